package no.samklang.sync.http;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How often and how patiently a call is tried again when that is safe. The waits double from the
 * first to the longest; each is then shortened at random by up to half, so that many callers spread
 * out.
 *
 * @param maxAttempts requests per call, the first included; at least 1
 * @param firstWait wait after the first failure
 * @param longestWait no single wait is longer, unless the server names one
 * @param patience what a call waits in all between its attempts, and at most for one turn from the
 *     rate budget; a server that asks for more ends the call at once
 */
public record RetryPolicy(
    int maxAttempts, Duration firstWait, Duration longestWait, Duration patience) {

  /** Five attempts, waits from 1 to 60 seconds, two minutes in all. */
  public static final RetryPolicy DEFAULTS =
      new RetryPolicy(5, Duration.ofSeconds(1), Duration.ofSeconds(60), Duration.ofMinutes(2));

  /** One attempt; up to two minutes for its turn. */
  public static final RetryPolicy NEVER =
      new RetryPolicy(1, Duration.ZERO, Duration.ZERO, Duration.ofMinutes(2));

  /** Refuses a number of attempts below one and negative times. */
  public RetryPolicy {
    if (maxAttempts < 1) {
      throw new IllegalArgumentException(
          "maxAttempts is " + maxAttempts + ": at least 1, the first attempt counts");
    }
    if (firstWait.isNegative() || longestWait.isNegative() || patience.isNegative()) {
      throw new IllegalArgumentException("A wait is negative: give zero or more");
    }
  }

  /** Returns how long to wait after the failed attempt with that number, counted from 1. */
  Duration waitAfter(int attempt, RandomGenerator random) {
    long longest = longestWait.toNanos();
    int doublings = Math.min(attempt - 1, 30);
    long first = firstWait.toNanos();
    long full = first > longest >> doublings ? longest : first << doublings;
    return Duration.ofNanos(full - (long) (full * random.nextDouble() / 2));
  }
}
