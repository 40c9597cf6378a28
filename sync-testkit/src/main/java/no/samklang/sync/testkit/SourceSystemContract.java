package no.samklang.sync.testkit;

import static no.samklang.sync.spi.Ability.COUNTED;
import static no.samklang.sync.spi.Ability.READING;
import static no.samklang.sync.spi.Ability.SEES_DELETES;
import static no.samklang.sync.spi.Ability.THIN_ROWS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.samklang.sync.spi.Capabilities;
import no.samklang.sync.spi.Capabilities.Reading;
import no.samklang.sync.spi.Connector;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Page;
import no.samklang.sync.spi.SourceRecord;
import org.junit.jupiter.api.Test;

/**
 * What the engine relies on in the reading side of a connector, for one entity type. A connector
 * passes it by one subclass a type, which says how to connect to a fresh system and how to put
 * records there; JUnit makes a new instance, with a fresh system, for each test. The declared
 * {@link Capabilities} decide what is tried; a test that does not apply is skipped with its reason.
 * What is not declared is tried too: it must fail, and not do half of it.
 *
 * <p>When every contract test of a connector passed, its {@link no.samklang.sync.spi.Certificate}
 * is written beside its classes, or to the directory that the system property {@code
 * samklang.certificates} names. An ability stands in it only if all tests of it ran: one that was
 * skipped because the subclass did not say how to try leaves it unproven.
 *
 * @param <T> class of the records
 */
public abstract class SourceSystemContract<T> extends SourceFixture<T> {

  /** Makes a contract; JUnit calls the subclass. */
  protected SourceSystemContract() {}

  @Test
  @Proves(READING)
  final void readsEveryRecordAndEndsThePass() {
    Set<String> added = addSome(7);

    assertThat(ids(pass(Cursor.START))).containsAll(added);
  }

  @Test
  @Proves(READING)
  final void emptySystemGivesOneEmptyLastPage() {
    Page<SourceRecord<T>> page = source().read(type(), Cursor.START, pages(false));

    assertThat(page.records()).isEmpty();
    assertThat(page.last()).isTrue();
  }

  @Test
  @Proves(READING)
  final void passGoesOnInAnotherConnectionWhereItStopped() {
    Set<String> added = addSome(7);
    Page<SourceRecord<T>> first = source().read(type(), Cursor.START, pages(false));
    DoesNotApply.unless(!first.last(), "the system gives everything in one page");

    Set<String> seen = new HashSet<>(ids(first.records()));
    try (Connector later = connect()) {
      seen.addAll(ids(pass(source(later), first.next(), false).records()));
    }

    assertThat(seen).containsAll(added);
  }

  @Test
  @Proves(READING)
  final void recordsThatChangeBetweenTwoPagesAreNotLost() {
    List<String> added = new ArrayList<>(addSome(7));
    Page<SourceRecord<T>> first = source().read(type(), Cursor.START, pages(false));
    DoesNotApply.unless(!first.last(), "the system gives everything in one page");

    edit(added.get(0));
    edit(added.get(6));
    Set<String> seen = new HashSet<>(ids(first.records()));
    seen.addAll(ids(pass(first.next())));

    assertThat(seen).containsAll(added);
  }

  @Test
  @Proves(READING)
  final void unchangedRecordsComeAgainOnlyWithinTheOverlap() {
    assumeReading(Reading.CHANGES);
    addSome(5);
    advance(beyondOverlap());
    String latest = add(6);
    Cursor done = whole(Cursor.START).next();

    assertThat(ids(pass(done))).isSubsetOf(latest);
  }

  @Test
  @Proves(READING)
  final void changedRecordComesAgain() {
    assumeReading(Reading.CHANGES);
    List<String> added = new ArrayList<>(addSome(5));
    Cursor done = whole(Cursor.START).next();
    advance(beyondOverlap());
    edit(added.get(1));

    assertThat(ids(pass(done))).contains(added.get(1));
  }

  @Test
  @Proves(READING)
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
  @Proves(READING)
  final void wholePassBringsEverythingThoughNothingChanged() {
    assumeReading(Reading.CHANGES);
    Set<String> added = addSome(5);
    whole(Cursor.START);
    advance(beyondOverlap());

    assertThat(ids(pass(source(), Cursor.START, true).records())).containsAll(added);
  }

