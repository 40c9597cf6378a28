package no.samklang.sync;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * How mapped records share one document.
 *
 * @param key records with equal keys may share a document
 * @param merge makes one document of several, in order
 * @param most source records in one document; the connector's own limit also holds
 * @param <T> class of the documents
 */
public record Grouping<T>(Function<T, Object> key, Function<List<T>, T> merge, int most) {
  /** Checks that there is room for one. */
  public Grouping {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(merge, "merge");
    if (most < 1) {
      throw new IllegalArgumentException("most " + most + ": a document holds at least one record");
    }
  }

  /** Returns the grouping in which every record has a document of its own. */
  public static <T> Grouping<T> none() {
    return new Grouping<>(document -> document, documents -> documents.get(0), 1);
  }
}
