package no.samklang.sync.model;

import org.jspecify.annotations.Nullable;

/**
 * A postal address. Immutable; blank texts are kept as given.
 *
 * @param line1 street or first line
 * @param line2 second line
 * @param postalCode postal code as text; a leading zero is kept
 * @param city city or post town
 * @param country ISO 3166-1 alpha-2 code
 */
public record Address(
    @Nullable String line1,
    @Nullable String line2,
    @Nullable String postalCode,
    @Nullable String city,
    @Nullable String country) {

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder that starts with the values of this record. */
  public Builder toBuilder() {
    return new Builder()
        .line1(line1)
        .line2(line2)
        .postalCode(postalCode)
        .city(city)
        .country(country);
  }

  /** Collects the components of a {@link Address}; not thread-safe. */
  public static final class Builder {
    private @Nullable String line1;
    private @Nullable String line2;
    private @Nullable String postalCode;
    private @Nullable String city;
    private @Nullable String country;

    private Builder() {}

    /** Sets: street or first line. */
    public Builder line1(@Nullable String line1) {
      this.line1 = line1;
      return this;
    }

    /** Sets: second line. */
    public Builder line2(@Nullable String line2) {
      this.line2 = line2;
      return this;
    }

    /** Sets: postal code as text; a leading zero is kept. */
    public Builder postalCode(@Nullable String postalCode) {
      this.postalCode = postalCode;
      return this;
    }

    /** Sets: city or post town. */
    public Builder city(@Nullable String city) {
      this.city = city;
      return this;
    }

    /** Sets: ISO 3166-1 alpha-2 code. */
    public Builder country(@Nullable String country) {
      this.country = country;
      return this;
    }

    /**
     * Returns the record.
     *
     * @throws NullPointerException if a required component is missing; the message is its name
     */
    public Address build() {
      return new Address(line1, line2, postalCode, city, country);
    }
  }
}
