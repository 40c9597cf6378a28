package no.samklang.connector.tidsbanken;

import no.samklang.sync.spi.CompositeId;
import org.jspecify.annotations.Nullable;

/**
 * Key of a sub-project, whose number is unique within its project only.
 *
 * @param project number of the project
 * @param line number of the line in it
 */
record LineKey(String project, String line) {

  String text() {
    return CompositeId.of(project, line);
  }

  /** Returns the key that {@link #text} wrote, or null when the text is none. */
  static @Nullable LineKey parse(String text) {
    return CompositeId.parts(text, 2)
        .map(parts -> new LineKey(parts.get(0), parts.get(1)))
        .orElse(null);
  }
}
