package no.samklang.sync.store.jdbc;

import java.sql.SQLException;

/** A database that holds the state: it gives work a connection and takes care of its end. */
interface Database extends AutoCloseable {
  /** Work on a connection. */
  @FunctionalInterface
  interface Work<V> {
    V run(Session session) throws SQLException;
  }

  Dialect dialect();

  /** Runs work that only reads, each statement for itself: no transaction stays open. */
  <V> V read(Work<V> work);

  /** Runs work in one transaction: all of it is durable when this returns, or nothing ever was. */
  <V> V write(Work<V> work);

  /** Refuses later work. */
  @Override
  void close();
}
