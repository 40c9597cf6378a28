package no.samklang.sync.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import no.samklang.sync.Connection;
import no.samklang.sync.Connections;
import no.samklang.sync.ControlReport;
import no.samklang.sync.ControlTotals;
import no.samklang.sync.PostRoute;
import no.samklang.sync.SyncEngine;
import no.samklang.sync.internal.ControlSheet.Column;
import no.samklang.sync.spi.Capabilities;
import no.samklang.sync.spi.CorrelationIndex;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Intent;
import no.samklang.sync.spi.Lease;
import no.samklang.sync.spi.LeaseLost;
import no.samklang.sync.spi.LedgerEntry;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Page;
import no.samklang.sync.spi.Parked;
import no.samklang.sync.spi.ReadOptions;
import no.samklang.sync.spi.Side;
import no.samklang.sync.spi.SourceRecord;
import no.samklang.sync.spi.Spool;
import no.samklang.sync.spi.StateScope;
import no.samklang.sync.spi.SyncException;
import no.samklang.sync.spi.SyncStateStore;
import org.jspecify.annotations.Nullable;

/**
 * Takes the control totals of a period, under the route's lease, and writes nothing.
 *
 * <ol>
 *   <li>What the target holds is laid out by source record: everything it lists, or, where it lists
 *       nothing, the documents of the ledger read back by id.
 *   <li>The source is read as a whole, each record once, and compared with ledger and parked
 *       records; of a queue, which gives its marked rows no more, our own record is taken.
 *   <li>The ledger is gone through and compared with both.
 * </ol>
 */
final class Control<S, T> {
  private static final int PAGE = 500;

  private final SyncStateStore store;
  private final StateScope scope;
  private final PostRoute<S, T> route;
  private final ControlTotals<S, T> totals;
  private final @Nullable String period;
  private final Connection from;
  private final Capabilities source;
  private final LeaseKeeper lease;
  private final ControlSheet sheet;
  private final ControlTarget<S, T> target;
  private final Map<String, Booking> underWay = new HashMap<>();

  private Control(
      SyncStateStore store,
      StateScope scope,
      PostRoute<S, T> route,
      ControlTotals<S, T> totals,
      @Nullable String period,
      Connection from,
      Connection to,
      LeaseKeeper lease) {
    this.store = store;
    this.scope = scope;
    this.route = route;
    this.totals = totals;
    this.period = period;
    this.from = from;
    this.source = RouteContext.capabilities(from, route.sourceType());
    this.lease = lease;
    this.sheet = new ControlSheet(totals.dimensions(), totals.measures(), Integer.MAX_VALUE);
    this.target = new ControlTarget<>(store, scope, route, totals, to, lease, sheet);
  }

