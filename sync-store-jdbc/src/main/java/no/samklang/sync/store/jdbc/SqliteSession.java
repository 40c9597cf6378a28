package no.samklang.sync.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import no.samklang.sync.store.jdbc.Database.Work;

/** A connection to SQLite that threads use in turn. */
final class SqliteSession implements AutoCloseable {
  private final Connection connection;
  private final Session session;
  private final SqliteFaults faults;
  private final ReentrantLock lock = new ReentrantLock();
  private boolean closed;

  SqliteSession(Connection connection, SqliteFaults faults) {
    this.connection = connection;
    this.session = new Session(connection, SqliteDialect.INSTANCE);
    this.faults = faults;
  }

  /** Runs work alone on the connection, each statement for itself. */
  <V> V read(Work<V> work) {
    lock.lock();
    try {
      if (closed) {
        throw faults.closed();
      }
      return work.run(session);
    } catch (SQLException e) {
      throw faults.of(e);
    } finally {
      lock.unlock();
    }
  }

  /** Runs work in one transaction that nobody else writes beside: all of it or nothing. */
  <V> V write(Work<V> work) {
    return read(
        own -> {
          own.execute("BEGIN IMMEDIATE");
          boolean done = false;
          try {
            V result = work.run(own);
            own.execute("COMMIT");
            done = true;
            return result;
          } finally {
            if (!done) {
              rollBack(own);
            }
          }
        });
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

  /** SQLite itself rolls back after some faults, so a second time may fail and nothing is lost. */
  private static void rollBack(Session session) {
    try {
      session.execute("ROLLBACK");
    } catch (SQLException alreadyRolledBack) {
      // The fault that led here is on its way to the caller.
    }
  }
}
