package no.samklang.connector.vismanet;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import no.samklang.sync.http.ApiClient;
import no.samklang.sync.http.ApiClientBuilder;
import no.samklang.sync.http.Auth;
import no.samklang.sync.http.IssuedToken;
import no.samklang.sync.http.RateBudget;
import no.samklang.sync.http.RateLimits;
import no.samklang.sync.http.RetryPolicy;
import no.samklang.sync.http.TokenReader;
import no.samklang.sync.http.TokenRequest;
import no.samklang.sync.spi.Check;
import no.samklang.sync.spi.Connector;
import no.samklang.sync.spi.ConnectorContext;
import no.samklang.sync.spi.RequestCounts;
import no.samklang.sync.spi.SourceSystem;
import no.samklang.sync.spi.TargetSystem;

/** A connection to one company. */
final class VismanetConnector implements Connector {

  /** Calls at a time; no limit is documented (ASSUMED harmless). */
  static final int IN_FLIGHT = 4;

  /**
   * Waits are kept short: a create that waited long before it was sent could outlast the look-up
   * delay, which counts from the moment it was to be sent.
   */
  private static final RetryPolicy RETRY =
      new RetryPolicy(5, Duration.ofSeconds(1), Duration.ofSeconds(20), Duration.ofSeconds(45));

  private final ApiClient client;
  private final CompanyCheck check;
  private final VismanetSource source;
  private final VismanetTarget target;

  private VismanetConnector(
      ApiClient client, CompanyCheck check, VismanetSource source, VismanetTarget target) {
    this.client = client;
    this.check = check;
    this.source = source;
    this.target = target;
  }

  /**
   * Opens a connection; sends nothing.
   *
   * @param tuned last word on the HTTP client, for tests
   */
  static VismanetConnector open(
      VismanetSettings settings, ConnectorContext context, UnaryOperator<ApiClientBuilder> tuned) {
    AtomicReference<String> scope = new AtomicReference<>("");
    ApiClient client = tuned.apply(client(settings, context, scope)).build();
    Lists lists = new Lists(client);
    ChangeReader.Margins margins =
        new ChangeReader.Margins(settings.overlap(), settings.clockMargin(), context.zone());
    Reading reading = new Reading(lists, margins, settings.pageSize());
    return new VismanetConnector(
        client,
        new CompanyCheck(client, settings.tenantId(), context, scope::get),
        new VismanetSource(client, reading),
        new VismanetTarget(client, lists, settings, context.clock()));
  }

  private static ApiClientBuilder client(
      VismanetSettings settings, ConnectorContext context, AtomicReference<String> scope) {
    String key =
        String.join(
            " ",
            VismanetApi.ID,
            settings.baseUrl().toString(),
            settings.clientId(),
            settings.tenantId());
    return ApiClient.builder(settings.baseUrl())
        .auth(Auth.tokens(tokens(settings, scope)))
        .budget(RateBudget.shared(key, RateLimits.inFlight(IN_FLIGHT)))
        .retry(RETRY)
        .errors(new VismanetErrors())
        .segments(PathCodes::encode)
        .clock(context.clock())
        .random(context.random());
  }

  private static TokenRequest tokens(VismanetSettings settings, AtomicReference<String> scope) {
    return TokenRequest.clientCredentials(
            settings.tokenUrl(), settings.clientId(), settings.clientSecret().reveal())
        .field("tenant_id", settings.tenantId())
        .scope(VismanetApi.SCOPE_READ + " " + VismanetApi.SCOPE_CREATE)
        .reading(new ScopeReader(scope));
  }

  /** Reads the token and remembers the scopes that came with it. */
  private record ScopeReader(AtomicReference<String> scope) implements TokenReader {
    @Override
    public IssuedToken read(JsonNode answer, Instant now) {
      scope.set(answer.path("scope").asText(""));
      return TokenReader.OAUTH2.read(answer, now);
    }
  }

  @Override
  public Check check() {
    return check.run();
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

  /** Does nothing: connections belong to the process and are shared. */
  @Override
  public void close() {}

  @Override
  public String toString() {
    return "VismanetConnector[" + client.baseUrl() + "]";
  }
}
