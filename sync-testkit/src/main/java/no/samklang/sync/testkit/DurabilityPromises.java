package no.samklang.sync.testkit;

import static no.samklang.sync.testkit.Samples.TYPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Set;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Lease;
import no.samklang.sync.spi.Side;
import no.samklang.sync.spi.StateChange.AddPlanLine;
import no.samklang.sync.spi.StateChange.Park;
import no.samklang.sync.spi.StateChange.PutBase;
import no.samklang.sync.spi.StateChange.PutCursor;
import no.samklang.sync.spi.StateChange.PutIntent;
import no.samklang.sync.spi.StateChange.PutLedger;
import no.samklang.sync.spi.StateChange.PutLink;
import no.samklang.sync.spi.StateChange.PutPlan;
import no.samklang.sync.spi.StateChange.PutRun;
import org.junit.jupiter.api.Test;

/** What was committed is there after the store was closed and opened again. */
interface DurabilityPromises extends StoreFixture {
  boolean reopened();

  @Test
  default void everythingIsThereAfterReopening() {
    commit(
        new PutLink(Samples.link("a", "b")),
        new PutBase(ROUTE, Samples.base("a")),
        new PutCursor(ROUTE, new Cursor("5")),
        new PutIntent(Samples.intent(ROUTE, "R")),
        new PutLedger(Samples.ledger(ROUTE, "a", false)),
        new Park(Samples.parked(ROUTE, "a")),
        new PutPlan(Samples.plan("p")),
        new AddPlanLine("p", Samples.planLine(ROUTE, "a")),
        new PutRun(Samples.run("1")));

    assumeTrue(reopened(), "the store is not durable");

    assertThat(store().links(SCOPE, TYPE, Side.LEFT, Set.of("a"))).hasSize(1);
    assertThat(store().bases(SCOPE, ROUTE, Set.of("a"))).hasSize(1);
    assertThat(store().cursor(SCOPE, ROUTE)).isEqualTo(new Cursor("5"));
    assertThat(store().intents(SCOPE, ROUTE)).containsExactly(Samples.intent(ROUTE, "R"));
    assertThat(store().unacknowledged(SCOPE, ROUTE, 9))
        .containsExactly(Samples.ledger(ROUTE, "a", false));
    assertThat(store().parked(SCOPE, ROUTE, Set.of("a"))).hasSize(1);
    assertThat(store().plan(SCOPE, "p")).contains(Samples.plan("p"));
    assertThat(store().planPage(SCOPE, "p", 0, 9)).hasSize(1);
    assertThat(store().runs(SCOPE, 9)).containsExactly(Samples.run("1"));
  }

  @Test
  default void leaseHoldsAcrossReopeningAndTokensGoOnRising() {
    Lease lease = lease(SCOPE);

    assumeTrue(reopened(), "the store is not durable");

    assertThat(store().holder(SCOPE, ROUTE)).contains(lease);
    store().release(lease);
    assertThat(lease(SCOPE).token()).isGreaterThan(lease.token());
  }
}
