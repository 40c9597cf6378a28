package no.samklang.connector.tidsbanken;

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
 * Offers the connector {@code tidsbanken}: writes customers, projects and sub-projects, reads
 * employees and the hours that wait for export.
 */
public final class TidsbankenProvider implements ConnectorProvider {
  private static final List<VendorFact> FACTS =
      List.of(
          VendorFact.verified("login"),
          VendorFact.verified("projects"),
          VendorFact.assumed("closing"),
          VendorFact.assumed("customers"),
          VendorFact.assumed("sub-projects"),
          VendorFact.reported("employees"),
          VendorFact.reported("writing"),
          VendorFact.assumed("paging"),
          VendorFact.verified("export"),
          VendorFact.assumed("hours"),
          VendorFact.assumed("limits"));

  private static final ConnectorDescriptor DEFAULT =
      describe(Configuration.LEAST_OVERLAP, Configuration.PAGE_SIZE);

  /** Made by the service loader. */
  public TidsbankenProvider() {}

  @Override
  public ConnectorDescriptor descriptor() {
    return DEFAULT;
  }

  @Override
  public ConnectorDescriptor descriptor(Settings settings) {
    Configuration read = Configuration.of(settings);
    return describe(read.overlap(), read.pageSize());
  }

  @Override
  public Connector connect(Settings settings, ConnectorContext context) {
    return new TidsbankenConnector(Configuration.of(settings), context, Waiter.blocking());
  }

  private static ConnectorDescriptor describe(Duration overlap, int pageSize) {
    return new ConnectorDescriptor(
        "tidsbanken",
        "Tidsbanken",
        Configuration.SETTINGS,
        Map.of(
            EntityTypes.CUSTOMER,
            writing(pageSize).build(),
            EntityTypes.PROJECT,
            writing(pageSize).retirements(Retirement.BLOCK).build(),
            EntityTypes.PROJECT_TASK,
            writing(pageSize).retirements(Retirement.BLOCK).build(),
            EntityTypes.EMPLOYEE,
            Capabilities.builder()
                .reading(Reading.CHANGES)
                .cursorOverlap(overlap)
                .pageSize(pageSize)
                .build(),
            EntityTypes.TIME_ENTRY,
            Capabilities.builder().reading(Reading.QUEUE).pageSize(pageSize).build()),
        FACTS);
  }

  /** The vendor wants one writer. */
  private static Capabilities.Builder writing(int pageSize) {
    return Capabilities.builder()
        .listable()
        .updatable()
        .createProof(CreateProof.CALLERS_OWN_KEY)
        .pageSize(pageSize)
        .maxInFlight(1);
  }
}
