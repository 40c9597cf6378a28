package no.samklang.sync.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.samklang.sync.spi.Capabilities.CreateProof;
import no.samklang.sync.spi.Change;
import no.samklang.sync.spi.MatchKey;
import no.samklang.sync.spi.Receipt;
import no.samklang.sync.spi.TargetRecord;
import no.samklang.sync.spi.TargetSystem;

/** What the promises of a target are tried on: what a subclass tells, and what the tests share. */
abstract class TargetFixture<T> extends ContractFixture<T> {
  TargetFixture() {}

  /** Returns a record that the system accepts, different for each number. */
  protected abstract T valid(int number);

  /** Returns how many records of the type the system holds, by its own word. */
  protected abstract int stored();

  /**
   * Returns names of the fields that the system holds of a {@link #valid} record and gives back as
   * they were written.
   */
  protected abstract Set<String> heldFields();

  /** Returns the clock of system and connector. */
  protected abstract InstantSource clock();

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

  /**
   * Returns another record with the same key as {@link #keyOf} gives; empty, the default, when the
   * system holds keys unique.
   */
  protected Optional<T> twinOf(T record) {
    return Optional.empty();
  }

  /**
   * Returns a document that carries members with these keys, in their order; empty, the default, to
   * try no groups.
   */
  protected Optional<T> group(List<String> memberKeys) {
    return Optional.empty();
  }

  /**
   * Returns how many members of a group document the system holds.
   *
   * @param id the document
   */
  protected int membersOf(String id) {
    throw new UnsupportedOperationException("say how many members a document has");
  }

  /**
   * Returns a document of several members that the system refuses for one of them; empty, the
   * default, where there is none.
   */
  protected Optional<T> groupWithABadMember() {
    return Optional.empty();
  }

  @Override
  final boolean ofSource() {
    return false;
  }

  final void assumeCreates() {
    DoesNotApply.unless(
        capabilities().createProof() != CreateProof.NONE, "creates are not declared for the type");
  }

  final void assumeProvable() {
    assumeCreates();
    DoesNotApply.unless(
        capabilities().createProof() != CreateProof.NOTHING, "creates cannot be proved");
  }

  /** Goes on where an unclear create is settled by looking into the target. */
  final void assumeLookedFor() {
    assumeProvable();
    DoesNotApply.unless(
        !capabilities().createProof().repeatable(),
        "an unclear create is sent again, not looked for");
  }

  final void assumeProof(CreateProof proof) {
    DoesNotApply.unless(
        capabilities().createProof() == proof,
        "the proof is declared as " + capabilities().createProof() + ", not as " + proof);
  }

  final Change<T> assumedChange() {
    DoesNotApply.unless(capabilities().updatable(), "the type is not declared as updatable");
    Optional<Change<T>> change = changeOf(valid(1));
    assumeTrue(change.isPresent(), "the subclass knows no change");
    return change.orElseThrow();
  }

  final TargetSystem target() {
    Optional<TargetSystem> target = connect().target();
    assertThat(target).as("writing side of the connector").isPresent();
    return target.orElseThrow();
  }

  final RememberedWriting writing(int number) {
    return RememberedWriting.of(number, clock().instant());
  }

  final Receipt create(int number) {
    return target().create(type(), valid(number), writing(number));
  }

  final void assertHolds(String id, T expected, Collection<String> fields) {
    List<TargetRecord<T>> fetched = target().fetch(type(), List.of(id));
    assertThat(fetched).hasSize(1);
    for (String field : fields) {
      assertThat(FieldPaths.read(fetched.get(0).value(), field))
          .as("field " + field)
          .isEqualTo(FieldPaths.read(expected, field));
    }
  }
}
