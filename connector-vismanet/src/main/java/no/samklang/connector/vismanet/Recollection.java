package no.samklang.connector.vismanet;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The answers last looked up or seen, at most so many. Safe for use by many threads. */
final class Recollection {
  private static final int MOST = 50_000;
  private static final float LOAD = 0.75f;

  private final Map<String, String> answers =
      new LinkedHashMap<>(16, LOAD, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
          return size() > MOST;
        }
      };

  synchronized Optional<String> get(String key) {
    return Optional.ofNullable(answers.get(key));
  }

  synchronized void put(String key, String answer) {
    answers.put(key, answer);
  }

  synchronized void clear() {
    answers.clear();
  }
}
