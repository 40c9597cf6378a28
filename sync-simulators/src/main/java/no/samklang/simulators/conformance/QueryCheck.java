package no.samklang.simulators.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Checks the query of a request against the declared parameters. Names are matched whatever their
 * case.
 */
final class QueryCheck {

  private final VendorContract contract;
  private final Findings findings;

  QueryCheck(VendorContract contract, Findings findings) {
    this.contract = contract;
    this.findings = findings;
  }

  void check(JsonNode pathItem, JsonNode operation, String rawQuery) {
    Map<String, JsonNode> declared = declared(pathItem, operation);
    Set<String> seen = new HashSet<>();
    for (String pair : rawQuery.split("&", -1)) {
      if (!pair.isEmpty()) {
        seen.add(checkPair(declared, pair));
      }
    }
    declared.forEach(
        (name, parameter) -> {
          if (parameter.path("required").asBoolean() && !seen.contains(name)) {
            findings.add("query", "parameter " + name + " is missing");
          }
        });
  }

  private Map<String, JsonNode> declared(JsonNode pathItem, JsonNode operation) {
    Map<String, JsonNode> declared = new HashMap<>();
    for (JsonNode owner : new JsonNode[] {pathItem, operation}) {
      for (JsonNode reference : owner.path("parameters")) {
        JsonNode parameter = contract.resolve(reference);
        if (parameter.path("in").asText().equals("query")) {
          declared.put(parameter.path("name").asText().toLowerCase(Locale.ROOT), parameter);
        }
      }
    }
    return declared;
  }

  private String checkPair(Map<String, JsonNode> declared, String pair) {
    int equals = pair.indexOf('=');
    String name = decode(equals < 0 ? pair : pair.substring(0, equals)).toLowerCase(Locale.ROOT);
    String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
    JsonNode parameter = declared.get(name);
    if (parameter == null) {
      findings.add("query", "parameter " + name + " is not in the contract");
    } else {
      checkValue(name, value, contract.resolve(parameter.path("schema")));
    }
    return name;
  }

  private void checkValue(String name, String value, JsonNode schema) {
    JsonNode single = schema.path("type").asText().equals("array") ? schema.path("items") : schema;
    boolean fits =
        switch (single.path("type").asText()) {
          case "integer" -> value.matches("-?\\d+");
          case "number" -> value.matches("-?\\d+(\\.\\d+)?");
          case "boolean" -> value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false");
          default -> true;
        };
    if (!fits || !inEnumeration(single.path("enum"), value)) {
      findings.add("query", "parameter " + name + " has the value '" + value + "'");
    }
  }

  private static boolean inEnumeration(JsonNode values, String value) {
    if (values.isMissingNode()) {
      return true;
    }
    for (JsonNode one : values) {
      if (one.asText().equals(value)) {
        return true;
      }
    }
    return false;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
