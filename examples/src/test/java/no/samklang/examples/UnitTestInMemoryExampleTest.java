package no.samklang.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import no.samklang.sync.Connection;
import no.samklang.sync.Connections;
import no.samklang.sync.Outcome;
import no.samklang.sync.SyncEngine;
import no.samklang.sync.SyncSession;
import no.samklang.sync.memory.InMemorySyncStateStore;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.spi.Capabilities;
import no.samklang.sync.spi.Capabilities.CreateProof;
import no.samklang.sync.spi.Capabilities.Reading;
import no.samklang.sync.testkit.InMemorySystem;
import no.samklang.sync.testkit.MovableClock;
import org.junit.jupiter.api.Test;

/**
 * How do I test my routes and mappers without a network? Two systems in memory, a clock to move.
 */
class UnitTestInMemoryExampleTest {
  private final MovableClock clock = MovableClock.at("2026-11-02T08:00:00Z");
  private final InMemorySystem files =
      InMemorySystem.builder("csv-folder")
          .clock(clock)
          .type(
              EntityTypes.CUSTOMER, Capabilities.builder().reading(Reading.FULL).counted().build())
          .build();
  private final InMemorySystem tidsbanken =
      InMemorySystem.builder("tidsbanken")
          .clock(clock)
          .type(
              EntityTypes.CUSTOMER,
              Capabilities.builder()
                  .listable()
                  .updatable()
                  .createProof(CreateProof.UNIQUE_REFERENCE)
                  .build())
          .build();
  private final SyncSession session =
      SyncEngine.builder()
          .store(new InMemorySyncStateStore(clock))
          .clock(clock)
          .build()
          .open(
              CsvFolderToTidsbanken.integration(new CustomMapper()),
              Connections.of(
                  new Connection(files.descriptor(), files),
                  new Connection(tidsbanken.descriptor(), tidsbanken)));

  private void customer(String number, String name) {
    files.put(EntityTypes.CUSTOMER, number, Customer.builder().number(number).name(name).build());
  }

  private Map<String, Integer> creates() {
    return tidsbanken.creates(EntityTypes.CUSTOMER);
  }

  @Test
  void ownMapperDecidesWhatGoesOver() {
    customer("C1", "Ås Bygg");
    customer("X1", "Internt");

    var report = session.apply(session.plan(), "Kari");

    assertThat(report.count(Outcome.CREATED)).isEqualTo(1);
    assertThat(report.count(Outcome.SKIPPED)).isEqualTo(1);
    assertThat(tidsbanken.records(EntityTypes.CUSTOMER).values())
        .extracting(Customer::name)
        .containsExactly("ÅS BYGG");
  }

  @Test
  void lostAnswerDoesNotMakeASecondCustomer() {
    customer("C1", "Ås Bygg");
    tidsbanken.loseAnswerOfNextCreate();

    session.apply(session.plan(), "Kari");
    session.run();

    assertThat(creates().values()).containsExactly(1);
  }
}
