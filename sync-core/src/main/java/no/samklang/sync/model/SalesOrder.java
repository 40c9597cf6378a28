package no.samklang.sync.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A sales order with its lines, all for one customer. Immutable; blank texts are kept as given.
 *
 * @param customer customer who is to be invoiced
 * @param date order date, in the company's zone
 * @param deliveryDate day the work was done or the goods were delivered, in the company's zone
 * @param project project of the order and all its lines
 * @param deliveryName name at the place of delivery or work; null takes the customer's
 * @param deliveryAddress place of delivery or work
 * @param contact the customer's contact person
 * @param buyerReference the customer's own order number
 * @param text what the customer reads on the order
 * @param note what only the seller's people read
 * @param lines lines, in the order they stand on the document
 * @param attributes vendor fields outside the model, by the vendor's name; numbers in plain decimal
 *     notation, days and stamps in ISO 8601
 */
public record SalesOrder(
    Ref<Customer> customer,
    LocalDate date,
    @Nullable LocalDate deliveryDate,
    @Nullable Ref<Project> project,
    @Nullable String deliveryName,
    @Nullable Address deliveryAddress,
    @Nullable String contact,
    @Nullable String buyerReference,
    @Nullable String text,
    @Nullable String note,
    List<SalesOrderLine> lines,
    Map<String, String> attributes) {

  /** Checks what must be there and copies the collections. */
  public SalesOrder {
    Objects.requireNonNull(customer, "customer");
    Objects.requireNonNull(date, "date");
    lines = List.copyOf(lines);
    attributes = Map.copyOf(attributes);
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder that starts with the values of this record. */
  public Builder toBuilder() {
    return new Builder()
        .customer(customer)
        .date(date)
        .deliveryDate(deliveryDate)
        .project(project)
        .deliveryName(deliveryName)
        .deliveryAddress(deliveryAddress)
        .contact(contact)
        .buyerReference(buyerReference)
        .text(text)
        .note(note)
        .lines(lines)
        .attributes(attributes);
  }

  /** Collects the components of a {@link SalesOrder}; not thread-safe. */
  public static final class Builder {
    private @Nullable Ref<Customer> customer;
    private @Nullable LocalDate date;
    private @Nullable LocalDate deliveryDate;
    private @Nullable Ref<Project> project;
    private @Nullable String deliveryName;
    private @Nullable Address deliveryAddress;
    private @Nullable String contact;
    private @Nullable String buyerReference;
    private @Nullable String text;
    private @Nullable String note;
    private List<SalesOrderLine> lines = List.of();
    private Map<String, String> attributes = Map.of();

    private Builder() {}

    /** Sets: customer who is to be invoiced. */
    public Builder customer(Ref<Customer> customer) {
      this.customer = customer;
      return this;
    }

    /** Sets: order date, in the company's zone. */
    public Builder date(LocalDate date) {
      this.date = date;
      return this;
    }

    /** Sets: day the work was done or the goods were delivered, in the company's zone. */
    public Builder deliveryDate(@Nullable LocalDate deliveryDate) {
      this.deliveryDate = deliveryDate;
      return this;
    }

    /** Sets: project of the order and all its lines. */
    public Builder project(@Nullable Ref<Project> project) {
      this.project = project;
      return this;
    }

    /** Sets: name at the place of delivery or work; null takes the customer's. */
    public Builder deliveryName(@Nullable String deliveryName) {
      this.deliveryName = deliveryName;
      return this;
    }

    /** Sets: place of delivery or work. */
    public Builder deliveryAddress(@Nullable Address deliveryAddress) {
      this.deliveryAddress = deliveryAddress;
      return this;
    }

    /** Sets: the customer's contact person. */
    public Builder contact(@Nullable String contact) {
      this.contact = contact;
      return this;
    }

    /** Sets: the customer's own order number. */
    public Builder buyerReference(@Nullable String buyerReference) {
      this.buyerReference = buyerReference;
      return this;
    }

    /** Sets: what the customer reads on the order. */
    public Builder text(@Nullable String text) {
      this.text = text;
      return this;
    }

    /** Sets: what only the seller's people read. */
    public Builder note(@Nullable String note) {
      this.note = note;
      return this;
    }

    /** Sets: lines, in the order they stand on the document. */
    public Builder lines(List<SalesOrderLine> lines) {
      this.lines = lines;
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
    public SalesOrder build() {
      return new SalesOrder(
          Objects.requireNonNull(customer, "customer"),
          Objects.requireNonNull(date, "date"),
          deliveryDate,
          project,
          deliveryName,
          deliveryAddress,
          contact,
          buyerReference,
          text,
          note,
          lines,
          attributes);
    }
  }
}
