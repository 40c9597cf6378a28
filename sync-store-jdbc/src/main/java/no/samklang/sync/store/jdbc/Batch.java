package no.samklang.sync.store.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sends rows of one statement together, and in order when the statement or a row comes again. */
final class Batch {
  /** Says why a row that had to change something and did not is refused. */
  @FunctionalInterface
  interface Missed {
    RuntimeException of(@Nullable Object[] values);
  }

  private static final Insert NOTHING = new Insert("", "", 0);

  private final Session session;
  private final List<@Nullable Object[]> rows = new ArrayList<>();
  private final Set<List<@Nullable Object>> keys = new HashSet<>();
  private Insert statement = NOTHING;
  private @Nullable Missed missed;

  Batch(Session session) {
    this.session = session;
  }

  void add(Insert insert, @Nullable Object... values) throws SQLException {
    if (!insert.equals(statement)) {
      flush();
      statement = insert;
      missed = null;
    }
    if (insert.keys() > 0) {
      List<@Nullable Object> key = Arrays.asList(values).subList(0, insert.keys());
      if (!keys.add(key)) {
        flush();
        keys.add(key);
      }
    }
    rows.add(values);
  }

  void add(String sql, @Nullable Object... values) throws SQLException {
    add(new Insert(sql, "", 0), values);
  }

  /** Adds a row that must change something. */
  void addExact(String sql, Missed why, @Nullable Object... values) throws SQLException {
    add(sql, values);
    missed = why;
  }

  void flush() throws SQLException {
    int grouped = statement.many().isEmpty() ? 0 : rows.size() / Insert.ROWS * Insert.ROWS;
    if (grouped > 0) {
      session.batch(statement.many(), groups(rows.subList(0, grouped)));
    }
    if (grouped < rows.size()) {
      requireHits(session.batch(statement.one(), rows.subList(grouped, rows.size())));
    }
    rows.clear();
    keys.clear();
  }

  private void requireHits(int[] changed) {
    for (int i = 0; missed != null && i < changed.length; i++) {
      if (changed[i] == 0) {
        throw missed.of(rows.get(i));
      }
    }
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
