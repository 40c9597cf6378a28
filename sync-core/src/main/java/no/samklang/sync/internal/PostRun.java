package no.samklang.sync.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import no.samklang.sync.Outcome;
import no.samklang.sync.PostRoute;
import no.samklang.sync.SyncListener;
import no.samklang.sync.spi.Capabilities;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Intent;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Page;
import no.samklang.sync.spi.Parked;
import no.samklang.sync.spi.ReadOptions;
import no.samklang.sync.spi.SourceRecord;
import no.samklang.sync.spi.StateChange;
import no.samklang.sync.spi.SyncException;
import org.jspecify.annotations.Nullable;

/**
 * Runs a post route.
 *
 * <ol>
 *   <li>Documents that an earlier run left open are settled by looking into the target.
 *   <li>What is in the ledger and not yet acknowledged is acknowledged.
 *   <li>A queue is prepared (never for a plan). Where a brake is set, everything is read and
 *       counted once, and the brake judged.
 *   <li>The source is read page by page, a queue from the start.
 *   <li>Of each page: intents are made durable, documents are sent, outcomes are made durable in
 *       the ledger, the source is told, and that is made durable: three commits.
 * </ol>
 */
final class PostRun<S, T> implements RouteRun {
  private final RouteContext context;
  private final PostRoute<S, T> route;
  private final CursorBook cursors;
  private final WriteGuard guard;
  private final Progress progress;
  private final boolean queue;
  private final WholePass wholePass;
  private final boolean whole;
  private final PostMemory memory = new PostMemory();

  PostRun(RouteContext context, PostRoute<S, T> route) {
    this.context = context;
    this.route = route;
    this.cursors = new CursorBook(context, route.name(), route.mappingVersion());
    this.guard = new WriteGuard(context);
    boolean counting = context.planning() && !context.approver().writesDown();
    SyncListener listener = counting ? SyncListener.NONE : context.options().listener();
    this.wholePass = new WholePass(context, route);
    this.whole = context.options().whole() || wholePass.due();
    this.progress = new Progress(route.name(), listener, PlannedTotal.left(context, whole));
    this.queue = context.sourceCapabilities().reading() == Capabilities.Reading.QUEUE;
  }

  /** Returns what a planned run went through. */
  PostMemory memory() {
    return memory;
  }

  @Override
  public void run() {
    int inFlight =
        Math.min(context.config().maxInFlight(), context.targetCapabilities().maxInFlight());
    try (WritePool pool = new WritePool(inFlight, context.nanoTime())) {
      PostDesk<S, T> desk = new PostDesk<>(context, route, memory, pool, guard);
      try {
        run(desk);
      } finally {
        desk.totals().report().ifPresent(context.log()::totals);
      }
    } catch (SyncException error) {
      throw StopRoute.because(error);
    }
  }

  private void run(PostDesk<S, T> desk) {
    settle(desk);
    PostPage<S, T> page = new PostPage<>(context, route, memory, desk);
    if (queue && !context.planning()) {
      desk.acknowledger().acknowledgeLeftOver(pageSize());
    }
    if (queue && context.mode() == Mode.RUN) {
      guard.check();
      context.source().prepare(route.sourceType());
    }
    PostBrake brake = new PostBrake(context, route);
    brake.judge();
    if (!queue) {
      wake(page);
    }
    read(page);
    guard.check();
    wholePass.done();
    dropVanished();
    brake.release();
  }

  private void settle(PostDesk<S, T> desk) {
    for (Intent intent : desk.leftOpen()) {
      Message doubt = intent.doubt();
      if (context.planning() || (doubt != null && ByHand.found(intent).isEmpty())) {
        memory.open(intent);
        intent.members().forEach(member -> inDoubt(member, doubt));
      } else {
        guard.check();
        desk.settle(intent, fetch(intent.members()));
      }
    }
  }

  private void inDoubt(String member, @Nullable Message doubt) {
    if (doubt != null) {
      context.log().count(Outcome.IN_DOUBT, doubt, null, member, false);
    }
  }

