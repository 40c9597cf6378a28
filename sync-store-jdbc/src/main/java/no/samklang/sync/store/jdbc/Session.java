package no.samklang.sync.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One connection with its lock and its prepared statements. Work is given to {@link #read} and
 * {@link #write}; the other methods are called from within it. The set of statements is fixed in
 * the code, so the cache needs no bound.
 */
final class Session implements AutoCloseable {
  private final Connection connection;
  private final Faults faults;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, PreparedStatement> statements = new HashMap<>();
  private boolean closed;

  Session(Connection connection, Faults faults) {
    this.connection = connection;
    this.faults = faults;
  }

  /** Work on a connection. */
  @FunctionalInterface
  interface Work<V> {
    V run() throws SQLException;
  }

  /** Makes an object of the current row. */
  @FunctionalInterface
  interface Rows<V> {
    V of(ResultSet row) throws SQLException;
  }

  /** Runs work alone on the connection, each statement for itself. */
  <V> V read(Work<V> work) {
    lock.lock();
    try {
      requireOpen();
      return work.run();
    } catch (SQLException e) {
      throw faults.of(e);
    } finally {
      lock.unlock();
    }
  }

  /** Runs work in one transaction that nobody else writes beside: all of it or nothing. */
  <V> V write(Work<V> work) {
    return read(
        () -> {
          execute("BEGIN IMMEDIATE");
          boolean done = false;
          try {
            V result = work.run();
            execute("COMMIT");
            done = true;
            return result;
          } finally {
            if (!done) {
              rollBack();
            }
          }
        });
  }

  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  int update(String sql, @Nullable Object... values) throws SQLException {
    PreparedStatement statement = prepared(sql);
    bind(statement, values);
    return statement.executeUpdate();
  }

  /** Sends rows together; returns how many rows each of them changed. */
  int[] batch(String sql, List<@Nullable Object[]> rows) throws SQLException {
    PreparedStatement statement = prepared(sql);
    try {
      for (@Nullable Object[] row : rows) {
        bind(statement, row);
        statement.addBatch();
      }
      return statement.executeBatch();
    } finally {
      statement.clearBatch();
    }
  }

  <V> Optional<V> one(String sql, Rows<V> rows, @Nullable Object... values) throws SQLException {
    PreparedStatement statement = prepared(sql);
    bind(statement, values);
    try (ResultSet found = statement.executeQuery()) {
      return found.next() ? Optional.of(rows.of(found)) : Optional.empty();
    }
  }

  <V> List<V> all(String sql, Rows<V> rows, @Nullable Object... values) throws SQLException {
    PreparedStatement statement = prepared(sql);
    bind(statement, values);
    List<V> all = new ArrayList<>();
    try (ResultSet found = statement.executeQuery()) {
      while (found.next()) {
        all.add(rows.of(found));
      }
    }
    return all;
  }

  PreparedStatement prepared(String sql) throws SQLException {
    PreparedStatement statement = statements.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      statements.put(sql, statement);
    }
    return statement;
  }

  /** Waits for the work under way and closes; later work is refused. */
  @Override
  public void close() {
    lock.lock();
    try {
      if (!closed) {
        closed = true;
        connection.close();
      }
    } catch (SQLException e) {
      throw faults.of(e);
    } finally {
      lock.unlock();
    }
  }

  private void requireOpen() {
    if (closed) {
      throw faults.closed();
    }
  }

  /** SQLite itself rolls back after some faults, so a second time may fail and nothing is lost. */
  private void rollBack() {
    try {
      execute("ROLLBACK");
    } catch (SQLException alreadyRolledBack) {
      // The fault that led here is on its way to the caller.
    }
  }

  private static void bind(PreparedStatement statement, @Nullable Object[] values)
      throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
  }
}
