package no.samklang.connector.twentyfourso;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.Item;
import no.samklang.sync.spi.Connector;
import no.samklang.sync.spi.ConnectorDescriptor;
import no.samklang.sync.testkit.SourceSystemContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

/** The test kit's contract for each type that is read; nothing is written under it. */
class SourceContractTest {

  abstract static class OnSimulator<T> extends SourceSystemContract<T> {
    final Simulated simulated = new Simulated(0);
    private final EntityType<T> type;
    private final String collection;
    private int edits;

    OnSimulator(EntityType<T> type, String collection) {
      this.type = type;
      this.collection = collection;
    }

    @AfterEach
    void keepsToTheContract() {
      simulated.assertNeverInvoiced();
      assertThat(simulated.violations()).isEmpty();
      simulated.close();
    }

    @Override
    protected ConnectorDescriptor descriptor() {
      return simulated.descriptor();
    }

    @Override
    protected Connector connect() {
      return simulated.connect();
    }

    @Override
    protected EntityType<T> type() {
      return type;
    }

    @Override
    protected String add(int number) {
      return simulated.put(collection, "name", "Åse " + number).path("id").asText();
    }

    @Override
    protected void edit(String id) {
      simulated.put(collection, "id", Long.valueOf(id), "name", "Endret " + ++edits);
    }

    @Override
    protected void advance(Duration time) {
      simulated.clock.advance(time);
    }

    @Override
    protected String absentId() {
      return "999999";
    }
  }

  @Nested
  class Customers extends OnSimulator<Customer> {
    Customers() {
      super(EntityTypes.CUSTOMER, "customers");
    }

    @Override
    protected boolean corrupt(String id) {
      simulated.put("customers", "id", Long.valueOf(id), "name", null);
      return true;
    }
  }

  @Nested
  class Products extends OnSimulator<Item> {
    Products() {
      super(EntityTypes.ITEM, "products");
    }

    @Override
    protected boolean renumber(String id) {
      simulated.put("products", "id", Long.valueOf(id), "number", "NY-1");
      return true;
    }
  }
}
