package no.samklang.sync.spi;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Cursor} for sources that tell what changed since a moment: between passes it holds the
 * latest stamp of a change that was seen, inside a pass also where that pass stands. For
 * connectors; to the engine its text is opaque. Immutable.
 *
 * @param since from which moment the pass asks for changes; null for everything
 * @param latest latest stamp of a change that was seen; null for none
 * @param page the vendor's or the connector's own name of the page that comes next; empty for the
 *     first
 */
public record ChangeCursor(@Nullable Instant since, @Nullable Instant latest, String page) {
  private static final String INSIDE = "page|";

  /**
   * Reads a cursor. One that stands between passes begins a pass from the latest stamp.
   *
   * @param whole whether a pass that begins is to read everything
   * @throws java.time.DateTimeException if the cursor was minted otherwise
   */
  public static ChangeCursor of(Cursor cursor, boolean whole) {
    String text = cursor.value();
    if (isInside(cursor)) {
      String[] parts = text.substring(INSIDE.length()).split("\\|", 3);
      return new ChangeCursor(instant(parts[0]), instant(parts[1]), parts[2]);
    }
    Instant latest = instant(text);
    return new ChangeCursor(whole ? null : latest, latest, "");
  }

  /** Returns whether a cursor stands inside a pass. */
  public static boolean isInside(Cursor cursor) {
    return cursor.value().startsWith(INSIDE);
  }

  /** Returns this place with a stamp that was seen; null for a record without one. */
  public ChangeCursor seen(@Nullable Instant stamp) {
    boolean later = stamp != null && (latest == null || stamp.isAfter(latest));
    return later ? new ChangeCursor(since, stamp, page) : this;
  }

  /** Returns the cursor for the next page of this pass. */
  public Cursor inside(String next) {
    return new Cursor(INSIDE + text(since) + "|" + text(latest) + "|" + next);
  }

  /** Returns the cursor for when this pass is at its end: the next begins at the latest stamp. */
  public Cursor between() {
    return new Cursor(text(latest));
  }

  private static String text(@Nullable Instant moment) {
    return moment == null ? "" : moment.toString();
  }

  private static @Nullable Instant instant(String text) {
    return text.isEmpty() ? null : Instant.parse(text);
  }
}
