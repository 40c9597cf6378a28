package no.samklang.sync.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/**
 * Looks many texts up in one statement. The texts stand in a table named {@code wanted}, numbered
 * from one, so that the answer needs to carry only the number.
 *
 * @param columns what is wanted of the rows found, with commas; empty for nothing but which texts
 *     were found
 * @param table the table to look in
 * @param on how its rows belong to {@code wanted.id}; the parameters in it are bound after the
 *     texts
 */
record Lookup(String columns, String table, String on) {

  /** Takes the row found for a text; its first column is the first of {@link #columns}. */
  @FunctionalInterface
  interface Taker {
    void take(String text, Row row) throws SQLException;
  }

  void run(Session session, Collection<String> texts, Taker taker, Object... values)
      throws SQLException {
    if (!texts.isEmpty()) {
      session.dialect().lookUp(session, this, texts, taker, values);
    }
  }

  /** Gives each row to the taker, with its text, whose number comes in the last column. */
  static void take(List<String> texts, ResultSet found, Taker taker, Dialect dialect)
      throws SQLException {
    Row row = new Row(found, dialect);
    int number = found.getMetaData().getColumnCount();
    while (found.next()) {
      taker.take(texts.get(found.getInt(number) - 1), row);
    }
  }
}
