package no.samklang.sync.integrations;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
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
import no.samklang.sync.spi.SyncStateStore;
import no.samklang.sync.store.jdbc.JdbcSyncStateStore;
import no.samklang.sync.store.jdbc.PostgresSchema;

/**
 * A program that runs the integration once; made to be killed, or to be paused. Its argument is a
 * settings file.
 */
public final class KillableRun {
  private KillableRun() {}

  /** Runs once, prints the report and exits with its exit code. */
  public static void main(String[] arguments) throws IOException, SQLException {
    Properties given = new Properties();
    try (Reader file = Files.newBufferedReader(Path.of(arguments[0]), StandardCharsets.UTF_8)) {
      given.load(file);
    }
    Instant start = Instant.parse(given.getProperty("now"));
    Instant real = Instant.now();
    InstantSource ticking = () -> start.plus(Duration.between(real, Instant.now()));
    String postgres = given.getProperty("postgres");
    if (postgres == null) {
      run(given, ticking, JdbcSyncStateStore.sqlite(Path.of(given.getProperty("store")), ticking));
    } else {
      PostgresSchema schema = PostgresSchema.at(postgres);
      SyncStateStore store = schema.openShifted();
      run(given, () -> ticking.instant().plus(passed(schema)), store);
    }
  }

  private static Duration passed(PostgresSchema schema) {
    try {
      return schema.passed();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void run(Properties given, InstantSource clock, SyncStateStore opened) {
    RunReport report;
    try (SyncStateStore store = opened;
        SyncSession session =
            SyncEngine.builder()
                .store(store)
                .clock(clock)
                .maxInFlight(Integer.parseInt(given.getProperty("inFlight", "8")))
                .leaseTerm(Duration.parse(given.getProperty("leaseTerm", "PT2M")))
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
