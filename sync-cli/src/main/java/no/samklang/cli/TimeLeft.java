package no.samklang.cli;

import java.time.Duration;

/** How long a route will still take, if it goes on as it went so far. */
final class TimeLeft {
  private TimeLeft() {}

  /**
   * Returns the time left, such as {@code about 12 min 30 s left}; empty while nothing is done, and
   * once all is.
   *
   * @param taken for what is done
   * @param done records finished
   * @param expected records in all
   */
  static String text(Duration taken, long done, long expected) {
    return done <= 0 || done >= expected
        ? ""
        : "about " + rough(seconds(taken, done, expected)) + " left";
  }

  /** Returns whole seconds; one at least. */
  private static long seconds(Duration taken, long done, long expected) {
    double each = (double) taken.toMillis() / done;
    return Math.max(1, (long) (each * (expected - done) / 1000));
  }

  private static String rough(long seconds) {
    if (seconds < 60) {
      return seconds + " s";
    }
    return seconds < 3600
        ? seconds / 60 + " min " + seconds % 60 + " s"
        : seconds / 3600 + " h " + seconds / 60 % 60 + " min";
  }
}
