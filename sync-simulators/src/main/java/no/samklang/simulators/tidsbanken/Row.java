package no.samklang.simulators.tidsbanken;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A row of an entity: its values in the order of the columns, and properties beyond them. */
final class Row {

  private final Entity entity;
  private final @Nullable Object[] values;
  private Map<String, JsonNode> extras = Map.of();

  Row(Entity entity) {
    this.entity = entity;
    this.values = new @Nullable Object[entity.columns().size()];
  }

  private Row(Row other) {
    this.entity = other.entity;
    this.values = Arrays.copyOf(other.values, other.values.length);
    this.extras = other.extras;
  }

  Row copy() {
    return new Row(this);
  }

  Entity entity() {
    return entity;
  }

  @Nullable Object get(int place) {
    return values[place];
  }

  @Nullable Object get(String column) {
    return values[entity.at(column)];
  }

  String text(String column) {
    return Objects.toString(get(column), "");
  }

  boolean flag(String column) {
    return Boolean.TRUE.equals(get(column));
  }

  void set(int place, @Nullable Object value) {
    values[place] = value;
  }

  void set(String column, @Nullable Object value) {
    values[entity.at(column)] = value;
  }

  Map<String, JsonNode> extras() {
    return extras;
  }

  void extra(String name, @Nullable JsonNode value) {
    Map<String, JsonNode> changed = new LinkedHashMap<>(extras);
    if (value == null) {
      changed.remove(name);
    } else {
      changed.put(name, value);
    }
    extras = changed.isEmpty() ? Map.of() : changed;
  }

  void clearExtras() {
    extras = Map.of();
  }
}
