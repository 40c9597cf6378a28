package no.samklang.sync.http;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Ends calls that take too long, for authors of transports whose client has no limit on the whole
 * call. Costs no timer per call: one daemon thread looks at the calls under way every 20
 * milliseconds, and ends itself when there were none for a second. Safe for use by many threads.
 */
public final class Deadlines {
  private static final Deadlines SHARED = new Deadlines();
  private static final long TICK_NANOS = 20_000_000;
  private static final int IDLE_TICKS = 50;

  private final Set<Watch> watches = ConcurrentHashMap.newKeySet();
  private volatile @Nullable Thread watcher;

  private Deadlines() {}

  /**
   * Watches a call until its watch is ended.
   *
   * @param onExpiry breaks the call off; run on the watching thread, at most once, also in a race
   *     with the end of the call
   */
  public static Watch watch(Duration timeout, Runnable onExpiry) {
    Watch watch = SHARED.new Watch(System.nanoTime() + timeout.toNanos(), onExpiry);
    SHARED.watches.add(watch);
    if (SHARED.watcher == null) {
      SHARED.startWatcher();
    }
    return watch;
  }

  private synchronized void startWatcher() {
    if (watcher == null) {
      Thread thread = new Thread(this::look, "samklang-http-deadlines");
      thread.setDaemon(true);
      thread.setContextClassLoader(null);
      watcher = thread;
      thread.start();
    }
  }

  private void look() {
    int idle = 0;
    while (idle < IDLE_TICKS || !stop()) {
      LockSupport.parkNanos(this, TICK_NANOS);
      idle = watches.isEmpty() ? idle + 1 : 0;
      long now = System.nanoTime();
      watches.forEach(watch -> watch.expireAt(now));
    }
  }

  private synchronized boolean stop() {
    watcher = null;
    if (watches.isEmpty()) {
      return true;
    }
    watcher = Thread.currentThread();
    return false;
  }

  /** One call under way. */
  public final class Watch {
    private final long deadline;
    private final Runnable onExpiry;
    private volatile boolean expired;

    private Watch(long deadline, Runnable onExpiry) {
      this.deadline = deadline;
      this.onExpiry = onExpiry;
    }

    /** Returns whether the time was up before the call ended. */
    public boolean expired() {
      return expired;
    }

    /** Ends the watch. */
    public void end() {
      watches.remove(this);
    }

    private void expireAt(long now) {
      if (now - deadline >= 0 && watches.remove(this)) {
        expired = true;
        onExpiry.run();
      }
    }
  }
}
