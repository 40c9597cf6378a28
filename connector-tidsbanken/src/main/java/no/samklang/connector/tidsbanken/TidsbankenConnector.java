package no.samklang.connector.tidsbanken;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import no.samklang.sync.http.ApiClient;
import no.samklang.sync.http.Auth;
import no.samklang.sync.http.RateBudget;
import no.samklang.sync.http.RateLimits;
import no.samklang.sync.http.Waiter;
import no.samklang.sync.spi.Check;
import no.samklang.sync.spi.Connector;
import no.samklang.sync.spi.ConnectorContext;
import no.samklang.sync.spi.RequestCounts;
import no.samklang.sync.spi.SourceSystem;
import no.samklang.sync.spi.TargetSystem;

/** A connection to one database. All connections with one subscription key share their pace. */
final class TidsbankenConnector implements Connector {
  private static final RateLimits LIMITS = RateLimits.inFlight(4);

  private final ApiClient client;
  private final TidsbankenSource source;
  private final TidsbankenTarget target;

  TidsbankenConnector(Configuration settings, ConnectorContext context, Waiter waiter) {
    client = client(settings, context, waiter);
    source = new TidsbankenSource(client, settings, context);
    target = new TidsbankenTarget(client, settings, context);
  }

  @Override
  public Check check() {
    return new AccessCheck(client).run();
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

  private static String budgetKey(Configuration settings) {
    return "tidsbanken " + settings.baseUrl() + " " + digest(settings.subscriptionKey().reveal());
  }

  private static ApiClient client(Configuration settings, ConnectorContext context, Waiter waiter) {
    String subscription = settings.subscriptionKey().reveal();
    return ApiClient.builder(settings.baseUrl())
        .auth(
            Auth.headers(
                Map.of(
                    ApiV3.TB_KEY, settings.tbKey().reveal(), ApiV3.SUBSCRIPTION_KEY, subscription)))
        .header(ApiV3.VERSION_HEADER, ApiV3.VERSION)
        .errors(new TidsbankenErrors())
        .budget(RateBudget.shared(budgetKey(settings), LIMITS))
        .clock(context.clock())
        .random(context.random())
        .waiter(waiter)
        .build();
  }

  /** Returns what names a key without telling it. */
  private static String digest(String key) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(key.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java has no SHA-256", e);
    }
  }
}
