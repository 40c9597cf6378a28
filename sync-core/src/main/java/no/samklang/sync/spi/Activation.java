package no.samklang.sync.spi;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A person's word that a route may write, given by applying its first plan.
 *
 * @param route the route
 * @param activatedAt when the route was first seen: the default start of what is posted
 * @param acceptedAt when its first plan was applied; null while it was not
 * @param acceptedBy who applied it; null while nobody did
 */
public record Activation(
    String route, Instant activatedAt, @Nullable Instant acceptedAt, @Nullable String acceptedBy) {
  /** Checks what must be there. */
  public Activation {
    Objects.requireNonNull(route, "route");
    Objects.requireNonNull(activatedAt, "activatedAt");
  }

  /** Returns whether the first plan was applied. */
  public boolean accepted() {
    return acceptedAt != null;
  }
}
