package no.samklang.connector.proresult;

import java.util.Optional;
import no.samklang.sync.http.ApiClient;
import no.samklang.sync.http.RateBudget;
import no.samklang.sync.http.RateLimits;
import no.samklang.sync.http.Waiter;
import no.samklang.sync.spi.Check;
import no.samklang.sync.spi.Connector;
import no.samklang.sync.spi.ConnectorContext;
import no.samklang.sync.spi.RequestCounts;
import no.samklang.sync.spi.SourceSystem;
import no.samklang.sync.spi.TargetSystem;

/** A connection to one account. All connections to it share their pace. */
final class ProresultConnector implements Connector {
  /** ASSUMED: no limit is known. */
  private static final RateLimits LIMITS = RateLimits.inFlight(ProresultProvider.IN_FLIGHT);

  private final ApiClient client;
  private final ProresultPort port;
  private final Configuration settings;
  private final ProresultSource source;
  private final ProresultTarget target;

  ProresultConnector(Configuration settings, ConnectorContext context, Waiter waiter) {
    this.settings = settings;
    client =
        ApiPort.client(settings)
            .budget(
                RateBudget.shared(
                    "proresult " + settings.baseUrl() + " " + settings.accountId(), LIMITS))
            .clock(context.clock())
            .random(context.random())
            .waiter(waiter)
            .build();
    port = new ApiPort(client, settings, context.zone());
    source = new ProresultSource(port, settings, context);
    target = new ProresultTarget(port, settings, context);
  }

  @Override
  public Check check() {
    return new AccessCheck(port, settings).run();
  }

  @Override
  public Optional<SourceSystem> source() {
    return Optional.of(source);
  }

  @Override
  public Optional<TargetSystem> target() {
    return Optional.of(target);
  }

  @Override
  public RequestCounts requests() {
    return client.counts();
  }

  @Override
  public void close() {
    // Nothing is held: the transport is shared by the whole process.
  }
}
