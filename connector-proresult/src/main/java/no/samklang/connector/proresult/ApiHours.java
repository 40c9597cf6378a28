package no.samklang.connector.proresult;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import no.samklang.sync.model.Employee;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.Project;
import no.samklang.sync.model.ProjectTask;
import no.samklang.sync.model.Ref;
import no.samklang.sync.model.TimeEntry;
import no.samklang.sync.spi.CompositeId;
import org.jspecify.annotations.Nullable;

/**
 * Hours. VERIFIED: the hours are the day's total and overtime is a part of them; only hours on work
 * types of the ERP go there. ASSUMED: the rate is the hourly wage without supplement. All figures
 * stay as they were sent.
 */
final class ApiHours implements ApiForm<TimeEntry> {
  private static final Map<String, String> ATTRIBUTES =
      Map.of(
          Attributes.ERP_NUMBER,
          ApiNames.Assumed.ERP_NUMBER,
          Attributes.WORK_TYPE_NAME,
          ApiNames.Assumed.HOURS_WORK_TYPE_NAME,
          Attributes.WORK_TYPE_ORIGIN,
          ApiNames.Assumed.HOURS_WORK_TYPE_ORIGIN,
          Attributes.FROM_CLOCK,
          ApiNames.Assumed.FROM_CLOCK,
          Attributes.TO_CLOCK,
          ApiNames.Assumed.TO_CLOCK,
          Attributes.BREAK,
          ApiNames.Assumed.BREAK);

  private final boolean onlyUnmarked;
  private final @Nullable LocalDate from;

  /** Makes the form of approved hours, of all days or from one on. */
  ApiHours(boolean onlyUnmarked, @Nullable LocalDate from) {
    this.onlyUnmarked = onlyUnmarked;
    this.from = from;
  }

  @Override
  public boolean isAsked(ApiRow row) {
    boolean approved = !Boolean.FALSE.equals(row.flag(ApiNames.Assumed.APPROVED));
    boolean marked = Boolean.TRUE.equals(row.flag(ApiNames.Assumed.TRANSFERRED));
    return approved && !(onlyUnmarked && marked) && isSince(row, from);
  }

  @Override
  public String key() {
    return ApiNames.Assumed.ID;
  }

  @Override
  public TimeEntry read(ApiRow row) {
    BigDecimal billable = row.requiredDecimal(ApiNames.Assumed.HOURS_BILLABLE);
    return TimeEntry.builder()
        .date(row.requiredDay(ApiNames.Assumed.DAY))
        .employee(employee(row))
        .project(project(row))
        .task(task(row))
        .hours(row.requiredDecimal(ApiNames.Assumed.HOURS_WORKED))
        .overtime50(row.requiredDecimal(ApiNames.Assumed.OVERTIME_50))
        .overtime100(row.requiredDecimal(ApiNames.Assumed.OVERTIME_100))
        .billable(billable.signum() != 0)
        .billableHours(billable)
        .costPrice(row.requiredDecimal(ApiNames.Assumed.RATE))
        .workType(row.text(ApiNames.Assumed.HOURS_WORK_TYPE))
        .text(row.text(ApiNames.Assumed.COMMENT))
        .entryId(row.required(ApiNames.Assumed.ID))
        .attributes(row.attributes(ATTRIBUTES))
        .build();
  }

  static boolean isSince(ApiRow row, @Nullable LocalDate from) {
    LocalDate day = row.day(ApiNames.Assumed.DAY);
    return from == null || day == null || !day.isBefore(from);
  }

  static Ref<Employee> employee(ApiRow row) {
    String id = row.required(ApiNames.Assumed.WORKER_ID);
    return Ref.to(EntityTypes.EMPLOYEE, id, row.text(ApiNames.Assumed.WORKER_NUMBER));
  }

  static @Nullable Ref<Project> project(ApiRow row) {
    String number = row.text(ApiNames.Assumed.PROJECT_NUMBER);
    return number == null ? null : Ref.to(EntityTypes.PROJECT, number, number);
  }

  /** Returns the work type as a task of the ERP; null when it was made in Proresult. */
  private static @Nullable Ref<ProjectTask> task(ApiRow row) {
    String origin = row.required(ApiNames.Assumed.HOURS_WORK_TYPE_ORIGIN);
    String project = row.text(ApiNames.Assumed.PROJECT_NUMBER);
    String code = row.text(ApiNames.Assumed.HOURS_WORK_TYPE);
    return project == null || code == null || !origin.equals(ApiNames.Assumed.ORIGIN_ERP)
        ? null
        : Ref.to(EntityTypes.PROJECT_TASK, CompositeId.of(project, code), code);
  }
}
