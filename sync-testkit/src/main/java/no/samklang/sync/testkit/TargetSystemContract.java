package no.samklang.sync.testkit;

import static no.samklang.sync.spi.Ability.CREATE_PROOF;
import static no.samklang.sync.spi.Ability.LISTABLE;
import static no.samklang.sync.spi.Ability.MAX_BATCH;
import static no.samklang.sync.spi.Ability.RETIREMENTS;
import static no.samklang.sync.spi.Ability.UPDATABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.samklang.sync.spi.Capabilities;
import no.samklang.sync.spi.Capabilities.CreateProof;
import no.samklang.sync.spi.Change;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Gone;
import no.samklang.sync.spi.MatchKey;
import no.samklang.sync.spi.Page;
import no.samklang.sync.spi.ReadOptions;
import no.samklang.sync.spi.Receipt;
import no.samklang.sync.spi.Rejected;
import no.samklang.sync.spi.Retirement;
import no.samklang.sync.spi.TargetRecord;
import no.samklang.sync.spi.Write;
import no.samklang.sync.spi.Written;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/**
 * What the engine relies on in the writing side of a connector, for one entity type. A connector
 * passes it by one subclass a type; JUnit makes a new instance, with a fresh system, for each test.
 * The declared {@link Capabilities} decide what is tried; a test that does not apply is skipped
 * with its reason. What is not declared is tried too: it must fail, and not do half of it. When
 * every contract test of a connector passed, its certificate is written, as {@link
 * SourceSystemContract} says.
 *
 * @param <T> class of the records
 */
public abstract class TargetSystemContract<T> extends CreatePromises<T> {
  private static final int MANY_PAGES = 200;

  /** Makes a contract; JUnit calls the subclass. */
  protected TargetSystemContract() {}

  @Test
  @Proves(LISTABLE)
  final void listingBringsEveryRecordInPages() {
    assumeCreates();
    DoesNotApply.unless(capabilities().listable(), "the type is not declared as listable");
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
  @Proves(CREATE_PROOF)
  final void fetchLeavesOutWhatIsNotThere() {
    assumeCreates();
    String id = create(1).id();

    assertThat(target().fetch(type(), List.of(absentId(), id)))
        .extracting(TargetRecord::id)
        .containsExactly(id);
    assertThat(target().fetch(type(), List.of())).isEmpty();
  }

  @Test
  @Proves(UPDATABLE)
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
  @Proves(UPDATABLE)
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
  @Proves(UPDATABLE)
  final void updateOfWhatIsNotThereSaysGone() {
    Change<T> change = assumedChange();

    assertThatThrownBy(() -> target().update(type(), absentId(), change)).isInstanceOf(Gone.class);
  }

  @Test
  @Proves(RETIREMENTS)
  final void retiringTwiceIsHarmless() {
    assumeCreates();
    DoesNotApply.unless(!capabilities().retirements().isEmpty(), "no retirement is declared");
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
  final void everyRecordWithAKeyIsFound() {
    assumeCreates();
    Optional<MatchKey> key = keyOf(valid(1));
    Optional<T> twin = twinOf(valid(1));
    assumeTrue(key.isPresent() && twin.isPresent(), "no two records have one key");
    String id = create(1).id();
    String other = target().create(type(), twin.orElseThrow(), writing(2)).id();
    advance(capabilities().visibilityDelay());

    assertThat(target().find(type(), key.orElseThrow()))
        .extracting(TargetRecord::id)
        .containsExactlyInAnyOrder(id, other);
  }

  @Test
  @Proves(LISTABLE)
  final void announcedTotalOfAListingIsRight() {
    assumeCreates();
    DoesNotApply.unless(capabilities().listable(), "the type is not declared as listable");
    create(1);
    create(2);
    create(3);
    advance(capabilities().visibilityDelay());

    Page<TargetRecord<T>> first = target().list(type(), Cursor.START, new ReadOptions(2, true));

    first.expectedTotal().ifPresent(total -> assertThat(total).isEqualTo(3));
  }

  @Test
  @Proves(CREATE_PROOF)
  final void createThatIsNotDeclaredFails() {
    DoesNotApply.unless(
        capabilities().createProof() == CreateProof.NONE, "creates are declared for the type");

    assertFailsProperly(() -> create(1));
    assertThat(stored()).isZero();
  }

  @Test
  @Proves(LISTABLE)
  final void listingThatIsNotDeclaredFails() {
    DoesNotApply.unless(!capabilities().listable(), "the type is declared as listable");

    assertFailsProperly(() -> target().list(type(), Cursor.START, new ReadOptions(2, true)));
  }

  @Test
  @Proves(UPDATABLE)
  final void updateThatIsNotDeclaredFails() {
    DoesNotApply.unless(!capabilities().updatable(), "the type is declared as updatable");
    Change<T> change = new Change<>(valid(1), heldFields());

    assertFailsProperly(() -> target().update(type(), absentId(), change));
  }

  @Test
  @Proves(RETIREMENTS)
  final void retirementThatIsNotDeclaredFails() {
    boolean creates = capabilities().createProof() != CreateProof.NONE;
    String id = creates ? create(1).id() : absentId();
    for (Retirement how : Retirement.values()) {
      if (!capabilities().retirements().contains(how)) {
        assertFailsProperly(() -> target().retire(type(), id, how));
      }
    }
    assertThat(stored()).isEqualTo(creates ? 1 : 0);
  }

  private static void assertFailsProperly(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfAny(UnsupportedOperationException.class, IllegalArgumentException.class);
  }

  @Test
  @Proves(MAX_BATCH)
  final void writesThatGoTogetherEndAsEachWouldAlone() {
    DoesNotApply.unless(capabilities().maxBatch() > 1, "records are written one by one");
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
  @Proves(MAX_BATCH)
  final void writingTogetherThatIsNotDeclaredFails() {
    DoesNotApply.unless(capabilities().maxBatch() == 1, "records are written together");

    assertFailsProperly(() -> target().writeAll(type(), List.of()));
  }

  @Test
  @Proves(CREATE_PROOF)
  final void undeclaredTypeIsRefused() {
    Undeclared record = new Undeclared("name");

    assertThatThrownBy(() -> target().create(Undeclared.TYPE, record, writing(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> target().fetch(Undeclared.TYPE, List.of("1")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> target().find(Undeclared.TYPE, new MatchKey("number", "1")))
        .isInstanceOf(IllegalArgumentException.class);
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
}
