package no.samklang.sync.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import no.samklang.sync.model.EntityType;

/** Reads and writes fields of a record by names such as {@code address.city}. */
final class FieldPaths {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private FieldPaths() {}

  /** Returns the field's value; null and a field that is not there are the same. */
  static JsonNode read(Object value, String path) {
    JsonNode node = find(JSON.valueToTree(value), path);
    return node.isNull() ? MissingNode.getInstance() : node;
  }

  /** Returns the current record with these fields as they stand in the wanted one. */
  static <T> T merge(EntityType<T> type, T current, Object wanted, Collection<String> paths) {
    ObjectNode tree = JSON.valueToTree(current);
    JsonNode source = JSON.valueToTree(wanted);
    for (String path : paths) {
      copy(tree, source, path);
    }
    try {
      return JSON.treeToValue(tree, type.recordClass());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "a " + type + " cannot be made of the fields " + paths + ": " + e.getOriginalMessage(),
          e);
    }
  }

  /** Returns a record as one line of JSON, without what it does not hold. */
  static String json(Object value) {
    JsonNode tree = JSON.valueToTree(value);
    return withoutNothing(tree).toString();
  }

  private static JsonNode withoutNothing(JsonNode node) {
    node.forEach(FieldPaths::withoutNothing);
    if (node instanceof ObjectNode object) {
      object
          .properties()
          .removeIf(
              field ->
                  field.getValue().isNull()
                      || (field.getValue().isContainerNode() && field.getValue().isEmpty()));
    }
    return node;
  }

  /** Returns the record that a JSON object describes; collections that it leaves out are empty. */
  static <T> T parse(EntityType<T> type, JsonNode fields) {
    ObjectNode whole = JSON.createObjectNode();
    for (RecordComponent component : type.recordClass().getRecordComponents()) {
      if (Map.class.isAssignableFrom(component.getType())) {
        whole.putObject(component.getName());
      } else if (Collection.class.isAssignableFrom(component.getType())) {
        whole.putArray(component.getName());
      }
    }
    fields.properties().forEach(field -> whole.set(field.getKey(), field.getValue()));
    try {
      return JSON.treeToValue(whole, type.recordClass());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("this is no " + type + ": " + e.getOriginalMessage(), e);
    }
  }

  static JsonNode tree(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("this is no JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static JsonNode find(JsonNode from, String path) {
    if (from.has(path)) {
      return from.get(path);
    }
    int dot = path.indexOf('.');
    return dot < 0
        ? MissingNode.getInstance()
        : find(from.path(path.substring(0, dot)), path.substring(dot + 1));
  }

  private static void copy(ObjectNode into, JsonNode from, String path) {
    int dot = path.indexOf('.');
    if (dot < 0 || into.has(path) || from.has(path)) {
      put(into, path, from.path(path));
      return;
    }
    String head = path.substring(0, dot);
    JsonNode below = into.get(head);
    ObjectNode child = below instanceof ObjectNode object ? object : into.putObject(head);
    copy(child, from.path(head), path.substring(dot + 1));
  }

  private static void put(ObjectNode into, String name, JsonNode value) {
    if (value.isMissingNode()) {
      into.remove(name);
    } else {
      into.set(name, value);
    }
  }
}
