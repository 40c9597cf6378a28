package no.samklang.connector.tidsbanken;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import no.samklang.sync.model.Address;
import no.samklang.sync.model.Customer;
import no.samklang.sync.spi.MatchKey;
import org.jspecify.annotations.Nullable;

/** Customers: name and address, and contact details only when the setting says so. */
final class CustomerForm implements RowForm<Customer> {
  private final List<OwnField<Customer>> fields;

  CustomerForm(boolean contactFields) {
    List<OwnField<Customer>> own = new ArrayList<>();
    own.add(new OwnField<>("name", ApiV3.NAME, Customer::name));
    own.add(new OwnField<>("address.line1", ApiV3.STREET, address(Address::line1)));
    own.add(new OwnField<>("address.line2", ApiV3.POSTAL_LINE, address(Address::line2)));
    own.add(new OwnField<>("address.postalCode", ApiV3.POSTAL_CODE, address(Address::postalCode)));
    own.add(new OwnField<>("address.city", ApiV3.CITY, address(Address::city)));
    if (contactFields) {
      own.add(new OwnField<>("address.country", ApiV3.COUNTRY, address(Address::country)));
      own.add(
          new OwnField<>(
              "organisationNumber", ApiV3.ORGANISATION_NUMBER, Customer::organisationNumber));
      own.add(new OwnField<>("phone", ApiV3.PHONE, Customer::phone));
      own.add(new OwnField<>("email", ApiV3.EMAIL, Customer::email));
      own.add(new OwnField<>("contactPerson", ApiV3.CONTACT, Customer::contactPerson));
    }
    fields = List.copyOf(own);
  }

  @Override
  public String path() {
    return ApiV3.CUSTOMERS;
  }

  @Override
  public String order() {
    return ApiV3.ID;
  }

  @Override
  public String id(Row row) {
    return row.required(ApiV3.ID);
  }

  @Override
  public String id(Customer wanted) {
    return Keys.number(wanted.number(), wanted.name());
  }

  @Override
  public String byId(String id) {
    return Filter.equal(ApiV3.ID, id);
  }

  @Override
  public String byKey(MatchKey key) {
    return switch (key.name()) {
      case Keys.NUMBER, Keys.ID -> byId(key.value());
      case "organisationNumber" -> Filter.equal(ApiV3.ORGANISATION_NUMBER, key.value());
      default -> throw Keys.unknown(key, path());
    };
  }

  @Override
  public Customer read(Row row) {
    String number = id(row);
    String name = row.text(ApiV3.NAME);
    return Customer.builder()
        .number(number)
        .name(name == null ? "" : name)
        .organisationNumber(row.text(ApiV3.ORGANISATION_NUMBER))
        .address(readAddress(row))
        .phone(row.text(ApiV3.PHONE))
        .email(row.text(ApiV3.EMAIL))
        .contactPerson(row.text(ApiV3.CONTACT))
        .active(row.flag(ApiV3.ACTIVE))
        .attributes(Map.of())
        .build();
  }

  @Override
  public void begin(Customer wanted, Row row) {
    row.change(ApiV3.ID, id(wanted));
  }

  @Override
  public List<OwnField<Customer>> fields() {
    return fields;
  }

  private static @Nullable Address readAddress(Row row) {
    Address address =
        new Address(
            row.text(ApiV3.STREET),
            row.text(ApiV3.POSTAL_LINE),
            row.text(ApiV3.POSTAL_CODE),
            row.text(ApiV3.CITY),
            row.text(ApiV3.COUNTRY));
    return address.equals(Address.builder().build()) ? null : address;
  }

  private static Function<Customer, @Nullable Object> address(
      Function<Address, @Nullable String> part) {
    return customer -> customer.address() == null ? null : part.apply(customer.address());
  }
}
