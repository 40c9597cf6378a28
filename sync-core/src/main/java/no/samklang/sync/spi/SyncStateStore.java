package no.samklang.sync.spi;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what the engine must not forget: links, bases, cursors, intents and the export ledger,
 * each with a lifetime of its own, and beside them parked records, activations, plans, runs and
 * leases. Everything is keyed by {@link StateScope}; nothing of one scope is ever seen in another.
 *
 * <p>Thread-safe. Reads see every commit that returned before them. Look-ups take at most a few
 * thousand ids at once and leave out what is not there. An I/O fault of the store throws {@link
 * UncheckedStoreException}; the run then stops and nothing half-written remains.
 */
public interface SyncStateStore extends AutoCloseable {

  /**
   * Takes the lease on a route, if nobody holds it or the holder let it lapse.
   *
   * @return the lease with a token higher than every one before; empty when somebody holds it
   */
  Optional<Lease> acquire(StateScope scope, String name, String holder, Duration term);

  /** Returns who holds the lease on a route now; empty when it is free. */
  Optional<Lease> holder(StateScope scope, String name);

  /**
   * Prolongs a lease by the term from now.
   *
   * @throws LeaseLost if it is no longer held under this token
   */
  Lease renew(Lease lease, Duration term);

  /** Gives a lease back; nothing happens when it is lost already. */
  void release(Lease lease);

  /**
   * Makes all changes durable, or none.
   *
   * @param changes applied in order; an empty list commits nothing
   * @throws LeaseLost if the lease is no longer held under its token, also when it lapsed and
   *     nobody took it over; checked in the same transaction
   * @throws UncheckedStoreException if a right id would stand in two links, counting the changes in
   *     their order, or if the store failed
   */
  void commit(Lease lease, List<StateChange> changes);

  /** Returns the links of these ids, by id. */
  Map<String, Link> links(StateScope scope, String type, Side side, Collection<String> ids);

  /** Returns the bases of these source records, by source id. */
  Map<String, Base> bases(StateScope scope, String route, Collection<String> sourceIds);

  /** Returns how far a reading has come; {@link Cursor#START} when it has not begun. */
  Cursor cursor(StateScope scope, String name);

  /** Returns the open intents of a route in the order they were first put. */
  List<Intent> intents(StateScope scope, String route);

  /** Returns the ledger entries of these source records, by source id. */
  Map<String, LedgerEntry> ledger(StateScope scope, String route, Collection<String> sourceIds);

  /** Returns those of these order keys under which something was posted. */
  Collection<String> postedOrderKeys(StateScope scope, String route, Collection<String> orderKeys);

  /** Returns entries of which the source was not told yet, oldest first, at most {@code limit}. */
  List<LedgerEntry> unacknowledged(StateScope scope, String route, int limit);

  /** Returns the parked records with these source ids, by source id. */
  Map<String, Parked> parked(StateScope scope, String route, Collection<String> sourceIds);

  /**
   * Returns parked records of a route in the order of their source ids.
   *
   * @param afterSourceId where the page before ended; null for the first
   */
  List<Parked> parkedPage(
      StateScope scope, String route, @Nullable String afterSourceId, int limit);

  /** Returns the parked records of a route that wait for one of these keys. */
  List<Parked> waitingFor(StateScope scope, String route, Collection<String> keys);

  /** Returns how many records of a route are parked, by kind. */
  Map<Parked.Kind, Long> parkedCounts(StateScope scope, String route);

  /** Returns the activation of a route, if it was ever seen. */
  Optional<Activation> activation(StateScope scope, String route);

  /** Returns a saved plan's header. */
  Optional<PlanHeader> plan(StateScope scope, String planId);

  /** Returns the lines of a plan for these source records, by source id. */
  Map<String, PlanLine> planLines(
      StateScope scope, String planId, String route, Collection<String> sourceIds);

  /**
   * Returns lines of a plan in the order they were added.
   *
   * @param offset lines to pass over
   */
  List<PlanLine> planPage(StateScope scope, String planId, long offset, int limit);

  /** Returns the last runs, newest first. */
  List<RunRecord> runs(StateScope scope, int limit);

  /**
   * Returns the ids of source records that have a base, in the order of their UTF-8 bytes.
   *
   * @param afterSourceId where the page before ended; null for the first
   */
  List<String> baseIds(StateScope scope, String route, @Nullable String afterSourceId, int limit);

  /**
   * Returns ledger entries in the order of the UTF-8 bytes of their source ids.
   *
   * @param period only entries of this period; null for all
   * @param afterSourceId where the page before ended; null for the first
   */
  List<LedgerEntry> ledgerPage(
      StateScope scope,
      String route,
      @Nullable String period,
      @Nullable String afterSourceId,
      int limit);

  /**
   * Returns journal entries, the newest first by their time; of one time, the last added first.
   *
   * @param route only entries of this route; null for all
   * @param sourceId only entries of this source record; null for all
   * @param offset entries to pass over
   */
  List<JournalEntry> journal(
      StateScope scope, @Nullable String route, @Nullable String sourceId, long offset, int limit);

  /** Opens an empty scratch index for one run. */
  CorrelationIndex correlationIndex();

  /** Opens an empty scratch list for one run. */
  Spool spool();

  @Override
  void close();
}
