package no.samklang.connector.proresult;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.samklang.sync.model.Address;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.Item;
import no.samklang.sync.model.Project;
import no.samklang.sync.model.ProjectStatus;
import no.samklang.sync.model.Ref;
import no.samklang.sync.model.WorkType;
import no.samklang.sync.spi.Change;
import no.samklang.sync.spi.Connector;
import no.samklang.sync.spi.ConnectorDescriptor;
import no.samklang.sync.spi.MatchKey;
import no.samklang.sync.testkit.TargetSystemContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

/** The test kit's contract, for each type that is written. */
class TargetContractTest {

  abstract static class OnSimulator<T> extends TargetSystemContract<T> {
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
    protected InstantSource clock() {
      return proresult.clock;
    }

    @Override
    protected void advance(Duration time) {
      proresult.clock.advance(time);
    }

    @Override
    protected String absentId() {
      return "ingen 'Å/1";
    }
  }

  @Nested
  class Customers extends OnSimulator<Customer> {

    @Override
    protected EntityType<Customer> type() {
      return EntityTypes.CUSTOMER;
    }

    @Override
    protected Customer valid(int number) {
      return Customer.builder()
          .number("1/0;" + number)
          .name("Bjørk & \"Sønn\" 😀 " + number)
          .address(new Address("Gata 1", null, "0010", "Oslo", null))
          .attributes(Map.of("eksternId", "E" + number))
          .build();
    }

    @Override
    protected int stored() {
      return proresult.admin().count("kunder");
    }

    @Override
    protected Set<String> heldFields() {
      return Set.of(
          "number",
          "name",
          "address.line1",
          "address.postalCode",
          "address.city",
          "attributes.eksternId");
    }

    /** The name goes with every write, so no change of this test differs in it. */
    @Override
    protected Optional<Change<Customer>> changeOf(Customer record) {
      Address moved = new Address(null, null, "0011", "Oslo", null);
      return Optional.of(
          new Change<>(
              record.toBuilder().address(moved).build(),
              Set.of("address.line1", "address.postalCode")));
    }

    @Override
    protected Optional<MatchKey> keyOf(Customer record) {
      return Optional.of(new MatchKey("name", record.name()));
    }

    @Override
    protected Optional<Customer> invalid() {
      return Optional.of(Customer.builder().number("1").name(" ").build());
    }
  }

  @Nested
  class CustomersReadByScript extends Customers {

    @Override
    Map<String, String> settings() {
      return Map.of("lists", "csv");
    }

    @Override
    protected Set<String> heldFields() {
      return Set.of("number", "name", "address.line1", "address.postalCode", "address.city");
    }
  }

  @Nested
  class Projects extends OnSimulator<Project> {
    Projects() {
      proresult.withProject();
      proresult.admin().delete("arbeidsarter", "P/0/020");
      proresult.admin().delete("arbeidsarter", "P/0/KJ");
      proresult.admin().delete("prosjekter", "P/0");
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
          .status(ProjectStatus.ACTIVE)
          .blocked(false)
          .customer(Ref.to(EntityTypes.CUSTOMER, "10042", "10042"))
          .manager(Ref.to(EntityTypes.EMPLOYEE, "3", "12"))
          .address(new Address("Gata 1", null, "0010", "Oslo", null))
          .startDate(LocalDate.of(2026, 7, 1))
          .workTypes(List.of(new WorkType("010", "Riving", true)))
          .attributes(Map.of("eksternId", "PR" + number))
          .build();
    }

    @Override
    protected int stored() {
      return proresult.admin().count("prosjekter");
    }

    @Override
    protected Set<String> heldFields() {
      return Set.of(
          "number",
          "name",
          "status",
          "blocked",
          "customer",
          "manager",
          "address.line1",
          "address.postalCode",
          "address.city",
          "startDate",
          "attributes.eksternId");
    }

    /** The name and whether it is closed go with every write. */
    @Override
    protected Optional<Change<Project>> changeOf(Project record) {
      return Optional.of(
          new Change<>(
              record.toBuilder()
                  .address(new Address("Gata 2", null, "0010", "Oslo", null))
                  .startDate(null)
                  .build(),
              Set.of("address.line1", "startDate")));
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
  class Items extends OnSimulator<Item> {

    @Override
    protected EntityType<Item> type() {
      return EntityTypes.ITEM;
    }

    @Override
    protected Item valid(int number) {
      return Item.builder()
          .number("TR-" + number)
          .name("Takrenne stål " + number)
          .price(new BigDecimal("189.55"))
          .cost(new BigDecimal("112.4"))
          .baseUnit("m")
          .kind("Lagervare")
          .stockItem(true)
          .active(true)
          .build();
    }

    @Override
    protected int stored() {
      return proresult.admin().count("varer");
    }

    @Override
    protected Set<String> heldFields() {
      return Set.of("number", "name", "price", "cost", "baseUnit", "kind", "stockItem", "active");
    }

    @Override
    protected Optional<Change<Item>> changeOf(Item record) {
      return Optional.of(
          new Change<>(
              record.toBuilder().price(new BigDecimal("200.5")).cost(null).kind("Annet").build(),
              Set.of("price", "cost")));
    }

    @Override
    protected Optional<MatchKey> keyOf(Item record) {
      return Optional.of(new MatchKey("number", String.valueOf(record.number())));
    }

    @Override
    protected Optional<Item> invalid() {
      return Optional.of(valid(1).toBuilder().price(new BigDecimal("-5")).build());
    }
  }
}
