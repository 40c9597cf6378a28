package no.samklang.sync.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import no.samklang.sync.Outcome;
import no.samklang.sync.PostRoute;
import no.samklang.sync.spi.Acknowledgement;
import no.samklang.sync.spi.Broken;
import no.samklang.sync.spi.Capabilities;
import no.samklang.sync.spi.Fingerprint;
import no.samklang.sync.spi.Gone;
import no.samklang.sync.spi.Intent;
import no.samklang.sync.spi.LedgerEntry;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Messages;
import no.samklang.sync.spi.Parked;
import no.samklang.sync.spi.Rejected;
import no.samklang.sync.spi.SourceRecord;
import no.samklang.sync.spi.Stale;
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
  private final CreateDesk<T> desk;
  private final Documents<S, T> documents;
  private final ParkingLot<S> parking;
  private final PostMemory memory;
  private final Set<String> refusedToBeTold = new HashSet<>();

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
    this.desk = new CreateDesk<>(context, route.targetType());
    this.documents =
        new Documents<>(
            route.grouping(), context.targetCapabilities().maxGroup(), route.orderKey());
    this.parking = new ParkingLot<>(context, route.sourceType());
  }

  /** A document with the intent that is durable before it is sent. */
  private record Outgoing<S, T>(Documents.Document<S, T> document, Intent intent) {}

  /** One page's outcomes as they come in. Thread-safe. */
  private static final class Outcomes {
    private final List<StateChange> changes = new ArrayList<>();
    private final List<Acknowledgement> delivered = new ArrayList<>();

    synchronized void add(List<StateChange> more) {
      changes.addAll(more);
    }

    synchronized void delivered(List<Acknowledgement> more) {
      delivered.addAll(more);
    }

    synchronized List<StateChange> changes() {
      return List.copyOf(changes);
    }

    synchronized List<Acknowledgement> delivered() {
      return List.copyOf(delivered);
    }
  }

  /**
   * Posts what is ready.
   *
   * @param beside changes of rows that do not go, committed with the intents
   * @param acknowledge what else the source is to be told
   */
  void post(
      List<Documents.Member<S, T>> ready,
      List<StateChange> beside,
      List<Acknowledgement> acknowledge) {
    List<List<Outgoing<S, T>>> chains =
        documents.chains(ready).stream().map(this::intended).toList();
    List<StateChange> first = new ArrayList<>();
    chains.forEach(
        chain -> chain.forEach(one -> first.add(new StateChange.PutIntent(one.intent()))));
    boolean cursorLater = !chains.isEmpty();
    List<StateChange> last = new ArrayList<>();
    for (StateChange change : beside) {
      (cursorLater && change instanceof StateChange.PutCursor ? last : first).add(change);
    }
    context.commit(first);
    Outcomes outcomes = new Outcomes();
    send(chains, outcomes);
    List<StateChange> done = new ArrayList<>(outcomes.changes());
    if (guard.mayStart()) {
      done.addAll(last);
    }
    context.commit(done);
    List<Acknowledgement> all = new ArrayList<>(acknowledge);
    all.addAll(outcomes.delivered());
    acknowledge(all);
    guard.check();
  }

  private List<Outgoing<S, T>> intended(List<Documents.Document<S, T>> chain) {
    return chain.stream()
        .map(one -> new Outgoing<>(one, desk.intend(one.ids(), one.document())))
        .toList();
  }

  private void send(List<List<Outgoing<S, T>>> chains, Outcomes outcomes) {
    PageWork work = new PageWork(List.of(), chains.size(), chains.size(), null);
    for (List<Outgoing<S, T>> chain : chains) {
      pool.submit(
          () -> {
            chain.forEach(one -> sendGuarded(one.document(), one.intent(), outcomes));
            work.finished(List.of());
          });
    }
    work.await();
  }

  private void sendGuarded(Documents.Document<S, T> document, Intent intent, Outcomes outcomes) {
    try {
      Set<String> keys = documents.keys(document);
      if (!guard.mayStart()) {
        outcomes.add(List.of(new StateChange.CloseIntent(intent.reference())));
      } else if (memory.anyBlocked(keys)) {
        outcomes.add(List.of(new StateChange.CloseIntent(intent.reference())));
        outcomes.add(waitForEarlier(document));
      } else {
        send(document, intent, outcomes);
      }
    } catch (RuntimeException | Error stop) {
      guard.stop(stop);
    }
  }

  private List<StateChange> waitForEarlier(Documents.Document<S, T> document) {
    List<StateChange> changes = new ArrayList<>();
    for (Documents.Member<S, T> member : document.members()) {
      memory.parked(member.row().id());
      StateChange change =
          parking.park(
              member.row(),
              Parked.Kind.WAITING,
              PostMemory.waitsForEarlier(String.join(", ", documents.keys(document))),
              queue ? null : Retry.NEXT_RUN);
      if (change != null) {
        changes.add(change);
      }
    }
    memory.block(documents.keys(document));
    return changes;
  }

  private void send(Documents.Document<S, T> document, Intent intent, Outcomes outcomes) {
    Sent sent = desk.send(intent, document.document());
    if (sent instanceof Sent.Refused refused && document.members().size() > 1) {
      answered(refused);
      halve(document, intent, outcomes);
      return;
    }
    if (!(sent instanceof Sent.Delivered)) {
      memory.block(documents.keys(document));
    }
    List<Row<S>> rows = document.members().stream().map(Documents.Member::row).toList();
    take(sent, intent, rows, outcomes);
  }

  private void halve(Documents.Document<S, T> document, Intent intent, Outcomes outcomes) {
    List<Documents.Document<S, T>> halves = documents.halves(document);
    List<Intent> intents =
        halves.stream().map(half -> desk.intend(half.ids(), half.document())).toList();
    List<StateChange> changes = new ArrayList<>();
    changes.add(new StateChange.CloseIntent(intent.reference()));
    intents.forEach(half -> changes.add(new StateChange.PutIntent(half)));
    context.commit(changes);
    for (int i = 0; i < halves.size(); i++) {
      sendGuarded(halves.get(i), intents.get(i), outcomes);
    }
  }

  /** Returns the documents that earlier runs left open, in their order. */
  List<Intent> leftOpen() {
    return desk.leftOpen();
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
    Outcomes outcomes = new Outcomes();
    Sent sent = desk.settle(intent);
    if (sent instanceof Sent.Refused refused && rows.size() > 1) {
      answered(refused);
      outcomes.add(List.of(new StateChange.CloseIntent(intent.reference())));
      outcomes.add(takeApart(rows, refused.why()));
    } else {
      if (!(sent instanceof Sent.Delivered)) {
        memory.block(keys);
      }
      take(sent, intent, rows, outcomes);
    }
    context.commit(outcomes.changes());
    acknowledge(outcomes.delivered());
    guard.check();
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
      Fingerprint sent = before == null ? PostPage.content(record) : before.seen();
      rows.add(new Row<>(record, sent, null, null, before));
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

  /** Lets the records of a refused group of an earlier run go again in this one. */
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

  private void take(Sent sent, Intent intent, List<Row<S>> rows, Outcomes outcomes) {
    StateChange close = new StateChange.CloseIntent(intent.reference());
    if (sent instanceof Sent.Delivered delivered) {
      guard.answered();
      outcomes.add(List.of(close));
      outcomes.add(ledger(delivered, rows));
      context.log().count(delivered.adopted() ? Outcome.ADOPTED : Outcome.POSTED, rows.size());
      if (queue) {
        String document = delivered.receipt().id();
        outcomes.delivered(
            rows.stream().map(row -> new Acknowledgement(row.id(), document)).toList());
      }
    } else if (sent instanceof Sent.Refused refused) {
      answered(refused);
      outcomes.add(List.of(close));
      outcomes.add(park(rows, Parked.Kind.REJECTED, refused.why()));
    } else if (sent instanceof Sent.NotSent notSent) {
      outcomes.add(List.of(close));
      guard.stop(notSent.why());
    } else if (sent instanceof Sent.Doubtful doubtful) {
      memory.open(intent);
      outcomes.add(List.of(new StateChange.PutIntent(doubtful.intent())));
      outcomes.add(park(rows, Parked.Kind.IN_DOUBT, doubtful.why()));
    } else if (sent instanceof Sent.Open open) {
      memory.open(intent);
      guard.failed(new Unavailable(open.why()));
      outcomes.add(List.of(new StateChange.PutIntent(open.intent())));
      outcomes.add(unsettled(rows, open.why()));
    }
  }

  private List<StateChange> unsettled(List<Row<S>> rows, Message why) {
    List<StateChange> changes = new ArrayList<>();
    for (Row<S> row : rows) {
      String label = row.label(route.sourceType());
      context.log().count(Outcome.UNSETTLED, why, label, row.id(), row.parked() == null);
      changes.add(new StateChange.Park(parking.parked(row, Parked.Kind.WAITING, why, null)));
    }
    return changes;
  }

  private List<StateChange> ledger(Sent.Delivered delivered, List<Row<S>> rows) {
    Instant now = context.config().clock().instant();
    List<StateChange> changes = new ArrayList<>();
    for (Row<S> row : rows) {
      S value = row.record().value();
      changes.add(
          new StateChange.PutLedger(
              new LedgerEntry(
                  route.name(),
                  row.id(),
                  delivered.receipt().id(),
                  value == null ? null : route.orderKey().apply(value),
                  row.seen(),
                  now,
                  !queue)));
      if (row.parked() != null) {
        changes.add(new StateChange.Unpark(route.name(), row.id()));
      }
    }
    return changes;
  }

  private List<StateChange> park(List<Row<S>> rows, Parked.Kind kind, Message why) {
    List<StateChange> changes = new ArrayList<>();
    for (Row<S> row : rows) {
      memory.parked(row.id());
      changes.add(parking.sentInVain(row, kind, why));
    }
    return changes;
  }

  /** Acknowledges what earlier runs delivered and could not tell. */
  void acknowledgeLeftOver(int most) {
    List<Acknowledgement> left;
    do {
      left =
          context
              .store()
              .unacknowledged(context.scope(), route.name(), most + refusedToBeTold.size())
              .stream()
              .filter(entry -> !refusedToBeTold.contains(entry.sourceId()))
              .map(entry -> new Acknowledgement(entry.sourceId(), entry.targetId()))
              .toList();
      acknowledge(left);
    } while (left.size() >= most);
  }

  /** Tells the source, then remembers that it was told; a failure leaves it to the next run. */
  void acknowledge(List<Acknowledgement> delivered) {
    List<Acknowledgement> telling = new ArrayList<>(delivered);
    telling.removeIf(one -> refusedToBeTold.contains(one.sourceId()));
    if (telling.isEmpty()) {
      return;
    }
    context.lease().ensure();
    try {
      context.source().acknowledge(route.sourceType(), telling);
      told(telling);
    } catch (Rejected | Gone | Stale | Broken refused) {
      if (telling.size() == 1) {
        refusedToBeTold(telling.get(0).sourceId(), refused.message());
      } else {
        telling.forEach(one -> acknowledge(List.of(one)));
      }
    }
  }

  private void refusedToBeTold(String sourceId, Message why) {
    refusedToBeTold.add(sourceId);
    Message message =
        Message.of(
            "acknowledge.refused", "id", sourceId, "reason", Messages.text(why, Locale.ENGLISH));
    context.log().count(Outcome.REVIEW, message, null, sourceId, true);
  }

  private void told(List<Acknowledgement> delivered) {
    List<StateChange> told = new ArrayList<>();
    for (Acknowledgement one : delivered) {
      told.add(
          one.targetId() == null
              ? new StateChange.Unpark(route.name(), one.sourceId())
              : new StateChange.MarkAcknowledged(route.name(), one.sourceId()));
    }
    context.commit(told);
    context.log().count(Outcome.ACKNOWLEDGED, delivered.size());
  }
}
