package no.samklang.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import no.samklang.sync.SyncEngine;
import no.samklang.sync.SyncListener;
import no.samklang.sync.SyncSchedule;
import no.samklang.sync.SyncSession;
import no.samklang.sync.memory.InMemorySyncStateStore;
import no.samklang.sync.testkit.MovableClock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class EmbedTwentyfoursoSmartdayExampleTest {

  @Test
  @Tag("SO-03")
  @Tag("SO-08")
  void importsAtOnceAndThenOrdersWhatIsFinishedOnce() {
    MovableClock clock = MovableClock.at(Instant.now());
    List<String> progress = new ArrayList<>();
    SyncListener listener =
        new SyncListener() {
          @Override
          public void progressed(String route, long done, OptionalLong expected) {
            progress.add(route);
          }
        };
    try (SimulatedField systems = new SimulatedField();
        InMemorySyncStateStore store = new InMemorySyncStateStore()) {
      SyncEngine engine = SyncEngine.builder().store(store).clock(clock).build();
      try (SyncSession session = EmbedTwentyfoursoSmartday.open(engine, systems);
          SyncSchedule schedule =
              EmbedTwentyfoursoSmartday.activate(engine, session, "kari@example.no", listener)) {
        assertThat(schedule.runDue()).isPresent();
        assertThat(progress).contains("customers", "items");
        assertThat(systems.customersInSmartday()).isEqualTo(systems.customersInTheOffice());

        systems.finishTask();
        for (int quarter = 0; quarter < 3; quarter++) {
          clock.advance(Duration.ofMinutes(15));
          schedule.runDue();
        }

        assertThat(systems.orders()).containsExactly("Confirmed");
      }
    }
  }
}
