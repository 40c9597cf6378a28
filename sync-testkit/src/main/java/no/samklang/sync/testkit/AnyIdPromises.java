package no.samklang.sync.testkit;

import static no.samklang.sync.testkit.Samples.TYPE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import no.samklang.sync.spi.Link;
import no.samklang.sync.spi.Parked;
import no.samklang.sync.spi.Side;
import no.samklang.sync.spi.StateChange;
import no.samklang.sync.spi.StateChange.AddPlanLine;
import no.samklang.sync.spi.StateChange.Park;
import no.samklang.sync.spi.StateChange.PutBase;
import no.samklang.sync.spi.StateChange.PutLedger;
import no.samklang.sync.spi.StateChange.PutLink;
import org.junit.jupiter.api.Test;

/** Ids are opaque: whatever stands in them, and however many there are. */
interface AnyIdPromises extends StoreFixture {
  List<String> ODD =
      List.of(
          "",
          " ",
          "a",
          "A",
          "a ",
          "007",
          "7",
          "7.0",
          "æøå ÆØÅ",
          "e\u0301",
          "é",
          "👩‍🌾🇳🇴",
          "it's",
          "\"quoted\"",
          "'; DROP TABLE link; --",
          "100%",
          "_",
          "back\\slash",
          "two\nlines\tand\r",
          "[1,\"2\"]",
          "null",
          "nul\u0000inside",
          "nul\u0000beside",
          "?1",
          ":id",
          "x".repeat(2_000),
          "x".repeat(1_999) + "y",
          "ø".repeat(2_000));

  @Test
  default void oddIdsAreKeptApartAndFoundAgain() {
    List<StateChange> changes = new ArrayList<>();
    ODD.forEach(id -> changes.addAll(allMemories(id)));
    commit(SCOPE, changes);

    assertThat(store().links(SCOPE, TYPE, Side.LEFT, ODD).keySet())
        .containsExactlyInAnyOrderElementsOf(ODD);
    assertThat(store().bases(SCOPE, ROUTE, ODD).keySet()).containsExactlyInAnyOrderElementsOf(ODD);
    assertThat(store().ledger(SCOPE, ROUTE, ODD).keySet()).containsExactlyInAnyOrderElementsOf(ODD);
    assertThat(store().parked(SCOPE, ROUTE, ODD).keySet()).containsExactlyInAnyOrderElementsOf(ODD);
    assertThat(store().planLines(SCOPE, "p", ROUTE, ODD).keySet())
        .containsExactlyInAnyOrderElementsOf(ODD);
    assertThat(store().waitingFor(SCOPE, ROUTE, ODD)).hasSameSizeAs(ODD);
    assertThat(store().postedOrderKeys(SCOPE, ROUTE, orderKeys(ODD))).hasSameSizeAs(ODD);
  }

  @Test
  default void oddIdsComeBackAsTheyWere() {
    for (String id : ODD) {
      Link link = new Link(TYPE, id, id, id, id);
      commit(new PutLink(link), new PutBase(ROUTE, Samples.base(id)));

      assertThat(Samples.get(store().links(SCOPE, TYPE, Side.RIGHT, Set.of(id)), id))
          .isEqualTo(link);
      assertThat(Samples.get(store().bases(SCOPE, ROUTE, Set.of(id)), id).sourceId()).isEqualTo(id);
    }
  }

  @Test
  default void oddNamesOfRoutesAndTypesAreKeptApart() {
    List<StateChange> changes = new ArrayList<>();
    for (int i = 0; i < ODD.size(); i++) {
      changes.add(new PutBase(ODD.get(i), Samples.base("id", i)));
      changes.add(new PutLink(new Link(ODD.get(i), "id", null, "right " + i, null)));
    }
    commit(SCOPE, changes);

    for (int i = 0; i < ODD.size(); i++) {
      assertThat(Samples.get(store().bases(SCOPE, ODD.get(i), Set.of("id")), "id").source().high())
          .isEqualTo(i);
      assertThat(store().links(SCOPE, ODD.get(i), Side.RIGHT, Set.of("right " + i))).hasSize(1);
    }
  }

  @Test
  default void lookUpOfNothingFindsNothing() {
    commit(SCOPE, allMemories("a"));
    List<String> none = List.of();

    assertThat(store().links(SCOPE, TYPE, Side.LEFT, none)).isEmpty();
    assertThat(store().bases(SCOPE, ROUTE, none)).isEmpty();
    assertThat(store().ledger(SCOPE, ROUTE, none)).isEmpty();
    assertThat(store().postedOrderKeys(SCOPE, ROUTE, none)).isEmpty();
    assertThat(store().parked(SCOPE, ROUTE, none)).isEmpty();
    assertThat(store().waitingFor(SCOPE, ROUTE, none)).isEmpty();
    assertThat(store().planLines(SCOPE, "p", ROUTE, none)).isEmpty();
  }

  @Test
  default void idAskedForTwiceIsAnsweredOnce() {
    commit(SCOPE, allMemories("a"));

    assertThat(store().bases(SCOPE, ROUTE, List.of("a", "a", "b", "a"))).hasSize(1);
    assertThat(store().waitingFor(SCOPE, ROUTE, List.of("a", "a"))).hasSize(1);
    assertThat(store().postedOrderKeys(SCOPE, ROUTE, List.of("order of a", "order of a")))
        .hasSize(1);
  }

  @Test
  default void thousandsOfIdsAreLookedUpAtOnce() {
    List<String> ids = new ArrayList<>(Samples.ids(5_000));
    List<StateChange> changes = new ArrayList<>();
    ids.subList(0, 2_501).forEach(id -> changes.addAll(allMemories(id)));
    commit(SCOPE, changes);
    Collections.reverse(ids);

    assertThat(store().links(SCOPE, TYPE, Side.LEFT, ids)).hasSize(2_501);
    assertThat(store().links(SCOPE, TYPE, Side.RIGHT, ids)).hasSize(2_501);
    assertThat(store().bases(SCOPE, ROUTE, ids)).hasSize(2_501);
    assertThat(store().ledger(SCOPE, ROUTE, ids)).hasSize(2_501);
    assertThat(store().postedOrderKeys(SCOPE, ROUTE, orderKeys(ids))).hasSize(2_501);
    assertThat(store().parked(SCOPE, ROUTE, ids)).hasSize(2_501);
    assertThat(store().waitingFor(SCOPE, ROUTE, ids)).hasSize(2_501);
    assertThat(store().planLines(SCOPE, "p", ROUTE, ids)).hasSize(2_501);
  }

  private static List<StateChange> allMemories(String id) {
    return List.of(
        new PutLink(new Link(TYPE, id, null, id, null)),
        new PutBase(ROUTE, Samples.base(id)),
        new PutLedger(Samples.ledger(ROUTE, id, false)),
        new Park(Samples.parked(ROUTE, id, Parked.Kind.WAITING, id)),
        new AddPlanLine("p", Samples.planLine(ROUTE, id)));
  }

  private static List<String> orderKeys(List<String> ids) {
    return ids.stream().map(id -> "order of " + id).toList();
  }
}
