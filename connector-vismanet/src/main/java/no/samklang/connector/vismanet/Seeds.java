package no.samklang.connector.vismanet;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was looked up for the rows that the next pass will bring again, kept in the cursor so that
 * an unchanged pass asks for nothing twice, also in a new process. Immutable.
 *
 * @param byKey what was looked up, by what it was looked up by
 */
record Seeds(Map<String, Seed> byKey) {
  static final Seeds NONE = new Seeds(Map.of());

  /** How many answers are kept. */
  static final int MOST = 50;

  /**
   * One answer.
   *
   * @param stamp the latest stamp of a row that needed it
   */
  record Seed(String value, String stamp) {}

  Seeds {
    byKey = java.util.Collections.unmodifiableMap(new TreeMap<>(byKey));
  }

  /** Returns these with one more; of several stamps the latest counts. */
  Seeds with(String key, String value, @Nullable LocalDateTime stamp) {
    if (stamp == null) {
      return this;
    }
    Map<String, Seed> more = new TreeMap<>(byKey);
    Seed old = more.get(key);
    String text = Stamps.bound(stamp);
    String latest = old == null || old.stamp().compareTo(text) < 0 ? text : old.stamp();
    more.put(key, new Seed(value, latest));
    return new Seeds(more);
  }

  /** Returns whether the key is known with this stamp. */
  boolean holds(String key, @Nullable LocalDateTime stamp) {
    Seed seed = byKey.get(key);
    return seed != null && stamp != null && seed.stamp().equals(Stamps.bound(stamp));
  }

  /** Returns these with another value where the key is known already. */
  Seeds corrected(String key, String value) {
    Seed old = byKey.get(key);
    if (old == null || old.value().equals(value)) {
      return this;
    }
    Map<String, Seed> more = new TreeMap<>(byKey);
    more.put(key, new Seed(value, old.stamp()));
    return new Seeds(more);
  }

  /**
   * Returns those that a pass from {@code since} less {@code margin} can need, of more than {@code
   * most} the latest.
   */
  Seeds within(@Nullable String since, Duration margin, int most) {
    LocalDateTime end = Stamps.local(since);
    if (end == null) {
      return this;
    }
    String from = Stamps.bound(end.minus(margin));
    Map<String, Seed> kept = new TreeMap<>();
    byKey.entrySet().stream()
        .filter(entry -> entry.getValue().stamp().compareTo(from) >= 0)
        .sorted(latestFirst())
        .limit(most)
        .forEach(entry -> kept.put(entry.getKey(), entry.getValue()));
    return new Seeds(kept);
  }

  private static Comparator<Map.Entry<String, Seed>> latestFirst() {
    Comparator<Map.Entry<String, Seed>> byStamp =
        Comparator.comparing(entry -> entry.getValue().stamp());
    return byStamp.reversed().thenComparing(Map.Entry::getKey);
  }
}
