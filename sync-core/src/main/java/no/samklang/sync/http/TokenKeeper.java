package no.samklang.sync.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import no.samklang.sync.spi.Broken;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.NotAllowed;
import no.samklang.sync.spi.Rejected;
import no.samklang.sync.spi.SyncException;
import no.samklang.sync.spi.Unavailable;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one token for all users of a client.
 *
 * <ol>
 *   <li>A token with time left is given at once, without a lock.
 *   <li>Else the first who finds it stale asks for a new one; who comes meanwhile waits for that
 *       answer, and shares a failure too, unless it was the other's own interrupt.
 *   <li>A refused token is replaced only if it is still the present one.
 * </ol>
 */
final class TokenKeeper {
  private static final String POST = "POST";
  private static final Duration MARGIN = Duration.ofSeconds(60);

  private final TokenRequest request;
  private final @Nullable RefreshGrant grant;
  private final Exchange exchange;
  private final InstantSource clock;
  private final Supplier<String> ids;
  private final Duration timeout;
  private final Object lock = new Object();
  private volatile @Nullable Held held;
  private @Nullable CompletableFuture<IssuedToken> underWay;

  private record Held(IssuedToken token, Instant renewAt) {}

  /**
   * Keeps the token that a request brings.
   *
   * @param grant completes the request with a refresh token; null when it needs none
   */
  TokenKeeper(
      TokenRequest request,
      @Nullable RefreshGrant grant,
      Exchange exchange,
      InstantSource clock,
      Supplier<String> ids,
      Duration timeout) {
    this.request = request;
    this.grant = grant;
    this.exchange = exchange;
    this.clock = clock;
    this.ids = ids;
    this.timeout = timeout;
  }

  /** Says that the token address refused the credentials, whichever status it chose. */
  static SyncException refused(ApiReply reply, SyncException byStatus) {
    boolean refused = byStatus instanceof Rejected || byStatus instanceof NotAllowed;
    return refused ? new NotAllowed(reply.describe("http.token-refused")) : byStatus;
  }

  IssuedToken current() throws InterruptedException {
    Held present = held;
    if (present != null && clock.instant().isBefore(present.renewAt)) {
      return present.token;
    }
    return replace(present == null ? null : present.token);
  }

  void renew(IssuedToken refused) throws InterruptedException {
    IssuedToken unused = replace(refused);
  }

  private IssuedToken replace(@Nullable IssuedToken old) throws InterruptedException {
    CompletableFuture<IssuedToken> answer;
    boolean first = false;
    synchronized (lock) {
      Held present = held;
      if (present != null && !present.token.equals(old)) {
        return present.token;
      }
      if (underWay == null) {
        underWay = new CompletableFuture<>();
        first = true;
      }
      answer = underWay;
    }
    if (first) {
      fetchInto(answer);
      return await(answer);
    }
    try {
      return await(answer);
    } catch (Unavailable e) {
      boolean theirs = e.message().code().equals(Exchange.INTERRUPTED);
      if (!theirs) {
        throw e;
      }
      return replace(old);
    }
  }

  private void fetchInto(CompletableFuture<IssuedToken> answer) {
    try {
      Instant asked = clock.instant();
      IssuedToken token = fetch(asked);
      finish(new Held(token, renewAt(token, asked)));
      answer.complete(token);
    } catch (RuntimeException | Error e) {
      finish(null);
      answer.completeExceptionally(e);
    }
  }

  private void finish(@Nullable Held fresh) {
    synchronized (lock) {
      underWay = null;
      held = fresh;
    }
  }

  private static IssuedToken await(CompletableFuture<IssuedToken> answer)
      throws InterruptedException {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SyncException failure) {
        throw failure;
      }
      throw new IllegalStateException("The token request failed", e.getCause());
    }
  }

  private static Instant renewAt(IssuedToken token, Instant asked) {
    if (token.expiresAt().equals(Instant.MAX)) {
      return Instant.MAX;
    }
    Duration half = Duration.between(asked, token.expiresAt()).dividedBy(2);
    return token.expiresAt().minus(half.compareTo(MARGIN) < 0 ? half : MARGIN);
  }

  private IssuedToken fetch(Instant asked) {
    if (grant == null) {
      return ask(request, asked);
    }
    try {
      return grant.fetch(token -> ask(request.refreshing(token), clock.instant()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unavailable(Message.of(Exchange.INTERRUPTED, "method", POST, "path", path()), e);
    }
  }

  private IssuedToken ask(TokenRequest with, Instant asked) {
    HttpCall post = new HttpCall(POST, with.address(), with.headers(), with.body(), timeout);
    Call call = new Call(post, path(), path(), true, Set.of(), ids.get(), with.secrets(), () -> {});
    return exchange.run(call, reply -> read(reply, asked));
  }

  private String path() {
    return request.address().getHost() + request.address().getRawPath();
  }

  private IssuedToken read(ApiReply reply, Instant asked) {
    JsonNode answer = reply.json();
    try {
      return request.reader().read(answer, asked);
    } catch (RuntimeException e) {
      throw new Broken(Message.of("http.token-unreadable", "host", request.address().getHost()), e);
    }
  }
}
