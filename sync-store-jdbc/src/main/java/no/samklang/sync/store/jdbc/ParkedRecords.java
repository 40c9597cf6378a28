package no.samklang.sync.store.jdbc;

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
      Insert.orReplace(
          "sync_parked",
          "space, source_id",
          "label, kind, message, waits_for, seen, attempts, first_seen, last_tried, payload,"
              + " next_try");
  private static final String REMOVE = "DELETE FROM sync_parked WHERE space = ? AND source_id = ?";
  private static final String COLUMNS =
      "p.source_id, p.label, p.kind, p.message, p.waits_for, p.seen, p.attempts, p.first_seen,"
          + " p.last_tried, p.payload, p.next_try";
  private static final Lookup FIND =
      new Lookup(COLUMNS, "sync_parked p", "p.source_id = wanted.id AND p.space = ?");
  private static final Lookup WAITING =
      new Lookup(COLUMNS, "sync_parked p", "p.waits_for = wanted.id AND p.space = ?");
  private static final String ALL = "SELECT " + COLUMNS + " FROM sync_parked p WHERE p.space = ?";
  private static final String FIRST_PAGE = ALL + " ORDER BY p.source_id LIMIT ?";
  private static final String NEXT_PAGE = ALL + " AND p.source_id > ? ORDER BY p.source_id LIMIT ?";
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
    session.all(COUNT, row -> counts.put(Parked.Kind.valueOf(row.text(1)), row.number(2)), space);
    return counts;
  }

  private static Parked parked(String route, Row row) throws SQLException {
    return new Parked(
        route,
        row.text(1),
        row.nullableText(2),
        Parked.Kind.valueOf(row.text(3)),
        Json.message(row.text(4)),
        row.nullableText(5),
        row.fingerprint(6),
        row.nullableText(10),
        row.count(7),
        row.instant(8),
        row.instant(9),
        row.nullableInstant(11));
  }
}
