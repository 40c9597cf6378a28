package no.samklang.connector.smartday;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.samklang.sync.model.Address;
import no.samklang.sync.model.Customer;
import no.samklang.sync.spi.Change;
import org.jspecify.annotations.Nullable;

/**
 * Customers. REPORTED: all properties. The number is the key of the other system; a customer made
 * in Smartday has none. Contacts are set when the customer is made and then left to people.
 */
final class ApiCustomers implements ApiForm<Customer> {
  private static final String ADDRESS = "address";
  private static final String ACTIVE = "active";

  private static final List<ApiField<Customer>> FIELDS =
      List.of(
          new ApiField<>("number", ApiNames.Reported.EXTERNAL_ID, Customer::number),
          new ApiField<>("name", ApiNames.Reported.NAME, Customer::name),
          new ApiField<>(
              "organisationNumber", ApiNames.Reported.VAT_NUMBER, Customer::organisationNumber),
          new ApiField<>("email", ApiNames.Reported.EMAIL, Customer::email),
          new ApiField<>("phone", ApiNames.Reported.PHONE, Customer::phone),
          attribute(ApiNames.Reported.CELL_PHONE),
          attribute(ApiNames.Reported.COMMENT));

  private final Configuration settings;

  ApiCustomers(Configuration settings) {
    this.settings = settings;
  }

  private static ApiField<Customer> attribute(String name) {
    return new ApiField<>("attributes." + name, name, customer -> customer.attributes().get(name));
  }

  @Override
  public Customer read(ApiObject object) {
    Integer state =
        object.part(ApiNames.Reported.SMARTDAY_CUSTOMER).number(ApiNames.Reported.STATE);
    return Customer.builder()
        .number(object.key())
        .name(object.required(ApiNames.Reported.NAME))
        .organisationNumber(object.text(ApiNames.Reported.VAT_NUMBER))
        .address(ApiForm.address(object.part(ApiNames.Reported.BILLING_ADDRESS)))
        .email(object.text(ApiNames.Reported.EMAIL))
        .phone(object.text(ApiNames.Reported.PHONE))
        .active(state == null ? null : Boolean.valueOf(state == ApiNames.Reported.ACTIVE))
        .attributes(attributes(object))
        .build();
  }

  private static Map<String, String> attributes(ApiObject object) {
    Map<String, String> attributes = new TreeMap<>();
    for (String name :
        List.of(
            ApiNames.Reported.IS_COMPANY,
            ApiNames.Reported.CELL_PHONE,
            ApiNames.Reported.COMMENT)) {
      String text = object.text(name);
      if (text != null) {
        attributes.put(name, text);
      }
    }
    return attributes;
  }

  @Override
  public @Nullable String key(Customer customer) {
    return customer.number();
  }

  @Override
  public ObjectNode fresh(String key, Customer customer) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.putNull(ApiNames.Reported.ID);
    FIELDS.forEach(field -> field.set(object, customer));
    kind(object, customer);
    if (customer.address() != null) {
      ObjectNode address = object.putObject(ApiNames.Reported.BILLING_ADDRESS);
      address.putNull(ApiNames.Reported.ID);
      address.put(ApiNames.Reported.EXTERNAL_ID, key);
      address(address, customer.address());
    }
    if (customer.contactPerson() != null && !customer.contactPerson().isBlank()) {
      ObjectNode contact = object.putArray(ApiNames.Reported.CONTACTS).addObject();
      contact.put(ApiNames.Reported.NAME, customer.contactPerson());
      contact.putNull(ApiNames.Reported.HANDYMAN_CONTACT);
    }
    object.putNull(ApiNames.Reported.HANDYMAN_CUSTOMER);
    state(object, customer);
    return object;
  }

  @Override
  public void change(ObjectNode object, Change<Customer> change) {
    Customer customer = change.wanted();
    for (ApiField<Customer> field : FIELDS) {
      if (ApiForm.names(change, field.field())) {
        field.set(object, customer);
      }
    }
    if (ApiForm.names(change, "attributes." + ApiNames.Reported.IS_COMPANY)) {
      kind(object, customer);
    }
    if (change.writes(ADDRESS)) {
      changeAddress(object, change);
    }
    if (ApiForm.names(change, ACTIVE)) {
      state(object, customer);
    }
  }

  private static void changeAddress(ObjectNode object, Change<Customer> change) {
    Address wanted = change.wanted().address();
    Address now = ApiForm.address(ApiObject.of("", object.path(ApiNames.Reported.BILLING_ADDRESS)));
    Address from = wanted == null ? Address.builder().build() : wanted;
    Address.Builder to = now == null ? Address.builder() : now.toBuilder();
    if (ApiForm.names(change, "address.line1")) {
      to.line1(from.line1());
    }
    if (ApiForm.names(change, "address.line2")) {
      to.line2(from.line2());
    }
    if (ApiForm.names(change, "address.postalCode")) {
      to.postalCode(from.postalCode());
    }
    if (ApiForm.names(change, "address.city")) {
      to.city(from.city());
    }
    if (ApiForm.names(change, "address.country")) {
      to.country(from.country());
    }
    address(ApiForm.inner(object, ApiNames.Reported.BILLING_ADDRESS), to.build());
  }

  private static void address(ObjectNode object, Address address) {
    ApiForm.street(object, address.line1());
    ApiField.set(object, ApiNames.Reported.ADDRESS_2, address.line2());
    ApiField.set(object, ApiNames.Reported.POSTAL_CODE, address.postalCode());
    ApiField.set(object, ApiNames.Reported.POSTAL_AREA, address.city());
    ApiField.set(object, ApiNames.Reported.COUNTRY, address.country());
  }

  /** Sets company or private person, and the category that goes with it. */
  private void kind(ObjectNode object, Customer customer) {
    String said = customer.attributes().get(ApiNames.Reported.IS_COMPANY);
    String number = customer.organisationNumber();
    boolean company = said == null ? number != null && !number.isBlank() : said.equals("true");
    object.put(ApiNames.Reported.IS_COMPANY, company);
    String category = company ? settings.companyCategory() : settings.privateCategory();
    object
        .putObject(ApiNames.Reported.CATEGORY)
        .put(ApiNames.Reported.ID, category)
        .put(ApiNames.Reported.EXTERNAL_ID, category)
        .putNull(ApiNames.Reported.NAME);
  }

  private static void state(ObjectNode object, Customer customer) {
    boolean inactive = Boolean.FALSE.equals(customer.active());
    ApiForm.inner(object, ApiNames.Reported.SMARTDAY_CUSTOMER)
        .put(
            ApiNames.Reported.STATE,
            inactive ? ApiNames.Reported.INACTIVE : ApiNames.Reported.ACTIVE);
  }
}
