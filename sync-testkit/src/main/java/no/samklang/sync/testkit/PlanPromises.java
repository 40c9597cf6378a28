package no.samklang.sync.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import no.samklang.sync.spi.Fingerprint;
import no.samklang.sync.spi.PlanHeader;
import no.samklang.sync.spi.PlanLine;
import no.samklang.sync.spi.StateChange;
import no.samklang.sync.spi.StateChange.AddPlanLine;
import no.samklang.sync.spi.StateChange.DropPlan;
import no.samklang.sync.spi.StateChange.PutPlan;
import org.junit.jupiter.api.Test;

/** Saved plans. */
interface PlanPromises extends StoreFixture {
  @Test
  default void planComesBackWhole() {
    PlanHeader header = Samples.plan("p");
    PlanLine line =
        new PlanLine(ROUTE, "a", "17", "update", new Fingerprint(-7, 8), "{\"city\":\"Bodø\"}");
    commit(new PutPlan(header), new AddPlanLine("p", line));

    assertThat(store().plan(SCOPE, "p")).contains(header);
    assertThat(store().plan(SCOPE, "q")).isEmpty();
    assertThat(store().planPage(SCOPE, "p", 0, 10)).containsExactly(line);
  }

  @Test
  default void laterHeaderReplacesTheEarlierAndKeepsTheLines() {
    commit(new PutPlan(Samples.plan("p")), add("p", "a"));
    PlanHeader later = new PlanHeader("p", Samples.THEN, Samples.THEN, "{\"create\":1}");
    commit(new PutPlan(later));

    assertThat(store().plan(SCOPE, "p")).contains(later);
    assertThat(store().planPage(SCOPE, "p", 0, 10)).hasSize(1);
  }

  @Test
  default void linesAreFoundBySourceIdWithinTheirRoute() {
    commit(
        add("p", "a"),
        add("p", "b"),
        new AddPlanLine("p", Samples.planLine("hours", "c")),
        add("q", "d"));

    assertThat(store().planLines(SCOPE, "p", ROUTE, List.of("a", "b", "c", "d")))
        .containsOnlyKeys("a", "b");
    assertThat(store().planLines(SCOPE, "p", "hours", Set.of("c"))).containsOnlyKeys("c");
  }

  @Test
  default void linesArePagedInTheOrderTheyWereAdded() {
    List<String> ids = List.of("z", "a", "m", "B", "10", "9", "å");
    commit(new PutPlan(Samples.plan("p")));
    List<StateChange> first = new ArrayList<>();
    ids.subList(0, 4).forEach(id -> first.add(add("p", id)));
    commit(SCOPE, first);
    ids.subList(4, 7).forEach(id -> commit(add("p", id)));

    assertThat(ids("p", 0, 3)).containsExactly("z", "a", "m");
    assertThat(ids("p", 3, 3)).containsExactly("B", "10", "9");
    assertThat(ids("p", 6, 3)).containsExactly("å");
    assertThat(ids("p", 7, 3)).isEmpty();
    assertThat(ids("p", 1_000_000, 3)).isEmpty();
  }

  @Test
  default void secondLineOfARecordReplacesTheFirstInItsPlace() {
    commit(add("p", "a"), add("p", "b"));
    PlanLine better = new PlanLine(ROUTE, "a", "1", "update", new Fingerprint(1, 1), "{}");
    commit(new AddPlanLine("p", better), add("p", "c"));

    assertThat(ids("p", 0, 10)).containsExactly("a", "b", "c");
    assertThat(store().planPage(SCOPE, "p", 0, 1)).containsExactly(better);
  }

  @Test
  default void droppedPlanIsGoneWithItsLinesAndTheOthersStay() {
    commit(
        new PutPlan(Samples.plan("p")),
        add("p", "a"),
        new PutPlan(Samples.plan("q")),
        add("q", "a"));
    commit(new DropPlan("p"), new DropPlan("never there"));

    assertThat(store().plan(SCOPE, "p")).isEmpty();
    assertThat(store().planPage(SCOPE, "p", 0, 10)).isEmpty();
    assertThat(store().planLines(SCOPE, "p", ROUTE, Set.of("a"))).isEmpty();
    assertThat(store().plan(SCOPE, "q")).isPresent();
    assertThat(store().planPage(SCOPE, "q", 0, 10)).hasSize(1);
  }

  @Test
  default void planCanBeMadeAgainUnderTheSameId() {
    commit(new PutPlan(Samples.plan("p")), add("p", "a"), add("p", "b"));
    commit(new DropPlan("p"), new PutPlan(Samples.plan("p")), add("p", "c"));

    assertThat(ids("p", 0, 10)).containsExactly("c");
  }

  private static AddPlanLine add(String plan, String id) {
    return new AddPlanLine(plan, Samples.planLine(ROUTE, id));
  }

  private List<String> ids(String plan, long offset, int limit) {
    return store().planPage(SCOPE, plan, offset, limit).stream().map(PlanLine::sourceId).toList();
  }
}
