package no.samklang.sync.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.samklang.sync.Finding;
import no.samklang.sync.Finding.Kind;
import no.samklang.sync.Finding.Reason;
import no.samklang.sync.Finding.Seen;
import no.samklang.sync.FirstCheck;
import no.samklang.sync.Outcome;
import no.samklang.sync.RunReport;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.spi.CorrelationIndex;
import no.samklang.sync.spi.CorrelationIndex.Candidate;
import no.samklang.sync.spi.Link;
import no.samklang.sync.spi.MatchKey;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Parked;
import no.samklang.sync.spi.PlanHeader;
import no.samklang.sync.spi.PlanLine;
import no.samklang.sync.spi.Spool;
import no.samklang.sync.spi.StateChange;
import org.jspecify.annotations.Nullable;

/**
 * Makes the check list of a route's first plan from what the plan's own pass sees; it reads nothing
 * itself.
 *
 * <ol>
 *   <li>What stands on the other side is entered in a scratch index, by id and by name.
 *   <li>A record that a match key brings together with another is compared with it at once; one
 *       without a match waits in a scratch list.
 *   <li>After the pass it is known which records there nobody took; only those count as having the
 *       name of one that waits.
 *   <li>The header comes last: a list without it was not made to the end.
 * </ol>
 *
 * It does nothing but while the first plan of a route is made that has something to check. Not
 * thread-safe.
 */
final class FirstLook<H, T> implements AutoCloseable {
  private static final String ID = "id";
  private static final String NAME = "name";
  private static final int PAGE = 200;
  private static final Map<Parked.Kind, Kind> KINDS =
      Map.of(Parked.Kind.REVIEW, Kind.AMBIGUOUS, Parked.Kind.REJECTED, Kind.FAULTY);

  private final RouteContext context;
  private final @Nullable FirstCheck<H, T> check;
  private final EntityType<H> typeHere;
  private final EntityType<T> typeThere;
  private final CheckList list;
  private final List<Candidate> entering = new ArrayList<>();
  private final Map<String, Seen> matched = new LinkedHashMap<>();
  private final List<Finding> found = new ArrayList<>();
  private @Nullable CorrelationIndex there;
  private @Nullable Spool unmatched;

  /**
   * Prepares the list.
   *
   * @param check what the route compares; null when it compares nothing
   */
  FirstLook(
      RouteContext context,
      @Nullable FirstCheck<H, T> check,
      EntityType<H> typeHere,
      EntityType<T> typeThere) {
    boolean first =
        context.planning()
            && context.approver().writesDown()
            && !Acceptance.given(context.store(), context.scope(), context.route());
    this.context = context;
    this.check = first ? check : null;
    this.typeHere = typeHere;
    this.typeThere = typeThere;
    this.list = new CheckList(context.store(), context.scope(), context.route().name());
    if (looks()) {
      context.commit(List.of(new StateChange.DropPlan(planId())));
    }
  }

  /** Returns whether a check list is made. */
  boolean looks() {
    return check != null;
  }

  private String planId() {
    return CheckList.planId(context.route().name());
  }

  private Seen seenHere(FirstCheck<H, T> by, String id, H value) {
    return new Seen(
        id, typeHere.numberOf(value), by.nameHere().apply(value), by.closedHere().test(value));
  }

  private Seen seenThere(FirstCheck<H, T> by, String id, T value) {
    return new Seen(
        id, typeThere.numberOf(value), by.nameThere().apply(value), by.closedThere().test(value));
  }

  /**
   * Enters a record that stands on the other side.
   *
   * @param takenBy the source record that has it; null while it is free
   */
  void enter(String id, T value, @Nullable String takenBy) {
    if (check != null) {
      Seen seen = seenThere(check, id, value);
      String json = RecordCodec.json(seen);
      entering.add(new Candidate(new MatchKey(ID, id), id, json, takenBy));
      String name = FirstCompare.name(seen);
      if (name != null) {
        entering.add(new Candidate(new MatchKey(NAME, name), id, json, takenBy));
      }
      if (entering.size() >= PAGE) {
        index();
      }
    }
  }

