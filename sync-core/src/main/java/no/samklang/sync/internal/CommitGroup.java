package no.samklang.sync.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import no.samklang.sync.spi.SourceRecord;
import no.samklang.sync.spi.StateChange;
import org.jspecify.annotations.Nullable;

/**
 * What finished pages remember, made durable together: how often is measured by what a commit
 * costs, so that a slow disk does not hold up the writes.
 *
 * <ol>
 *   <li>What may wait is what can be lost: the write is made again then, and does nothing new.
 *       These are updates, and links of creates under the caller's own key once all that the target
 *       holds is known here. Anything else is committed with its page.
 *   <li>It waits until there are 200 records and commits take less than a tenth of the time, but no
 *       longer than a second and for no more than 4,000 records.
 *   <li>A record or a reference that needs what waits is served by {@link #commit} first.
 *   <li>A cursor alone is worth no commit: it goes with the next changes, or when the pass ends.
 * </ol>
 *
 * Not thread-safe.
 */
final class CommitGroup {
  private static final int FEWEST = 200;
  private static final int MOST = 4_000;
  private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final int TIMES_ITS_COST = 9;

  private final RouteContext context;
  private final LongSupplier nanoTime;
  private final List<StateChange> changes = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();
  private @Nullable StateChange reached;
  private @Nullable StateChange stands;
  private long since;
  private long committed;
  private long cost;

  CommitGroup(RouteContext context) {
    this.context = context;
    this.nanoTime = context.nanoTime();
    this.committed = nanoTime.getAsLong();
  }

  /**
   * Adds a finished page.
   *
   * @param cursor how far the pass came with it; null when the cursor may not move
   * @param linksMayWait whether no later page looks for its links in the store
   */
  void add(PageWork work, @Nullable StateChange cursor, boolean linksMayWait) {
    if (cursor != null) {
      reached = cursor;
    }
    List<StateChange> more = work.changes();
    if (changes.isEmpty()) {
      since = nanoTime.getAsLong();
    }
    changes.addAll(more);
    if (!more.isEmpty()) {
      ids.addAll(work.ids());
    }
    if (due() || !more.stream().allMatch(change -> mayWait(change, linksMayWait))) {
      commit();
    }
  }

  private static boolean mayWait(StateChange change, boolean linksMayWait) {
    return change instanceof StateChange.PutBase
        || change instanceof StateChange.AddJournal
        || (linksMayWait && change instanceof StateChange.PutLink);
  }

  private boolean due() {
    long now = nanoTime.getAsLong();
    return ids.size() >= MOST
        || now - since >= LONGEST_NANOS
        || (ids.size() >= FEWEST && now - committed >= TIMES_ITS_COST * cost);
  }

  /** Returns whether one of these records waits to be committed. */
  boolean touches(List<? extends SourceRecord<?>> records) {
    return PageWork.anyOf(records, ids);
  }

  /** Commits what waits; the cursor goes along. */
  void commit() {
    if (changes.isEmpty()) {
      return;
    }
    List<StateChange> all = new ArrayList<>(changes);
    if (reached != null) {
      all.add(reached);
      stands = reached;
      reached = null;
    }
    changes.clear();
    ids.clear();
    long begun = nanoTime.getAsLong();
    context.commit(all);
    committed = nanoTime.getAsLong();
    cost = committed - begun;
  }

  /**
   * Commits how far a pass that ended came, unless that stands in the store already.
   *
   * @param stored what stood there before the pass
   */
  void end(StateChange stored) {
    if (reached != null && !reached.equals(stands == null ? stored : stands)) {
      context.commit(List.of(reached));
    }
  }
}
