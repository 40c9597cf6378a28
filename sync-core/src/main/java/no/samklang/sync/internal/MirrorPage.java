package no.samklang.sync.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import no.samklang.sync.MirrorRoute;
import no.samklang.sync.Outcome;
import no.samklang.sync.WhenUnlinked;
import no.samklang.sync.spi.Base;
import no.samklang.sync.spi.Intent;
import no.samklang.sync.spi.Link;
import no.samklang.sync.spi.MatchKey;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Parked;
import no.samklang.sync.spi.PlanLine;
import no.samklang.sync.spi.Receipt;
import no.samklang.sync.spi.Retirement;
import no.samklang.sync.spi.StateChange;
import no.samklang.sync.spi.TargetRecord;
import org.jspecify.annotations.Nullable;

/**
 * Takes the changed rows of one page through map, decide, approve and write, or puts them aside
 * until the brakes are judged.
 */
final class MirrorPage<S, T> {
  private final RouteContext context;
  private final MirrorRoute<S, T> route;
  private final Correlate<T> correlate;
  private final FirstLook<T, T> look;
  private final Rulings rulings;
  private final WritePool pool;
  private final Map<String, String> openCreates;
  private final MapStep<S, T> mapping;
  private final Decide decide;
  private final MirrorApproval<S, T> approval;
  private final ParkingLot<S> parking;
  private final MirrorWrite<S, T> writes;
  private final Admission admission;
  private final PutAside<S> aside;

  /**
   * What the pages of a run share.
   *
   * @param correlate finds what stands in the target already
   * @param look makes the check list of a first plan
   * @param pool makes the writes
   * @param guard stops them
   * @param openCreates references of creates that are not settled, by source id
   * @param admission says which pages wait for the end of the pass
   * @param aside where their changes wait
   * @param showOwnLinks called before records are referred to that the route itself links
   */
  record Shared<S, T>(
      Correlate<T> correlate,
      FirstLook<T, T> look,
      WritePool pool,
      WriteGuard guard,
      Map<String, String> openCreates,
      Admission admission,
      PutAside<S> aside,
      Runnable showOwnLinks) {}

  MirrorPage(RouteContext context, MirrorRoute<S, T> route, Shared<S, T> shared) {
    this.context = context;
    this.route = route;
    this.correlate = shared.correlate();
    this.look = shared.look();
    this.rulings = new Rulings(context);
    this.approval = new MirrorApproval<>(context, route);
    this.pool = shared.pool();
    this.openCreates = shared.openCreates();
    this.admission = shared.admission();
    this.aside = shared.aside();
    this.mapping =
        new MapStep<>(
            context,
            route.targetType(),
            route.mapper(),
            type -> WhenUnlinked.WAIT,
            shared.showOwnLinks());
    this.decide = new Decide(route::rule);
    this.parking = new ParkingLot<>(context, route.sourceType());
    this.writes = new MirrorWrite<>(context, route, shared.guard(), parking);
  }

  /**
   * Rows that are taken together.
   *
   * @param rows the rows
   * @param size records that were read for them, for the progress
   * @param cursor how far the source is read with them; null where that says nothing
   * @param whenGone how a row that is gone is taken out of use; null when it is kept
   * @param judged whether the brakes were judged, so that nothing waits any longer
   */
  record Batch<S>(
      List<Row<S>> rows,
      int size,
      @Nullable StateChange cursor,
      @Nullable Retirement whenGone,
      boolean judged) {}

  /**
   * A row that was decided.
   *
   * @param row the row
   * @param ready what is wanted
   * @param fields the wanted fields
   * @param decision what is to become of it
   */
  record Decided<S, T>(
      Row<S> row, Wanted.Ready<T> ready, Map<String, @Nullable String> fields, Decision decision) {}

