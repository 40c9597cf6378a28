package no.samklang.connector.smartday;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds objects by id in a list that gives none alone. Records come from the other system in much
 * the order in which they were made here, so the search begins on the page where the last one was
 * found, and that page serves the next ones for a moment. Holds one page; thread-safe.
 */
final class ApiNearby {
  private static final Duration FRESH = Duration.ofSeconds(30);

  private final Function<String, ApiPager.Objects> list;
  private final InstantSource clock;
  private String page = "";
  private Map<String, ObjectNode> rows = Map.of();
  private Instant staleFrom = Instant.MIN;

  /**
   * Makes a finder.
   *
   * @param list reads a page: empty for the first, then what the one before names as next
   */
  ApiNearby(Function<String, ApiPager.Objects> list, InstantSource clock) {
    this.list = list;
    this.clock = clock;
  }

  /** Returns the objects there are with these ids. */
  synchronized Map<String, ObjectNode> find(Collection<String> ids) {
    Map<String, ObjectNode> found = new LinkedHashMap<>();
    Set<String> missing = new HashSet<>(ids);
    if (clock.instant().isBefore(staleFrom)) {
      take(rows, found, missing);
    }
    String begin = page;
    String at = begin;
    while (at != null && !missing.isEmpty()) {
      at = search(at, found, missing);
    }
    at = begin.isEmpty() ? null : "";
    while (at != null && !at.equals(begin) && !missing.isEmpty()) {
      at = search(at, found, missing);
    }
    return found;
  }

  /** Forgets an object, which is about to be changed. */
  synchronized void forget(String id) {
    Map<String, ObjectNode> others = new LinkedHashMap<>(rows);
    others.remove(id);
    rows = others;
  }

  /** Searches a page and returns the next. */
  private @Nullable String search(String at, Map<String, ObjectNode> found, Set<String> missing) {
    ApiPager.Objects objects = list.apply(at);
    Map<String, ObjectNode> seen = new LinkedHashMap<>();
    objects.rows().forEach(row -> seen.put(ApiObject.of("", row).id(), row));
    if (take(seen, found, missing)) {
      page = at;
      rows = seen;
      staleFrom = clock.instant().plus(FRESH);
    }
    return objects.next();
  }

  private static boolean take(
      Map<String, ObjectNode> from, Map<String, ObjectNode> found, Set<String> missing) {
    boolean any = false;
    for (String id : Set.copyOf(missing)) {
      ObjectNode object = from.get(id);
      if (object != null) {
        found.put(id, object);
        missing.remove(id);
        any = true;
      }
    }
    return any;
  }
}
