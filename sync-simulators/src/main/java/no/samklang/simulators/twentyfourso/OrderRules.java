package no.samklang.simulators.twentyfourso;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the API demands of the bodies of orders and lines. */
final class OrderRules {

  private static final Set<String> STATUSES =
      Set.of("Draft", "Web", "Proposal", "Confirmed", "Invoice", "AdvanceInvoice", "Inactive");
  private static final Map<String, Integer> CUSTOMER_LENGTHS =
      Map.of(
          "organizationNumber", 20,
          "name", 200,
          "street", 250,
          "postalCode", 50,
          "postalArea", 50,
          "city", 50,
          "countrySubdivision", 50,
          "countryCode", 2);
  private static final Map<String, Integer> DELIVERY_LENGTHS =
      Map.of(
          "name", 250,
          "street", 250,
          "postalCode", 16,
          "postalArea", 200,
          "city", 50,
          "countrySubdivision", 100,
          "countryCode", 2);
  private static final Map<String, Integer> HEADER_LENGTHS =
      Map.of("referenceNumber", 50, "internalMemo", 300);
  private static final Set<String> LINE_PROPERTIES =
      Set.of(
          "type",
          "product",
          "description",
          "quantity",
          "price",
          "costPrice",
          "discountRate",
          "tax",
          "account",
          "isHidden",
          "dimensions",
          "accrual");
  private static final Set<String> DIMENSION_PROPERTIES = Set.of("dimensionType", "value", "name");
  private static final int DESCRIPTION_LENGTH = 300;
  private static final int MOST_DISCOUNT = 100;

  private final Organisation organisation;
  private final TwentyfoursoErrors errors;

  OrderRules(Organisation organisation, TwentyfoursoErrors errors) {
    this.organisation = organisation;
    this.errors = errors;
  }

  void checkNew(JsonNode body) {
    for (String name : List.of("id", "name")) {
      if (!body.path("customer").hasNonNull(name)) {
        throw errors.invalid("customer." + name, "required");
      }
    }
    checkHeader(body);
  }

  void checkHeader(JsonNode body) {
    if (!body.isObject()) {
      throw errors.invalid("", "type");
    }
    JsonNode customer = body.path("customer");
    checkLengths(customer, "customer.", CUSTOMER_LENGTHS);
    checkLengths(body.path("deliveryCustomer"), "deliveryCustomer.", DELIVERY_LENGTHS);
    checkLengths(body, "", HEADER_LENGTHS);
    if (customer.has("id") && organisation.customers.get(customer.path("id").asLong()) == null) {
      throw errors.invalid("customer.id", "exists");
    }
    if (customer.has("gln") && !customer.path("gln").asText().matches(".{13}")) {
      throw errors.invalid("customer.gln", "minLength");
    }
    if (body.has("status") && !STATUSES.contains(body.path("status").asText())) {
      throw errors.invalid("status", "enum");
    }
    checkDay(body, "date");
    checkDay(body, "deliveryDate");
    checkDimensions(body);
  }

  void checkLine(JsonNode body) {
    if (!body.isObject()) {
      throw errors.invalid("", "type");
    }
    body.fieldNames()
        .forEachRemaining(
            name -> {
              if (!LINE_PROPERTIES.contains(name)) {
                throw errors.invalid(name, "additionalProperties");
              }
            });
    if (body.has("type") && !Set.of("product", "text").contains(body.path("type").asText())) {
      throw errors.invalid("type", "enum");
    }
    JsonNode product = body.path("product");
    if (product.has("id") && organisation.products.get(product.path("id").asLong()) == null) {
      throw errors.invalid("product.id", "exists");
    }
    checkDescription(body);
    for (String name : List.of("quantity", "price", "discountRate")) {
      if (body.has(name) && !body.path(name).isNumber()) {
        throw errors.invalid(name, "type");
      }
    }
    if (body.path("discountRate").asDouble() > MOST_DISCOUNT) {
      throw errors.invalid("discountRate", "maximum");
    }
    checkDimensions(body);
  }

  private void checkDescription(JsonNode body) {
    if (body.has("description")) {
      int length = body.path("description").asText().length();
      if (length < 1 || length > DESCRIPTION_LENGTH) {
        throw errors.invalid("description", length < 1 ? "minLength" : "maxLength");
      }
    }
  }

  private void checkDimensions(JsonNode body) {
    for (JsonNode dimension : body.path("dimensions")) {
      for (String name : DIMENSION_PROPERTIES) {
        if (!dimension.hasNonNull(name)) {
          throw errors.invalid("dimensions." + name, "required");
        }
      }
      if (dimension.size() > DIMENSION_PROPERTIES.size()) {
        throw errors.invalid("dimensions", "additionalProperties");
      }
      if (!dimension.path("value").isTextual()) {
        throw errors.invalid("dimensions.value", "type");
      }
    }
  }

  private void checkLengths(JsonNode part, String prefix, Map<String, Integer> lengths) {
    lengths.forEach(
        (name, most) -> {
          if (part.has(name) && !part.path(name).isTextual()) {
            throw errors.invalid(prefix + name, "type");
          }
          if (part.path(name).asText().length() > most) {
            throw errors.invalid(prefix + name, "maxLength");
          }
        });
  }

  private void checkDay(JsonNode body, String name) {
    if (body.has(name)) {
      try {
        LocalDate unused = LocalDate.parse(body.path(name).asText());
      } catch (DateTimeException e) {
        throw errors.invalid(name, "format");
      }
    }
  }
}
