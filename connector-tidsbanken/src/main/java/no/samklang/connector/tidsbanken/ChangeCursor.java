package no.samklang.connector.tidsbanken;

import java.time.Instant;
import no.samklang.sync.spi.Cursor;
import org.jspecify.annotations.Nullable;

/**
 * How far changes were read: between passes the highest stamp seen, inside a pass also where it
 * stands.
 *
 * @param since what the pass reads from, before the overlap; null for everything
 * @param highest highest stamp seen so far; null for none
 * @param position the page
 */
record ChangeCursor(@Nullable Instant since, @Nullable Instant highest, Listing.Position position) {
  private static final String INSIDE = "page|";

  static ChangeCursor parse(Cursor cursor, boolean whole) {
    String text = cursor.value();
    if (text.startsWith(INSIDE)) {
      String[] parts = text.substring(INSIDE.length()).split("\\|", 3);
      return new ChangeCursor(
          instant(parts[0]), instant(parts[1]), Listing.Position.parse(parts[2]));
    }
    Instant highest = instant(text);
    return new ChangeCursor(whole ? null : highest, highest, Listing.Position.START);
  }

  static Cursor between(@Nullable Instant highest) {
    return highest == null ? Cursor.START : new Cursor(highest.toString());
  }

  Cursor inside(@Nullable Instant seen, Listing.Position next) {
    return new Cursor(INSIDE + text(since) + "|" + text(seen) + "|" + next.text());
  }

  private static String text(@Nullable Instant moment) {
    return moment == null ? "" : moment.toString();
  }

  private static @Nullable Instant instant(String text) {
    return text.isEmpty() ? null : Instant.parse(text);
  }
}
