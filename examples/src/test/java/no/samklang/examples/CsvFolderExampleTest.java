package no.samklang.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import no.samklang.sync.Outcome;
import no.samklang.sync.RunReport;
import no.samklang.sync.SyncEngine;
import no.samklang.sync.SyncSession;
import no.samklang.sync.memory.InMemorySyncStateStore;
import no.samklang.sync.spi.Mapper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvFolderExampleTest {
  private static final String HEADING = "number;name;street;postalCode;city";

  @TempDir Path folder;
  private final SimulatedSystems systems = new SimulatedSystems();
  private SyncSession session;

  @BeforeEach
  void begin() throws IOException {
    customers(HEADING, "C1;Ås Bygg;Storgata 1;1430;Ås", "C2;Øy Rør;;9008;Tromsø");
    session =
        CsvFolderToTidsbanken.open(
            SyncEngine.builder().store(new InMemorySyncStateStore()).build(),
            folder,
            systems.tidsbanken(),
            CsvFolderToTidsbanken.integration(Mapper.same()));
    session.check().orThrow();
    session.apply(session.plan(), "Kari");
  }

  @AfterEach
  void stop() {
    session.close();
    systems.close();
  }

  private void customers(String... lines) throws IOException {
    Files.write(folder.resolve("customers.csv"), List.of(lines));
  }

  @Test
  void customersOfTheFileStandInTidsbanken() {
    assertThat(systems.customerInTidsbanken("C1")).isEqualTo("Ås Bygg");
    assertThat(systems.customerInTidsbanken("C2")).isEqualTo("Øy Rør");
    assertThat(session.run().count(Outcome.UNCHANGED)).isEqualTo(2);
  }

  @Test
  void changedRowIsTheOnlyOneWritten() throws IOException {
    customers(HEADING, "C1;Ås Bygg og Betong;Storgata 1;1430;Ås", "C2;Øy Rør;;9008;Tromsø");

    RunReport report = session.run();

    assertThat(report.count(Outcome.UPDATED)).isEqualTo(1);
    assertThat(systems.customerInTidsbanken("C1")).isEqualTo("Ås Bygg og Betong");
  }

  @Test
  void columnsMayStandInAnyOrder() throws IOException {
    customers("name;city;number", "Mjøsa Tre;Hamar;C3");
    session.run();
    assertThat(systems.customerInTidsbanken("C3")).isEqualTo("Mjøsa Tre");
  }

  @Test
  void rowAtFaultIsNamedAndTheOthersGoOn() throws IOException {
    customers(HEADING, "C8;For kort", "C9;Helt i orden;Vei 2;0150;Oslo");

    RunReport report = session.run();

    assertThat(report.count(Outcome.REJECTED)).isEqualTo(1);
    assertThat(systems.customerInTidsbanken("C9")).isEqualTo("Helt i orden");
  }
}
