package no.samklang.sync.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Hours that an employee registered. A reversal carries negative hours. Immutable; blank texts are
 * kept as given.
 *
 * @param date working day, in the company's zone
 * @param employee who worked
 * @param project project
 * @param task sub-project
 * @param hours worked hours in decimal hours, the vendor's figure, never recomputed from clock
 *     times
 * @param overtime50 the part of the hours that carries a supplement of 50 %; null where the system
 *     does not say
 * @param overtime100 the part of the hours that carries a supplement of 100 %; null where the
 *     system does not say
 * @param billable whether marked for invoicing
 * @param billableHours hours to invoice; may differ from the hours worked
 * @param costPrice cost per hour, without supplement
 * @param salesPrice sales price per hour
 * @param product product or hour type code
 * @param workType work type code
 * @param payType pay type code
 * @param activity activity code
 * @param department department code
 * @param text what was done
 * @param entryId id of the registration behind this row: a correction and what it corrects share it
 * @param reversal whether this row takes an earlier one back
 * @param attributes vendor fields outside the model, by the vendor's name; numbers in plain decimal
 *     notation, days and stamps in ISO 8601
 */
public record TimeEntry(
    LocalDate date,
    Ref<Employee> employee,
    @Nullable Ref<Project> project,
    @Nullable Ref<ProjectTask> task,
    BigDecimal hours,
    @Nullable BigDecimal overtime50,
    @Nullable BigDecimal overtime100,
    @Nullable Boolean billable,
    @Nullable BigDecimal billableHours,
    @Nullable BigDecimal costPrice,
    @Nullable BigDecimal salesPrice,
    @Nullable String product,
    @Nullable String workType,
    @Nullable String payType,
    @Nullable String activity,
    @Nullable String department,
    @Nullable String text,
    @Nullable String entryId,
    boolean reversal,
    Map<String, String> attributes) {

  /** Checks what must be there and copies the collections. */
  public TimeEntry {
    Objects.requireNonNull(date, "date");
    Objects.requireNonNull(employee, "employee");
    Objects.requireNonNull(hours, "hours");
    attributes = Map.copyOf(attributes);
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder that starts with the values of this record. */
  public Builder toBuilder() {
    return new Builder()
        .date(date)
        .employee(employee)
        .project(project)
        .task(task)
        .hours(hours)
        .overtime50(overtime50)
        .overtime100(overtime100)
        .billable(billable)
        .billableHours(billableHours)
        .costPrice(costPrice)
        .salesPrice(salesPrice)
        .product(product)
        .workType(workType)
        .payType(payType)
        .activity(activity)
        .department(department)
        .text(text)
        .entryId(entryId)
        .reversal(reversal)
        .attributes(attributes);
  }

  /** Collects the components of a {@link TimeEntry}; not thread-safe. */
  public static final class Builder {
    private @Nullable LocalDate date;
    private @Nullable Ref<Employee> employee;
    private @Nullable Ref<Project> project;
    private @Nullable Ref<ProjectTask> task;
    private @Nullable BigDecimal hours;
    private @Nullable BigDecimal overtime50;
    private @Nullable BigDecimal overtime100;
    private @Nullable Boolean billable;
    private @Nullable BigDecimal billableHours;
    private @Nullable BigDecimal costPrice;
    private @Nullable BigDecimal salesPrice;
    private @Nullable String product;
    private @Nullable String workType;
    private @Nullable String payType;
    private @Nullable String activity;
    private @Nullable String department;
    private @Nullable String text;
    private @Nullable String entryId;
    private boolean reversal;
    private Map<String, String> attributes = Map.of();

    private Builder() {}

    /** Sets: working day, in the company's zone. */
    public Builder date(LocalDate date) {
      this.date = date;
      return this;
    }

    /** Sets: who worked. */
    public Builder employee(Ref<Employee> employee) {
      this.employee = employee;
      return this;
    }

    /** Sets: project. */
    public Builder project(@Nullable Ref<Project> project) {
      this.project = project;
      return this;
    }

    /** Sets: sub-project. */
    public Builder task(@Nullable Ref<ProjectTask> task) {
      this.task = task;
      return this;
    }

    /**
     * Sets: worked hours in decimal hours, the vendor's figure, never recomputed from clock times.
     */
    public Builder hours(BigDecimal hours) {
      this.hours = hours;
      return this;
    }

    /**
     * Sets: the part of the hours that carries a supplement of 50 %; null where the system does not
     * say.
     */
    public Builder overtime50(@Nullable BigDecimal overtime50) {
      this.overtime50 = overtime50;
      return this;
    }

    /**
     * Sets: the part of the hours that carries a supplement of 100 %; null where the system does
     * not say.
     */
    public Builder overtime100(@Nullable BigDecimal overtime100) {
      this.overtime100 = overtime100;
      return this;
    }

    /** Sets: whether marked for invoicing. */
    public Builder billable(@Nullable Boolean billable) {
      this.billable = billable;
      return this;
    }

    /** Sets: hours to invoice; may differ from the hours worked. */
    public Builder billableHours(@Nullable BigDecimal billableHours) {
      this.billableHours = billableHours;
      return this;
    }

    /** Sets: cost per hour, without supplement. */
    public Builder costPrice(@Nullable BigDecimal costPrice) {
      this.costPrice = costPrice;
      return this;
    }

    /** Sets: sales price per hour. */
    public Builder salesPrice(@Nullable BigDecimal salesPrice) {
      this.salesPrice = salesPrice;
      return this;
    }

    /** Sets: product or hour type code. */
    public Builder product(@Nullable String product) {
      this.product = product;
      return this;
    }

    /** Sets: work type code. */
    public Builder workType(@Nullable String workType) {
      this.workType = workType;
      return this;
    }

    /** Sets: pay type code. */
    public Builder payType(@Nullable String payType) {
      this.payType = payType;
      return this;
    }

    /** Sets: activity code. */
    public Builder activity(@Nullable String activity) {
      this.activity = activity;
      return this;
    }

    /** Sets: department code. */
    public Builder department(@Nullable String department) {
      this.department = department;
      return this;
    }

    /** Sets: what was done. */
    public Builder text(@Nullable String text) {
      this.text = text;
      return this;
    }

    /** Sets: id of the registration behind this row: a correction and what it corrects share it. */
    public Builder entryId(@Nullable String entryId) {
      this.entryId = entryId;
      return this;
    }

    /** Sets: whether this row takes an earlier one back. */
    public Builder reversal(boolean reversal) {
      this.reversal = reversal;
      return this;
    }

    /**
     * Sets: vendor fields outside the model, by the vendor's name; numbers in plain decimal
     * notation, days and stamps in ISO 8601.
     */
    public Builder attributes(Map<String, String> attributes) {
      this.attributes = attributes;
      return this;
    }

    /**
     * Returns the record.
     *
     * @throws NullPointerException if a required component is missing; the message is its name
     */
    public TimeEntry build() {
      return new TimeEntry(
          Objects.requireNonNull(date, "date"),
          Objects.requireNonNull(employee, "employee"),
          project,
          task,
          Objects.requireNonNull(hours, "hours"),
          overtime50,
          overtime100,
          billable,
          billableHours,
          costPrice,
          salesPrice,
          product,
          workType,
          payType,
          activity,
          department,
          text,
          entryId,
          reversal,
          attributes);
    }
  }
}
