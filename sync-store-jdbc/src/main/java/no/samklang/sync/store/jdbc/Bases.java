package no.samklang.sync.store.jdbc;

import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.samklang.sync.spi.Base;
import org.jspecify.annotations.Nullable;

/** Last agreed states: the look-up of every record that is read. */
final class Bases {
  private static final Insert PUT =
      Insert.orReplace("sync_base", "space, source_id", "source, fields");
  private static final String REMOVE = "DELETE FROM sync_base WHERE space = ? AND source_id = ?";
  private static final String FORGET = "DELETE FROM sync_base WHERE space = ?";
  private static final String FIRST_IDS =
      "SELECT source_id FROM sync_base WHERE space = ? ORDER BY source_id LIMIT ?";
  private static final String NEXT_IDS =
      "SELECT source_id FROM sync_base WHERE space = ? AND source_id > ?"
          + " ORDER BY source_id LIMIT ?";
  private static final Lookup FIND =
      new Lookup("b.source, b.fields", "sync_base b", "b.source_id = wanted.id AND b.space = ?");

  private Bases() {}

  static void put(Batch batch, long space, Base base) throws SQLException {
    batch.add(PUT, space, Columns.id(base.sourceId()), Columns.of(base.source()), base.fields());
  }

  static void remove(Batch batch, long space, String sourceId) throws SQLException {
    batch.add(REMOVE, space, sourceId);
  }

  static void forget(Batch batch, long space) throws SQLException {
    batch.add(FORGET, space);
  }

  static List<String> ids(Session session, long space, @Nullable String after, int limit)
      throws SQLException {
    return after == null
        ? session.all(FIRST_IDS, row -> row.text(1), space, limit)
        : session.all(NEXT_IDS, row -> row.text(1), space, after, limit);
  }

  static Map<String, Base> find(Session session, long space, Collection<String> ids)
      throws SQLException {
    Map<String, Base> found = new HashMap<>();
    FIND.run(
        session,
        ids,
        (id, row) -> found.put(id, new Base(id, row.fingerprint(1), row.bytes(2))),
        space);
    return found;
  }
}
