package no.samklang.sync.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.samklang.sync.Outcome;
import no.samklang.sync.PostRoute;
import no.samklang.sync.spi.Acknowledgement;
import no.samklang.sync.spi.Fingerprint;
import no.samklang.sync.spi.LedgerEntry;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Parked;
import no.samklang.sync.spi.PlanLine;
import no.samklang.sync.spi.SourceRecord;
import no.samklang.sync.spi.StateChange;
import org.jspecify.annotations.Nullable;

/**
 * Sorts the rows of one page into delivered, waiting, left out and ready, and hands the ready on.
 */
final class PostPage<S, T> {
  private static final byte[] NO_SALT = "post\n".getBytes(StandardCharsets.UTF_8);

  private final RouteContext context;
  private final PostRoute<S, T> route;
  private final boolean queue;
  private final PostDesk<S, T> desk;
  private final Map<String, String> openMembers;
  private final Set<String> seenParked;
  private final Set<String> blockedKeys = new HashSet<>();
  private final Set<String> postedKeys = new HashSet<>();
  private final MapStep<S, T> mapping;
  private final ParkingLot<S> parking;

  PostPage(
      RouteContext context,
      PostRoute<S, T> route,
      boolean queue,
      PostDesk<S, T> desk,
      Map<String, String> openMembers,
      Set<String> seenParked) {
    this.context = context;
    this.route = route;
    this.queue = queue;
    this.desk = desk;
    this.openMembers = openMembers;
    this.seenParked = seenParked;
    this.mapping = new MapStep<>(context, route.targetType(), route.mapper(), route::whenUnlinked);
    this.parking = new ParkingLot<>(context, route.sourceType());
  }

  /** What a page comes to. */
  private static final class Sorted<S, T> {
    final List<StateChange> changes = new ArrayList<>();
    final List<Acknowledgement> acknowledge = new ArrayList<>();
    final List<PlanLine> notGoing = new ArrayList<>();
    final List<Documents.Member<S, T>> ready = new ArrayList<>();
  }

  /** Returns the fingerprint of a record as it is posted. */
  static Fingerprint content(SourceRecord<?> record) {
    Object value = record.value();
    return value == null
        ? RecordCodec.fingerprint(NO_SALT, String.valueOf(record.fault()))
        : RecordCodec.fingerprint(NO_SALT, value);
  }

  /**
   * Takes a page through.
   *
   * @param cursor what to commit with it
   * @return whether the cursor may not pass it
   */
  boolean process(List<SourceRecord<S>> records, List<StateChange> cursor) {
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
    List<Row<S>> rows = new ArrayList<>();
    for (SourceRecord<S> record : byId.values()) {
      Row<S> row = new Row<>(record, content(record), null, null, parked.get(record.id()));
      LedgerEntry entry = ledger.get(record.id());
      if (row.parked() != null) {
        seenParked.add(row.id());
      }
      if (entry != null) {
        delivered(row, entry, sorted);
      } else if (openMembers.containsKey(record.id())) {
        unsettled(row);
      } else if (!record.gone()) {
        rows.add(row);
      }
    }
    return rows;
  }

  /** A row that is in the ledger is never posted again: the source is told once more. */
  private void delivered(Row<S> row, LedgerEntry entry, Sorted<S, T> sorted) {
    String key = orderKey(row);
    if (key != null) {
      postedKeys.add(key);
    }
    if (queue) {
      sorted.acknowledge.add(new Acknowledgement(row.id(), entry.targetId()));
    } else if (row.record().gone() || !entry.content().equals(row.seen())) {
      stop(
          row,
          Parked.Kind.REVIEW,
          Message.of("post.changed-afterwards", "target", entry.targetId()),
          null,
          sorted);
    } else {
      context.log().count(Outcome.UNCHANGED, 1);
    }
  }

  private void unsettled(Row<S> row) {
    Message why =
        Message.of("create.unsettled", "reference", openMembers.getOrDefault(row.id(), ""));
    Parked parked = row.parked();
    if (parked != null && parked.kind() == Parked.Kind.IN_DOUBT) {
      countUnsettled(row, Outcome.IN_DOUBT, parked.message());
    } else {
      countUnsettled(row, Outcome.UNSETTLED, why);
    }
    block(row);
  }

  private void countUnsettled(Row<S> row, Outcome outcome, Message why) {
    context.log().count(outcome, why, row.label(route.sourceType()), row.id(), false);
  }

  private void sort(List<Row<S>> rows, Sorted<S, T> sorted) {
    List<Wanted<T>> wanted = mapping.map(rows.stream().map(Row::record).toList());
    lookUpPostedKeys(rows);
    for (int i = 0; i < rows.size(); i++) {
      sort(rows.get(i), wanted.get(i), sorted);
    }
  }

  private void sort(Row<S> row, Wanted<T> wanted, Sorted<S, T> sorted) {
    String key = orderKey(row);
    if (wanted instanceof Wanted.LeftOut<T> leftOut) {
      leaveOut(row, leftOut, sorted);
    } else if (key != null && blockedKeys.contains(key)) {
      Message why = Message.of("order.waits-for-earlier", "key", key);
      stop(row, Parked.Kind.WAITING, why, null, sorted);
    } else if (wanted instanceof Wanted.Stopped<T> stopped) {
      stop(row, stopped.kind(), stopped.why(), stopped.waitsFor(), sorted);
      block(row);
    } else if (reverses(row) && (key == null || !postedKeys.contains(key))) {
      Message why = Message.of("reversal.without-original", "key", key == null ? "-" : key);
      stop(row, Parked.Kind.REVIEW, why, null, sorted);
      block(row);
    } else if (wanted instanceof Wanted.Ready<T> ready) {
      sorted.ready.add(new Documents.Member<>(row, ready.value()));
      if (key != null) {
        postedKeys.add(key);
      }
    }
  }

  private void leaveOut(Row<S> row, Wanted.LeftOut<T> leftOut, Sorted<S, T> sorted) {
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
      blockedKeys.add(key);
    }
  }

  private void stop(
      Row<S> row, Parked.Kind kind, Message why, @Nullable String waitsFor, Sorted<S, T> sorted) {
    seenParked.add(row.id());
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
        new PlanDetail(row.label(route.sourceType()), why, List.of()));
  }

  private boolean approveAndSend(Sorted<S, T> sorted, List<StateChange> cursor) {
    List<PlanLine> lines = new ArrayList<>(sorted.notGoing);
    sorted.ready.forEach(member -> lines.add(line(member.row(), Outcome.POSTED, null)));
    Set<String> approved = context.approver().approve(context.lease(), lines);
    if (context.planning()) {
      context.log().count(Outcome.POSTED, sorted.ready.size());
      context.log().count(Outcome.ACKNOWLEDGED, sorted.acknowledge.size());
      return false;
    }
    int ready = sorted.ready.size();
    sorted.ready.removeIf(member -> !approved.contains(member.row().id()));
    int held = ready - sorted.ready.size();
    context.log().count(Outcome.NOT_IN_PLAN, held);
    if (held == 0) {
      sorted.changes.addAll(cursor);
    }
    desk.post(sorted.ready, sorted.changes, sorted.acknowledge, blockedKeys);
    return held > 0;
  }
}
