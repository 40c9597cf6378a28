package no.samklang.connector.proresult;

import java.util.List;
import java.util.function.Function;
import no.samklang.sync.model.Address;
import org.jspecify.annotations.Nullable;

/**
 * How records of one type stand in rows that are read.
 *
 * @param <T> class of the records
 */
interface ApiForm<T> {

  /** Returns the field that is the row's key. */
  String key();

  /**
   * Returns the record in a row.
   *
   * @throws no.samklang.sync.spi.Broken if it lacks what it needs
   */
  T read(ApiRow row);

  /**
   * Returns whether a row is one of those asked for: a filter may not be heeded.
   *
   * @throws no.samklang.sync.spi.Broken if that cannot be told
   */
  default boolean isAsked(ApiRow row) {
    return true;
  }

  /** Reads an address; null when there is none. */
  static @Nullable Address address(ApiRow row) {
    Address address =
        Address.builder()
            .line1(row.text(ApiNames.Assumed.STREET))
            .postalCode(row.text(ApiNames.Assumed.POSTAL_CODE))
            .city(row.text(ApiNames.Assumed.CITY))
            .build();
    return address.equals(Address.builder().build()) ? null : address;
  }

  /** Returns the three properties of an address. */
  static <T> List<ApiField<T>> addressFields(Function<T, @Nullable Address> address) {
    return List.of(
        ApiField.clearing("address.line1", ApiNames.Assumed.STREET, part(address, Address::line1)),
        ApiField.clearing(
            "address.postalCode", ApiNames.Assumed.POSTAL_CODE, part(address, Address::postalCode)),
        ApiField.clearing("address.city", ApiNames.Assumed.CITY, part(address, Address::city)));
  }

  private static <T> Function<T, @Nullable Object> part(
      Function<T, @Nullable Address> address, Function<Address, @Nullable String> part) {
    return value -> {
      Address there = address.apply(value);
      return there == null ? null : part.apply(there);
    };
  }
}
