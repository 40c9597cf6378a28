package no.samklang.sync.store.jdbc;

import java.sql.SQLException;
import no.samklang.sync.spi.UncheckedStoreException;

/**
 * Says what failed in words that tell an operator what to do, and never what stands in a row: the
 * driver's own messages quote the statement with its values, so only their first line is kept.
 */
final class PostgresFaults {
  private PostgresFaults() {}

  static UncheckedStoreException of(SQLException fault) {
    SQLException cause = innermost(fault);
    SQLException shown =
        new SQLException(firstLine(cause), cause.getSQLState(), cause.getErrorCode());
    shown.setStackTrace(cause.getStackTrace());
    return new UncheckedStoreException("state database " + reason(shown), shown);
  }

  static UncheckedStoreException closed() {
    return new UncheckedStoreException(
        "state database was closed; close the store only when no run is under way", null);
  }

  /** A batch that failed says so first, and then why. */
  private static SQLException innermost(SQLException fault) {
    SQLException cause = fault;
    while (cause.getNextException() != null) {
      cause = cause.getNextException();
    }
    return cause.getCause() instanceof SQLException inner && cause.getSQLState() == null
        ? inner
        : cause;
  }

  private static String firstLine(SQLException cause) {
    String message = cause.getMessage();
    return message == null
        ? cause.getClass().getSimpleName()
        : message.lines().findFirst().orElse("");
  }

  private static String reason(SQLException cause) {
    if (isEnded(cause)) {
      return "cannot be reached or ended the connection; what was under way was either done whole"
          + " or not at all. Run again: "
          + cause.getMessage();
    }
    return switch (state(cause)) {
      case "53100" ->
          "cannot grow, its disk is full; nothing was changed. Make room and run again.";
      case "42501" ->
          "refuses: give this user the rights to the sync_ tables: " + cause.getMessage();
      case "42P01" ->
          "lacks a table; look whether the data source still uses the schema that the store was"
              + " opened on: "
              + cause.getMessage();
      case "54000" ->
          "refuses an id, key or name of more than 2,000 characters; let the connector shorten it."
              + " Nothing was changed.";
      default -> "failed (SQL state " + state(cause) + "): " + cause.getMessage();
    };
  }

  /** Faults without a state are those of the pool. */
  static boolean isEnded(SQLException cause) {
    String state = state(cause);
    return state.isEmpty()
        || state.startsWith("08")
        || state.startsWith("57P")
        || state.startsWith("25P0")
        || state.equals("53300");
  }

  private static String state(SQLException cause) {
    return cause.getSQLState() == null ? "" : cause.getSQLState();
  }
}
