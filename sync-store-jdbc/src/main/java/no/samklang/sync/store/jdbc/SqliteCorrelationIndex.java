package no.samklang.sync.store.jdbc;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import no.samklang.sync.spi.CorrelationIndex;
import no.samklang.sync.spi.MatchKey;

/** A correlation index in temporary tables. */
final class SqliteCorrelationIndex implements CorrelationIndex {
  private static final String TARGETS =
      "target (id INTEGER PRIMARY KEY, target_id TEXT NOT NULL UNIQUE, payload TEXT,"
          + " taken_by TEXT)";
  private static final String MATCHES =
      "match (name TEXT NOT NULL, value TEXT NOT NULL, target INTEGER NOT NULL,"
          + " PRIMARY KEY (value, name, target)) WITHOUT ROWID";
  private static final Insert ADD_TARGET =
      Insert.orDo(
          "target",
          "target_id",
          "payload, taken_by",
          "UPDATE SET payload = coalesce(excluded.payload, payload),"
              + " taken_by = coalesce(excluded.taken_by, taken_by)");
  private static final String ADD_MATCH =
      "INSERT OR IGNORE INTO match (name, value, target)"
          + " SELECT ?, ?, id FROM target WHERE target_id = ?";
  private static final String TAKE = "UPDATE target SET taken_by = ? WHERE target_id = ?";
  private static final String UNTAKEN = "SELECT count(*) FROM target WHERE taken_by IS NULL";
  private static final Lookup FIND =
      new Lookup(
          "m.name, t.target_id, t.payload, t.taken_by",
          "match m",
          "m.value = wanted.id"
              + " CROSS JOIN target t ON t.id = m.target ORDER BY wanted.n, m.target");

  private final SqliteSession scratch = SqliteScratch.open(TARGETS, MATCHES);

  @Override
  public void add(Collection<Candidate> candidates) {
    scratch.write(
        session -> {
          Batch batch = new Batch(session);
          for (Candidate candidate : candidates) {
            batch.add(
                ADD_TARGET,
                Columns.id(candidate.targetId()),
                candidate.payload(),
                candidate.takenBy());
          }
          for (Candidate candidate : candidates) {
            MatchKey key = candidate.key();
            batch.add(
                ADD_MATCH, Columns.id(key.name()), Columns.id(key.value()), candidate.targetId());
          }
          batch.flush();
          return true;
        });
  }

  @Override
  public Map<MatchKey, List<Candidate>> find(Collection<MatchKey> keys) {
    Map<String, List<MatchKey>> byValue = new LinkedHashMap<>();
    for (MatchKey key : new LinkedHashSet<>(keys)) {
      byValue.computeIfAbsent(key.value(), absent -> new ArrayList<>()).add(key);
    }
    Map<MatchKey, List<Candidate>> found = new HashMap<>();
    return scratch.read(
        session -> {
          FIND.run(
              session,
              byValue.keySet(),
              (value, row) -> {
                MatchKey key = new MatchKey(row.text(1), value);
                if (byValue.getOrDefault(value, List.of()).contains(key)) {
                  found
                      .computeIfAbsent(key, absent -> new ArrayList<>())
                      .add(
                          new Candidate(
                              key, row.text(2), row.nullableText(3), row.nullableText(4)));
                }
              });
          return found;
        });
  }

  @Override
  public void take(Map<String, String> sourceIdByTargetId) {
    scratch.write(
        session -> {
          Batch batch = new Batch(session);
          for (Map.Entry<String, String> taken : sourceIdByTargetId.entrySet()) {
            batch.add(TAKE, taken.getValue(), taken.getKey());
          }
          batch.flush();
          return true;
        });
  }

  @Override
  public long untaken() {
    return scratch.read(session -> session.one(UNTAKEN, row -> row.number(1)).orElse(0L));
  }

  @Override
  public void close() {
    scratch.close();
  }
}
