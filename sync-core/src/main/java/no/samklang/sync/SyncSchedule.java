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
 *
 * <p>Its options hold for every run: the listener, the name that accepts first plans, and whether
 * everything is read each time. If they name routes, only those are run. Their cancellation is the
 * schedule's own: cancelling it stops the run under way, and no other begins.
 */
public final class SyncSchedule implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SyncSchedule.class);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

  private final SyncSession session;
  private final InstantSource clock;
  private final Consumer<RunReport> afterRun;
  private final Map<String, Instant> lastStart = new HashMap<>();
  private final RunOptions options;
  private final Cancellation cancellation;
  private volatile boolean paused;
  private final Thread thread = new Thread(this::keepRunning, "samklang-schedule");

  SyncSchedule(
      SyncSession session, InstantSource clock, RunOptions options, Consumer<RunReport> afterRun) {
    if (options.brakeOverride().isPresent() || options.period().isPresent()) {
      throw new IllegalArgumentException(
          "brakes are overridden and a period is chosen for one run, not for every run of a"
              + " schedule: give them to SyncSession.run");
    }
    this.session = session;
    this.options = options;
    this.cancellation = options.cancellation();
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
   * @return the report; empty when no route was due, while paused, and once cancelled
   */
  public synchronized Optional<RunReport> runDue() {
    Instant now = clock.instant();
    List<String> due = new ArrayList<>();
    if (paused || cancellation.isCancelled()) {
      return Optional.empty();
    }
    for (Route route : routes()) {
      if (dueIn(route, now).map(wait -> wait.isZero() || wait.isNegative()).orElse(false)) {
        due.add(route.name());
      }
    }
    if (due.isEmpty()) {
      return Optional.empty();
    }
    due.forEach(route -> lastStart.put(route, now));
    return Optional.of(session.run(options.toBuilder().instead(due).build()));
  }

  private List<Route> routes() {
    return session.integration().routes().stream()
        .filter(route -> options.routes().isEmpty() || options.routes().contains(route.name()))
        .toList();
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
    return routes().stream()
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
