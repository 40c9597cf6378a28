package no.samklang.sync.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import no.samklang.sync.Outcome;
import no.samklang.sync.PostRoute;
import no.samklang.sync.spi.Acknowledgement;
import no.samklang.sync.spi.Intent;
import no.samklang.sync.spi.LeaseLost;
import no.samklang.sync.spi.LedgerEntry;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Parked;
import no.samklang.sync.spi.SourceRecord;
import no.samklang.sync.spi.StateChange;
import no.samklang.sync.spi.UncheckedStoreException;
import org.jspecify.annotations.Nullable;

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

  PostDesk(
      RouteContext context,
      PostRoute<S, T> route,
      boolean queue,
      WritePool pool,
      WriteGuard guard) {
    this.context = context;
    this.route = route;
    this.queue = queue;
    this.pool = pool;
    this.guard = guard;
    this.desk = new CreateDesk<>(context, route.targetType());
    this.documents =
        new Documents<>(
            route.grouping(), context.targetCapabilities().maxGroup(), route.orderKey());
    this.parking = new ParkingLot<>(context, route.sourceType());
  }

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
   * @param blockedKeys order keys of which an earlier record did not go; more are added
   */
  void post(
      List<Documents.Member<S, T>> ready,
      List<StateChange> beside,
      List<Acknowledgement> acknowledge,
      Set<String> blockedKeys) {
    List<List<Documents.Document<S, T>>> chains = documents.chains(ready);
    Map<Documents.Document<S, T>, Intent> intents = new HashMap<>();
    List<StateChange> first = new ArrayList<>();
    for (List<Documents.Document<S, T>> chain : chains) {
      for (Documents.Document<S, T> document : chain) {
        Intent intent = desk.intend(document.ids(), document.document());
        intents.put(document, intent);
        first.add(new StateChange.PutIntent(intent));
      }
    }
    boolean cursorLater = !chains.isEmpty();
    List<StateChange> last = new ArrayList<>();
    for (StateChange change : beside) {
      (cursorLater && change instanceof StateChange.PutCursor ? last : first).add(change);
    }
    context.commit(first);
    Outcomes outcomes = new Outcomes();
    Set<String> failedKeys = ConcurrentHashMap.newKeySet();
    send(chains, intents, outcomes, failedKeys);
    blockedKeys.addAll(failedKeys);
    List<StateChange> done = new ArrayList<>(outcomes.changes());
    if (guard.mayStart()) {
      done.addAll(last);
    }
    context.commit(done);
    List<Acknowledgement> all = new ArrayList<>(acknowledge);
    all.addAll(outcomes.delivered());
    guard.check();
    acknowledge(all);
  }

  private void send(
      List<List<Documents.Document<S, T>>> chains,
      Map<Documents.Document<S, T>, Intent> intents,
      Outcomes outcomes,
      Set<String> failedKeys) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < chains.size(); i++) {
      names.add(Integer.toString(i));
    }
    PageWork work = new PageWork(names, chains.size(), null);
    for (List<Documents.Document<S, T>> chain : chains) {
      pool.submit(
          () -> {
            for (Documents.Document<S, T> document : chain) {
              Intent intent = intents.get(document);
              if (intent != null) {
                sendGuarded(document, intent, outcomes, failedKeys);
              }
            }
            work.finished(List.of());
          });
    }
    work.await();
  }

  private void sendGuarded(
      Documents.Document<S, T> document, Intent intent, Outcomes outcomes, Set<String> failedKeys) {
    try {
      if (!guard.mayStart()) {
        outcomes.add(List.of(new StateChange.CloseIntent(intent.reference())));
      } else if (waitsForEarlier(document, failedKeys)) {
        outcomes.add(List.of(new StateChange.CloseIntent(intent.reference())));
        outcomes.add(
            park(
                document,
                Parked.Kind.WAITING,
                Message.of("order.waits-for-earlier", "key", documents.keys(document))));
        failedKeys.addAll(documents.keys(document));
      } else {
        send(document, intent, outcomes, failedKeys);
      }
    } catch (LeaseLost | UncheckedStoreException stop) {
      guard.stop(stop);
    }
  }

  private boolean waitsForEarlier(Documents.Document<S, T> document, Set<String> failedKeys) {
    return documents.keys(document).stream().anyMatch(failedKeys::contains);
  }

  private void send(
      Documents.Document<S, T> document, Intent intent, Outcomes outcomes, Set<String> failedKeys) {
    Sent sent = desk.send(intent, document.document());
    if (sent instanceof Sent.Refused && document.members().size() > 1) {
      halve(document, intent, outcomes, failedKeys);
      return;
    }
    if (!(sent instanceof Sent.Delivered)) {
      failedKeys.addAll(documents.keys(document));
    }
    List<Row<S>> rows = document.members().stream().map(Documents.Member::row).toList();
    take(sent, intent, rows, outcomes);
  }

  private void halve(
      Documents.Document<S, T> document, Intent intent, Outcomes outcomes, Set<String> failedKeys) {
    List<Documents.Document<S, T>> halves = documents.halves(document);
    List<Intent> intents =
        halves.stream().map(half -> desk.intend(half.ids(), half.document())).toList();
    List<StateChange> changes = new ArrayList<>();
    changes.add(new StateChange.CloseIntent(intent.reference()));
    intents.forEach(half -> changes.add(new StateChange.PutIntent(half)));
    context.commit(changes);
    for (int i = 0; i < halves.size(); i++) {
      sendGuarded(halves.get(i), intents.get(i), outcomes, failedKeys);
    }
  }

  /**
   * Settles a document of an earlier run.
   *
   * @param members its source records, as far as they are still there
   * @return whether it is closed
   */
  boolean settle(Intent intent, List<SourceRecord<S>> members) {
    Map<String, Parked> parked =
        context.store().parked(context.scope(), route.name(), intent.members());
    Map<String, SourceRecord<S>> known = new HashMap<>();
    members.forEach(member -> known.put(member.id(), member));
    List<Row<S>> rows = new ArrayList<>();
    for (String id : intent.members()) {
      SourceRecord<S> record = known.getOrDefault(id, SourceRecord.gone(id));
      rows.add(new Row<>(record, PostPage.content(record), null, null, parked.get(id)));
    }
    Outcomes outcomes = new Outcomes();
    Sent sent = desk.settle(intent);
    take(sent, intent, rows, outcomes);
    context.commit(outcomes.changes());
    guard.check();
    acknowledge(outcomes.delivered());
    return sent instanceof Sent.Delivered || sent instanceof Sent.Refused;
  }

  private void take(Sent sent, Intent intent, List<Row<S>> rows, Outcomes outcomes) {
    if (sent instanceof Sent.Delivered delivered) {
      outcomes.add(List.of(new StateChange.CloseIntent(intent.reference())));
      outcomes.add(ledger(delivered, rows));
      context.log().count(delivered.adopted() ? Outcome.ADOPTED : Outcome.POSTED, rows.size());
      if (queue) {
        outcomes.delivered(
            rows.stream()
                .map(row -> new Acknowledgement(row.id(), delivered.receipt().id()))
                .toList());
      }
    } else if (sent instanceof Sent.Refused refused) {
      outcomes.add(List.of(new StateChange.CloseIntent(intent.reference())));
      outcomes.add(park(rows, Parked.Kind.REJECTED, refused.why()));
    } else if (sent instanceof Sent.NotSent notSent) {
      outcomes.add(List.of(new StateChange.CloseIntent(intent.reference())));
      guard.stop(notSent.why());
    } else if (sent instanceof Sent.Doubtful doubtful) {
      outcomes.add(List.of(new StateChange.PutIntent(doubtful.intent())));
      outcomes.add(park(rows, Parked.Kind.IN_DOUBT, doubtful.why()));
    } else if (sent instanceof Sent.Open open) {
      outcomes.add(List.of(new StateChange.PutIntent(open.intent())));
      for (Row<S> row : rows) {
        context
            .log()
            .count(
                Outcome.UNSETTLED,
                open.why(),
                row.label(route.sourceType()),
                row.id(),
                row.parked() == null);
        outcomes.add(
            List.of(
                new StateChange.Park(parking.parked(row, Parked.Kind.WAITING, open.why(), null))));
      }
    }
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

  private List<StateChange> park(Documents.Document<S, T> document, Parked.Kind kind, Message why) {
    return park(document.members().stream().map(Documents.Member::row).toList(), kind, why);
  }

  private List<StateChange> park(List<Row<S>> rows, Parked.Kind kind, Message why) {
    List<StateChange> changes = new ArrayList<>();
    for (Row<S> row : rows) {
      @Nullable StateChange change = parking.park(row, kind, why, null);
      if (change != null) {
        changes.add(change);
      }
    }
    return changes;
  }

  /** Tells the source, then remembers that it was told; a failure leaves it to the next run. */
  void acknowledge(List<Acknowledgement> delivered) {
    if (delivered.isEmpty()) {
      return;
    }
    context.lease().ensure();
    context.source().acknowledge(route.sourceType(), delivered);
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
