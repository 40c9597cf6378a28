package no.samklang.sync.testkit;

import static no.samklang.sync.spi.Ability.CREATE_PROOF;
import static no.samklang.sync.spi.Ability.MAX_GROUP;
import static no.samklang.sync.spi.Ability.MAX_IN_FLIGHT;
import static no.samklang.sync.spi.Ability.VISIBILITY_DELAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import no.samklang.sync.spi.Capabilities.CreateProof;
import no.samklang.sync.spi.Found;
import no.samklang.sync.spi.LeaseLost;
import no.samklang.sync.spi.Receipt;
import no.samklang.sync.spi.Rejected;
import no.samklang.sync.spi.UncheckedStoreException;
import org.junit.jupiter.api.Test;

/** How a target makes records, and how it is known afterwards whether it did. */
abstract class CreatePromises<T> extends TargetFixture<T> {
  private static final int MANY = 8;

  CreatePromises() {}

  @Test
  @Proves(CREATE_PROOF)
  final void createdRecordIsFetchedAsItWasWritten() {
    assumeCreates();

    Receipt receipt = create(1);

    assertHolds(receipt.id(), valid(1), heldFields());
    assertThat(stored()).isEqualTo(1);
  }

  @Test
  @Proves({CREATE_PROOF, VISIBILITY_DELAY})
  final void createIsLocatedOnceItMustBeVisible() {
    assumeLookedFor();
    RememberedWriting writing = writing(1);
    Receipt receipt = target().create(type(), valid(1), writing);
    advance(capabilities().visibilityDelay());

    Found found = target().locate(type(), valid(1), writing);

    assertThat(found).isInstanceOf(Found.Complete.class);
    assertThat(((Found.Complete) found).receipt().id()).isEqualTo(receipt.id());
  }

  @Test
  @Proves(VISIBILITY_DELAY)
  final void createIsNeverAbsentBeforeItMustBeVisible() {
    assumeLookedFor();
    assumeDelay();
    RememberedWriting writing = writing(1);
    target().create(type(), valid(1), writing);

    assertThat(target().locate(type(), valid(1), writing))
        .isInstanceOfAny(Found.Complete.class, Found.NotYet.class);
  }

  @Test
  @Proves(VISIBILITY_DELAY)
  final void whatWasNeverSentIsNotYetAbsentWithinTheDelay() {
    assumeLookedFor();
    assumeDelay();

    Found found = target().locate(type(), valid(1), writing(1));

    assertThat(found).isInstanceOf(Found.NotYet.class);
    assertThat(((Found.NotYet) found).until()).isAfter(clock().instant());
  }

  @Test
  @Proves({CREATE_PROOF, VISIBILITY_DELAY})
  final void whatWasNeverSentIsAbsentAfterTheDelay() {
    assumeLookedFor();
    create(2);
    RememberedWriting writing = writing(1);
    advance(capabilities().visibilityDelay().plusMinutes(1));

    assertThat(target().locate(type(), valid(1), writing)).isInstanceOf(Found.Absent.class);
  }

  @Test
  @Proves(CREATE_PROOF)
  final void createWithoutProofCannotBeTold() {
    assumeProof(CreateProof.NOTHING);
    RememberedWriting writing = writing(1);
    target().create(type(), valid(1), writing);

    assertThat(target().locate(type(), valid(1), writing)).isInstanceOf(Found.CannotTell.class);
  }

  @Test
  @Proves(CREATE_PROOF)
  final void repeatedCreateMakesOneRecord() {
    DoesNotApply.unless(capabilities().createProof().repeatable(), "creates are not repeatable");
    RememberedWriting writing = writing(1);

    Receipt first = target().create(type(), valid(1), writing);
    Receipt second = target().create(type(), valid(1), writing);

    assertThat(second.id()).isEqualTo(first.id());
    assertThat(stored()).isEqualTo(1);
  }

