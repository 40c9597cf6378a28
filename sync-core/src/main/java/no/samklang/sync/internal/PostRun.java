package no.samklang.sync.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.samklang.sync.PostRoute;
import no.samklang.sync.spi.Acknowledgement;
import no.samklang.sync.spi.Capabilities;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Intent;
import no.samklang.sync.spi.LedgerEntry;
import no.samklang.sync.spi.Page;
import no.samklang.sync.spi.Parked;
import no.samklang.sync.spi.ReadOptions;
import no.samklang.sync.spi.SourceRecord;
import no.samklang.sync.spi.StateChange;
import no.samklang.sync.spi.SyncException;

/**
 * Runs a post route.
 *
 * <ol>
 *   <li>Documents that an earlier run left open are settled by looking into the target.
 *   <li>What is in the ledger and not yet acknowledged is acknowledged.
 *   <li>A queue is prepared (never for a plan) and read from the start, page by page.
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
  private final Map<String, String> openMembers = new HashMap<>();
  private final Set<String> seenParked = new HashSet<>();

  PostRun(RouteContext context, PostRoute<S, T> route) {
    this.context = context;
    this.route = route;
    this.cursors = new CursorBook(context, route.name(), route.mappingVersion());
    this.guard = new WriteGuard(context);
    this.progress = new Progress(route.name(), context.options().listener());
    this.queue = context.sourceCapabilities().reading() == Capabilities.Reading.QUEUE;
  }

  @Override
  public void run() {
    int inFlight =
        Math.min(context.config().maxInFlight(), context.targetCapabilities().maxInFlight());
    try (WritePool pool = new WritePool(inFlight, System::nanoTime)) {
      PostDesk<S, T> desk = new PostDesk<>(context, route, queue, pool, guard);
      settle(desk);
      PostPage<S, T> page = new PostPage<>(context, route, queue, desk, openMembers, seenParked);
      if (!context.planning()) {
        acknowledgeLeftOver(desk);
        if (queue && context.mode() == Mode.RUN) {
          context.source().prepare(route.sourceType());
        }
      }
      if (!queue) {
        wake(page);
      }
      read(page);
      guard.check();
      dropVanished();
    } catch (SyncException error) {
      throw StopRoute.because(error);
    }
  }

  private void settle(PostDesk<S, T> desk) {
    List<Intent> open = context.store().intents(context.scope(), route.name());
    for (Intent intent : open) {
      if (context.planning() || !settled(desk, intent)) {
        intent.members().forEach(member -> openMembers.put(member, intent.reference()));
      }
    }
  }

  private boolean settled(PostDesk<S, T> desk, Intent intent) {
    List<SourceRecord<S>> members = context.source().fetch(route.sourceType(), intent.members());
    return desk.settle(intent, members);
  }

  private void acknowledgeLeftOver(PostDesk<S, T> desk) {
    if (!queue) {
      return;
    }
    List<LedgerEntry> left;
    do {
      left = context.store().unacknowledged(context.scope(), route.name(), pageSize());
      desk.acknowledge(
          left.stream()
              .map(entry -> new Acknowledgement(entry.sourceId(), entry.targetId()))
              .toList());
    } while (left.size() == pageSize());
  }

  private void wake(PostPage<S, T> page) {
    String after = null;
    List<Parked> parked;
    do {
      parked = context.store().parkedPage(context.scope(), route.name(), after, pageSize());
      Set<String> ready = new Waking(context).ready(parked);
      if (!ready.isEmpty()) {
        page.process(context.source().fetch(route.sourceType(), ready), List.of());
      }
      after = parked.isEmpty() ? null : parked.get(parked.size() - 1).sourceId();
    } while (parked.size() == pageSize());
  }

  private void read(PostPage<S, T> page) {
    Cursor stored = queue ? Cursor.START : cursors.load();
    Cursor last = context.options().whole() ? Cursor.START : stored;
    ReadOptions options = new ReadOptions(pageSize(), context.options().whole());
    boolean held = false;
    try (PageReader<SourceRecord<S>> reader =
        new PageReader<>(
            last, cursor -> context.source().read(route.sourceType(), cursor, options))) {
      for (Page<SourceRecord<S>> next = reader.next(); next != null; next = reader.next()) {
        guard.check();
        progress.expect(next.expectedTotal());
        boolean moved = !queue && !next.next().equals(last);
        last = next.next();
        List<StateChange> cursor =
            moved && !held && !context.planning() ? List.of(cursors.store(last)) : List.of();
        held |= page.process(next.records(), cursor);
        progress.finished(next.records().size());
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new CancelledException();
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
    String after = null;
    List<Parked> parked;
    do {
      parked = context.store().parkedPage(context.scope(), route.name(), after, pageSize());
      for (Parked record : parked) {
        if (!seenParked.contains(record.sourceId())
            && !openMembers.containsKey(record.sourceId())) {
          vanished.add(new StateChange.Unpark(route.name(), record.sourceId()));
        }
      }
      after = parked.isEmpty() ? null : parked.get(parked.size() - 1).sourceId();
    } while (parked.size() == pageSize());
    context.commit(vanished);
  }
}
