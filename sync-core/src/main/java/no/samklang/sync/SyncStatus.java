package no.samklang.sync;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import no.samklang.sync.spi.Parked;
import org.jspecify.annotations.Nullable;

/**
 * Where an integration stands, from the state store alone.
 *
 * @param integration the integration
 * @param routes its routes, in running order
 * @param lastRunAt when the last run ended; null when there was none
 */
public record SyncStatus(
    String integration, List<RouteStatus> routes, @Nullable Instant lastRunAt) {
  /** Copies the routes. */
  public SyncStatus {
    routes = List.copyOf(routes);
  }

  /**
   * Where one route stands.
   *
   * @param route the route
   * @param accepted whether it may write
   * @param started whether it has read anything
   * @param running who holds its lease now; null when nobody does
   * @param open parked records by kind
   * @param unsettled creates of which it is not known whether they arrived
   * @param inDoubt creates that only a person can settle
   */
  public record RouteStatus(
      String route,
      boolean accepted,
      boolean started,
      @Nullable String running,
      Map<Parked.Kind, Long> open,
      long unsettled,
      long inDoubt) {
    /** Copies the counts. */
    public RouteStatus {
      open = Map.copyOf(open);
    }
  }
}
