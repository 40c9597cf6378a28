package no.samklang.sync.store.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.samklang.sync.spi.LedgerEntry;
import no.samklang.sync.spi.UncheckedStoreException;
import org.jspecify.annotations.Nullable;

/** What was delivered: rows are added, acknowledged and corrected, and never taken away. */
final class Ledgers {
  private static final Insert PUT =
      Insert.orDo(
          "sync_ledger",
          "space, source_id",
          "target_id, order_key, content, posted_at, acknowledged, revision, period, totals,"
              + " frozen",
          "UPDATE SET acknowledged = 1 WHERE excluded.acknowledged = 1");

  /** Not {@code = 0}: the index of those that are to be told would be searched, not the key. */
  private static final String ACKNOWLEDGE =
      "UPDATE sync_ledger SET acknowledged = 1 WHERE space = ? AND source_id = ?"
          + " AND acknowledged <> 1";

  private static final String REVISE =
      "UPDATE sync_ledger SET target_id = ?, order_key = ?, content = ?, posted_at = ?,"
          + " acknowledged = ?, revision = ?, period = ?, totals = ?, frozen = ?"
          + " WHERE space = ? AND source_id = ? AND revision = ?";
  private static final String COLUMNS =
      "e.source_id, e.target_id, e.order_key, e.content, e.posted_at, e.acknowledged,"
          + " e.revision, e.period, e.totals, e.frozen";
  private static final Lookup FIND =
      new Lookup(COLUMNS, "sync_ledger e", "e.source_id = wanted.id AND e.space = ?");
  private static final Lookup POSTED =
      new Lookup(
          "",
          "(SELECT 1) once",
          "EXISTS (SELECT 1 FROM sync_ledger e"
              + " WHERE e.order_key = wanted.id AND e.space = ?)");
  private static final String ALL = "SELECT " + COLUMNS + " FROM sync_ledger e WHERE e.space = ?";
  private static final String UNTOLD =
      ALL + " AND e.acknowledged = 0 ORDER BY e.posted_at, e.source_id LIMIT ?";
  private static final String IN_PERIOD = " AND e.period = ?";
  private static final String AFTER = " AND e.source_id > ?";
  private static final String PAGE = " ORDER BY e.source_id LIMIT ?";

  private Ledgers() {}

  static void put(Batch batch, long space, LedgerEntry entry) throws SQLException {
    batch.add(
        PUT,
        space,
        Columns.id(entry.sourceId()),
        entry.targetId(),
        entry.orderKey(),
        Columns.of(entry.content()),
        Columns.of(entry.postedAt()),
        entry.acknowledged() ? 1 : 0,
        entry.revision(),
        entry.period(),
        entry.totals(),
        entry.frozen());
  }

  static void revise(Batch batch, long space, LedgerEntry entry) throws SQLException {
    batch.addExact(
        REVISE,
        values -> notBefore(String.valueOf(values[10]), String.valueOf(values[5])),
        entry.targetId(),
        entry.orderKey(),
        Columns.of(entry.content()),
        Columns.of(entry.postedAt()),
        entry.acknowledged() ? 1 : 0,
        entry.revision(),
        entry.period(),
        entry.totals(),
        entry.frozen(),
        space,
        Columns.id(entry.sourceId()),
        entry.revision() - 1);
  }

  private static UncheckedStoreException notBefore(String sourceId, String revision) {
    return new UncheckedStoreException(
        "ledger entry of '"
            + sourceId
            + "' cannot become revision "
            + revision
            + ": the one that is there is not the revision before it; nothing was committed",
        null);
  }

  static void acknowledge(Batch batch, long space, String sourceId) throws SQLException {
    batch.add(ACKNOWLEDGE, space, sourceId);
  }

  static Map<String, LedgerEntry> find(
      Session session, long space, String route, Collection<String> ids) throws SQLException {
    Map<String, LedgerEntry> found = new LinkedHashMap<>();
    FIND.run(session, ids, (id, row) -> found.put(id, entry(route, row)), space);
    return found;
  }

  static Set<String> posted(Session session, long space, Collection<String> orderKeys)
      throws SQLException {
    Set<String> posted = new LinkedHashSet<>();
    POSTED.run(session, orderKeys, (key, row) -> posted.add(key), space);
    return posted;
  }

  static List<LedgerEntry> untold(Session session, long space, String route, int limit)
      throws SQLException {
    return session.all(UNTOLD, row -> entry(route, row), space, limit);
  }

  static List<LedgerEntry> page(
      Session session,
      long space,
      String route,
      @Nullable String period,
      @Nullable String after,
      int limit)
      throws SQLException {
    StringBuilder sql = new StringBuilder(ALL);
    List<Object> values = new ArrayList<>(List.of(space));
    if (period != null) {
      sql.append(IN_PERIOD);
      values.add(period);
    }
    if (after != null) {
      sql.append(AFTER);
      values.add(after);
    }
    values.add(limit);
    return session.all(sql.append(PAGE).toString(), row -> entry(route, row), values.toArray());
  }

  private static LedgerEntry entry(String route, Row row) throws SQLException {
    return new LedgerEntry(
        route,
        row.text(1),
        row.text(2),
        row.nullableText(3),
        row.fingerprint(4),
        row.instant(5),
        row.count(6) != 0,
        row.count(7),
        row.nullableText(8),
        row.nullableText(9),
        row.nullableText(10));
  }
}
