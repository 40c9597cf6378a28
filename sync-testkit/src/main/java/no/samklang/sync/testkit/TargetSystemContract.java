package no.samklang.sync.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.spi.Capabilities;
import no.samklang.sync.spi.Capabilities.CreateProof;
import no.samklang.sync.spi.Change;
import no.samklang.sync.spi.Connector;
import no.samklang.sync.spi.ConnectorDescriptor;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Found;
import no.samklang.sync.spi.Gone;
import no.samklang.sync.spi.MatchKey;
import no.samklang.sync.spi.Page;
import no.samklang.sync.spi.ReadOptions;
import no.samklang.sync.spi.Receipt;
import no.samklang.sync.spi.Rejected;
import no.samklang.sync.spi.Retirement;
import no.samklang.sync.spi.TargetRecord;
import no.samklang.sync.spi.TargetSystem;
import no.samklang.sync.spi.Write;
import no.samklang.sync.spi.Written;
import org.junit.jupiter.api.Test;

/**
 * What the engine relies on in the writing side of a connector, for one entity type. A connector
 * passes it by one subclass a type; JUnit makes a new instance, with a fresh system, for each test.
 * The declared {@link Capabilities} decide what is tried; a test that does not apply is skipped
 * with its reason.
 *
 * @param <T> class of the records
 */
public abstract class TargetSystemContract<T> {
  private static final int MANY_PAGES = 200;

  /** Makes a contract; JUnit calls the subclass. */
  protected TargetSystemContract() {}

  /** Returns what the connector declares under the settings of this test. */
  protected abstract ConnectorDescriptor descriptor();

  /** Connects to the system of this test. */
  protected abstract Connector connect();

  /** Returns the type to write. */
  protected abstract EntityType<T> type();

  /** Returns a record that the system accepts, different for each number. */
  protected abstract T valid(int number);

  /** Returns how many records of the type the system holds, by its own word. */
  protected abstract int stored();

  /**
   * Returns names of the fields that the system holds of a {@link #valid} record and gives back as
   * they were written.
   */
  protected abstract Set<String> heldFields();

  /** Returns an id in the connector's form of which there is no record. */
  protected abstract String absentId();

  /** Returns the clock of system and connector. */
  protected abstract InstantSource clock();

  /** Lets time pass on that clock; default does nothing. */
  protected void advance(Duration time) {}

  /** Returns a change of some held fields of a record; empty, the default, to try no updates. */
  protected Optional<Change<T>> changeOf(T record) {
    return Optional.empty();
  }

  /** Returns a key by which the record is found; empty, the default, where there is none. */
  protected Optional<MatchKey> keyOf(T record) {
    return Optional.empty();
  }

  /** Returns a record that the system refuses; empty, the default, where there is none. */
  protected Optional<T> invalid() {
    return Optional.empty();
  }

  @Test
  final void createdRecordIsFetchedAsItWasWritten() {
    assumeCreates();

    Receipt receipt = create(1);

    assertHolds(receipt.id(), valid(1), heldFields());
    assertThat(stored()).isEqualTo(1);
  }

  @Test
  final void listingBringsEveryRecordInPages() {
    assumeCreates();
    assumeTrue(capabilities().listable(), "the type is not declared as listable");
    List<String> created = new ArrayList<>();
    for (int number = 1; number <= 5; number++) {
      created.add(create(number).id());
    }
    advance(capabilities().visibilityDelay());

    assertThat(listed()).containsExactlyInAnyOrderElementsOf(created);
  }

  @Test
  final void recordIsFoundByItsKeyAndNoOtherIs() {
    assumeCreates();
    Optional<MatchKey> key = keyOf(valid(1));
    assumeTrue(key.isPresent(), "the type has no key to be found by");
    String id = create(1).id();
    create(2);
    advance(capabilities().visibilityDelay());

    assertThat(target().find(type(), key.orElseThrow()))
        .extracting(TargetRecord::id)
        .containsExactly(id);
  }

  @Test
  final void keyThatNobodyHasFindsNothing() {
    Optional<MatchKey> key = keyOf(valid(1));
    assumeTrue(key.isPresent(), "the type has no key to be found by");

    assertThat(target().find(type(), key.orElseThrow())).isEmpty();
  }

  @Test
  final void fetchLeavesOutWhatIsNotThere() {
    assumeCreates();
    String id = create(1).id();

    assertThat(target().fetch(type(), List.of(absentId(), id)))
        .extracting(TargetRecord::id)
        .containsExactly(id);
    assertThat(target().fetch(type(), List.of())).isEmpty();
  }

