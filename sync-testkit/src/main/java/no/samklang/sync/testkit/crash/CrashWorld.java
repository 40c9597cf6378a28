package no.samklang.sync.testkit.crash;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import no.samklang.sync.Connection;
import no.samklang.sync.Connections;
import no.samklang.sync.Integration;
import no.samklang.sync.Route;
import no.samklang.sync.RunOptions;
import no.samklang.sync.SyncEngine;
import no.samklang.sync.SyncSession;
import no.samklang.sync.spi.Intent;
import no.samklang.sync.spi.Parked;
import no.samklang.sync.spi.StateScope;
import no.samklang.sync.spi.SyncStateStore;
import no.samklang.sync.testkit.InMemorySystem;
import no.samklang.sync.testkit.MovableClock;

/** Two systems in memory, the store under test and the routes between. */
abstract class CrashWorld implements CrashTrial {
  private static final StateScope SCOPE = new StateScope("default", "trial");
  private static final int MANY = 1_000;

  final MovableClock clock;
  final SyncStateStore store;
  private final Random random = new Random(42);
  private final int inFlight;

  CrashWorld(MovableClock clock, SyncStateStore store, int inFlight) {
    this.clock = clock;
    this.store = store;
    this.inFlight = inFlight;
  }

  abstract InMemorySystem left();

  abstract InMemorySystem right();

  abstract List<Route> routes();

  @Override
  public void live(Life life) {
    run(life);
  }

  @Override
  public final void run(Life life) {
    clock.advance(Duration.ofSeconds(1));
    Integration integration =
        Integration.builder("trial", left().descriptor().id(), right().descriptor().id())
            .routes(routes().toArray(Route[]::new))
            .build();
    SyncEngine engine =
        SyncEngine.builder()
            .store(life.store(store))
            .clock(clock)
            .random(random)
            .holder("trial")
            .maxInFlight(inFlight)
            .build();
    Connections systems = Connections.of(connection(life, left()), connection(life, right()));
    try (SyncSession session = engine.open(integration, systems)) {
      go(session);
    }
  }

  /** Does in an open session what a run is here: by default one that accepts first plans unseen. */
  void go(SyncSession session) {
    session.run(RunOptions.builder().acceptFirstPlanBy("trial").build());
  }

  private static Connection connection(Life life, InMemorySystem system) {
    return new Connection(system.descriptor(), life.connector(system));
  }

  @Override
  public final MovableClock clock() {
    return clock;
  }

  @Override
  public final void close() {
    store.close();
  }

  final List<Parked> parked(String route) {
    return store.parkedPage(SCOPE, route, null, MANY);
  }

  /** Returns the source ids of records of which it is not known whether they arrived. */
  final List<String> open(String route) {
    List<String> members = new ArrayList<>();
    for (Intent intent : store.intents(SCOPE, route)) {
      members.addAll(intent.members());
    }
    return members;
  }

  final StateScope scope() {
    return SCOPE;
  }
}
