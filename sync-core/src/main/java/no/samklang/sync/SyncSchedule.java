package no.samklang.sync;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the routes of a session at their intervals, one run at a time. Hosts that have a scheduler
 * of their own call {@link SyncSession#run} from it instead.
 *
 * <p>A test steps it with {@link #runDue()}; {@link #start()} does the same on a thread of its own.
 * An interval counts from the start of a run; a run that takes longer delays the next and is never
 * overlapped. Thread-safe. Closing cancels a run under way, waits for it, and leaves the session
 * open.
 */
public final class SyncSchedule implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SyncSchedule.class);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

  private final SyncSession session;
  private final InstantSource clock;
  private final Consumer<RunReport> afterRun;
  private final Map<String, Instant> lastStart = new HashMap<>();
  private final Cancellation cancellation = new Cancellation();
  private volatile boolean paused;
  private final Thread thread = new Thread(this::keepRunning, "samklang-schedule");

  SyncSchedule(SyncSession session, InstantSource clock, Consumer<RunReport> afterRun) {
    this.session = session;
    this.clock = clock;
    this.afterRun = afterRun;
    thread.setDaemon(true);
  }

  /** Runs by itself from now on. */
  public SyncSchedule start() {
    thread.start();
    return this;
  }

  /** Lets no run begin until {@link #resume()}; one that is under way goes on to its end. */
  public void pause() {
    paused = true;
  }

  /** Lets runs begin again; what fell due meanwhile is run once. */
  public void resume() {
    paused = false;
    synchronized (cancellation) {
      cancellation.notifyAll();
    }
  }

  /**
   * Runs the routes whose interval is over, and those that have not run yet.
   *
   * @return the report; empty when no route was due, or while paused
   */
  public synchronized Optional<RunReport> runDue() {
    Instant now = clock.instant();
    List<String> due = new ArrayList<>();
    if (paused) {
      return Optional.empty();
    }
    for (Route route : session.integration().routes()) {
      if (dueIn(route, now).map(wait -> wait.isZero() || wait.isNegative()).orElse(false)) {
        due.add(route.name());
      }
    }
    if (due.isEmpty()) {
      return Optional.empty();
    }
    due.forEach(route -> lastStart.put(route, now));
    RunOptions options =
        RunOptions.builder().routes(due.toArray(String[]::new)).cancellation(cancellation).build();
    return Optional.of(session.run(options));
  }

  private Optional<Duration> dueIn(Route route, Instant now) {
    Instant last = lastStart.get(route.name());
    return route
        .trigger()
        .interval()
        .map(interval -> last == null ? Duration.ZERO : Duration.between(now, last.plus(interval)));
  }

  /** Returns how long until a route is due; a minute at most. */
  synchronized Duration wait(Instant now) {
    if (paused) {
      return LONGEST_WAIT;
    }
    return session.integration().routes().stream()
        .flatMap(route -> dueIn(route, now).stream())
        .map(wait -> wait.isNegative() ? Duration.ZERO : wait)
        .min(Duration::compareTo)
        .filter(wait -> wait.compareTo(LONGEST_WAIT) < 0)
        .orElse(LONGEST_WAIT);
  }

  private void keepRunning() {
    while (!cancellation.isCancelled()) {
      try {
        runDue().ifPresent(afterRun);
      } catch (RuntimeException failed) {
        LOG.error("a scheduled run failed; the next one is tried at its time", failed);
      }
      try {
        synchronized (cancellation) {
          if (!cancellation.isCancelled()) {
            cancellation.wait(Math.max(1, wait(clock.instant()).toMillis()));
          }
        }
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  @Override
  public void close() {
    cancellation.cancel();
    synchronized (cancellation) {
      cancellation.notifyAll();
    }
    try {
      thread.join();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
