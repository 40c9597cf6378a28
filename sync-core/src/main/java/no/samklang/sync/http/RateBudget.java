package no.samklang.sync.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * What one system takes from all its users in this process: requests in flight, their pace, and the
 * pause that a 429 asks for. Clients that share a budget wait together: one answer with {@code
 * Retry-After} stops them all once. Safe for use by many threads.
 */
public final class RateBudget {
  private static final Map<String, RateBudget> SHARED = new ConcurrentHashMap<>();

  private final RateLimits limits;
  private final Semaphore inFlight;
  private final Instant[] starts;
  private int next;
  private Instant lastStart = Instant.MIN;
  private Instant pauseBegan = Instant.MIN;
  private Instant pausedUntil = Instant.MIN;
  private long pauses;

  private RateBudget(RateLimits limits) {
    this.limits = limits;
    this.inFlight = new Semaphore(limits.maxInFlight(), true);
    this.starts = new Instant[limits.window().isZero() ? 0 : limits.permits()];
    Arrays.fill(starts, Instant.MIN);
  }

  /** Returns a budget of its own. */
  public static RateBudget of(RateLimits limits) {
    return new RateBudget(limits);
  }

  /**
   * Returns the budget that everybody in this process who gives the same key shares. The limits of
   * the first who asks hold.
   *
   * @param key names what the vendor counts by, such as the system and the company; no secret
   */
  public static RateBudget shared(String key, RateLimits limits) {
    return SHARED.computeIfAbsent(key, each -> new RateBudget(limits));
  }

  /** Returns how many pauses were asked for so far; answers during a pause only prolong it. */
  public synchronized long pauses() {
    return pauses;
  }

  /**
   * Makes all users wait, unless they wait longer already. The answer to a request that was sent
   * before a pause began belongs to that pause: it may prolong it, but begins no other.
   *
   * @param sent when the request was sent that got the 429
   * @return whether this began a pause
   */
  synchronized boolean pause(Instant sent, Instant now, Duration wait) {
    boolean paused = pausedUntil.isAfter(now);
    boolean begins = !paused && sent.isAfter(pauseBegan) && !wait.isZero();
    if (begins) {
      pauses++;
      pauseBegan = now;
    }
    if (begins || paused) {
      pausedUntil = later(pausedUntil, now.plus(wait));
    }
    return begins;
  }

  /**
   * Waits for a turn; each success is followed by one {@link #release}.
   *
   * @param patience the longest wait the caller puts up with
   * @return zero, or how long the wait would have been when it is beyond the caller's patience;
   *     there is nothing to release then
   */
  Duration acquire(InstantSource clock, Waiter waiter, Duration patience)
      throws InterruptedException {
    inFlight.acquire();
    boolean kept = false;
    try {
      Duration wait = reserve(clock.instant());
      while (!wait.isZero()) {
        if (wait.compareTo(patience) > 0) {
          return wait;
        }
        waiter.await(wait);
        wait = reserve(clock.instant());
      }
      kept = true;
      return Duration.ZERO;
    } finally {
      if (!kept) {
        inFlight.release();
      }
    }
  }

  void release() {
    inFlight.release();
  }

  /** Takes the turn and returns zero, or returns how long until there may be one. */
  private synchronized Duration reserve(Instant now) {
    if (lastStart.isAfter(now)) {
      // The clock was set back: starts that lie ahead say nothing about the pace any more.
      lastStart = Instant.MIN;
      Arrays.fill(starts, Instant.MIN);
    }
    Instant free = later(pausedUntil, later(after(lastStart, limits.spacing()), windowFree()));
    if (free.isAfter(now)) {
      return Duration.between(now, free);
    }
    lastStart = now;
    if (starts.length > 0) {
      starts[next] = now;
      next = (next + 1) % starts.length;
    }
    return Duration.ZERO;
  }

  private Instant windowFree() {
    return starts.length == 0 ? Instant.MIN : after(starts[next], limits.window());
  }

  private static Instant after(Instant start, Duration time) {
    return start.equals(Instant.MIN) ? start : start.plus(time);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
