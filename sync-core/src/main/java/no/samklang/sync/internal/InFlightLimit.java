package no.samklang.sync.internal;

/**
 * How many writes may be under way: few while the CPU is the limit, more while latency is. Judged
 * by the shortest call of a window, because the mean of calls that queue for a core looks like
 * latency. Not thread-safe: the pool guards it.
 */
final class InFlightLimit {
  static final int WINDOW = 16;
  private static final long NANOS_PER_CALL_IN_FLIGHT = 750_000;

  private final int most;
  private int limit;
  private int seen;
  private long shortest = Long.MAX_VALUE;

  InFlightLimit(int most) {
    this.most = most;
    this.limit = Math.min(2, most);
  }

  /** Takes the length of one call and returns the limit from now on. */
  int record(long nanos) {
    shortest = Math.min(shortest, nanos);
    seen++;
    if (seen >= Math.min(WINDOW, 2 * limit)) {
      long wanted = shortest / NANOS_PER_CALL_IN_FLIGHT + 1;
      limit = (int) Math.min(most, wanted);
      seen = 0;
      shortest = Long.MAX_VALUE;
    }
    return limit;
  }

  int limit() {
    return limit;
  }
}