  /** Notes which records on the other side are taken by a source record. */
  void taken(Map<String, String> sourceByTarget) {
    if (check != null && !sourceByTarget.isEmpty()) {
      index().take(sourceByTarget);
    }
  }

  /** Returns the index with all that was entered. */
  private CorrelationIndex index() {
    CorrelationIndex index = there == null ? context.store().correlationIndex() : there;
    there = index;
    if (!entering.isEmpty()) {
      index.add(entering);
      entering.clear();
    }
    return index;
  }

  /** Takes a record that a match key brings together with one that was entered. */
  void matched(String sourceId, H here, String targetId) {
    if (check != null) {
      matched.put(targetId, seenHere(check, sourceId, here));
      if (matched.size() >= PAGE) {
        compare();
      }
    }
  }

  private void compare() {
    List<MatchKey> ids = matched.keySet().stream().map(id -> new MatchKey(ID, id)).toList();
    Map<MatchKey, List<Candidate>> known = ids.isEmpty() ? Map.of() : index().find(ids);
    matched.forEach(
        (targetId, here) -> {
          for (Candidate candidate : known.getOrDefault(new MatchKey(ID, targetId), List.of())) {
            Seen standing = seen(candidate);
            List<Reason> reasons = FirstCompare.pair(here, standing);
            add(CheckList.sourceKey(here.id()), reasons, here, standing);
          }
        });
    matched.clear();
  }

  /** Takes a record without a match; what it says is judged after the pass. */
  void unmatched(String sourceId, H here, boolean numbered) {
    if (check != null) {
      Waiting waiting = new Waiting(seenHere(check, sourceId, here), numbered);
      Spool into = unmatched == null ? context.store().spool() : unmatched;
      unmatched = into;
      into.add(List.of(new Spool.Item(sourceId, RecordCodec.json(waiting))));
    }
  }

  /** A record that waits for the end of the pass. */
  private record Waiting(Seen here, boolean numbered) {}

  /** Takes a record that is to be parked: what is faulty or ambiguous belongs on the list. */
  void stopped(Row<?> row, @Nullable String label, Parked.Kind kind, Message why) {
    Kind found = KINDS.get(kind);
    if (check != null && found != null) {
      Seen here = new Seen(row.id(), null, label, false);
      add(CheckList.sourceKey(row.id()), List.of(new Reason(found, why)), here, null);
    }
  }

  /** Notes records on the other side that are in use and can never be linked by number. */
  void withoutNumber(Map<String, T> records) {
    if (check != null && !records.isEmpty()) {
      Set<String> linked = links(records.keySet()).keySet();
      for (Map.Entry<String, T> record : records.entrySet()) {
        Seen seen = seenThere(check, record.getKey(), record.getValue());
        if (!seen.closed() && !linked.contains(seen.id())) {
          List<Reason> reasons = List.of(FirstCompare.withoutNumber(seen));
          add(CheckList.targetKey(seen.id()), reasons, null, seen);
        }
      }
    }
  }

  /** Keeps a finding on the list of which a person decided otherwise than planned before. */
  void decided(Ruling ruling) {
    String evidence = ruling.evidence();
    if (check != null && evidence != null && Ruling.steers(ruling)) {
      add(RecordCodec.read(Finding.class, evidence));
    }
  }

  private void add(String id, List<Reason> reasons, @Nullable Seen here, @Nullable Seen standing) {
    if (!reasons.isEmpty()) {
      add(new Finding(id, context.route().name(), reasons, here, standing, null));
    }
  }

  private void add(Finding finding) {
    found.add(finding);
    if (found.size() >= PAGE) {
      keep();
    }
  }

