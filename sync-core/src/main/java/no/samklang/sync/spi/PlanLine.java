package no.samklang.sync.spi;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One planned change.
 *
 * @param route the route
 * @param sourceId id in the source
 * @param targetId id in the target; null for a create
 * @param action what would happen, in the engine's word
 * @param precondition fingerprint of the source record and the decision: when it differs at apply
 *     time the record moved and is not written
 * @param detail label, reason and field differences as JSON, for people
 */
public record PlanLine(
    String route,
    String sourceId,
    @Nullable String targetId,
    String action,
    Fingerprint precondition,
    String detail) {
  /** Checks what must be there. */
  public PlanLine {
    Objects.requireNonNull(route, "route");
    Objects.requireNonNull(sourceId, "sourceId");
    Objects.requireNonNull(action, "action");
    Objects.requireNonNull(precondition, "precondition");
    Objects.requireNonNull(detail, "detail");
  }
}
