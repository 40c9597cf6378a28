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
import no.samklang.sync.spi.Activation;
import no.samklang.sync.spi.Base;
import no.samklang.sync.spi.CorrelationIndex;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Intent;
import no.samklang.sync.spi.JournalEntry;
import no.samklang.sync.spi.Lease;
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
 * that returned survives a killed process and a lost power supply.
 *
 * <p>Thread-safe: commits go one at a time, look-ups beside them. Memory is bounded whatever the
 * number of records. Two processes may open one file; each waits five seconds for the other's
 * commit and then throws {@link UncheckedStoreException}. The file must lie on a local disk. To
 * copy it while it is open, use SQLite's own backup; when the store is closed it is one plain file.
 */
public final class JdbcSyncStateStore implements SyncStateStore {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Session writer;
  private final Session reader;
  private final Spaces spaces = new Spaces();
  private final Leases leases;

  private JdbcSyncStateStore(Session writer, Session reader, InstantSource clock) {
    this.writer = writer;
    this.reader = reader;
    this.leases = new Leases(spaces, clock);
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
    SqliteFile sqlite = new SqliteFile(file, patience);
    sqlite.create();
    Session writer = sqlite.open();
    try {
      new Schema(writer, sqlite.path()).migrate();
      return new JdbcSyncStateStore(writer, sqlite.open(), clock);
    } catch (RuntimeException e) {
      writer.close();
      throw e;
    }
  }

  @Override
  public Optional<Lease> acquire(StateScope scope, String name, String holder, Duration term) {
    return leases.acquire(writer, scope, name, holder, term);
  }

  @Override
  public Optional<Lease> holder(StateScope scope, String name) {
    return reader.read(() -> leases.holder(reader, scope, name));
  }

  @Override
  public Lease renew(Lease lease, Duration term) {
    return writer.read(() -> leases.renew(writer, lease, term));
  }

  @Override
  public void release(Lease lease) {
    writer.read(
        () -> {
          leases.release(writer, lease);
          return true;
        });
  }

  @Override
  public void commit(Lease lease, List<StateChange> changes) {
    if (changes.isEmpty()) {
      return;
    }
    Spaces.Interning interning = spaces.intern(writer, lease.scope());
    try {
      writer.write(
          () -> {
            leases.requireHeld(writer, lease);
            new Changes(writer, interning).write(changes);
            return true;
          });
    } catch (UncheckedStoreException fault) {
      throw Faults.isTaken(fault) ? TakenLinks.explain(this, lease.scope(), changes, fault) : fault;
    }
    interning.committed();
  }

  @Override
  public Map<String, Link> links(StateScope scope, String type, Side side, Collection<String> ids) {
    return look(scope, type, Map.of(), space -> Links.find(reader, space, type, side, ids));
  }

  @Override
  public Map<String, Base> bases(StateScope scope, String route, Collection<String> sourceIds) {
    return look(scope, route, Map.of(), space -> Bases.find(reader, space, sourceIds));
  }

  @Override
  public Cursor cursor(StateScope scope, String name) {
    return look(scope, name, Cursor.START, space -> Readings.cursor(reader, space));
  }

  @Override
  public List<Intent> intents(StateScope scope, String route) {
    return look(scope, route, List.of(), space -> Intents.open(reader, space, route));
  }

  @Override
  public Map<String, LedgerEntry> ledger(
      StateScope scope, String route, Collection<String> sourceIds) {
    return look(scope, route, Map.of(), space -> Ledgers.find(reader, space, route, sourceIds));
  }

  @Override
  public Collection<String> postedOrderKeys(
      StateScope scope, String route, Collection<String> orderKeys) {
    return look(scope, route, List.of(), space -> Ledgers.posted(reader, space, orderKeys));
  }

  @Override
  public List<LedgerEntry> unacknowledged(StateScope scope, String route, int limit) {
    return look(scope, route, List.of(), space -> Ledgers.untold(reader, space, route, limit));
  }

