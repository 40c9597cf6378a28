package no.samklang.sync.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.spi.Acknowledgement;
import no.samklang.sync.spi.Capabilities;
import no.samklang.sync.spi.Capabilities.Reading;
import no.samklang.sync.spi.Connector;
import no.samklang.sync.spi.ConnectorDescriptor;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Page;
import no.samklang.sync.spi.ReadOptions;
import no.samklang.sync.spi.SourceRecord;
import no.samklang.sync.spi.SourceSystem;
import org.junit.jupiter.api.Test;

/**
 * What the engine relies on in the reading side of a connector, for one entity type. A connector
 * passes it by one subclass a type, which says how to connect to a fresh system and how to put
 * records there; JUnit makes a new instance, with a fresh system, for each test. The declared
 * {@link Capabilities} decide what is tried; a test that does not apply is skipped with its reason.
 *
 * @param <T> class of the records
 */
public abstract class SourceSystemContract<T> {
  private static final int PAGE = 3;
  private static final int MANY_PAGES = 200;

  /** Makes a contract; JUnit calls the subclass. */
  protected SourceSystemContract() {}

  /** Returns what the connector declares under the settings of this test. */
  protected abstract ConnectorDescriptor descriptor();

  /** Connects to the system of this test; each call gives a connection of its own. */
  protected abstract Connector connect();

  /** Returns the type to read. */
  protected abstract EntityType<T> type();

  /** Puts a valid record into the system and returns the id by which the connector knows it. */
  protected abstract String add(int number);

  /** Changes a field of a record that the connector reads. */
  protected abstract void edit(String id);

  /** Returns an id in the connector's form of which there is no record. */
  protected abstract String absentId();

  /** Lets time pass on the clocks of system and connector; default does nothing. */
  protected void advance(Duration time) {}

  /** Gives a record another number; false, the default, when numbers cannot change. */
  protected boolean renumber(String id) {
    return false;
  }

  /** Deletes a record; false, the default, when the system cannot. */
  protected boolean delete(String id) {
    return false;
  }

  /** Makes a record impossible to read; false, the default, when the system cannot hold such. */
  protected boolean corrupt(String id) {
    return false;
  }

  @Test
  final void readsEveryRecordAndEndsThePass() {
    Set<String> added = addSome(7);

    assertThat(ids(pass(Cursor.START))).containsAll(added);
  }

  @Test
  final void emptySystemGivesOneEmptyLastPage() {
    Page<SourceRecord<T>> page = source().read(type(), Cursor.START, pages(false));

    assertThat(page.records()).isEmpty();
    assertThat(page.last()).isTrue();
  }

  @Test
  final void passGoesOnInAnotherConnectionWhereItStopped() {
    Set<String> added = addSome(7);
    Page<SourceRecord<T>> first = source().read(type(), Cursor.START, pages(false));
    assumeTrue(!first.last(), "the system gives everything in one page");

    Set<String> seen = new HashSet<>(ids(first.records()));
    try (Connector later = connect()) {
      seen.addAll(ids(pass(source(later), first.next(), false).records()));
    }

    assertThat(seen).containsAll(added);
  }

  @Test
  final void recordThatChangesBetweenTwoPagesIsNotLost() {
    List<String> added = new ArrayList<>(addSome(7));
    Page<SourceRecord<T>> first = source().read(type(), Cursor.START, pages(false));
    assumeTrue(!first.last(), "the system gives everything in one page");

    edit(added.get(6));
    Set<String> seen = new HashSet<>(ids(first.records()));
    seen.addAll(ids(pass(first.next())));

    assertThat(seen).containsAll(added);
  }

  @Test
  final void unchangedRecordsComeAgainOnlyWithinTheOverlap() {
    assumeReading(Reading.CHANGES);
    addSome(5);
    advance(beyondOverlap());
    String latest = add(6);
    Cursor done = whole(Cursor.START).next();

    assertThat(ids(pass(done))).isSubsetOf(latest);
  }

  @Test
  final void changedRecordComesAgain() {
    assumeReading(Reading.CHANGES);
    List<String> added = new ArrayList<>(addSome(5));
    Cursor done = whole(Cursor.START).next();
    advance(beyondOverlap());
    edit(added.get(1));

    assertThat(ids(pass(done))).contains(added.get(1));
  }

