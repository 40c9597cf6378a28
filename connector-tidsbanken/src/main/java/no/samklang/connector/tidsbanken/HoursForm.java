package no.samklang.connector.tidsbanken;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.Project;
import no.samklang.sync.model.ProjectTask;
import no.samklang.sync.model.Ref;
import no.samklang.sync.model.TimeEntry;
import no.samklang.sync.spi.Broken;
import no.samklang.sync.spi.SourceRecord;
import org.jspecify.annotations.Nullable;

/** Makes a time entry of an export row. All figures stay as they were sent, signs too. */
final class HoursForm {
  private static final Set<String> MAPPED =
      Set.of(
          lower(ApiV3.ID),
          lower(ApiV3.ENTRY_ID),
          lower(ApiV3.EMPLOYEE_ID),
          lower(ApiV3.DATE),
          lower(ApiV3.HOURS),
          lower(ApiV3.BILLABLE),
          lower(ApiV3.BILLABLE_HOURS),
          lower(ApiV3.COST_PRICE),
          lower(ApiV3.SALES_PRICE),
          lower(ApiV3.PRODUCT),
          lower(ApiV3.WORK_TYPE),
          lower(ApiV3.PAY_TYPE),
          lower(ApiV3.ACTIVITY),
          lower(ApiV3.DEPARTMENT),
          lower(ApiV3.NOTE),
          lower(ApiV3.PROJECT_ID),
          lower(ApiV3.CORRECTION));

  private HoursForm() {}

  /** Returns the record, or the reason why the row is none. */
  static SourceRecord<TimeEntry> record(Row row) {
    String id = NumericId.orMark(row);
    try {
      return SourceRecord.of(row.required(ApiV3.ID), entry(row));
    } catch (Broken e) {
      return SourceRecord.faulty(id, e.message());
    }
  }

  private static TimeEntry entry(Row row) {
    String employee = row.required(ApiV3.EMPLOYEE_ID);
    BigDecimal hours = required(row, ApiV3.HOURS, row.decimal(ApiV3.HOURS));
    LocalDate date = required(row, ApiV3.DATE, row.day(ApiV3.DATE));
    String project = row.text(ApiV3.PROJECT_ID);
    String line = row.text(ApiV3.LINE_ID);
    return TimeEntry.builder()
        .date(date)
        .employee(Ref.to(EntityTypes.EMPLOYEE, employee, employee))
        .project(project(project))
        .task(task(project, line))
        .hours(hours)
        .billable(row.flag(ApiV3.BILLABLE))
        .billableHours(row.decimal(ApiV3.BILLABLE_HOURS))
        .costPrice(row.decimal(ApiV3.COST_PRICE))
        .salesPrice(row.decimal(ApiV3.SALES_PRICE))
        .product(row.text(ApiV3.PRODUCT))
        .workType(row.text(ApiV3.WORK_TYPE))
        .payType(row.text(ApiV3.PAY_TYPE))
        .activity(row.text(ApiV3.ACTIVITY))
        .department(row.text(ApiV3.DEPARTMENT))
        .text(row.text(ApiV3.NOTE))
        .entryId(row.text(ApiV3.ENTRY_ID))
        .reversal(row.isSet(ApiV3.CORRECTION) || hours.signum() < 0)
        .attributes(attributes(row, project != null))
        .build();
  }

  private static <T> T required(Row row, String field, @Nullable T value) {
    if (value == null) {
      row.required(field);
      throw new IllegalStateException(field + " is there and has no value");
    }
    return value;
  }

  private static @Nullable Ref<Project> project(@Nullable String project) {
    return project == null ? null : Ref.to(EntityTypes.PROJECT, project, project);
  }

  private static @Nullable Ref<ProjectTask> task(@Nullable String project, @Nullable String line) {
    return project == null || line == null
        ? null
        : Ref.to(EntityTypes.PROJECT_TASK, new LineKey(project, line).text(), line);
  }

  private static Map<String, String> attributes(Row row, boolean onProject) {
    Map<String, String> attributes = new TreeMap<>(row.scalars());
    attributes.keySet().removeIf(name -> isMapped(lower(name), onProject));
    return attributes;
  }

  /** A line without its project has no place in the model and stays an attribute. */
  private static boolean isMapped(String name, boolean onProject) {
    return MAPPED.contains(name) || (onProject && name.equals(lower(ApiV3.LINE_ID)));
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
