package no.samklang.sync.store.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Objects;
import javax.sql.DataSource;
import no.samklang.sync.spi.UncheckedStoreException;
import org.jspecify.annotations.Nullable;

/**
 * The host's PostgreSQL: a connection for each piece of work, taken from the host's data source and
 * given back as it was. Thread-safe.
 */
final class PostgresDatabase implements Database {
  private final DataSource source;
  private final Dialect dialect;
  private volatile boolean closed;

  private PostgresDatabase(DataSource source, Dialect dialect) {
    this.source = source;
    this.dialect = dialect;
  }

  /**
   * Looks whether the data source is one that can hold the state.
   *
   * @param now an expression for the present time, in nanoseconds since 1970
   * @throws UncheckedStoreException if it is not
   */
  static PostgresDatabase of(DataSource source, String now) {
    Objects.requireNonNull(source, "source");
    try (Connection connection = source.getConnection()) {
      DatabaseMetaData server = connection.getMetaData();
      require("the data source", "PostgreSQL", server.getDatabaseProductName());
      Dialect dialect = new PostgresDialect(now, server.getDatabaseMajorVersion());
      Session session = new Session(connection, dialect);
      require("encoding of the database", "UTF8", shown(session, "server_encoding"));
      require(
          "isolation of its connections",
          "read committed",
          shown(session, "default_transaction_isolation"));
      session.closeStatements();
      return new PostgresDatabase(source, dialect);
    } catch (SQLException e) {
      throw PostgresFaults.of(e);
    }
  }

  private static @Nullable String shown(Session session, String setting) throws SQLException {
    return session.one("SHOW " + setting, row -> row.text(1)).orElse(null);
  }

  private static void require(String what, String wanted, @Nullable String found) {
    if (!wanted.equals(found)) {
      throw new UncheckedStoreException(
          "state database: " + what + " is " + found + "; give the store one with " + wanted, null);
    }
  }

  @Override
  public Dialect dialect() {
    return dialect;
  }

  @Override
  public <V> V read(Work<V> work) {
    try {
      return run(work, false);
    } catch (SQLException e) {
      throw PostgresFaults.of(e);
    }
  }

  @Override
  public <V> V write(Work<V> work) {
    try {
      return run(work, true);
    } catch (SQLException e) {
      throw PostgresFaults.of(e);
    }
  }

  /** Refuses later work; the data source stays open, it is the host's. */
  @Override
  public void close() {
    closed = true;
  }

  private <V> V run(Work<V> work, boolean transaction) throws SQLException {
    if (closed) {
      throw PostgresFaults.closed();
    }
    try (Connection connection = source.getConnection()) {
      boolean commits = connection.getAutoCommit();
      setAutoCommit(connection, !transaction);
      V result;
      try {
        result = run(work, connection);
        if (transaction) {
          connection.commit();
        }
      } catch (SQLException | RuntimeException | Error e) {
        takeBack(connection, transaction, commits, e);
        throw e;
      }
      setAutoCommit(connection, commits);
      return result;
    }
  }

  private <V> V run(Work<V> work, Connection connection) throws SQLException {
    Session session = new Session(connection, dialect);
    V result = work.run(session);
    session.closeStatements();
    return result;
  }

  /** Gives the connection back as it was; a dead one cannot be, and its server rolls back alone. */
  private static void takeBack(
      Connection connection, boolean transaction, boolean commits, Throwable fault) {
    try {
      if (transaction) {
        connection.rollback();
      }
      setAutoCommit(connection, commits);
    } catch (SQLException dead) {
      fault.addSuppressed(dead);
    }
  }

  private static void setAutoCommit(Connection connection, boolean commits) throws SQLException {
    if (connection.getAutoCommit() != commits) {
      connection.setAutoCommit(commits);
    }
  }
}
