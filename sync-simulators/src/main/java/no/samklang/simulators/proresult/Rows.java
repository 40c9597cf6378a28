package no.samklang.simulators.proresult;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of one register in the order they came. */
final class Rows {

  private final Register register;
  private final Map<List<String>, Row> rows = new LinkedHashMap<>();
  private final Map<String, Map<List<String>, Row>> byOwner = new LinkedHashMap<>();
  private long nextId;
  private long version;

  Rows(Register register) {
    this.register = register;
    this.nextId = register.firstId();
  }

  Register register() {
    return register;
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

  /** Returns the rows of a register with two key fields whose first has this value. */
  Collection<Row> of(String owner) {
    return Collections.unmodifiableCollection(byOwner.getOrDefault(owner, Map.of()).values());
  }

  @Nullable Row get(String... key) {
    return rows.get(List.of(key));
  }

  @Nullable Row get(List<String> key) {
    return rows.get(key);
  }

  /** Returns the key that a row with these values has. */
  List<String> keyOf(ObjectNode values) {
    return register.key().stream().map(name -> values.path(name).asText()).toList();
  }

  long nextId() {
    return nextId;
  }

  Row add(ObjectNode values) {
    List<String> key = keyOf(values);
    long id = register.isKeyedById() ? Long.parseLong(key.get(0)) : nextId;
    nextId = Math.max(nextId, id + 1);
    Row row = new Row(id, values);
    rows.put(key, row);
    if (key.size() > 1) {
      byOwner.computeIfAbsent(key.get(0), owner -> new LinkedHashMap<>()).put(key, row);
    }
    version++;
    return row;
  }

  void change(Row row, ObjectNode values) {
    row.take(values);
    version++;
  }

  void remove(Row row) {
    List<String> key = keyOf(row.values());
    rows.remove(key);
    if (key.size() > 1) {
      byOwner.getOrDefault(key.get(0), new LinkedHashMap<>()).remove(key);
    }
    version++;
  }
}
