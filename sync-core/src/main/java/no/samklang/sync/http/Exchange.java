package no.samklang.sync.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;
import no.samklang.sync.http.TransportException.Reason;
import no.samklang.sync.spi.Broken;
import no.samklang.sync.spi.NotAllowed;
import no.samklang.sync.spi.SyncException;
import no.samklang.sync.spi.Unavailable;
import no.samklang.sync.spi.Unclear;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings one call to its end.
 *
 * <ol>
 *   <li>Wait for a turn from the rate budget; a wait beyond the call's patience ends it.
 *   <li>Let the caller check once more whether it may send; then send, with the present token if
 *       the login has one.
 *   <li>An accepted answer is read; one that cannot be read is asked for again if the call is safe.
 *   <li>A 401 gets a new token and one repeat; a 429 pauses the budget and is repeated: neither did
 *       any work, so the method does not matter.
 *   <li>Trouble of the system, or a lost answer, is repeated if the call is safe or was never sent;
 *       else the outcome is unclear.
 *   <li>A redirect of a GET is followed within the same origin.
 * </ol>
 */
final class Exchange {
  private static final Logger LOG = LoggerFactory.getLogger(ApiClient.class);
  static final String INTERRUPTED = "http.interrupted";
  private static final int MOST_REDIRECTS = 5;

  private final Parts parts;

  /**
   * What an exchange works with.
   *
   * @param tokens null when the login is part of the fixed headers
   * @param onRequest told method and path template before each request
   */
  record Parts(
      HttpTransport transport,
      int maxResponseBytes,
      @Nullable TokenKeeper tokens,
      RateBudget budget,
      RetryPolicy retry,
      RequestCounter counter,
      BiConsumer<String, String> onRequest,
      ErrorReader errors,
      ObjectMapper mapper,
      InstantSource clock,
      RandomGenerator random,
      Waiter waiter) {}

  private enum Again {
    NEVER,
    AFTER_WAIT,
    AFTER_PAUSE,
    WITH_NEW_TOKEN
  }

  private sealed interface Verdict<T> {}

  private record Done<T>(T value) implements Verdict<T> {}

  private record Failed<T>(SyncException error, Again again) implements Verdict<T> {}

  private record Moved<T>(URI target) implements Verdict<T> {}

  Exchange(Parts parts) {
    this.parts = parts;
  }

  <T> T run(Call first, ReplyReader<T> reader) {
    try {
      return new Course<>(first, reader).run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unavailable(first.message(INTERRUPTED), e);
    }
  }

  /** The state of one call under way. */
  private final class Course<T> {
    private final ReplyReader<T> reader;
    private Call call;
    private int attempt = 1;
    private int redirects;
    private boolean renewed;
    private Instant sent = Instant.MIN;
    private Duration patience = parts.retry.patience();

    Course(Call call, ReplyReader<T> reader) {
      this.call = call;
      this.reader = reader;
    }

    T run() throws InterruptedException {
      while (true) {
        IssuedToken token = parts.tokens == null ? null : parts.tokens.current();
        Verdict<T> verdict = attempt(token);
        if (verdict instanceof Done<T> done) {
          return done.value;
        } else if (verdict instanceof Moved<T> moved) {
          follow(moved.target);
        } else if (verdict instanceof Failed<T> failed) {
          prepareRepeat(failed, token);
          parts.counter.repeat();
        }
      }
    }

    private Verdict<T> attempt(@Nullable IssuedToken token) throws InterruptedException {
      awaitTurn();
      HttpReply answer;
      sent = parts.clock.instant();
      try {
        call.beforeSend().run();
        parts.onRequest.accept(call.method(), call.template());
        answer = parts.transport.send(authorized(token));
      } catch (TransportException e) {
        log(e.reason());
        return lost(e);
      } finally {
        parts.budget.release();
      }
      log(answer.status());
      return judge(new ApiReply(token == null ? call : call.hiding(token), answer, parts.mapper));
    }

    private void awaitTurn() throws InterruptedException {
      Duration tooLong = parts.budget.acquire(parts.clock, parts.waiter, parts.retry.patience());
      if (!tooLong.isZero()) {
        throw new Unavailable(call.message("http.too-many").with("status", 429), tooLong, null);
      }
    }

    private HttpCall authorized(@Nullable IssuedToken token) {
      HttpCall plain = call.http();
      if (token == null) {
        return plain;
      }
      Headers headers =
          plain.headers().toBuilder().set("Authorization", "Bearer " + token.value()).build();
      return new HttpCall(plain.method(), plain.uri(), headers, plain.body(), plain.timeout());
    }

