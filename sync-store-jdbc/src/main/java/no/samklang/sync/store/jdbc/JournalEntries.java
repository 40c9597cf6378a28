package no.samklang.sync.store.jdbc;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import no.samklang.sync.spi.JournalEntry;
import org.jspecify.annotations.Nullable;

/** What was written where, for as long as it is kept. */
final class JournalEntries {
  private static final Insert ADD =
      Insert.into(
          "sync_journal",
          "scope, written_at, run_id, space, source_id, target_id, action, decided_by,"
              + " values_before, values_after");
  private static final String DROP = "DELETE FROM sync_journal WHERE scope = ? AND written_at < ?";
  private static final String SELECT =
      "SELECT j.written_at, j.run_id, (SELECT p.name FROM sync_space p WHERE p.id = j.space),"
          + " j.source_id, j.target_id, j.action, j.decided_by, j.values_before, j.values_after"
          + " FROM sync_journal j WHERE ";
  private static final String NEWEST_FIRST =
      " ORDER BY j.written_at DESC, j.id DESC LIMIT ? OFFSET ?";
  private static final String ALL = SELECT + "j.scope = ?" + NEWEST_FIRST;

  /** The plus keeps the database from fetching and sorting all of a route for one page. */
  private static final String OF_ROUTE = SELECT + "j.scope = ? AND +j.space = ?" + NEWEST_FIRST;

  private static final String OF_RECORD = SELECT + "j.space = ? AND j.source_id = ?" + NEWEST_FIRST;
  private static final String OF_RECORD_IN_ANY_ROUTE =
      SELECT
          + "j.space IN (SELECT id FROM sync_space WHERE scope = ?) AND j.source_id = ?"
          + NEWEST_FIRST;

  private JournalEntries() {}

  static void add(Batch batch, long scope, long space, JournalEntry entry) throws SQLException {
    String sourceId = entry.sourceId();
    batch.add(
        ADD,
        scope,
        Columns.of(entry.at()),
        entry.runId(),
        space,
        sourceId == null ? null : Columns.id(sourceId),
        entry.targetId(),
        entry.action(),
        entry.by(),
        entry.before(),
        entry.after());
  }

  static void drop(Batch batch, long scope, Instant before) throws SQLException {
    batch.add(DROP, scope, Columns.of(before));
  }

  /**
   * Reads a page.
   *
   * @param space only of this route; null for all of the scope
   * @param sourceId only of this record; null for all
   */
  static List<JournalEntry> page(
      Session session,
      long scope,
      @Nullable Long space,
      @Nullable String sourceId,
      long offset,
      int limit)
      throws SQLException {
    if (sourceId != null) {
      if (!Columns.isStorable(sourceId)) {
        return List.of();
      }
      return space == null
          ? read(session, OF_RECORD_IN_ANY_ROUTE, scope, sourceId, limit, offset)
          : read(session, OF_RECORD, space, sourceId, limit, offset);
    }
    return space == null
        ? read(session, ALL, scope, limit, offset)
        : read(session, OF_ROUTE, scope, space, limit, offset);
  }

  private static List<JournalEntry> read(Session session, String sql, Object... values)
      throws SQLException {
    return session.all(sql, JournalEntries::entry, values);
  }

  private static JournalEntry entry(Row row) throws SQLException {
    return new JournalEntry(
        row.instant(1),
        row.nullableText(2),
        row.text(3),
        row.nullableText(4),
        row.nullableText(5),
        row.text(6),
        row.nullableText(7),
        row.nullableText(8),
        row.nullableText(9));
  }
}
