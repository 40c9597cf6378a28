package no.samklang.sync.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import no.samklang.sync.spi.SourceRecord;
import no.samklang.sync.spi.StateChange;
import org.jspecify.annotations.Nullable;

/**
 * A page whose writes are under way: gathers what is to be committed when the last of them is done.
 * Thread-safe.
 */
final class PageWork {
  private final Set<String> ids;
  private final CountDownLatch open;
  private final int size;
  private final @Nullable StateChange cursor;
  private final List<StateChange> changes = new ArrayList<>();
  private volatile boolean unfinished;

  /**
   * Makes the work of a page.
   *
   * @param ids the records of the page that are not as they were
   * @param writes how many of them are written
   * @param size records on the page
   * @param cursor what to commit when every record is finished; null when the cursor stands
   */
  PageWork(Collection<String> ids, int writes, int size, @Nullable StateChange cursor) {
    this.ids = new HashSet<>(ids);
    this.open = new CountDownLatch(writes);
    this.size = size;
    this.cursor = cursor;
  }

  synchronized void add(Collection<? extends @Nullable StateChange> more) {
    for (StateChange change : more) {
      if (change != null) {
        changes.add(change);
      }
    }
  }

  /** Returns where the cursor may go when this page is finished; null when it stands. */
  @Nullable StateChange cursor() {
    return unfinished ? null : cursor;
  }

  /** One write is done. */
  void finished(List<StateChange> outcome) {
    add(outcome);
    open.countDown();
  }

  /** The cursor may not pass this page: a record on it is left for later. */
  void hold() {
    unfinished = true;
  }

  /** One write was not made, because the route stops. */
  void leftUndone(List<StateChange> outcome) {
    unfinished = true;
    add(outcome);
    open.countDown();
  }

  Set<String> ids() {
    return ids;
  }

  /** Returns whether one of these records is on this page and was not as it was. */
  boolean touches(List<? extends SourceRecord<?>> records) {
    return anyOf(records, ids);
  }

  static boolean anyOf(List<? extends SourceRecord<?>> records, Set<String> ids) {
    if (!ids.isEmpty()) {
      for (SourceRecord<?> record : records) {
        if (ids.contains(record.id())) {
          return true;
        }
      }
    }
    return false;
  }

  boolean done() {
    return open.getCount() == 0;
  }

  boolean unfinished() {
    return unfinished;
  }

  int size() {
    return size;
  }

  /** Returns whether a base is among what is to be committed. */
  synchronized boolean remembers() {
    return changes.stream().anyMatch(StateChange.PutBase.class::isInstance);
  }

  /** Waits until every write is done, whatever interrupts. */
  void await() {
    boolean interrupted = false;
    while (!done()) {
      try {
        open.await();
      } catch (InterruptedException stop) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns what to commit beside the cursor. */
  synchronized List<StateChange> changes() {
    return new ArrayList<>(changes);
  }
}
