package no.samklang.connector.tidsbanken;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import no.samklang.sync.model.Employee;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.TimeEntry;
import no.samklang.sync.spi.Connector;
import no.samklang.sync.spi.ConnectorDescriptor;
import no.samklang.sync.testkit.SourceSystemContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

/** The test kit's contract, for each type that is read. */
class SourceContractTest {

  abstract static class OnSimulator<T> extends SourceSystemContract<T> {
    final Simulated tidsbanken = new Simulated();

    @AfterEach
    void stop() {
      assertThat(tidsbanken.simulator.violations()).isEmpty();
      tidsbanken.close();
    }

    @Override
    protected ConnectorDescriptor descriptor() {
      return tidsbanken.descriptor();
    }

    @Override
    protected Connector connect() {
      return tidsbanken.connect();
    }

    @Override
    protected void advance(Duration time) {
      tidsbanken.clock.advance(time);
    }
  }

  @Nested
  class Employees extends OnSimulator<Employee> {

    @Override
    protected EntityType<Employee> type() {
      return EntityTypes.EMPLOYEE;
    }

    @Override
    protected String add(int number) {
      int id = 200 + number;
      tidsbanken
          .admin()
          .put("ansatte", Map.of("Id", id, "Fornavn", "Åse", "Aktiv", true, "Sluttet", false));
      return String.valueOf(id);
    }

    @Override
    protected void edit(String id) {
      tidsbanken.admin().put("ansatte", Map.of("Id", Long.valueOf(id), "Etternavn", "Ny"));
    }

    @Override
    protected String absentId() {
      return "999";
    }
  }

  @Nested
  class Hours extends OnSimulator<TimeEntry> {

    @Override
    protected EntityType<TimeEntry> type() {
      return EntityTypes.TIME_ENTRY;
    }

    @Override
    protected String add(int number) {
      tidsbanken
          .admin()
          .put(
              "timelinjer",
              Map.of("AnsattId", 114, "Dato", "2026-11-19T00:00:00", "AntallTimer", number));
      connect().source().orElseThrow().prepare(type());
      List<ObjectNode> rows = tidsbanken.admin().rows("timeeksport");
      return rows.get(rows.size() - 1).get("Id").asText();
    }

    @Override
    protected void edit(String id) {
      tidsbanken.admin().put("timeeksport", Map.of("Id", Long.valueOf(id), "Notat", "Ny"));
    }

    @Override
    protected String absentId() {
      return "999";
    }
  }
}
