package no.samklang.connector.twentyfourso;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.samklang.simulators.twentyfourso.TwentyfoursoVariants;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.Ref;
import no.samklang.sync.model.SalesOrder;
import no.samklang.sync.spi.Connector;
import no.samklang.sync.spi.ConnectorDescriptor;
import no.samklang.sync.testkit.TargetSystemContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

/** The test kit's contract for orders, with each setting that writes them otherwise. */
class TargetContractTest {

  abstract static class OnSimulator extends TargetSystemContract<SalesOrder> {
    final Simulated simulated;

    OnSimulator(String... variants) {
      simulated = Simulated.withStock(variants);
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
    protected EntityType<SalesOrder> type() {
      return EntityTypes.SALES_ORDER;
    }

    @Override
    protected SalesOrder valid(int number) {
      return SalesOrders.order(number)
          .lines(
              List.of(
                  SalesOrders.hours(number),
                  SalesOrders.hours(number),
                  SalesOrders.item("1.5"),
                  SalesOrders.text(SalesOrders.PLACE)))
          .build();
    }

    @Override
    protected Optional<SalesOrder> invalid() {
      return Optional.of(
          SalesOrders.order(1).customer(Ref.direct(EntityTypes.CUSTOMER, "404")).build());
    }

    @Override
    protected int stored() {
      return simulated.admin().count("salesOrders");
    }

    @Override
    protected Set<String> heldFields() {
      return Set.of(
          "customer",
          "date",
          "deliveryDate",
          "deliveryName",
          "deliveryAddress",
          "contact",
          "text",
          "lines");
    }

    @Override
    protected String absentId() {
      return "999999";
    }

    @Override
    protected InstantSource clock() {
      return simulated.clock;
    }

    @Override
    protected void advance(Duration time) {
      simulated.clock.advance(time);
    }
  }

  @Nested
  class Confirmed extends OnSimulator {}

  @Nested
  class Drafts extends OnSimulator {
    Drafts() {
      simulated.settings.put("orderStatus", "draft");
    }
  }

  @Nested
  class KeyInTheMemo extends OnSimulator {
    KeyInTheMemo() {
      simulated.settings.put("keyField", "internalMemo");
    }
  }

  @Nested
  class OnAServiceThatKnowsNoReferenceFilter extends OnSimulator {
    OnAServiceThatKnowsNoReferenceFilter() {
      super(TwentyfoursoVariants.REFERENCE_FILTER_IGNORED);
    }
  }

  @Nested
  class OnAServiceThatShowsOrdersLate extends OnSimulator {
    OnAServiceThatShowsOrdersLate() {
      super(TwentyfoursoVariants.ORDER_VISIBLE_LATE);
    }
  }
}
