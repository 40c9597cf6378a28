package no.samklang.sync.model;

import org.jspecify.annotations.Nullable;

/**
 * A postal address.
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

  /** An address of which nothing is known. */
  public static final Address EMPTY = new Address(null, null, null, null, null);
}
