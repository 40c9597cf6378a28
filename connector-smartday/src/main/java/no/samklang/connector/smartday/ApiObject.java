package no.samklang.connector.smartday;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import no.samklang.sync.spi.Broken;
import no.samklang.sync.spi.Message;
import org.jspecify.annotations.Nullable;

/**
 * An object as it was read. What is missing, null or an empty text is the same nothing. What is
 * needed and missing, or cannot be understood, is {@link Broken}, and named without its value.
 *
 * @param place what it was read from, for messages
 * @param node the object; empty where there is none
 */
record ApiObject(String place, ObjectNode node) {

  /** Reads a text. */
  @FunctionalInterface
  interface Parser<T> {
    T parse(String text);
  }

  static ApiObject of(String place, JsonNode node) {
    return new ApiObject(
        place, node instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode());
  }

  /** Returns a part; an empty one where there is none. */
  ApiObject part(String name) {
    return of(place + "." + name, node.path(name));
  }

  @Nullable String text(String name) {
    JsonNode value = node.get(name);
    if (value == null || value.isNull() || value.isContainerNode()) {
      return null;
    }
    String text = value.isNumber() ? value.decimalValue().toPlainString() : value.asText();
    return text.isBlank() ? null : text;
  }

  /** Returns the id; empty where there is none. */
  String id() {
    String id = text(ApiNames.Reported.ID);
    return id == null ? "" : id;
  }

  /** Returns the key of the other system. */
  @Nullable String key() {
    return text(ApiNames.Reported.EXTERNAL_ID);
  }

  <T> @Nullable T parsed(String name, Parser<T> parser) {
    String text = text(name);
    try {
      return text == null ? null : parser.parse(text);
    } catch (DateTimeException | ArithmeticException | IllegalArgumentException e) {
      throw new Broken(Message.of("smartday.field-unreadable", "place", place, "field", name));
    }
  }

  <T> T needed(String name, @Nullable T value) {
    if (value == null) {
      throw new Broken(Message.of("smartday.field-missing", "place", place, "field", name));
    }
    return value;
  }

  String required(String name) {
    return needed(name, text(name));
  }

  @Nullable BigDecimal decimal(String name) {
    return parsed(name, BigDecimal::new);
  }

  @Nullable Integer number(String name) {
    return parsed(name, text -> new BigDecimal(text).intValueExact());
  }

  /** Returns what a flag says; null where it says neither yes nor no. */
  @Nullable Boolean flag(String name) {
    return switch (String.valueOf(text(name))) {
      case "true" -> Boolean.TRUE;
      case "false" -> Boolean.FALSE;
      default -> null;
    };
  }
}
