package no.samklang.connector.smartday;

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
import no.samklang.sync.spi.Retirement;
import no.samklang.sync.spi.Settings;
import no.samklang.sync.spi.VendorFact;

/**
 * Offers the connector {@code smartday}: writes customers and items, reads tasks with their
 * registered time, kilometres and items.
 */
public final class SmartdayProvider implements ConnectorProvider {
  private static final List<VendorFact> FACTS =
      List.of(
          VendorFact.reported("login"),
          VendorFact.verified("transfer"),
          VendorFact.reported("records"),
          VendorFact.reported("tasks"),
          VendorFact.assumed("kilometres"),
          VendorFact.assumed("status-web"),
          VendorFact.assumed("changes"),
          VendorFact.assumed("paging"),
          VendorFact.assumed("writing"),
          VendorFact.assumed("limits"));

  /** Made by the service loader. */
  public SmartdayProvider() {}

  @Override
  public ConnectorDescriptor descriptor() {
    return describe(Configuration.DEFAULTS);
  }

  @Override
  public ConnectorDescriptor descriptor(Settings settings) {
    return describe(Configuration.of(settings).reading());
  }

  @Override
  public Connector connect(Settings settings, ConnectorContext context) {
    return new SmartdayConnector(Configuration.of(settings), context, Waiter.blocking());
  }

  private static ConnectorDescriptor describe(Configuration.Ways ways) {
    return new ConnectorDescriptor(
        "smartday",
        "Smartday",
        Configuration.SETTINGS,
        Map.of(
            EntityTypes.CUSTOMER,
            writing(ways)
                .createProof(CreateProof.UNIQUE_REFERENCE)
                .retirements(Retirement.DEACTIVATE)
                .build(),
            EntityTypes.ITEM,
            writing(ways).createProof(CreateProof.SEARCHABLE_MARKER).build(),
            EntityTypes.WORK_ORDER,
            reading(ways).pageSize(ways.pageSize()).build()),
        FACTS);
  }

  private static Capabilities.Builder writing(Configuration.Ways ways) {
    return Capabilities.builder()
        .listable()
        .updatable()
        .pageSize(ways.pageSize())
        .maxBatch(ways.batchSize())
        .maxInFlight(1)
        .visibilityDelay(ways.lookupDelay());
  }

  private static Capabilities.Builder reading(Configuration.Ways ways) {
    return ways.reportBack()
        ? Capabilities.builder().reading(Reading.QUEUE)
        : Capabilities.builder().reading(Reading.CHANGES).cursorOverlap(ways.overlap());
  }
}
