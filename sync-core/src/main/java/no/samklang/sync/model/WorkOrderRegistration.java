package no.samklang.sync.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Time, a distance or an item that was registered on a task in the field. Immutable; blank texts
 * are kept as given.
 *
 * @param id id in the owning system, unique within the task
 * @param kind what was registered
 * @param date day of the registration, in the company's zone
 * @param employee who registered it
 * @param item item of the register; null on time, distances and free text
 * @param code item number, or code of the kind of time or distance, as registered
 * @param text what the item or code is called
 * @param note what the worker wrote
 * @param quantity quantity, the vendor's figure; hours of time, kilometres of a distance
 * @param unit unit of the quantity
 * @param price sales price per unit
 * @param amount sales price of the whole line, which wins over the price per unit
 * @param cost cost as the vendor states it
 * @param vatRate value added tax in per cent
 * @param billable whether to be invoiced; null where the system does not say
 * @param attributes vendor fields outside the model, by the vendor's name; numbers in plain decimal
 *     notation, days and stamps in ISO 8601
 */
public record WorkOrderRegistration(
    String id,
    Kind kind,
    @Nullable LocalDate date,
    @Nullable Ref<Employee> employee,
    @Nullable Ref<Item> item,
    @Nullable String code,
    @Nullable String text,
    @Nullable String note,
    BigDecimal quantity,
    @Nullable String unit,
    @Nullable BigDecimal price,
    @Nullable BigDecimal amount,
    @Nullable BigDecimal cost,
    @Nullable BigDecimal vatRate,
    @Nullable Boolean billable,
    Map<String, String> attributes) {

  /** What a registration is of. */
  public enum Kind {
    /** Worked time, in hours. */
    TIME,
    /** A distance driven, in kilometres. */
    DISTANCE,
    /** An item that was used. */
    ITEM,
    /** A text without a quantity that counts. */
    TEXT,
    /** Something else, such as a supplement. */
    OTHER
  }

  /** Checks what must be there and copies the collections. */
  public WorkOrderRegistration {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(kind, "kind");
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
        .id(id)
        .kind(kind)
        .date(date)
        .employee(employee)
        .item(item)
        .code(code)
        .text(text)
        .note(note)
        .quantity(quantity)
        .unit(unit)
        .price(price)
        .amount(amount)
        .cost(cost)
        .vatRate(vatRate)
        .billable(billable)
        .attributes(attributes);
  }

  /** Collects the components of a {@link WorkOrderRegistration}; not thread-safe. */
  public static final class Builder {
    private @Nullable String id;
    private @Nullable Kind kind;
    private @Nullable LocalDate date;
    private @Nullable Ref<Employee> employee;
    private @Nullable Ref<Item> item;
    private @Nullable String code;
    private @Nullable String text;
    private @Nullable String note;
    private @Nullable BigDecimal quantity;
    private @Nullable String unit;
    private @Nullable BigDecimal price;
    private @Nullable BigDecimal amount;
    private @Nullable BigDecimal cost;
    private @Nullable BigDecimal vatRate;
    private @Nullable Boolean billable;
    private Map<String, String> attributes = Map.of();

    private Builder() {}

    /** Sets: id in the owning system, unique within the task. */
    public Builder id(String id) {
      this.id = id;
      return this;
    }

    /** Sets: what was registered. */
    public Builder kind(Kind kind) {
      this.kind = kind;
      return this;
    }

    /** Sets: day of the registration, in the company's zone. */
    public Builder date(@Nullable LocalDate date) {
      this.date = date;
      return this;
    }

    /** Sets: who registered it. */
    public Builder employee(@Nullable Ref<Employee> employee) {
      this.employee = employee;
      return this;
    }

    /** Sets: item of the register; null on time, distances and free text. */
    public Builder item(@Nullable Ref<Item> item) {
      this.item = item;
      return this;
    }

    /** Sets: item number, or code of the kind of time or distance, as registered. */
    public Builder code(@Nullable String code) {
      this.code = code;
      return this;
    }

    /** Sets: what the item or code is called. */
    public Builder text(@Nullable String text) {
      this.text = text;
      return this;
    }

    /** Sets: what the worker wrote. */
    public Builder note(@Nullable String note) {
      this.note = note;
      return this;
    }

    /** Sets: quantity, the vendor's figure; hours of time, kilometres of a distance. */
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

    /** Sets: sales price of the whole line, which wins over the price per unit. */
    public Builder amount(@Nullable BigDecimal amount) {
      this.amount = amount;
      return this;
    }

    /** Sets: cost as the vendor states it. */
    public Builder cost(@Nullable BigDecimal cost) {
      this.cost = cost;
      return this;
    }

    /** Sets: value added tax in per cent. */
    public Builder vatRate(@Nullable BigDecimal vatRate) {
      this.vatRate = vatRate;
      return this;
    }

    /** Sets: whether to be invoiced; null where the system does not say. */
    public Builder billable(@Nullable Boolean billable) {
      this.billable = billable;
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
    public WorkOrderRegistration build() {
      return new WorkOrderRegistration(
          Objects.requireNonNull(id, "id"),
          Objects.requireNonNull(kind, "kind"),
          date,
          employee,
          item,
          code,
          text,
          note,
          Objects.requireNonNull(quantity, "quantity"),
          unit,
          price,
          amount,
          cost,
          vatRate,
          billable,
          attributes);
    }
  }
}
