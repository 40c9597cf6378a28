package no.samklang.benchmarks.work;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What one process is to do.
 *
 * @param contender who does it
 * @param scenario what is to be done
 * @param base address of the server
 * @param folder where the contender keeps its memory
 * @param threads most calls under way at once
 * @param hidden how long a new order cannot be found
 */
record Task(
    Contender contender, Scenario scenario, URI base, Path folder, int threads, Duration hidden) {
  static final int PAGE = 200;

  /** What is done. */
  enum Scenario {
    /** Everything is new. */
    FIRST,
    /** All is read again, nothing has changed. */
    FULL,
    /** What changed is asked for, nothing has. */
    CHANGES,
    /** All is read again, one in a hundred has changed. */
    CHANGED,
    /** What changed is asked for: one in a hundred. */
    CHANGED_SINCE,
    /** An order is made for each customer. */
    ORDERS;

    /** Returns whether everything is read, not what changed. */
    boolean whole() {
      return this == FULL || this == CHANGED;
    }
  }

  /** Reads {@code name=value} arguments. */
  static Task of(String... arguments) {
    Map<String, String> given =
        Arrays.stream(arguments)
            .map(argument -> argument.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    Function<String, String> value =
        name -> {
          String text = given.get(name);
          if (text == null) {
            throw new IllegalArgumentException("give " + name + "=...");
          }
          return text;
        };
    return new Task(
        Contender.named(value.apply("contender")),
        Scenario.valueOf(value.apply("scenario").toUpperCase(Locale.ROOT).replace('-', '_')),
        URI.create(value.apply("base")),
        Path.of(value.apply("folder")),
        Integer.parseInt(given.getOrDefault("threads", "1")),
        Duration.ofMillis(Long.parseLong(given.getOrDefault("hidden", "0"))));
  }
}
