package no.samklang.sync.internal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import no.samklang.sync.Connection;
import no.samklang.sync.ControlReport;
import no.samklang.sync.ControlTotals;
import no.samklang.sync.Correction;
import no.samklang.sync.PostRoute;
import no.samklang.sync.internal.ControlSheet.Column;
import no.samklang.sync.spi.Capabilities;
import no.samklang.sync.spi.CorrelationIndex;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.LedgerEntry;
import no.samklang.sync.spi.MatchKey;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Page;
import no.samklang.sync.spi.ReadOptions;
import no.samklang.sync.spi.Spool;
import no.samklang.sync.spi.StateScope;
import no.samklang.sync.spi.SyncStateStore;
import no.samklang.sync.spi.TargetRecord;
import no.samklang.sync.spi.TargetSystem;
import org.jspecify.annotations.Nullable;

/** The target's side of the control totals of a period. Not thread-safe. */
final class ControlTarget<S, T> {
  private static final String KEY = "source";
  private static final int PAGE = 500;

  private final SyncStateStore store;
  private final StateScope scope;
  private final PostRoute<S, T> route;
  private final ControlTotals<S, T> totals;
  private final TargetSystem target;
  private final Capabilities capabilities;
  private final LeaseKeeper lease;
  private final ControlSheet sheet;
  private final FigureCheck check;
  private long lines;

  ControlTarget(
      SyncStateStore store,
      StateScope scope,
      PostRoute<S, T> route,
      ControlTotals<S, T> totals,
      Connection to,
      LeaseKeeper lease,
      ControlSheet sheet) {
    this.store = store;
    this.scope = scope;
    this.route = route;
    this.totals = totals;
    this.target = to.connector().target().orElseThrow();
    this.capabilities = RouteContext.capabilities(to, route.targetType());
    this.lease = lease;
    this.sheet = sheet;
    this.check = new FigureCheck(totals);
  }

  ControlReport.TargetBasis basis() {
    return capabilities.listable()
        ? ControlReport.TargetBasis.LISTED
        : ControlReport.TargetBasis.READ_BACK;
  }

  private boolean listed() {
    return capabilities.listable();
  }

  /** A line as it was found. */
  private record Seen(String document, Figures.Part part) {}

  /** Lays out the lines of the target by source record, and sums those that belong to none. */
  void layOut(CorrelationIndex there, @Nullable String period, Set<String> underWay) {
    Consumer<List<TargetRecord<T>>> each = page -> documents(page, there, period, underWay);
    if (listed()) {
      list(each);
    } else {
      readBack(period, each);
    }
  }

  private void list(Consumer<List<TargetRecord<T>>> each) {
    ReadOptions options = new ReadOptions(capabilities.pageSize(), true);
    Cursor cursor = Cursor.START;
    boolean last = false;
    try (Spool seen = store.spool()) {
      while (!last) {
        lease.ensure();
        Page<TargetRecord<T>> page = target.list(route.targetType(), cursor, options);
        Map<String, TargetRecord<T>> byId = new LinkedHashMap<>();
        page.records().forEach(record -> byId.put(record.id(), record));
        byId.keySet().retainAll(seen.missing(byId.keySet()));
        seen.add(byId.keySet().stream().map(id -> new Spool.Item(id, null)).toList());
        each.accept(List.copyOf(byId.values()));
        cursor = page.next();
        last = page.last();
      }
    }
  }

  private void readBack(@Nullable String period, Consumer<List<TargetRecord<T>>> each) {
    try (Spool documents = store.spool()) {
      String after = null;
      List<LedgerEntry> page;
      do {
        page = store.ledgerPage(scope, route.name(), period, after, PAGE);
        Set<String> ids = new LinkedHashSet<>();
        page.stream().filter(this::checked).forEach(entry -> ids.add(entry.targetId()));
        documents.add(ids.stream().map(id -> new Spool.Item(id, null)).toList());
        after = page.isEmpty() ? null : page.get(page.size() - 1).sourceId();
      } while (page.size() == PAGE);
      for (long offset = 0; offset < documents.size(); offset += capabilities.pageSize()) {
        lease.ensure();
        List<String> ids =
            documents.page(offset, capabilities.pageSize()).stream().map(Spool.Item::key).toList();
        each.accept(target.fetch(route.targetType(), ids));
      }
    }
  }

