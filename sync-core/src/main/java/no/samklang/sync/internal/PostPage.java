package no.samklang.sync.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import no.samklang.sync.Outcome;
import no.samklang.sync.PostRoute;
import no.samklang.sync.spi.Acknowledgement;
import no.samklang.sync.spi.Broken;
import no.samklang.sync.spi.Capabilities;
import no.samklang.sync.spi.LedgerEntry;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Messages;
import no.samklang.sync.spi.Parked;
import no.samklang.sync.spi.PlanLine;
import no.samklang.sync.spi.Rejected;
import no.samklang.sync.spi.SourceRecord;
import no.samklang.sync.spi.Stale;
import no.samklang.sync.spi.StateChange;
import no.samklang.sync.spi.SyncException;
import org.jspecify.annotations.Nullable;

/**
 * Sorts the rows of one page into delivered, waiting, left out and ready, and hands the ready on.
 */
final class PostPage<S, T> {
  private final RouteContext context;
  private final PostRoute<S, T> route;
  private final boolean queue;
  private final PostDesk<S, T> desk;
  private final PostMemory memory;
  private final Set<String> postedKeys = new HashSet<>();
  private final MapStep<S, T> mapping;
  private final ParkingLot<S> parking;
  private final Bookings<S, T> bookings;
  private final Corrections<S, T> corrections;
  private final Contents<S> contents;

  PostPage(RouteContext context, PostRoute<S, T> route, PostMemory memory, PostDesk<S, T> desk) {
    this.context = context;
    this.route = route;
    this.queue = context.sourceCapabilities().reading() == Capabilities.Reading.QUEUE;
    this.desk = desk;
    this.memory = memory;
    this.mapping =
        new MapStep<>(context, route.targetType(), route.mapper(), route::whenUnlinked, () -> {});
    this.parking = new ParkingLot<>(context, route.sourceType());
    this.bookings = new Bookings<>(context, route);
    this.corrections = new Corrections<>(context, route);
    this.contents = new Contents<>(route);
  }

  /** What a page comes to. */
  private static final class Sorted<S, T> {
    final List<StateChange> changes = new ArrayList<>();
    final List<Acknowledgement> acknowledge = new ArrayList<>();
    final List<PlanLine> notGoing = new ArrayList<>();
    final List<Documents.Member<S, T>> ready = new ArrayList<>();
    final Map<String, LedgerEntry> toCorrect = new HashMap<>();
    final Set<String> delivered = new HashSet<>();
  }

  /** How a page went. */
  enum Passed {
    /** There was nothing to commit, the cursor neither. */
    UNCHANGED,
    /** It is committed, with the cursor. */
    COMMITTED,
    /** The cursor may not pass it. */
    HELD
  }

  /**
   * Takes a page through.
   *
   * @param cursor what to commit with it, if anything is to be committed
   */
  Passed process(List<SourceRecord<S>> records, List<StateChange> cursor) {
    Map<String, SourceRecord<S>> byId = new LinkedHashMap<>();
    records.forEach(record -> byId.put(record.id(), record));
    Sorted<S, T> sorted = new Sorted<>();
    sort(undelivered(byId, sorted), sorted);
    return approveAndSend(sorted, cursor);
  }

  private List<Row<S>> undelivered(Map<String, SourceRecord<S>> byId, Sorted<S, T> sorted) {
    Map<String, LedgerEntry> ledger =
        context.store().ledger(context.scope(), route.name(), byId.keySet());
    Map<String, Parked> parked =
        context.store().parked(context.scope(), route.name(), byId.keySet());
    List<Row<S>> all = new ArrayList<>();
    for (SourceRecord<S> record : byId.values()) {
      Row<S> row = new Row<>(record, Contents.whole(record), null, null, parked.get(record.id()));
      if (!memory.wokenAsItIs(row)) {
        all.add(row);
      }
    }
    memory.parked(parked.keySet());
    List<Row<S>> rows = new ArrayList<>();
    for (Row<S> row : context.overrides().apply(route.sourceType(), all, sorted.changes)) {
      String reference = memory.openReference(row.id());
      SourceRecord<S> own = Objects.requireNonNull(byId.get(row.id()));
      if (reference != null) {
        unsettled(row, reference);
      } else {
        counting(row, own, sorted)
            .filter(counting -> goesOn(counting, ledger.get(row.id()), sorted))
            .ifPresent(rows::add);
      }
    }
    return rows;
  }

