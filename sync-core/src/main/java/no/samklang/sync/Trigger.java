package no.samklang.sync;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When a route runs without being asked: at an interval, or never. Immutable. */
public final class Trigger {
  private static final Duration SHORTEST = Duration.ofMinutes(1);

  private final @Nullable Duration interval;

  private Trigger(@Nullable Duration interval) {
    this.interval = interval;
  }

  /**
   * Returns a trigger that runs at this interval.
   *
   * @throws IllegalArgumentException if it is shorter than one minute
   */
  public static Trigger every(Duration interval) {
    if (interval.compareTo(SHORTEST) < 0) {
      throw new IllegalArgumentException("interval " + interval + ": use one minute or more");
    }
    return new Trigger(interval);
  }

  /** Returns the trigger of a route that runs only when asked. */
  public static Trigger manual() {
    return new Trigger(null);
  }

  /** Returns the interval; empty when the route runs only when asked. */
  public Optional<Duration> interval() {
    return Optional.ofNullable(interval);
  }

  @Override
  public String toString() {
    return interval == null ? "manual" : "every " + interval;
  }
}
