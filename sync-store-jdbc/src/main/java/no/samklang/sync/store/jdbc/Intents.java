package no.samklang.sync.store.jdbc;

import java.sql.SQLException;
import java.util.List;
import no.samklang.sync.spi.Intent;

/** Creates under way, in the order they were first put. */
final class Intents {
  private static final Insert PUT =
      Insert.orReplace(
          "sync_intent",
          "scope, reference",
          "space, members, payload, sent_at, failures, looks, steps, doubt, sent_until");
  private static final String CLOSE = "DELETE FROM sync_intent WHERE scope = ? AND reference = ?";
  private static final String OPEN =
      "SELECT reference, members, payload, sent_at, failures, looks, steps, doubt, sent_until"
          + " FROM sync_intent WHERE space = ? ORDER BY id";

  private Intents() {}

  static void put(Batch batch, long scope, long space, Intent intent) throws SQLException {
    batch.add(
        PUT,
        scope,
        Columns.id(intent.reference()),
        space,
        Json.of(intent.members()),
        intent.payload(),
        Columns.of(intent.sentAt()),
        intent.failures(),
        intent.looks(),
        Json.of(intent.steps()),
        Json.of(intent.doubt()),
        Columns.ofNullable(intent.sentUntil()));
  }

  static void close(Batch batch, long scope, String reference) throws SQLException {
    batch.add(CLOSE, scope, reference);
  }

  static List<Intent> open(Session session, long space, String route) throws SQLException {
    return session.all(OPEN, row -> intent(route, row), space);
  }

  private static Intent intent(String route, Row row) throws SQLException {
    String doubt = row.nullableText(8);
    return new Intent(
        row.text(1),
        route,
        Json.texts(row.text(2)),
        row.text(3),
        row.instant(4),
        row.nullableInstant(9),
        row.count(5),
        row.count(6),
        Json.table(row.text(7)),
        doubt == null ? null : Json.message(doubt));
  }
}