  @Test
  final void changeIsSeenAfterPassesThatBroughtNothing() {
    assumeReading(Reading.CHANGES);
    List<String> added = new ArrayList<>(addSome(2));
    Cursor done = whole(Cursor.START).next();
    advance(beyondOverlap());
    done = whole(done).next();
    done = whole(done).next();
    edit(added.get(0));
    String fresh = add(3);

    assertThat(ids(pass(done))).contains(added.get(0), fresh);
  }

  @Test
  final void wholePassBringsEverythingThoughNothingChanged() {
    assumeReading(Reading.CHANGES);
    Set<String> added = addSome(5);
    whole(Cursor.START);
    advance(beyondOverlap());

    assertThat(ids(pass(source(), Cursor.START, true).records())).containsAll(added);
  }

  @Test
  final void listingBringsEverythingEveryTime() {
    assumeReading(Reading.FULL);
    Set<String> added = addSome(5);

    Cursor done = whole(Cursor.START).next();

    assertThat(ids(pass(done))).containsExactlyInAnyOrderElementsOf(added);
  }

  @Test
  final void countedPassAnnouncesItsTotal() {
    assumeTrue(capabilities().counted(), "the type is not declared as counted");
    addSome(5);

    Page<SourceRecord<T>> first = source().read(type(), Cursor.START, pages(false));

    assertThat(first.expectedTotal()).hasValue(5);
  }

  @Test
  final void unchangedRecordReadsEqualAndAChangedOneDoesNot() {
    String id = add(1);
    Object before = content(id);

    assertThat(content(id)).isEqualTo(before);
    advance(Duration.ofSeconds(2));
    edit(id);
    assertThat(content(id)).isNotEqualTo(before);
  }

  @Test
  final void renumberedRecordKeepsItsId() {
    String id = add(1);
    assumeTrue(renumber(id), "numbers cannot change in this system");

    assertThat(ids(pass(Cursor.START))).contains(id);
    assertThat(source().fetch(type(), List.of(id))).hasSize(1);
  }

  @Test
  final void listedRowsAreThinOnlyWhereDeclared() {
    add(1);

    SourceRecord<T> row = pass(Cursor.START).get(0);

    assertThat(row.value() == null).isEqualTo(capabilities().thinRows());
    if (capabilities().thinRows()) {
      assertThat(row.version()).as("version of a thin row").isNotNull();
    }
  }

  @Test
  final void fetchGivesWholeRecords() {
    List<String> added = new ArrayList<>(addSome(3));

    List<SourceRecord<T>> fetched = source().fetch(type(), added.subList(0, 2));

    assertThat(ids(fetched)).containsExactlyInAnyOrder(added.get(0), added.get(1));
    assertThat(fetched).allSatisfy(row -> assertThat(row.value()).isNotNull());
  }

  @Test
  final void fetchLeavesOutWhatIsNotThere() {
    String id = add(1);

    List<SourceRecord<T>> fetched = source().fetch(type(), List.of(absentId(), id));

    assertThat(ids(fetched.stream().filter(row -> !row.gone()).toList())).containsExactly(id);
  }

  @Test
  final void fetchOfNothingGivesNothing() {
    assertThat(source().fetch(type(), List.of())).isEmpty();
  }

  @Test
  final void acknowledgedRecordLeavesTheQueue() {
    assumeReading(Reading.QUEUE);
    List<String> added = new ArrayList<>(addSome(5));
    pass(Cursor.START);

    acknowledge(added.subList(0, 2));

    assertThat(ids(pass(Cursor.START))).containsExactlyInAnyOrderElementsOf(added.subList(2, 5));
  }

  @Test
  final void acknowledgingTwiceIsHarmless() {
    assumeReading(Reading.QUEUE);
    List<String> added = new ArrayList<>(addSome(3));
    pass(Cursor.START);

    acknowledge(added.subList(0, 1));
    acknowledge(added.subList(0, 2));
    acknowledge(List.of());

    assertThat(ids(pass(Cursor.START))).containsExactly(added.get(2));
  }