  @Test
  final void createIsLocatedOnceItMustBeVisible() {
    assumeProvable();
    RememberedWriting writing = writing(1);
    Receipt receipt = target().create(type(), valid(1), writing);
    advance(capabilities().visibilityDelay());

    Found found = target().locate(type(), valid(1), writing);

    assertThat(found).isInstanceOf(Found.Complete.class);
    assertThat(((Found.Complete) found).receipt().id()).isEqualTo(receipt.id());
  }

  @Test
  final void createIsNeverAbsentBeforeItMustBeVisible() {
    assumeProvable();
    assumeDelay();
    RememberedWriting writing = writing(1);
    target().create(type(), valid(1), writing);

    assertThat(target().locate(type(), valid(1), writing))
        .isInstanceOfAny(Found.Complete.class, Found.NotYet.class);
  }

  @Test
  final void whatWasNeverSentIsNotYetAbsentWithinTheDelay() {
    assumeProvable();
    assumeDelay();

    Found found = target().locate(type(), valid(1), writing(1));

    assertThat(found).isInstanceOf(Found.NotYet.class);
    assertThat(((Found.NotYet) found).until()).isAfter(clock().instant());
  }

  @Test
  final void whatWasNeverSentIsAbsentAfterTheDelay() {
    assumeProvable();
    create(2);
    RememberedWriting writing = writing(1);
    advance(capabilities().visibilityDelay().plusMinutes(1));

    assertThat(target().locate(type(), valid(1), writing)).isInstanceOf(Found.Absent.class);
  }

  @Test
  final void createWithoutProofCannotBeTold() {
    assumeProof(CreateProof.NOTHING);
    RememberedWriting writing = writing(1);
    target().create(type(), valid(1), writing);

    assertThat(target().locate(type(), valid(1), writing)).isInstanceOf(Found.CannotTell.class);
  }

  @Test
  final void repeatedCreateMakesOneRecord() {
    assumeTrue(capabilities().createProof().repeatable(), "creates are not repeatable");
    RememberedWriting writing = writing(1);

    Receipt first = target().create(type(), valid(1), writing);
    Receipt second = target().create(type(), valid(1), writing);

    assertThat(second.id()).isEqualTo(first.id());
    assertThat(stored()).isEqualTo(1);
  }

  @Test
  final void secondCreateUnderAUniqueReferenceMakesNoSecondRecord() {
    assumeProof(CreateProof.UNIQUE_REFERENCE);
    RememberedWriting writing = writing(1);
    target().create(type(), valid(1), writing);

    assertThatThrownBy(() -> target().create(type(), valid(1), writing))
        .isInstanceOf(Rejected.class);
    assertThat(stored()).isEqualTo(1);
  }

  @Test
  final void updateWritesTheNamedFieldsAndLeavesTheOthers() {
    assumeCreates();
    Change<T> change = assumedChange();
    String id = create(1).id();

    Receipt receipt = target().update(type(), id, change);

    assertThat(receipt.id()).isEqualTo(id);
    assertChanged(id, change);
  }

  @Test
  final void updateLeavesAFieldThatWasNotNamed() {
    assumeCreates();
    Change<T> change = assumedChange();
    assumeTrue(change.fields().size() > 1, "the change of this test names one field only");
    String named = Collections.min(change.fields());
    Change<T> narrow = new Change<>(change.wanted(), Set.of(named));
    String id = create(1).id();

    target().update(type(), id, narrow);

    assertChanged(id, narrow);
  }

  @Test
  final void updateTwiceIsHarmless() {
    assumeCreates();
    Change<T> change = assumedChange();
    String id = create(1).id();

    target().update(type(), id, change);
    target().update(type(), id, change);

    assertChanged(id, change);
    assertThat(stored()).isEqualTo(1);
  }

  @Test
  final void updateOfWhatIsNotThereSaysGone() {
    Change<T> change = assumedChange();

    assertThatThrownBy(() -> target().update(type(), absentId(), change)).isInstanceOf(Gone.class);
  }

  @Test
  final void retiringTwiceIsHarmless() {
    assumeCreates();
    assumeTrue(!capabilities().retirements().isEmpty(), "no retirement is declared");
    int number = 0;
    for (Retirement how : capabilities().retirements()) {
      String id = create(++number).id();
      target().retire(type(), id, how);
      target().retire(type(), id, how);
      assertThat(target().fetch(type(), List.of(id)).isEmpty())
          .as("left out after " + how)
          .isEqualTo(how == Retirement.DELETE);
    }
  }

