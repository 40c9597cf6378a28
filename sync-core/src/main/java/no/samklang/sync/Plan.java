package no.samklang.sync;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a run would do, as data. The lines are kept in the state store, so that a plan of any size
 * takes no memory: {@link SyncSession#planned} reads them page by page. Immutable.
 *
 * @param id id under which it is kept
 * @param madeAt when it was made
 * @param expiresAt when it can no longer be applied
 * @param routes counts by route, in running order
 * @param report what reading for the plan brought to light
 */
public record Plan(
    String id, Instant madeAt, Instant expiresAt, List<RouteCounts> routes, RunReport report) {
  /** Copies the routes. */
  public Plan {
    Objects.requireNonNull(id, "id");
    routes = List.copyOf(routes);
  }

  /**
   * Counts of one route.
   *
   * @param route the route
   * @param counts records by outcome
   */
  public record RouteCounts(String route, Map<Outcome, Long> counts) {
    /** Copies the counts. */
    public RouteCounts {
      counts = Map.copyOf(counts);
    }
  }
}
