package no.samklang.sync.memory;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
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
import org.jspecify.annotations.Nullable;

/**
 * A state store in the heap, for tests and trials: it keeps every promise of {@link SyncStateStore}
 * except that its memory ends with the process. Thread-safe. It stays usable after {@link #close},
 * so that a test can restart an engine on it and look at what remains.
 */
public final class InMemorySyncStateStore implements SyncStateStore {
  private final InstantSource clock;
  private final Map<StateScope, ScopeMemory> scopes = new HashMap<>();

  /** Makes an empty store whose leases lapse by the system's clock. */
  public InMemorySyncStateStore() {
    this(InstantSource.system());
  }

  /** Makes an empty store whose leases lapse by this clock. */
  public InMemorySyncStateStore(InstantSource clock) {
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  @Override
  public synchronized Optional<Lease> acquire(
      StateScope scope, String name, String holder, Duration term) {
    if (holder(scope, name).isPresent()) {
      return Optional.empty();
    }
    ScopeMemory memory = memory(scope);
    long token = memory.tokens.merge(name, 1L, Long::sum);
    Lease lease = new Lease(scope, name, holder, token, clock.instant().plus(term));
    memory.leases.put(name, lease);
    return Optional.of(lease);
  }

  @Override
  public synchronized Optional<Lease> holder(StateScope scope, String name) {
    return Optional.ofNullable(memory(scope).leases.get(name))
        .filter(lease -> clock.instant().isBefore(lease.expiresAt()));
  }

  @Override
  public synchronized Lease renew(Lease lease, Duration term) {
    requireHeld(lease);
    Lease renewed =
        new Lease(
            lease.scope(), lease.name(), lease.holder(), lease.token(), clock.instant().plus(term));
    memory(lease.scope()).leases.put(lease.name(), renewed);
    return renewed;
  }

  @Override
  public synchronized void release(Lease lease) {
    if (isHeld(lease)) {
      memory(lease.scope()).leases.remove(lease.name());
    }
  }

  @Override
  public synchronized void commit(Lease lease, List<StateChange> changes) {
    if (!changes.isEmpty()) {
      requireHeld(lease);
      memory(lease.scope()).apply(changes);
    }
  }

  @Override
  public synchronized Map<String, Link> links(
      StateScope scope, String type, Side side, Collection<String> ids) {
    ScopeMemory memory = memory(scope);
    return pick(ids, id -> memory.link(type, side, id));
  }

  @Override
  public synchronized Map<String, Base> bases(
      StateScope scope, String route, Collection<String> sourceIds) {
    return pick(sourceIds, memory(scope).route(route).bases::get);
  }

  @Override
  public synchronized Cursor cursor(StateScope scope, String name) {
    return memory(scope).cursors.getOrDefault(name, Cursor.START);
  }

  @Override
  public synchronized List<Intent> intents(StateScope scope, String route) {
    return memory(scope).intents(route);
  }

  @Override
  public synchronized Map<String, LedgerEntry> ledger(
      StateScope scope, String route, Collection<String> sourceIds) {
    return pick(sourceIds, memory(scope).route(route).ledger::get);
  }

  @Override
  public synchronized Collection<String> postedOrderKeys(
      StateScope scope, String route, Collection<String> orderKeys) {
    Set<String> posted = new HashSet<>(orderKeys);
    posted.retainAll(memory(scope).route(route).orderKeys);
    return posted;
  }

  @Override
  public synchronized List<LedgerEntry> unacknowledged(StateScope scope, String route, int limit) {
    return memory(scope).route(route).unacknowledged.values().stream().limit(limit).toList();
  }

  @Override
  public synchronized Map<String, Parked> parked(
      StateScope scope, String route, Collection<String> sourceIds) {
    return pick(sourceIds, memory(scope).route(route).parked::get);
  }

  @Override
  public synchronized List<Parked> parkedPage(
      StateScope scope, String route, @Nullable String afterSourceId, int limit) {
    return after(memory(scope).route(route).parked, afterSourceId).values().stream()
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized List<Parked> waitingFor(
      StateScope scope, String route, Collection<String> keys) {
    Set<String> wanted = new HashSet<>(keys);
    return memory(scope).route(route).parked.values().stream()
        .filter(parked -> parked.waitsFor() != null && wanted.contains(parked.waitsFor()))
        .toList();
  }

  @Override
  public synchronized Map<Parked.Kind, Long> parkedCounts(StateScope scope, String route) {
    Map<Parked.Kind, Long> counts = new EnumMap<>(Parked.Kind.class);
    memory(scope)
        .route(route)
        .parked
        .values()
        .forEach(parked -> counts.merge(parked.kind(), 1L, Long::sum));
    return counts;
  }

  @Override
  public synchronized Optional<Activation> activation(StateScope scope, String route) {
    return Optional.ofNullable(memory(scope).route(route).activation);
  }

  @Override
  public synchronized Optional<PlanHeader> plan(StateScope scope, String planId) {
    return Optional.ofNullable(memory(scope).plan(planId).header);
  }

  @Override
  public synchronized Map<String, PlanLine> planLines(
      StateScope scope, String planId, String route, Collection<String> sourceIds) {
    PlanMemory plan = memory(scope).plan(planId);
    return pick(sourceIds, id -> plan.line(route, id));
  }

  @Override
  public synchronized List<PlanLine> planPage(
      StateScope scope, String planId, long offset, int limit) {
    return memory(scope).plan(planId).page(offset, limit);
  }

  @Override
  public synchronized List<RunRecord> runs(StateScope scope, int limit) {
    return memory(scope).lastRuns(limit);
  }

  @Override
  public synchronized List<String> baseIds(
      StateScope scope, String route, @Nullable String afterSourceId, int limit) {
    return after(memory(scope).route(route).bases, afterSourceId).keySet().stream()
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized List<LedgerEntry> ledgerPage(
      StateScope scope,
      String route,
      @Nullable String period,
      @Nullable String afterSourceId,
      int limit) {
    return after(memory(scope).route(route).ledger, afterSourceId).values().stream()
        .filter(entry -> period == null || period.equals(entry.period()))
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized List<JournalEntry> journal(
      StateScope scope, @Nullable String route, @Nullable String sourceId, long offset, int limit) {
    List<JournalEntry> newestFirst = new ArrayList<>(memory(scope).journal);
    Collections.reverse(newestFirst);
    return newestFirst.stream()
        .sorted(Comparator.comparing(JournalEntry::at).reversed())
        .filter(entry -> route == null || route.equals(entry.route()))
        .filter(entry -> sourceId == null || sourceId.equals(entry.sourceId()))
        .skip(offset)
        .limit(limit)
        .toList();
  }

  @Override
  public CorrelationIndex correlationIndex() {
    return new InMemoryCorrelationIndex();
  }

  @Override
  public Spool spool() {
    return new InMemorySpool();
  }

  @Override
  public void close() {}

  private ScopeMemory memory(StateScope scope) {
    return scopes.computeIfAbsent(scope, absent -> new ScopeMemory());
  }

  private boolean isHeld(Lease lease) {
    return holder(lease.scope(), lease.name())
        .filter(held -> held.token() == lease.token())
        .isPresent();
  }

  private void requireHeld(Lease lease) {
    if (!isHeld(lease)) {
      throw new LeaseLost(lease);
    }
  }

  private static <V> Map<String, V> after(NavigableMap<String, V> all, @Nullable String id) {
    return id == null ? all : all.tailMap(id, false);
  }

  private static <V> Map<String, V> pick(
      Collection<String> ids, Function<String, @Nullable V> look) {
    Map<String, V> found = new LinkedHashMap<>();
    for (String id : ids) {
      V value = look.apply(id);
      if (value != null) {
        found.put(id, value);
      }
    }
    return found;
  }
}
