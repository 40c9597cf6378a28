package no.samklang.sync.spi;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Ids of several parts as one text, and back: the parts with a slash between, a slash in a part
 * written {@code ~1} and a tilde {@code ~0}. What JSON pointers do; different parts never give the
 * same text.
 */
public final class CompositeId {
  private CompositeId() {}

  /**
   * Returns the text of these parts.
   *
   * @throws IllegalArgumentException if there are none, or one is empty
   */
  public static String of(String... parts) {
    if (parts.length == 0 || Stream.of(parts).anyMatch(String::isEmpty)) {
      throw new IllegalArgumentException("a composite id needs parts, none of them empty");
    }
    return Stream.of(parts)
        .map(part -> part.replace("~", "~0").replace("/", "~1"))
        .collect(Collectors.joining("/"));
  }

  /** Returns the parts of a text that {@link #of} made of so many; empty for any other text. */
  public static Optional<List<String>> parts(String text, int count) {
    List<String> parts =
        Stream.of(text.split("/", -1))
            .map(part -> part.replace("~1", "/").replace("~0", "~"))
            .toList();
    return parts.size() == count && parts.stream().noneMatch(String::isEmpty)
        ? Optional.of(parts)
        : Optional.empty();
  }
}
