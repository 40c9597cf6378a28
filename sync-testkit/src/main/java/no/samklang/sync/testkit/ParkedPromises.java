package no.samklang.sync.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.samklang.sync.spi.Fingerprint;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Parked;
import no.samklang.sync.spi.Parked.Kind;
import no.samklang.sync.spi.StateChange;
import no.samklang.sync.spi.StateChange.Park;
import no.samklang.sync.spi.StateChange.Unpark;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What did not go. */
interface ParkedPromises extends StoreFixture {
  @Test
  default void parkedRecordComesBackWhole() {
    Parked full = Samples.parked(ROUTE, "a");
    Parked bare =
        new Parked(
            ROUTE,
            "b",
            null,
            Kind.SKIPPED,
            Message.of("rule.skipped"),
            null,
            new Fingerprint(0, 0),
            null,
            0,
            Samples.THEN,
            Samples.THEN,
            null);
    commit(new Park(full), new Park(bare));

    assertThat(store().parked(SCOPE, ROUTE, List.of("a", "b", "c")))
        .containsOnly(Map.entry("a", full), Map.entry("b", bare));
  }

  @Test
  default void parkingAgainReplaces() {
    commit(new Park(Samples.parked(ROUTE, "a")));
    Parked later = Samples.parked(ROUTE, "a", Kind.REJECTED, null);
    commit(new Park(later));

    assertThat(store().parked(SCOPE, ROUTE, Set.of("a"))).containsOnly(Map.entry("a", later));
    assertThat(store().waitingFor(SCOPE, ROUTE, Set.of("link|project|LEFT|1"))).isEmpty();
  }

  @Test
  default void unparkedRecordIsGone() {
    commit(new Park(Samples.parked(ROUTE, "a")), new Park(Samples.parked(ROUTE, "b")));
    commit(new Unpark(ROUTE, "a"), new Unpark(ROUTE, "never there"));

    assertThat(store().parked(SCOPE, ROUTE, Set.of("a", "b"))).containsOnlyKeys("b");
  }

  @Test
  default void pagesGiveEveryRecordOnceInTheOrderOfTheirIds() {
    List<String> ids = List.of("", "10", "9", "A", "a", "å", "Ørn", "\uFFFD", "🐟", "a b");
    List<StateChange> parks = new ArrayList<>();
    ids.forEach(id -> parks.add(new Park(Samples.parked(ROUTE, id))));
    commit(SCOPE, parks);

    List<String> paged = pagedIds(3);

    assertThat(paged).containsExactlyInAnyOrderElementsOf(ids);
    assertThat(paged).startsWith("", "10", "9", "A", "a", "a b");
    assertThat(pagedIds(1)).isEqualTo(paged);
  }

  @Test
  default void recordsThatWaitForAKeyAreFound() {
    commit(
        new Park(Samples.parked(ROUTE, "a", Kind.WAITING, "link|project|LEFT|1")),
        new Park(Samples.parked(ROUTE, "b", Kind.WAITING, "link|project|LEFT|2")),
        new Park(Samples.parked(ROUTE, "c", Kind.UNLINKED, "match|number|1")),
        new Park(Samples.parked(ROUTE, "d", Kind.REJECTED, null)),
        new Park(Samples.parked("hours", "e", Kind.WAITING, "link|project|LEFT|1")));

    assertThat(
            store().waitingFor(SCOPE, ROUTE, List.of("link|project|LEFT|1", "match|number|1", "x")))
        .extracting(Parked::sourceId)
        .containsExactlyInAnyOrder("a", "c");
  }

  @Test
  default void parkedRecordsAreCountedByKind() {
    commit(
        new Park(Samples.parked(ROUTE, "a", Kind.WAITING, null)),
        new Park(Samples.parked(ROUTE, "b", Kind.WAITING, null)),
        new Park(Samples.parked(ROUTE, "c", Kind.IN_DOUBT, null)),
        new Park(Samples.parked("hours", "d", Kind.REVIEW, null)));

    assertThat(store().parkedCounts(SCOPE, ROUTE))
        .containsOnly(Map.entry(Kind.WAITING, 2L), Map.entry(Kind.IN_DOUBT, 1L));
  }

  @Test
  default void everyKindComesBack() {
    for (Kind kind : Kind.values()) {
      commit(new Park(Samples.parked(ROUTE, kind.name(), kind, null)));
    }

    assertThat(store().parkedPage(SCOPE, ROUTE, null, 100))
        .allSatisfy(parked -> assertThat(parked.kind().name()).isEqualTo(parked.sourceId()))
        .hasSize(Kind.values().length);
  }

  private List<String> pagedIds(int limit) {
    List<String> all = new ArrayList<>();
    @Nullable String after = null;
    while (true) {
      List<Parked> page = store().parkedPage(SCOPE, ROUTE, after, limit);
      if (page.isEmpty()) {
        return all;
      }
      page.forEach(parked -> all.add(parked.sourceId()));
      after = all.get(all.size() - 1);
    }
  }
}
