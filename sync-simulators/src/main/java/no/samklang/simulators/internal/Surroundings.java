package no.samklang.simulators.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Set;
import no.samklang.simulators.SimulatorOptions;

/** What a system lives in: the options, the moved clock and the variants in force. Thread-safe. */
public final class Surroundings {

  /** The variant of every system by which its clock is an hour ahead. */
  public static final String CLOCK_AHEAD_1H = "clock-ahead-1h";

  /** The variant of every system by which its clock is an hour behind. */
  public static final String CLOCK_BEHIND_1H = "clock-behind-1h";

  private final SimulatorOptions options;
  private volatile Duration offset = Duration.ZERO;
  private volatile Set<String> variants;

  Surroundings(SimulatorOptions options) {
    this.options = options;
    this.variants = options.variants();
  }

  /** Returns the options of the start. */
  public SimulatorOptions options() {
    return options;
  }

  /** Returns the present moment. */
  public Instant now() {
    return options.clock().instant().plus(offset);
  }

  /** Returns the moment that the system's own clock shows, which variants may put wrong. */
  public Instant systemNow() {
    Instant now = now();
    if (has(CLOCK_AHEAD_1H)) {
      now = now.plus(1, ChronoUnit.HOURS);
    }
    if (has(CLOCK_BEHIND_1H)) {
      now = now.minus(1, ChronoUnit.HOURS);
    }
    return now;
  }

  /** Returns whether a variant is in force. */
  public boolean has(String variant) {
    return variants.contains(variant);
  }

  /** Returns the variants in force. */
  public Set<String> variants() {
    return variants;
  }

  void offset(Duration duration) {
    offset = duration;
  }

  void variants(Collection<String> names, Set<String> known) {
    for (String name : names) {
      if (!known.contains(name)) {
        throw new IllegalArgumentException(
            "No variant '"
                + name
                + "'; there are: "
                + String.join(", ", known.stream().sorted().toList()));
      }
    }
    variants = Set.copyOf(names);
  }

  void reset() {
    offset = Duration.ZERO;
    variants = options.variants();
  }
}
