package no.samklang.sync.engine;

import static no.samklang.sync.engine.Trial.hours;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.samklang.sync.Brakes;
import no.samklang.sync.Cancellation;
import no.samklang.sync.Outcome;
import no.samklang.sync.PostRoute;
import no.samklang.sync.RunOptions;
import no.samklang.sync.RunReport;
import no.samklang.sync.RunState;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.ProjectTransaction;
import no.samklang.sync.model.TimeEntry;
import no.samklang.sync.spi.Capabilities;
import no.samklang.sync.spi.Capabilities.CreateProof;
import no.samklang.sync.spi.Capabilities.Reading;
import no.samklang.sync.spi.Check;
import no.samklang.sync.spi.Connector;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Page;
import no.samklang.sync.spi.ReadOptions;
import no.samklang.sync.spi.SourceRecord;
import no.samklang.sync.spi.SourceSystem;
import no.samklang.sync.spi.TargetSystem;
import no.samklang.sync.testkit.InMemorySystem;
import no.samklang.sync.testkit.MovableClock;
import no.samklang.sync.testkit.Operation;
import org.junit.jupiter.api.Test;

/** A source that now and then fails to tell of a change, and a route that knows it. */
class WholeEveryTest {
  private static final Duration DAY = Duration.ofDays(1);

  private final MovableClock clock = MovableClock.at("2026-11-02T08:00:00Z");
  private final Set<String> untold = new HashSet<>();

  /** Tells of some records only when all are asked for. */
  private static final class Forgetful implements Connector, SourceSystem {
    private final InMemorySystem right;
    private final Set<String> untold;

    Forgetful(InMemorySystem right, Set<String> untold) {
      this.right = right;
      this.untold = untold;
    }

    @Override
    public Check check() {
      return right.check();
    }

    @Override
    public Optional<SourceSystem> source() {
      return Optional.of(this);
    }

    @Override
    public Optional<TargetSystem> target() {
      return right.target();
    }

    @Override
    public void close() {
      right.close();
    }

    @Override
    public <T> Page<SourceRecord<T>> read(EntityType<T> type, Cursor after, ReadOptions options) {
      Page<SourceRecord<T>> page = right.source().orElseThrow().read(type, after, options);
      return options.whole()
          ? page
          : new Page<>(
              page.records().stream().filter(record -> !untold.contains(record.id())).toList(),
              page.next(),
              page.last(),
              page.expectedTotal());
    }

    @Override
    public <T> List<SourceRecord<T>> fetch(EntityType<T> type, Collection<String> ids) {
      return right.source().orElseThrow().fetch(type, ids);
    }
  }

  private World world(PostRoute.Builder<TimeEntry, ProjectTransaction> route) {
    InMemorySystem field =
        InMemorySystem.builder("field")
            .clock(clock)
            .type(
                EntityTypes.TIME_ENTRY,
                Capabilities.builder().reading(Reading.CHANGES).pageSize(3).build())
            .build();
    InMemorySystem erp =
        InMemorySystem.builder("erp")
            .clock(clock)
            .type(
                EntityTypes.PROJECT_TRANSACTION,
                Able.documents(CreateProof.SEARCHABLE_MARKER).build())
            .build();
    World world = new World(clock, field, erp, route.wholeEvery(DAY).build());
    return world.inFlight(1).leftSeenAs(left -> new Forgetful(world.left, untold));
  }

  private static PostRoute.Builder<TimeEntry, ProjectTransaction> route() {
    return Trial.plainHours(1, Trial::document);
  }

  private void enter(World world, String... ids) {
    for (String id : ids) {
      world.left.put(EntityTypes.TIME_ENTRY, id, hours("e-" + id, "1"));
    }
  }

  private void enterUntold(World world, String... ids) {
    enter(world, ids);
    untold.addAll(Set.of(ids));
  }

  @Test
  void catchesOnceADayWhatTheSourceDidNotTell() {
    World world = world(route());
    enter(world, "t1", "t2", "t3", "t4");
    assertThat(world.run().count(Outcome.POSTED)).isEqualTo(4);
    enterUntold(world, "t5");
    assertThat(world.run().count(Outcome.POSTED)).isZero();

    clock.advance(DAY);
    RunReport report = world.run();

    assertThat(report.count(Outcome.POSTED)).isEqualTo(1);
    assertThat(report.count(Outcome.UNCHANGED)).isEqualTo(4);
    assertThat(world.right.creates(EntityTypes.PROJECT_TRANSACTION)).hasSize(5);
  }

  @Test
  void costsOneReadingAndOneCommitADay() {
    World world = world(route());
    enter(world, "t1", "t2");
    world.run();
    assertThat(world.run().commits()).isZero();
    clock.advance(DAY);
    assertThat(world.run().commits()).isEqualTo(1);
    assertThat(world.run().commits()).isZero();
  }

  @Test
  void beginsAgainWhenItWasInterrupted() {
    World world = world(route());
    enter(world, "t1", "t2", "t3", "t4", "t5");
    world.run();
    enterUntold(world, "t6");
    clock.advance(DAY);
    int calls = world.left.calls(Operation.READ).size();
    Cancellation stop = new Cancellation();
    world.left.before(
        Operation.READ,
        call -> {
          if (world.left.calls(Operation.READ).size() > calls) {
            stop.cancel();
          }
        });

    assertThat(world.run(RunOptions.builder().cancellation(stop).build()).state())
        .isEqualTo(RunState.CANCELLED);
    assertThat(world.run().count(Outcome.POSTED)).isEqualTo(1);
  }

  @Test
  void isBrakedAndReleasedByItsPlan() {
    World world = world(route().brakes(Brakes.builder().creates(Brakes.Limit.of(1, 1)).build()));
    enter(world, "t1");
    world.run();
    enterUntold(world, "t2", "t3", "t4");
    clock.advance(DAY);
    RunReport braked = world.run();
    assertThat(braked.state()).isEqualTo(RunState.BRAKED);

    String plan = braked.route("hours").orElseThrow().brakePlan().orElseThrow();
    assertThat(world.apply(plan).count(Outcome.POSTED)).isEqualTo(3);
    assertThat(world.run().count(Outcome.POSTED)).isZero();
  }
}
