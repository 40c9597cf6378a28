package no.samklang.connector.proresult;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import no.samklang.sync.model.Customer;
import org.jspecify.annotations.Nullable;

/**
 * Customers. VERIFIED: name, address, postal code and city go over and nothing else; an import
 * overwrites them in the customer that has the number.
 */
final class ApiCustomers implements ApiForm<Customer> {
  private static final List<ApiField<Customer>> FIELDS = fields();

  @Override
  public String key() {
    return ApiNames.Assumed.CUSTOMER_NUMBER;
  }

  @Override
  public Customer read(ApiRow row) {
    return Customer.builder()
        .number(row.required(ApiNames.Assumed.CUSTOMER_NUMBER))
        .name(row.required(ApiNames.Assumed.CUSTOMER_NAME))
        .address(ApiForm.address(row))
        .attributes(Attributes.of(row.text(ApiNames.Assumed.EXTERNAL_ID)))
        .build();
  }

  /** Returns the body; null when nothing of it is to be sent. */
  static @Nullable ObjectNode body(Sending<Customer> sending) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    FIELDS.forEach(field -> field.put(sending, body));
    if (body.isEmpty() && !sending.isNew() && !sending.names("name")) {
      return null;
    }
    body.put(ApiNames.Assumed.CUSTOMER_NAME, sending.wanted().name());
    return body;
  }

  private static List<ApiField<Customer>> fields() {
    List<ApiField<Customer>> fields = new ArrayList<>(ApiForm.addressFields(Customer::address));
    fields.add(
        ApiField.keeping(
            "attributes." + Attributes.EXTERNAL_ID,
            ApiNames.Assumed.EXTERNAL_ID,
            customer -> Attributes.externalId(customer.attributes())));
    return List.copyOf(fields);
  }
}
