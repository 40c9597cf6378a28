package no.samklang.sync.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.samklang.sync.Outcome;
import no.samklang.sync.PostRoute;
import no.samklang.sync.spi.Acknowledgement;
import no.samklang.sync.spi.Capabilities;
import no.samklang.sync.spi.Fingerprint;
import no.samklang.sync.spi.Intent;
import no.samklang.sync.spi.LedgerEntry;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Parked;
import no.samklang.sync.spi.Receipt;
import no.samklang.sync.spi.SourceRecord;
import no.samklang.sync.spi.StateChange;
import no.samklang.sync.spi.Unavailable;

/**
 * Posts the ready records of a page: intents durable, documents sent, outcomes durable, source
 * told, that durable. A refused document of several records is halved until the bad one stands
 * alone.
 */
final class PostDesk<S, T> {
  private final RouteContext context;
  private final PostRoute<S, T> route;
  private final boolean queue;
  private final WritePool pool;
  private final WriteGuard guard;
  private final CreateDesk<T> creates;
  private final DraftDesk<T> drafts;
  private final Documents<S, T> documents;
  private final ParkingLot<S> parking;
  private final PostMemory memory;
  private final Acknowledger acknowledger;
  private final RunTotals<S, T> totals;
  private final Contents<S> contents;

  PostDesk(
      RouteContext context,
      PostRoute<S, T> route,
      PostMemory memory,
      WritePool pool,
      WriteGuard guard) {
    this.context = context;
    this.route = route;
    this.memory = memory;
    this.queue = context.sourceCapabilities().reading() == Capabilities.Reading.QUEUE;
    this.pool = pool;
    this.guard = guard;
    this.creates = new CreateDesk<>(context, route.targetType());
    this.drafts = new DraftDesk<>(context, route.targetType());
    this.acknowledger = new Acknowledger(context, route);
    this.totals = new RunTotals<>(context, route);
    this.contents = new Contents<>(route);
    this.documents =
        new Documents<>(
            route.grouping(), context.targetCapabilities().maxGroup(), route.orderKey());
    this.parking = new ParkingLot<>(context, route.sourceType());
  }

  /** Returns what the run comes to. */
  RunTotals<S, T> totals() {
    return totals;
  }

  Acknowledger acknowledger() {
    return acknowledger;
  }

  /** A document with the intent that is durable before it is sent. */
  private record Outgoing<S, T>(
      Documents.Document<S, T> document, Dispatch<T> dispatch, Intent intent) {}

  /** The outcomes of what is sent together, as they come in. Thread-safe. */
  private static final class Outcomes<S, T> {
    private final List<StateChange> changes = new ArrayList<>();
    private final List<Acknowledgement> delivered = new ArrayList<>();
    private final List<Documents.Member<S, T>> next = new ArrayList<>();
    private final Set<String> known = new HashSet<>();

    synchronized void add(List<StateChange> more) {
      changes.addAll(more);
    }

    synchronized void delivered(List<Acknowledgement> more) {
      delivered.addAll(more);
    }

    synchronized void next(Documents.Member<S, T> member) {
      next.add(member);
    }

    synchronized void known(Row<S> row) {
      known.add(row.id());
    }

    synchronized List<StateChange> changes() {
      return new ArrayList<>(changes);
    }

    synchronized List<Acknowledgement> delivered() {
      return List.copyOf(delivered);
    }

    synchronized List<Documents.Member<S, T>> next() {
      return List.copyOf(next);
    }

    synchronized boolean knows(Row<S> row) {
      return known.contains(row.id());
    }
  }

