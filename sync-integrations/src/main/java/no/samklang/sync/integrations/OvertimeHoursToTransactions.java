package no.samklang.sync.integrations;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.Project;
import no.samklang.sync.model.ProjectTask;
import no.samklang.sync.model.ProjectTransaction;
import no.samklang.sync.model.ProjectTransactionLine;
import no.samklang.sync.model.Ref;
import no.samklang.sync.model.TimeEntry;
import no.samklang.sync.spi.Mapper;
import no.samklang.sync.spi.Mapping;
import no.samklang.sync.spi.MappingContext;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Setting;
import no.samklang.sync.spi.Settings;
import org.jspecify.annotations.Nullable;

/**
 * Makes a project transaction out of hours whose overtime is inside the total: a line of ordinary
 * hours, one with a supplement of 50 % and one of 100 %, as far as there are any. Hours on work
 * types that do not come from the ERP are left out.
 */
final class OvertimeHoursToTransactions implements Mapper<TimeEntry, ProjectTransaction> {
  static final Accounts ACCOUNTS = new Accounts("hours");
  static final String ITEM = "hoursItem";

  private static final String KIND = "HRS";

  private final StartDate startDate;
  private final UnaryOperator<ProjectTransactionLine.Builder> accounts;
  private final Optional<String> item;
  private final Optional<String> unit;

  OvertimeHoursToTransactions(Settings settings) {
    this.startDate = StartDate.of(settings);
    this.accounts = ACCOUNTS.of(settings);
    this.item = settings.optionalText(ITEM);
    this.unit = settings.optionalText(ACCOUNTS.name("unit"));
  }

  static List<Setting> settings() {
    List<Setting> all = new ArrayList<>();
    all.add(
        Setting.optional(
            ITEM,
            Setting.Kind.TEXT,
            "Item number of hours in Visma.net; without it the route is refused."));
    all.addAll(ACCOUNTS.required());
    all.add(
        Setting.withDefault(
            ACCOUNTS.name("accountGroup"), Setting.Kind.TEXT, "5", "Account group of hours."));
    all.add(ACCOUNTS.text("unit", "Unit of the lines, such as TIME; default: the item's own."));
    return all;
  }

  @Override
  public Mapping<ProjectTransaction> map(TimeEntry entry, MappingContext context) {
    Optional<Message> tooOld = startDate.passes(entry.date(), context);
    if (tooOld.isPresent()) {
      return Mapping.skipped(tooOld.get());
    }
    Ref<Project> project = entry.project();
    if (project == null) {
      return Mapping.skipped(Message.of("hours.without-project"));
    }
    Ref<ProjectTask> task = entry.task();
    if (task == null) {
      return Mapping.skipped(
          Message.of("hours.own-work-type", "workType", String.valueOf(entry.workType())));
    }
    HoursSplit split = HoursSplit.of(entry);
    if (split.ordinary().signum() < 0) {
      return Mapping.rejected(
          Message.of("hours.overtime-above-total", "hours", entry.hours().toPlainString())
              .with("overtime", split.overtime().toPlainString()));
    }
    YearMonth period = OpenForPosting.period(entry.date(), context);
    String code = task.numberOrId();
    Optional<Message> obstacle = OpenForPosting.obstacle(project, code, period, context.lookup());
    if (obstacle.isPresent()) {
      return Mapping.waiting(obstacle.get());
    }
    ProjectTransactionLine.Builder line =
        ProjectTransactionLine.builder()
            .date(entry.date())
            .project(project)
            .task(Ref.direct(EntityTypes.PROJECT_TASK, code))
            .employee(entry.employee())
            .item(Ref.direct(EntityTypes.ITEM, item.orElseThrow()))
            .unit(unit.orElse(null))
            .period(period);
    return Mapping.mapped(
        new ProjectTransaction(
            KIND, project, period, lines(accounts.apply(line), entry, split, context)));
  }

  private static List<ProjectTransactionLine> lines(
      ProjectTransactionLine.Builder line,
      TimeEntry entry,
      HoursSplit split,
      MappingContext context) {
    List<ProjectTransactionLine> lines = new ArrayList<>();
    for (HoursSplit.Part part : split.parts()) {
      BigDecimal rate = entry.costPrice();
      lines.add(
          line.key(context.sourceId() + part.kind().suffix())
              .quantity(part.hours())
              .billableQuantity(part.billable())
              .billable(part.billable().signum() != 0)
              .rate(rate == null ? null : rate.multiply(part.kind().factor()))
              .text(text(part.kind().text(), entry.text()))
              .build());
    }
    return lines;
  }

  private static @Nullable String text(String kind, @Nullable String text) {
    if (kind.isEmpty() || text == null || text.isBlank()) {
      return kind.isEmpty() ? text : kind;
    }
    return kind + ": " + text;
  }
}