  /**
   * Takes the control totals of a route.
   *
   * @param period the period; null for all
   * @throws IllegalArgumentException if the route names no measures
   */
  static <S, T> ControlReport of(
      SyncEngine.Config config,
      StateScope scope,
      PostRoute<S, T> route,
      @Nullable String period,
      Connections.Pair systems) {
    ControlTotals<S, T> totals =
        route
            .totals()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "route '" + route.name() + "' keeps no control totals"));
    Connection left = systems.left();
    Connection right = systems.right();
    Connection from = route.from() == Side.LEFT ? left : right;
    Connection to = route.from() == Side.LEFT ? right : left;
    SyncStateStore store = config.store();
    Optional<LeaseKeeper> free =
        LeaseKeeper.acquire(config, scope, route.name(), new ArrayList<>());
    if (free.isEmpty()) {
      return busy(store, scope, route, period);
    }
    LeaseKeeper lease = free.get();
    try {
      return new Control<>(store, scope, route, totals, period, from, to, lease).report();
    } finally {
      lease.release();
    }
  }

  private static ControlReport busy(
      SyncStateStore store, StateScope scope, PostRoute<?, ?> route, @Nullable String period) {
    String holder = store.holder(scope, route.name()).map(Lease::holder).orElse("-");
    return new ControlReport(
        route.name(),
        period,
        ControlReport.SourceBasis.OUR_RECORD,
        ControlReport.TargetBasis.AS_ACCEPTED,
        List.of(),
        List.of(),
        Map.of(),
        Message.of("engine.busy", "route", route.name(), "holder", holder));
  }

  private boolean queue() {
    return source.reading() == Capabilities.Reading.QUEUE;
  }

  /** Takes the totals; what a system fails at is the report's problem. */
  ControlReport report() {
    Message problem = null;
    try (CorrelationIndex there = store.correlationIndex();
        Spool seen = store.spool()) {
      take(there, seen);
    } catch (SyncException error) {
      problem = error.message();
    } catch (LeaseLost lost) {
      problem = Message.of("engine.lease-lost");
    }
    return new ControlReport(
        route.name(),
        period,
        queue() ? ControlReport.SourceBasis.OUR_RECORD : ControlReport.SourceBasis.READ_AGAIN,
        target.basis(),
        sheet.sums(),
        sheet.differences(),
        sheet.counts(),
        problem);
  }

  private void take(CorrelationIndex there, Spool seen) {
    for (Intent intent : store.intents(scope, route.name())) {
      Dispatch<T> dispatch = Dispatch.read(route.targetType(), intent.payload());
      for (int i = 0; i < intent.members().size(); i++) {
        underWay.put(intent.members().get(i), dispatch.bookings().get(i));
      }
    }
    target.layOut(there, period, underWay.keySet());
    if (queue()) {
      eachParkedPage(this::parkedRecords);
      underWay.forEach(this::underWayOnly);
    } else {
      readSource(seen);
    }
    eachLedgerPage(entries -> ledger(entries, there, seen));
  }

  private void eachParkedPage(Consumer<List<Parked>> each) {
    String after = null;
    List<Parked> page;
    do {
      page = store.parkedPage(scope, route.name(), after, PAGE);
      each.accept(page);
      after = page.isEmpty() ? null : page.get(page.size() - 1).sourceId();
    } while (page.size() == PAGE);
  }

  private void eachLedgerPage(Consumer<List<LedgerEntry>> each) {
    String after = null;
    List<LedgerEntry> page;
    do {
      page = store.ledgerPage(scope, route.name(), period, after, PAGE);
      each.accept(page);
      after = page.isEmpty() ? null : page.get(page.size() - 1).sourceId();
    } while (page.size() == PAGE);
  }

  /** A queue's rows that did not go, as they were when they were parked. */
  private void parkedRecords(List<Parked> page) {
    Set<String> delivered =
        store.ledger(scope, route.name(), page.stream().map(Parked::sourceId).toList()).keySet();
    for (Parked one : page) {
      String payload = one.payload();
      if (payload != null && !delivered.contains(one.sourceId())) {
        S value = RecordCodec.read(route.sourceType(), payload);
        safely(one.sourceId(), () -> parkedRecord(value, column(one.kind())));
        underWay.remove(one.sourceId());
      }
    }
  }

  private void parkedRecord(S value, Column became) {
    if (inPeriod(value)) {
      count(value, Column.SOURCE);
      count(value, became);
    }
  }

  /** Names a record at which a function of the route throws; the others are counted. */
  private void safely(String sourceId, Runnable count) {
    try {
      count.run();
    } catch (RuntimeException bug) {
      Message why = Message.of("control.cannot-count", "error", bug.toString());
      sheet.name(ControlReport.Kind.NOT_COUNTED, sourceId, null, why);
    }
  }

  private void underWayOnly(String sourceId, Booking booking) {
    Booking.Counted counted = booking.counted();
    if (counted != null && (period == null || period.equals(counted.period()))) {
      sheet.add(Column.SOURCE, counted.figures().d(), counted.figures().s(), 1);
      sheet.add(Column.WAITING, counted.figures().d(), counted.figures().s(), 1);
    }
  }

  private static Column column(Parked.Kind kind) {
    return kind == Parked.Kind.SKIPPED ? Column.LEFT_OUT : Column.WAITING;
  }

  private boolean inPeriod(S value) {
    return period == null || period.equals(totals.periodOf(value));
  }

  private void count(S value, Column column) {
    sheet.add(column, totals.dimensionsOf(value), totals.measuresOf(value), 1);
  }

  private void readSource(Spool seen) {
    ReadOptions options = new ReadOptions(source.pageSize(), true);
    var reading = from.connector().source().orElseThrow();
    Cursor cursor = Cursor.START;
    boolean last = false;
    while (!last) {
      lease.ensure();
      Page<SourceRecord<S>> page = reading.read(route.sourceType(), cursor, options);
      sourcePage(page.records(), seen);
      cursor = page.next();
      last = page.last();
    }
  }

  private void sourcePage(List<SourceRecord<S>> page, Spool seen) {
    Map<String, SourceRecord<S>> byId = new LinkedHashMap<>();
    page.forEach(record -> byId.put(record.id(), record));
    byId.values().removeIf(SourceRecord::gone);
    byId.keySet().retainAll(seen.missing(byId.keySet()));
    seen.add(byId.keySet().stream().map(id -> new Spool.Item(id, null)).toList());
    Map<String, LedgerEntry> ledger = store.ledger(scope, route.name(), byId.keySet());
    Map<String, Parked> parked = store.parked(scope, route.name(), byId.keySet());
    for (SourceRecord<S> record : byId.values()) {
      S value = record.value();
      if (value != null) {
        String id = record.id();
        safely(id, () -> sourceRecord(id, value, ledger.get(id), parked.get(id)));
      }
    }
  }

  private void sourceRecord(
      String id, S value, @Nullable LedgerEntry entry, @Nullable Parked parked) {
    boolean counts = inPeriod(value);
    if (counts) {
      count(value, Column.SOURCE);
    }
    if (entry != null) {
      delivered(id, value, entry);
    } else if (counts && parked != null) {
      count(value, column(parked.kind()));
    } else if (counts && underWay.containsKey(id)) {
      count(value, Column.WAITING);
    } else if (counts) {
      name(ControlReport.Kind.LOST, id, value, Message.of("control.lost"));
    }
  }

  /** Compares a source record with what was delivered of it. */
  private void delivered(String id, S value, LedgerEntry entry) {
    Booking.Counted counted = Booking.Counted.of(entry);
    boolean concerned = inPeriod(value) || entry.period() == null || entry.period().equals(period);
    if (!concerned) {
      return;
    }
    if (counted == null && !Booking.NOTHING.equals(entry.frozen())) {
      Message why = Message.of("control.not-counted", "target", entry.targetId());
      name(ControlReport.Kind.NOT_COUNTED, id, value, why);
    } else if (counted == null || !asDelivered(value, counted)) {
      Message why = Message.of("control.changed", "target", entry.targetId());
      name(ControlReport.Kind.CHANGED, id, value, why);
    }
  }

  private boolean asDelivered(S value, Booking.Counted counted) {
    return counted.period().equals(totals.periodOf(value))
        && counted.figures().d().equals(totals.dimensionsOf(value))
        && Figures.equal(counted.figures().s(), totals.measuresOf(value));
  }

  private void name(ControlReport.Kind kind, String id, S value, Message why) {
    sheet.name(kind, id, label(value), why);
  }

  private @Nullable String label(S value) {
    String number = route.sourceType().numberOf(value);
    return number == null ? route.sourceType().labelOf(value) : number;
  }

  private void ledger(List<LedgerEntry> entries, CorrelationIndex there, Spool seen) {
    Collection<String> gone =
        queue() ? List.of() : seen.missing(entries.stream().map(LedgerEntry::sourceId).toList());
    List<LedgerEntry> counted = new ArrayList<>();
    for (LedgerEntry entry : entries) {
      Booking.Counted figures = Booking.Counted.of(entry);
      if (figures != null) {
        ledger(entry, figures.figures(), gone.contains(entry.sourceId()));
      }
      if (figures != null || Booking.NOTHING.equals(entry.frozen())) {
        counted.add(entry);
      } else if (queue()) {
        Message why = Message.of("control.not-counted", "target", entry.targetId());
        sheet.name(ControlReport.Kind.NOT_COUNTED, entry.sourceId(), null, why);
      }
    }
    target.compare(there, counted);
  }

  private void ledger(LedgerEntry entry, Figures figures, boolean gone) {
    if (queue()) {
      sheet.add(Column.SOURCE, figures.d(), figures.s(), 1);
    }
    sheet.add(Column.LEDGER, figures.d(), figures.sent(), 1);
    new FigureCheck(totals)
        .mismatches(figures.s(), figures.sent())
        .forEach(
            one ->
                sheet.name(
                    one.kind(), entry.sourceId(), null, one.message("control.sent-otherwise")));
    if (gone) {
      Message why = Message.of("control.gone", "target", entry.targetId());
      sheet.name(ControlReport.Kind.CHANGED, entry.sourceId(), null, why);
    }
  }
}
