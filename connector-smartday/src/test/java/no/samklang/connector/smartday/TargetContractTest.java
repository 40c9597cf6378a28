package no.samklang.connector.smartday;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.samklang.sync.model.Address;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.Item;
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
    final Simulated smartday = new Simulated();

    @AfterEach
    void stop() {
      assertThat(smartday.simulator.violations()).isEmpty();
      smartday.close();
    }

    @Override
    protected ConnectorDescriptor descriptor() {
      return smartday.descriptor(Map.of());
    }

    @Override
    protected Connector connect() {
      return smartday.connect(Map.of());
    }

    @Override
    protected InstantSource clock() {
      return smartday.clock;
    }

    @Override
    protected void advance(Duration time) {
      smartday.clock.advance(time);
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
          .organisationNumber("31042750" + number)
          .address(new Address("Gata på tunet 14B", "Oppgang 2", "0010", "Oslo", "NO"))
          .email("post@example.com")
          .phone("+47 55 00 01 10")
          .active(true)
          .attributes(Map.of("isCompany", "true", "cellPhoneNumber", "40000217", "comment", "Ring"))
          .build();
    }

    @Override
    protected int stored() {
      return smartday.admin().count("customers");
    }

    @Override
    protected Set<String> heldFields() {
      return Set.of(
          "number",
          "name",
          "organisationNumber",
          "address.line1",
          "address.line2",
          "address.postalCode",
          "address.city",
          "address.country",
          "email",
          "phone",
          "active",
          "attributes.isCompany",
          "attributes.cellPhoneNumber",
          "attributes.comment");
    }

    @Override
    protected Optional<Change<Customer>> changeOf(Customer record) {
      Address moved = new Address("Tunet", null, "0011", "Oslo", "NO");
      return Optional.of(
          new Change<>(
              record.toBuilder().address(moved).phone(null).name("Ny").build(),
              Set.of("address.line1", "address.postalCode", "phone")));
    }

    @Override
    protected Optional<MatchKey> keyOf(Customer record) {
      return Optional.of(new MatchKey("number", String.valueOf(record.number())));
    }

    @Override
    protected Optional<Customer> invalid() {
      return Optional.of(Customer.builder().number(" ").name("Uten nummer").build());
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
          .number("VVS-" + number)
          .name("Blandebatteri kjøkken, krom " + number)
          .price(new BigDecimal("1890.5"))
          .cost(new BigDecimal("1129.4"))
          .baseUnit("stk")
          .kind("Sanitær")
          .attributes(Map.of("externalId", "70" + number))
          .build();
    }

    @Override
    protected int stored() {
      return smartday.admin().count("items");
    }

    @Override
    protected Set<String> heldFields() {
      return Set.of("number", "name", "price", "cost", "baseUnit", "kind", "attributes.externalId");
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
    protected Optional<Item> twinOf(Item record) {
      return Optional.of(record.toBuilder().attributes(Map.of("externalId", "79")).build());
    }

    @Override
    protected Optional<Item> invalid() {
      return Optional.of(valid(1).toBuilder().price(new BigDecimal("-5")).build());
    }
  }
}
