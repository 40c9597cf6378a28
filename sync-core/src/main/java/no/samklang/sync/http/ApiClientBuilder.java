package no.samklang.sync.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Settings of an {@link ApiClient}; all have defaults. Not for use by several threads. */
public final class ApiClientBuilder {
  private static final AtomicLong LAST_ID = new AtomicLong();

  final URI base;
  Duration timeout = Duration.ofSeconds(60);
  SegmentEncoder segments = SegmentEncoder.PERCENT;
  Supplier<String> ids = () -> Long.toString(LAST_ID.incrementAndGet(), 36);
  RequestCounter counter = new RequestCounter();
  private Auth auth = Auth.none();
  private final Headers.Builder headers =
      Headers.builder().add("Accept", "application/json").add("User-Agent", "Samklang");
  private final List<String> secrets = new ArrayList<>();
  private TransportOptions options = TransportOptions.DEFAULTS;
  private @Nullable HttpTransport transport;
  private RetryPolicy retry = RetryPolicy.DEFAULTS;
  private RateBudget budget = RateBudget.of(RateLimits.NONE);
  private ErrorReader errors = ErrorReader.BY_STATUS;
  private ObjectMapper mapper = Json.mapper();
  private InstantSource clock = InstantSource.system();
  private RandomGenerator random = () -> ThreadLocalRandom.current().nextLong();
  private Waiter waiter = Waiter.blocking();

  ApiClientBuilder(URI base) {
    this.base = SafeAddress.require("The base URL", base);
    if (base.getRawQuery() != null || base.getRawFragment() != null) {
      throw new IllegalArgumentException("The base URL " + base + " has a query: remove it");
    }
  }

  /** Sets the login; default none. */
  public ApiClientBuilder auth(Auth login) {
    auth = login;
    return this;
  }

  /** Sets a header of every request; defaults are {@code Accept} and {@code User-Agent}. */
  public ApiClientBuilder header(String name, String value) {
    headers.set(name, value);
    return this;
  }

  /** Sets a header of every request whose value no message may show. */
  public ApiClientBuilder secretHeader(String name, String value) {
    secrets.add(value);
    return header(name, value);
  }

  /** Sets how long one attempt may take, from start to last byte; default 60 seconds. */
  public ApiClientBuilder requestTimeout(Duration perAttempt) {
    timeout = ApiRequest.requirePositive(perAttempt);
    return this;
  }

  /** Sets how long making a connection may take; default 10 seconds. */
  public ApiClientBuilder connectTimeout(Duration time) {
    options = options.withConnectTimeout(time);
    return this;
  }

  /** Sets how large an answer may be; default 32 MiB. */
  public ApiClientBuilder maxResponseBytes(int bytes) {
    options = options.withMaxResponseBytes(bytes);
    return this;
  }

  /**
   * Sets the transport, whose own options then hold; default is the one that all clients with the
   * same options share. The caller closes what it gives.
   */
  public ApiClientBuilder transport(HttpTransport own) {
    transport = own;
    return this;
  }

  /** Sets how a safe call is repeated; default {@link RetryPolicy#DEFAULTS}. */
  public ApiClientBuilder retry(RetryPolicy policy) {
    retry = policy;
    return this;
  }

  /** Sets the budget to share; default one without limits, of this client alone. */
  public ApiClientBuilder budget(RateBudget shared) {
    budget = shared;
    return this;
  }

  /** Sets the counter to count with; default one of this client alone. */
  public ApiClientBuilder counter(RequestCounter shared) {
    counter = shared;
    return this;
  }

  /** Sets what a refusal means with this vendor; default by status alone. */
  public ApiClientBuilder errors(ErrorReader reader) {
    errors = reader;
    return this;
  }

  /** Sets the mapper for answers; default {@link Json#mapper}. */
  public ApiClientBuilder mapper(ObjectMapper forReading) {
    mapper = forReading;
    return this;
  }

  /** Sets how values are written into paths; default {@link SegmentEncoder#PERCENT}. */
  public ApiClientBuilder segments(SegmentEncoder encoder) {
    segments = encoder;
    return this;
  }

  /** Sets the clock; default the system's. */
  public ApiClientBuilder clock(InstantSource source) {
    clock = source;
    return this;
  }

  /** Sets what spreads the waits; must be safe for use by many threads. */
  public ApiClientBuilder random(RandomGenerator generator) {
    random = generator;
    return this;
  }

  /** Sets how waits pass; default blocks the thread. */
  public ApiClientBuilder waiter(Waiter seam) {
    waiter = seam;
    return this;
  }

  /** Sets where request ids come from; must be safe for use by many threads. */
  public ApiClientBuilder requestIds(Supplier<String> source) {
    ids = source;
    return this;
  }

  /** Returns the client. */
  public ApiClient build() {
    return new ApiClient(this);
  }

  Headers allHeaders() {
    if (auth instanceof Auth.Fixed fixed) {
      fixed.headers.forEach(headers::set);
    }
    return headers.build();
  }

  List<String> allSecrets() {
    List<String> all = new ArrayList<>(secrets);
    if (auth instanceof Auth.Fixed fixed) {
      all.addAll(fixed.secrets);
    }
    return List.copyOf(all);
  }

  Exchange exchange() {
    HttpTransport sending = transport != null ? transport : HttpTransports.shared(options);
    TokenKeeper tokens = auth instanceof Auth.Tokens login ? keeper(sending, login) : null;
    return new Exchange(parts(sending, tokens, budget, counter::request, errors));
  }

  private TokenKeeper keeper(HttpTransport sending, Auth.Tokens login) {
    Exchange.Parts parts =
        parts(
            sending,
            null,
            RateBudget.of(RateLimits.NONE),
            (method, template) -> counter.tokenRequest(),
            TokenKeeper::refused);
    RefreshGrant grant = login.store == null ? null : new RefreshGrant(login.store, clock, waiter);
    return new TokenKeeper(login.request, grant, new Exchange(parts), clock, ids, timeout);
  }

  private Exchange.Parts parts(
      HttpTransport sending,
      @Nullable TokenKeeper tokens,
      RateBudget turns,
      BiConsumer<String, String> onRequest,
      ErrorReader reader) {
    return new Exchange.Parts(
        sending,
        options.maxResponseBytes(),
        tokens,
        turns,
        retry,
        counter,
        onRequest,
        reader,
        mapper,
        clock,
        random,
        waiter);
  }
}
