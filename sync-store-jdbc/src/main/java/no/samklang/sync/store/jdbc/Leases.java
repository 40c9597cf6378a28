package no.samklang.sync.store.jdbc;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import no.samklang.sync.spi.Lease;
import no.samklang.sync.spi.LeaseLost;
import no.samklang.sync.spi.StateScope;

/**
 * Who may write: one holder a name, under a token that only rises. The time is the database's in
 * every statement, never this process's.
 */
final class Leases {
  private final Database database;
  private final Spaces spaces;
  private final String find;
  private final String take;
  private final String prolong;
  private final String release;
  private final String check;

  Leases(Database database, Spaces spaces) {
    this.database = database;
    this.spaces = spaces;
    Dialect dialect = database.dialect();
    String now = dialect.now();
    this.find =
        "SELECT holder, token, expires_at FROM sync_lease WHERE space = ? AND expires_at > " + now;
    this.take =
        "INSERT INTO sync_lease (space, holder, token, expires_at) VALUES (?, ?, 1, "
            + now
            + " + ?) ON CONFLICT (space) DO UPDATE SET holder = excluded.holder,"
            + " token = sync_lease.token + 1, expires_at = excluded.expires_at"
            + " WHERE sync_lease.expires_at <= "
            + now
            + " RETURNING token, expires_at";
    this.prolong =
        "UPDATE sync_lease SET expires_at = "
            + now
            + " + ? WHERE space = ? AND token = ? AND expires_at > "
            + now
            + " RETURNING expires_at";
    this.release =
        "UPDATE sync_lease SET expires_at = 0 WHERE space = ? AND token = ? AND expires_at > "
            + now;
    this.check =
        "WITH held AS MATERIALIZED (SELECT l.token, l.expires_at FROM sync_scope s"
            + " JOIN sync_space p ON p.scope = s.id JOIN sync_lease l ON l.space = p.id"
            + " WHERE p.id = ?"
            + dialect.locked("s, l")
            + ") SELECT "
            + dialect.setUp("expires_at - " + now)
            + " FROM held WHERE token = ? AND expires_at > "
            + now;
  }

  /** A lease that is held is seen without waiting for the commits of its holder. */
  Optional<Lease> acquire(StateScope scope, String name, String holder, Duration term) {
    if (holder(scope, name).isPresent()) {
      return Optional.empty();
    }
    Taken taken =
        database.write(
            session -> {
              Spaces.Interning interning = spaces.intern(session, scope);
              long space = interning.space(name);
              return new Taken(
                  interning,
                  session.one(
                      take,
                      row -> new Lease(scope, name, holder, row.number(1), row.instant(2)),
                      space,
                      holder,
                      term.toNanos()));
            });
    taken.interning.committed();
    return taken.lease;
  }

  private record Taken(Spaces.Interning interning, Optional<Lease> lease) {}

  Optional<Lease> holder(StateScope scope, String name) {
    return database.read(
        session -> {
          Long space = spaces.space(session, scope, name);
          return space == null
              ? Optional.empty()
              : session.one(
                  find,
                  row -> new Lease(scope, name, row.text(1), row.number(2), row.instant(3)),
                  space);
        });
  }

  boolean isHeld(Lease lease) {
    return holder(lease.scope(), lease.name())
        .filter(held -> held.token() == lease.token())
        .isPresent();
  }

  Lease renew(Lease lease, Duration term) {
    return database.write(
        session ->
            session
                .one(
                    prolong,
                    row ->
                        new Lease(
                            lease.scope(),
                            lease.name(),
                            lease.holder(),
                            lease.token(),
                            row.instant(1)),
                    term.toNanos(),
                    space(session, lease),
                    lease.token())
                .orElseThrow(() -> new LeaseLost(lease)));
  }

  void release(Lease lease) {
    database.write(
        session -> {
          Long space = spaces.space(session, lease.scope(), lease.name());
          return space == null ? 0 : session.update(release, space, lease.token());
        });
  }

  /**
   * Called first in the transaction that the lease must allow. Until that ends nobody takes the
   * lease over, and no other commit of the scope begins: two routes that write the same links can
   * so never lock each other out.
   */
  void requireHeld(Session session, Lease lease) throws SQLException {
    if (session.one(check, row -> true, space(session, lease), lease.token()).isEmpty()) {
      throw new LeaseLost(lease);
    }
  }

  private long space(Session session, Lease lease) throws SQLException {
    Long space = spaces.space(session, lease.scope(), lease.name());
    if (space == null) {
      throw new LeaseLost(lease);
    }
    return space;
  }
}
