package no.samklang.connector.twentyfourso;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import no.samklang.sync.http.Waiter;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.spi.Capabilities;
import no.samklang.sync.spi.Capabilities.CreateProof;
import no.samklang.sync.spi.Capabilities.Reading;
import no.samklang.sync.spi.Connector;
import no.samklang.sync.spi.ConnectorContext;
import no.samklang.sync.spi.ConnectorDescriptor;
import no.samklang.sync.spi.ConnectorProvider;
import no.samklang.sync.spi.Settings;
import no.samklang.sync.spi.VendorFact;

/**
 * Offers the connector {@code 24so}: reads customers and products, writes sales orders. It never
 * sends an invoice.
 */
public final class TwentyfoursoProvider implements ConnectorProvider {
  private static final List<VendorFact> FACTS =
      List.of(
          VendorFact.verified("login"),
          VendorFact.verified("records"),
          VendorFact.assumed("changes"),
          VendorFact.verified("paging"),
          VendorFact.verified("orders"),
          VendorFact.assumed("lines"),
          VendorFact.assumed("order-status"),
          VendorFact.assumed("find-again"),
          VendorFact.verified("errors"),
          VendorFact.assumed("limits"));

  private static final ConnectorDescriptor DEFAULT =
      describe(
          Configuration.OVERLAP,
          Configuration.LOOKUP_DELAY,
          Configuration.PAGE_SIZE,
          Configuration.WRITERS);

  /** Made by the service loader. */
  public TwentyfoursoProvider() {}

  @Override
  public ConnectorDescriptor descriptor() {
    return DEFAULT;
  }

  @Override
  public ConnectorDescriptor descriptor(Settings settings) {
    Configuration read = Configuration.of(settings);
    return describe(read.overlap(), read.lookupDelay(), read.pageSize(), read.writers());
  }

  @Override
  public Connector connect(Settings settings, ConnectorContext context) {
    return new TwentyfoursoConnector(Configuration.of(settings), context, Waiter.blocking());
  }

  private static ConnectorDescriptor describe(
      Duration overlap, Duration lookupDelay, int pageSize, int writers) {
    return new ConnectorDescriptor(
        "24so",
        "24SevenOffice",
        Configuration.SETTINGS,
        Map.of(
            EntityTypes.CUSTOMER,
            Capabilities.builder()
                .reading(Reading.CHANGES)
                .cursorOverlap(overlap)
                .pageSize(pageSize)
                .build(),
            EntityTypes.ITEM,
            Capabilities.builder().reading(Reading.FULL).pageSize(pageSize).build(),
            EntityTypes.SALES_ORDER,
            Capabilities.builder()
                .createProof(CreateProof.SEARCHABLE_MARKER)
                .visibilityDelay(lookupDelay)
                .maxInFlight(writers)
                .build()),
        FACTS);
  }
}
