package no.samklang.simulators.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Walks a JSON value and its schema side by side. */
final class SchemaCheck {

  private final VendorContract contract;
  private final Findings findings;
  private final boolean closed;

  SchemaCheck(VendorContract contract, Findings findings, boolean closed) {
    this.contract = contract;
    this.findings = findings;
    this.closed = closed;
  }

  void check(JsonNode reference, JsonNode value, String place) {
    check(reference, value, place, false);
  }

  /** Checks by a schema; one that is a part of another does not know all properties. */
  private void check(JsonNode reference, JsonNode value, String place, boolean part) {
    JsonNode schema = contract.resolve(reference);
    if (value.isNull()) {
      checkNull(reference, schema, place);
      return;
    }
    checkAlternatives(schema, value, place);
    if (!hasType(schema, value)) {
      findings.add(place, "is " + value.getNodeType() + ", not " + schema.path("type").asText());
      return;
    }
    checkEnumeration(schema, value, place);
    if (value.isTextual()) {
      TextRules.check(schema, value.asText(), place, findings);
    } else if (value.isArray()) {
      checkArray(schema, value, place);
    } else if (value.isObject()
        && (schema.has("properties")
            || schema.has("additionalProperties")
            || schema.has("allOf"))) {
      checkObject(schema, value, place, part);
    }
  }

  private void checkNull(JsonNode reference, JsonNode schema, String place) {
    boolean mayBeNull =
        schema.path("nullable").asBoolean() || reference.path("nullable").asBoolean();
    boolean saysNothing = !schema.has("type") && !schema.has("properties") && !schema.has("oneOf");
    if (!mayBeNull && !saysNothing) {
      findings.add(place, "is null");
    }
  }

  private void checkAlternatives(JsonNode schema, JsonNode value, String place) {
    for (JsonNode part : schema.path("allOf")) {
      check(part, value, place, true);
    }
    for (String word : List.of("oneOf", "anyOf")) {
      if (schema.has(word) && !fitsOne(schema.get(word), value)) {
        findings.add(place, "fits none of " + word);
      }
    }
  }

  private boolean fitsOne(JsonNode alternatives, JsonNode value) {
    for (JsonNode alternative : alternatives) {
      Findings own = new Findings("");
      new SchemaCheck(contract, own, closed).check(alternative, value, "$");
      if (own.size() == 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasType(JsonNode schema, JsonNode value) {
    return switch (schema.path("type").asText()) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isTextual();
      case "boolean" -> value.isBoolean();
      case "number" -> value.isNumber();
      case "integer" ->
          value.isIntegralNumber()
              && (!schema.path("format").asText().equals("int32") || value.canConvertToInt());
      default -> true;
    };
  }

  private void checkEnumeration(JsonNode schema, JsonNode value, String place) {
    if (schema.has("enum")) {
      List<JsonNode> allowed = new ArrayList<>();
      schema.get("enum").forEach(allowed::add);
      if (!allowed.contains(value)) {
        findings.add(place, "is " + value + ", which the contract does not list");
      }
    }
  }

  private void checkArray(JsonNode schema, JsonNode value, String place) {
    if (value.size() < schema.path("minItems").asInt(0)
        || value.size() > schema.path("maxItems").asInt(Integer.MAX_VALUE)) {
      findings.add(place, "has " + value.size() + " items");
    }
    if (schema.has("items")) {
      for (int i = 0; i < value.size(); i++) {
        check(schema.get("items"), value.get(i), place + "[" + i + "]");
      }
    }
  }

  private void checkObject(JsonNode schema, JsonNode value, String place, boolean part) {
    for (JsonNode name : schema.path("required")) {
      if (!value.has(name.asText())) {
        findings.add(place, "lacks " + name.asText());
      }
    }
    JsonNode properties = schema.path("properties");
    JsonNode others = schema.path("additionalProperties");
    Set<String> unknown = new HashSet<>();
    for (Map.Entry<String, JsonNode> property : value.properties()) {
      String at = place + "." + property.getKey();
      if (properties.has(property.getKey())) {
        check(properties.get(property.getKey()), property.getValue(), at);
      } else if (others.isObject()) {
        check(others, property.getValue(), at);
      } else if (!isNamed(schema, property.getKey())) {
        unknown.add(property.getKey());
      }
    }
    boolean refused = others.isBoolean() ? !others.asBoolean() : closed && !part;
    if (refused && !unknown.isEmpty()) {
      findings.add(place, "has unknown properties " + unknown);
    }
  }

  /** Returns whether the schema or a part of it names the property. */
  private boolean isNamed(JsonNode schema, String property) {
    if (schema.path("properties").has(property)) {
      return true;
    }
    for (JsonNode part : schema.path("allOf")) {
      if (isNamed(contract.resolve(part), property)) {
        return true;
      }
    }
    return false;
  }
}
