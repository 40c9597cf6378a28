package no.samklang.sync.spi;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A scratch list for the length of one run, in the order of adding: spilled to disk where the store
 * has one, so that memory does not grow with what is put aside. Not durable, not thread-safe.
 */
public interface Spool extends AutoCloseable {
  /**
   * Something put aside.
   *
   * @param key its key; what is added under a key that is there replaces it in its place
   * @param payload what is put aside; null where only the key matters
   */
  record Item(String key, @Nullable String payload) {
    /** Checks that there is a key. */
    public Item {
      Objects.requireNonNull(key, "key");
    }
  }

  /** Adds items. */
  void add(Collection<Item> items);

  /** Returns which of these keys are not there. */
  Set<String> missing(Collection<String> keys);

  /**
   * Returns items in the order they were first added.
   *
   * @param offset items to pass over
   */
  List<Item> page(long offset, int limit);

  /** Returns how many items there are. */
  long size();

  @Override
  void close();
}
