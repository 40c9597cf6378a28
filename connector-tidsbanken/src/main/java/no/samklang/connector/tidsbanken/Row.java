package no.samklang.connector.tidsbanken;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import no.samklang.sync.spi.Broken;
import no.samklang.sync.spi.Message;
import org.jspecify.annotations.Nullable;

/**
 * One row as it was read, and as it will be written back. Names are found without regard to case;
 * null and empty text are the same nothing. What is missing or cannot be understood is {@link
 * Broken}. Not thread-safe.
 */
final class Row {
  private final String path;
  private final ObjectNode node;
  private final ZoneId zone;

  Row(String path, ObjectNode node, ZoneId zone) {
    this.path = path;
    this.node = node;
    this.zone = zone;
  }

  static Row empty(String path, ZoneId zone) {
    return new Row(path, JsonNodeFactory.instance.objectNode(), zone);
  }

  @Nullable String text(String field) {
    JsonNode value = find(field);
    if (value == null) {
      return null;
    }
    String text = value.isNumber() ? value.decimalValue().toPlainString() : value.asText();
    return text.isBlank() ? null : text;
  }

  String required(String field) {
    String text = text(field);
    if (text == null) {
      throw new Broken(Message.of("tidsbanken.field-missing", "path", path, "field", field));
    }
    return text;
  }

  @Nullable BigDecimal decimal(String field) {
    JsonNode value = find(field);
    return value != null && value.isNumber()
        ? value.decimalValue()
        : parsed(field, "7.5", (text, here) -> new BigDecimal(text));
  }

  @Nullable Boolean flag(String field) {
    JsonNode value = find(field);
    if (value == null || text(field) == null) {
      return null;
    }
    return value.asBoolean();
  }

  boolean isSet(String field) {
    return Boolean.TRUE.equals(flag(field));
  }

  @Nullable LocalDate day(String field) {
    return parsed(field, "2026-11-02", ApiV3::day);
  }

  @Nullable Instant moment(String field) {
    return parsed(field, "2026-11-02T07:30:00", ApiV3::moment);
  }

  /** Returns all properties that hold a single value, as text; names begin with a capital. */
  Map<String, String> scalars() {
    Map<String, String> scalars = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> property : node.properties()) {
      String name = property.getKey();
      String text = property.getValue().isContainerNode() ? null : text(name);
      if (text != null && !name.contains(ApiV3.ANNOTATION)) {
        scalars.put(name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1), text);
      }
    }
    return scalars;
  }

  /**
   * Sets a property unless it means the same already.
   *
   * @param value text, whole number, day or flag; null clears
   * @return whether the row changed
   */
  boolean change(String field, @Nullable Object value) {
    if (means(field, value)) {
      return false;
    }
    node.set(nameOf(field), toJson(value));
    return true;
  }

  /**
   * Returns the row to write back: without what is the vendor's own, dates without offset, all else
   * as it was read.
   */
  ObjectNode writable() {
    ObjectNode written = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> property : node.properties()) {
      String name = property.getKey();
      if (!ApiV3.isReadOnly(name)) {
        written.set(name, ApiV3.isDate(name) ? local(property.getValue()) : property.getValue());
      }
    }
    return written;
  }

  /** Returns a short text that equal rows share. */
  String mark() {
    return Integer.toHexString(node.hashCode());
  }

  private @Nullable JsonNode find(String field) {
    JsonNode value = node.get(nameOf(field));
    return value == null || value.isNull() ? null : value;
  }

  private String nameOf(String field) {
    if (!node.has(field)) {
      for (Map.Entry<String, JsonNode> property : node.properties()) {
        if (property.getKey().equalsIgnoreCase(field)) {
          return property.getKey();
        }
      }
    }
    return field;
  }

  /** What cannot be understood is named by its field; its value may be a person's. */
  private <T> @Nullable T parsed(
      String field, String example, BiFunction<String, ZoneId, T> parser) {
    String text = text(field);
    try {
      return text == null ? null : parser.apply(text, zone);
    } catch (DateTimeException | NumberFormatException unreadable) {
      Message why = Message.of("tidsbanken.field-unreadable", "path", path, "field", field);
      throw new Broken(why.with("example", example));
    }
  }

  private boolean means(String field, @Nullable Object value) {
    if (value instanceof Boolean flag) {
      return node.has(nameOf(field)) && isSet(field) == flag;
    }
    if (value instanceof LocalDate day) {
      return day.equals(day(field));
    }
    return Objects.equals(text(field), filled(value));
  }

  private static JsonNode toJson(@Nullable Object value) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    if (value instanceof Boolean flag) {
      return json.booleanNode(flag);
    }
    if (value instanceof Integer number) {
      return json.numberNode(number);
    }
    if (value instanceof LocalDate day) {
      return json.textNode(ApiV3.write(day));
    }
    String text = filled(value);
    return text == null ? json.nullNode() : json.textNode(text);
  }

  private static @Nullable String filled(@Nullable Object value) {
    String text = value == null ? "" : value.toString();
    return text.isBlank() ? null : text;
  }

  private JsonNode local(JsonNode value) {
    try {
      return value.isTextual() && !value.asText().isBlank()
          ? JsonNodeFactory.instance.textNode(ApiV3.withoutOffset(value.asText(), zone))
          : value;
    } catch (DateTimeException noDate) {
      return value;
    }
  }
}
