package no.samklang.sync.testkit;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.spi.Capabilities;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Rejected;
import no.samklang.sync.spi.Retirement;
import org.jspecify.annotations.Nullable;

/** All records of one type, and what its system can do with them. Thread-safe. */
final class Table<T> {
  final EntityType<T> type;
  final Capabilities capabilities;
  final List<String> steps;
  private final Map<String, Function<T, @Nullable String>> keys;
  private final InstantSource clock;
  private final AtomicLong versions;
  private final NavigableMap<String, Row<T>> rows = new TreeMap<>();
  private final NavigableMap<Long, Row<T>> byVersion = new TreeMap<>();
  private final Map<String, Set<String>> references = new HashMap<>();
  private final List<Refusal<T>> refusals = new ArrayList<>();
  private final Map<String, Integer> creates = new LinkedHashMap<>();
  private final Map<String, String> acknowledged = new HashMap<>();
  private final Set<String> finalised = new HashSet<>();

  private record Refusal<T>(Predicate<T> when, Message why) {}

  Table(TypeSetup<T> setup, InstantSource clock, AtomicLong versions) {
    this.type = setup.type();
    this.capabilities = setup.capabilities();
    this.steps = setup.steps();
    this.keys = setup.keys();
    this.clock = clock;
    this.versions = versions;
  }

  synchronized void put(String id, T value) {
    Row<T> before = rows.get(id);
    save(
        before == null || before.deleted()
            ? Row.fresh(id, value, versions.incrementAndGet(), clock.instant())
            : before.changed(value, versions.incrementAndGet(), clock.instant()));
  }

  /** Replaces a living row; returns empty when there is none. */
  synchronized Optional<Row<T>> change(String id, UnaryOperator<Row<T>> change) {
    Optional<Row<T>> after = row(id).map(change);
    after.ifPresent(this::save);
    return after;
  }

  synchronized Optional<Row<T>> edit(String id, UnaryOperator<T> edit) {
    return change(
        id,
        row -> row.changed(edit.apply(row.value()), versions.incrementAndGet(), clock.instant()));
  }

  synchronized boolean delete(String id) {
    return change(id, row -> row.gone(versions.incrementAndGet(), clock.instant())).isPresent();
  }

  synchronized Optional<Row<T>> corrupt(String id, Message fault) {
    return change(id, row -> row.unreadable(fault, versions.incrementAndGet(), clock.instant()));
  }

  synchronized Optional<Row<T>> retire(String id, Retirement how) {
    return change(id, row -> row.outOfUse(how, versions.incrementAndGet(), clock.instant()));
  }

  /** Returns the living row; empty when it was deleted or never there. */
  synchronized Optional<Row<T>> row(String id) {
    return Optional.ofNullable(rows.get(id)).filter(row -> !row.deleted());
  }

  synchronized Optional<Row<T>> rowOrTombstone(String id) {
    return Optional.ofNullable(rows.get(id));
  }

  /** Returns living rows in the order of their ids. */
  synchronized List<Row<T>> living() {
    return living(rows).toList();
  }

  /** Returns living rows with ids beyond this one, in the order of their ids. */
  synchronized List<Row<T>> livingAfter(String id, int limit) {
    return living(rows.tailMap(id, false)).limit(limit).toList();
  }

  /** Returns rows and tombstones that changed after this version, in that order. */
  synchronized List<Row<T>> changedAfter(long version, Predicate<Row<T>> wanted, int limit) {
    return byVersion.tailMap(version, false).values().stream().filter(wanted).limit(limit).toList();
  }

  /** Returns the version before the first change that is less than the overlap older than this. */
  synchronized long overlapped(long version) {
    Map.Entry<Long, Row<T>> entry = byVersion.floorEntry(version);
    if (entry == null) {
      return version;
    }
    Instant from = entry.getValue().changedAt().minus(capabilities.cursorOverlap());
    long start = version;
    while (entry != null && entry.getValue().changedAt().isAfter(from)) {
      start = entry.getKey() - 1;
      entry = byVersion.lowerEntry(entry.getKey());
    }
    return start;
  }

  synchronized List<Row<T>> byReference(String reference) {
    return references.getOrDefault(reference, Set.of()).stream()
        .flatMap(id -> row(id).stream())
        .toList();
  }

  private void save(Row<T> row) {
    Row<T> before = rows.put(row.id(), row);
    if (before != null) {
      byVersion.remove(before.version());
    }
    byVersion.put(row.version(), row);
    String reference = row.reference();
    if (reference != null) {
      references.computeIfAbsent(reference, absent -> new LinkedHashSet<>()).add(row.id());
    }
  }

  private Stream<Row<T>> living(Map<String, Row<T>> some) {
    return some.values().stream().filter(row -> !row.deleted());
  }

  @Nullable String key(T value, String name) {
    Function<T, @Nullable String> key = keys.get(name);
    if (key != null) {
      return key.apply(value);
    }
    return FieldPaths.read(value, name).asText(null);
  }

  synchronized void refuse(Predicate<T> when, Message why) {
    refusals.add(new Refusal<>(when, why));
  }

  synchronized void requireValid(T value) {
    for (Refusal<T> refusal : refusals) {
      if (refusal.when().test(value)) {
        throw new Rejected(refusal.why());
      }
    }
  }

  synchronized void countCreate(String reference) {
    creates.merge(reference, 1, Integer::sum);
  }

  synchronized Map<String, Integer> creates() {
    return new LinkedHashMap<>(creates);
  }

  /** Lets no more changes through to a document. */
  synchronized void finalise(String id) {
    finalised.add(id);
  }

  synchronized boolean finalised(String id) {
    return finalised.contains(id);
  }

  synchronized void acknowledge(String id, @Nullable String targetId) {
    if (change(id, Row::told).isPresent()) {
      acknowledged.put(id, targetId == null ? "" : targetId);
    }
  }

  synchronized Map<String, String> acknowledged() {
    return Map.copyOf(acknowledged);
  }
}
