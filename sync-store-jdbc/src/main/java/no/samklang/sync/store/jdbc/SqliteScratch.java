package no.samklang.sync.store.jdbc;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/**
 * Temporary tables of one run: SQLite keeps a few megabytes in memory and spills the rest to a file
 * that only it can see and that is gone when it is closed. Nothing is synchronised.
 */
final class SqliteScratch {
  private static final SqliteFaults FAULTS = new SqliteFaults("scratch file of a run");
  private static final List<String> LIMITS =
      List.of(
          "PRAGMA temp.cache_size = -4096",
          "PRAGMA temp.journal_mode = MEMORY",
          "PRAGMA temp.synchronous = OFF");

  private SqliteScratch() {}

  /** Opens a scratch with these tables. */
  static SqliteSession open(String... tables) {
    try {
      Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
      SqliteSession scratch = new SqliteSession(connection, FAULTS);
      scratch.read(
          session -> {
            session.execute("PRAGMA temp_store = FILE");
            for (String table : tables) {
              session.execute("CREATE TEMP TABLE " + table);
            }
            for (String limit : LIMITS) {
              session.execute(limit);
            }
            return true;
          });
      return scratch;
    } catch (SQLException e) {
      throw FAULTS.of(e);
    }
  }
}