  private void keep() {
    List<PlanLine> lines = found.stream().map(CheckList::line).toList();
    found.clear();
    if (!lines.isEmpty()) {
      List<StateChange> changes = new ArrayList<>();
      lines.forEach(line -> changes.add(new StateChange.AddPlanLine(planId(), line)));
      context.commit(changes);
      list.findings(lines).stream().filter(Finding::open).forEach(this::note);
    }
  }

  /** Names a finding in the report; what is faulty or ambiguous stands there already. */
  private void note(Finding finding) {
    Seen seen = finding.here() == null ? finding.there() : finding.here();
    for (Reason reason : finding.reasons()) {
      if (KINDS.containsValue(reason.kind())) {
        continue;
      }
      context
          .log()
          .note(
              Outcome.REVIEW,
              reason.message(),
              seen == null ? null : seen.name(),
              seen == null ? finding.id() : seen.id(),
              true);
    }
  }

  /** Ends the list, when everything on both sides was seen. */
  void end() {
    if (check == null) {
      return;
    }
    compare();
    for (long from = 0; unmatched != null && from < unmatched.size(); from += PAGE) {
      List<Waiting> waiting = new ArrayList<>();
      for (Spool.Item item : unmatched.page(from, PAGE)) {
        String json = item.payload();
        if (json != null) {
          waiting.add(RecordCodec.read(Waiting.class, json));
        }
      }
      judge(waiting);
    }
    keep();
    RunReport made =
        new RunReport(
            context.approver().planId(),
            context.scope().integration(),
            context.runStarted(),
            context.config().clock().instant(),
            List.of());
    context.commit(
        List.of(
            new StateChange.PutPlan(
                new PlanHeader(
                    planId(),
                    made.startedAt(),
                    made.startedAt().plus(context.config().planLifetime()),
                    RecordCodec.json(made)))));
  }

  private void judge(List<Waiting> waiting) {
    Map<String, List<Seen>> free = free(waiting);
    for (Waiting one : waiting) {
      List<Reason> reasons = new ArrayList<>();
      if (!one.numbered()) {
        reasons.add(FirstCompare.withoutNumber(one.here()));
      }
      String name = FirstCompare.name(one.here());
      List<Seen> alike = name == null ? List.of() : free.getOrDefault(name, List.of());
      alike.forEach(there -> reasons.add(FirstCompare.sameName(one.here(), there)));
      Seen first = alike.isEmpty() ? null : alike.get(0);
      add(CheckList.sourceKey(one.here().id()), reasons, one.here(), first);
    }
  }

  /** Returns the records on the other side that nobody took, by name. */
  private Map<String, List<Seen>> free(List<Waiting> waiting) {
    Set<MatchKey> names = new LinkedHashSet<>();
    for (Waiting one : waiting) {
      String name = FirstCompare.name(one.here());
      if (name != null) {
        names.add(new MatchKey(NAME, name));
      }
    }
    Map<MatchKey, List<Candidate>> hits = names.isEmpty() ? Map.of() : index().find(names);
    Set<String> ids = new HashSet<>();
    hits.values().forEach(list -> list.forEach(hit -> ids.add(hit.targetId())));
    Set<String> linked = links(ids).keySet();
    Map<String, List<Seen>> free = new HashMap<>();
    hits.forEach(
        (key, list) ->
            free.put(
                key.value(),
                list.stream()
                    .filter(hit -> hit.takenBy() == null && !linked.contains(hit.targetId()))
                    .map(FirstLook::seen)
                    .toList()));
    return free;
  }

  private static Seen seen(Candidate candidate) {
    String json = candidate.payload();
    return json == null
        ? new Seen(candidate.targetId(), null, null, false)
        : RecordCodec.read(Seen.class, json);
  }

  private Map<String, Link> links(Collection<String> targetIds) {
    return targetIds.isEmpty()
        ? Map.of()
        : context
            .store()
            .links(context.scope(), context.linkType(), context.from().other(), targetIds);
  }

  @Override
  public void close() {
    if (there != null) {
      there.close();
    }
    if (unmatched != null) {
      unmatched.close();
    }
  }
}
