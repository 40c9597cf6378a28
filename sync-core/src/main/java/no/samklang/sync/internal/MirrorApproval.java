package no.samklang.sync.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.samklang.sync.FieldDifference;
import no.samklang.sync.MirrorRoute;
import no.samklang.sync.Outcome;
import no.samklang.sync.internal.MirrorPage.Decided;
import no.samklang.sync.spi.Link;
import no.samklang.sync.spi.PlanLine;
import no.samklang.sync.spi.TargetRecord;
import org.jspecify.annotations.Nullable;

/** Puts what a page of a mirror route comes to before the approver, as the lines of a plan. */
final class MirrorApproval<S, T> {
  private final RouteContext context;
  private final MirrorRoute<S, T> route;

  MirrorApproval(RouteContext context, MirrorRoute<S, T> route) {
    this.context = context;
    this.route = route;
  }

  /** Returns the source ids of what goes now; in a plan nothing does. */
  Set<String> approve(List<Decided<S, T>> decided, List<Row<S>> gone) {
    if (context.approver().approvesAll()) {
      return all(decided, gone);
    }
    Map<String, Map<String, @Nullable String>> before = before(decided);
    List<PlanLine> lines = new ArrayList<>();
    Set<String> free = new HashSet<>();
    for (Decided<S, T> one : decided) {
      if (one.decision() instanceof Decision.Remember) {
        free.add(one.row().id());
      } else {
        PlanLine line = line(one, before.getOrDefault(one.row().id(), Map.of()));
        lines.add(line);
        remark(Outcome.valueOf(line.action()), one);
      }
    }
    for (Row<S> row : gone) {
      lines.add(
          PlanDetail.line(
              route.name(),
              row.id(),
              targetId(row),
              Outcome.RETIRED,
              row.seen(),
              List.of(),
              new PlanDetail(label(row), null, List.of())));
    }
    if (context.planning()) {
      lines.forEach(line -> context.log().count(Outcome.valueOf(line.action()), 1));
    }
    free.addAll(context.approver().approve(context.lease(), lines));
    if (context.planning()) {
      context.log().count(Outcome.UNCHANGED, free.size());
      free.clear();
    }
    return free;
  }

  /** Notes what is remarked on a record that would go, in a plan; a run does as it writes it. */
  private void remark(Outcome outcome, Decided<S, T> one) {
    if (context.planning()) {
      Row<S> row = one.row();
      String label = row.label(route.sourceType());
      context.log().remark(outcome, one.ready().remarks(), label, row.id());
    }
  }

  private static <S, T> Set<String> all(List<Decided<S, T>> decided, List<Row<S>> gone) {
    Set<String> ids = new HashSet<>();
    decided.forEach(one -> ids.add(one.row().id()));
    gone.forEach(row -> ids.add(row.id()));
    return ids;
  }

  /** Returns the text by which people know a record that is gone: its number, if nothing else. */
  private @Nullable String label(Row<S> gone) {
    String label = gone.label(route.sourceType());
    Link link = gone.link();
    return label == null && link != null ? link.number(context.from()) : label;
  }

  private @Nullable String targetId(Row<S> row) {
    Link link = row.link();
    return link == null ? null : link.id(context.from().other());
  }

  private PlanLine line(Decided<S, T> one, Map<String, @Nullable String> before) {
    Decision decision = one.decision();
    Set<String> fields = one.fields().keySet();
    String targetId = null;
    Outcome outcome = Outcome.CREATED;
    if (decision instanceof Decision.Update update) {
      fields = update.fields();
      targetId = update.targetId();
      outcome = Outcome.UPDATED;
    } else if (decision instanceof Decision.Adopt adopt) {
      fields = adopt.fields();
      targetId = adopt.targetId();
      outcome = fields.isEmpty() ? Outcome.LINKED : Outcome.UPDATED;
    }
    List<FieldDifference> differences =
        fields.stream()
            .filter(name -> before.get(name) != null || one.fields().get(name) != null)
            .map(name -> new FieldDifference(name, before.get(name), one.fields().get(name)))
            .toList();
    return PlanDetail.line(
        route.name(),
        one.row().id(),
        targetId,
        outcome,
        one.row().seen(),
        fields,
        new PlanDetail(
            one.row().label(route.sourceType()),
            one.ready().remarks().stream().findFirst().orElse(null),
            differences));
  }

  /** Reads what stands in the target now, so that people see before and after; only for a plan. */
  private Map<String, Map<String, @Nullable String>> before(List<Decided<S, T>> decided) {
    if (!context.planning()) {
      return Map.of();
    }
    Map<String, String> sourceByTarget = new HashMap<>();
    for (Decided<S, T> one : decided) {
      if (one.decision() instanceof Decision.Update update) {
        sourceByTarget.put(update.targetId(), one.row().id());
      } else if (one.decision() instanceof Decision.Adopt adopt && !adopt.fields().isEmpty()) {
        sourceByTarget.put(adopt.targetId(), one.row().id());
      }
    }
    Map<String, Map<String, @Nullable String>> before = new HashMap<>();
    if (!sourceByTarget.isEmpty()) {
      List<TargetRecord<T>> current =
          context.target().fetch(route.targetType(), sourceByTarget.keySet());
      for (TargetRecord<T> record : current) {
        String sourceId = sourceByTarget.get(record.id());
        if (sourceId != null) {
          before.put(sourceId, RecordCodec.fields(record.value()));
        }
      }
    }
    return before;
  }
}
