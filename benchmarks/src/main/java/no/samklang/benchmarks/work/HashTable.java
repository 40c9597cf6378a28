package no.samklang.benchmarks.work;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/** Hashes by customer in a table: looked up by page, written by chunk. */
final class HashTable {
  private final JdbcTemplate jdbc;

  HashTable(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  Map<String, byte[]> find(List<String> ids) {
    Map<String, byte[]> found = new HashMap<>();
    jdbc.query(
        "SELECT id, hash FROM synced WHERE id = ANY(?)",
        statement -> statement.setObject(1, ids.toArray()),
        row -> {
          found.put(row.getString(1), row.getBytes(2));
        });
    return found;
  }

  void keep(List<? extends SpringItems.Wanted> written) {
    jdbc.batchUpdate(
        "MERGE INTO synced (id, hash) KEY (id) VALUES (?, ?)",
        written,
        written.size(),
        (statement, one) -> {
          statement.setString(1, one.row().id());
          statement.setBytes(2, one.hash());
        });
  }
}
