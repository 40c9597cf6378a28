package no.samklang.simulators.vismanet;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Predicate;

/** Reads the properties of a write body, which stand as {@code {"value": x}}. */
final class Wrapped {

  private final JsonNode object;

  Wrapped(JsonNode object) {
    this.object = object;
  }

  boolean has(String name) {
    return object.hasNonNull(name);
  }

  Optional<String> text(String name) {
    return value(name, JsonNode::isTextual, "a string").map(JsonNode::asText);
  }

  Optional<BigDecimal> decimal(String name) {
    return value(name, JsonNode::isNumber, "a number").map(JsonNode::decimalValue);
  }

  Optional<Boolean> flag(String name) {
    return value(name, JsonNode::isBoolean, "a boolean").map(JsonNode::asBoolean);
  }

  Optional<Long> number(String name) {
    return value(name, JsonNode::isIntegralNumber, "an integer").map(JsonNode::asLong);
  }

  /** Reads the first ten characters of a date-time. */
  Optional<LocalDate> day(String name) {
    return text(name)
        .map(
            text -> {
              try {
                return LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
              } catch (DateTimeException e) {
                throw new IllegalArgumentException("'" + name + "' is not a date: " + text, e);
              }
            });
  }

  private Optional<JsonNode> value(String name, Predicate<JsonNode> fits, String expected) {
    JsonNode wrapper = object.get(name);
    if (wrapper == null || wrapper.isNull()) {
      return Optional.empty();
    }
    if (!wrapper.isObject() || !wrapper.has("value")) {
      throw new IllegalArgumentException(
          "Error converting value to the wrapper of '" + name + "'; expected {\"value\": ...}.");
    }
    JsonNode value = wrapper.get("value");
    if (!value.isNull() && !fits.test(value)) {
      throw new IllegalArgumentException("The value of '" + name + "' is not " + expected + ".");
    }
    return Optional.of(value).filter(given -> !given.isNull());
  }
}
