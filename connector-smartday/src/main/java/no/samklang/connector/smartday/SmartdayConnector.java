package no.samklang.connector.smartday;

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

/** A connection to one agreement. All connections to it share their pace. */
final class SmartdayConnector implements Connector {
  private final ApiClient client;
  private final SmartdayPort port;
  private final Configuration settings;
  private final SmartdaySource source;
  private final SmartdayTarget target;

  SmartdayConnector(Configuration settings, ConnectorContext context, Waiter waiter) {
    this.settings = settings;
    RateLimits limits = RateLimits.inFlight(1).spaced(settings.pace());
    client =
        ApiLogin.client(settings)
            .budget(RateBudget.shared("smartday " + settings.account(), limits))
            .clock(context.clock())
            .random(context.random())
            .waiter(waiter)
            .build();
    port = new ApiPort(client, settings, context);
    source = new SmartdaySource(port, settings.reading());
    target = new SmartdayTarget(port, settings.reading(), context.clock());
  }

  @Override
  public Check check() {
    return new AccessCheck(port, settings.store()).run();
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