  @Test
  final void queueThatIsOnlyReadStaysAsItIs() {
    assumeReading(Reading.QUEUE);
    Set<String> added = addSome(5);
    pass(Cursor.START);

    assertThat(ids(pass(Cursor.START))).containsExactlyInAnyOrderElementsOf(added);
  }

  @Test
  final void unreadableRowIsFaultyAndTheOthersCome() {
    List<String> added = new ArrayList<>(addSome(5));
    assumeTrue(corrupt(added.get(1)), "the system cannot hold an unreadable row");

    List<SourceRecord<T>> rows = pass(Cursor.START);

    assertThat(rows.stream().filter(row -> row.fault() != null)).isNotEmpty();
    assertThat(ids(rows)).contains(added.get(0), added.get(2), added.get(3), added.get(4));
  }

  @Test
  final void deletedRecordIsReported() {
    assumeTrue(capabilities().seesDeletes(), "deletes are not declared as seen");
    String id = add(1);
    Cursor done = whole(Cursor.START).next();
    advance(beyondOverlap());
    assumeTrue(delete(id), "the system cannot delete");

    assertThat(pass(done)).anyMatch(row -> row.id().equals(id) && row.gone());
  }

  @Test
  final void undeclaredTypeIsRefused() {
    EntityType<Undeclared> undeclared = EntityType.of("undeclared", Undeclared.class);

    assertThatThrownBy(() -> source().read(undeclared, Cursor.START, pages(false)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> source().fetch(undeclared, List.of("1")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private record Undeclared(String name) {}

  private Capabilities capabilities() {
    return Objects.requireNonNull(
        descriptor().capabilities().get(type()), () -> "type " + type() + " is not declared");
  }

  private void assumeReading(Reading reading) {
    assumeTrue(
        capabilities().reading() == reading,
        () -> "the type is declared as " + capabilities().reading() + ", not as " + reading);
  }

  private Duration beyondOverlap() {
    return capabilities().cursorOverlap().multipliedBy(2).plusMinutes(1);
  }

  private SourceSystem source() {
    return source(connect());
  }

  private static SourceSystem source(Connector connector) {
    Optional<SourceSystem> source = connector.source();
    assertThat(source).as("reading side of the connector").isPresent();
    return source.orElseThrow();
  }

  private static ReadOptions pages(boolean whole) {
    return new ReadOptions(PAGE, whole);
  }

  private Set<String> addSome(int count) {
    List<String> added = new ArrayList<>();
    for (int number = 1; number <= count; number++) {
      added.add(add(number));
    }
    assertThat(added).as("ids of the added records").doesNotHaveDuplicates();
    return new LinkedHashSet<>(added);
  }

  private List<SourceRecord<T>> pass(Cursor after) {
    return whole(after).records();
  }

  private Page<SourceRecord<T>> whole(Cursor after) {
    return pass(source(), after, false);
  }

  /** Reads to the last page; the answer holds all rows and the cursor of the last page. */
  private Page<SourceRecord<T>> pass(SourceSystem source, Cursor after, boolean all) {
    if (capabilities().reading() == Reading.QUEUE && after.isStart()) {
      source.prepare(type());
    }
    List<SourceRecord<T>> rows = new ArrayList<>();
    Cursor cursor = after;
    for (int pages = 0; pages < MANY_PAGES; pages++) {
      Page<SourceRecord<T>> page = source.read(type(), cursor, pages(all));
      rows.addAll(page.records());
      if (page.last()) {
        return Page.last(rows, page.next());
      }
      assertThat(page.next()).as("cursor of the next page").isNotEqualTo(cursor);
      cursor = page.next();
    }
    throw new AssertionError("a pass over a few rows did not end after " + MANY_PAGES + " pages");
  }

  private Object content(String id) {
    return source().fetch(type(), List.of(id)).stream()
        .map(SourceRecord::value)
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow(() -> new AssertionError("record " + id + " was not fetched"));
  }

  private void acknowledge(List<String> ids) {
    source()
        .acknowledge(
            type(), ids.stream().map(id -> new Acknowledgement(id, "target of " + id)).toList());
  }

  private static <V> List<String> ids(List<SourceRecord<V>> rows) {
    return rows.stream().map(SourceRecord::id).distinct().toList();
  }
}
