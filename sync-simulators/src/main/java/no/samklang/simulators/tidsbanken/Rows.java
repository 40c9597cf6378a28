package no.samklang.simulators.tidsbanken;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The rows of one entity in the order they came. */
final class Rows {

  private final Entity entity;
  private final Map<Object, Row> rows = new LinkedHashMap<>();
  private final Map<Object, Map<Object, Row>> byFirstKey = new HashMap<>();
  private long version;

  Rows(Entity entity) {
    this.entity = entity;
  }

  Entity entity() {
    return entity;
  }

  /** Returns a number that grows with each change. */
  long version() {
    return version;
  }

  int count() {
    return rows.size();
  }

  Collection<Row> all() {
    return Collections.unmodifiableCollection(rows.values());
  }

  @Nullable Row get(Object... key) {
    return rows.get(key.length == 1 ? key[0] : List.of(key));
  }

  /** Returns the rows whose first key column has this value. */
  Collection<Row> withFirstKey(Object value) {
    if (entity.key().size() == 1) {
      Row row = rows.get(value);
      return row == null ? List.of() : List.of(row);
    }
    return byFirstKey.getOrDefault(value, Map.of()).values();
  }

  void put(Row row) {
    version++;
    Object key = key(row);
    rows.put(key, row);
    if (entity.key().size() > 1) {
      Object first = Objects.requireNonNull(row.get(entity.key().get(0)));
      byFirstKey.computeIfAbsent(first, k -> new LinkedHashMap<>()).put(key, row);
    }
  }

  boolean remove(Row row) {
    version++;
    Object key = key(row);
    if (entity.key().size() > 1) {
      Object first = Objects.requireNonNull(row.get(entity.key().get(0)));
      byFirstKey.getOrDefault(first, new HashMap<>()).remove(key);
    }
    return rows.remove(key) != null;
  }

  private Object key(Row row) {
    List<Object> parts =
        entity.key().stream().map(name -> Objects.requireNonNull(row.get(name), name)).toList();
    return parts.size() == 1 ? parts.get(0) : parts;
  }
}
