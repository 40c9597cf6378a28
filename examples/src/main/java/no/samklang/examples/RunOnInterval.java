package no.samklang.examples;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import no.samklang.sync.RunReport;
import no.samklang.sync.SyncEngine;
import no.samklang.sync.SyncSchedule;
import no.samklang.sync.SyncSession;
import no.samklang.sync.spi.Mapper;
import no.samklang.sync.spi.SyncStateStore;
import no.samklang.sync.store.jdbc.JdbcSyncStateStore;

/** How does it run by itself, and stop in good order? */
final class RunOnInterval {
  private RunOnInterval() {}

  /** Runs until Enter is pressed. Takes the folder that holds customers.csv. */
  public static void main(String[] arguments) throws IOException {
    try (SimulatedSystems systems = new SimulatedSystems();
        SyncStateStore store = JdbcSyncStateStore.sqlite(Path.of("interval.db"))) {
      SyncEngine engine = SyncEngine.builder().store(store).build();
      try (SyncSession session =
          CsvFolderToTidsbanken.open(
              engine,
              Path.of(arguments[0]),
              systems.tidsbanken(),
              CsvFolderToTidsbanken.integration(Mapper.same()))) {
        session.apply(session.plan(), "kari@example.no");
        SyncSchedule schedule =
            start(engine, session, report -> System.out.println(report.state()));
        System.out.println("Runs by itself; Enter stops it.");
        System.in.read();
        schedule.close();
      }
    }
  }

  /** Starts the schedule; closing it lets a run under way finish what it has sent. */
  static SyncSchedule start(SyncEngine engine, SyncSession session, Consumer<RunReport> afterRun) {
    return engine.schedule(session, afterRun).start();
  }
}
