package no.samklang.sync.store.jdbc;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import no.samklang.sync.spi.Activation;
import no.samklang.sync.spi.Base;
import no.samklang.sync.spi.CorrelationIndex;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Intent;
import no.samklang.sync.spi.JournalEntry;
import no.samklang.sync.spi.Lease;
import no.samklang.sync.spi.LeaseLost;
import no.samklang.sync.spi.LedgerEntry;
import no.samklang.sync.spi.Link;
import no.samklang.sync.spi.Parked;
import no.samklang.sync.spi.PlanHeader;
import no.samklang.sync.spi.PlanLine;
import no.samklang.sync.spi.RunRecord;
import no.samklang.sync.spi.Side;
import no.samklang.sync.spi.Spool;
import no.samklang.sync.spi.StateChange;
import no.samklang.sync.spi.StateScope;
import no.samklang.sync.spi.SyncStateStore;
import no.samklang.sync.spi.UncheckedStoreException;
import org.jspecify.annotations.Nullable;

/**
 * A state store in a database. {@link #sqlite} keeps it in one file: the durable default of a
 * single machine, with a write-ahead log that is synchronised at every commit, so that a commit
 * that returned survives a killed process and a lost power supply. {@link #postgres} keeps it in
 * the host's own PostgreSQL, for one machine or many: each works when the others' leases lapse, by
 * the clock of the server.
 *
 * <p>Thread-safe. Memory is bounded whatever the number of records. In a file commits go one at a
 * time, look-ups beside them. Two processes may open one file; each waits five seconds for the
 * other's commit and then throws {@link UncheckedStoreException}. The file must lie on a local
 * disk. To copy it while it is open, use SQLite's own backup; when the store is closed it is one
 * plain file.
 *
 * <p>On PostgreSQL the commits of one integration of a tenant go one at a time, those of others
 * beside them. Each call takes a connection from the data source and gives it back before it
 * returns. When a connection dies the call throws {@link UncheckedStoreException}: what it was to
 * write is there as a whole or not at all.
 */
public final class JdbcSyncStateStore implements SyncStateStore {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Database database;
  private final Spaces spaces = new Spaces();
  private final Leases leases;

  private JdbcSyncStateStore(Database database) {
    this.database = database;
    this.leases = new Leases(database, spaces);
  }

  /**
   * Opens the store in an SQLite file, with leases that lapse by the system's clock.
   *
   * @param file made where there is none, with its folders, readable by its owner only; a schema of
   *     an earlier version is brought forward
   * @throws UncheckedStoreException if the file cannot be made or opened, is no database of ours,
   *     or was written by a newer version
   */
  public static JdbcSyncStateStore sqlite(Path file) {
    return sqlite(file, InstantSource.system());
  }

  /**
   * Opens the store in an SQLite file, with leases that lapse by this clock.
   *
   * @param file made where there is none, with its folders, readable by its owner only; a schema of
   *     an earlier version is brought forward
   * @throws UncheckedStoreException if the file cannot be made or opened, is no database of ours,
   *     or was written by a newer version
   */
  public static JdbcSyncStateStore sqlite(Path file, InstantSource clock) {
    return sqlite(file, clock, PATIENCE);
  }

  /**
   * Opens the store in an SQLite file, with leases that lapse by this clock and patience of its
   * own.
   *
   * @param file made where there is none, with its folders, readable by its owner only; a schema of
   *     an earlier version is brought forward
   * @param patience how long to wait for another process that writes the same file
   * @throws UncheckedStoreException if the file cannot be made or opened, is no database of ours,
   *     or was written by a newer version
   */
  public static JdbcSyncStateStore sqlite(Path file, InstantSource clock, Duration patience) {
    Objects.requireNonNull(clock, "clock");
    SqliteFile sqlite = new SqliteFile(file, clock, patience);
    sqlite.create();
    return opened(new SqliteDatabase(sqlite), sqlite.name());
  }

