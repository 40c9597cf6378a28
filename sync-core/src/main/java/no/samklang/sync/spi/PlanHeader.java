package no.samklang.sync.spi;

import java.time.Instant;
import java.util.Objects;

/**
 * A saved plan.
 *
 * @param id unique id
 * @param madeAt when it was made
 * @param expiresAt when it may no longer be applied
 * @param summary counts by route and action as JSON
 */
public record PlanHeader(String id, Instant madeAt, Instant expiresAt, String summary) {
  /** Checks that all are there. */
  public PlanHeader {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(madeAt, "madeAt");
    Objects.requireNonNull(expiresAt, "expiresAt");
    Objects.requireNonNull(summary, "summary");
  }
}
