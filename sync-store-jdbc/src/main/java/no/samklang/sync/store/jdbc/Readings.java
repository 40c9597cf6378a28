package no.samklang.sync.store.jdbc;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.samklang.sync.spi.Activation;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.RunRecord;

/** How far was read, what may write, and how the runs went. */
final class Readings {
  private static final Insert PUT_CURSOR = Insert.orReplace("sync_reading", "space", "position");
  private static final String CURSOR = "SELECT position FROM sync_reading WHERE space = ?";
  private static final Insert PUT_ACTIVATION =
      Insert.orReplace("sync_activation", "space", "activated_at, accepted_at, accepted_by");
  private static final String ACTIVATION =
      "SELECT activated_at, accepted_at, accepted_by FROM sync_activation WHERE space = ?";
  private static final Insert PUT_RUN =
      Insert.orReplace("sync_run", "scope, run_id", "started_at, ended_at, report");
  private static final String DROP_RUNS = "DELETE FROM sync_run WHERE scope = ? AND ended_at < ?";
  private static final String RUNS =
      "SELECT run_id, started_at, ended_at, report FROM sync_run"
          + " WHERE scope = ? ORDER BY run_id DESC LIMIT ?";

  private Readings() {}

  static void put(Batch batch, long space, Cursor cursor) throws SQLException {
    batch.add(PUT_CURSOR, space, cursor.value());
  }

  static Cursor cursor(Session session, long space) throws SQLException {
    return session.one(CURSOR, row -> new Cursor(row.text(1)), space).orElse(Cursor.START);
  }

  static void put(Batch batch, long space, Activation activation) throws SQLException {
    batch.add(
        PUT_ACTIVATION,
        space,
        Columns.of(activation.activatedAt()),
        Columns.ofNullable(activation.acceptedAt()),
        activation.acceptedBy());
  }

  static Optional<Activation> activation(Session session, long space, String route)
      throws SQLException {
    return session.one(ACTIVATION, row -> activation(route, row), space);
  }

  static void put(Batch batch, long scope, RunRecord run) throws SQLException {
    batch.add(
        PUT_RUN,
        scope,
        Columns.id(run.id()),
        Columns.of(run.startedAt()),
        Columns.of(run.endedAt()),
        run.report());
  }

  static void dropRuns(Batch batch, long scope, Instant before) throws SQLException {
    batch.add(DROP_RUNS, scope, Columns.of(before));
  }

  static List<RunRecord> runs(Session session, long scope, int limit) throws SQLException {
    return session.all(
        RUNS,
        row -> new RunRecord(row.text(1), row.instant(2), row.instant(3), row.text(4)),
        scope,
        limit);
  }

  private static Activation activation(String route, Row row) throws SQLException {
    return new Activation(route, row.instant(1), row.nullableInstant(2), row.nullableText(3));
  }
}
