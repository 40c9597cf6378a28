package no.samklang.sync.store.jdbc;

import java.sql.SQLException;
import no.samklang.sync.spi.UncheckedStoreException;
import org.sqlite.SQLiteException;

/** Says what failed in words that tell an operator what to do. */
final class SqliteFaults {
  private final String what;

  /**
   * Speaks of a database.
   *
   * @param what what failed, such as {@code state file} with its path
   */
  SqliteFaults(String what) {
    this.what = what;
  }

  UncheckedStoreException of(SQLException e) {
    return new UncheckedStoreException(what + " " + reason(e), e);
  }

  UncheckedStoreException closed() {
    return new UncheckedStoreException(
        what + " was closed; close the store only when no run is under way", null);
  }

  private static String reason(SQLException e) {
    if (!(e instanceof SQLiteException fault)) {
      return "failed: " + e.getMessage();
    }
    return switch (fault.getResultCode().code & 0xff) {
      case 5, 6 ->
          "is held by another process and did not become free in time; nothing was changed. Stop"
              + " the other process or give each its own file.";
      case 8 -> "cannot be written; give this process the right to write the file and its folder";
      case 10 -> "met an I/O error; look at the disk: " + e.getMessage();
      case 11 -> "is damaged; restore it from a backup: " + e.getMessage();
      case 13 -> "cannot grow, the disk is full; nothing was changed. Make room and run again.";
      case 14 -> "cannot be opened; look whether its folder is there and can be written";
      case 26 -> "is not an SQLite database; name another file";
      default -> "failed: " + e.getMessage();
    };
  }
}
