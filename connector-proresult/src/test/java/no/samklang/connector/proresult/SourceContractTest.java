package no.samklang.connector.proresult;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import no.samklang.sync.model.Employee;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.ItemWithdrawal;
import no.samklang.sync.model.TimeEntry;
import no.samklang.sync.spi.Connector;
import no.samklang.sync.spi.ConnectorDescriptor;
import no.samklang.sync.testkit.SourceSystemContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

/** The test kit's contract, for each type that is read and each way to read it. */
class SourceContractTest {

  abstract static class OnSimulator<T> extends SourceSystemContract<T> {
    final Simulated proresult = new Simulated();

    @AfterEach
    void stop() {
      assertThat(proresult.simulator.violations()).isEmpty();
      proresult.close();
    }

    Map<String, String> settings() {
      return Map.of();
    }

    @Override
    protected ConnectorDescriptor descriptor() {
      return proresult.descriptor(settings());
    }

    @Override
    protected Connector connect() {
      return proresult.connect(settings());
    }

    @Override
    protected void advance(Duration time) {
      proresult.clock.advance(time);
    }

    @Override
    protected String absentId() {
      return "999999";
    }
  }

  @Nested
  class Workers extends OnSimulator<Employee> {

    @Override
    protected EntityType<Employee> type() {
      return EntityTypes.EMPLOYEE;
    }

    @Override
    protected String add(int number) {
      int id = 200 + number;
      proresult.admin().put("arbeidere", Map.of("arbeiderId", id, "navn", "Åse " + number));
      return String.valueOf(id);
    }

    @Override
    protected void edit(String id) {
      proresult.admin().put("arbeidere", Map.of("arbeiderId", Long.valueOf(id), "navn", "Ny"));
    }
  }

  @Nested
  class WorkersByScript extends Workers {

    @Override
    Map<String, String> settings() {
      return Map.of("lists", "csv");
    }
  }

  @Nested
  class Hours extends OnSimulator<TimeEntry> {
    Hours() {
      proresult.withProject();
    }

    @Override
    protected EntityType<TimeEntry> type() {
      return EntityTypes.TIME_ENTRY;
    }

    @Override
    protected String add(int number) {
      return proresult.hours(Map.of("antallTimer", number));
    }

    @Override
    protected void edit(String id) {
      proresult.admin().put("timer", Map.of("id", Long.valueOf(id), "kommentar", "Ny"));
    }
  }

  @Nested
  class HoursWithoutMarking extends Hours {

    @Override
    Map<String, String> settings() {
      return Map.of("markHours", "false");
    }
  }

  @Nested
  class Withdrawals extends OnSimulator<ItemWithdrawal> {
    Withdrawals() {
      proresult.withProject();
    }

    @Override
    protected EntityType<ItemWithdrawal> type() {
      return EntityTypes.ITEM_WITHDRAWAL;
    }

    @Override
    protected String add(int number) {
      return proresult.withdrawal(Map.of("antall", number));
    }

    @Override
    protected void edit(String id) {
      proresult.admin().put("vareuttak", Map.of("id", Long.valueOf(id), "antall", 99));
    }
  }
}
