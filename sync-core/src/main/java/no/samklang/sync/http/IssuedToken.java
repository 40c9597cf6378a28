package no.samklang.sync.http;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An access token. Its text shows no token.
 *
 * @param value goes into {@code Authorization: Bearer}
 * @param expiresAt when it ends; {@link Instant#MAX} when the system did not say
 * @param refreshToken the refresh token that replaces the one sent; null when that stays valid
 */
public record IssuedToken(String value, Instant expiresAt, @Nullable String refreshToken) {

  /** Refuses an empty token. */
  public IssuedToken {
    if (value.isBlank()) {
      throw new IllegalArgumentException("The token is empty");
    }
  }

  /** Makes a token that came without a refresh token. */
  public IssuedToken(String value, Instant expiresAt) {
    this(value, expiresAt, null);
  }

  @Override
  public String toString() {
    return "IssuedToken[" + Secrets.HIDDEN + ", expiresAt=" + expiresAt + "]";
  }
}
