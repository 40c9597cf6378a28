package no.samklang.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.samklang.sync.Connections;
import no.samklang.sync.Integration;
import no.samklang.sync.RunState;
import no.samklang.sync.SyncEngine;
import no.samklang.sync.SyncSession;
import no.samklang.sync.memory.InMemorySyncStateStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnyToAnyExampleTest {
  @TempDir Path folder;
  private final SimulatedSystems systems = new SimulatedSystems();
  private final SyncEngine engine =
      SyncEngine.builder().store(new InMemorySyncStateStore()).build();

  @AfterEach
  void stop() {
    systems.close();
  }

  private SyncSession open(Integration integration) {
    Map<String, Map<String, String>> settings = new HashMap<>(systems.settings());
    settings.put("csv-folder", Map.of("folder", folder.toString()));
    return engine.open(integration, Connections.discover(settings));
  }

  @Test
  void projectsOfVismaGoToTidsbankenAndProresultAtOnce() {
    try (SyncSession time = open(AnyToAny.projects("vismanet", "tidsbanken"));
        SyncSession craft = open(AnyToAny.projects("vismanet", "proresult"))) {
      AnyToAny.begin(time, "Kari");
      AnyToAny.begin(craft, "Kari");
      String project = systems.addProject("P900", "Nytt tak");

      assertThat(time.run().state()).isEqualTo(RunState.COMPLETED);
      assertThat(craft.run().state()).isEqualTo(RunState.COMPLETED);
      assertThat(systems.projectInTidsbanken(project)).isEqualTo("Nytt tak");
      assertThat(systems.projectInProresult(project)).isEqualTo("Nytt tak");
    }
  }

  @Test
  void customersOfAFolderGoToProresult() throws IOException {
    Files.write(
        folder.resolve("customers.csv"),
        List.of("number;name;street;postalCode;city", "C1;Ås Bygg;Storgata 1;1430;Ås"));
    try (SyncSession session = open(AnyToAny.customers("csv-folder", "proresult"))) {
      AnyToAny.begin(session, "Kari");
      assertThat(systems.customerInProresult("C1")).isEqualTo("Ås Bygg");
    }
  }
}
