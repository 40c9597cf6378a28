package no.samklang.connector.twentyfourso;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Remembers when a line was last sent without a clear answer, by order: it may still arrive, so
 * that reading the lines proves nothing yet. Thread-safe; forgotten with the process, whose last
 * request ends with it.
 */
final class LateLines {
  private final InstantSource clock;
  private final Map<String, Instant> sent = new ConcurrentHashMap<>();

  LateLines(InstantSource clock) {
    this.clock = clock;
  }

  void note(String order) {
    sent.put(order, clock.instant());
  }

  void forget(String order) {
    sent.remove(order);
  }

  @Nullable Instant of(String order) {
    return sent.get(order);
  }
}
