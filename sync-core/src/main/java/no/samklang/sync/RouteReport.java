package no.samklang.sync;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Parked;
import no.samklang.sync.spi.RequestCounts;
import org.jspecify.annotations.Nullable;

/**
 * What a run did on one route.
 *
 * @param route the route
 * @param state how it ended
 * @param counts records by outcome in this run
 * @param reasons why records did not go, and what is to be said of those that went, with how many
 *     and the first few by name
 * @param open records that stand parked after the run, by kind, whenever they were parked
 * @param requests requests sent while the route ran, by connector id
 * @param commits durable commits made for the route
 * @param problem why it did not complete; null when it did
 * @param totals control totals of what the run read and had something to do about; null in a plan
 *     and where the route names no measures
 */
public record RouteReport(
    String route,
    RunState state,
    Map<Outcome, Long> counts,
    List<Reason> reasons,
    Map<Parked.Kind, Long> open,
    Map<String, RequestCounts> requests,
    long commits,
    @Nullable Message problem,
    @Nullable ControlReport totals) {

  /** Copies the collections. */
  public RouteReport {
    counts = Map.copyOf(counts);
    reasons = List.copyOf(reasons);
    open = Map.copyOf(open);
    requests = Map.copyOf(requests);
  }

  /** Makes the report of a route without control totals. */
  public RouteReport(
      String route,
      RunState state,
      Map<Outcome, Long> counts,
      List<Reason> reasons,
      Map<Parked.Kind, Long> open,
      Map<String, RequestCounts> requests,
      long commits,
      @Nullable Message problem) {
    this(route, state, counts, reasons, open, requests, commits, problem, null);
  }

  /**
   * Records that share an outcome and a reason.
   *
   * @param outcome what became of them
   * @param message the reason of the first of them
   * @param count how many
   * @param fresh how many of them are named for the first time
   * @param examples the first few by label and id
   */
  public record Reason(
      Outcome outcome, Message message, long count, long fresh, List<String> examples) {
    /** Copies the examples. */
    public Reason {
      examples = List.copyOf(examples);
    }
  }

  /** Returns how many records had this outcome. */
  public long count(Outcome outcome) {
    return counts.getOrDefault(outcome, 0L);
  }

  /**
   * Returns how many requests the route sent, to both systems, for each record it delivered; empty
   * when it delivered none.
   */
  public OptionalDouble requestsPerDelivered() {
    long delivered = count(Outcome.POSTED) + count(Outcome.REVERSED);
    long sent = requests.values().stream().mapToLong(RequestCounts::total).sum();
    return delivered == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) sent / delivered);
  }

  /** Returns the id of the plan in which a brake saved what it held back; empty if none did. */
  public Optional<String> brakePlan() {
    return problem == null || state != RunState.BRAKED
        ? Optional.empty()
        : Optional.ofNullable(problem.params().get("plan"));
  }

  /** Returns how many parked records a person should look at. */
  public long openForPerson() {
    return open.entrySet().stream()
        .filter(entry -> entry.getKey().needsPerson())
        .mapToLong(Map.Entry::getValue)
        .sum();
  }
}
