package no.samklang.sync.integrations;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import no.samklang.simulators.Simulator;
import no.samklang.simulators.SimulatorOptions;
import no.samklang.simulators.conformance.VendorContract;
import no.samklang.sync.Connections;
import no.samklang.sync.Integration;
import no.samklang.sync.Plan;
import no.samklang.sync.Route;
import no.samklang.sync.RunOptions;
import no.samklang.sync.RunReport;
import no.samklang.sync.RunState;
import no.samklang.sync.Signature;
import no.samklang.sync.SyncEngine;
import no.samklang.sync.SyncSession;
import no.samklang.sync.spi.SyncStateStore;
import no.samklang.sync.testkit.MovableClock;

/** A company with two simulated systems, an integration between them, and what it remembers. */
abstract class IntegrationWorld implements AutoCloseable {
  static final String START = "2026-11-16T08:00:00Z";

  final MovableClock clock = MovableClock.at(START);
  final SyncStateStore store;
  final Map<String, String> settings = new HashMap<>();
  final Map<String, Map<String, String>> systems = new HashMap<>();
  private final Random random = new Random(7);

  IntegrationWorld(Function<InstantSource, SyncStateStore> stores) {
    store = stores.apply(clock);
  }

  /** Returns the integration with these settings. */
  abstract Integration integration();

  /** Returns how many made-up records of a kind a system begins with. */
  int records() {
    return 4;
  }

  SimulatorOptions options(String system, String variant) {
    SimulatorOptions options = SimulatorOptions.defaults().records(records()).clock(clock);
    Path contract = Path.of(System.getProperty("samklang.vendors", "none"), system, "openapi.json");
    if (Files.exists(contract)) {
      options = options.contract(VendorContract.load(contract));
    }
    return variant.isEmpty() ? options : options.variants(variant);
  }

  static String url(Simulator simulator, String path) {
    return "http://127.0.0.1:" + simulator.port() + path;
  }

  SyncEngine engine() {
    return engine(store);
  }

  /** Returns an engine that remembers here. */
  SyncEngine engine(SyncStateStore memory) {
    return SyncEngine.builder().store(memory).clock(clock).random(random).maxInFlight(4).build();
  }

  /** Returns the systems; a wait between two attempts moves the clock instead of the day. */
  Connections unhurried() {
    return new Unhurried(systems, clock::advance);
  }

  SyncSession open() {
    return engine().open(integration(), Connections.discover(systems));
  }

  SyncSession openUnhurried() {
    return engine().open(integration(), unhurried());
  }

  /** Makes the first plan and applies it, as a person would. */
  RunReport activate() {
    try (SyncSession session = open()) {
      return activate(session);
    }
  }

  /** Makes the first plan, accepts its check lists whole, and applies it. */
  static RunReport activate(SyncSession session) {
    Plan plan = session.plan();
    if (plan.report().state() != RunState.COMPLETED) {
      throw new AssertionError("no first plan was made: " + plan.report());
    }
    RunReport report = applied(session, plan);
    if (report.state() != RunState.COMPLETED) {
      throw new AssertionError("the first plan was not applied: " + report);
    }
    return report;
  }

  /** Accepts the check lists of a plan whole, and applies it. */
  static RunReport applied(SyncSession session, Plan plan) {
    for (Route route : session.integration().routes()) {
      session.acceptFindings(route.name(), new Signature("Kari", "sett gjennom"));
    }
    return session.apply(plan, "Kari");
  }

  RunReport run() {
    try (SyncSession session = open()) {
      return session.run();
    }
  }

  RunReport runUnhurried(RunOptions options) {
    try (SyncSession session = openUnhurried()) {
      return session.run(options);
    }
  }

  RunReport runUnhurried() {
    return runUnhurried(RunOptions.all());
  }

  /** Runs every route, an hour later, so that what changed is seen. */
  RunReport anHourLater() {
    return anHourLater(RunOptions.all());
  }

  RunReport anHourLater(RunOptions options) {
    clock.advance(Duration.ofHours(1));
    return runUnhurried(options);
  }

  @Override
  public void close() {
    store.close();
  }
}
