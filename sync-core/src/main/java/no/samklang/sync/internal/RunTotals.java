package no.samklang.sync.internal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.samklang.sync.ControlReport;
import no.samklang.sync.ControlTotals;
import no.samklang.sync.PostRoute;
import no.samklang.sync.internal.ControlSheet.Column;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Parked;
import org.jspecify.annotations.Nullable;

/**
 * The control totals of a run: what it read and had something to do about, and what became of that.
 * A correction counts by what it changes. Nothing is counted in a plan, or where the route names no
 * measures. Thread-safe.
 */
final class RunTotals<S, T> {
  private static final int MOST_SUMS = 500;
  private static final String PERIOD = "period";

  private final PostRoute<S, T> route;
  private final @Nullable ControlTotals<S, T> totals;
  private final ControlSheet sheet;

  RunTotals(RouteContext context, PostRoute<S, T> route) {
    this.route = route;
    this.totals = context.planning() ? null : route.totals().orElse(null);
    List<String> dimensions = new ArrayList<>(List.of(PERIOD));
    List<String> measures = new ArrayList<>();
    route
        .totals()
        .ifPresent(
            named -> {
              dimensions.addAll(named.dimensions());
              measures.addAll(named.measures());
            });
    this.sheet = new ControlSheet(dimensions, measures, MOST_SUMS);
  }

  /** A record was delivered, or what was delivered was corrected. */
  void delivered(Row<S> row, Booking booking) {
    if (totals == null) {
      return;
    }
    Booking.Counted before = booking.before();
    Booking.Counted counted = booking.counted();
    if (before != null) {
      delivered(before, -1);
    }
    if (counted != null) {
      delivered(counted, 1);
      Figures figures = counted.figures();
      new FigureCheck(totals)
          .mismatches(figures.s(), figures.sent())
          .forEach(
              one ->
                  sheet.name(
                      one.kind(), row.id(), label(row), one.message("control.sent-otherwise")));
    }
  }

  private void delivered(Booking.Counted counted, int sign) {
    Figures figures = counted.figures();
    List<String> key = key(counted.period(), figures.d());
    sheet.add(Column.SOURCE, key, signed(figures.s(), sign), sign);
    sheet.add(Column.LEDGER, key, signed(figures.sent(), sign), sign);
    sheet.add(Column.TARGET, key, signed(figures.sent(), sign), sign);
  }

  private static List<BigDecimal> signed(List<BigDecimal> figures, int sign) {
    return sign > 0 ? figures : figures.stream().map(BigDecimal::negate).toList();
  }

  private static List<String> key(String period, List<String> values) {
    List<String> key = new ArrayList<>(List.of(period));
    key.addAll(values);
    return key;
  }

  /** A record that was ready did not go, or it is not known whether it did. */
  void waits(Row<S> row, Booking booking) {
    Booking.Counted counted = booking.counted();
    if (totals != null && counted != null && booking.revision() == 0) {
      List<String> key = key(counted.period(), counted.figures().d());
      sheet.add(Column.SOURCE, key, counted.figures().s(), 1);
      sheet.add(Column.WAITING, key, counted.figures().s(), 1);
    }
  }

  /** A record was parked before it was ready. */
  void stopped(Row<S> row, Parked.Kind kind) {
    read(row, kind == Parked.Kind.SKIPPED ? Column.LEFT_OUT : Column.WAITING);
  }

  /** A record is left for the next plan. */
  void leftForLater(Row<S> row) {
    read(row, Column.WAITING);
  }

  /** The run stopped before it was this record's turn. */
  void notReached(Documents.Member<S, T> member) {
    if (totals != null) {
      Row<S> row = member.row();
      if (member.booking().before() == null) {
        read(row, null);
      }
      Message why = Message.of("control.not-reached");
      sheet.name(ControlReport.Kind.LOST, row.id(), label(row), why);
    }
  }

  private void read(Row<S> row, @Nullable Column became) {
    S value = row.record().value();
    if (totals == null || value == null) {
      return;
    }
    List<String> key;
    List<BigDecimal> figures;
    try {
      key = key(totals.periodOf(value), totals.dimensionsOf(value));
      figures = totals.measuresOf(value);
    } catch (RuntimeException bug) {
      Message why = Message.of("control.cannot-count", "error", bug.toString());
      sheet.name(ControlReport.Kind.NOT_COUNTED, row.id(), label(row), why);
      return;
    }
    sheet.add(Column.SOURCE, key, figures, 1);
    if (became != null) {
      sheet.add(became, key, figures, 1);
    }
  }

  private @Nullable String label(Row<S> row) {
    return row.label(route.sourceType());
  }

  /** Returns what the run came to; empty where nothing is counted. */
  Optional<ControlReport> report() {
    return totals == null
        ? Optional.empty()
        : Optional.of(
            new ControlReport(
                route.name(),
                null,
                ControlReport.SourceBasis.RUN,
                ControlReport.TargetBasis.AS_ACCEPTED,
                sheet.sums(),
                sheet.differences(),
                sheet.counts(),
                null));
  }
}
