package no.samklang.benchmarks.work;

import no.samklang.sync.model.Address;
import no.samklang.sync.model.Customer;
import no.samklang.sync.spi.Mapping;
import no.samklang.sync.spi.MappingContext;
import org.jspecify.annotations.Nullable;

/** A customer as both systems write it in JSON, and its way to and from the common model. */
record CustomerRow(
    String id,
    @Nullable String number,
    String name,
    @Nullable String organisationNumber,
    @Nullable AddressRow address,
    @Nullable String email,
    @Nullable String phone,
    @Nullable String contactPerson,
    @Nullable Boolean active,
    @Nullable String note) {

  /** An address within a row. */
  record AddressRow(
      @Nullable String line1,
      @Nullable String line2,
      @Nullable String postalCode,
      @Nullable String city,
      @Nullable String country) {}

  Customer customer() {
    Customer.Builder customer =
        Customer.builder()
            .number(number)
            .name(name)
            .organisationNumber(organisationNumber)
            .email(email)
            .phone(phone)
            .contactPerson(contactPerson)
            .active(active);
    if (note != null) {
      customer.attributes(java.util.Map.of("note", note));
    }
    return address == null ? customer.build() : customer.address(address(address)).build();
  }

  private static Address address(AddressRow row) {
    return new Address(row.line1, row.line2, row.postalCode, row.city, row.country);
  }

  static CustomerRow of(String id, Customer customer) {
    Address address = customer.address();
    return new CustomerRow(
        id,
        customer.number(),
        customer.name(),
        customer.organisationNumber(),
        address == null ? null : row(address),
        customer.email(),
        customer.phone(),
        customer.contactPerson(),
        customer.active(),
        customer.attributes().get("note"));
  }

  private static AddressRow row(Address address) {
    return new AddressRow(
        address.line1(), address.line2(), address.postalCode(), address.city(), address.country());
  }

  /** What every contender does between source and target: a small, plain mapping. */
  static Customer wanted(Customer source) {
    return source.toBuilder().name(source.name().strip()).build();
  }

  static Mapping<Customer> map(Customer source, MappingContext context) {
    return Mapping.mapped(wanted(source));
  }

  /** Returns the id that the target gives a customer of this number; the caller's own key. */
  static String targetId(Customer wanted) {
    return "C" + number(wanted).substring(1);
  }

  /** Returns the number, which every customer here has. */
  static String number(Customer customer) {
    String number = customer.number();
    if (number == null) {
      throw new IllegalArgumentException("a customer without number has no key in the target");
    }
    return number;
  }
}
