package no.samklang.sync.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import no.samklang.sync.Outcome;
import no.samklang.sync.Verdict;
import no.samklang.sync.spi.PlanLine;
import no.samklang.sync.spi.StateChange;
import no.samklang.sync.spi.StateScope;
import no.samklang.sync.spi.SyncStateStore;
import org.jspecify.annotations.Nullable;

/**
 * Says which decisions may be carried out: none while planning, those of the plan while one is
 * applied, all in a run. Planning, applying and running differ in nothing else.
 */
final class Approver {
  private final Mode mode;
  private final SyncStateStore store;
  private final StateScope scope;
  private final @Nullable String planId;

  Approver(Mode mode, SyncStateStore store, StateScope scope, @Nullable String planId) {
    this.mode = mode;
    this.store = store;
    this.scope = scope;
    this.planId = planId;
  }

  Mode mode() {
    return mode;
  }

  /** Returns whether this plan is being applied. */
  boolean applies(String plan) {
    return mode == Mode.APPLY && plan.equals(planId);
  }

  /**
   * Returns the plan that is made or applied.
   *
   * @throws NullPointerException if there is none
   */
  String planId() {
    return Objects.requireNonNull(planId, "planId");
  }

  /** Returns whether there is a plan that is made or applied. */
  boolean writesDown() {
    return planId != null;
  }

  /** Returns whether everything may be carried out, so that no lines need to be made. */
  boolean approvesAll() {
    return mode == Mode.RUN || planId == null;
  }

  /** Returns the source ids of those lines that may be carried out; a plan remembers the lines. */
  Set<String> approve(LeaseKeeper lease, List<PlanLine> lines) {
    if (lines.isEmpty()) {
      return Set.of();
    }
    if (mode == Mode.RUN || planId == null) {
      return ids(lines);
    }
    if (mode == Mode.PLAN) {
      List<StateChange> changes = new ArrayList<>();
      lines.forEach(line -> changes.add(new StateChange.AddPlanLine(planId, line)));
      lease.commit(changes);
      return Set.of();
    }
    return inPlan(planId, lines);
  }

  private Set<String> inPlan(String id, List<PlanLine> lines) {
    Map<String, PlanLine> planned = store.planLines(scope, id, lines.get(0).route(), ids(lines));
    Set<String> approved = new HashSet<>();
    List<PlanLine> others = new ArrayList<>();
    for (PlanLine line : lines) {
      PlanLine before = planned.get(line.sourceId());
      if (before != null
          && before.precondition().equals(line.precondition())
          && before.action().equals(line.action())
          && Outcome.valueOf(line.action()) != Outcome.NOT_IN_PLAN) {
        approved.add(line.sourceId());
      } else if (before != null && line.targetId() != null) {
        others.add(line);
      }
    }
    approved.addAll(linkedByHand(others));
    return approved;
  }

  /** Returns those that a person linked to just this record after the plan was made. */
  private Set<String> linkedByHand(List<PlanLine> lines) {
    Set<String> linked = new HashSet<>();
    if (!lines.isEmpty()) {
      CheckList list = new CheckList(store, scope, lines.get(0).route());
      Set<String> keys = new HashSet<>();
      lines.forEach(line -> keys.add(CheckList.sourceKey(line.sourceId())));
      Map<String, Ruling> rulings = list.rulings(keys);
      for (PlanLine line : lines) {
        Ruling ruling = rulings.get(CheckList.sourceKey(line.sourceId()));
        if (ruling != null
            && ruling.verdict() instanceof Verdict.LinkTo link
            && link.id().equals(line.targetId())) {
          linked.add(line.sourceId());
        }
      }
    }
    return linked;
  }

  private static Set<String> ids(List<PlanLine> lines) {
    Set<String> ids = new HashSet<>();
    lines.forEach(line -> ids.add(line.sourceId()));
    return ids;
  }
}
