package no.samklang.examples;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;
import no.samklang.sync.Connections;
import no.samklang.sync.RunOptions;
import no.samklang.sync.SyncEngine;
import no.samklang.sync.SyncListener;
import no.samklang.sync.SyncSchedule;
import no.samklang.sync.SyncSession;
import no.samklang.sync.integrations.TwentyfoursoSmartday;
import no.samklang.sync.spi.SyncStateStore;
import no.samklang.sync.store.jdbc.JdbcSyncStateStore;

/** How does my product make orders in 24SevenOffice of tasks finished in Smartday, by itself? */
final class EmbedTwentyfoursoSmartday {
  private EmbedTwentyfoursoSmartday() {}

  public static void main(String[] arguments) throws IOException {
    try (SimulatedField systems = new SimulatedField();
        SyncStateStore store = JdbcSyncStateStore.sqlite(Path.of("field.db"))) {
      SyncEngine engine = SyncEngine.builder().store(store).build();
      try (SyncSession session = open(engine, systems);
          SyncSchedule schedule = activate(engine, session, "kari@example.no", printing())) {
        schedule.start();
        System.out.println("Runs by itself; Enter stops it.");
        System.in.read();
      }
    }
  }

  static SyncSession open(SyncEngine engine, SimulatedField systems) {
    Map<String, String> settings =
        Map.of(
            "interval", "15m",
            "timeProduct", "501",
            "distanceProduct", "502");
    return engine.open(
        TwentyfoursoSmartday.using(settings), Connections.discover(systems.settings()));
  }

  /**
   * Checks the credentials, and returns the schedule whose first run is the first import: whoever
   * activates the integration accepts it. An import that is interrupted goes on where it was.
   */
  static SyncSchedule activate(
      SyncEngine engine, SyncSession session, String by, SyncListener progress) {
    session.check().orThrow();
    RunOptions options = RunOptions.builder().acceptFirstPlanBy(by).listener(progress).build();
    return engine.schedule(
        session, options, report -> report.routes().forEach(System.out::println));
  }

  /** Shows how far a run is. */
  private static SyncListener printing() {
    return new SyncListener() {
      @Override
      public void progressed(String route, long done, OptionalLong expected) {
        System.out.println(
            route + " " + done + (expected.isPresent() ? " of " + expected.getAsLong() : ""));
      }
    };
  }
}
