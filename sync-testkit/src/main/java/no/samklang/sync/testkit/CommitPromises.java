package no.samklang.sync.testkit;

import static no.samklang.sync.testkit.Samples.TYPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import no.samklang.sync.spi.Activation;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Lease;
import no.samklang.sync.spi.LeaseLost;
import no.samklang.sync.spi.Side;
import no.samklang.sync.spi.StateChange;
import no.samklang.sync.spi.StateChange.AddPlanLine;
import no.samklang.sync.spi.StateChange.CloseIntent;
import no.samklang.sync.spi.StateChange.DropPlan;
import no.samklang.sync.spi.StateChange.MarkAcknowledged;
import no.samklang.sync.spi.StateChange.Park;
import no.samklang.sync.spi.StateChange.PutActivation;
import no.samklang.sync.spi.StateChange.PutBase;
import no.samklang.sync.spi.StateChange.PutCursor;
import no.samklang.sync.spi.StateChange.PutIntent;
import no.samklang.sync.spi.StateChange.PutLedger;
import no.samklang.sync.spi.StateChange.PutLink;
import no.samklang.sync.spi.StateChange.PutPlan;
import no.samklang.sync.spi.StateChange.PutRun;
import no.samklang.sync.spi.StateChange.Unpark;
import no.samklang.sync.spi.UncheckedStoreException;
import org.junit.jupiter.api.Test;

/** All or nothing, and only by the holder. */
interface CommitPromises extends StoreFixture {
  @Test
  default void commitUnderALeaseThatWasTakenOverWritesNothing() {
    Lease lost = lease(SCOPE);
    clock().advance(TERM);
    lease(SCOPE);

    assertRefused(lost);
  }

  @Test
  default void commitUnderALapsedLeaseWritesNothing() {
    Lease lapsed = lease(SCOPE);
    clock().advance(TERM);

    assertRefused(lapsed);
  }

  @Test
  default void commitUnderAReleasedLeaseWritesNothing() {
    Lease released = lease(SCOPE);
    store().release(released);

    assertRefused(released);
  }

  @Test
  default void commitGoesUnderALeaseThatWasRenewedInTheStore() {
    Lease lease = lease(SCOPE);
    clock().advance(TERM.minusSeconds(1));
    store().renew(lease, TERM);
    clock().advance(TERM.minusSeconds(1));

    store().commit(lease, List.of(cursor("7")));

    assertThat(store().cursor(SCOPE, ROUTE)).isEqualTo(new Cursor("7"));
  }

  @Test
  default void changesAreAppliedInOrder() {
    commit(
        cursor("1"),
        new Park(Samples.parked(ROUTE, "a")),
        new Unpark(ROUTE, "a"),
        new Unpark(ROUTE, "b"),
        new Park(Samples.parked(ROUTE, "b")),
        new PutBase(ROUTE, Samples.base("x", 1)),
        cursor("2"),
        new PutBase(ROUTE, Samples.base("x", 2)));

    assertThat(store().cursor(SCOPE, ROUTE)).isEqualTo(new Cursor("2"));
    assertThat(store().parked(SCOPE, ROUTE, Set.of("a", "b"))).containsOnlyKeys("b");
    assertThat(Samples.get(store().bases(SCOPE, ROUTE, Set.of("x")), "x").source().high())
        .isEqualTo(2);
  }

  @Test
  default void emptyCommitIsHarmless() {
    Lease lease = lease(SCOPE);

    store().commit(lease, List.of());

    assertThat(store().cursor(SCOPE, ROUTE)).isEqualTo(Cursor.START);
  }

