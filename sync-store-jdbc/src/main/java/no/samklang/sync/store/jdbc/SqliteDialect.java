package no.samklang.sync.store.jdbc;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * What SQLite says in its own way.
 *
 * <p>Texts that are looked up are bound as the rows of a table of fixed size, padded with nulls.
 * Measured on 1,000,000 rows in pages of 200: as fast as {@code json_each} and faster than {@code
 * IN}.
 */
final class SqliteDialect implements Dialect {
  static final SqliteDialect INSTANCE = new SqliteDialect();
  private static final int[] SIZES = {1, 16, 256};

  private final Map<Lookup, List<String>> lookups = new ConcurrentHashMap<>();

  private SqliteDialect() {}

  /** Each connection gives its clock under this name. */
  @Override
  public String now() {
    return SqliteFile.NOW + "()";
  }

  /** A transaction that writes has the whole file for itself. */
  @Override
  public String locked(String tables) {
    return "";
  }

  /** A process that stands still keeps the file: SQLite cannot take it away. */
  @Override
  public String setUp(String left) {
    return left;
  }

  @Override
  public String stored(String text) {
    return text;
  }

  @Override
  public String text(String stored) {
    return stored;
  }

  @Override
  public void lookUp(
      Session session,
      Lookup lookup,
      Collection<String> texts,
      Lookup.Taker taker,
      Object... values)
      throws SQLException {
    List<String> all = List.copyOf(texts);
    List<String> statements = lookups.computeIfAbsent(lookup, SqliteDialect::statements);
    int largest = SIZES[SIZES.length - 1];
    for (int from = 0; from < all.size(); from += largest) {
      List<String> chunk = all.subList(from, Math.min(from + largest, all.size()));
      int choice = 0;
      while (SIZES[choice] < chunk.size()) {
        choice++;
      }
      PreparedStatement statement = session.prepared(statements.get(choice));
      bind(statement, SIZES[choice], chunk, values);
      try (ResultSet found = statement.executeQuery()) {
        Lookup.take(chunk, found, taker, this);
      }
    }
  }

  private static void bind(
      PreparedStatement statement, int size, List<String> texts, Object... values)
      throws SQLException {
    for (int i = 0; i < size; i++) {
      statement.setString(i + 1, i < texts.size() ? storable(texts.get(i)) : null);
    }
    for (int i = 0; i < values.length; i++) {
      statement.setObject(size + 1 + i, values[i]);
    }
  }

  private static @Nullable String storable(String text) {
    return Columns.isStorable(text) ? text : null;
  }

  /** A cross join keeps SQLite from beginning with the large table. */
  private static List<String> statements(Lookup lookup) {
    return IntStream.of(SIZES)
        .mapToObj(
            size ->
                wanted(size)
                    + "SELECT "
                    + lookup.columns()
                    + (lookup.columns().isEmpty() ? "" : ", ")
                    + "wanted.n FROM wanted CROSS JOIN "
                    + lookup.table()
                    + " ON "
                    + lookup.on())
        .toList();
  }

  private static String wanted(int size) {
    return IntStream.rangeClosed(1, size)
        .mapToObj(n -> "(" + n + ",?)")
        .collect(Collectors.joining(",", "WITH wanted(n, id) AS (VALUES ", ") "));
  }

  @Override
  public int newest() {
    return 2;
  }

  @Override
  public String scripts() {
    return "sqlite";
  }

  @Override
  public Schema.Tables tables(Session session) throws SQLException {
    List<String> tables =
        session.all("SELECT name FROM sqlite_master WHERE type = 'table'", row -> row.text(1));
    if (tables.isEmpty()) {
      return Schema.Tables.NONE;
    }
    return tables.contains("sync_schema") ? Schema.Tables.OURS : Schema.Tables.OF_OTHERS;
  }

  @Override
  public void lockSchema(Session session) {}

  @Override
  public boolean isEnded(Throwable fault) {
    return false;
  }

  @Override
  public boolean isTaken(Throwable fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLiteException sqlite) {
        return sqlite.getResultCode() == SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE;
      }
    }
    return false;
  }
}
