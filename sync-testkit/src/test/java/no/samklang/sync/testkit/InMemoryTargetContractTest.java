package no.samklang.sync.testkit;

import static no.samklang.sync.model.EntityTypes.CUSTOMER;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import no.samklang.sync.model.Address;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.spi.Capabilities;
import no.samklang.sync.spi.Capabilities.CreateProof;
import no.samklang.sync.spi.Change;
import no.samklang.sync.spi.Connector;
import no.samklang.sync.spi.ConnectorDescriptor;
import no.samklang.sync.spi.MatchKey;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Retirement;
import org.junit.jupiter.api.Nested;

class InMemoryTargetContractTest {
  @Nested
  class SearchableMarkerThatShowsLate extends OfCustomers {
    SearchableMarkerThatShowsLate() {
      super(
          Capabilities.builder()
              .createProof(CreateProof.SEARCHABLE_MARKER)
              .visibilityDelay(Duration.ofMinutes(5)));
    }
  }

  @Nested
  class UniqueReference extends OfCustomers {
    UniqueReference() {
      super(Capabilities.builder().createProof(CreateProof.UNIQUE_REFERENCE));
    }
  }

  @Nested
  class OperationKey extends OfCustomers {
    OperationKey() {
      super(Capabilities.builder().createProof(CreateProof.OPERATION_KEY));
    }
  }

  @Nested
  class CreateThatNothingProves extends OfCustomers {
    CreateThatNothingProves() {
      super(Capabilities.builder().createProof(CreateProof.NOTHING));
    }
  }

  abstract static class OfCustomers extends TargetSystemContract<Customer> {
    private final MovableClock clock = MovableClock.at("2026-11-01T08:00:00Z");
    private final InMemorySystem system;

    OfCustomers(Capabilities.Builder can) {
      Capabilities capabilities =
          can.listable().updatable().retirements(Retirement.CLOSE, Retirement.DELETE).build();
      system = InMemorySystem.builder("erp").clock(clock).type(CUSTOMER, capabilities).build();
      system.refuse(
          CUSTOMER, customer -> customer.name().isBlank(), Message.of("inmemory.name-missing"));
    }

    @Override
    protected ConnectorDescriptor descriptor() {
      return system.descriptor();
    }

    @Override
    protected Connector connect() {
      return system;
    }

    @Override
    protected EntityType<Customer> type() {
      return CUSTOMER;
    }

    @Override
    protected Customer valid(int number) {
      return Customer.builder()
          .number("10" + number)
          .name("Kunde " + number)
          .email("post@example.no")
          .address(Address.builder().line1("Storgata 1").city("Moss").build())
          .build();
    }

    @Override
    protected Optional<Change<Customer>> changeOf(Customer customer) {
      Customer wanted =
          customer.toBuilder()
              .name("Ny")
              .email("ny@example.no")
              .phone("99")
              .address(Address.builder().line1("Ikke skriv").city("Bodø").build())
              .build();
      return Optional.of(new Change<>(wanted, Set.of("name", "address.city", "phone")));
    }

    @Override
    protected Optional<MatchKey> keyOf(Customer customer) {
      return Optional.of(new MatchKey("number", String.valueOf(customer.number())));
    }

    @Override
    protected Optional<Customer> invalid() {
      return Optional.of(valid(1).toBuilder().name(" ").build());
    }

    @Override
    protected int stored() {
      return system.records(CUSTOMER).size();
    }

    @Override
    protected Set<String> heldFields() {
      return Set.of("number", "name", "email", "phone", "address.line1", "address.city");
    }

    @Override
    protected String absentId() {
      return "m0";
    }

    @Override
    protected InstantSource clock() {
      return clock;
    }

    @Override
    protected void advance(Duration time) {
      clock.advance(time);
    }
  }
}
