package no.samklang.sync.integrations;

import java.io.FileReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import no.samklang.sync.Connections;
import no.samklang.sync.RunReport;
import no.samklang.sync.SyncEngine;
import no.samklang.sync.SyncSession;
import no.samklang.sync.store.jdbc.JdbcSyncStateStore;

/** A program that runs the integration once; made to be killed. Its argument is a settings file. */
public final class KillableRun {
  private KillableRun() {}

  /** Runs once and exits with the report's exit code. */
  public static void main(String[] arguments) throws IOException {
    Properties given = new Properties();
    try (Reader file = new FileReader(arguments[0], java.nio.charset.StandardCharsets.UTF_8)) {
      given.load(file);
    }
    Instant start = Instant.parse(given.getProperty("now"));
    Instant real = Instant.now();
    InstantSource clock = () -> start.plus(Duration.between(real, Instant.now()));
    RunReport report;
    try (JdbcSyncStateStore store =
            JdbcSyncStateStore.sqlite(Path.of(given.getProperty("store")), clock);
        SyncSession session =
            SyncEngine.builder()
                .store(store)
                .clock(clock)
                .build()
                .open(
                    VismanetTidsbanken.using(under(given, "settings.")),
                    Connections.discover(
                        Map.of(
                            "vismanet", under(given, "vismanet."),
                            "tidsbanken", under(given, "tidsbanken."))))) {
      System.out.println("running");
      report = session.run();
    }
    System.out.println(report);
    System.exit(report.exitCode());
  }

  private static Map<String, String> under(Properties given, String prefix) {
    Map<String, String> found = new HashMap<>();
    for (String name : given.stringPropertyNames()) {
      if (name.startsWith(prefix)) {
        found.put(name.substring(prefix.length()), given.getProperty(name));
      }
    }
    return found;
  }
}