  /** Returns the row with what counts of its own record, which may have been edited on the way. */
  private Optional<Row<S>> counting(Row<S> row, SourceRecord<S> own, Sorted<S, T> sorted) {
    try {
      return Optional.of(row.counting(contents.countedOf(own, row.seen())));
    } catch (RuntimeException bug) {
      failed(row, bug, sorted);
      return Optional.empty();
    }
  }

  private boolean goesOn(Row<S> row, @Nullable LedgerEntry entry, Sorted<S, T> sorted) {
    if (entry != null) {
      return delivered(row, entry, sorted);
    }
    if (row.record().gone()) {
      unpark(row, sorted);
      return false;
    }
    return true;
  }

  /**
   * A row that is in the ledger is never posted again: the source is told once more.
   *
   * @return whether it changed since and is to be corrected
   */
  private boolean delivered(Row<S> row, LedgerEntry entry, Sorted<S, T> sorted) {
    String key = orderKey(row);
    if (key != null) {
      postedKeys.add(key);
    }
    sorted.delivered.add(row.id());
    if (queue) {
      sorted.acknowledge.add(new Acknowledgement(row.id(), entry.targetId()));
    } else if (Contents.unchanged(entry, row)) {
      context.log().count(Outcome.UNCHANGED, 1);
      unpark(row, sorted);
    } else if (corrections.mayCorrect(entry)) {
      sorted.toCorrect.put(row.id(), entry);
      return true;
    } else {
      Message why = Correct.changedAfterwards(entry.targetId());
      stop(row, Parked.Kind.REVIEW, why, null, sorted);
    }
    return false;
  }

  private void unpark(Row<S> row, Sorted<S, T> sorted) {
    if (row.parked() != null && !context.planning()) {
      sorted.changes.add(new StateChange.Unpark(route.name(), row.id()));
    }
  }

  /** What is under way is counted where it is settled; a plan settles nothing. */
  private void unsettled(Row<S> row, String reference) {
    if (context.planning()) {
      Message why = MirrorOutcome.unsettled(reference);
      String label = row.label(route.sourceType());
      context.log().count(Outcome.UNSETTLED, why, label, row.id(), false);
    }
    block(row);
  }

  private void sort(List<Row<S>> rows, Sorted<S, T> sorted) {
    List<Wanted<T>> wanted = mapping.map(rows);
    lookUpPostedKeys(rows);
    for (int i = 0; i < rows.size(); i++) {
      Row<S> row = rows.get(i);
      Wanted<T> mapped = wanted.get(i);
      sort(
          mapped instanceof Wanted.Ready<T> ready ? row.remarked(ready.remarks()) : row,
          mapped,
          sorted);
    }
  }

  private void sort(Row<S> row, Wanted<T> wanted, Sorted<S, T> sorted) {
    String key = orderKey(row);
    LedgerEntry entry = sorted.toCorrect.get(row.id());
    boolean gone = entry != null && row.record().gone();
    if (wanted instanceof Wanted.LeftOut<T> leftOut) {
      leaveOut(row, leftOut, entry, sorted);
    } else if (key != null && memory.anyBlocked(Set.of(key))) {
      stop(
          row,
          Parked.Kind.WAITING,
          PostMemory.waitsForEarlier(key),
          queue ? null : Retry.NEXT_RUN,
          sorted);
    } else if ((gone || wanted instanceof Wanted.Ready<T>) && restsAfterRefusal(row)) {
      refusedBefore(row, sorted);
    } else if (wanted instanceof Wanted.Stopped<T> stopped && !gone) {
      stop(row, stopped.kind(), stopped.why(), stopped.waitsFor(), sorted);
      block(row);
    } else if (entry != null) {
      correct(row, entry, wanted instanceof Wanted.Ready<T> now ? now.value() : null, sorted);
    } else if (reverses(row) && (key == null || !postedKeys.contains(key))) {
      Message why = Message.of("reversal.without-original", "key", key == null ? "-" : key);
      stop(row, Parked.Kind.REVIEW, why, null, sorted);
      block(row);
    } else if (wanted instanceof Wanted.Ready<T> ready) {
      post(row, ready.value(), sorted);
    }
  }