  @Test
  @Proves(CREATE_PROOF)
  final void secondCreateUnderAUniqueReferenceMakesNoSecondRecord() {
    assumeProof(CreateProof.UNIQUE_REFERENCE);
    RememberedWriting writing = writing(1);
    target().create(type(), valid(1), writing);

    assertThatThrownBy(() -> target().create(type(), valid(1), writing))
        .isInstanceOf(Rejected.class);
    assertThat(stored()).isEqualTo(1);
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
  @Proves(CREATE_PROOF)
  final void twoUnderOneReferenceAreForAPerson() {
    assumeProof(CreateProof.SEARCHABLE_MARKER);
    RememberedWriting writing = writing(1);
    target().create(type(), valid(1), writing);
    target().create(type(), valid(1), writing);
    advance(capabilities().visibilityDelay());

    assertThat(target().locate(type(), valid(1), writing)).isInstanceOf(Found.Several.class);
  }

  @Test
  @Proves(CREATE_PROOF)
  final void createIsLocatedAmongOthersInAnotherConnection() {
    assumeLookedFor();
    create(1);
    RememberedWriting writing = writing(2);
    Receipt receipt = target().create(type(), valid(2), writing);
    create(3);
    advance(capabilities().visibilityDelay());

    assertThat(target().locate(type(), valid(2), writing.remembered()))
        .isInstanceOfSatisfying(
            Found.Complete.class,
            found -> assertThat(found.receipt().id()).isEqualTo(receipt.id()));
  }

  @Test
  @Proves(CREATE_PROOF)
  final void nothingIsMadeOnceTheRunMayNotSend() {
    assumeCreates();

    assertThatThrownBy(() -> target().create(type(), valid(1), writing(1).afterAnotherTookOver()))
        .isInstanceOf(LeaseLost.class);
    assertThat(stored()).isZero();
  }

  @Test
  @Proves(MAX_IN_FLIGHT)
  final void createsUnderWayAtOnceMakeOneRecordEach() throws Exception {
    assumeCreates();
    int count = Math.min(capabilities().maxInFlight(), MANY);
    List<Callable<Receipt>> creates = new ArrayList<>();
    IntStream.rangeClosed(1, count).forEach(number -> creates.add(() -> create(number)));

    List<Receipt> receipts = together(creates);

    assertThat(stored()).isEqualTo(count);
    for (int number = 1; number <= count; number++) {
      assertHolds(receipts.get(number - 1).id(), valid(number), heldFields());
    }
  }

  @Test
  @Proves(CREATE_PROOF)
  final void documentCutAfterAnyStepIsFinishedAndStandsOnce() {
    assumeProvable();
    RememberedWriting whole = writing(1);
    target().create(type(), valid(1), whole);
    int steps = whole.steps().size();
    DoesNotApply.unless(steps > 0, "a record is made in one call");
    int number = 1;
    for (int step = 1; step <= steps; step++) {
      for (boolean remembered : new boolean[] {false, true}) {
        RememberedWriting cut = writing(++number).cutAtStep(step, remembered);
        T wanted = valid(number);
        assertThatThrownBy(() -> target().create(type(), wanted, cut))
            .isInstanceOf(UncheckedStoreException.class);
        advance(capabilities().visibilityDelay());
        assertFinishedTwice(wanted, cut.remembered());
        assertThat(stored()).isEqualTo(number);
      }
    }
  }

  /** The outcome of finishing may be lost too, so that it is finished again. */
  private void assertFinishedTwice(T wanted, RememberedWriting writing) {
    String id = finished(wanted, writing).id();
    assertThat(finished(wanted, writing).id()).isEqualTo(id);
    assertHolds(id, wanted, heldFields());
  }

  private Receipt finished(T wanted, RememberedWriting writing) {
    if (capabilities().createProof().repeatable()) {
      return target().create(type(), wanted, writing);
    }
    Found found = target().locate(type(), wanted, writing);
    if (found instanceof Found.Complete complete) {
      return complete.receipt();
    }
    assertThat(found).isInstanceOf(Found.Partial.class);
    ((Found.Partial) found).steps().forEach(writing::made);
    return target().resume(type(), wanted, writing);
  }

  @Test
  @Proves(MAX_GROUP)
  final void groupHoldsEveryMember() {
    assertGroupIsHeld(3);
  }

  @Test
  @Proves(MAX_GROUP)
  final void groupOfTheLargestSizeIsTaken() {
    assertGroupIsHeld(capabilities().maxGroup());
  }

  private void assertGroupIsHeld(int members) {
    assumeGroups();
    List<String> keys = keys(members);
    Optional<T> group = group(keys);
    assumeTrue(group.isPresent(), "the subclass knows no group");
    RememberedWriting writing = writing(1).withMembers(keys);

    Receipt receipt = target().create(type(), group.orElseThrow(), writing);

    assertThat(stored()).isEqualTo(1);
    assertThat(membersOf(receipt.id())).isEqualTo(members);
  }

  @Test
  @Proves(MAX_GROUP)
  final void groupIsLocatedByItsReference() {
    assumeGroups();
    assumeLookedFor();
    List<String> keys = keys(3);
    Optional<T> group = group(keys);
    assumeTrue(group.isPresent(), "the subclass knows no group");
    RememberedWriting writing = writing(1).withMembers(keys);
    Receipt receipt = target().create(type(), group.orElseThrow(), writing);
    advance(capabilities().visibilityDelay());

    assertThat(target().locate(type(), group.orElseThrow(), writing))
        .isInstanceOfSatisfying(
            Found.Complete.class,
            found -> assertThat(found.receipt().id()).isEqualTo(receipt.id()));
  }

  @Test
  @Proves(MAX_GROUP)
  final void groupIsRefusedWholeForOneBadMember() {
    assumeGroups();
    Optional<T> bad = groupWithABadMember();
    assumeTrue(bad.isPresent(), "the subclass knows no group that is refused");

    assertThatThrownBy(
            () -> target().create(type(), bad.orElseThrow(), writing(1).withMembers(keys(3))))
        .isInstanceOf(Rejected.class);
    assertThat(stored()).isZero();
  }

  private void assumeDelay() {
    DoesNotApply.unless(!capabilities().visibilityDelay().isZero(), "creates are visible at once");
  }

  private void assumeGroups() {
    assumeCreates();
    DoesNotApply.unless(capabilities().maxGroup() > 1, "a document carries one record");
  }

  private static List<String> keys(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(number -> "member-" + number).toList();
  }

  private static <V> List<V> together(List<Callable<V>> tasks)
      throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
    try {
      List<V> answers = new ArrayList<>();
      for (Future<V> answer : threads.invokeAll(tasks)) {
        answers.add(answer.get());
      }
      return answers;
    } finally {
      threads.shutdownNow();
    }
  }
}
