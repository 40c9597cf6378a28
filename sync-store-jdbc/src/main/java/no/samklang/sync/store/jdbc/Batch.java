package no.samklang.sync.store.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends rows of one statement together, and in order when the statement changes. */
final class Batch {
  private static final Insert NOTHING = new Insert("", "");

  private final Session session;
  private final List<@Nullable Object[]> rows = new ArrayList<>();
  private Insert statement = NOTHING;

  Batch(Session session) {
    this.session = session;
  }

  void add(Insert insert, @Nullable Object... values) throws SQLException {
    if (!insert.equals(statement)) {
      flush();
      statement = insert;
    }
    rows.add(values);
  }

  void add(String sql, @Nullable Object... values) throws SQLException {
    add(new Insert(sql, ""), values);
  }

  void flush() throws SQLException {
    int grouped = statement.many().isEmpty() ? 0 : rows.size() / Insert.ROWS * Insert.ROWS;
    if (grouped > 0) {
      session.batch(statement.many(), groups(rows.subList(0, grouped)));
    }
    if (grouped < rows.size()) {
      session.batch(statement.one(), rows.subList(grouped, rows.size()));
    }
    rows.clear();
  }

  private static List<@Nullable Object[]> groups(List<@Nullable Object[]> rows) {
    int columns = rows.get(0).length;
    List<@Nullable Object[]> groups = new ArrayList<>(rows.size() / Insert.ROWS);
    for (int from = 0; from < rows.size(); from += Insert.ROWS) {
      @Nullable Object[] group = Arrays.copyOf(rows.get(from), columns * Insert.ROWS);
      for (int i = 1; i < Insert.ROWS; i++) {
        System.arraycopy(rows.get(from + i), 0, group, columns * i, columns);
      }
      groups.add(group);
    }
    return groups;
  }
}
