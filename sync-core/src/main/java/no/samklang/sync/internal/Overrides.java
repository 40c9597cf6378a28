package no.samklang.sync.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.samklang.sync.Outcome;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.spi.Fingerprint;
import no.samklang.sync.spi.Parked;
import no.samklang.sync.spi.SourceRecord;
import no.samklang.sync.spi.StateChange;
import no.samklang.sync.spi.StateScope;
import no.samklang.sync.spi.SyncStateStore;
import org.jspecify.annotations.Nullable;

/**
 * What people decided of records, as a run meets them: those left out for good, and those that go
 * as a person edited them. Both hold until the source record changes, whatever becomes of mapping,
 * cursors and bases. Edited records are kept among the parked of a memory of their own; where it is
 * empty a run asks once and no more. Thread-safe.
 */
final class Overrides {
  /** Code of the reason of a record that a person leaves out. */
  static final String SKIPPED = "decision.skipped";

  private static final Set<String> LEFT_OUT = Set.of(SKIPPED, Ruling.LEFT_OUT, Ruling.APART);

  private static final byte[] NO_SALT = "source\n".getBytes(StandardCharsets.UTF_8);

  private final SyncStateStore store;
  private final StateScope scope;
  private final String route;
  private final RouteLog log;
  private final boolean planning;
  private @Nullable Boolean edits;

  Overrides(SyncStateStore store, StateScope scope, String route, RouteLog log, boolean planning) {
    this.store = store;
    this.scope = scope;
    this.route = route;
    this.log = log;
    this.planning = planning;
  }

  /** Returns the name under which a route's edited records are kept. */
  static String memory(String route) {
    return route + "~edited";
  }

  /** Returns the fingerprint of a source record by which an edit knows that it did not change. */
  static Fingerprint content(Object value) {
    return RecordCodec.fingerprint(NO_SALT, value);
  }

  /** Returns whether a person left this record out. */
  static boolean skipped(Parked parked) {
    return parked.kind() == Parked.Kind.SKIPPED && LEFT_OUT.contains(parked.message().code());
  }

  /**
   * Returns the rows that go on, edited where a person did.
   *
   * @param changes is given what to forget of records that changed since
   */
  <S> List<Row<S>> apply(EntityType<S> type, List<Row<S>> rows, List<StateChange> changes) {
    Map<String, Parked> edited = edited(rows);
    List<Row<S>> going = new ArrayList<>(rows.size());
    for (Row<S> row : rows) {
      Parked parked = row.parked();
      if (parked != null && leftOut(parked, row)) {
        log.count(Outcome.SKIPPED, parked.message(), row.label(type), row.id(), false);
      } else {
        going.add(edited(type, row, edited.get(row.id()), changes));
      }
    }
    return going;
  }

  private static boolean leftOut(Parked parked, Row<?> row) {
    if (!skipped(parked)) {
      return false;
    }
    Object value = row.record().value();
    String payload = parked.payload();
    if (value == null || payload == null) {
      return parked.seen().equals(row.seen());
    }
    return payload.equals(RecordCodec.json(value));
  }

  private <S> Row<S> edited(
      EntityType<S> type, Row<S> row, @Nullable Parked edit, List<StateChange> changes) {
    String payload = edit == null ? null : edit.payload();
    if (edit == null || payload == null) {
      return row;
    }
    S value = row.record().value();
    if (value == null || !content(value).equals(edit.seen())) {
      forget(row.id(), changes);
      return row;
    }
    SourceRecord<S> own = row.record();
    S instead = RecordCodec.read(type, payload);
    return new Row<>(
        new SourceRecord<>(own.id(), instead, own.version(), false, null),
        row.seen(),
        row.base(),
        row.link(),
        row.parked(),
        row.counts(),
        row.remarks());
  }

  /** Returns what is to be forgotten of a record that was delivered for good. */
  List<StateChange> delivered(String sourceId) {
    List<StateChange> changes = new ArrayList<>();
    if (any()) {
      forget(sourceId, changes);
    }
    return changes;
  }

  /** Returns the same for a plan, which changes nothing. */
  Overrides planning(RouteLog planned) {
    return new Overrides(store, scope, route, planned, true);
  }

  private void forget(String sourceId, List<StateChange> changes) {
    if (!planning) {
      changes.add(new StateChange.Unpark(memory(route), sourceId));
    }
  }

  private Map<String, Parked> edited(List<? extends Row<?>> rows) {
    if (rows.isEmpty() || !any()) {
      return Map.of();
    }
    Set<String> ids = new LinkedHashSet<>();
    rows.forEach(row -> ids.add(row.id()));
    return store.parked(scope, memory(route), ids);
  }

  private synchronized boolean any() {
    Boolean known = edits;
    if (known == null) {
      known = !store.parkedCounts(scope, memory(route)).isEmpty();
      edits = known;
    }
    return known;
  }
}
