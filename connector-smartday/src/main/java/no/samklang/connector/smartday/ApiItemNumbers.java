package no.samklang.connector.smartday;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The ids of items by their numbers: materials name the number alone, and items can only be listed.
 * Remembers a bounded part for as long as a reading takes. Thread-safe.
 */
final class ApiItemNumbers {
  private static final int REMEMBERED = 10_000;
  private static final String NOBODY = "";

  private final ApiItemRegister items;
  private final Map<String, String> known =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
          return size() > REMEMBERED;
        }
      };

  ApiItemNumbers(ApiItemRegister items) {
    this.items = items;
  }

  /** Forgets, so that the next reading sees items that are new. */
  synchronized void forget() {
    known.clear();
  }

  /** Returns the ids there are for these numbers. */
  synchronized Map<String, String> ids(Set<String> numbers) {
    Set<String> missing = new HashSet<>(numbers);
    missing.removeAll(known.keySet());
    Map<String, String> ids = new HashMap<>();
    if (!missing.isEmpty()) {
      Map<String, String> found = items.idsByNumber(missing);
      missing.forEach(number -> known.put(number, found.getOrDefault(number, NOBODY)));
      ids.putAll(found);
    }
    for (String number : numbers) {
      String id = known.getOrDefault(number, NOBODY);
      if (!id.equals(NOBODY)) {
        ids.put(number, id);
      }
    }
    return ids;
  }
}