  private void post(Row<S> row, T document, Sorted<S, T> sorted) {
    Booking booking;
    try {
      booking = bookings.first(row, document);
    } catch (RuntimeException bug) {
      failed(row, bug, sorted);
      return;
    }
    sorted.ready.add(new Documents.Member<>(row, document, booking));
    String key = orderKey(row);
    if (key != null) {
      postedKeys.add(key);
    }
  }

  /** Corrects what was delivered; null is wanted of a record that is gone. */
  private void correct(Row<S> row, LedgerEntry entry, @Nullable T wanted, Sorted<S, T> sorted) {
    Corrections.Next<S, T> next;
    try {
      next = corrections.next(row, entry, wanted);
    } catch (Rejected | Stale | Broken refused) {
      stop(row, Parked.Kind.REJECTED, refused.message(), null, sorted);
      block(row);
      return;
    } catch (SyncException system) {
      throw system;
    } catch (RuntimeException bug) {
      failed(row, bug, sorted);
      return;
    }
    if (next instanceof Corrections.Next.Send<S, T> send) {
      sorted.ready.add(send.member());
    } else if (next instanceof Corrections.Next.Remember<S, T> remember) {
      context.log().count(Outcome.UNCHANGED, 1);
      sorted.changes.add(remember.change());
      unpark(row, sorted);
    } else if (next instanceof Corrections.Next.ForPerson<S, T> person) {
      stop(row, Parked.Kind.REVIEW, person.why(), null, sorted);
      block(row);
    }
  }

  /** A function of the route threw: the record is parked and the others go on. */
  private void failed(Row<S> row, RuntimeException bug, Sorted<S, T> sorted) {
    stop(row, Parked.Kind.REJECTED, MapStep.failed(route.name(), bug), null, sorted);
    block(row);
  }

  /**
   * Returns whether a record that the target refused is left alone for a while: the first tries
   * follow at once, then ever more slowly, as a person may mend the cause in the target.
   */
  private boolean restsAfterRefusal(Row<S> row) {
    Parked parked = row.parked();
    return parked != null
        && parked.kind() == Parked.Kind.REJECTED
        && parked.seen().equals(row.seen())
        && Retry.rests(parked, context.runStarted());
  }

  private void refusedBefore(Row<S> row, Sorted<S, T> sorted) {
    Parked parked = Objects.requireNonNull(row.parked());
    String label = row.label(route.sourceType());
    context.log().count(Outcome.REJECTED, parked.message(), label, row.id(), false);
    if (!sorted.delivered.contains(row.id())) {
      desk.totals().stopped(row, Parked.Kind.REJECTED);
    }
    block(row);
  }

  private void leaveOut(
      Row<S> row, Wanted.LeftOut<T> leftOut, @Nullable LedgerEntry entry, Sorted<S, T> sorted) {
    if (entry != null) {
      Message why =
          Message.of("correction.left-out", "target", entry.targetId())
              .with("reason", Messages.text(leftOut.why(), Locale.ENGLISH));
      stop(row, Parked.Kind.REVIEW, why, null, sorted);
      return;
    }
    stop(row, Parked.Kind.SKIPPED, leftOut.why(), null, sorted);
    if (leftOut.acknowledge() && queue) {
      sorted.acknowledge.add(new Acknowledgement(row.id(), null));
    }
  }

