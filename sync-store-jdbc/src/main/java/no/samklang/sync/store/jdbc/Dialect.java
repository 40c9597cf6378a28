package no.samklang.sync.store.jdbc;

import java.sql.SQLException;
import java.util.Collection;

/** Where the databases differ in their SQL. */
interface Dialect {
  /** Returns an expression for the present time: nanoseconds since 1970. */
  String now();

  /**
   * Returns what locks the rows of a query until the transaction ends.
   *
   * @param tables their names in the query, with commas
   */
  String locked(String tables);

  /**
   * Returns expressions that set the transaction of a commit up, so that it ends with its lease
   * whatever becomes of this process.
   *
   * @param left an expression for the time that the lease has left, in nanoseconds
   */
  String setUp(String left);

  /** Returns how a text stands in a column. */
  String stored(String text);

  /** Returns the text of a column. */
  String text(String stored);

  /** Looks texts up; see {@link Lookup}. */
  void lookUp(
      Session session,
      Lookup lookup,
      Collection<String> texts,
      Lookup.Taker taker,
      Object... values)
      throws SQLException;

  /** Returns the newest version of the schema; step n stands in {@code n.sql} of the scripts. */
  int newest();

  /** Returns the folder of the schema's steps. */
  String scripts();

  /** Returns whose tables stand in the database. */
  Schema.Tables tables(Session session) throws SQLException;

  /** Lets nobody else bring the schema forward before this transaction ends. */
  void lockSchema(Session session) throws SQLException;

  /** Returns whether the fault is that the server ended the transaction with its connection. */
  boolean isEnded(Throwable fault);

  /** Returns whether the fault is that two rows would have had the same key. */
  boolean isTaken(Throwable fault);
}
