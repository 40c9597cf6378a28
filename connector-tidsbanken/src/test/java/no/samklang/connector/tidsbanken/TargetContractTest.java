package no.samklang.connector.tidsbanken;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.samklang.sync.model.Address;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.Project;
import no.samklang.sync.model.ProjectStatus;
import no.samklang.sync.model.ProjectTask;
import no.samklang.sync.model.Ref;
import no.samklang.sync.spi.Change;
import no.samklang.sync.spi.Connector;
import no.samklang.sync.spi.ConnectorDescriptor;
import no.samklang.sync.spi.MatchKey;
import no.samklang.sync.testkit.TargetSystemContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;

/** The test kit's contract, for each type that is written. */
class TargetContractTest {

  abstract static class OnSimulator<T> extends TargetSystemContract<T> {
    final Simulated tidsbanken = new Simulated();

    @BeforeEach
    void prepare() {
      tidsbanken.admin().put("kunder", Map.of("Id", "10", "Navn", "Kunde"));
      tidsbanken.admin().put("prosjekter", Map.of("Id", "P/0", "Navn", "Prosjekt"));
    }

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
    protected InstantSource clock() {
      return tidsbanken.clock;
    }

    @Override
    protected void advance(Duration time) {
      tidsbanken.clock.advance(time);
    }
  }

  @Nested
  class Customers extends OnSimulator<Customer> {

    @Override
    @BeforeEach
    void prepare() {}

    @Override
    protected EntityType<Customer> type() {
      return EntityTypes.CUSTOMER;
    }

    @Override
    protected Customer valid(int number) {
      return Customer.builder()
          .number("1/0'" + number)
          .name("Bjørk & Sønn 😀 " + number)
          .address(new Address("Gata 1", "Postboks 2", "0010", "Oslo", null))
          .build();
    }

    @Override
    protected int stored() {
      return tidsbanken.admin().count("kunder");
    }

    @Override
    protected Set<String> heldFields() {
      return Set.of(
          "number", "name", "address.line1", "address.line2", "address.postalCode", "address.city");
    }

    @Override
    protected String absentId() {
      return "ingen '";
    }

    @Override
    protected Optional<Change<Customer>> changeOf(Customer record) {
      Address moved = new Address("Gata 1", null, "0011", "Oslo", null);
      return Optional.of(
          new Change<>(
              record.toBuilder().name("Nytt navn").address(moved).build(),
              Set.of("name", "address.line2", "address.postalCode")));
    }

    @Override
    protected Optional<MatchKey> keyOf(Customer record) {
      return Optional.of(new MatchKey("number", String.valueOf(record.number())));
    }

    @Override
    protected Optional<Customer> invalid() {
      return Optional.of(Customer.builder().number("1").name("").build());
    }
  }

  @Nested
  class Projects extends OnSimulator<Project> {

    @Override
    @BeforeEach
    void prepare() {
      super.prepare();
      tidsbanken.admin().delete("prosjekter", "P/0");
    }

    @Override
    protected EntityType<Project> type() {
      return EntityTypes.PROJECT;
    }

    @Override
    protected Project valid(int number) {
      return Project.builder()
          .number("P/" + number)
          .name("Prosjekt " + number)
          .description("Æ")
          .status(ProjectStatus.ACTIVE)
          .blocked(false)
          .customer(Ref.to(EntityTypes.CUSTOMER, "10", "10"))
          .manager(Ref.to(EntityTypes.EMPLOYEE, "114", "114"))
          .startDate(LocalDate.of(2026, 7, 1))
          .endDate(LocalDate.of(2026, 12, 31))
          .build();
    }

    @Override
    protected int stored() {
      return tidsbanken.admin().count("prosjekter");
    }

    @Override
    protected Set<String> heldFields() {
      return Set.of(
          "number",
          "name",
          "description",
          "blocked",
          "customer",
          "manager",
          "startDate",
          "endDate");
    }

    @Override
    protected String absentId() {
      return "P/99";
    }

    @Override
    protected Optional<Change<Project>> changeOf(Project record) {
      return Optional.of(
          new Change<>(
              record.toBuilder().name("Nytt navn").blocked(true).endDate(null).build(),
              Set.of("name", "blocked", "endDate")));
    }

    @Override
    protected Optional<MatchKey> keyOf(Project record) {
      return Optional.of(new MatchKey("number", String.valueOf(record.number())));
    }

    @Override
    protected Optional<Project> invalid() {
      return Optional.of(
          valid(1).toBuilder().customer(Ref.to(EntityTypes.CUSTOMER, "nobody")).build());
    }
  }

  @Nested
  class SubProjects extends OnSimulator<ProjectTask> {

    @Override
    protected EntityType<ProjectTask> type() {
      return EntityTypes.PROJECT_TASK;
    }

    @Override
    protected ProjectTask valid(int number) {
      return ProjectTask.builder()
          .number("0/" + number)
          .name("Oppgave " + number)
          .project(Ref.to(EntityTypes.PROJECT, "P/0", "P/0"))
          .status(ProjectStatus.ACTIVE)
          .blocked(false)
          .startDate(LocalDate.of(2026, 7, 1))
          .build();
    }

    @Override
    protected int stored() {
      return tidsbanken.admin().count("prosjektlinjer");
    }

    @Override
    protected Set<String> heldFields() {
      return Set.of("number", "name", "project", "blocked", "startDate", "endDate");
    }

    @Override
    protected String absentId() {
      return "P~10/0~199";
    }

    @Override
    protected Optional<Change<ProjectTask>> changeOf(ProjectTask record) {
      return Optional.of(
          new Change<>(
              record.toBuilder().name("Nytt navn").blocked(true).build(),
              Set.of("name", "blocked")));
    }

    @Override
    protected Optional<MatchKey> keyOf(ProjectTask record) {
      return Optional.of(new MatchKey("number", String.valueOf(record.number())));
    }

    @Override
    protected Optional<ProjectTask> invalid() {
      return Optional.of(
          valid(1).toBuilder().project(Ref.to(EntityTypes.PROJECT, "nowhere")).build());
    }
  }
}
