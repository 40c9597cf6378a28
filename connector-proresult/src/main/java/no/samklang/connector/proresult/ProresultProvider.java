package no.samklang.connector.proresult;

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
import no.samklang.sync.spi.Retirement;
import no.samklang.sync.spi.Settings;
import no.samklang.sync.spi.VendorFact;

/**
 * Offers the connector {@code proresult}: writes customers, projects with work types and items,
 * reads workers, approved hours and item withdrawals.
 */
public final class ProresultProvider implements ConnectorProvider {
  private static final List<VendorFact> FACTS =
      List.of(
          VendorFact.reported("login"),
          VendorFact.verified("transfer"),
          VendorFact.reported("script"),
          VendorFact.assumed("api"),
          VendorFact.assumed("paging"),
          VendorFact.assumed("changes"),
          VendorFact.assumed("writing"),
          VendorFact.assumed("hours"),
          VendorFact.assumed("marking"),
          VendorFact.assumed("limits"));

  static final int IN_FLIGHT = 2;

  private static final ConnectorDescriptor DEFAULT =
      describe(changes(Configuration.LEAST_OVERLAP), queue(), Configuration.PAGE_SIZE);

  /** Made by the service loader. */
  public ProresultProvider() {}

  @Override
  public ConnectorDescriptor descriptor() {
    return DEFAULT;
  }

  @Override
  public ConnectorDescriptor descriptor(Settings settings) {
    Configuration read = Configuration.of(settings);
    return describe(
        read.byCsv()
            ? Capabilities.builder().reading(Reading.FULL).counted()
            : changes(read.overlap()),
        read.markHours() ? queue() : changes(read.overlap()),
        read.pageSize());
  }

  @Override
  public Connector connect(Settings settings, ConnectorContext context) {
    return new ProresultConnector(Configuration.of(settings), context, Waiter.blocking());
  }

  private static ConnectorDescriptor describe(
      Capabilities.Builder workers, Capabilities.Builder hours, int pageSize) {
    return new ConnectorDescriptor(
        "proresult",
        "Proresult",
        Configuration.SETTINGS,
        Map.of(
            EntityTypes.CUSTOMER,
            writing(pageSize).build(),
            EntityTypes.PROJECT,
            writing(pageSize).retirements(Retirement.CLOSE).build(),
            EntityTypes.ITEM,
            writing(pageSize)
                .retirements(Retirement.DEACTIVATE)
                .maxBatch(Configuration.MOST_ITEMS)
                .build(),
            EntityTypes.EMPLOYEE,
            workers.pageSize(pageSize).build(),
            EntityTypes.TIME_ENTRY,
            hours.pageSize(pageSize).build(),
            EntityTypes.ITEM_WITHDRAWAL,
            queue().pageSize(pageSize).build()),
        FACTS);
  }

  private static Capabilities.Builder writing(int pageSize) {
    return Capabilities.builder()
        .listable()
        .updatable()
        .createProof(CreateProof.CALLERS_OWN_KEY)
        .pageSize(pageSize)
        .maxInFlight(IN_FLIGHT);
  }

  private static Capabilities.Builder changes(Duration overlap) {
    return Capabilities.builder().reading(Reading.CHANGES).cursorOverlap(overlap);
  }

  private static Capabilities.Builder queue() {
    return Capabilities.builder().reading(Reading.QUEUE);
  }
}