  /**
   * Posts what is ready, and what is to follow it. The outcomes of the first are committed with the
   * intents of what follows.
   *
   * @param beside changes of rows that do not go, committed with the intents
   * @param acknowledge what else the source is to be told
   */
  void post(
      List<Documents.Member<S, T>> ready,
      List<StateChange> beside,
      List<Acknowledgement> acknowledge) {
    List<StateChange> pending = new ArrayList<>();
    List<StateChange> last = new ArrayList<>();
    for (StateChange change : beside) {
      boolean later = !ready.isEmpty() && change instanceof StateChange.PutCursor;
      (later ? last : pending).add(change);
    }
    List<Acknowledgement> telling = new ArrayList<>(acknowledge);
    List<Documents.Member<S, T>> wave = ready;
    while (!wave.isEmpty()) {
      Outcomes<S, T> outcomes = new Outcomes<>();
      send(wave, pending, outcomes);
      pending = outcomes.changes();
      telling.addAll(outcomes.delivered());
      wave = guard.mayStart() ? outcomes.next() : List.of();
    }
    if (guard.mayStart()) {
      pending.addAll(last);
    }
    context.commit(pending);
    acknowledger.acknowledge(telling);
    guard.check();
  }

  private void send(
      List<Documents.Member<S, T>> wave, List<StateChange> pending, Outcomes<S, T> outcomes) {
    List<List<Outgoing<S, T>>> chains =
        documents.chains(wave).stream()
            .map(chain -> chain.stream().map(this::outgoing).toList())
            .toList();
    List<StateChange> first = new ArrayList<>(pending);
    chains.forEach(
        chain -> chain.forEach(one -> first.add(new StateChange.PutIntent(one.intent()))));
    context.commit(first);
    PageWork work = new PageWork(List.of(), chains.size(), chains.size(), null);
    for (List<Outgoing<S, T>> chain : chains) {
      pool.submit(
          () -> {
            chain.forEach(one -> sendGuarded(one, outcomes));
            work.finished(List.of());
          });
    }
    work.await();
    for (Documents.Member<S, T> member : wave) {
      if (!outcomes.knows(member.row())) {
        totals.notReached(member);
      }
    }
  }

  private Outgoing<S, T> outgoing(Documents.Document<S, T> document) {
    Dispatch<T> dispatch = document.dispatch();
    return new Outgoing<>(
        document, dispatch, CreateDesk.intended(context, document.ids(), dispatch.json()));
  }

  private void sendGuarded(Outgoing<S, T> one, Outcomes<S, T> outcomes) {
    try {
      Set<String> keys = documents.keys(one.document());
      if (!guard.mayStart()) {
        outcomes.add(List.of(new StateChange.CloseIntent(one.intent().reference())));
      } else if (memory.anyBlocked(keys)) {
        outcomes.add(List.of(new StateChange.CloseIntent(one.intent().reference())));
        waitForEarlier(one.document(), outcomes);
      } else {
        send(one, outcomes);
      }
    } catch (RuntimeException | Error stop) {
      guard.stop(stop);
    }
  }

  private void waitForEarlier(Documents.Document<S, T> document, Outcomes<S, T> outcomes) {
    for (Documents.Member<S, T> member : document.members()) {
      memory.parked(member.row().id());
      outcomes.known(member.row());
      totals.waits(member.row(), member.booking());
      StateChange change =
          parking.park(
              member.row(),
              Parked.Kind.WAITING,
              PostMemory.waitsForEarlier(String.join(", ", documents.keys(document))),
              queue ? null : Retry.NEXT_RUN);
      if (change != null) {
        outcomes.add(List.of(change));
      }
    }
    memory.block(documents.keys(document));
  }

  private void send(Outgoing<S, T> one, Outcomes<S, T> outcomes) {
    Documents.Document<S, T> document = one.document();
    Sent sent =
        one.dispatch().kind() == Dispatch.Kind.CREATE
            ? creates.send(one.intent(), one.dispatch().wanted())
            : drafts.send(one.intent(), one.dispatch());
    if (sent instanceof Sent.Refused refused && document.members().size() > 1) {
      answered(refused);
      halve(one, outcomes);
      return;
    }
    if (sent instanceof Sent.Delivered) {
      document.members().forEach(member -> member.then().ifPresent(outcomes::next));
    } else {
      memory.block(documents.keys(document));
    }
    List<Row<S>> rows = document.members().stream().map(Documents.Member::row).toList();
    take(sent, new Posting<>(one.intent(), one.dispatch(), rows, false), outcomes);
  }

