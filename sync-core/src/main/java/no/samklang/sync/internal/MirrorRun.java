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
 * Runs a mirror route.
 *
 * <ol>
 *   <li>Creates that an earlier run left open are settled.
 *   <li>Parked records whose awaited link has appeared are fetched and taken first.
 *   <li>Pages are read one ahead, recognised, mapped, decided and written; the writes of a page go
 *       on while the next is decided. Beyond the floors of the brakes they are put aside.
 *   <li>Pages are committed in their order, each with the cursor behind it, so that the cursor
 *       never passes an unfinished record, nor one that is put aside.
 *   <li>After the last page {@link MirrorEnd} judges the brakes and takes what was put aside, and
 *       what vanished.
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
  private final boolean lost;
  private final boolean whole;
  private BooleanSupplier linksMayWait = () -> false;
  private boolean cursorHeld;
  private boolean marked;

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
    this.lost = MirrorMemory.lost(context.store(), context.scope(), route);
    this.marked = MirrorMemory.marked(context.store(), context.scope(), route.name());
    this.whole = context.options().whole() || mayRetireByPlan(context, route);
    this.progress =
        new Progress(
            route.name(), context.options().listener(), PlannedTotal.left(context, whole || lost));
  }

  /** A plan may name records that vanished, and only a whole pass can tell that they did. */
  private static boolean mayRetireByPlan(RouteContext context, MirrorRoute<?, ?> route) {
    return context.mode() == Mode.APPLY
        && route.whenVanished().isPresent()
        && context.sourceCapabilities().reading() == Capabilities.Reading.CHANGES;
  }

  @Override
  public void run() {
    Cursor stored = cursors.load();
    Cursor start = whole || lost ? Cursor.START : stored;
    settle();
    boolean firstPass = whole || lost || cursors.neverRead();
    Drift<S, T> drift = new Drift<>(context, route, recognise, firstPass);
    Admission admission = new Admission(route.brakes(), context.accepted(), new BrakePlan(context));
    try (WritePool pool = new WritePool(inFlight(), context.nanoTime());
        FirstLook<T, T> look =
            new FirstLook<>(
                context, route.firstCheck().orElse(null), route.targetType(), route.targetType());
        Correlate<T> correlate =
            new Correlate<>(context, route.targetType(), route.matches(), firstPass, look);
        PutAside<S> aside = new PutAside<>(context.store(), route.sourceType());
        Absence<S> absence = new Absence<>(context, route, recognise, tellsAll(start))) {
      MirrorPage.Shared<S, T> shared =
          new MirrorPage.Shared<>(
              correlate, look, pool, guard, openCreates, admission, aside, this::commitFinished);
      MirrorPage<S, T> page = new MirrorPage<>(context, route, shared);
      linksMayWait = correlate::knowsAll;
      try {
        wake(page);
        StateChange cursor = read(page, new Pass<>(start, stored, aside, absence));
        finishAll();
        drift.look(rows -> begin(page, batch(rows, 0, null)));
        finishAll();
        guard.check();
        new MirrorEnd<>(context, route, recognise, shared, absence)
            .run(cursor, batch -> begin(page, batch));
      } finally {
        finishAll();
      }
      guard.check();
      group.end(cursors.store(stored));
      settleMemory();
      drift.remember();
      look.end();
      noteOnlyInTarget(correlate);
    } catch (SyncException error) {
      throw StopRoute.because(error);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new CancelledException();
    }
  }

  /** Returns whether a pass from here brings every record that the source lists. */
  private boolean tellsAll(Cursor start) {
    boolean listing = context.sourceCapabilities().reading() == Capabilities.Reading.FULL;
    return start.isStart() && (listing || whole);
  }

  /** An empty source has nothing to remember; its next record is a new one. */
  private void settleMemory() {
    if (lost && !context.planning() && MirrorMemory.lost(context.store(), context.scope(), route)) {
      context.commit(List.of(MirrorMemory.unmarking(route.name())));
    }
  }

  private int inFlight() {
    return Math.min(context.config().maxInFlight(), context.targetCapabilities().maxInFlight());
  }

  private void settle() {
    CreateDesk<T> desk = new CreateDesk<>(context, route.targetType());
    for (Intent intent : desk.leftOpen()) {
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
        begin(page, batch(again, again.size(), null));
      }
      after = parked.isEmpty() ? null : parked.get(parked.size() - 1).sourceId();
    } while (parked.size() == size);
  }

  private MirrorPage.Batch<S> batch(List<Row<S>> rows, int size, @Nullable StateChange cursor) {
    return new MirrorPage.Batch<>(rows, size, cursor, route.whenGone().orElse(null), false);
  }

  /**
   * One pass over the source.
   *
   * @param start where it begins
   * @param stored how far the route had come
   * @param aside forgets what comes again
   * @param absence sees every page
   */
  private record Pass<S>(Cursor start, Cursor stored, PutAside<S> aside, Absence<S> absence) {}

  /** Takes the pages; returns where the cursor may go when all of them are finished. */
  private @Nullable StateChange read(MirrorPage<S, T> page, Pass<S> pass) {
    ReadOptions options = new ReadOptions(pageSize(), whole, route.parts());
    Cursor last = pass.stored();
    StateChange reached = null;
    boolean first = true;
    try (PageReader<SourceRecord<S>> reader =
        new PageReader<>(
            pass.start(), cursor -> context.source().read(route.sourceType(), cursor, options))) {
      for (Page<SourceRecord<S>> next = reader.next(); next != null; next = reader.next()) {
        guard.check();
        if (first) {
          progress.expect(new CountAhead(context, guard).from(next, route.sourceType(), options));
          first = false;
        }
        progress.expect(next.expectedTotal());
        boolean moved = !next.next().equals(last) && !context.planning();
        last = next.next();
        reached = moved ? cursors.store(last) : reached;
        waitForEarlier(next.records());
        pass.absence().add(next);
        pass.aside().withdraw(next.records());
        List<Row<S>> rows = rows(next.records(), pass.start());
        countUnchanged(next.records().size() - rows.size());
        begin(page, batch(rows, next.records().size(), moved ? reached : null));
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new CancelledException();
    }
    return reached;
  }

  /**
   * Returns the rows that are not as they were. When everything is read again, those are among them
   * that have lost their link.
   */
  private List<Row<S>> rows(List<SourceRecord<S>> records, Cursor start) {
    List<Row<S>> changed = recognise.changed(records);
    boolean listing = context.sourceCapabilities().reading() == Capabilities.Reading.FULL;
    if (!whole && (listing || !start.isStart())) {
      return changed;
    }
    List<Row<S>> rows = new ArrayList<>(changed);
    rows.addAll(recognise.unlinked(records, changed));
    return rows;
  }

  private void begin(MirrorPage<S, T> page, MirrorPage.Batch<S> batch) {
    guard.check();
    if (batch.judged()) {
      waitForEarlier(batch.rows().stream().map(Row::record).toList());
    }
    take(page.start(batch));
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
    if (!marked && work.remembers()) {
      work.add(List.of(MirrorMemory.marking(route.name())));
      marked = true;
    }
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
