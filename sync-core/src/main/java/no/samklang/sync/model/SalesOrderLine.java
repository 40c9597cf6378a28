package no.samklang.sync.model;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of a sales order: an item with its quantity, or only a text. Immutable; blank texts are
 * kept as given.
 *
 * @param item item or hour type; null makes this a text line, of which only the text is written
 * @param text what the line says; null takes the item's own text
 * @param quantity quantity; negative takes back
 * @param price price of one unit without VAT; null takes the item's
 * @param discountPercent discount in per cent, 0 to 100
 * @param attributes vendor fields outside the model, by the vendor's name; numbers in plain decimal
 *     notation, days and stamps in ISO 8601
 */
public record SalesOrderLine(
    @Nullable Ref<Item> item,
    @Nullable String text,
    @Nullable BigDecimal quantity,
    @Nullable BigDecimal price,
    @Nullable BigDecimal discountPercent,
    Map<String, String> attributes) {

  /** Copies the attributes. */
  public SalesOrderLine {
    attributes = Map.copyOf(attributes);
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder that starts with the values of this record. */
  public Builder toBuilder() {
    return new Builder()
        .item(item)
        .text(text)
        .quantity(quantity)
        .price(price)
        .discountPercent(discountPercent)
        .attributes(attributes);
  }

  /** Collects the components of a {@link SalesOrderLine}; not thread-safe. */
  public static final class Builder {
    private @Nullable Ref<Item> item;
    private @Nullable String text;
    private @Nullable BigDecimal quantity;
    private @Nullable BigDecimal price;
    private @Nullable BigDecimal discountPercent;
    private Map<String, String> attributes = Map.of();

    private Builder() {}

    /** Sets: item or hour type; null makes this a text line, of which only the text is written. */
    public Builder item(@Nullable Ref<Item> item) {
      this.item = item;
      return this;
    }

    /** Sets: what the line says; null takes the item's own text. */
    public Builder text(@Nullable String text) {
      this.text = text;
      return this;
    }

    /** Sets: quantity; negative takes back. */
    public Builder quantity(@Nullable BigDecimal quantity) {
      this.quantity = quantity;
      return this;
    }

    /** Sets: price of one unit without VAT; null takes the item's. */
    public Builder price(@Nullable BigDecimal price) {
      this.price = price;
      return this;
    }

    /** Sets: discount in per cent, 0 to 100. */
    public Builder discountPercent(@Nullable BigDecimal discountPercent) {
      this.discountPercent = discountPercent;
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

    /** Returns the record. */
    public SalesOrderLine build() {
      return new SalesOrderLine(item, text, quantity, price, discountPercent, attributes);
    }
  }
}
