package no.samklang.sync.memory;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Changes maps and remembers how to take the changes back, newest first. Not thread-safe. */
final class Undo {
  private final Deque<Runnable> steps = new ArrayDeque<>();

  <K, V> @Nullable V put(Map<K, V> map, K key, V value) {
    V before = map.put(key, value);
    steps.push(() -> restore(map, key, before));
    return before;
  }

  <K, V> @Nullable V remove(Map<K, V> map, K key) {
    V before = map.remove(key);
    steps.push(() -> restore(map, key, before));
    return before;
  }

  void step(Runnable takeBack) {
    steps.push(takeBack);
  }

  void takeBackAll() {
    while (!steps.isEmpty()) {
      steps.pop().run();
    }
  }

  private static <K, V> void restore(Map<K, V> map, K key, @Nullable V before) {
    if (before == null) {
      map.remove(key);
    } else {
      map.put(key, before);
    }
  }
}
