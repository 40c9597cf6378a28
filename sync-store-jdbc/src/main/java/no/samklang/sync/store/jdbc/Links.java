package no.samklang.sync.store.jdbc;

import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import no.samklang.sync.spi.Link;
import no.samklang.sync.spi.Side;

/** Who is who. */
final class Links {
  private static final Insert PUT =
      Insert.orReplace("sync_link", "space, left_id", "right_id, left_number, right_number");
  private static final String REMOVE_LEFT = "DELETE FROM sync_link WHERE space = ? AND left_id = ?";
  private static final String REMOVE_RIGHT =
      "DELETE FROM sync_link WHERE space = ? AND right_id = ?";
  private static final String FORGET = "DELETE FROM sync_link WHERE space = ?";
  private static final String COLUMNS = "k.left_id, k.left_number, k.right_id, k.right_number";
  private static final Lookup BY_LEFT =
      new Lookup(COLUMNS, "sync_link k", "k.left_id = wanted.id AND k.space = ?");
  private static final Lookup BY_RIGHT =
      new Lookup(COLUMNS, "sync_link k", "k.right_id = wanted.id AND k.space = ?");

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

  static void remove(Batch batch, long space, Side side, String id) throws SQLException {
    batch.add(side == Side.LEFT ? REMOVE_LEFT : REMOVE_RIGHT, space, id);
  }

  static void forget(Batch batch, long space) throws SQLException {
    batch.add(FORGET, space);
  }

  static Map<String, Link> find(
      Session session, long space, String type, Side side, Collection<String> ids)
      throws SQLException {
    Map<String, Link> found = new LinkedHashMap<>();
    (side == Side.LEFT ? BY_LEFT : BY_RIGHT)
        .run(session, ids, (id, row) -> found.put(id, link(type, row)), space);
    return found;
  }

  private static Link link(String type, Row row) throws SQLException {
    return new Link(type, row.text(1), row.nullableText(2), row.text(3), row.nullableText(4));
  }
}