  @Override
  public Map<String, Parked> parked(StateScope scope, String route, Collection<String> sourceIds) {
    return look(
        scope, route, Map.of(), space -> ParkedRecords.find(reader, space, route, sourceIds));
  }

  @Override
  public List<Parked> parkedPage(
      StateScope scope, String route, @Nullable String afterSourceId, int limit) {
    return look(
        scope,
        route,
        List.of(),
        space -> ParkedRecords.page(reader, space, route, afterSourceId, limit));
  }

  @Override
  public List<Parked> waitingFor(StateScope scope, String route, Collection<String> keys) {
    return look(
        scope,
        route,
        List.of(),
        space -> ParkedRecords.waiting(reader, space, route, new LinkedHashSet<>(keys)));
  }

  @Override
  public Map<Parked.Kind, Long> parkedCounts(StateScope scope, String route) {
    return look(scope, route, Map.of(), space -> ParkedRecords.counts(reader, space));
  }

  @Override
  public Optional<Activation> activation(StateScope scope, String route) {
    return look(scope, route, Optional.empty(), space -> Readings.activation(reader, space, route));
  }

  @Override
  public Optional<PlanHeader> plan(StateScope scope, String planId) {
    return lookInScope(scope, Optional.empty(), number -> Plans.find(reader, number, planId));
  }

  @Override
  public Map<String, PlanLine> planLines(
      StateScope scope, String planId, String route, Collection<String> sourceIds) {
    return lookInPlan(
        scope,
        planId,
        Map.of(),
        plan -> {
          Long space = spaces.space(reader, scope, route);
          return space == null ? Map.of() : Plans.lines(reader, plan, space, route, sourceIds);
        });
  }

  @Override
  public List<PlanLine> planPage(StateScope scope, String planId, long offset, int limit) {
    return lookInPlan(scope, planId, List.of(), plan -> Plans.page(reader, plan, offset, limit));
  }

  @Override
  public List<RunRecord> runs(StateScope scope, int limit) {
    return lookInScope(scope, List.of(), number -> Readings.runs(reader, number, limit));
  }

  @Override
  public List<String> baseIds(
      StateScope scope, String route, @Nullable String afterSourceId, int limit) {
    return look(scope, route, List.of(), space -> Bases.ids(reader, space, afterSourceId, limit));
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
        space -> Ledgers.page(reader, space, route, period, afterSourceId, limit));
  }

  @Override
  public List<JournalEntry> journal(
      StateScope scope, @Nullable String route, @Nullable String sourceId, long offset, int limit) {
    return lookInScope(
        scope,
        List.of(),
        number -> {
          Long space = route == null ? null : spaces.space(reader, scope, route);
          return route != null && space == null
              ? List.of()
              : JournalEntries.page(reader, number, space, sourceId, offset, limit);
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

  /** Waits for the calls under way and closes the file; later calls are refused. */
  @Override
  public void close() {
    reader.close();
    writer.close();
  }

  /** A look-up under the number of a space, a scope or a plan. */
  @FunctionalInterface
  private interface Look<V> {
    V under(long number) throws SQLException;
  }

  private <V> V look(StateScope scope, String name, V nothing, Look<V> look) {
    return reader.read(
        () -> {
          Long space = spaces.space(reader, scope, name);
          return space == null ? nothing : look.under(space);
        });
  }

  private <V> V lookInScope(StateScope scope, V nothing, Look<V> look) {
    return reader.read(
        () -> {
          Long number = spaces.scope(reader, scope);
          return number == null ? nothing : look.under(number);
        });
  }

  private <V> V lookInPlan(StateScope scope, String planId, V nothing, Look<V> look) {
    return lookInScope(
        scope,
        nothing,
        number -> {
          Long plan = Plans.number(reader, number, planId);
          return plan == null ? nothing : look.under(plan);
        });
  }
}
