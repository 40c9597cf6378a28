package no.samklang.sync.http;

import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Rejected;

/** A path with places in braces, such as {@code /v1/customer/{number}}, filled in order. */
final class PathTemplate {
  private PathTemplate() {}

  /**
   * Fills the places with encoded values.
   *
   * @throws IllegalArgumentException if there are more or fewer values than places, or the path
   *     does not begin with a slash
   * @throws Rejected if a value is empty or a dot segment, which would address something else
   */
  static String fill(String template, SegmentEncoder encoder, Object... values) {
    if (!template.startsWith("/")) {
      throw new IllegalArgumentException("The path " + template + " must begin with a slash");
    }
    StringBuilder path = new StringBuilder(template.length() + 32);
    int used = 0;
    int from = 0;
    for (int open = template.indexOf('{'); open >= 0; open = template.indexOf('{', from)) {
      if (used == values.length) {
        throw mismatch(template, values.length);
      }
      path.append(template, from, open).append(segment(template, encoder, values[used++]));
      from = template.indexOf('}', open) + 1;
    }
    if (used != values.length) {
      throw mismatch(template, values.length);
    }
    return path.append(template, from, template.length()).toString();
  }

  private static String segment(String template, SegmentEncoder encoder, Object value) {
    String text = value.toString();
    if (text.isEmpty() || text.equals(".") || text.equals("..")) {
      throw new Rejected(Message.of("http.bad-segment", "value", text, "path", template));
    }
    String encoded = encoder.encode(text);
    if (!Percent.isSegment(encoded)) {
      throw new IllegalStateException(
          "The segment encoder left \"" + encoded + "\" for " + template + ": encode it fully");
    }
    return encoded;
  }

  private static IllegalArgumentException mismatch(String template, int values) {
    return new IllegalArgumentException(
        "The path " + template + " got " + values + " values: give one for each place in braces");
  }
}
