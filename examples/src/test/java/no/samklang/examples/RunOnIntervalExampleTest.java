package no.samklang.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import no.samklang.sync.SyncEngine;
import no.samklang.sync.SyncSchedule;
import no.samklang.sync.SyncSession;
import no.samklang.sync.memory.InMemorySyncStateStore;
import no.samklang.sync.spi.Mapper;
import no.samklang.sync.testkit.MovableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunOnIntervalExampleTest {
  @TempDir Path folder;
  private final MovableClock clock = MovableClock.at("2026-11-02T08:00:00Z");
  private final SimulatedSystems systems = new SimulatedSystems();
  private final SyncEngine engine =
      SyncEngine.builder().store(new InMemorySyncStateStore(clock)).clock(clock).build();
  private SyncSession session;

  @BeforeEach
  void open() throws IOException {
    Files.writeString(folder.resolve("customers.csv"), "number;name\nC1;Ås Bygg\n");
    session =
        CsvFolderToTidsbanken.open(
            engine, folder, systems.tidsbanken(), CsvFolderToTidsbanken.integration(Mapper.same()));
    session.apply(session.plan(), "Kari");
  }

  @AfterEach
  void close() {
    session.close();
    systems.close();
  }

  @Test
  void runsWhenTheIntervalIsOver() {
    try (SyncSchedule schedule = engine.schedule(session, report -> {})) {
      assertThat(schedule.runDue()).isPresent();
      assertThat(schedule.runDue()).isEmpty();
      clock.advance(Duration.ofMinutes(5));
      assertThat(schedule.runDue()).isPresent();
    }
  }

  @Test
  void runsOnAThreadOfItsOwn() throws InterruptedException {
    CountDownLatch ran = new CountDownLatch(1);
    try (SyncSchedule schedule = RunOnInterval.start(engine, session, report -> ran.countDown())) {
      assertThat(ran.await(30, TimeUnit.SECONDS)).isTrue();
      assertThat(schedule).isNotNull();
    }
  }
}
