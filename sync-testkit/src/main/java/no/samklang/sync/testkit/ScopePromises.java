package no.samklang.sync.testkit;

import static no.samklang.sync.testkit.Samples.TYPE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import no.samklang.sync.spi.Activation;
import no.samklang.sync.spi.Cursor;
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
import no.samklang.sync.spi.StateScope;
import org.junit.jupiter.api.Test;

/** Nothing of one scope is ever seen in another. */
interface ScopePromises extends StoreFixture {
  List<StateScope> OTHERS =
      List.of(
          new StateScope("other tenant", "integration"),
          new StateScope("tenant", "other integration"),
          new StateScope("integration", "tenant"),
          new StateScope("tenantintegration", ""),
          new StateScope("TENANT", "integration"));

  @Test
  default void otherScopesSeeNothing() {
    commit(SCOPE, everything());

    for (StateScope other : OTHERS) {
      assertNothing(other);
    }
    assertEverything();
  }

  @Test
  default void removalsInOtherScopesRemoveNothingHere() {
    commit(SCOPE, everything());

    for (StateScope other : OTHERS) {
      commit(
          other,
          List.of(
              new CloseIntent("R"),
              new MarkAcknowledged(ROUTE, "a"),
              new Unpark(ROUTE, "a"),
              new DropPlan("p"),
              new PutCursor(ROUTE, Cursor.START)));
    }

    assertEverything();
  }

  @Test
  default void theSameIdsMeanSomethingElseInEveryScope() {
    commit(SCOPE, everything());
    for (StateScope other : OTHERS) {
      commit(other, everything());
    }
    commit(SCOPE, List.of(new DropPlan("p"), new CloseIntent("R"), new Unpark(ROUTE, "a")));

    for (StateScope other : OTHERS) {
      assertThat(store().planPage(other, "p", 0, 9)).hasSize(1);
      assertThat(store().intents(other, ROUTE)).hasSize(1);
      assertThat(store().parked(other, ROUTE, Set.of("a"))).hasSize(1);
    }
  }

  private void assertNothing(StateScope scope) {
    assertThat(store().links(scope, TYPE, Side.LEFT, Set.of("a"))).isEmpty();
    assertThat(store().links(scope, TYPE, Side.RIGHT, Set.of("b"))).isEmpty();
    assertThat(store().bases(scope, ROUTE, Set.of("a"))).isEmpty();
    assertThat(store().cursor(scope, ROUTE)).isEqualTo(Cursor.START);
    assertThat(store().intents(scope, ROUTE)).isEmpty();
    assertThat(store().ledger(scope, ROUTE, Set.of("a"))).isEmpty();
    assertThat(store().postedOrderKeys(scope, ROUTE, Set.of("order of a"))).isEmpty();
    assertThat(store().unacknowledged(scope, ROUTE, 9)).isEmpty();
    assertThat(store().parked(scope, ROUTE, Set.of("a"))).isEmpty();
    assertThat(store().parkedPage(scope, ROUTE, null, 9)).isEmpty();
    assertThat(store().waitingFor(scope, ROUTE, Set.of("link|project|LEFT|1"))).isEmpty();
    assertThat(store().parkedCounts(scope, ROUTE)).isEmpty();
    assertThat(store().activation(scope, ROUTE)).isEmpty();
    assertThat(store().plan(scope, "p")).isEmpty();
    assertThat(store().planLines(scope, "p", ROUTE, Set.of("a"))).isEmpty();
    assertThat(store().planPage(scope, "p", 0, 9)).isEmpty();
    assertThat(store().runs(scope, 9)).isEmpty();
  }

  private void assertEverything() {
    assertThat(store().links(SCOPE, TYPE, Side.LEFT, Set.of("a"))).hasSize(1);
    assertThat(store().bases(SCOPE, ROUTE, Set.of("a"))).hasSize(1);
    assertThat(store().cursor(SCOPE, ROUTE)).isEqualTo(new Cursor("5"));
    assertThat(store().intents(SCOPE, ROUTE)).hasSize(1);
    assertThat(store().unacknowledged(SCOPE, ROUTE, 9)).hasSize(1);
    assertThat(store().parked(SCOPE, ROUTE, Set.of("a"))).hasSize(1);
    assertThat(store().activation(SCOPE, ROUTE)).isPresent();
    assertThat(store().plan(SCOPE, "p")).isPresent();
    assertThat(store().planPage(SCOPE, "p", 0, 9)).hasSize(1);
    assertThat(store().runs(SCOPE, 9)).hasSize(1);
  }

  private static List<StateChange> everything() {
    return List.of(
        new PutLink(Samples.link("a", "b")),
        new PutBase(ROUTE, Samples.base("a")),
        new PutCursor(ROUTE, new Cursor("5")),
        new PutIntent(Samples.intent(ROUTE, "R")),
        new PutLedger(Samples.ledger(ROUTE, "a", false)),
        new Park(Samples.parked(ROUTE, "a")),
        new PutActivation(new Activation(ROUTE, Samples.THEN, null, null)),
        new PutPlan(Samples.plan("p")),
        new AddPlanLine("p", Samples.planLine(ROUTE, "a")),
        new PutRun(Samples.run("1")));
  }
}
