package no.samklang.connector.smartday;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.WorkOrder;
import no.samklang.sync.spi.Connector;
import no.samklang.sync.spi.ConnectorDescriptor;
import no.samklang.sync.testkit.SourceSystemContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

/** The test kit's contract, for tasks and each way to read them. */
class SourceContractTest {

  abstract static class OnSimulator extends SourceSystemContract<WorkOrder> {
    final Simulated smartday = new Simulated();

    @AfterEach
    void stop() {
      assertThat(smartday.simulator.violations()).isEmpty();
      smartday.close();
    }

    Map<String, String> settings() {
      return Map.of();
    }

    @Override
    protected ConnectorDescriptor descriptor() {
      return smartday.descriptor(settings());
    }

    @Override
    protected Connector connect() {
      return smartday.connect(settings());
    }

    @Override
    protected EntityType<WorkOrder> type() {
      return EntityTypes.WORK_ORDER;
    }

    @Override
    protected void advance(Duration time) {
      smartday.clock.advance(time);
    }

    @Override
    protected String absentId() {
      return "999999";
    }

    @Override
    protected String add(int number) {
      String id = smartday.order(Map.of("name", "Oppgave " + number));
      smartday.registered(id, "90001", "time", number, Map.of());
      return id;
    }

    @Override
    protected void edit(String id) {
      smartday.admin().put("orders", Map.of("id", id, "name", "Ny"));
    }

    @Override
    protected boolean corrupt(String id) {
      smartday.admin().put("orders", Map.of("id", id, "startTime", "i går"));
      return true;
    }
  }

  @Nested
  class Tasks extends OnSimulator {}

  @Nested
  class TasksThatAreMovedOn extends OnSimulator {

    @Override
    Map<String, String> settings() {
      return Map.of("reportBack", "true");
    }
  }
}
