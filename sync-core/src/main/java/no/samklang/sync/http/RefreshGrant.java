package no.samklang.sync.http;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.NotAllowed;
import no.samklang.sync.spi.Unavailable;
import org.jspecify.annotations.Nullable;

/**
 * Gets access tokens by a refresh token that the vendor may replace each time.
 *
 * <ol>
 *   <li>A rotated token that could not be saved is saved first; its access token is then as good as
 *       new.
 *   <li>The refresh token is loaded and sent.
 *   <li>If it is refused, another process may have used it just now: it is loaded again, a few
 *       times while that process saves. A newer one is sent, and the same holds for it.
 *   <li>A rotated token is saved; only then is the access token given out.
 * </ol>
 *
 * Not thread-safe: the keeper of the access token lets one caller in at a time.
 */
final class RefreshGrant {
  private static final int MOST_RACES = 5;
  private static final List<Duration> WAITS =
      List.of(
          Duration.ZERO,
          Duration.ofMillis(250),
          Duration.ofMillis(500),
          Duration.ofSeconds(1),
          Duration.ofSeconds(2));

  private final RefreshTokenStore store;
  private final InstantSource clock;
  private final Waiter waiter;
  private @Nullable IssuedToken unsaved;

  RefreshGrant(RefreshTokenStore store, InstantSource clock, Waiter waiter) {
    this.store = store;
    this.clock = clock;
    this.waiter = waiter;
  }

  /**
   * Returns a new access token.
   *
   * @param ask sends a refresh token and returns what came; throws NotAllowed when it is refused
   */
  IssuedToken fetch(Function<String, IssuedToken> ask) throws InterruptedException {
    IssuedToken late = unsaved;
    if (late != null) {
      save(late);
      if (clock.instant().isBefore(late.expiresAt())) {
        return late;
      }
    }
    String present = load();
    for (int races = 0; ; races++) {
      try {
        IssuedToken fresh = ask.apply(present);
        if (fresh.refreshToken() != null && !fresh.refreshToken().equals(present)) {
          save(fresh);
        }
        return fresh;
      } catch (NotAllowed refused) {
        if (races == MOST_RACES) {
          throw refused;
        }
        present = newer(present, refused);
      }
    }
  }

  private String newer(String refusedToken, NotAllowed refused) throws InterruptedException {
    for (Duration wait : WAITS) {
      waiter.await(wait);
      String present = load();
      if (!present.equals(refusedToken)) {
        return present;
      }
    }
    throw refused;
  }

  private String load() {
    String token = calling("http.refresh-token-not-loaded", List.of(), store::load);
    if (token.isBlank()) {
      throw new NotAllowed(Message.of("http.refresh-token-missing"));
    }
    return token;
  }

  private void save(IssuedToken fresh) {
    String token = String.valueOf(fresh.refreshToken());
    unsaved = fresh;
    boolean saved =
        calling(
            "http.refresh-token-not-saved",
            List.of(token, fresh.value()),
            () -> {
              store.save(token);
              return true;
            });
    unsaved = saved ? null : fresh;
  }

  /** Passes on what a host's code throws without its cause, which could show a token. */
  private static <T> T calling(String code, List<String> secrets, Supplier<T> store) {
    try {
      return store.get();
    } catch (RuntimeException failed) {
      throw new Unavailable(
          Message.of(code, "error", Secrets.hide(String.valueOf(failed), secrets)));
    }
  }
}
