package no.samklang.simulators.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The last few selections of rows, so that the pages of a list are not selected anew for each.
 * Their keys must name all that a selection depends on.
 *
 * @param <T> a selection
 */
public final class Remembered<T> {

  private static final int KEPT = 8;

  private final Map<String, T> selections =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
          return size() > KEPT;
        }
      };

  /** Makes an empty memory. */
  public Remembered() {}

  /** Returns the selection with this key, made now if it is not remembered. */
  public T get(String key, Supplier<T> maker) {
    T known = selections.get(key);
    if (known == null) {
      known = maker.get();
      selections.put(key, known);
    }
    return known;
  }
}
