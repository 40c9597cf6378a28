package no.samklang.sync;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a run did, route by route. Immutable.
 *
 * @param runId id of the run, ascending with time
 * @param integration the integration
 * @param startedAt when it began
 * @param endedAt when it ended
 * @param routes the routes that took part, in running order
 */
public record RunReport(
    String runId,
    String integration,
    Instant startedAt,
    Instant endedAt,
    List<RouteReport> routes) {
  /** Copies the routes. */
  public RunReport {
    Objects.requireNonNull(runId, "runId");
    routes = List.copyOf(routes);
  }

  /** Returns how the run ended: the state of the first route that did not complete. */
  public RunState state() {
    return routes.stream()
        .map(RouteReport::state)
        .filter(state -> state != RunState.COMPLETED)
        .findFirst()
        .orElse(RunState.COMPLETED);
  }

  /** Returns the report of a route; empty when it did not take part. */
  public Optional<RouteReport> route(String name) {
    return routes.stream().filter(route -> route.route().equals(name)).findFirst();
  }

  /** Returns how many records had this outcome, over all routes. */
  public long count(Outcome outcome) {
    return routes.stream().mapToLong(route -> route.count(outcome)).sum();
  }

  /** Returns all requests that were sent, to both systems, without token requests. */
  public long requests() {
    return routes.stream()
        .flatMap(route -> route.requests().values().stream())
        .mapToLong(counts -> counts.total())
        .sum();
  }

  /** Returns all durable commits of the routes. */
  public long commits() {
    return routes.stream().mapToLong(RouteReport::commits).sum();
  }

  /**
   * Returns the exit code of a program that made this run: 0 done, 1 some records need a person, 3
   * a system could not be reached or refused access, 4 review or a brake stops the run.
   */
  public int exitCode() {
    return switch (state()) {
      case NEEDS_REVIEW, BRAKED -> 4;
      case PAUSED, REFUSED, FAILED, BUSY -> 3;
      case COMPLETED, CANCELLED ->
          routes.stream().anyMatch(route -> route.openForPerson() > 0) ? 1 : 0;
    };
  }
}
