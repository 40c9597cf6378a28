package no.samklang.sync.store.jdbc;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import no.samklang.sync.spi.Fingerprint;
import org.jspecify.annotations.Nullable;

/** The row that a query is at, its columns counted from one. */
final class Row {
  private final ResultSet found;
  private final Dialect dialect;

  Row(ResultSet found, Dialect dialect) {
    this.found = found;
    this.dialect = dialect;
  }

  long number(int column) throws SQLException {
    return found.getLong(column);
  }

  int count(int column) throws SQLException {
    return found.getInt(column);
  }

  String text(int column) throws SQLException {
    return dialect.text(found.getString(column));
  }

  @Nullable String nullableText(int column) throws SQLException {
    String stored = found.getString(column);
    return stored == null ? null : dialect.text(stored);
  }

  Instant instant(int column) throws SQLException {
    return Columns.instant(found.getLong(column));
  }

  @Nullable Instant nullableInstant(int column) throws SQLException {
    long stored = found.getLong(column);
    return found.wasNull() ? null : Columns.instant(stored);
  }

  Fingerprint fingerprint(int column) throws SQLException {
    ByteBuffer bytes = ByteBuffer.wrap(found.getBytes(column));
    return new Fingerprint(bytes.getLong(), bytes.getLong());
  }

  byte[] bytes(int column) throws SQLException {
    byte[] bytes = found.getBytes(column);
    return bytes == null ? new byte[0] : bytes;
  }
}
