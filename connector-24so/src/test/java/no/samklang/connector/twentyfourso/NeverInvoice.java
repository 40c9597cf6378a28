package no.samklang.connector.twentyfourso;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import no.samklang.sync.http.HttpCall;

/**
 * What the connector may send. Everything else is objected to: other paths, other properties, other
 * states than draft and confirmed, and whatever is named after an invoice or a payment.
 */
final class NeverInvoice {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static final Pattern READS =
      Pattern.compile(
          "/v1/(organization/information|customers(/\\d+)?|products(/\\d+)?"
              + "|dimensions/1/elements|salesorders(/\\d+(/lines)?)?)");
  private static final Pattern TOKEN = Pattern.compile("POST /oauth/token");
  private static final Pattern NEW_ORDER = Pattern.compile("POST /v1/salesorders");
  private static final Pattern NEW_LINE = Pattern.compile("POST /v1/salesorders/\\d+/lines");
  private static final Pattern CONFIRMATION = Pattern.compile("PATCH /v1/salesorders/\\d+");

  private static final Map<Pattern, Set<String>> BODIES =
      Map.of(
          NEW_ORDER,
          Set.of(
              "customer",
              "status",
              "date",
              "deliveryDate",
              "deliveryCustomer",
              "referenceNumber",
              "internalMemo",
              "memo",
              "yourReference",
              "dimensions"),
          NEW_LINE,
          Set.of(
              "type", "product", "description", "quantity", "price", "discountRate", "dimensions"),
          CONFIRMATION,
          Set.of("status"));
  private static final Map<Pattern, Set<String>> STATES =
      Map.of(NEW_ORDER, Set.of("Draft"), CONFIRMATION, Set.of("Confirmed"));

  private NeverInvoice() {}

  /** Returns what is wrong with the request; empty when it can invoice nothing. */
  static Optional<String> objection(HttpCall call) {
    String path = call.uri().getPath();
    String called = call.method() + " " + path;
    byte[] body = call.body();
    if (call.method().equals("GET") && body == null && READS.matcher(path).matches()) {
      return Optional.empty();
    }
    if (TOKEN.matcher(called).matches()) {
      return Optional.empty();
    }
    return BODIES.entrySet().stream()
        .filter(operation -> operation.getKey().matcher(called).matches())
        .findFirst()
        .map(operation -> wrong(operation.getKey(), operation.getValue(), tree(body)))
        .orElse(Optional.of("it is not among the calls that the connector needs"))
        .map(wrong -> called + ": " + wrong);
  }

  private static Optional<String> wrong(Pattern operation, Set<String> allowed, JsonNode body) {
    if (!body.isObject()) {
      return Optional.of("the body is no object");
    }
    List<String> names = new ArrayList<>();
    body.fieldNames().forEachRemaining(names::add);
    names.removeAll(allowed);
    if (!names.isEmpty()) {
      return Optional.of("the body holds " + names);
    }
    Set<String> states = STATES.getOrDefault(operation, Set.of());
    if (!states.isEmpty() && !states.contains(body.path("status").asText())) {
      return Optional.of("the status is " + body.path("status"));
    }
    return namedAfterMoney(body).map(name -> "the body holds " + name);
  }

  private static Optional<String> namedAfterMoney(JsonNode node) {
    for (Map.Entry<String, JsonNode> property : node.properties()) {
      String name = property.getKey().toLowerCase(Locale.ROOT);
      if (name.contains("invoice") || name.contains("payment") || name.contains("paid")) {
        return Optional.of(property.getKey());
      }
    }
    for (JsonNode inner : node) {
      Optional<String> found = namedAfterMoney(inner);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static JsonNode tree(byte[] body) {
    try {
      return MAPPER.readTree(body == null ? new byte[0] : body);
    } catch (IOException notJson) {
      return MAPPER.missingNode();
    }
  }
}