  @Test
  final void refusedRecordIsRejectedAndNothingIsMade() {
    assumeCreates();
    Optional<T> invalid = invalid();
    assumeTrue(invalid.isPresent(), "the subclass knows no record that is refused");
    RememberedWriting writing = writing(1);

    assertThatThrownBy(() -> target().create(type(), invalid.orElseThrow(), writing))
        .isInstanceOf(Rejected.class);
    assertThat(stored()).isZero();
  }

  @Test
  final void writesThatGoTogetherEndAsEachWouldAlone() {
    assumeTrue(capabilities().maxBatch() > 1, "records are written one by one");
    List<Write<T>> writes = new ArrayList<>();
    writes.add(new Write.Create<>(valid(2), writing(2)));
    invalid().ifPresent(wrong -> writes.add(new Write.Create<>(wrong, writing(1))));
    writes.add(new Write.Create<>(valid(3), writing(3)));

    List<Written> written = target().writeAll(type(), writes);

    assertThat(written).hasSameSizeAs(writes);
    assertHolds(written.get(0).orThrow().id(), valid(2), heldFields());
    assertHolds(written.get(written.size() - 1).orThrow().id(), valid(3), heldFields());
    if (written.size() > 2) {
      assertThatThrownBy(written.get(1)::orThrow).isInstanceOf(Rejected.class);
    }
    assertThat(stored()).isEqualTo(2);
  }

  @Test
  final void undeclaredTypeIsRefused() {
    EntityType<Undeclared> undeclared = EntityType.of("undeclared", Undeclared.class);
    Undeclared record = new Undeclared("name");

    assertThatThrownBy(() -> target().create(undeclared, record, writing(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> target().fetch(undeclared, List.of("1")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> target().find(undeclared, new MatchKey("number", "1")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private record Undeclared(String name) {}

  private Capabilities capabilities() {
    return Objects.requireNonNull(
        descriptor().capabilities().get(type()), () -> "type " + type() + " is not declared");
  }

  private void assumeCreates() {
    assumeTrue(
        capabilities().createProof() != CreateProof.NONE, "creates are not declared for the type");
  }

  private void assumeProvable() {
    assumeCreates();
    assumeTrue(capabilities().createProof() != CreateProof.NOTHING, "creates cannot be proved");
  }

  private void assumeProof(CreateProof proof) {
    assumeTrue(
        capabilities().createProof() == proof,
        () -> "the proof is declared as " + capabilities().createProof() + ", not as " + proof);
  }

  private void assumeDelay() {
    assumeTrue(!capabilities().visibilityDelay().isZero(), "creates are visible at once");
  }

  private Change<T> assumedChange() {
    assumeTrue(capabilities().updatable(), "the type is not declared as updatable");
    Optional<Change<T>> change = changeOf(valid(1));
    assumeTrue(change.isPresent(), "the subclass knows no change");
    return change.orElseThrow();
  }

  private TargetSystem target() {
    Optional<TargetSystem> target = connect().target();
    assertThat(target).as("writing side of the connector").isPresent();
    return target.orElseThrow();
  }

  private RememberedWriting writing(int number) {
    return RememberedWriting.of(number, clock().instant());
  }

  private Receipt create(int number) {
    return target().create(type(), valid(number), writing(number));
  }

  private List<String> listed() {
    List<String> ids = new ArrayList<>();
    Cursor cursor = Cursor.START;
    for (int pages = 0; pages < MANY_PAGES; pages++) {
      Page<TargetRecord<T>> page = target().list(type(), cursor, new ReadOptions(2, true));
      page.records().forEach(record -> ids.add(record.id()));
      if (page.last()) {
        return ids.stream().distinct().toList();
      }
      cursor = page.next();
    }
    throw new AssertionError("a listing of a few rows did not end after " + MANY_PAGES + " pages");
  }

  private void assertChanged(String id, Change<T> change) {
    assertHolds(id, change.wanted(), change.fields());
    assertHolds(
        id,
        valid(1),
        heldFields().stream().filter(field -> !change.fields().contains(field)).toList());
  }

  private void assertHolds(String id, T expected, Iterable<String> fields) {
    List<TargetRecord<T>> fetched = target().fetch(type(), List.of(id));
    assertThat(fetched).hasSize(1);
    for (String field : fields) {
      assertThat(FieldPaths.read(fetched.get(0).value(), field))
          .as("field " + field)
          .isEqualTo(FieldPaths.read(expected, field));
    }
  }
}
