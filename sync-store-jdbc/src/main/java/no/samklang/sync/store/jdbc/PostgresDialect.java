package no.samklang.sync.store.jdbc;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What PostgreSQL says in its own way.
 *
 * <p>A text column cannot hold the character zero. It is written as two characters one, and the
 * character one as one and two: so every text comes back, and the order of the bytes is the same.
 */
final class PostgresDialect implements Dialect {
  /** The time of the server, at this moment and not at the beginning of the transaction. */
  static final String SERVER_TIME =
      "((extract(epoch FROM clock_timestamp()) * 1000000)::bigint * 1000)";

  private static final String UNIQUE_VIOLATION = "23505";
  private static final char ZERO = '\0';
  private static final char ONE = '\1';
  private static final char TWO = '\2';

  private final String now;
  private final String timeout;
  private final Map<Lookup, String> lookups = new ConcurrentHashMap<>();

  /**
   * Speaks to a server.
   *
   * @param now an expression for the present time: {@link #SERVER_TIME}, save in tests
   * @param version major version of the server: from 17 it ends a transaction that lasts too long
   *     in whatever state it is, before that one that waits for its client between two statements
   */
  PostgresDialect(String now, int version) {
    this.now = now;
    this.timeout = version >= 17 ? "transaction_timeout" : "idle_in_transaction_session_timeout";
  }

  @Override
  public String now() {
    return now;
  }

  @Override
  public String locked(String tables) {
    return " FOR NO KEY UPDATE OF " + tables;
  }

  /** A plan that reads a whole table, made while that was small, would be kept as it grows. */
  @Override
  public String setUp(String left) {
    return "set_config('"
        + timeout
        + "', greatest(1, least(("
        + left
        + ") / 1000000, 2147483647))::text, true), set_config('enable_seqscan', 'off', true)";
  }

  @Override
  public String stored(String text) {
    if (text.indexOf(ZERO) < 0 && text.indexOf(ONE) < 0) {
      return text;
    }
    StringBuilder stored = new StringBuilder(text.length() + 8);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ZERO) {
        stored.append(ONE).append(ONE);
      } else if (c == ONE) {
        stored.append(ONE).append(TWO);
      } else {
        stored.append(c);
      }
    }
    return stored.toString();
  }

  @Override
  public String text(String stored) {
    if (stored.indexOf(ONE) < 0) {
      return stored;
    }
    StringBuilder text = new StringBuilder(stored.length());
    for (int i = 0; i < stored.length(); i++) {
      char c = stored.charAt(i);
      text.append(c == ONE ? (stored.charAt(++i) == ONE ? ZERO : ONE) : c);
    }
    return text.toString();
  }

  /** All texts are one parameter, so that one plan serves any number of them. */
  @Override
  public void lookUp(
      Session session,
      Lookup lookup,
      Collection<String> texts,
      Lookup.Taker taker,
      Object... values)
      throws SQLException {
    List<String> all = List.copyOf(texts);
    @Nullable Object[] stored =
        all.stream().map(text -> Columns.isStorable(text) ? stored(text) : null).toArray();
    PreparedStatement statement =
        session.prepared(lookups.computeIfAbsent(lookup, PostgresDialect::statement));
    Array wanted = session.connection().createArrayOf("text", stored);
    try {
      statement.setArray(1, wanted);
      for (int i = 0; i < values.length; i++) {
        statement.setObject(2 + i, values[i]);
      }
      statement.setBoolean(2 + values.length, true);
      try (ResultSet found = statement.executeQuery()) {
        Lookup.take(all, found, taker, this);
      }
    } finally {
      wanted.free();
    }
  }

  /**
   * The offset keeps the server from reading the whole table to join it, and the last condition
   * from using a plan made when the table was small: it always holds, and seems so dear while its
   * value is not known that the server plans each time anew.
   */
  private static String statement(Lookup lookup) {
    return "SELECT found.*, wanted.n FROM unnest(?::text[]) WITH ORDINALITY AS wanted(id, n)"
        + " CROSS JOIN LATERAL (SELECT "
        + lookup.columns()
        + " FROM "
        + lookup.table()
        + " WHERE "
        + lookup.on()
        + " OFFSET 0) found"
        + " WHERE ? OR (SELECT count(*) FROM generate_series(1, 1000000)) > 0";
  }

  @Override
  public int newest() {
    return 1;
  }

  @Override
  public String scripts() {
    return "postgres";
  }

  /** Asks the catalog itself: a name that is looked up may be remembered from before a wait. */
  @Override
  public Schema.Tables tables(Session session) throws SQLException {
    boolean ours =
        session
            .one(
                "SELECT 1 FROM pg_catalog.pg_class"
                    + " WHERE relname = 'sync_schema' AND pg_table_is_visible(oid)",
                row -> true)
            .isPresent();
    return ours ? Schema.Tables.OURS : Schema.Tables.NONE;
  }

  @Override
  public void lockSchema(Session session) throws SQLException {
    session.one(
        "SELECT pg_advisory_xact_lock(hashtext('samklang'), hashtext(current_schema()))",
        row -> true);
  }

  @Override
  public boolean isEnded(Throwable fault) {
    return fault instanceof SQLException e && PostgresFaults.isEnded(e);
  }

  @Override
  public boolean isTaken(Throwable fault) {
    return fault instanceof SQLException e && UNIQUE_VIOLATION.equals(e.getSQLState());
  }
}