  /**
   * Returns whether the document of an entry tells what stands. Read back alone, one that took
   * back, or that carries a difference, does not; what was accepted is then taken.
   */
  private boolean checked(LedgerEntry entry) {
    boolean whole =
        entry.revision() == 0
            || (!(route.correction() instanceof Correction.PostDifference)
                && !Booking.NOTHING.equals(entry.frozen()));
    return listed() || whole;
  }

  private void documents(
      List<TargetRecord<T>> documents,
      CorrelationIndex there,
      @Nullable String period,
      Set<String> underWay) {
    Map<String, List<ControlTotals.Line>> byDocument = new LinkedHashMap<>();
    Set<String> records = new LinkedHashSet<>();
    for (TargetRecord<T> document : documents) {
      List<ControlTotals.Line> found = lines(document);
      byDocument.put(document.id(), found);
      found.forEach(line -> records.add(line.sourceId()));
    }
    Map<String, LedgerEntry> ledger = store.ledger(scope, route.name(), records);
    List<CorrelationIndex.Candidate> candidates = new ArrayList<>();
    byDocument.forEach(
        (id, found) ->
            found.forEach(
                line -> {
                  LedgerEntry entry = ledger.get(line.sourceId());
                  Seen seen = new Seen(id, Figures.part(totals, line));
                  if (entry == null) {
                    strange(line, seen, period, underWay);
                  } else if (concerns(entry, period) && (listed() || id.equals(entry.targetId()))) {
                    candidates.add(candidate(line.sourceId(), seen));
                  }
                }));
    there.add(candidates);
  }

  private List<ControlTotals.Line> lines(TargetRecord<T> document) {
    try {
      return totals.linesOf(document.value());
    } catch (RuntimeException bug) {
      Message why = Message.of("control.cannot-count", "error", bug.toString());
      sheet.name(ControlReport.Kind.NOT_COUNTED, document.id(), null, why);
      return List.of();
    }
  }

  private boolean concerns(LedgerEntry entry, @Nullable String period) {
    boolean counted = entry.totals() != null || Booking.NOTHING.equals(entry.frozen());
    return counted && checked(entry) && (period == null || period.equals(entry.period()));
  }

  private CorrelationIndex.Candidate candidate(String sourceId, Seen seen) {
    lines++;
    return new CorrelationIndex.Candidate(
        new MatchKey(KEY, sourceId), Long.toString(lines), RecordCodec.json(seen), null);
  }

  private static List<String> told(Figures.Part part) {
    return part.d().stream().map(value -> value == null ? "" : value).toList();
  }

  private void strange(
      ControlTotals.Line line, Seen seen, @Nullable String period, Set<String> underWay) {
    boolean elsewhere = period != null && line.period() != null && !period.equals(line.period());
    if (elsewhere || !listed()) {
      return;
    }
    sheet.add(Column.TARGET, told(seen.part()), seen.part().m(), 1);
    boolean sent = underWay.contains(line.sourceId());
    sheet.name(
        sent ? ControlReport.Kind.UNSETTLED : ControlReport.Kind.UNKNOWN,
        line.sourceId(),
        null,
        Message.of(sent ? "control.unsettled" : "control.unknown", "target", seen.document()));
  }

  /** Compares entries of the ledger with what was laid out. */
  void compare(CorrelationIndex there, List<LedgerEntry> entries) {
    List<MatchKey> keys =
        entries.stream().map(entry -> new MatchKey(KEY, entry.sourceId())).toList();
    Map<MatchKey, List<CorrelationIndex.Candidate>> found = there.find(keys);
    for (LedgerEntry entry : entries) {
      Booking.Counted counted = Booking.Counted.of(entry);
      List<Seen> seen =
          found.getOrDefault(new MatchKey(KEY, entry.sourceId()), List.of()).stream()
              .map(hit -> RecordCodec.read(Seen.class, Objects.requireNonNull(hit.payload())))
              .toList();
      if (!checked(entry)) {
        asAccepted(counted);
      } else if (counted != null) {
        compare(entry, counted.figures(), seen);
      } else {
        takenBack(entry, seen);
      }
    }
  }

