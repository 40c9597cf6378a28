package no.samklang.sync.model;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A customer. The owning system's id travels beside the record, not in it. Immutable; blank texts
 * are kept as given.
 *
 * @param number number that people see; may change without breaking a link
 * @param name name
 * @param organisationNumber organisation number, digits only
 * @param address main address
 * @param deliveryAddress delivery address
 * @param email e-mail address
 * @param phone telephone number
 * @param contactPerson name of the contact
 * @param active whether the customer may be used; null where the system does not say
 * @param attributes vendor fields outside the model, by the vendor's name; numbers in plain decimal
 *     notation, days and stamps in ISO 8601
 */
public record Customer(
    @Nullable String number,
    String name,
    @Nullable String organisationNumber,
    @Nullable Address address,
    @Nullable Address deliveryAddress,
    @Nullable String email,
    @Nullable String phone,
    @Nullable String contactPerson,
    @Nullable Boolean active,
    Map<String, String> attributes) {

  /** Checks what must be there and copies the collections. */
  public Customer {
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
        .organisationNumber(organisationNumber)
        .address(address)
        .deliveryAddress(deliveryAddress)
        .email(email)
        .phone(phone)
        .contactPerson(contactPerson)
        .active(active)
        .attributes(attributes);
  }

  /** Collects the components of a {@link Customer}; not thread-safe. */
  public static final class Builder {
    private @Nullable String number;
    private @Nullable String name;
    private @Nullable String organisationNumber;
    private @Nullable Address address;
    private @Nullable Address deliveryAddress;
    private @Nullable String email;
    private @Nullable String phone;
    private @Nullable String contactPerson;
    private @Nullable Boolean active;
    private Map<String, String> attributes = Map.of();

    private Builder() {}

    /** Sets: number that people see; may change without breaking a link. */
    public Builder number(@Nullable String number) {
      this.number = number;
      return this;
    }

    /** Sets: name. */
    public Builder name(String name) {
      this.name = name;
      return this;
    }

    /** Sets: organisation number, digits only. */
    public Builder organisationNumber(@Nullable String organisationNumber) {
      this.organisationNumber = organisationNumber;
      return this;
    }

    /** Sets: main address. */
    public Builder address(@Nullable Address address) {
      this.address = address;
      return this;
    }

    /** Sets: delivery address. */
    public Builder deliveryAddress(@Nullable Address deliveryAddress) {
      this.deliveryAddress = deliveryAddress;
      return this;
    }

    /** Sets: e-mail address. */
    public Builder email(@Nullable String email) {
      this.email = email;
      return this;
    }

    /** Sets: telephone number. */
    public Builder phone(@Nullable String phone) {
      this.phone = phone;
      return this;
    }

    /** Sets: name of the contact. */
    public Builder contactPerson(@Nullable String contactPerson) {
      this.contactPerson = contactPerson;
      return this;
    }

    /** Sets: whether the customer may be used; null where the system does not say. */
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
    public Customer build() {
      return new Customer(
          number,
          Objects.requireNonNull(name, "name"),
          organisationNumber,
          address,
          deliveryAddress,
          email,
          phone,
          contactPerson,
          active,
          attributes);
    }
  }
}
