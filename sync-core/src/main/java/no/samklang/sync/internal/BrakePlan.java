package no.samklang.sync.internal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import no.samklang.sync.RouteReport;
import no.samklang.sync.RunReport;
import no.samklang.sync.RunState;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.PlanHeader;
import no.samklang.sync.spi.StateChange;

/**
 * Saves what a brake held back as a plan that a person can read and apply. A route has one such
 * plan: while a brake holds back the same run after run, the plan stays; when it is another, it
 * replaces the one before.
 */
final class BrakePlan {
  private final RouteContext context;
  private final String memory;

  BrakePlan(RouteContext context) {
    this.context = context;
    this.memory = context.route().name() + "~brake";
  }

  /**
   * Saves the plan.
   *
   * @param held the same for the same changes
   * @param lines adds the lines, under the context it is given
   * @return id of the plan
   */
  String save(String held, Consumer<RouteContext> lines) {
    String[] before = context.store().cursor(context.scope(), memory).value().split(" ", -1);
    if (before.length == 2 && before[1].equals(held) && stands(before[0])) {
      return before[0];
    }
    String id = context.references().next();
    context.commit(
        List.of(
            new StateChange.DropPlan(before[0]),
            header(id, RunState.BRAKED, new RouteLog()),
            new StateChange.PutCursor(memory, new Cursor(id + ' '))));
    try (PlanOverlay overlay = new PlanOverlay(context.store().correlationIndex())) {
      RouteContext planning = context.planning(id, overlay);
      lines.accept(planning);
      context.commit(
          List.of(
              header(id, RunState.COMPLETED, planning.log()),
              new StateChange.PutCursor(memory, new Cursor(id + ' ' + held))));
    }
    return id;
  }

  private boolean stands(String id) {
    Instant now = context.config().clock().instant();
    return context
        .store()
        .plan(context.scope(), id)
        .filter(plan -> now.isBefore(plan.expiresAt()))
        .isPresent();
  }

  private StateChange header(String id, RunState state, RouteLog log) {
    String route = context.route().name();
    Instant now = context.config().clock().instant();
    RouteReport report =
        new RouteReport(route, state, log.counts(), log.reasons(), Map.of(), Map.of(), 0, null);
    String integration = context.scope().integration();
    RunReport run = new RunReport(id, integration, context.runStarted(), now, List.of(report));
    Instant until = now.plus(context.config().planLifetime());
    return new StateChange.PutPlan(new PlanHeader(id, now, until, RecordCodec.json(run)));
  }
}