  private void halve(Outgoing<S, T> whole, Outcomes<S, T> outcomes) {
    List<Outgoing<S, T>> halves =
        documents.halves(whole.document()).stream().map(this::outgoing).toList();
    List<StateChange> changes = new ArrayList<>();
    changes.add(new StateChange.CloseIntent(whole.intent().reference()));
    halves.forEach(half -> changes.add(new StateChange.PutIntent(half.intent())));
    context.commit(changes);
    halves.forEach(half -> sendGuarded(half, outcomes));
  }

  /** Returns the documents that earlier runs left open, in their order. */
  List<Intent> leftOpen() {
    return creates.leftOpen();
  }

  /**
   * Settles a document of an earlier run, unless one before it with the same order key is open.
   *
   * @param members its source records, as far as they are still there
   */
  void settle(Intent intent, List<SourceRecord<S>> members) {
    List<Row<S>> rows = rows(intent, members);
    Set<String> keys = new HashSet<>();
    rows.forEach(row -> addKey(row, keys));
    if (memory.anyBlocked(keys)) {
      memory.open(intent);
      return;
    }
    Dispatch<T> dispatch = Dispatch.read(route.targetType(), intent.payload());
    Outcomes<S, T> outcomes = new Outcomes<>();
    Sent sent = settled(intent, dispatch);
    if (sent instanceof Sent.Refused refused && rows.size() > 1) {
      answered(refused);
      outcomes.add(List.of(new StateChange.CloseIntent(intent.reference())));
      outcomes.add(takeApart(rows, refused.why()));
    } else {
      if (!(sent instanceof Sent.Delivered)) {
        memory.block(keys);
      }
      take(sent, new Posting<>(intent, dispatch, rows, true), outcomes);
    }
    context.commit(outcomes.changes());
    acknowledger.acknowledge(outcomes.delivered());
    guard.check();
  }

  private Sent settled(Intent intent, Dispatch<T> dispatch) {
    Optional<Receipt> found = ByHand.found(intent);
    if (found.isPresent()) {
      return new Sent.Delivered(found.get(), true);
    }
    return dispatch.kind() == Dispatch.Kind.CREATE
        ? creates.settle(intent, dispatch.wanted())
        : drafts.settle(intent, dispatch);
  }

  private List<Row<S>> rows(Intent intent, List<SourceRecord<S>> members) {
    Map<String, Parked> parked =
        context.store().parked(context.scope(), route.name(), intent.members());
    Map<String, SourceRecord<S>> known = new HashMap<>();
    members.forEach(member -> known.put(member.id(), member));
    List<Row<S>> rows = new ArrayList<>();
    for (String id : intent.members()) {
      SourceRecord<S> record = known.getOrDefault(id, SourceRecord.gone(id));
      Parked before = parked.get(id);
      Fingerprint sent = before == null ? Contents.whole(record) : before.seen();
      Row<S> row = new Row<>(record, sent, null, null, before);
      rows.add(row.counting(contents.counted(record)));
    }
    return rows;
  }

  private void addKey(Row<S> row, Set<String> keys) {
    S value = row.record().value();
    String key = value == null ? null : route.orderKey().apply(value);
    if (key != null) {
      keys.add(key);
    }
  }

  /** Lets the records of a document of an earlier run, which is not in the target, go again. */
  private List<StateChange> takeApart(List<Row<S>> rows, Message why) {
    List<StateChange> changes = new ArrayList<>();
    if (!queue) {
      for (Row<S> row : rows) {
        changes.add(
            new StateChange.Park(parking.parked(row, Parked.Kind.WAITING, why, Retry.NEXT_RUN)));
      }
    }
    return changes;
  }

  private void answered(Sent.Refused refused) {
    if (refused.answered()) {
      guard.answered();
    } else {
      guard.failed(new Unavailable(refused.why()));
    }
  }

  /**
   * What was sent, and for which records.
   *
   * @param earlier whether by an earlier run: the rows are as they are now, not as they were sent
   */
  private record Posting<S, T>(
      Intent intent, Dispatch<T> dispatch, List<Row<S>> rows, boolean earlier) {
    StateChange close() {
      return new StateChange.CloseIntent(intent.reference());
    }
  }

