package no.samklang.sync.http;

import java.time.Duration;

/**
 * How much a system takes from all its users in this process together.
 *
 * @param maxInFlight requests under way at a time
 * @param spacing least time between the starts of two requests
 * @param permits requests that may start within any {@code window}
 * @param window the time that {@code permits} is counted in; zero for no such limit
 */
public record RateLimits(int maxInFlight, Duration spacing, int permits, Duration window) {

  /** No limit at all. */
  public static final RateLimits NONE =
      new RateLimits(Integer.MAX_VALUE, Duration.ZERO, 0, Duration.ZERO);

  /** Refuses limits that let nothing through. */
  public RateLimits {
    if (maxInFlight < 1) {
      throw new IllegalArgumentException("maxInFlight is " + maxInFlight + ": at least 1");
    }
    if (spacing.isNegative() || window.isNegative()) {
      throw new IllegalArgumentException("A time is negative: give zero or more");
    }
    if (!window.isZero() && permits < 1) {
      throw new IllegalArgumentException("permits is " + permits + ": at least 1 in a window");
    }
  }

  /** Returns a limit on the requests under way at a time. */
  public static RateLimits inFlight(int max) {
    return new RateLimits(max, Duration.ZERO, 0, Duration.ZERO);
  }

  /** Returns these limits with a least time between the starts of two requests. */
  public RateLimits spaced(Duration least) {
    return new RateLimits(maxInFlight, least, permits, window);
  }

  /** Returns these limits with at most {@code count} starts in any {@code time}. */
  public RateLimits atMost(int count, Duration time) {
    return new RateLimits(maxInFlight, spacing, count, time);
  }
}