    private Verdict<T> lost(TransportException e) {
      SyncException error = StatusErrors.of(call, e, parts.maxResponseBytes);
      boolean hopeless = e.reason() == Reason.INTERRUPTED || e.reason() == Reason.TOO_LARGE;
      boolean repeatable = call.safe() || !e.sent();
      return new Failed<>(error, repeatable && !hopeless ? Again.AFTER_WAIT : Again.NEVER);
    }

    private Verdict<T> judge(ApiReply reply) {
      int status = reply.status();
      if (call.accepts(status)) {
        return read(reply);
      }
      if (status >= 300 && status < 400 && status != 304) {
        return redirected(reply);
      }
      Duration retryAfter = RetryAfter.read(reply.headers(), parts.clock.instant());
      SyncException byStatus = StatusErrors.of(call, reply, retryAfter);
      if (status == 401 && parts.tokens != null && !renewed) {
        return new Failed<>(byStatus, Again.WITH_NEW_TOKEN);
      }
      SyncException error = asTheConnectorSees(reply, byStatus);
      if (status == 429) {
        return new Failed<>(error, Again.AFTER_PAUSE);
      }
      boolean passing = error instanceof Unavailable && call.safe();
      return new Failed<>(error, passing ? Again.AFTER_WAIT : Again.NEVER);
    }

    /** A connector that cannot read a refusal must not turn an unclear outcome into another. */
    private SyncException asTheConnectorSees(ApiReply reply, SyncException byStatus) {
      try {
        return parts.errors.read(reply, byStatus);
      } catch (RuntimeException e) {
        byStatus.addSuppressed(e);
        return byStatus;
      }
    }

    private Verdict<T> read(ApiReply reply) {
      try {
        return new Done<>(reader.read(reply));
      } catch (Broken e) {
        boolean unreadable = e.message().code().equals(Call.UNREADABLE);
        return new Failed<>(e, unreadable && call.safe() ? Again.AFTER_WAIT : Again.NEVER);
      }
    }

    private Verdict<T> redirected(ApiReply reply) {
      URI target = target(reply);
      boolean followed = call.method().equals("GET") && redirects < MOST_REDIRECTS;
      if (followed && target != null && SafeAddress.sameOrigin(call.uri(), target)) {
        return new Moved<>(target);
      }
      if (!call.safe() && reply.status() == 303) {
        return new Failed<>(new Unclear(reply.describe("http.unclear-redirect")), Again.NEVER);
      }
      String host = target == null ? "?" : target.getHost();
      return new Failed<>(
          new Broken(reply.describe("http.redirect").with("host", host)), Again.NEVER);
    }

    private @Nullable URI target(ApiReply reply) {
      try {
        URI target = call.uri().resolve(reply.header("Location").orElse(""));
        return target.getHost() == null || reply.header("Location").isEmpty() ? null : target;
      } catch (IllegalArgumentException notAnAddress) {
        return null;
      }
    }

    private void follow(URI target) {
      redirects++;
      call = call.at(target);
    }

    private void prepareRepeat(Failed<T> failed, @Nullable IssuedToken token)
        throws InterruptedException {
      switch (failed.again) {
        case NEVER -> throw failed.error;
        case WITH_NEW_TOKEN -> renew(failed.error, token);
        case AFTER_PAUSE -> pause(failed.error);
        case AFTER_WAIT -> parts.waiter.await(spend(nextWait(failed.error), failed.error));
      }
    }

    private void renew(SyncException refusal, @Nullable IssuedToken used)
        throws InterruptedException {
      if (parts.tokens == null || used == null) {
        throw new NotAllowed(refusal.message(), refusal);
      }
      renewed = true;
      parts.tokens.renew(used);
    }

    /** Stops all users of the budget, this call included, and leaves the waiting to its turn. */
    private void pause(SyncException error) {
      Duration wait = nextWait(error);
      if (parts.budget.pause(sent, parts.clock.instant(), wait)) {
        parts.counter.pause();
      }
      spend(wait, error);
    }

    private Duration nextWait(SyncException error) {
      Duration named =
          error instanceof Unavailable pausing ? pausing.retryAfter().orElse(null) : null;
      return named != null && !named.isZero()
          ? named
          : parts.retry.waitAfter(attempt, parts.random);
    }

    /** Takes a wait from the patience, or ends the call when attempts or patience are used up. */
    private Duration spend(Duration wait, SyncException error) {
      if (attempt >= parts.retry.maxAttempts() || wait.compareTo(patience) > 0) {
        throw error;
      }
      attempt++;
      patience = patience.minus(wait);
      return wait;
    }

    private void log(Object outcome) {
      if (LOG.isDebugEnabled()) {
        long ms = Duration.between(sent, parts.clock.instant()).toMillis();
        LOG.debug(
            "{} {} status={} ms={} id={}", call.method(), call.path(), outcome, ms, call.id());
      }
    }
  }
}