  private void asAccepted(Booking.@Nullable Counted counted) {
    if (counted != null) {
      sheet.add(Column.TARGET, counted.figures().d(), counted.figures().sent(), 1);
    }
  }

  private void compare(LedgerEntry entry, Figures figures, List<Seen> seen) {
    String id = entry.sourceId();
    if (seen.isEmpty()) {
      Message why = Message.of("control.missing", "target", entry.targetId());
      sheet.name(ControlReport.Kind.MISSING, id, null, why);
      return;
    }
    List<BigDecimal> found = sum(seen);
    Set<String> documents = new LinkedHashSet<>();
    seen.forEach(one -> documents.add(one.document()));
    String targets = String.join(", ", documents);
    int times = times(entry, figures, found, new Stands(documents.size(), seen.size()));
    sheet.add(Column.TARGET, figures.d(), zeros(), times);
    Map<List<String>, List<BigDecimal>> elsewhere = elsewhere(figures, seen);
    if (times > 1) {
      Message why = Message.of("control.doubled", "targets", targets);
      sheet.name(ControlReport.Kind.DOUBLED, id, null, why);
      return;
    }
    for (FigureCheck.Mismatch one : check.mismatches(figures.sent(), found)) {
      Message why = one.message("control.found-otherwise").with("targets", targets);
      sheet.name(one.kind(), id, null, why);
    }
    elsewhere
        .keySet()
        .forEach(
            values -> {
              Message why =
                  Message.of("control.moved", "target", targets)
                      .with("values", String.join(", ", values));
              sheet.name(ControlReport.Kind.MOVED, id, null, why);
            });
  }

  /** Sums lines where they were sent to; returns the sums of the others by where they stand. */
  private Map<List<String>, List<BigDecimal>> elsewhere(
      @Nullable Figures figures, List<Seen> seen) {
    Map<List<String>, List<Figures.Part>> others = new LinkedHashMap<>();
    for (Seen one : seen) {
      if (figures != null && figures.sentUnder(one.part().d())) {
        sheet.add(Column.TARGET, figures.d(), one.part().m(), 0);
      } else {
        others.computeIfAbsent(told(one.part()), absent -> new ArrayList<>()).add(one.part());
      }
    }
    Map<List<String>, List<BigDecimal>> sums = new LinkedHashMap<>();
    others.forEach(
        (values, parts) -> {
          List<BigDecimal> sum = Figures.sum(parts, totals.measures().size());
          if (!Figures.equal(sum, zeros())) {
            sheet.add(Column.TARGET, values, sum, 0);
            sums.put(values, sum);
          }
        });
    return sums;
  }

  private List<BigDecimal> sum(List<Seen> seen) {
    return Figures.sum(seen.stream().map(Seen::part).toList(), totals.measures().size());
  }

  /** How many documents and lines carry a record. */
  private record Stands(int documents, int lines) {}

  /**
   * Returns how many times over a record stands: other figures than it was sent with, in more
   * documents or lines. A line that the target split, or a figure that somebody changed, is not the
   * record once more.
   */
  private int times(LedgerEntry entry, Figures figures, List<BigDecimal> found, Stands stands) {
    boolean nothing = figures.sent().stream().allMatch(figure -> figure.signum() == 0);
    if (Figures.equal(figures.sent(), found) && !nothing) {
      return 1;
    }
    Optional<Integer> multiple = FigureCheck.times(figures.sent(), found);
    boolean more =
        stands.documents() > entry.revision() + 1
            || (entry.revision() == 0 && stands.lines() > figures.parts().size())
            || (multiple.isPresent() && stands.documents() > 1);
    return more ? Math.max(2, multiple.orElse(2)) : 1;
  }

  private List<BigDecimal> zeros() {
    return Collections.nCopies(totals.measures().size(), BigDecimal.ZERO);
  }

  private void takenBack(LedgerEntry entry, List<Seen> seen) {
    elsewhere(null, seen);
    for (FigureCheck.Mismatch one : check.mismatches(zeros(), sum(seen))) {
      Message why = one.message("control.found-otherwise").with("targets", entry.targetId());
      sheet.name(one.kind(), entry.sourceId(), null, why);
    }
  }
}
