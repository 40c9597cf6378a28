package no.samklang.sync.spi;

import java.time.Instant;
import java.util.Objects;

/**
 * The right to write the state of one route, held by one run at a time.
 *
 * @param scope whose state
 * @param name the route
 * @param holder who holds it, for people
 * @param token fencing token: higher with every holder; a commit under an older one is refused
 * @param expiresAt when it lapses unless renewed, by the store's clock
 */
public record Lease(StateScope scope, String name, String holder, long token, Instant expiresAt) {
  /** Checks that all are there. */
  public Lease {
    Objects.requireNonNull(scope, "scope");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(holder, "holder");
    Objects.requireNonNull(expiresAt, "expiresAt");
  }
}
