package no.samklang.sync.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A project. Immutable; blank texts are kept as given.
 *
 * @param number number or code that people see
 * @param name name
 * @param description longer text
 * @param status phase
 * @param blocked whether time registration is closed; null where only the status says so
 * @param customer customer
 * @param manager responsible employee
 * @param address where the work is done
 * @param startDate first day, in the company's zone
 * @param endDate last day, in the company's zone
 * @param workTypes what hours are registered on, as one list; null where it was not read or is to
 *     be left as it is, empty where there truly is none
 * @param attributes vendor fields outside the model, by the vendor's name; numbers in plain decimal
 *     notation, days and stamps in ISO 8601
 */
public record Project(
    @Nullable String number,
    String name,
    @Nullable String description,
    ProjectStatus status,
    @Nullable Boolean blocked,
    @Nullable Ref<Customer> customer,
    @Nullable Ref<Employee> manager,
    @Nullable Address address,
    @Nullable LocalDate startDate,
    @Nullable LocalDate endDate,
    @Nullable List<WorkType> workTypes,
    Map<String, String> attributes) {

  /** Checks what must be there and copies the collections. */
  public Project {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(status, "status");
    workTypes = workTypes == null ? null : List.copyOf(workTypes);
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
        .description(description)
        .status(status)
        .blocked(blocked)
        .customer(customer)
        .manager(manager)
        .address(address)
        .startDate(startDate)
        .endDate(endDate)
        .workTypes(workTypes)
        .attributes(attributes);
  }

  /** Collects the components of a {@link Project}; not thread-safe. */
  public static final class Builder {
    private @Nullable String number;
    private @Nullable String name;
    private @Nullable String description;
    private @Nullable ProjectStatus status;
    private @Nullable Boolean blocked;
    private @Nullable Ref<Customer> customer;
    private @Nullable Ref<Employee> manager;
    private @Nullable Address address;
    private @Nullable LocalDate startDate;
    private @Nullable LocalDate endDate;
    private @Nullable List<WorkType> workTypes;
    private Map<String, String> attributes = Map.of();

    private Builder() {}

    /** Sets: number or code that people see. */
    public Builder number(@Nullable String number) {
      this.number = number;
      return this;
    }

    /** Sets: name. */
    public Builder name(String name) {
      this.name = name;
      return this;
    }

    /** Sets: longer text. */
    public Builder description(@Nullable String description) {
      this.description = description;
      return this;
    }

    /** Sets: phase. */
    public Builder status(ProjectStatus status) {
      this.status = status;
      return this;
    }

    /** Sets: whether time registration is closed; null where only the status says so. */
    public Builder blocked(@Nullable Boolean blocked) {
      this.blocked = blocked;
      return this;
    }

    /** Sets: customer. */
    public Builder customer(@Nullable Ref<Customer> customer) {
      this.customer = customer;
      return this;
    }

    /** Sets: responsible employee. */
    public Builder manager(@Nullable Ref<Employee> manager) {
      this.manager = manager;
      return this;
    }

    /** Sets: where the work is done. */
    public Builder address(@Nullable Address address) {
      this.address = address;
      return this;
    }

    /** Sets: first day, in the company's zone. */
    public Builder startDate(@Nullable LocalDate startDate) {
      this.startDate = startDate;
      return this;
    }

    /** Sets: last day, in the company's zone. */
    public Builder endDate(@Nullable LocalDate endDate) {
      this.endDate = endDate;
      return this;
    }

    /**
     * Sets: what hours are registered on, as one list; null where it was not read or is to be left
     * as it is, empty where there truly is none.
     */
    public Builder workTypes(@Nullable List<WorkType> workTypes) {
      this.workTypes = workTypes;
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
    public Project build() {
      return new Project(
          number,
          Objects.requireNonNull(name, "name"),
          description,
          Objects.requireNonNull(status, "status"),
          blocked,
          customer,
          manager,
          address,
          startDate,
          endDate,
          workTypes,
          attributes);
    }
  }
}
