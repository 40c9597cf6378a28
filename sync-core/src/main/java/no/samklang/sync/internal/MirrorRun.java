package no.samklang.sync.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import no.samklang.sync.MirrorRoute;
import no.samklang.sync.Outcome;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Intent;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Page;
import no.samklang.sync.spi.Parked;
import no.samklang.sync.spi.ReadOptions;
import no.samklang.sync.spi.SourceRecord;
import no.samklang.sync.spi.StateChange;
import no.samklang.sync.spi.SyncException;

/**
 * Runs a mirror route.
 *
 * <ol>
 *   <li>Creates that an earlier run left open are settled.
 *   <li>Parked records whose awaited link has appeared are fetched and taken first.
 *   <li>Pages are read one ahead, recognised, mapped, decided and written; the writes of a page go
 *       on while the next is decided.
 *   <li>Pages are committed in their order, each with the cursor behind it, so that the cursor
 *       never passes an unfinished record.
 * </ol>
 */
final class MirrorRun<S, T> implements RouteRun {
  private static final int PAGES_UNDER_WAY = 3;

  private final RouteContext context;
  private final MirrorRoute<S, T> route;
  private final Recognise<S> recognise;
  private final CursorBook cursors;
  private final WriteGuard guard;
  private final Progress progress;
  private final Deque<PageWork> underWay = new ArrayDeque<>();
  private final CommitGroup group;
  private final Map<String, String> openCreates = new HashMap<>();
  private BooleanSupplier linksMayWait = () -> false;
  private boolean cursorHeld;

  MirrorRun(RouteContext context, MirrorRoute<S, T> route) {
    this.context = context;
    this.route = route;
    this.recognise =
        new Recognise<>(
            context,
            route.from(),
            route.name(),
            route.mappingVersion(),
            ids -> context.source().fetch(route.sourceType(), ids));
    this.cursors = new CursorBook(context, route.name(), route.mappingVersion());
    this.guard = new WriteGuard(context);
    this.group = new CommitGroup(context);
    this.progress = new Progress(route.name(), context.options().listener());
  }

  @Override
  public void run() {
    Cursor stored = cursors.load();
    boolean whole = context.options().whole() || stored.isStart();
    Cursor start = whole ? Cursor.START : stored;
    settle();
    boolean firstPass = context.options().whole() || cursors.neverRead();
    try (WritePool pool = new WritePool(inFlight(), context.nanoTime());
        Correlate<T> correlate =
            new Correlate<>(context, route.targetType(), route.matches(), firstPass)) {
      MirrorPage<S, T> page =
          new MirrorPage<>(
              context, route, correlate, pool, guard, openCreates, this::commitFinished);
      linksMayWait = correlate::knowsAll;
      try {
        wake(page);
        read(page, start, stored);
      } finally {
        finishAll();
      }
      guard.check();
      group.end(cursors.store(stored));
      noteOnlyInTarget(correlate);
    } catch (SyncException error) {
      throw StopRoute.because(error);
    }
  }

  private int inFlight() {
    return Math.min(context.config().maxInFlight(), context.targetCapabilities().maxInFlight());
  }

  private void settle() {
    List<Intent> open = context.store().intents(context.scope(), route.name());
    CreateDesk<T> desk = new CreateDesk<>(context, route.targetType());
    for (Intent intent : open) {
      intent.members().forEach(member -> openCreates.put(member, intent.reference()));
      if (!context.planning()) {
        guard.check();
        List<StateChange> changes = new ArrayList<>();
        EntityType<T> type = route.targetType();
        if (MirrorOutcome.settled(context, type, intent, desk.settle(intent), changes)) {
          intent.members().forEach(openCreates::remove);
        }
        context.commit(changes);
      }
    }
  }

  private void wake(MirrorPage<S, T> page) {
    int size = context.config().pageSize();
    String after = null;
    List<Parked> parked;
    do {
      parked = context.store().parkedPage(context.scope(), route.name(), after, size);
      for (Set<String> ready : new Waking(context).ready(parked, pageSize())) {
        guard.check();
        List<Row<S>> again = recognise.again(ready);
        take(page.start(again, again.size(), null));
      }
      after = parked.isEmpty() ? null : parked.get(parked.size() - 1).sourceId();
    } while (parked.size() == size);
  }

  private void read(MirrorPage<S, T> page, Cursor start, Cursor stored) {
    ReadOptions options = new ReadOptions(pageSize(), context.options().whole());
    Cursor last = stored;
    try (PageReader<SourceRecord<S>> reader =
        new PageReader<>(
            start, cursor -> context.source().read(route.sourceType(), cursor, options))) {
      for (Page<SourceRecord<S>> next = reader.next(); next != null; next = reader.next()) {
        guard.check();
        progress.expect(next.expectedTotal());
        boolean moved = !next.next().equals(last);
        last = next.next();
        waitForEarlier(next.records());
        List<Row<S>> rows = recognise.changed(next.records());
        countUnchanged(next.records().size() - rows.size());
        take(
            page.start(
                rows,
                next.records().size(),
                moved && !context.planning() ? cursors.store(last) : null));
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new CancelledException();
    }
  }

  private int pageSize() {
    int declared = context.sourceCapabilities().pageSize();
    return declared > 0 ? declared : context.config().pageSize();
  }

  private void countUnchanged(int records) {
    context.log().count(Outcome.UNCHANGED, records);
  }

  /** A record that comes again before its page is committed waits for it, to be seen as it is. */
  private void waitForEarlier(List<SourceRecord<S>> records) {
    while (underWay.stream().anyMatch(work -> work.touches(records))) {
      finish(underWay.removeFirst());
    }
    if (group.touches(records)) {
      group.commit();
    }
  }

  private void take(PageWork work) {
    underWay.add(work);
    while (underWay.size() > PAGES_UNDER_WAY
        || (!underWay.isEmpty() && underWay.getFirst().done())) {
      finish(underWay.removeFirst());
    }
  }

  private void finishAll() {
    while (!underWay.isEmpty()) {
      finish(underWay.removeFirst());
    }
    group.commit();
  }

  /** Shows a page the links of those before it, as far as these are finished. */
  private void commitFinished() {
    while (!underWay.isEmpty() && underWay.getFirst().done()) {
      finish(underWay.removeFirst());
    }
    group.commit();
  }

  private void finish(PageWork work) {
    work.await();
    cursorHeld |= work.unfinished();
    group.add(work, cursorHeld ? null : work.cursor(), linksMayWait.getAsBoolean());
    progress.finished(work.size());
  }

  private void noteOnlyInTarget(Correlate<T> correlate) {
    long untaken = correlate.untaken();
    if (untaken > 0) {
      context
          .log()
          .note(
              Outcome.UNLINKED,
              Message.of("match.only-in-target", "count", untaken),
              null,
              "-",
              true);
    }
  }
}