  private void lookUpPostedKeys(List<Row<S>> rows) {
    Set<String> asked = new HashSet<>();
    for (Row<S> row : rows) {
      String key = orderKey(row);
      if (key != null && reverses(row)) {
        asked.add(key);
      }
    }
    asked.removeAll(postedKeys);
    if (!asked.isEmpty()) {
      postedKeys.addAll(context.store().postedOrderKeys(context.scope(), route.name(), asked));
    }
  }

  private boolean reverses(Row<S> row) {
    S value = row.record().value();
    return value != null && route.reversal().test(value);
  }

  private @Nullable String orderKey(Row<S> row) {
    S value = row.record().value();
    return value == null ? null : route.orderKey().apply(value);
  }

  private void block(Row<S> row) {
    String key = orderKey(row);
    if (key != null) {
      memory.block(Set.of(key));
    }
  }

  private void stop(
      Row<S> row, Parked.Kind kind, Message why, @Nullable String waitsFor, Sorted<S, T> sorted) {
    memory.parked(row.id());
    if (!sorted.delivered.contains(row.id())) {
      desk.totals().stopped(row, kind);
    }
    StateChange change = parking.park(row, kind, why, waitsFor);
    if (context.planning()) {
      sorted.notGoing.add(line(row, ParkingLot.outcome(kind), why));
    } else if (change != null) {
      sorted.changes.add(change);
    }
  }

  private PlanLine line(Row<S> row, Outcome outcome, @Nullable Message why) {
    return PlanDetail.line(
        route.name(),
        row.id(),
        null,
        outcome,
        row.seen(),
        List.of(),
        new PlanDetail(row.label(route.sourceType()), why, List.of()));
  }

  private PlanLine line(Documents.Member<S, T> member) {
    Row<S> row = member.row();
    Documents.Repair<S, T> repair = member.repair();
    return repair == null
        ? line(row, Outcome.POSTED, row.remarks().stream().findFirst().orElse(null))
        : PlanDetail.line(
            route.name(),
            row.id(),
            repair.targetId(),
            member.alone().outcome(),
            row.seen(),
            repair.fields(),
            new PlanDetail(
                row.label(route.sourceType()),
                Message.of("correction.planned", "target", repair.targetId()),
                repair.differences()));
  }

  private Passed approveAndSend(Sorted<S, T> sorted, List<StateChange> cursor) {
    List<PlanLine> lines = new ArrayList<>(sorted.notGoing);
    sorted.ready.forEach(member -> lines.add(line(member)));
    Set<String> approved = context.approver().approve(context.lease(), lines);
    if (context.planning()) {
      for (Documents.Member<S, T> member : sorted.ready) {
        context.log().count(member.alone().outcome(), 1);
        remark(member.then().orElse(member));
        memory.planned(member.row());
      }
      context.log().count(Outcome.ACKNOWLEDGED, sorted.acknowledge.size());
      return Passed.UNCHANGED;
    }
    int held = leaveForNextPlan(sorted, approved);
    boolean idle = sorted.ready.isEmpty() && sorted.changes.isEmpty();
    if (held == 0 && !idle) {
      sorted.changes.addAll(cursor);
    }
    desk.post(sorted.ready, sorted.changes, sorted.acknowledge);
    if (held > 0) {
      return Passed.HELD;
    }
    return idle ? Passed.UNCHANGED : Passed.COMMITTED;
  }

  private void remark(Documents.Member<S, T> member) {
    Row<S> row = member.row();
    String label = row.label(route.sourceType());
    context.log().remark(member.alone().outcome(), row.remarks(), label, row.id());
  }

  private int leaveForNextPlan(Sorted<S, T> sorted, Set<String> approved) {
    int ready = sorted.ready.size();
    sorted.ready.removeIf(
        member -> {
          boolean held = !approved.contains(member.row().id());
          if (held && member.repair() == null) {
            desk.totals().leftForLater(member.row());
          }
          return held;
        });
    int held = ready - sorted.ready.size();
    context.log().count(Outcome.NOT_IN_PLAN, held);
    return held;
  }
}
