package no.samklang.sync.model;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An article, product or hour type. Immutable; blank texts are kept as given.
 *
 * @param number number or code that people see
 * @param name description
 * @param price sales price per base unit
 * @param cost standard cost per base unit
 * @param baseUnit unit the prices and quantities are in
 * @param kind the vendor's item type
 * @param stockItem whether it is kept in stock
 * @param active whether it may be used
 * @param attributes vendor fields outside the model, by the vendor's name; numbers in plain decimal
 *     notation, days and stamps in ISO 8601
 */
public record Item(
    @Nullable String number,
    String name,
    @Nullable BigDecimal price,
    @Nullable BigDecimal cost,
    @Nullable String baseUnit,
    @Nullable String kind,
    @Nullable Boolean stockItem,
    @Nullable Boolean active,
    Map<String, String> attributes) {

  /** Checks what must be there and copies the collections. */
  public Item {
    Objects.requireNonNull(name, "name");
    attributes = Map.copyOf(attributes);
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder that starts with the values of this record. */
  public Builder toBuilder() {
    return new Builder()
        .number(number)
        .name(name)
        .price(price)
        .cost(cost)
        .baseUnit(baseUnit)
        .kind(kind)
        .stockItem(stockItem)
        .active(active)
        .attributes(attributes);
  }

  /** Collects the components of a {@link Item}; not thread-safe. */
  public static final class Builder {
    private @Nullable String number;
    private @Nullable String name;
    private @Nullable BigDecimal price;
    private @Nullable BigDecimal cost;
    private @Nullable String baseUnit;
    private @Nullable String kind;
    private @Nullable Boolean stockItem;
    private @Nullable Boolean active;
    private Map<String, String> attributes = Map.of();

    private Builder() {}

    /** Sets: number or code that people see. */
    public Builder number(@Nullable String number) {
      this.number = number;
      return this;
    }

    /** Sets: description. */
    public Builder name(String name) {
      this.name = name;
      return this;
    }

    /** Sets: sales price per base unit. */
    public Builder price(@Nullable BigDecimal price) {
      this.price = price;
      return this;
    }

    /** Sets: standard cost per base unit. */
    public Builder cost(@Nullable BigDecimal cost) {
      this.cost = cost;
      return this;
    }

    /** Sets: unit the prices and quantities are in. */
    public Builder baseUnit(@Nullable String baseUnit) {
      this.baseUnit = baseUnit;
      return this;
    }

    /** Sets: the vendor's item type. */
    public Builder kind(@Nullable String kind) {
      this.kind = kind;
      return this;
    }

    /** Sets: whether it is kept in stock. */
    public Builder stockItem(@Nullable Boolean stockItem) {
      this.stockItem = stockItem;
      return this;
    }

    /** Sets: whether it may be used. */
    public Builder active(@Nullable Boolean active) {
      this.active = active;
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
    public Item build() {
      return new Item(
          number,
          Objects.requireNonNull(name, "name"),
          price,
          cost,
          baseUnit,
          kind,
          stockItem,
          active,
          attributes);
    }
  }
}
