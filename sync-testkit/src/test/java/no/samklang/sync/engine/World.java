package no.samklang.sync.engine;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.UnaryOperator;
import no.samklang.sync.Connection;
import no.samklang.sync.Connections;
import no.samklang.sync.Integration;
import no.samklang.sync.Outcome;
import no.samklang.sync.Plan;
import no.samklang.sync.Route;
import no.samklang.sync.RunOptions;
import no.samklang.sync.RunReport;
import no.samklang.sync.SyncEngine;
import no.samklang.sync.SyncSchedule;
import no.samklang.sync.SyncSession;
import no.samklang.sync.memory.InMemorySyncStateStore;
import no.samklang.sync.spi.Connector;
import no.samklang.sync.spi.Parked;
import no.samklang.sync.spi.StateScope;
import no.samklang.sync.spi.SyncStateStore;
import no.samklang.sync.testkit.InMemorySystem;
import no.samklang.sync.testkit.MovableClock;

/** Two systems, a memory and a clock; every call opens the integration anew, as a restart does. */
final class World {
  static final StateScope SCOPE = new StateScope("default", "trial");

  final MovableClock clock;
  final InMemorySystem left;
  final InMemorySystem right;
  final InMemorySyncStateStore memory;
  private final List<Route> routes;
  private UnaryOperator<SyncStateStore> around = store -> store;
  private UnaryOperator<Connector> leftSeenAs = left -> left;
  private final Random random;
  private int inFlight = 4;
  private UnaryOperator<SyncEngine.Builder> tuning = builder -> builder;

  World(MovableClock clock, InMemorySystem left, InMemorySystem right, Route... routes) {
    this.clock = clock;
    this.left = left;
    this.right = right;
    this.memory = new InMemorySyncStateStore(clock);
    this.random = new Random(42);
    this.routes = List.of(routes);
  }

  private World(World from, Route... routes) {
    this.leftSeenAs = from.leftSeenAs;
    this.clock = from.clock;
    this.left = from.left;
    this.right = from.right;
    this.memory = from.memory;
    this.random = from.random;
    this.routes = List.of(routes);
  }

  /** Returns the same world with other routes. */
  World with(Route... others) {
    return new World(this, others);
  }

  World around(UnaryOperator<SyncStateStore> wrapper) {
    around = wrapper;
    return this;
  }

  /** Shows the engine another face of the left system. */
  World leftSeenAs(UnaryOperator<Connector> face) {
    leftSeenAs = face;
    return this;
  }

  World inFlight(int calls) {
    inFlight = calls;
    return this;
  }

  /** Changes what the engine is built with. */
  World tuned(UnaryOperator<SyncEngine.Builder> settings) {
    tuning = settings;
    return this;
  }

  SyncSession open() {
    Integration integration =
        Integration.builder("trial", left.descriptor().id(), right.descriptor().id())
            .routes(routes)
            .build();
    SyncEngine.Builder engine =
        SyncEngine.builder()
            .store(around.apply(memory))
            .clock(clock)
            .random(random)
            .holder("test")
            .maxInFlight(inFlight);
    return tuning
        .apply(engine)
        .build()
        .open(
            integration,
            Connections.of(
                new Connection(left.descriptor(), leftSeenAs.apply(left)),
                new Connection(right.descriptor(), right)));
  }

  /** Returns a schedule for a session of this world. */
  SyncSchedule schedule(SyncSession session) {
    return SyncEngine.builder().store(memory).clock(clock).build().schedule(session, report -> {});
  }

  /** Runs with first plans accepted; a second passes before. */
  RunReport run() {
    return run(RunOptions.builder().acceptFirstPlanBy("test").build());
  }

  RunReport run(RunOptions options) {
    clock.advance(Duration.ofSeconds(1));
    try (SyncSession session = open()) {
      return session.run(options);
    }
  }

  Plan plan() {
    return plan(RunOptions.all());
  }

  Plan plan(RunOptions options) {
    clock.advance(Duration.ofSeconds(1));
    try (SyncSession session = open()) {
      return session.plan(options);
    }
  }

  RunReport apply(Plan plan) {
    return apply(plan.id());
  }

  RunReport apply(String planId) {
    clock.advance(Duration.ofSeconds(1));
    try (SyncSession session = open()) {
      return session.apply(planId, "Kari", RunOptions.all());
    }
  }

  List<Parked> parked(String route) {
    return memory.parkedPage(SCOPE, route, null, 1000);
  }

  String explain(String route, String sourceId) {
    try (SyncSession session = open()) {
      return session.explain(route, sourceId).text(Locale.ENGLISH);
    }
  }

  static long count(RunReport report, Outcome outcome) {
    return report.count(outcome);
  }
}
