package no.samklang.sync;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A way of recognising the same record on both sides.
 *
 * @param name name of the key, as the connector knows it in {@code find}
 * @param left reads the key of a left record; null when it has none
 * @param right reads the key of a right record; null when it has none
 * @param <L> class of the left record
 * @param <R> class of the right record
 */
public record Match<L, R>(
    String name, Function<L, @Nullable String> left, Function<R, @Nullable String> right) {
  /** Checks that all are there. */
  public Match {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(left, "left");
    Objects.requireNonNull(right, "right");
  }

  /** Returns a match by the same property of both, as fits two records of one class. */
  public static <T> Match<T, T> by(String name, Function<T, @Nullable String> key) {
    return new Match<>(name, key, key);
  }
}
