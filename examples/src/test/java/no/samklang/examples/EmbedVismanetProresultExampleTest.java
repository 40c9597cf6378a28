package no.samklang.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import no.samklang.sync.Outcome;
import no.samklang.sync.RunReport;
import no.samklang.sync.SyncSession;
import no.samklang.sync.memory.InMemorySyncStateStore;
import org.junit.jupiter.api.Test;

class EmbedVismanetProresultExampleTest {

  @Test
  void postsTheHoursOnceToThePeriodThatAPersonChose() {
    try (SimulatedSystems systems = new SimulatedSystems();
        InMemorySyncStateStore store = new InMemorySyncStateStore();
        SyncSession session = EmbedVismanetProresult.open(store, systems)) {
      EmbedVismanetProresult.begin(session);
      systems.registerCraftHours();
      YearMonth period = YearMonth.from(systems.today());

      RunReport report = EmbedVismanetProresult.runTo(session, period);
      session.run();

      assertThat(report.count(Outcome.POSTED)).describedAs("%s", report).isEqualTo(1);
      assertThat(systems.transactionsInVisma()).isEqualTo(1);
    }
  }
}
