package no.samklang.sync.engine;

import static no.samklang.sync.engine.Trial.hours;
import static org.assertj.core.api.Assertions.assertThat;

import no.samklang.sync.Brakes;
import no.samklang.sync.Outcome;
import no.samklang.sync.PostRoute;
import no.samklang.sync.RouteReport;
import no.samklang.sync.RunOptions;
import no.samklang.sync.RunReport;
import no.samklang.sync.RunState;
import no.samklang.sync.SyncSession;
import no.samklang.sync.engine.CorrectionTest.Policy;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.spi.Capabilities;
import no.samklang.sync.spi.Capabilities.CreateProof;
import no.samklang.sync.testkit.InMemorySystem;
import no.samklang.sync.testkit.MovableClock;
import no.samklang.sync.testkit.Operation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A post route asks before it sends more than its brake allows. */
@Tag("F-48")
class PostBrakeTest {
  private final MovableClock clock = MovableClock.at("2026-11-02T08:00:00Z");

  private static PostRoute<?, ?> braked(long floor, double share) {
    return CorrectionTest.route(100, Policy.REVERSE)
        .brakes(Brakes.builder().creates(Brakes.Limit.of(floor, share)).build())
        .build();
  }

  private World world(Capabilities.Builder source, PostRoute<?, ?> route) {
    InMemorySystem field =
        InMemorySystem.builder("field")
            .clock(clock)
            .type(EntityTypes.TIME_ENTRY, source.build())
            .build();
    InMemorySystem erp =
        InMemorySystem.builder("erp")
            .clock(clock)
            .type(
                EntityTypes.PROJECT_TRANSACTION,
                Able.documents(CreateProof.SEARCHABLE_MARKER).build())
            .build();
    return new World(clock, field, erp, route).inFlight(1);
  }

  private static void fill(World world, int from, int to) {
    for (int i = from; i <= to; i++) {
      world.left.put(EntityTypes.TIME_ENTRY, "t" + i, hours("e" + i, "1"));
    }
  }

  private static RouteReport route(RunReport report) {
    return report.route("hours").orElseThrow();
  }

  @Test
  void sendsNothingOfAQueueThatHoldsMoreThanIsAllowedAndKeepsItAsAPlan() {
    World world = world(Able.queue(), braked(4, 0.5));
    fill(world, 1, 5);
    RunReport report = world.run();
    assertThat(report.state()).isEqualTo(RunState.BRAKED);
    assertThat(report.exitCode()).isEqualTo(4);
    assertThat(world.right.calls(Operation.CREATE)).isEmpty();
    assertThat(world.left.acknowledged(EntityTypes.TIME_ENTRY)).isEmpty();
    assertThat(world.left.calls(Operation.PREPARE)).hasSize(1);
    String plan = route(report).brakePlan().orElseThrow();
    try (SyncSession session = world.open()) {
      assertThat(session.planned(plan, 0, 10)).hasSize(5);
      assertThat(session.apply(plan, "Kari", RunOptions.all()).count(Outcome.POSTED)).isEqualTo(5);
    }
    assertThat(world.left.acknowledged(EntityTypes.TIME_ENTRY)).hasSize(5);
    assertThat(world.run().state()).isEqualTo(RunState.COMPLETED);
  }

  @Test
  void keepsThePlanWhileTheSameIsHeldBackAndMakesAnotherWhenMoreCame() {
    World world = world(Able.queue(), braked(4, 0.5));
    fill(world, 1, 5);
    String first = route(world.run()).brakePlan().orElseThrow();
    assertThat(route(world.run()).brakePlan()).contains(first);
    fill(world, 6, 6);
    assertThat(route(world.run()).brakePlan().orElseThrow()).isNotEqualTo(first);
  }

  @Test
  void sendsWhatIsAllowedAndCountsTheDeliveredAsKnown() {
    World world = world(Able.queue(), braked(4, 0.5));
    fill(world, 1, 4);
    assertThat(world.run().count(Outcome.POSTED)).isEqualTo(4);
    fill(world, 5, 8);
    world.run();
    fill(world, 9, 12);
    world.run();
    fill(world, 13, 18);
    assertThat(world.run().count(Outcome.POSTED)).isEqualTo(6);
    fill(world, 20, 30);
    assertThat(world.run().state()).isEqualTo(RunState.BRAKED);
  }

  @Test
  void goesOnWhenAPersonOverridesTheBrakeForOneRun() {
    World world = world(Able.queue(), braked(4, 0.5));
    fill(world, 1, 5);
    RunReport report = world.run(RunOptions.builder().overrideBrakes("Kari", "Oppstart").build());
    assertThat(report.count(Outcome.POSTED)).isEqualTo(5);
    assertThat(route(report).reasons())
        .filteredOn(reason -> reason.message().code().equals("brake.overridden"))
        .singleElement()
        .satisfies(
            reason ->
                assertThat(reason.message().params())
                    .containsEntry("by", "Kari")
                    .containsEntry("why", "Oppstart"));
  }

  @Test
  void countsCorrectionsOfASourceReadByCursorAndMovesNoCursorWhileBraked() {
    World world = world(Able.changes(), braked(3, 0));
    for (int first = 1; first <= 4; first += 3) {
      fill(world, first, first + 2);
      world.run();
    }
    for (int i = 1; i <= 4; i++) {
      world.left.put(EntityTypes.TIME_ENTRY, "t" + i, hours("e" + i, "7"));
    }
    int creates = world.right.calls(Operation.CREATE).size();
    assertThat(world.run().state()).isEqualTo(RunState.BRAKED);
    assertThat(world.right.calls(Operation.CREATE)).hasSize(creates);
    RunReport overridden =
        world.run(RunOptions.builder().overrideBrakes("Kari", "Ny timepris").build());
    assertThat(overridden.count(Outcome.REVERSED)).isEqualTo(4);
    assertThat(CorrectionTest.posted(world, "t4")).containsExactly(1, -1, 7);
  }

  @Test
  void readsTheQueueOnceWhereNoBrakeIsSet() {
    World world = world(Able.queue(), CorrectionTest.route(100, Policy.REVERSE).build());
    fill(world, 1, 3);
    world.run();
    assertThat(world.left.calls(Operation.READ)).hasSize(1);
  }
}
