package no.samklang.sync.testkit;

import static no.samklang.sync.model.EntityTypes.CUSTOMER;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.spi.Capabilities;
import no.samklang.sync.spi.Capabilities.Reading;
import no.samklang.sync.spi.CompositeId;
import no.samklang.sync.spi.Connector;
import no.samklang.sync.spi.ConnectorDescriptor;
import no.samklang.sync.spi.Message;
import org.junit.jupiter.api.Nested;

class InMemorySourceContractTest {
  @Nested
  class Changes extends OfCustomers {
    Changes() {
      super(Capabilities.builder().reading(Reading.CHANGES));
    }
  }

  @Nested
  class ChangesThatAreThinOverlapAndSeeDeletes extends OfCustomers {
    ChangesThatAreThinOverlapAndSeeDeletes() {
      super(
          Capabilities.builder()
              .reading(Reading.CHANGES)
              .thinRows()
              .seesDeletes()
              .cursorOverlap(Duration.ofMinutes(10)));
    }
  }

  @Nested
  class CountedListing extends OfCustomers {
    CountedListing() {
      super(Capabilities.builder().reading(Reading.FULL).counted());
    }
  }

  @Nested
  class UncountedListingOfThinRows extends OfCustomers {
    UncountedListingOfThinRows() {
      super(Capabilities.builder().reading(Reading.FULL).thinRows());
    }
  }

  @Nested
  class CountedQueue extends OfCustomers {
    CountedQueue() {
      super(Capabilities.builder().reading(Reading.QUEUE).counted());
    }
  }

  @Nested
  class Queue extends OfCustomers {
    Queue() {
      super(Capabilities.builder().reading(Reading.QUEUE));
    }
  }

  abstract static class OfCustomers extends SourceSystemContract<Customer> {
    private final MovableClock clock = MovableClock.at("2026-11-01T08:00:00Z");
    private final InMemorySystem system;

    OfCustomers(Capabilities.Builder can) {
      system = InMemorySystem.builder("crm").clock(clock).type(CUSTOMER, can.build()).build();
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
    protected String add(int number) {
      system.put(
          CUSTOMER,
          "c" + number,
          Customer.builder().number("10" + number).name("Kunde " + number).build());
      return "c" + number;
    }

    @Override
    protected void edit(String id) {
      system.edit(
          CUSTOMER, id, customer -> customer.toBuilder().name(customer.name() + " AS").build());
    }

    @Override
    protected boolean renumber(String id) {
      system.edit(CUSTOMER, id, customer -> customer.toBuilder().number("999").build());
      return true;
    }

    @Override
    protected Optional<String> addOdd() {
      String id = CompositeId.of("A/1 ~", "æøå ~ %2F");
      system.put(CUSTOMER, id, Customer.builder().number("A/1").name("Kunde").build());
      return Optional.of(id);
    }

    @Override
    protected List<String> correct(String id) {
      return List.of(add(8), add(9));
    }

    @Override
    protected boolean delete(String id) {
      system.delete(CUSTOMER, id);
      return true;
    }

    @Override
    protected boolean corrupt(String id) {
      system.corrupt(CUSTOMER, id, Message.of("inmemory.unreadable"));
      return true;
    }

    @Override
    protected void advance(Duration time) {
      clock.advance(time);
    }

    @Override
    protected String absentId() {
      return "c0";
    }
  }
}
