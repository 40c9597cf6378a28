package no.samklang.connector.twentyfourso;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.samklang.sync.model.Address;
import org.jspecify.annotations.Nullable;

/** Reads single values of answers: what is missing, null or blank is null. */
final class ApiText {
  private ApiText() {}

  static @Nullable String text(JsonNode node) {
    String text = node.isValueNode() && !node.isNull() ? node.asText() : "";
    return text.isBlank() ? null : text;
  }

  static @Nullable BigDecimal decimal(JsonNode node) {
    return node.isNumber() ? node.decimalValue() : null;
  }

  /** A street has been seen as an array of lines where a text is documented (REPORTED). */
  private static List<String> lines(JsonNode street) {
    List<String> lines = new ArrayList<>();
    if (street.isArray()) {
      street.forEach(each -> add(each, lines));
    } else {
      add(street, lines);
    }
    return lines;
  }

  private static void add(JsonNode street, List<String> lines) {
    String text = text(street);
    if (text != null) {
      text.lines().filter(line -> !line.isBlank()).forEach(lines::add);
    }
  }

  /** Returns an address; null when nothing stands in it. */
  static @Nullable Address address(JsonNode node) {
    List<String> street = lines(node.path("street"));
    Address address =
        Address.builder()
            .line1(street.isEmpty() ? null : street.get(0))
            .line2(street.size() < 2 ? null : String.join(", ", street.subList(1, street.size())))
            .postalCode(text(node.path("postalCode")))
            .city(text(node.path("postalArea")))
            .country(text(node.path("countryCode")))
            .build();
    return address.line1() == null && address.postalCode() == null && address.city() == null
        ? null
        : address;
  }

  /** Adds an attribute where there is a value. */
  static void put(Map<String, String> attributes, String name, JsonNode node) {
    String text =
        node.isNumber() ? node.decimalValue().stripTrailingZeros().toPlainString() : text(node);
    if (text != null) {
      attributes.put(name, text);
    }
  }
}
