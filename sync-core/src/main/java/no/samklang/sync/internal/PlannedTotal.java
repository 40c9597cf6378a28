package no.samklang.sync.internal;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import no.samklang.sync.Outcome;
import no.samklang.sync.RouteReport;
import no.samklang.sync.RunReport;
import no.samklang.sync.RunState;
import no.samklang.sync.spi.Capabilities;
import no.samklang.sync.spi.PlanHeader;
import no.samklang.sync.spi.RunRecord;

/**
 * How many records are to be gone through while a plan is applied, where the source says nothing.
 */
final class PlannedTotal {
  private static final int RUNS = 20;

  private PlannedTotal() {}

  /**
   * Returns how many records are left of those that the plan counted for the route; empty when none
   * is applied, or nothing is known. Of a plan that was interrupted those are left which the
   * stopped runs did not come to, unless this one reads all over again.
   */
  static OptionalLong left(RouteContext context, boolean readsAll) {
    if (context.mode() != Mode.APPLY) {
      return OptionalLong.empty();
    }
    Optional<PlanHeader> plan = context.store().plan(context.scope(), context.approver().planId());
    if (plan.isEmpty()) {
      return OptionalLong.empty();
    }
    long counted = report(context, plan.get().summary()).map(PlannedTotal::all).orElse(0L);
    long left = readsAll ? counted : counted - passedSince(context, plan.get().madeAt());
    return left > 0 ? OptionalLong.of(left) : OptionalLong.empty();
  }

  /** Counts what the runs since then passed, as far as this run does not come to it again. */
  private static long passedSince(RouteContext context, Instant made) {
    Capabilities.Reading reading = context.sourceCapabilities().reading();
    long passed = 0;
    for (RunRecord run : context.store().runs(context.scope(), RUNS)) {
      RouteReport route = report(context, run.report()).orElse(null);
      boolean begunAnew =
          reading == Capabilities.Reading.FULL
              && route != null
              && route.state() == RunState.COMPLETED;
      if (run.startedAt().isBefore(made) || begunAnew) {
        return passed;
      }
      passed += route == null ? 0 : passed(route, reading);
    }
    return passed;
  }

  /** A queue offers no more what it was told of; a cursor stands at what was not in the plan. */
  private static long passed(RouteReport route, Capabilities.Reading reading) {
    if (reading == Capabilities.Reading.QUEUE) {
      return route.count(Outcome.ACKNOWLEDGED);
    }
    return route.count(Outcome.NOT_IN_PLAN) == 0 ? all(route) : 0;
  }

  private static Optional<RouteReport> report(RouteContext context, String report) {
    return RecordCodec.read(RunReport.class, report).route(context.route().name());
  }

  private static long all(RouteReport route) {
    return route.counts().values().stream().mapToLong(Long::longValue).sum();
  }
}
