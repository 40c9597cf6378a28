package no.samklang.connector.vismanet;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.samklang.sync.model.EntityType;
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

/** Provides the connector for Visma.net ERP under the id {@code vismanet}. */
public final class VismanetProvider implements ConnectorProvider {
  private static final List<VendorFact> FACTS =
      List.of(
          VendorFact.reported("login"),
          VendorFact.verified("records"),
          VendorFact.verified("paging"),
          VendorFact.assumed("changes"),
          VendorFact.assumed("tasks"),
          VendorFact.assumed("transactions"),
          VendorFact.assumed("find-again"),
          VendorFact.reported("errors"),
          VendorFact.verified("limits"),
          VendorFact.assumed("load"));

  private static final Duration LOOKUP_DELAY = Duration.ofMinutes(5);
  private static final Duration CLOCK_MARGIN = Duration.ofHours(3);
  private static final int PAGE_SIZE = 500;

  /** Used by {@link java.util.ServiceLoader}. */
  public VismanetProvider() {}

  @Override
  public ConnectorDescriptor descriptor() {
    return descriptor(LOOKUP_DELAY, CLOCK_MARGIN, PAGE_SIZE);
  }

  @Override
  public ConnectorDescriptor descriptor(Settings settings) {
    VismanetSettings own = VismanetSettings.of(settings);
    return descriptor(own.lookupDelay(), longer(own.overlap(), own.clockMargin()), own.pageSize());
  }

  @Override
  public Connector connect(Settings settings, ConnectorContext context) {
    return VismanetConnector.open(VismanetSettings.of(settings), context, client -> client);
  }

  private static ConnectorDescriptor descriptor(
      Duration lookupDelay, Duration overlap, int pageSize) {
    Map<EntityType<?>, Capabilities> capabilities = new HashMap<>();
    Capabilities counted = changes(overlap, pageSize).counted().build();
    capabilities.put(EntityTypes.CUSTOMER, counted);
    capabilities.put(EntityTypes.EMPLOYEE, counted);
    capabilities.put(EntityTypes.ITEM, counted);
    int projects = Math.min(pageSize, VismanetApi.PROJECT_PAGE);
    capabilities.put(EntityTypes.PROJECT, changes(overlap, projects).counted().build());
    capabilities.put(EntityTypes.PROJECT_TASK, changes(overlap, pageSize).build());
    capabilities.put(
        EntityTypes.FINANCIAL_PERIOD,
        Capabilities.builder()
            .reading(Reading.FULL)
            .maxInFlight(VismanetConnector.IN_FLIGHT)
            .build());
    capabilities.put(
        EntityTypes.PROJECT_TRANSACTION,
        Capabilities.builder()
            .createProof(CreateProof.SEARCHABLE_MARKER)
            .visibilityDelay(lookupDelay)
            .maxInFlight(VismanetConnector.IN_FLIGHT)
            .maxGroup(VismanetApi.MOST_LINES)
            .build());
    return new ConnectorDescriptor(
        VismanetApi.ID, "Visma.net ERP", VismanetSettings.DECLARED, capabilities, FACTS);
  }

  /** A reading overlaps by the clock margin until it has seen how the server's clock goes. */
  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private static Capabilities.Builder changes(Duration overlap, int pageSize) {
    return Capabilities.builder()
        .reading(Reading.CHANGES)
        .cursorOverlap(overlap)
        .pageSize(pageSize)
        .maxInFlight(VismanetConnector.IN_FLIGHT);
  }
}
