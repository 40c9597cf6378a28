package no.samklang.sync.http;

import java.time.Instant;

/**
 * An access token. Its text does not show the value.
 *
 * @param value goes into {@code Authorization: Bearer}
 * @param expiresAt when it ends; {@link Instant#MAX} when the system did not say
 */
public record IssuedToken(String value, Instant expiresAt) {

  /** Refuses an empty token. */
  public IssuedToken {
    if (value.isBlank()) {
      throw new IllegalArgumentException("The token is empty");
    }
  }

  @Override
  public String toString() {
    return "IssuedToken[" + Secrets.HIDDEN + ", expiresAt=" + expiresAt + "]";
  }
}
