package no.samklang.sync.model;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An employee or worker. Immutable; blank texts are kept as given.
 *
 * @param number number that people see
 * @param name full name
 * @param email e-mail address
 * @param externalNumber number the employee has in another system, such as the ERP or payroll
 * @param active whether the employee works here now
 * @param attributes vendor fields outside the model, by the vendor's name; numbers in plain decimal
 *     notation, days and stamps in ISO 8601
 */
public record Employee(
    @Nullable String number,
    String name,
    @Nullable String email,
    @Nullable String externalNumber,
    @Nullable Boolean active,
    Map<String, String> attributes) {

  /** Checks what must be there and copies the collections. */
  public Employee {
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
        .email(email)
        .externalNumber(externalNumber)
        .active(active)
        .attributes(attributes);
  }

  /** Collects the components of a {@link Employee}; not thread-safe. */
  public static final class Builder {
    private @Nullable String number;
    private @Nullable String name;
    private @Nullable String email;
    private @Nullable String externalNumber;
    private @Nullable Boolean active;
    private Map<String, String> attributes = Map.of();

    private Builder() {}

    /** Sets: number that people see. */
    public Builder number(@Nullable String number) {
      this.number = number;
      return this;
    }

    /** Sets: full name. */
    public Builder name(String name) {
      this.name = name;
      return this;
    }

    /** Sets: e-mail address. */
    public Builder email(@Nullable String email) {
      this.email = email;
      return this;
    }

    /** Sets: number the employee has in another system, such as the ERP or payroll. */
    public Builder externalNumber(@Nullable String externalNumber) {
      this.externalNumber = externalNumber;
      return this;
    }

    /** Sets: whether the employee works here now. */
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
    public Employee build() {
      return new Employee(
          number, Objects.requireNonNull(name, "name"), email, externalNumber, active, attributes);
    }
  }
}
