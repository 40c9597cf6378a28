package no.samklang.sync.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A task in the field: where somebody worked for a customer, and what was registered on it.
 * Immutable; blank texts are kept as given.
 *
 * @param number number that people see
 * @param title what is to be done
 * @param status phase of this task; that of its project is another matter
 * @param statusCode the vendor's own code of the status
 * @param statusText the status in the words that people see
 * @param customer customer the work is for
 * @param project project the task is part of
 * @param requisition the customer's own reference or order number
 * @param place place of work
 * @param start when the work starts
 * @param end when the work ends
 * @param registrations what was registered, in the vendor's order; null where it was not read
 * @param attributes vendor fields outside the model, by the vendor's name; numbers in plain decimal
 *     notation, days and stamps in ISO 8601
 */
public record WorkOrder(
    @Nullable String number,
    @Nullable String title,
    WorkOrderStatus status,
    @Nullable String statusCode,
    @Nullable String statusText,
    @Nullable Ref<Customer> customer,
    @Nullable Ref<Project> project,
    @Nullable String requisition,
    @Nullable Address place,
    @Nullable Instant start,
    @Nullable Instant end,
    @Nullable List<WorkOrderRegistration> registrations,
    Map<String, String> attributes) {

  /** Checks what must be there and copies the collections. */
  public WorkOrder {
    Objects.requireNonNull(status, "status");
    registrations = registrations == null ? null : List.copyOf(registrations);
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
        .title(title)
        .status(status)
        .statusCode(statusCode)
        .statusText(statusText)
        .customer(customer)
        .project(project)
        .requisition(requisition)
        .place(place)
        .start(start)
        .end(end)
        .registrations(registrations)
        .attributes(attributes);
  }

  /** Collects the components of a {@link WorkOrder}; not thread-safe. */
  public static final class Builder {
    private @Nullable String number;
    private @Nullable String title;
    private @Nullable WorkOrderStatus status;
    private @Nullable String statusCode;
    private @Nullable String statusText;
    private @Nullable Ref<Customer> customer;
    private @Nullable Ref<Project> project;
    private @Nullable String requisition;
    private @Nullable Address place;
    private @Nullable Instant start;
    private @Nullable Instant end;
    private @Nullable List<WorkOrderRegistration> registrations;
    private Map<String, String> attributes = Map.of();

    private Builder() {}

    /** Sets: number that people see. */
    public Builder number(@Nullable String number) {
      this.number = number;
      return this;
    }

    /** Sets: what is to be done. */
    public Builder title(@Nullable String title) {
      this.title = title;
      return this;
    }

    /** Sets: phase of this task; that of its project is another matter. */
    public Builder status(WorkOrderStatus status) {
      this.status = status;
      return this;
    }

    /** Sets: the vendor's own code of the status. */
    public Builder statusCode(@Nullable String statusCode) {
      this.statusCode = statusCode;
      return this;
    }

    /** Sets: the status in the words that people see. */
    public Builder statusText(@Nullable String statusText) {
      this.statusText = statusText;
      return this;
    }

    /** Sets: customer the work is for. */
    public Builder customer(@Nullable Ref<Customer> customer) {
      this.customer = customer;
      return this;
    }

    /** Sets: project the task is part of. */
    public Builder project(@Nullable Ref<Project> project) {
      this.project = project;
      return this;
    }

    /** Sets: the customer's own reference or order number. */
    public Builder requisition(@Nullable String requisition) {
      this.requisition = requisition;
      return this;
    }

    /** Sets: place of work. */
    public Builder place(@Nullable Address place) {
      this.place = place;
      return this;
    }

    /** Sets: when the work starts. */
    public Builder start(@Nullable Instant start) {
      this.start = start;
      return this;
    }

    /** Sets: when the work ends. */
    public Builder end(@Nullable Instant end) {
      this.end = end;
      return this;
    }

    /** Sets: what was registered, in the vendor's order; null where it was not read. */
    public Builder registrations(@Nullable List<WorkOrderRegistration> registrations) {
      this.registrations = registrations;
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
    public WorkOrder build() {
      return new WorkOrder(
          number,
          title,
          Objects.requireNonNull(status, "status"),
          statusCode,
          statusText,
          customer,
          project,
          requisition,
          place,
          start,
          end,
          registrations,
          attributes);
    }
  }
}
