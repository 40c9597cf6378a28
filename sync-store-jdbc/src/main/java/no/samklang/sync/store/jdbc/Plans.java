package no.samklang.sync.store.jdbc;

import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.samklang.sync.spi.PlanHeader;
import no.samklang.sync.spi.PlanLine;
import org.jspecify.annotations.Nullable;

/** Saved plans and their lines. */
final class Plans {
  private static final Insert PUT =
      Insert.orReplace("sync_plan", "scope, plan_id", "made_at, expires_at, summary");
  private static final String BEGIN =
      "INSERT INTO sync_plan (scope, plan_id) VALUES (?, ?) ON CONFLICT (scope, plan_id) DO NOTHING";
  private static final String NUMBER = "SELECT id FROM sync_plan WHERE scope = ? AND plan_id = ?";
  private static final String ADD =
      "INSERT INTO sync_plan_line (plan, line, space, source_id, target_id, action, precondition,"
          + " detail) SELECT ?,"
          + " coalesce((SELECT max(line) + 1 FROM sync_plan_line WHERE plan = ?), 0),"
          + " ?, ?, ?, ?, ?, ? WHERE true"
          + " ON CONFLICT (plan, space, source_id) DO UPDATE SET target_id = excluded.target_id,"
          + " action = excluded.action, precondition = excluded.precondition,"
          + " detail = excluded.detail";
  private static final String DROP_LINES =
      "DELETE FROM sync_plan_line"
          + " WHERE plan = (SELECT id FROM sync_plan WHERE scope = ? AND plan_id = ?)";
  private static final String DROP = "DELETE FROM sync_plan WHERE scope = ? AND plan_id = ?";
  private static final String FIND =
      "SELECT made_at, expires_at, summary FROM sync_plan"
          + " WHERE scope = ? AND plan_id = ? AND made_at IS NOT NULL";
  private static final String COLUMNS =
      "l.source_id, l.target_id, l.action, l.precondition, l.detail";
  private static final Lookup LINES =
      new Lookup(
          COLUMNS, "sync_plan_line l", "l.source_id = wanted.id AND l.plan = ? AND l.space = ?");
  private static final String PAGE =
      "SELECT "
          + COLUMNS
          + ", p.name FROM sync_plan_line l JOIN sync_space p ON p.id = l.space"
          + " WHERE l.plan = ? AND l.line >= ? ORDER BY l.line LIMIT ?";

  private Plans() {}

  /** The plans that one commit adds lines to. */
  static final class Numbers {
    private final Map<String, Long> byId = new HashMap<>();

    long of(Session session, Batch batch, long scope, String planId) throws SQLException {
      Long number = byId.get(planId);
      if (number == null) {
        batch.flush();
        session.update(BEGIN, scope, Columns.id(planId));
        number =
            session
                .one(NUMBER, row -> row.number(1), scope, planId)
                .orElseThrow(() -> new SQLException("no number was given to a plan"));
        byId.put(planId, number);
      }
      return number;
    }

    void forget(String planId) {
      byId.remove(planId);
    }
  }

  static void put(Batch batch, long scope, PlanHeader plan) throws SQLException {
    batch.add(
        PUT,
        scope,
        Columns.id(plan.id()),
        Columns.of(plan.madeAt()),
        Columns.of(plan.expiresAt()),
        plan.summary());
  }

  static void add(Batch batch, long plan, long space, PlanLine line) throws SQLException {
    batch.add(
        ADD,
        plan,
        plan,
        space,
        Columns.id(line.sourceId()),
        line.targetId(),
        line.action(),
        Columns.of(line.precondition()),
        line.detail());
  }

  static void drop(Batch batch, long scope, String planId) throws SQLException {
    batch.add(DROP_LINES, scope, planId);
    batch.add(DROP, scope, planId);
  }

  static @Nullable Long number(Session session, long scope, String planId) throws SQLException {
    return session.one(NUMBER, row -> row.number(1), scope, planId).orElse(null);
  }

  static Optional<PlanHeader> find(Session session, long scope, String planId) throws SQLException {
    return session.one(
        FIND,
        row -> new PlanHeader(planId, row.instant(1), row.instant(2), row.text(3)),
        scope,
        planId);
  }

  static Map<String, PlanLine> lines(
      Session session, long plan, long space, String route, Collection<String> ids)
      throws SQLException {
    Map<String, PlanLine> found = new LinkedHashMap<>();
    LINES.run(session, ids, (id, row) -> found.put(id, line(route, row)), plan, space);
    return found;
  }

  static List<PlanLine> page(Session session, long plan, long offset, int limit)
      throws SQLException {
    return session.all(PAGE, row -> line(row.text(6), row), plan, offset, limit);
  }

  private static PlanLine line(String route, Row row) throws SQLException {
    return new PlanLine(
        route, row.text(1), row.nullableText(2), row.text(3), row.fingerprint(4), row.text(5));
  }
}