  @Test
  @Proves(READING)
  final void listingBringsEverythingEveryTime() {
    assumeReading(Reading.FULL);
    Set<String> added = addSome(5);

    Cursor done = whole(Cursor.START).next();

    assertThat(ids(pass(done))).containsExactlyInAnyOrderElementsOf(added);
  }

  @Test
  @Proves(COUNTED)
  final void countedPassAnnouncesItsTotal() {
    DoesNotApply.unless(capabilities().counted(), "the type is not declared as counted");
    addSome(5);

    Page<SourceRecord<T>> first = source().read(type(), Cursor.START, pages(false));

    assertThat(first.expectedTotal()).hasValue(5);
  }

  @Test
  @Proves(READING)
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
  @Proves(THIN_ROWS)
  final void listedRowsAreThinOnlyWhereDeclared() {
    add(1);

    SourceRecord<T> row = pass(Cursor.START).get(0);

    assertThat(row.value() == null).isEqualTo(capabilities().thinRows());
    if (capabilities().thinRows()) {
      assertThat(row.version()).as("version of a thin row").isNotNull();
    }
  }

  @Test
  @Proves(READING)
  final void fetchGivesWholeRecords() {
    List<String> added = new ArrayList<>(addSome(3));

    List<SourceRecord<T>> fetched = source().fetch(type(), added.subList(0, 2));

    assertThat(ids(fetched)).containsExactlyInAnyOrder(added.get(0), added.get(1));
    assertThat(fetched).allSatisfy(row -> assertThat(row.value()).isNotNull());
  }

  @Test
  @Proves(READING)
  final void fetchLeavesOutWhatIsNotThere() {
    String id = add(1);

    List<SourceRecord<T>> fetched = source().fetch(type(), List.of(absentId(), id));

    assertThat(ids(fetched.stream().filter(row -> !row.gone()).toList())).containsExactly(id);
  }

  @Test
  @Proves(READING)
  final void fetchOfNothingGivesNothing() {
    assertThat(source().fetch(type(), List.of())).isEmpty();
  }

  @Test
  @Proves(READING)
  final void acknowledgedRecordLeavesTheQueue() {
    assumeReading(Reading.QUEUE);
    List<String> added = new ArrayList<>(addSome(5));
    pass(Cursor.START);

    acknowledge(added.subList(0, 2));

    assertThat(ids(pass(Cursor.START))).containsExactlyInAnyOrderElementsOf(added.subList(2, 5));
  }

  @Test
  @Proves(READING)
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
  @Proves(READING)
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
  @Proves(SEES_DELETES)
  final void deletedRecordIsReported() {
    DoesNotApply.unless(capabilities().seesDeletes(), "deletes are not declared as seen");
    String id = add(1);
    Cursor done = whole(Cursor.START).next();
    advance(beyondOverlap());
    assumeTrue(delete(id), "the system cannot delete");

    assertThat(pass(done)).anyMatch(row -> row.id().equals(id) && row.gone());
  }

  @Test
  @Proves(READING)
  final void everyIdThatReadingGivesCanBeFetched() {
    addSome(4);
    List<String> given = ids(pass(Cursor.START));

    assertThat(ids(source().fetch(type(), given.subList(0, 3))))
        .containsExactlyInAnyOrderElementsOf(given.subList(0, 3));
  }

  @Test
  final void oddKeyComesBackAsItWas() {
    String plain = add(1);
    Optional<String> odd = addOdd();
    assumeTrue(odd.isPresent(), "keys of this type hold nothing odd");
    List<String> both = List.of(plain, odd.orElseThrow());

    assertThat(ids(pass(Cursor.START))).containsAll(both);
    assertThat(ids(source().fetch(type(), both))).containsExactlyInAnyOrderElementsOf(both);
  }

  @Test
  @Proves(READING)
  final void pageCanBeReadAgainFromItsCursor() {
    addSome(7);
    Page<SourceRecord<T>> first = source().read(type(), Cursor.START, pages(false));
    DoesNotApply.unless(!first.last(), "the system gives everything in one page");

    List<String> once = ids(source().read(type(), first.next(), pages(false)).records());
    List<String> again = ids(source().read(type(), first.next(), pages(false)).records());

    assertThat(again).isEqualTo(once);
  }