  /**
   * Begins the writes of a page, as far as they need not wait. Its cursor stands when a record is
   * left for the next plan, or for the end of the pass.
   */
  PageWork start(Batch<S> batch) {
    List<StateChange> now = new ArrayList<>();
    List<Row<S>> rows =
        batch.judged()
            ? batch.rows()
            : context.overrides().apply(route.sourceType(), batch.rows(), now);
    List<Decided<S, T>> decided = decide(live(rows, now), now);
    List<Row<S>> gone = gone(rows, batch.whenGone(), now);
    Set<String> approved = approval.approve(decided, gone);
    int planned = decided.size() + gone.size();
    List<Decided<S, T>> going = new ArrayList<>(decided);
    going.removeIf(one -> !approved.contains(one.row().id()));
    gone.removeIf(row -> !approved.contains(row.id()));
    int held = context.planning() ? 0 : planned - going.size() - gone.size();
    context.log().count(Outcome.NOT_IN_PLAN, held);
    List<Decided<S, T>> writing = new ArrayList<>(going);
    writing.removeIf(one -> writes.withoutCall(one, now));
    if (!batch.judged()) {
      putAside(writing, gone);
    }
    StateChange cursor = batch.judged() || aside.isEmpty() ? batch.cursor() : null;
    List<String> ids = rows.stream().map(Row::id).toList();
    PageWork work = new PageWork(ids, writing.size() + gone.size(), batch.size(), cursor);
    work.add(now);
    if (held > 0) {
      work.hold();
    }
    begin(writing, gone, batch.whenGone(), work);
    return work;
  }

  /** Takes out what has to wait for the end of the pass: retirements always. */
  private void putAside(List<Decided<S, T>> writing, List<Row<S>> gone) {
    aside.add(gone, row -> PutAside.Kind.RETIRE);
    gone.clear();
    Map<String, PutAside.Kind> kinds = new HashMap<>();
    ChangeCounts counts = ChangeCounts.NONE;
    for (Decided<S, T> one : writing) {
      boolean creates = one.decision() instanceof Decision.Create;
      PutAside.Kind kind = creates ? PutAside.Kind.CREATE : PutAside.Kind.UPDATE;
      kinds.put(one.row().id(), kind);
      counts = counts.plus(kind.counted());
    }
    if (!admission.admits(counts)) {
      aside.add(
          writing.stream().map(Decided::row).toList(),
          row -> Objects.requireNonNull(kinds.get(row.id())));
      writing.clear();
    }
  }

  private List<Row<S>> live(List<Row<S>> rows, List<StateChange> now) {
    List<Row<S>> live = new ArrayList<>();
    for (Row<S> row : rows) {
      String reference = openCreates.get(row.id());
      if (reference != null) {
        unsettled(row, reference, now);
      } else if (!row.record().gone()) {
        live.add(row);
      }
    }
    return live;
  }

  /** A record whose create is not settled is left as it is; settling it looks at it again. */
  private void unsettled(Row<S> row, String reference, List<StateChange> now) {
    Parked parked = row.parked();
    if (parked == null && !context.planning()) {
      Message why = MirrorOutcome.unsettled(reference);
      now.add(new StateChange.Park(parking.parked(row, Parked.Kind.WAITING, why, null)));
    }
  }

  /** Returns the rows to retire; adds what is to be remembered of those that are kept. */
  private List<Row<S>> gone(
      List<Row<S>> rows, @Nullable Retirement whenGone, List<StateChange> now) {
    List<Row<S>> retiring = new ArrayList<>();
    for (Row<S> row : rows) {
      if (row.record().gone() && !openCreates.containsKey(row.id())) {
        if (row.link() != null && whenGone != null) {
          retiring.add(row);
        } else {
          keep(row, now);
        }
      }
    }
    return retiring;
  }

  private void keep(Row<S> row, List<StateChange> now) {
    if (row.link() != null) {
      context.log().count(Outcome.KEPT, 1);
    }
    if (context.planning()) {
      return;
    }
    Base base = row.base();
    byte[] fields = base == null ? new byte[0] : base.fields();
    now.add(new StateChange.PutBase(route.name(), new Base(row.id(), row.seen(), fields)));
    if (row.parked() != null) {
      now.add(new StateChange.Unpark(route.name(), row.id()));
    }
  }

