package no.samklang.connector.twentyfourso;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a text into lines of a limited length, at spaces and line breaks. Every word comes, in its
 * order; only what stands between words is lost where a line ends. A word longer than a line is cut
 * where the line is full, never inside a surrogate pair.
 */
final class TextLines {
  private TextLines() {}

  /**
   * Returns the lines; none for a blank text.
   *
   * @param most characters of a line, as Java counts them; at least 2
   */
  static List<String> of(String text, int most) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.strip().split("\\s+", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > most) {
        lines.add(line.toString());
        line.setLength(0);
      }
      if (!line.isEmpty()) {
        line.append(' ');
      }
      line.append(word);
      while (line.length() > most) {
        int end = Character.isHighSurrogate(line.charAt(most - 1)) ? most - 1 : most;
        lines.add(line.substring(0, end));
        line.delete(0, end);
      }
    }
    if (!line.isEmpty()) {
      lines.add(line.toString());
    }
    return lines;
  }
}
