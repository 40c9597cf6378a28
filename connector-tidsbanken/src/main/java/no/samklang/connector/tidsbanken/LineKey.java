package no.samklang.connector.tidsbanken;

import org.jspecify.annotations.Nullable;

/**
 * Key of a sub-project, whose number is unique within its project only. As text: both parts with a
 * slash between; a slash in a part is {@code ~1} and a tilde {@code ~0}.
 *
 * @param project number of the project
 * @param line number of the line in it
 */
record LineKey(String project, String line) {

  String text() {
    return escape(project) + "/" + escape(line);
  }

  /** Returns the key that {@link #text} wrote, or null when the text is none. */
  static @Nullable LineKey parse(String text) {
    int slash = text.indexOf('/');
    if (slash <= 0 || slash == text.length() - 1 || text.indexOf('/', slash + 1) > 0) {
      return null;
    }
    return new LineKey(unescape(text.substring(0, slash)), unescape(text.substring(slash + 1)));
  }

  private static String escape(String part) {
    return part.replace("~", "~0").replace("/", "~1");
  }

  private static String unescape(String part) {
    return part.replace("~1", "/").replace("~0", "~");
  }
}
