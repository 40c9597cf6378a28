package no.samklang.connector.vismanet;

import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Rejected;
import org.jspecify.annotations.Nullable;

/**
 * A line's description, which ends with its key, and the note that takes a text too long for it.
 *
 * @param description at most {@link VismanetApi#DESCRIPTION_LENGTH} characters
 * @param note the whole text when the description does not hold it; null when it does
 */
record LineText(String description, @Nullable String note) {
  private static final String MARK = "#";
  private static final String MORE = "…";

  /**
   * Fits a text and a key into a line.
   *
   * @throws Rejected if the key alone is too long
   */
  static LineText of(@Nullable String text, String key) {
    String mark = MARK + key;
    if (mark.length() > VismanetApi.DESCRIPTION_LENGTH) {
      throw new Rejected(
          Message.of("vismanet.line-key-too-long", "key", key)
              .with("length", VismanetApi.DESCRIPTION_LENGTH));
    }
    if (text == null || text.isBlank()) {
      return new LineText(mark, null);
    }
    String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    int room = VismanetApi.DESCRIPTION_LENGTH - mark.length() - 1;
    boolean whole = line.length() <= room;
    String begin = whole ? line : cut(line, room - MORE.length());
    String description = begin.isEmpty() ? mark : begin + " " + mark;
    return new LineText(description, whole && line.equals(text) ? null : text);
  }

  /** Returns the key at the end of a description; null when there is none. */
  static @Nullable String keyIn(@Nullable String description) {
    int mark = description == null ? -1 : description.lastIndexOf(MARK);
    return description == null || mark < 0 ? null : description.substring(mark + 1);
  }

  /** Returns the text before the key; null when there is none. */
  static @Nullable String textIn(@Nullable String description) {
    int mark = description == null ? -1 : description.lastIndexOf(" " + MARK);
    return description == null || mark < 0 ? null : description.substring(0, mark);
  }

  /** Cuts without leaving half of a surrogate pair. */
  private static String cut(String text, int length) {
    if (length < 1) {
      return "";
    }
    int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
    return end == 0 ? "" : text.substring(0, end).stripTrailing() + MORE;
  }
}
