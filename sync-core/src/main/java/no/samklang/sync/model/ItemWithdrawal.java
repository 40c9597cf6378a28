package no.samklang.sync.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An item taken for a project, or given back. Immutable; blank texts are kept as given.
 *
 * @param date day of the withdrawal, in the company's zone
 * @param employee who took the item
 * @param project project
 * @param task sub-project
 * @param item item of the register; null on a line of free text
 * @param freeText whether the line was typed and is not of the register
 * @param text what was taken
 * @param quantity quantity, the vendor's figure; negative on a return
 * @param unit unit of the quantity
 * @param price sales price per unit
 * @param cost cost per unit
 * @param returned whether this line gives back what an earlier one took
 * @param returnOf id of the withdrawal that is given back
 * @param attributes vendor fields outside the model, by the vendor's name; numbers in plain decimal
 *     notation, days and stamps in ISO 8601
 */
public record ItemWithdrawal(
    LocalDate date,
    Ref<Employee> employee,
    @Nullable Ref<Project> project,
    @Nullable Ref<ProjectTask> task,
    @Nullable Ref<Item> item,
    boolean freeText,
    @Nullable String text,
    BigDecimal quantity,
    @Nullable String unit,
    @Nullable BigDecimal price,
    @Nullable BigDecimal cost,
    boolean returned,
    @Nullable String returnOf,
    Map<String, String> attributes) {

  /** Checks what must be there and copies the collections. */
  public ItemWithdrawal {
    Objects.requireNonNull(date, "date");
    Objects.requireNonNull(employee, "employee");
    Objects.requireNonNull(quantity, "quantity");
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
        .item(item)
        .freeText(freeText)
        .text(text)
        .quantity(quantity)
        .unit(unit)
        .price(price)
        .cost(cost)
        .returned(returned)
        .returnOf(returnOf)
        .attributes(attributes);
  }

  /** Collects the components of a {@link ItemWithdrawal}; not thread-safe. */
  public static final class Builder {
    private @Nullable LocalDate date;
    private @Nullable Ref<Employee> employee;
    private @Nullable Ref<Project> project;
    private @Nullable Ref<ProjectTask> task;
    private @Nullable Ref<Item> item;
    private boolean freeText;
    private @Nullable String text;
    private @Nullable BigDecimal quantity;
    private @Nullable String unit;
    private @Nullable BigDecimal price;
    private @Nullable BigDecimal cost;
    private boolean returned;
    private @Nullable String returnOf;
    private Map<String, String> attributes = Map.of();

    private Builder() {}

    /** Sets: day of the withdrawal, in the company's zone. */
    public Builder date(LocalDate date) {
      this.date = date;
      return this;
    }

    /** Sets: who took the item. */
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

    /** Sets: item of the register; null on a line of free text. */
    public Builder item(@Nullable Ref<Item> item) {
      this.item = item;
      return this;
    }

    /** Sets: whether the line was typed and is not of the register. */
    public Builder freeText(boolean freeText) {
      this.freeText = freeText;
      return this;
    }

    /** Sets: what was taken. */
    public Builder text(@Nullable String text) {
      this.text = text;
      return this;
    }

    /** Sets: quantity, the vendor's figure; negative on a return. */
    public Builder quantity(BigDecimal quantity) {
      this.quantity = quantity;
      return this;
    }

    /** Sets: unit of the quantity. */
    public Builder unit(@Nullable String unit) {
      this.unit = unit;
      return this;
    }

    /** Sets: sales price per unit. */
    public Builder price(@Nullable BigDecimal price) {
      this.price = price;
      return this;
    }

    /** Sets: cost per unit. */
    public Builder cost(@Nullable BigDecimal cost) {
      this.cost = cost;
      return this;
    }

    /** Sets: whether this line gives back what an earlier one took. */
    public Builder returned(boolean returned) {
      this.returned = returned;
      return this;
    }

    /** Sets: id of the withdrawal that is given back. */
    public Builder returnOf(@Nullable String returnOf) {
      this.returnOf = returnOf;
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
    public ItemWithdrawal build() {
      return new ItemWithdrawal(
          Objects.requireNonNull(date, "date"),
          Objects.requireNonNull(employee, "employee"),
          project,
          task,
          item,
          freeText,
          text,
          Objects.requireNonNull(quantity, "quantity"),
          unit,
          price,
          cost,
          returned,
          returnOf,
          attributes);
    }
  }
}