  /**
   * Opens the store in the host's PostgreSQL, with leases that lapse by the server's clock. The
   * tables are made where there are none, in the schema that the data source's connections use,
   * with names that begin with {@code sync_}; a schema of an earlier version is brought forward,
   * also when several hosts start at once.
   *
   * @param source a pool of connections to the primary, with the default isolation of read
   *     committed; it stays the host's and is not closed with the store
   * @throws UncheckedStoreException if the database cannot be reached, is not PostgreSQL in UTF-8,
   *     or was written by a newer version
   */
  public static JdbcSyncStateStore postgres(DataSource source) {
    return postgres(source, PostgresDialect.SERVER_TIME);
  }

  /** Opens the store with another expression for the time of the server: for tests. */
  static JdbcSyncStateStore postgres(DataSource source, String now) {
    return opened(PostgresDatabase.of(source, now), "state database");
  }

  private static JdbcSyncStateStore opened(Database database, String name) {
    try {
      new Schema(database, name).migrate();
      return new JdbcSyncStateStore(database);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  @Override
  public Optional<Lease> acquire(StateScope scope, String name, String holder, Duration term) {
    return leases.acquire(scope, name, holder, term);
  }

  @Override
  public Optional<Lease> holder(StateScope scope, String name) {
    return leases.holder(scope, name);
  }

  @Override
  public Lease renew(Lease lease, Duration term) {
    return leases.renew(lease, term);
  }

  @Override
  public void release(Lease lease) {
    leases.release(lease);
  }

  @Override
  public void commit(Lease lease, List<StateChange> changes) {
    if (changes.isEmpty()) {
      return;
    }
    try {
      database
          .write(
              session -> {
                leases.requireHeld(session, lease);
                Spaces.Interning interning = spaces.intern(session, lease.scope());
                new Changes(session, interning).write(changes);
                return interning;
              })
          .committed();
    } catch (UncheckedStoreException fault) {
      throw explained(fault, lease, changes);
    }
  }

  private RuntimeException explained(
      UncheckedStoreException fault, Lease lease, List<StateChange> changes) {
    Throwable cause = fault.getCause();
    if (cause != null && database.dialect().isTaken(cause)) {
      return TakenLinks.explain(this, lease.scope(), changes, fault);
    }
    if (cause != null && database.dialect().isEnded(cause) && !leases.isHeld(lease)) {
      LeaseLost lost = new LeaseLost(lease);
      lost.addSuppressed(fault);
      return lost;
    }
    return fault;
  }

  @Override
  public Map<String, Link> links(StateScope scope, String type, Side side, Collection<String> ids) {
    return look(
        scope, type, Map.of(), (session, space) -> Links.find(session, space, type, side, ids));
  }

  @Override
  public Map<String, Base> bases(StateScope scope, String route, Collection<String> sourceIds) {
    return look(scope, route, Map.of(), (session, space) -> Bases.find(session, space, sourceIds));
  }

  @Override
  public Cursor cursor(StateScope scope, String name) {
    return look(scope, name, Cursor.START, (session, space) -> Readings.cursor(session, space));
  }

  @Override
  public List<Intent> intents(StateScope scope, String route) {
    return look(scope, route, List.of(), (session, space) -> Intents.open(session, space, route));
  }

  @Override
  public Map<String, LedgerEntry> ledger(
      StateScope scope, String route, Collection<String> sourceIds) {
    return look(
        scope, route, Map.of(), (session, space) -> Ledgers.find(session, space, route, sourceIds));
  }

  @Override
  public Collection<String> postedOrderKeys(
      StateScope scope, String route, Collection<String> orderKeys) {
    return look(
        scope, route, List.of(), (session, space) -> Ledgers.posted(session, space, orderKeys));
  }

  @Override
  public List<LedgerEntry> unacknowledged(StateScope scope, String route, int limit) {
    return look(
        scope, route, List.of(), (session, space) -> Ledgers.untold(session, space, route, limit));
  }

  @Override
  public Map<String, Parked> parked(StateScope scope, String route, Collection<String> sourceIds) {
    return look(
        scope,
        route,
        Map.of(),
        (session, space) -> ParkedRecords.find(session, space, route, sourceIds));
  }

  @Override
  public List<Parked> parkedPage(
      StateScope scope, String route, @Nullable String afterSourceId, int limit) {
    return look(
        scope,
        route,
        List.of(),
        (session, space) -> ParkedRecords.page(session, space, route, afterSourceId, limit));
  }

  @Override
  public List<Parked> waitingFor(StateScope scope, String route, Collection<String> keys) {
    return look(
        scope,
        route,
        List.of(),
        (session, space) ->
            ParkedRecords.waiting(session, space, route, new LinkedHashSet<>(keys)));
  }

  @Override
  public Map<Parked.Kind, Long> parkedCounts(StateScope scope, String route) {
    return look(scope, route, Map.of(), (session, space) -> ParkedRecords.counts(session, space));
  }

  @Override
  public Optional<Activation> activation(StateScope scope, String route) {
    return look(
        scope,
        route,
        Optional.empty(),
        (session, space) -> Readings.activation(session, space, route));
  }

  @Override
  public Optional<PlanHeader> plan(StateScope scope, String planId) {
    return lookInScope(
        scope, Optional.empty(), (session, number) -> Plans.find(session, number, planId));
  }

  @Override
  public Map<String, PlanLine> planLines(
      StateScope scope, String planId, String route, Collection<String> sourceIds) {
    return lookInPlan(
        scope,
        planId,
        Map.of(),
        (session, plan) -> {
          Long space = spaces.space(session, scope, route);
          return space == null ? Map.of() : Plans.lines(session, plan, space, route, sourceIds);
        });
  }

  @Override
  public List<PlanLine> planPage(StateScope scope, String planId, long offset, int limit) {
    return lookInPlan(
        scope, planId, List.of(), (session, plan) -> Plans.page(session, plan, offset, limit));
  }

  @Override
  public List<RunRecord> runs(StateScope scope, int limit) {
    return lookInScope(
        scope, List.of(), (session, number) -> Readings.runs(session, number, limit));
  }

  @Override
  public List<String> baseIds(
      StateScope scope, String route, @Nullable String afterSourceId, int limit) {
    return look(
        scope,
        route,
        List.of(),
        (session, space) -> Bases.ids(session, space, afterSourceId, limit));
  }

  @Override
  public List<LedgerEntry> ledgerPage(
      StateScope scope,
      String route,
      @Nullable String period,
      @Nullable String afterSourceId,
      int limit) {
    return look(
        scope,
        route,
        List.of(),
        (session, space) -> Ledgers.page(session, space, route, period, afterSourceId, limit));
  }

  @Override
  public List<JournalEntry> journal(
      StateScope scope, @Nullable String route, @Nullable String sourceId, long offset, int limit) {
    return lookInScope(
        scope,
        List.of(),
        (session, number) -> {
          Long space = route == null ? null : spaces.space(session, scope, route);
          return route != null && space == null
              ? List.of()
              : JournalEntries.page(session, number, space, sourceId, offset, limit);
        });
  }

  @Override
  public CorrelationIndex correlationIndex() {
    return new SqliteCorrelationIndex();
  }

  @Override
  public Spool spool() {
    return new SqliteSpool();
  }

  /**
   * Refuses later calls. A file is closed when the calls under way have returned; a data source is
   * left open.
   */
  @Override
  public void close() {
    database.close();
  }

  /** A look-up under the number of a space, a scope or a plan. */
  @FunctionalInterface
  private interface Look<V> {
    V under(Session session, long number) throws SQLException;
  }

  private <V> V look(StateScope scope, String name, V nothing, Look<V> look) {
    return database.read(
        session -> {
          Long space = spaces.space(session, scope, name);
          return space == null ? nothing : look.under(session, space);
        });
  }

  private <V> V lookInScope(StateScope scope, V nothing, Look<V> look) {
    return database.read(
        session -> {
          Long number = spaces.scope(session, scope);
          return number == null ? nothing : look.under(session, number);
        });
  }

  private <V> V lookInPlan(StateScope scope, String planId, V nothing, Look<V> look) {
    return lookInScope(
        scope,
        nothing,
        (session, number) -> {
          Long plan = Plans.number(session, number, planId);
          return plan == null ? nothing : look.under(session, plan);
        });
  }
}
