package no.samklang.sync.integrations;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import no.samklang.sync.ControlTotals;
import no.samklang.sync.model.Project;
import no.samklang.sync.model.ProjectTransaction;
import no.samklang.sync.model.ProjectTransactionLine;
import no.samklang.sync.model.Ref;
import no.samklang.sync.model.TimeEntry;
import no.samklang.sync.spi.Settings;
import org.jspecify.annotations.Nullable;

/** The control totals of hours: hours and billable hours per project and type, by month. */
final class HoursTotals {
  private static final String PROJECT = "project";
  private static final String TYPE = "type";
  private static final String HOURS = "hours";
  private static final String BILLABLE = "billable hours";

  private HoursTotals() {}

  /** Returns the totals of what these settings let go along. */
  static ControlTotals<TimeEntry, ProjectTransaction> of(Settings settings) {
    boolean billable = settings.flag("transferBillable");
    boolean type = settings.flag("transferHourType");
    return ControlTotals.<TimeEntry, ProjectTransaction>builder(
            entry -> YearMonth.from(entry.date()).toString(), document -> lines(document, billable))
        .dimension(PROJECT, entry -> number(entry.project()))
        .dimension(TYPE, entry -> type ? entry.product() : null)
        .measure(HOURS, TimeEntry::hours)
        .measure(
            BILLABLE,
            entry -> billable ? HoursToTransactions.billableHours(entry) : BigDecimal.ZERO)
        .build();
  }

  private static @Nullable String number(@Nullable Ref<Project> project) {
    return project == null ? null : project.numberOrId();
  }

  private static List<ControlTotals.Line> lines(ProjectTransaction document, boolean billable) {
    return document.lines().stream()
        .filter(line -> !line.key().isEmpty())
        .map(line -> line(line, document.period(), billable))
        .toList();
  }

  private static ControlTotals.Line line(
      ProjectTransactionLine line, YearMonth period, boolean billable) {
    return ControlTotals.Line.of(line.key(), period.toString())
        .dimension(PROJECT, line.project().numberOrId())
        .dimension(TYPE, line.item() == null ? null : line.item().numberOrId())
        .measure(HOURS, line.quantity())
        .measure(BILLABLE, billable ? line.billableQuantity() : null);
  }
}
