package no.samklang.sync;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * How mapped records share one document.
 *
 * @param key records with equal keys may share a document
 * @param merge makes one document of several, in order
 * @param most size of a document; the connector's own limit also holds
 * @param size how much of a document the part of one record takes, such as its lines; a record is
 *     never divided
 * @param <T> class of the documents
 */
public record Grouping<T>(
    Function<T, Object> key, Function<List<T>, T> merge, int most, ToIntFunction<T> size) {
  /** Checks that there is room for one. */
  public Grouping {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(merge, "merge");
    Objects.requireNonNull(size, "size");
    if (most < 1) {
      throw new IllegalArgumentException("most " + most + ": a document holds at least one record");
    }
  }

  /** Makes a grouping in which every record takes as much of a document. */
  public Grouping(Function<T, Object> key, Function<List<T>, T> merge, int most) {
    this(key, merge, most, document -> 1);
  }

  /** Returns the grouping in which every record has a document of its own. */
  public static <T> Grouping<T> none() {
    return new Grouping<>(document -> document, documents -> documents.get(0), 1);
  }
}
