package no.samklang.connector.twentyfourso;

import java.time.Duration;
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

/** A connection to one organisation. All connections to it share their pace. */
final class TwentyfoursoConnector implements Connector {
  private static final int READERS = 2;

  private final ApiClient client;
  private final TwentyfoursoPort port;
  private final Configuration settings;
  private final TwentyfoursoSource source;
  private final TwentyfoursoTarget target;

  TwentyfoursoConnector(Configuration settings, ConnectorContext context, Waiter waiter) {
    this.settings = settings;
    ApiLogin login = new ApiLogin(settings);
    client =
        login
            .client()
            .budget(
                RateBudget.shared(
                    "24so " + settings.baseUrl() + " " + settings.organisationId(),
                    RateLimits.inFlight(Math.max(READERS, settings.writers()))
                        .atMost(settings.callsPerSecond(), Duration.ofSeconds(1))))
            .clock(context.clock())
            .random(context.random())
            .waiter(waiter)
            .build();
    port = new ApiPort(client, login);
    source = new TwentyfoursoSource(port, settings);
    target = new TwentyfoursoTarget(port, settings, context.clock());
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
