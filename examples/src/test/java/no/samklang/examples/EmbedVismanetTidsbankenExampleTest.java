package no.samklang.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import no.samklang.sync.Outcome;
import no.samklang.sync.RunReport;
import no.samklang.sync.RunState;
import no.samklang.sync.SyncSession;
import no.samklang.sync.spi.SyncStateStore;
import no.samklang.sync.store.jdbc.JdbcSyncStateStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbedVismanetTidsbankenExampleTest {
  @TempDir Path folder;

  @Test
  void postsTheHoursOnceAndCanSayWhy() {
    try (SimulatedSystems systems = new SimulatedSystems();
        SyncStateStore store = JdbcSyncStateStore.sqlite(folder.resolve("sync.db"));
        SyncSession session = EmbedVismanetTidsbanken.open(store, systems.settings())) {
      EmbedVismanetTidsbanken.begin(session);
      long entry = systems.registerHours();
      RunReport report = session.run();
      session.run();

      assertThat(report.state()).isEqualTo(RunState.COMPLETED);
      assertThat(report.route("hours").orElseThrow().count(Outcome.POSTED)).isEqualTo(1);
      assertThat(systems.transactionsInVisma()).isEqualTo(1);
      assertThat(EmbedVismanetTidsbanken.why(session, Long.toString(entry))).isNotBlank();
    }
  }
}
