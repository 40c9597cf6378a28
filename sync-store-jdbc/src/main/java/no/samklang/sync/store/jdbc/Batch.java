package no.samklang.sync.store.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends rows of one statement together, and in order when the statement changes. */
final class Batch {
  private final Session session;
  private final List<@Nullable Object[]> rows = new ArrayList<>();
  private String sql = "";

  Batch(Session session) {
    this.session = session;
  }

  void add(String statement, @Nullable Object... values) throws SQLException {
    if (!statement.equals(sql)) {
      flush();
      sql = statement;
    }
    rows.add(values);
  }

  void flush() throws SQLException {
    if (!rows.isEmpty()) {
      session.batch(sql, rows);
      rows.clear();
    }
  }
}