  private List<Decided<S, T>> decide(List<Row<S>> all, List<StateChange> now) {
    List<PlanLine> notGoing = new ArrayList<>();
    Map<String, Ruling> ruled = rulings.of(all);
    ruled.values().forEach(look::decided);
    List<Row<S>> rows = withoutLeftOut(all, ruled, now, notGoing);
    List<Wanted<T>> wanted = mapping.map(rows);
    Map<String, Wanted.Ready<T>> ready = new LinkedHashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      if (wanted.get(i) instanceof Wanted.Ready<T> one) {
        ready.put(rows.get(i).id(), one);
      } else {
        stopped(rows.get(i), wanted.get(i), now, notGoing);
      }
    }
    Map<String, List<MatchKey>> keys = new LinkedHashMap<>();
    for (Row<S> row : rows) {
      Wanted.Ready<T> one = ready.get(row.id());
      if (one != null && row.link() == null) {
        keys.put(row.id(), correlate.keys(one.value()));
      }
    }
    Map<String, String> named = Rulings.linkedTo(ruled);
    named.keySet().retainAll(keys.keySet());
    Steering steering = new Steering(ruled, correlate.find(keys), correlate.named(named));
    Map<String, List<Decide.Hit>> hits = steering.hits();
    hits.putAll(standing(rows, ready.keySet()));
    List<Decided<S, T>> decided = new ArrayList<>();
    Meeting meeting = new Meeting(keys);
    for (Row<S> row : rows) {
      Wanted.Ready<T> one = ready.get(row.id());
      Steering.Stop stop = one == null ? null : steering.stop(row.id());
      if (stop != null) {
        stop(row, stop.kind(), stop.why(), null, now, notGoing);
      } else if (one != null) {
        Map<String, @Nullable String> fields = RecordCodec.fields(one.value());
        Decision decision = decision(row, fields, hits, meeting);
        if (decision instanceof Decision.Review review) {
          stop(row, Parked.Kind.REVIEW, review.why(), null, now, notGoing);
        } else if (decision instanceof Decision.Create && !route.makes(one.value())) {
          stop(row, Parked.Kind.SKIPPED, Message.of("mirror.not-made"), null, now, notGoing);
        } else {
          decided.add(new Decided<>(row, one, fields, decision));
        }
      }
    }
    context.approver().approve(context.lease(), notGoing);
    enter(decided, keys);
    look(decided, ruled);
    return decided;
  }

  /** Takes out what people left out before the first run. */
  private List<Row<S>> withoutLeftOut(
      List<Row<S>> all, Map<String, Ruling> ruled, List<StateChange> now, List<PlanLine> notGoing) {
    List<Row<S>> rows = new ArrayList<>(all.size());
    for (Row<S> row : all) {
      Ruling ruling = ruled.get(row.id());
      if (ruling != null && Rulings.leavesOut(ruling)) {
        stop(row, Parked.Kind.SKIPPED, ruling.message(), null, now, notGoing);
      } else {
        rows.add(row);
      }
    }
    return rows;
  }

  /** Shows the first look what is to become of records of which nobody decided otherwise. */
  private void look(List<Decided<S, T>> decided, Map<String, Ruling> ruled) {
    for (Decided<S, T> one : decided) {
      String id = one.row().id();
      if (!Ruling.steers(ruled.get(id))) {
        if (one.decision() instanceof Decision.Adopt adopt) {
          look.matched(id, one.ready().value(), adopt.targetId());
        } else if (one.decision() instanceof Decision.Create) {
          look.unmatched(id, one.ready().value(), true);
        }
      }
    }
  }

  /** Reads what stands in the target where it is not remembered what was written last. */
  private Map<String, List<Decide.Hit>> standing(List<Row<S>> rows, Set<String> going) {
    Map<String, String> sourceByTarget = new HashMap<>();
    for (Row<S> row : rows) {
      Link link = row.link();
      if (link != null && row.base() == null && going.contains(row.id())) {
        sourceByTarget.put(link.id(context.from().other()), row.id());
      }
    }
    if (sourceByTarget.isEmpty()) {
      return Map.of();
    }
    Map<String, List<Decide.Hit>> standing = new HashMap<>();
    for (TargetRecord<T> record :
        context.target().fetch(route.targetType(), sourceByTarget.keySet())) {
      String sourceId = sourceByTarget.get(record.id());
      if (sourceId != null) {
        Map<String, @Nullable String> fields = RecordCodec.fields(record.value());
        standing.put(sourceId, List.of(new Decide.Hit(record.id(), null, fields, null)));
      }
    }
    return standing;
  }

  private Decision decision(
      Row<S> row,
      Map<String, @Nullable String> fields,
      Map<String, List<Decide.Hit>> hits,
      Meeting meeting) {
    Link link = row.link();
    Decision decision =
        decide.decide(
            new Decide.Situation(
                fields,
                link == null ? null : link.id(context.from().other()),
                row.base() == null ? null : row.base().fields(),
                hits.getOrDefault(row.id(), List.of())));
    String earlier = meeting.earlier(row.id(), decision);
    return earlier == null ? decision : new Decision.Review(Correlate.sameKey(row.id(), earlier));
  }

  /** Notices two rows of one page that would make or take the same target record. */
  private static final class Meeting {
    private final Map<String, List<MatchKey>> keys;
    private final Map<Object, String> firstBy = new HashMap<>();

    Meeting(Map<String, List<MatchKey>> keys) {
      this.keys = keys;
    }

    @Nullable String earlier(String sourceId, Decision decision) {
      if (decision instanceof Decision.Adopt adopt) {
        return firstBy.putIfAbsent(adopt.targetId(), sourceId);
      }
      if (!(decision instanceof Decision.Create)) {
        return null;
      }
      for (MatchKey key : keys.getOrDefault(sourceId, List.of())) {
        String other = firstBy.putIfAbsent(key, sourceId);
        if (other != null) {
          return other;
        }
      }
      return null;
    }
  }

  private void enter(List<Decided<S, T>> decided, Map<String, List<MatchKey>> keys) {
    Map<String, List<MatchKey>> making = new LinkedHashMap<>();
    Map<String, String> taken = new HashMap<>();
    List<Link> planned = new ArrayList<>();
    for (Decided<S, T> one : decided) {
      String id = one.row().id();
      if (one.decision() instanceof Decision.Create) {
        making.put(id, keys.getOrDefault(id, List.of()));
        planned.add(plannedLink(one, PlanOverlay.plannedId(id), null));
      } else if (one.decision() instanceof Decision.Adopt adopt) {
        taken.put(adopt.targetId(), id);
        planned.add(plannedLink(one, adopt.targetId(), adopt.targetNumber()));
      }
    }
    correlate.making(making);
    correlate.taken(taken);
    if (context.planning()) {
      context.overlay().add(planned);
    }
  }

  private Link plannedLink(Decided<S, T> one, String targetId, @Nullable String targetNumber) {
    return MirrorOutcome.link(
        context,
        one.row().id(),
        writes.sourceNumber(one.row()),
        new Receipt(targetId, targetNumber));
  }

  private void stopped(
      Row<S> row, Wanted<T> wanted, List<StateChange> now, List<PlanLine> notGoing) {
    if (wanted instanceof Wanted.Stopped<T> stopped) {
      stop(row, stopped.kind(), stopped.why(), stopped.waitsFor(), now, notGoing);
    } else if (wanted instanceof Wanted.LeftOut<T> leftOut) {
      stop(row, Parked.Kind.SKIPPED, leftOut.why(), null, now, notGoing);
    }
  }

  private void stop(
      Row<S> row,
      Parked.Kind kind,
      Message why,
      @Nullable String waitsFor,
      List<StateChange> now,
      List<PlanLine> notGoing) {
    StateChange change = parking.park(row, kind, why, waitsFor);
    if (context.planning()) {
      notGoing.add(
          PlanDetail.line(
              route.name(),
              row.id(),
              null,
              ParkingLot.outcome(kind),
              row.seen(),
              List.of(),
              new PlanDetail(row.label(route.sourceType()), why, List.of())));
      look.stopped(row, row.label(route.sourceType()), kind, why);
    } else if (change != null) {
      now.add(change);
    }
  }

  private void begin(
      List<Decided<S, T>> writing,
      List<Row<S>> gone,
      @Nullable Retirement whenGone,
      PageWork work) {
    Map<String, Intent> intents = writes.intents(writing);
    context.commit(intents.values().stream().<StateChange>map(StateChange.PutIntent::new).toList());
    writes.tasks(writing, intents, work).forEach(pool::submit);
    if (whenGone != null) {
      gone.forEach(row -> pool.submit(writes.retirement(row, whenGone, work)));
    }
  }
}
