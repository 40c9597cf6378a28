package no.samklang.sync.internal;

import java.util.Random;
import java.util.function.Consumer;

/** Runs a property under many seeds and names the one that breaks it. */
final class Seeded {
  private Seeded() {}

  static void times(int runs, Consumer<Random> property) {
    for (long seed = 1; seed <= runs; seed++) {
      try {
        property.accept(new Random(seed));
      } catch (AssertionError | RuntimeException broken) {
        throw new AssertionError("broken under seed " + seed, broken);
      }
    }
  }
}
