package no.samklang.sync.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import no.samklang.sync.spi.Link;
import no.samklang.sync.spi.Side;

/** Who is who. */
final class Links {
  static final Insert PUT =
      Insert.into(
          "sync_link",
          "space, left_id, right_id, left_number, right_number",
          "ON CONFLICT (space, left_id) DO UPDATE SET right_id = excluded.right_id,"
              + " left_number = excluded.left_number, right_number = excluded.right_number");
  static final String HOLDER_OF_RIGHT =
      "SELECT left_id FROM sync_link WHERE space = ? AND right_id = ? AND left_id <> ?";

  private static final String COLUMNS =
      "SELECT wanted.n, k.left_id, k.left_number, k.right_id, k.right_number"
          + " FROM wanted CROSS JOIN sync_link k";
  private static final Lookup BY_LEFT =
      new Lookup(COLUMNS + " ON k.left_id = wanted.id AND k.space = ?");
  private static final Lookup BY_RIGHT =
      new Lookup(COLUMNS + " ON k.right_id = wanted.id AND k.space = ?");

  private Links() {}

  static void put(Batch batch, long space, Link link) throws SQLException {
    batch.add(
        PUT,
        space,
        Columns.id(link.leftId()),
        Columns.id(link.rightId()),
        link.leftNumber(),
        link.rightNumber());
  }

  static Map<String, Link> find(
      Session session, long space, String type, Side side, Collection<String> ids)
      throws SQLException {
    Map<String, Link> found = new LinkedHashMap<>();
    (side == Side.LEFT ? BY_LEFT : BY_RIGHT)
        .run(session, ids, (id, row) -> found.put(id, link(type, row)), space);
    return found;
  }

  private static Link link(String type, ResultSet row) throws SQLException {
    return new Link(type, row.getString(2), row.getString(3), row.getString(4), row.getString(5));
  }
}
