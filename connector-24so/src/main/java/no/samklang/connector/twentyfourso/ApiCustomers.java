package no.samklang.connector.twentyfourso;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.samklang.sync.model.Address;
import no.samklang.sync.model.Customer;
import org.jspecify.annotations.Nullable;

/** Reads a customer. Its id is the number that people see; whether it is in use is not said. */
final class ApiCustomers {
  private ApiCustomers() {}

  /** Returns the customer; null when it has no name. */
  static @Nullable Customer read(JsonNode row) {
    String name = name(row);
    if (name == null) {
      return null;
    }
    JsonNode addresses = row.path("address");
    JsonNode phone = row.path("phone");
    JsonNode mobile = row.path("mobilePhone");
    return Customer.builder()
        .number(row.path("id").asText())
        .name(name)
        .organisationNumber(ApiText.text(row.path("organizationNumber")))
        .address(main(addresses))
        .deliveryAddress(ApiText.address(addresses.path("delivery")))
        .email(ApiText.text(row.path("email").path("contact")))
        .phone(ApiText.text(phone) == null ? ApiText.text(mobile) : ApiText.text(phone))
        .attributes(attributes(row))
        .build();
  }

  private static @Nullable String name(JsonNode row) {
    JsonNode person = row.path("person");
    String full =
        Stream.of(person.path("firstName"), person.path("lastName"))
            .map(ApiText::text)
            .filter(part -> part != null)
            .collect(Collectors.joining(" "));
    boolean isPerson = row.hasNonNull("isCompany") && !row.path("isCompany").asBoolean();
    return isPerson && !full.isEmpty() ? full : ApiText.text(row.path("name"));
  }

  private static @Nullable Address main(JsonNode addresses) {
    Address visit = ApiText.address(addresses.path("visit"));
    Address postal = ApiText.address(addresses.path("postal"));
    return visit != null
        ? visit
        : postal != null ? postal : ApiText.address(addresses.path("billing"));
  }

  private static Map<String, String> attributes(JsonNode row) {
    Map<String, String> attributes = new HashMap<>();
    for (String name :
        new String[] {
          "externalReference", "isCompany", "isSupplier", "mobilePhone", "note", "pricelistId"
        }) {
      ApiText.put(attributes, name, row.path(name));
    }
    ApiText.put(attributes, "email.billing", row.path("email").path("billing"));
    for (String kind : new String[] {"postal", "billing"}) {
      put(attributes, "address." + kind, ApiText.address(row.path("address").path(kind)));
    }
    return attributes;
  }

  private static void put(Map<String, String> attributes, String kind, @Nullable Address address) {
    if (address != null) {
      put(attributes, kind + ".street", address.line1());
      put(attributes, kind + ".street2", address.line2());
      put(attributes, kind + ".postalCode", address.postalCode());
      put(attributes, kind + ".postalArea", address.city());
      put(attributes, kind + ".countryCode", address.country());
    }
  }

  private static void put(Map<String, String> attributes, String name, @Nullable String value) {
    if (value != null) {
      attributes.put(name, value);
    }
  }
}