  @Test
  default void oneFailingChangeTakesBackAllThatTheCommitAdded() {
    commit(new PutLink(Samples.link("taken", "right")));
    Lease lease = lease(SCOPE);

    assertThatThrownBy(() -> store().commit(lease, additionsThatFailAtTheEnd()))
        .isInstanceOf(UncheckedStoreException.class)
        .hasMessageContaining("right");

    assertThat(store().links(SCOPE, TYPE, Side.LEFT, Set.of("n", "m"))).isEmpty();
    assertThat(store().bases(SCOPE, ROUTE, Set.of("n"))).isEmpty();
    assertThat(store().cursor(SCOPE, ROUTE)).isEqualTo(Cursor.START);
    assertThat(store().intents(SCOPE, ROUTE)).isEmpty();
    assertThat(store().ledger(SCOPE, ROUTE, Set.of("n"))).isEmpty();
    assertThat(store().unacknowledged(SCOPE, ROUTE, 10)).isEmpty();
    assertThat(store().postedOrderKeys(SCOPE, ROUTE, Set.of("order of n"))).isEmpty();
    assertThat(store().parked(SCOPE, ROUTE, Set.of("n"))).isEmpty();
    assertThat(store().activation(SCOPE, ROUTE)).isEmpty();
    assertThat(store().plan(SCOPE, "n")).isEmpty();
    assertThat(store().planPage(SCOPE, "n", 0, 10)).isEmpty();
    assertThat(store().runs(SCOPE, 10)).isEmpty();
  }

  @Test
  default void oneFailingChangeBringsBackAllThatTheCommitRemoved() {
    commit(
        new PutLink(Samples.link("taken", "right")),
        new PutIntent(Samples.intent(ROUTE, "R1")),
        new PutLedger(Samples.ledger(ROUTE, "a", false)),
        new Park(Samples.parked(ROUTE, "a")),
        new PutPlan(Samples.plan("p")),
        new AddPlanLine("p", Samples.planLine(ROUTE, "a")));
    Lease lease = lease(SCOPE);

    assertThatThrownBy(() -> store().commit(lease, removalsThatFailAtTheEnd()))
        .isInstanceOf(UncheckedStoreException.class);

    assertThat(store().links(SCOPE, TYPE, Side.RIGHT, Set.of("right", "moved")))
        .containsOnlyKeys("right");
    assertThat(store().intents(SCOPE, ROUTE)).hasSize(1);
    assertThat(store().unacknowledged(SCOPE, ROUTE, 10)).hasSize(1);
    assertThat(store().parked(SCOPE, ROUTE, Set.of("a"))).hasSize(1);
    assertThat(store().plan(SCOPE, "p")).isPresent();
    assertThat(store().planPage(SCOPE, "p", 0, 10)).hasSize(1);
  }

  @Test
  default void storeServesOnAfterAFailedCommit() {
    commit(new PutLink(Samples.link("taken", "right")));
    Lease lease = lease(SCOPE);
    assertThatThrownBy(
            () -> store().commit(lease, List.of(new PutLink(Samples.link("n", "right")))))
        .isInstanceOf(UncheckedStoreException.class);

    store().commit(lease, List.of(new PutLink(Samples.link("n", "free")), cursor("9")));

    assertThat(store().links(SCOPE, TYPE, Side.LEFT, Set.of("n"))).containsOnlyKeys("n");
    assertThat(store().cursor(SCOPE, ROUTE)).isEqualTo(new Cursor("9"));
  }

  private void assertRefused(Lease lease) {
    assertThatThrownBy(() -> store().commit(lease, List.of(cursor("7"))))
        .isInstanceOf(LeaseLost.class);
    assertThat(store().cursor(SCOPE, ROUTE)).isEqualTo(Cursor.START);
  }

  private static PutCursor cursor(String value) {
    return new PutCursor(ROUTE, new Cursor(value));
  }

  private static List<StateChange> additionsThatFailAtTheEnd() {
    return List.of(
        new PutLink(Samples.link("n", "new")),
        new PutBase(ROUTE, Samples.base("n")),
        cursor("1"),
        new PutIntent(Samples.intent(ROUTE, "N")),
        new PutLedger(Samples.ledger(ROUTE, "n", false)),
        new Park(Samples.parked(ROUTE, "n")),
        new PutActivation(new Activation(ROUTE, Samples.THEN, null, null)),
        new PutPlan(Samples.plan("n")),
        new AddPlanLine("n", Samples.planLine(ROUTE, "n")),
        new PutRun(Samples.run("n")),
        new PutLink(Samples.link("m", "right")));
  }

  private static List<StateChange> removalsThatFailAtTheEnd() {
    return List.of(
        new PutLink(Samples.link("taken", "moved")),
        new PutLink(Samples.link("n", "right")),
        new CloseIntent("R1"),
        new MarkAcknowledged(ROUTE, "a"),
        new Unpark(ROUTE, "a"),
        new DropPlan("p"),
        new PutLink(Samples.link("m", "moved")));
  }
}
