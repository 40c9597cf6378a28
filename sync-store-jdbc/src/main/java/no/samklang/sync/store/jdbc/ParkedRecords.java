package no.samklang.sync.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.samklang.sync.spi.Parked;
import org.jspecify.annotations.Nullable;

/** What did not go. */
final class ParkedRecords {
  private static final Insert PUT =
      Insert.into(
          "sync_parked",
          "space, source_id, label, kind, message, waits_for, seen, attempts, first_seen,"
              + " last_tried, payload, next_try",
          "ON CONFLICT (space, source_id) DO UPDATE SET label = excluded.label, kind ="
              + " excluded.kind, message = excluded.message, waits_for = excluded.waits_for, seen"
              + " = excluded.seen, attempts = excluded.attempts, first_seen ="
              + " excluded.first_seen, last_tried = excluded.last_tried, payload ="
              + " excluded.payload, next_try = excluded.next_try");
  private static final String REMOVE = "DELETE FROM sync_parked WHERE space = ? AND source_id = ?";
  private static final String COLUMNS =
      " p.source_id, p.label, p.kind, p.message, p.waits_for, p.seen, p.attempts, p.first_seen,"
          + " p.last_tried, p.payload, p.next_try";
  private static final Lookup FIND =
      new Lookup(
          "SELECT wanted.n,"
              + COLUMNS
              + " FROM wanted CROSS JOIN sync_parked p"
              + " ON p.source_id = wanted.id AND p.space = ?");
  private static final Lookup WAITING =
      new Lookup(
          "SELECT wanted.n,"
              + COLUMNS
              + " FROM wanted CROSS JOIN sync_parked p"
              + " ON p.waits_for = wanted.id AND p.space = ?");
  private static final String FIRST_PAGE =
      "SELECT 0," + COLUMNS + " FROM sync_parked p WHERE p.space = ? ORDER BY p.source_id LIMIT ?";
  private static final String NEXT_PAGE =
      "SELECT 0,"
          + COLUMNS
          + " FROM sync_parked p WHERE p.space = ? AND p.source_id > ?"
          + " ORDER BY p.source_id LIMIT ?";
  private static final String COUNT =
      "SELECT kind, count(*) FROM sync_parked WHERE space = ? GROUP BY kind";

  private ParkedRecords() {}

  static void put(Batch batch, long space, Parked parked) throws SQLException {
    batch.add(
        PUT,
        space,
        Columns.id(parked.sourceId()),
        parked.label(),
        parked.kind().name(),
        Json.of(parked.message()),
        parked.waitsFor(),
        Columns.of(parked.seen()),
        parked.attempts(),
        Columns.of(parked.firstSeen()),
        Columns.of(parked.lastTried()),
        parked.payload(),
        Columns.ofNullable(parked.nextTry()));
  }

  static void remove(Batch batch, long space, String sourceId) throws SQLException {
    batch.add(REMOVE, space, sourceId);
  }

  static Map<String, Parked> find(Session session, long space, String route, Collection<String> ids)
      throws SQLException {
    Map<String, Parked> found = new LinkedHashMap<>();
    FIND.run(session, ids, (id, row) -> found.put(id, parked(route, row)), space);
    return found;
  }

  static List<Parked> page(
      Session session, long space, String route, @Nullable String after, int limit)
      throws SQLException {
    return after == null
        ? session.all(FIRST_PAGE, row -> parked(route, row), space, limit)
        : session.all(NEXT_PAGE, row -> parked(route, row), space, after, limit);
  }

  static List<Parked> waiting(Session session, long space, String route, Set<String> keys)
      throws SQLException {
    List<Parked> waiting = new ArrayList<>();
    WAITING.run(session, keys, (key, row) -> waiting.add(parked(route, row)), space);
    return waiting;
  }

  static Map<Parked.Kind, Long> counts(Session session, long space) throws SQLException {
    Map<Parked.Kind, Long> counts = new EnumMap<>(Parked.Kind.class);
    session.all(
        COUNT, row -> counts.put(Parked.Kind.valueOf(row.getString(1)), row.getLong(2)), space);
    return counts;
  }

  private static Parked parked(String route, ResultSet row) throws SQLException {
    return new Parked(
        route,
        row.getString(2),
        row.getString(3),
        Parked.Kind.valueOf(row.getString(4)),
        Json.message(row.getString(5)),
        row.getString(6),
        Columns.fingerprint(row, 7),
        row.getString(11),
        row.getInt(8),
        Columns.instant(row, 9),
        Columns.instant(row, 10),
        Columns.nullableInstant(row, 12));
  }
}
