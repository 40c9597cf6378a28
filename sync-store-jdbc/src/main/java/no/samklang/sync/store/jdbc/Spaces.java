package no.samklang.sync.store.jdbc;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import no.samklang.sync.spi.StateScope;
import org.jspecify.annotations.Nullable;

/**
 * Numbers for scopes, and for the names within them, so that no row repeats the texts. Numbers are
 * never taken back, so what was once read can be kept. Thread-safe.
 */
final class Spaces {
  private static final int MOST_KEPT = 20_000;

  private final Map<Key, Long> known = new ConcurrentHashMap<>();

  /** What a number stands for; the name is null for the scope itself. */
  private record Key(StateScope scope, @Nullable String name) {}

  /** Returns the number of a scope; null when it never was written. */
  @Nullable Long scope(Session session, StateScope scope) throws SQLException {
    return find(session, new Key(scope, null));
  }

  /** Returns the number of a name in a scope; null when it never was written. */
  @Nullable Long space(Session session, StateScope scope, String name) throws SQLException {
    return find(session, new Key(scope, name));
  }

  /** Begins to give numbers within a transaction. */
  Interning intern(Session session, StateScope scope) {
    return new Interning(session, scope);
  }

  private @Nullable Long find(Session session, Key key) throws SQLException {
    Long number = known.get(key);
    if (number == null) {
      number = select(session, key);
      if (number != null) {
        keep(Map.of(key, number));
      }
    }
    return number;
  }

  private static @Nullable Long select(Session session, Key key) throws SQLException {
    if (key.name() == null) {
      return session
          .one(
              "SELECT id FROM sync_scope WHERE tenant = ? AND integration = ?",
              row -> row.number(1),
              key.scope().tenant(),
              key.scope().integration())
          .orElse(null);
    }
    return session
        .one(
            "SELECT p.id FROM sync_scope s JOIN sync_space p ON p.scope = s.id"
                + " WHERE s.tenant = ? AND s.integration = ? AND p.name = ?",
            row -> row.number(1),
            key.scope().tenant(),
            key.scope().integration(),
            key.name())
        .orElse(null);
  }

  private void keep(Map<Key, Long> numbers) {
    if (known.size() > MOST_KEPT) {
      known.clear();
    }
    known.putAll(numbers);
  }

  /** Numbers given within one transaction; they are kept only when {@link #committed}. */
  final class Interning {
    private final Session session;
    private final StateScope scope;
    private final Map<Key, Long> fresh = new HashMap<>();

    private Interning(Session session, StateScope scope) {
      this.session = session;
      this.scope = scope;
    }

    long scope() throws SQLException {
      return number(new Key(scope, null));
    }

    long space(String name) throws SQLException {
      return number(new Key(scope, name));
    }

    void committed() {
      keep(fresh);
    }

    private long number(Key key) throws SQLException {
      Long number = known.get(key);
      if (number == null) {
        number = fresh.get(key);
      }
      if (number == null) {
        number = select(session, key);
        if (number == null) {
          insert(key);
          number = select(session, key);
        }
        if (number == null) {
          throw new SQLException("no number was given");
        }
        fresh.put(key, number);
      }
      return number;
    }

    /** Another host may give the name its number at the same moment: then both have that one. */
    private void insert(Key key) throws SQLException {
      String name = key.name();
      if (name == null) {
        session.update(
            "INSERT INTO sync_scope (tenant, integration) VALUES (?, ?) ON CONFLICT DO NOTHING",
            Columns.id(scope.tenant()),
            Columns.id(scope.integration()));
      } else {
        session.update(
            "INSERT INTO sync_space (scope, name) VALUES (?, ?) ON CONFLICT DO NOTHING",
            scope(),
            Columns.id(name));
      }
    }
  }
}
