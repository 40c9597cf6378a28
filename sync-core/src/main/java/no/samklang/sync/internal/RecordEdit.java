package no.samklang.sync.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import no.samklang.sync.DecisionRefused;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.spi.Message;
import org.jspecify.annotations.Nullable;

/**
 * Changes a record by a JSON merge patch (RFC 7396): fields that are given replace those of the
 * record, null empties one. What does not fit the record's class is refused by the name of its
 * field; a value is never repeated.
 */
final class RecordEdit {
  private static final Map<Class<?>, String> EXAMPLES =
      Map.of(
          BigDecimal.class, "7.5",
          LocalDate.class, "2026-11-02",
          LocalTime.class, "07:30",
          Instant.class, "2026-11-02T07:30:00Z",
          Integer.class, "7",
          Boolean.class, "true",
          String.class, "\"…\"");

  private RecordEdit() {}

  /**
   * Returns the record as changed.
   *
   * @throws DecisionRefused if the changes are no JSON object, or do not fit the class
   */
  static <T> T apply(EntityType<T> type, String json, String changes) {
    JsonNode patch = object(changes);
    JsonNode merged = merge(object(json), patch);
    try {
      return RecordCodec.strict().treeToValue(merged, type.recordClass());
    } catch (UnrecognizedPropertyException unknown) {
      Collection<Object> known = unknown.getKnownPropertyIds();
      throw refused(
          Message.of("decision.edit-unknown-field", "field", path(unknown))
              .with(
                  "known",
                  known == null
                      ? "-"
                      : known.stream().map(String::valueOf).sorted().collect(joined())));
    } catch (ValueInstantiationException incomplete) {
      throw refused(Message.of("decision.edit-incomplete", "field", missing(incomplete)));
    } catch (MismatchedInputException wrong) {
      throw refused(
          Message.of("decision.edit-wrong-value", "field", path(wrong))
              .with("example", example(wrong.getTargetType())));
    } catch (JsonProcessingException wrong) {
      String field = wrong instanceof JsonMappingException at ? path(at) : "-";
      throw refused(Message.of("decision.edit-wrong-value", "field", field).with("example", "…"));
    }
  }

  private static JsonNode object(String json) {
    try {
      JsonNode node = RecordCodec.tree(json);
      if (node instanceof ObjectNode) {
        return node;
      }
    } catch (JsonProcessingException noJson) {
      throw new DecisionRefused(Message.of("decision.edit-not-json"));
    }
    throw new DecisionRefused(Message.of("decision.edit-not-json"));
  }

  private static JsonNode merge(JsonNode into, JsonNode patch) {
    if (!(patch instanceof ObjectNode changes)) {
      return patch;
    }
    ObjectNode merged = into instanceof ObjectNode own ? own : changes.objectNode();
    changes
        .properties()
        .forEach(
            change -> {
              if (change.getValue().isNull()) {
                merged.remove(change.getKey());
              } else {
                JsonNode own = merged.path(change.getKey());
                merged.set(change.getKey(), merge(own, change.getValue()));
              }
            });
    return merged;
  }

  private static String path(JsonMappingException wrong) {
    return wrong.getPath().stream()
        .map(
            step ->
                step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName())
        .collect(Collectors.joining("."));
  }

  /** Returns the field that a record's own check missed; it names nothing else. */
  private static String missing(ValueInstantiationException incomplete) {
    String path = path(incomplete);
    Throwable cause = incomplete.getCause();
    String field = cause instanceof NullPointerException ? cause.getMessage() : null;
    String name = field != null && field.matches("\\w+") ? field : "-";
    return path.isEmpty() ? name : path + "." + name;
  }

  private static String example(@Nullable Class<?> type) {
    if (type != null && type.isEnum()) {
      return Arrays.stream(type.getEnumConstants()).map(String::valueOf).collect(joined());
    }
    String known = type == null ? null : EXAMPLES.get(type);
    if (known != null) {
      return known;
    }
    return type != null && Collection.class.isAssignableFrom(type) ? "[…]" : "{…}";
  }

  private static Collector<CharSequence, ?, String> joined() {
    return Collectors.joining(", ");
  }

  private static DecisionRefused refused(Message why) {
    return new DecisionRefused(why);
  }

  /** Returns the names of the fields that two records of one class differ in. */
  static Set<String> differences(
      Map<String, @Nullable String> before, Map<String, @Nullable String> after) {
    Set<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    names.removeIf(name -> Objects.equals(before.get(name), after.get(name)));
    return names;
  }
}
