package no.samklang.sync.integrations;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.Item;
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
 * Makes a project transaction of one line out of a time entry. Which details go along is the host's
 * choice, field by field; hours and prices keep the figures and the sign they have.
 */
final class HoursToTransactions implements Mapper<TimeEntry, ProjectTransaction> {
  private static final String KIND = "HRS";

  private final boolean markWithoutProject;
  private static final Accounts ACCOUNTS = new Accounts("");

  private final StartDate startDate;
  private final Map<String, String> hourTypes;
  private final Optional<String> defaultItem;
  private final Optional<String> defaultTask;
  private final boolean costPrice;
  private final boolean hourType;
  private final boolean text;
  private final boolean details;
  private final boolean billable;
  private final Settings settings;

  HoursToTransactions(Settings settings, boolean markWithoutProject) {
    this.settings = settings;
    this.markWithoutProject = markWithoutProject;
    this.startDate = StartDate.of(settings);
    this.hourTypes = settings.table("hourTypes");
    this.defaultItem = settings.optionalText("defaultItem");
    this.defaultTask = settings.optionalText("defaultTask");
    this.costPrice = settings.flag("transferCostPrice");
    this.hourType = settings.flag("transferHourType");
    this.text = settings.flag("transferText");
    this.details = settings.flag("transferDetails");
    this.billable = settings.flag("transferBillable");
  }

  static List<Setting> settings() {
    List<Setting> all = new ArrayList<>(List.of(StartDate.setting()));
    all.addAll(ofLines());
    all.addAll(ACCOUNTS.optional());
    all.add(optional("accountGroup", "Account group; " + Accounts.DERIVED));
    all.add(optional("branch", "Branch; " + Accounts.DERIVED));
    return all;
  }

  private static List<Setting> ofLines() {
    return List.of(
        Setting.optional(
            "hourTypes",
            Setting.Kind.TABLE,
            "Product or hour type in Tidsbanken, and the item number it is in Visma.net."),
        Setting.optional(
            "defaultItem",
            Setting.Kind.TEXT,
            "Item number for hours whose product is not in hourTypes; without it they wait."),
        Setting.optional(
            "defaultTask",
            Setting.Kind.TEXT,
            "Task code for hours registered on a project without sub-project; without it they"
                + " wait."),
        flag("transferCostPrice", "Whether the cost price goes along as unit rate."),
        flag("transferHourType", "Whether the product or hour type goes along as item."),
        flag("transferText", "Whether the text of the entry goes along."),
        flag(
            "transferDetails",
            "Whether activity, work type, pay type and department go along, after the text."),
        flag("transferBillable", "Whether billable hours and the billable mark go along."),
        optional("unit", "Unit of the lines, such as TIME; default: the item's own."));
  }

  private static Setting flag(String name, String help) {
    return Setting.withDefault(name, Setting.Kind.BOOLEAN, "true", help);
  }

  private static Setting optional(String name, String help) {
    return Setting.optional(name, Setting.Kind.TEXT, help);
  }

  @Override
  public Mapping<ProjectTransaction> map(TimeEntry entry, MappingContext context) {
    Optional<Message> tooOld = startDate.passes(entry.date(), context);
    if (tooOld.isPresent()) {
      return Mapping.skipped(tooOld.get());
    }
    Ref<Project> project = entry.project();
    if (project == null) {
      return new Mapping.Skipped<>(Message.of("hours.without-project"), markWithoutProject);
    }
    Ref<ProjectTask> task = task(entry);
    if (task == null) {
      return Mapping.waiting(Message.of("hours.without-task", "project", project.numberOrId()));
    }
    Ref<Item> item = item(entry);
    if (item == null && hourType) {
      return Mapping.waiting(unmapped(entry));
    }
    YearMonth period = YearMonth.from(entry.date());
    return Mapping.mapped(
        new ProjectTransaction(
            KIND, project, period, List.of(line(entry, context, project, task, item, period))));
  }

  private @Nullable Ref<ProjectTask> task(TimeEntry entry) {
    Ref<ProjectTask> task = entry.task();
    return task != null
        ? task
        : defaultTask.map(code -> Ref.direct(EntityTypes.PROJECT_TASK, code)).orElse(null);
  }

  private @Nullable Ref<Item> item(TimeEntry entry) {
    if (!hourType) {
      return defaultItem.map(code -> Ref.direct(EntityTypes.ITEM, code)).orElse(null);
    }
    String product = entry.product();
    String item = product == null ? null : hourTypes.get(product);
    return Optional.ofNullable(item)
        .or(() -> defaultItem)
        .map(code -> Ref.direct(EntityTypes.ITEM, code))
        .orElse(null);
  }

  private static Message unmapped(TimeEntry entry) {
    String product = entry.product();
    return product == null
        ? Message.of("hours.without-hour-type")
        : Message.of("hours.hour-type-not-mapped", "product", product);
  }

  private ProjectTransactionLine line(
      TimeEntry entry,
      MappingContext context,
      Ref<Project> project,
      Ref<ProjectTask> task,
      @Nullable Ref<Item> item,
      YearMonth period) {
    ProjectTransactionLine.Builder line =
        ProjectTransactionLine.builder()
            .key(context.sourceId())
            .date(entry.date())
            .project(project)
            .task(task)
            .employee(entry.employee())
            .item(item)
            .unit(settings.optionalText("unit").orElse(null))
            .quantity(entry.hours())
            .billableQuantity(billable ? billableHours(entry) : null)
            .billable(billable ? billable(entry) : null)
            .rate(costPrice ? entry.costPrice() : null)
            .period(period)
            .text(text(entry))
            .branch(settings.optionalText("branch").orElse(null));
    return ACCOUNTS.of(settings).apply(line).build();
  }

  private static boolean billable(TimeEntry entry) {
    return Boolean.TRUE.equals(entry.billable());
  }

  /**
   * Returns the hours to invoice: the figure given, else all hours of a billable entry, else none.
   */
  static BigDecimal billableHours(TimeEntry entry) {
    BigDecimal given = entry.billableHours();
    if (given != null) {
      return given;
    }
    return billable(entry) ? entry.hours() : BigDecimal.ZERO;
  }

  private @Nullable String text(TimeEntry entry) {
    List<String> parts = new ArrayList<>();
    if (text) {
      add(parts, "", entry.text());
    }
    if (details) {
      add(parts, "Aktivitet ", entry.activity());
      add(parts, "Arbeidstype ", entry.workType());
      add(parts, "Lønnsart ", entry.payType());
      add(parts, "Avdeling ", entry.department());
    }
    return parts.isEmpty() ? null : String.join("; ", parts);
  }

  private static void add(List<String> parts, String name, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      parts.add(name + value.strip());
    }
  }
}
