package no.samklang.sync.internal;

/**
 * How many writes may be under way: few while the CPU is the limit, more while latency is.
 *
 * <ol>
 *   <li>Calls are judged a window at a time, by the shortest: the mean of calls that queue for a
 *       core looks like latency.
 *   <li>A call that took no longer than its work leaves no room for another. The work is what calls
 *       of a warm program cost on both sides or, while the program is cold or the machine slow,
 *       twice what the calling thread spent on the cheapest.
 *   <li>The limit at most doubles from window to window, and falls at once.
 * </ol>
 *
 * Not thread-safe: the pool guards it.
 */
final class InFlightLimit {
  static final int WINDOW = 8;
  private static final long WARM_NANOS = 750_000;
  private static final int SIDES = 2;

  private final int most;
  private int limit;
  private int seen;
  private long shortest = Long.MAX_VALUE;
  private long cheapest = Long.MAX_VALUE;

  InFlightLimit(int most) {
    this.most = most;
    this.limit = Math.min(2, most);
  }

  /**
   * Takes one call and returns the limit from now on.
   *
   * @param nanos how long it took
   * @param cpuNanos CPU time that the calling thread spent on it; zero if that is not known
   */
  int record(long nanos, long cpuNanos) {
    shortest = Math.min(shortest, nanos);
    cheapest = Math.min(cheapest, cpuNanos);
    seen++;
    if (seen == WINDOW) {
      long work = Math.max(WARM_NANOS, SIDES * cheapest);
      long wanted = shortest / work + 1;
      limit = (int) Math.min(Math.min(most, 2L * limit), wanted);
      seen = 0;
      shortest = Long.MAX_VALUE;
      cheapest = Long.MAX_VALUE;
    }
    return limit;
  }

  int limit() {
    return limit;
  }
}