  private void take(Sent sent, Posting<S, T> posting, Outcomes<S, T> outcomes) {
    if (sent instanceof Sent.Delivered delivered) {
      guard.answered();
      outcomes.add(List.of(posting.close()));
      delivered(delivered, posting, outcomes);
    } else if (sent instanceof Sent.Refused refused) {
      answered(refused);
      outcomes.add(List.of(posting.close()));
      park(posting, Parked.Kind.REJECTED, refused.why(), outcomes);
    } else if (sent instanceof Sent.NotSent notSent) {
      outcomes.add(List.of(posting.close()));
      if (posting.earlier()) {
        outcomes.add(takeApart(posting.rows(), notSent.why().message()));
      }
      guard.stop(notSent.why());
    } else if (sent instanceof Sent.Doubtful doubtful) {
      memory.open(posting.intent());
      outcomes.add(List.of(new StateChange.PutIntent(doubtful.intent())));
      park(posting, Parked.Kind.IN_DOUBT, doubtful.why(), outcomes);
    } else if (sent instanceof Sent.Open open) {
      memory.open(posting.intent());
      guard.failed(new Unavailable(open.why()));
      outcomes.add(List.of(new StateChange.PutIntent(open.intent())));
      unsettled(posting, open.why(), outcomes);
    }
  }

  private void unsettled(Posting<S, T> posting, Message why, Outcomes<S, T> outcomes) {
    for (int i = 0; i < posting.rows().size(); i++) {
      Row<S> row = posting.rows().get(i);
      String label = row.label(route.sourceType());
      context.log().count(Outcome.UNSETTLED, why, label, row.id(), row.parked() == null);
      outcomes.add(
          List.of(new StateChange.Park(parking.parked(row, Parked.Kind.WAITING, why, null))));
      outcomes.known(row);
      totals.waits(row, posting.dispatch().bookings().get(i));
    }
  }

  private void delivered(Sent.Delivered sent, Posting<S, T> posting, Outcomes<S, T> outcomes) {
    Instant now = context.config().clock().instant();
    String document = sent.receipt().id();
    Outcome outcome = sent.adopted() ? Outcome.ADOPTED : posting.dispatch().outcome();
    context.log().count(outcome, posting.rows().size());
    outcomes.add(context.journal().delivered(posting.intent(), posting.dispatch(), sent));
    for (int i = 0; i < posting.rows().size(); i++) {
      Row<S> row = posting.rows().get(i);
      Booking booking = posting.dispatch().bookings().get(i);
      outcomes.known(row);
      totals.delivered(row, booking);
      if (outcome != Outcome.REVERSED) {
        context.log().remark(outcome, row.remarks(), row.label(route.sourceType()), row.id());
      }
      LedgerEntry entry = booking.entry(route.name(), row.id(), document, now, !queue);
      outcomes.add(List.of(Booking.change(entry)));
      outcomes.add(standing(row, booking, posting.earlier()));
      if (queue) {
        outcomes.delivered(List.of(new Acknowledgement(row.id(), document)));
      }
      outcomes.add(context.overrides().delivered(row.id()));
    }
  }

  /**
   * Takes a delivered record off the parked ones. One that is not as it was sent, or of which only
   * what stood before was taken back, is looked at once more.
   */
  private List<StateChange> standing(Row<S> row, Booking booking, boolean earlier) {
    boolean asItIs = queue || booking.content().equals(row.counts());
    if (asItIs) {
      return row.parked() == null
          ? List.of()
          : List.of(new StateChange.Unpark(route.name(), row.id()));
    }
    Message why = Message.of("correction.to-follow");
    return earlier
        ? List.of(
            new StateChange.Park(parking.parked(row, Parked.Kind.WAITING, why, Retry.NEXT_RUN)))
        : List.of();
  }

  private void park(Posting<S, T> posting, Parked.Kind kind, Message why, Outcomes<S, T> outcomes) {
    for (int i = 0; i < posting.rows().size(); i++) {
      Row<S> row = posting.rows().get(i);
      memory.parked(row.id());
      outcomes.add(List.of(parking.sentInVain(row, kind, why, null)));
      outcomes.known(row);
      totals.waits(row, posting.dispatch().bookings().get(i));
    }
  }
}
