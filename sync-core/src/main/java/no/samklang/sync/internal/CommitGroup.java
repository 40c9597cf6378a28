package no.samklang.sync.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import no.samklang.sync.spi.SourceRecord;
import no.samklang.sync.spi.StateChange;
import org.jspecify.annotations.Nullable;

/**
 * What finished pages remember, made durable together.
 *
 * <ol>
 *   <li>Remembered updates wait for each other, up to 200 of them and one second: when they are
 *       lost, the same update is sent again. Anything else, such as a new link, which later pages
 *       look for, or a settled create, is committed with its page.
 *   <li>A cursor alone is worth no commit: it goes with the next changes, or when the pass ends.
 * </ol>
 *
 * Not thread-safe.
 */
final class CommitGroup {
  private static final int MOST = 200;
  private static final Duration LONGEST = Duration.ofSeconds(1);

  private final RouteContext context;
  private final List<StateChange> changes = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();
  private @Nullable Instant since;
  private @Nullable StateChange reached;

  CommitGroup(RouteContext context) {
    this.context = context;
  }

  /** Adds a finished page, and the cursor behind it; null when the cursor may not move. */
  void add(PageWork work, @Nullable StateChange cursor) {
    if (cursor != null) {
      reached = cursor;
    }
    List<StateChange> more = work.changes();
    if (more.isEmpty()) {
      commitIfOld();
      return;
    }
    changes.addAll(more);
    ids.addAll(work.ids());
    if (changes.size() < MOST && more.stream().allMatch(StateChange.PutBase.class::isInstance)) {
      commitIfOld();
    } else {
      commit();
    }
  }

  /** Returns whether one of these records waits to be committed. */
  boolean touches(List<? extends SourceRecord<?>> records) {
    return PageWork.anyOf(records, ids);
  }

  private void commitIfOld() {
    if (changes.isEmpty()) {
      return;
    }
    Instant now = context.config().clock().instant();
    if (since == null) {
      since = now;
    } else if (Duration.between(since, now).compareTo(LONGEST) > 0) {
      commit();
    }
  }

  /** Commits what waits; the cursor goes along. */
  void commit() {
    if (changes.isEmpty()) {
      return;
    }
    List<StateChange> all = new ArrayList<>(changes);
    if (reached != null) {
      all.add(reached);
      reached = null;
    }
    changes.clear();
    ids.clear();
    since = null;
    context.commit(all);
  }

  /** Commits how far a pass that ended came, unless that stands in the store already. */
  void end(StateChange stored) {
    if (reached != null && !reached.equals(stored)) {
      context.commit(List.of(reached));
    }
  }
}