  @Test
  final void correctionsComeAfterWhatTheyCorrect() {
    String original = add(1);
    add(2);
    List<String> corrections = correct(original);
    assumeTrue(!corrections.isEmpty(), "the source sends no corrections");

    List<String> expected = new ArrayList<>(List.of(original));
    expected.addAll(corrections);

    assertThat(ids(pass(Cursor.START))).containsSubsequence(expected);
  }

  @Test
  @Proves({READING, COUNTED})
  final void passThatIsNotCountedAnnouncesNoTotal() {
    DoesNotApply.unless(!capabilities().counted(), "the type is declared as counted");
    addSome(5);

    assertThat(source().read(type(), Cursor.START, pages(false)).expectedTotal()).isEmpty();
  }

  @Test
  @Proves(READING)
  final void listingLeavesOutWhatWasDeleted() {
    assumeReading(Reading.FULL);
    List<String> added = new ArrayList<>(addSome(3));
    whole(Cursor.START);
    DoesNotApply.unless(delete(added.get(1)), "the system cannot delete");

    List<String> living = ids(pass(Cursor.START).stream().filter(row -> !row.gone()).toList());

    assertThat(living).containsExactlyInAnyOrder(added.get(0), added.get(2));
  }

  @Test
  @Proves(SEES_DELETES)
  final void deletedRecordIsNotReportedWhereThatIsNotDeclared() {
    DoesNotApply.unless(!capabilities().seesDeletes(), "deletes are declared as seen");
    List<String> added = new ArrayList<>(addSome(3));
    whole(Cursor.START);
    advance(beyondOverlap());
    DoesNotApply.unless(delete(added.get(1)), "the system cannot delete");

    assertThat(pass(Cursor.START)).noneMatch(SourceRecord::gone);
    assertThat(source().fetch(type(), added)).noneMatch(SourceRecord::gone);
  }

  @Test
  @Proves(THIN_ROWS)
  final void thinRowHasAnotherVersionOnceTheRecordChanged() {
    DoesNotApply.unless(capabilities().thinRows(), "rows are not declared as thin");
    String id = add(1);
    String before = version(id);
    assertThat(version(id)).isEqualTo(before);
    advance(Duration.ofSeconds(2));

    edit(id);

    assertThat(version(id)).isNotEqualTo(before);
  }

  @Test
  @Proves(READING)
  final void queueCanBePreparedTwice() {
    assumeReading(Reading.QUEUE);
    Set<String> added = addSome(3);

    source().prepare(type());
    source().prepare(type());

    assertThat(ids(pass(Cursor.START))).containsExactlyInAnyOrderElementsOf(added);
  }

  @Test
  @Proves(READING)
  final void queueThatIsReadUnpreparedForAPlanLosesNothing() {
    assumeReading(Reading.QUEUE);
    Set<String> added = addSome(3);

    source().read(type(), Cursor.START, pages(false));

    assertThat(ids(pass(Cursor.START))).containsExactlyInAnyOrderElementsOf(added);
  }

  @Test
  @Proves(READING)
  final void onlyAQueueTakesAcknowledgements() {
    DoesNotApply.unless(
        capabilities().reading() != Reading.QUEUE, "the type is declared as a queue");
    String id = add(1);

    assertThatThrownBy(() -> acknowledge(List.of(id)))
        .isInstanceOfAny(UnsupportedOperationException.class, IllegalArgumentException.class);
  }

  @Test
  @Proves(READING)
  final void undeclaredTypeIsRefused() {
    assertThatThrownBy(() -> source().read(Undeclared.TYPE, Cursor.START, pages(false)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> source().fetch(Undeclared.TYPE, List.of("1")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private String version(String id) {
    return pass(Cursor.START).stream()
        .filter(row -> row.id().equals(id))
        .map(SourceRecord::version)
        .map(String::valueOf)
        .findFirst()
        .orElseThrow(() -> new AssertionError("record " + id + " was not listed"));
  }
}
