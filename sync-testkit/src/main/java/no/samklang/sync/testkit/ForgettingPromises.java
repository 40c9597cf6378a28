package no.samklang.sync.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import no.samklang.sync.spi.Intent;
import no.samklang.sync.spi.LedgerEntry;
import no.samklang.sync.spi.Side;
import no.samklang.sync.spi.StateChange.ForgetBases;
import no.samklang.sync.spi.StateChange.ForgetLinks;
import no.samklang.sync.spi.StateChange.PutBase;
import no.samklang.sync.spi.StateChange.PutIntent;
import no.samklang.sync.spi.StateChange.PutLedger;
import no.samklang.sync.spi.StateChange.PutLink;
import no.samklang.sync.spi.StateChange.RemoveBase;
import no.samklang.sync.spi.StateChange.RemoveLink;
import org.junit.jupiter.api.Test;

/** One memory can be reset, of one record or as a whole, and the others stay. */
interface ForgettingPromises extends StoreFixture {
  @Test
  default void removedLinkIsGoneFromBothSidesAndItsIdsAreFree() {
    commit(new PutLink(Samples.link("l1", "r1")), new PutLink(Samples.link("l2", "r2")));
    commit(
        new RemoveLink(Samples.TYPE, Side.RIGHT, "r1"),
        new RemoveLink(Samples.TYPE, Side.LEFT, "unknown"));
    commit(new PutLink(Samples.link("l3", "r1")));

    assertThat(store().links(SCOPE, Samples.TYPE, Side.LEFT, Set.of("l1", "l2", "l3")))
        .containsOnlyKeys("l2", "l3");
    assertThat(store().links(SCOPE, Samples.TYPE, Side.RIGHT, Set.of("r1")))
        .containsEntry("r1", Samples.link("l3", "r1"));
  }

  @Test
  default void linkRemovedAndPutInOneCommitStands() {
    commit(new PutLink(Samples.link("l1", "r1")));
    commit(new RemoveLink(Samples.TYPE, Side.LEFT, "l1"), new PutLink(Samples.link("l2", "r1")));

    assertThat(store().links(SCOPE, Samples.TYPE, Side.RIGHT, Set.of("r1")))
        .containsEntry("r1", Samples.link("l2", "r1"));
  }

  @Test
  default void removedBaseIsGone() {
    commit(
        new PutBase(ROUTE, Samples.base("a")),
        new PutBase(ROUTE, Samples.base("b")),
        new PutBase("other", Samples.base("a")));
    commit(new RemoveBase(ROUTE, "a"), new RemoveBase(ROUTE, "unknown"));

    assertThat(store().bases(SCOPE, ROUTE, List.of("a", "b"))).containsOnlyKeys("b");
    assertThat(store().bases(SCOPE, "other", List.of("a"))).hasSize(1);
  }

  @Test
  default void forgettingLinksAndBasesLeavesIntentsAndLedger() {
    Intent intent = Samples.intent(ROUTE, "R");
    LedgerEntry entry = Samples.ledger(ROUTE, "a", false);
    commit(
        new PutLink(Samples.link("l1", "r1")),
        new PutBase(ROUTE, Samples.base("a")),
        new PutBase("other", Samples.base("a")),
        new PutIntent(intent),
        new PutLedger(entry));
    commit(new ForgetLinks(Samples.TYPE), new ForgetLinks("unknown"), new ForgetBases(ROUTE));

    assertThat(store().links(SCOPE, Samples.TYPE, Side.LEFT, Set.of("l1"))).isEmpty();
    assertThat(store().bases(SCOPE, ROUTE, Set.of("a"))).isEmpty();
    assertThat(store().bases(SCOPE, "other", Set.of("a"))).hasSize(1);
    assertThat(store().intents(SCOPE, ROUTE)).containsExactly(intent);
    assertThat(store().ledger(SCOPE, ROUTE, Set.of("a"))).containsEntry("a", entry);
  }

  @Test
  default void idsThatHaveABaseComeInPagesInTheOrderOfTheirBytes() {
    assertThat(store().baseIds(SCOPE, ROUTE, null, 10)).isEmpty();
    commit(
        new PutBase(ROUTE, Samples.base("b")),
        new PutBase(ROUTE, Samples.base("\uFF61")),
        new PutBase(ROUTE, Samples.base("\uD83D\uDE00")),
        new PutBase("other", Samples.base("c")),
        new PutBase(ROUTE, Samples.base("a")));

    assertThat(store().baseIds(SCOPE, ROUTE, null, 2)).containsExactly("a", "b");
    assertThat(store().baseIds(SCOPE, ROUTE, "b", 5)).containsExactly("\uFF61", "\uD83D\uDE00");
  }

  @Test
  default void changesThatAreRefusedForgetNothing() {
    commit(new PutLink(Samples.link("l1", "r1")), new PutBase(ROUTE, Samples.base("a")));
    assertThatThrownBy(
            () ->
                commit(
                    new ForgetBases(ROUTE),
                    new PutLink(Samples.link("l2", "r1")),
                    new ForgetLinks(Samples.TYPE)))
        .isInstanceOf(no.samklang.sync.spi.UncheckedStoreException.class);

    assertThat(store().bases(SCOPE, ROUTE, Set.of("a"))).hasSize(1);
    assertThat(store().links(SCOPE, Samples.TYPE, Side.LEFT, Set.of("l1"))).hasSize(1);
  }
}