  /** Fetches records, so many at a time as a page holds; those that are not there are gone. */
  private List<SourceRecord<S>> fetch(Collection<String> ids) {
    Map<String, SourceRecord<S>> records = new LinkedHashMap<>();
    ids.forEach(id -> records.put(id, SourceRecord.gone(id)));
    List<String> all = List.copyOf(records.keySet());
    for (int from = 0; from < all.size(); from += pageSize()) {
      List<String> part = all.subList(from, Math.min(all.size(), from + pageSize()));
      context
          .source()
          .fetch(route.sourceType(), part)
          .forEach(record -> records.put(record.id(), record));
    }
    return List.copyOf(records.values());
  }

  /**
   * Takes parked records whose time has come, of a source that offers them only once. What waits
   * for an earlier record of its order key comes after all others, and not while that one stays.
   */
  private void wake(PostPage<S, T> page) {
    eachParkedPage(parked -> block(parked));
    Set<String> woken = new HashSet<>();
    for (boolean later : new boolean[] {false, true}) {
      eachParkedPage(
          parked -> {
            List<Parked> turn = new ArrayList<>(parked);
            turn.removeIf(one -> PostMemory.waitsForEarlier(one.message()) != later);
            turn.sort(Comparator.comparing(Parked::firstSeen));
            for (Set<String> ready : new Waking(context).ready(turn, pageSize())) {
              guard.check();
              page.process(fetch(ready), List.of());
              woken.addAll(ready);
            }
          });
    }
    memory.woken(woken);
  }

  /** Blocks the order keys of parked records that do not go now. */
  private void block(List<Parked> parked) {
    Set<String> ready = new HashSet<>();
    new Waking(context).ready(parked, Integer.MAX_VALUE).forEach(ready::addAll);
    for (Parked one : parked) {
      String payload = one.payload();
      boolean stays = one.kind().needsPerson() && !ready.contains(one.sourceId());
      if (payload != null && stays && !PostMemory.waitsForEarlier(one.message())) {
        String key = route.orderKey().apply(RecordCodec.read(route.sourceType(), payload));
        if (key != null) {
          memory.block(Set.of(key));
        }
      }
    }
  }

  private void eachParkedPage(Consumer<List<Parked>> each) {
    String after = null;
    List<Parked> parked;
    do {
      parked = context.store().parkedPage(context.scope(), route.name(), after, pageSize());
      each.accept(parked);
      after = parked.isEmpty() ? null : parked.get(parked.size() - 1).sourceId();
    } while (parked.size() == pageSize());
  }

  private void read(PostPage<S, T> page) {
    Cursor stored = queue ? Cursor.START : cursors.load();
    Cursor last = whole ? Cursor.START : stored;
    ReadOptions options = new ReadOptions(pageSize(), whole);
    StateChange reached = null;
    boolean held = false;
    try (PageReader<SourceRecord<S>> reader =
        new PageReader<>(
            last, cursor -> context.source().read(route.sourceType(), cursor, options))) {
      for (Page<SourceRecord<S>> next = reader.next(); next != null; next = reader.next()) {
        guard.check();
        progress.expect(next.expectedTotal());
        if (!queue && !held && !context.planning()) {
          reached = cursors.store(next.next());
        }
        PostPage.Passed passed =
            page.process(next.records(), reached == null ? List.of() : List.of(reached));
        held |= passed == PostPage.Passed.HELD;
        reached = passed == PostPage.Passed.UNCHANGED ? reached : null;
        progress.finished(next.records().size());
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new CancelledException();
    }
    if (reached != null && !reached.equals(cursors.store(stored))) {
      context.commit(List.of(reached));
    }
  }

  private int pageSize() {
    return context.sourceCapabilities().pageSize();
  }

  /**
   * Forgets parked rows that the queue no longer offers: somebody dealt with them in the source.
   */
  private void dropVanished() {
    if (!queue || context.mode() != Mode.RUN) {
      return;
    }
    List<StateChange> vanished = new ArrayList<>();
    eachParkedPage(
        parked -> {
          for (Parked record : parked) {
            if (!memory.seen(record.sourceId())) {
              vanished.add(new StateChange.Unpark(route.name(), record.sourceId()));
            }
          }
        });
    context.commit(vanished);
  }
}
