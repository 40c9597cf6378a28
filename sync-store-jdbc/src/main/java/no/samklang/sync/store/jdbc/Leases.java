package no.samklang.sync.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import no.samklang.sync.spi.Lease;
import no.samklang.sync.spi.LeaseLost;
import no.samklang.sync.spi.StateScope;

/** Who may write: one holder a name, under a token that only rises. */
final class Leases {
  private static final String FIND =
      "SELECT holder, token, expires_at FROM sync_lease WHERE space = ?";
  private static final String TAKE =
      "INSERT INTO sync_lease (space, holder, token, expires_at) VALUES (?, ?, ?, ?)"
          + " ON CONFLICT (space) DO UPDATE SET holder = excluded.holder, token = excluded.token,"
          + " expires_at = excluded.expires_at";
  private static final String PROLONG =
      "UPDATE sync_lease SET expires_at = ? WHERE space = ? AND token = ? AND expires_at > ?";
  private static final String CHECK =
      "SELECT 1 FROM sync_lease WHERE space = ? AND token = ? AND expires_at > ?";

  private final Spaces spaces;
  private final InstantSource clock;

  Leases(Spaces spaces, InstantSource clock) {
    this.spaces = spaces;
    this.clock = clock;
  }

  Optional<Lease> acquire(
      Session session, StateScope scope, String name, String holder, Duration term) {
    Spaces.Interning interning = spaces.intern(session, scope);
    Optional<Lease> lease =
        session.write(() -> take(session, interning, scope, name, holder, term));
    interning.committed();
    return lease;
  }

  Optional<Lease> holder(Session session, StateScope scope, String name) throws SQLException {
    Long space = spaces.space(session, scope, name);
    return space == null
        ? Optional.empty()
        : session
            .one(FIND, row -> lease(scope, name, row), space)
            .filter(lease -> clock.instant().isBefore(lease.expiresAt()));
  }

  Lease renew(Session session, Lease lease, Duration term) throws SQLException {
    Instant expiresAt = clock.instant().plus(term);
    if (!prolong(session, lease, expiresAt)) {
      throw new LeaseLost(lease);
    }
    return new Lease(lease.scope(), lease.name(), lease.holder(), lease.token(), expiresAt);
  }

  void release(Session session, Lease lease) throws SQLException {
    prolong(session, lease, Instant.EPOCH);
  }

  /** Called inside the transaction that the lease must allow. */
  void requireHeld(Session session, Lease lease) throws SQLException {
    Long space = spaces.space(session, lease.scope(), lease.name());
    if (space == null
        || session
            .one(CHECK, row -> true, space, lease.token(), Columns.of(clock.instant()))
            .isEmpty()) {
      throw new LeaseLost(lease);
    }
  }

  private Optional<Lease> take(
      Session session,
      Spaces.Interning interning,
      StateScope scope,
      String name,
      String holder,
      Duration term)
      throws SQLException {
    long space = interning.space(name);
    Optional<Lease> last = session.one(FIND, row -> lease(scope, name, row), space);
    Instant now = clock.instant();
    if (last.isPresent() && now.isBefore(last.get().expiresAt())) {
      return Optional.empty();
    }
    long token = last.map(Lease::token).orElse(0L) + 1;
    Lease lease = new Lease(scope, name, holder, token, now.plus(term));
    session.update(TAKE, space, holder, token, Columns.of(lease.expiresAt()));
    return Optional.of(lease);
  }

  private boolean prolong(Session session, Lease lease, Instant until) throws SQLException {
    Long space = spaces.space(session, lease.scope(), lease.name());
    return space != null
        && session.update(
                PROLONG, Columns.of(until), space, lease.token(), Columns.of(clock.instant()))
            == 1;
  }

  private static Lease lease(StateScope scope, String name, ResultSet row) throws SQLException {
    return new Lease(scope, name, row.getString(1), row.getLong(2), Columns.instant(row, 3));
  }
}
