package no.samklang.sync.store.jdbc;

import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import no.samklang.sync.spi.Base;

/** Last agreed states: the look-up of every record that is read. */
final class Bases {
  private static final Insert PUT =
      Insert.into(
          "sync_base",
          "space, source_id, source, fields",
          "ON CONFLICT (space, source_id) DO UPDATE SET source = excluded.source, fields ="
              + " excluded.fields");
  private static final Lookup FIND =
      new Lookup(
          "SELECT wanted.n, b.source, b.fields FROM wanted CROSS JOIN sync_base b"
              + " ON b.source_id = wanted.id AND b.space = ?");

  private Bases() {}

  static void put(Batch batch, long space, Base base) throws SQLException {
    batch.add(PUT, space, Columns.id(base.sourceId()), Columns.of(base.source()), base.fields());
  }

  static Map<String, Base> find(Session session, long space, Collection<String> ids)
      throws SQLException {
    Map<String, Base> found = new HashMap<>();
    FIND.run(
        session,
        ids,
        (id, row) ->
            found.put(id, new Base(id, Columns.fingerprint(row, 2), Columns.bytes(row, 3))),
        space);
    return found;
  }
}
