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
 * What a route remembers of a brake that tripped: the plan of what was held back, and how much was
 * written before. A route has one such plan. While a brake holds back the same run after run, the
 * plan stays; when it is another, it replaces the one before. Until a run goes through, nothing is
 * written before the brakes are judged, and what was written before counts along: otherwise a brake
 * that trips run after run would let everything through, a floor at a time.
 */
final class BrakePlan {
  private static final int PARTS = 4;

  private final RouteContext context;
  private final String memory;

  BrakePlan(RouteContext context) {
    this.context = context;
    this.memory = context.route().name() + "~brake";
  }

  /**
   * A brake that tripped and was not let go since.
   *
   * @param plan id of the plan
   * @param held the same for the same changes
   * @param begun what was written before
   */
  private record Mark(String plan, String held, ChangeCounts begun) {
    static final Mark NONE = new Mark("", "", ChangeCounts.NONE);

    static Mark of(String text) {
      String[] parts = text.split(" ", -1);
      if (parts.length != PARTS) {
        return NONE;
      }
      long creates = Long.parseLong(parts[2]);
      return new Mark(parts[0], parts[1], new ChangeCounts(creates, Long.parseLong(parts[3]), 0));
    }

    String text() {
      return plan + ' ' + held + ' ' + begun.creates() + ' ' + begun.updates();
    }
  }

  private Mark mark() {
    return Mark.of(context.store().cursor(context.scope(), memory).value());
  }

  /** Returns what was written before a brake tripped that still stands. */
  ChangeCounts begun() {
    return mark().begun();
  }

  /** Returns whether a brake tripped and no run went through since. */
  boolean stands() {
    return !mark().equals(Mark.NONE);
  }

  /** Forgets the brake, because a run goes through or its plan is applied; another plan is not. */
  void release() {
    Mark mark = mark();
    boolean meant = context.mode() == Mode.RUN || context.approver().applies(mark.plan());
    if (meant && !mark.equals(Mark.NONE)) {
      context.commit(List.of(new StateChange.PutCursor(memory, Cursor.START)));
    }
  }

  /**
   * Saves what is held back.
   *
   * @param held the same for the same changes
   * @param begun what was written before
   * @param lines adds the lines of the plan, under the context it is given
   * @return id of the plan
   */
  String save(String held, ChangeCounts begun, Consumer<RouteContext> lines) {
    Mark before = mark();
    if (before.held().equals(held) && applicable(before.plan())) {
      return before.plan();
    }
    String id = context.references().next();
    context.commit(
        List.of(
            new StateChange.DropPlan(before.plan()),
            header(id, RunState.BRAKED, new RouteLog()),
            put(new Mark(id, "", begun))));
    try (PlanOverlay overlay = new PlanOverlay(context.store().correlationIndex())) {
      RouteContext planning = context.planning(id, overlay);
      lines.accept(planning);
      context.commit(
          List.of(header(id, RunState.COMPLETED, planning.log()), put(new Mark(id, held, begun))));
    }
    return id;
  }

  private StateChange put(Mark mark) {
    return new StateChange.PutCursor(memory, new Cursor(mark.text()));
  }

  private boolean applicable(String id) {
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
        new RouteReport(
            route, state, log.counts(), log.reasons(), Map.of(), Map.of(), 0, null, null);
    String integration = context.scope().integration();
    RunReport run = new RunReport(id, integration, context.runStarted(), now, List.of(report));
    Instant until = now.plus(context.config().planLifetime());
    return new StateChange.PutPlan(new PlanHeader(id, now, until, RecordCodec.json(run)));
  }
}
