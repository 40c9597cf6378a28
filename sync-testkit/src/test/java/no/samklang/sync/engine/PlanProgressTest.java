package no.samklang.sync.engine;

import static no.samklang.sync.engine.Trial.customer;
import static no.samklang.sync.engine.Trial.hours;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import no.samklang.sync.Cancellation;
import no.samklang.sync.Outcome;
import no.samklang.sync.Plan;
import no.samklang.sync.Route;
import no.samklang.sync.RunOptions;
import no.samklang.sync.RunReport;
import no.samklang.sync.RunState;
import no.samklang.sync.SyncListener;
import no.samklang.sync.SyncSession;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.spi.Capabilities;
import no.samklang.sync.spi.Capabilities.CreateProof;
import no.samklang.sync.spi.Capabilities.Reading;
import no.samklang.sync.testkit.InMemorySystem;
import no.samklang.sync.testkit.MovableClock;
import no.samklang.sync.testkit.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How far a plan is applied, from a source that announces no totals. */
class PlanProgressTest {
  private static final int ALL = 10;
  private static final int MADE_FIRST = 4;

  private final MovableClock clock = MovableClock.at("2026-11-02T08:00:00Z");

  /** What the listener was told. */
  private record Step(long done, OptionalLong expected) {}

  /** Notes every step. */
  private static final class Watching implements SyncListener {
    final List<Step> steps = new ArrayList<>();

    @Override
    public synchronized void progressed(String route, long done, OptionalLong expected) {
      steps.add(new Step(done, expected));
    }

    Step last() {
      return steps.get(steps.size() - 1);
    }
  }

  private World world(Reading reading, Route... routes) {
    Capabilities.Builder uncounted =
        Capabilities.builder().reading(reading).seesDeletes().pageSize(3);
    InMemorySystem field =
        InMemorySystem.builder("field")
            .clock(clock)
            .type(EntityTypes.CUSTOMER, uncounted.build())
            .type(EntityTypes.TIME_ENTRY, uncounted.build())
            .build();
    InMemorySystem erp =
        InMemorySystem.builder("erp")
            .clock(clock)
            .type(EntityTypes.CUSTOMER, Able.register().build())
            .type(
                EntityTypes.PROJECT_TRANSACTION,
                Able.documents(CreateProof.SEARCHABLE_MARKER).build())
            .build();
    World world = new World(clock, field, erp, routes).inFlight(1);
    for (int i = 1; i <= ALL; i++) {
      field.put(EntityTypes.CUSTOMER, "c" + i, customer("" + i, "Kunde " + i));
      field.put(EntityTypes.TIME_ENTRY, "t" + i, hours("e" + i, "1"));
    }
    return world;
  }

  private static Route customers() {
    return Trial.customers().build();
  }

  private static Route entries() {
    return Trial.plainHours(1, Trial::document).build();
  }

  private static RunReport apply(World world, Plan plan, Watching watching, Cancellation stop) {
    world.clock.advance(Duration.ofSeconds(1));
    try (SyncSession session = world.open()) {
      RunOptions options = RunOptions.builder().listener(watching).cancellation(stop).build();
      return session.apply(plan.id(), "Kari", options);
    }
  }

  static Stream<Arguments> routes() {
    return Stream.of(
        Arguments.of(customers(), Reading.CHANGES),
        Arguments.of(customers(), Reading.FULL),
        Arguments.of(entries(), Reading.CHANGES),
        Arguments.of(entries(), Reading.QUEUE));
  }

  private static int creates(World world) {
    return world.right.creates(EntityTypes.CUSTOMER).size()
        + world.right.creates(EntityTypes.PROJECT_TRANSACTION).size();
  }

  private static void eachOnce(World world) {
    assertThat(creates(world)).isEqualTo(ALL);
    assertThat(world.right.creates(EntityTypes.CUSTOMER).values()).allMatch(times -> times == 1);
    assertThat(world.right.creates(EntityTypes.PROJECT_TRANSACTION).values())
        .allMatch(times -> times == 1);
  }

  @ParameterizedTest
  @MethodSource("routes")
  void isMeasuredByWhatThePlanCounted(Route route, Reading reading) {
    World world = world(reading, route);
    Watching watching = new Watching();

    apply(world, world.plan(), watching, new Cancellation());

    assertThat(watching.steps).extracting(Step::expected).containsOnly(OptionalLong.of(ALL));
    assertThat(watching.last().done()).isEqualTo(ALL);
  }

  @ParameterizedTest
  @MethodSource("routes")
  void goesOnWhereItWasInterrupted(Route route, Reading reading) {
    World world = world(reading, route);
    Plan plan = world.plan();
    Cancellation stop = new Cancellation();
    AtomicInteger calls = new AtomicInteger();
    world.right.before(
        Operation.CREATE,
        call -> {
          if (calls.incrementAndGet() == MADE_FIRST) {
            stop.cancel();
          }
        });
    RunReport first = apply(world, plan, new Watching(), stop);
    assertThat(first.state()).isEqualTo(RunState.CANCELLED);
    assertThat(creates(world)).isEqualTo(MADE_FIRST);

    Watching watching = new Watching();
    RunReport second = apply(world, plan, watching, new Cancellation());

    assertThat(second.state()).isEqualTo(RunState.COMPLETED);
    int left = ALL - MADE_FIRST;
    assertThat(watching.steps).extracting(Step::expected).containsOnly(OptionalLong.of(left));
    assertThat(watching.last().done()).isGreaterThanOrEqualTo(left); // a page cut is read again
    eachOnce(world);
    assertThat(world.run().count(Outcome.CREATED)).isZero();
  }

  @Test
  void isCountedAheadWhereAFirstImportBeginsAtOnce() {
    World world = world(Reading.CHANGES, customers());
    Watching watching = new Watching();

    world.run(RunOptions.builder().acceptFirstPlanBy("Kari").listener(watching).build());

    assertThat(watching.steps).extracting(Step::expected).containsOnly(OptionalLong.of(ALL));
    assertThat(watching.last().done()).isEqualTo(ALL);
  }

  @Test
  void isNotCountedAheadWhereNobodyListensOrTheImportIsDone() {
    World world = world(Reading.CHANGES, customers());
    world.run(RunOptions.builder().acceptFirstPlanBy("Kari").build());
    int reads = world.left.calls(Operation.READ).size();
    assertThat(reads).describedAs("pages of three").isEqualTo((ALL + 2) / 3);

    Watching watching = new Watching();
    world.run(RunOptions.builder().acceptFirstPlanBy("Kari").listener(watching).whole().build());

    assertThat(watching.steps).extracting(Step::expected).containsOnly(OptionalLong.empty());
    assertThat(world.left.calls(Operation.READ)).hasSize(2 * reads);
  }
}
