package no.samklang.simulators.twentyfourso;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Rows by id, in the order of their ids. */
final class Table {

  private final TreeMap<Long, ObjectNode> rows = new TreeMap<>();
  private long lastId;

  Table(long lastId) {
    this.lastId = lastId;
  }

  long nextId() {
    return ++lastId;
  }

  void put(long id, ObjectNode row) {
    lastId = Math.max(lastId, id);
    rows.put(id, row);
  }

  @Nullable ObjectNode get(long id) {
    return rows.get(id);
  }

  /** Returns the row with the id that a path or a key names; null if there is none. */
  @Nullable ObjectNode find(String id) {
    return id.matches("\\d{1,18}") ? rows.get(Long.parseLong(id)) : null;
  }

  @Nullable ObjectNode remove(long id) {
    return rows.remove(id);
  }

  Collection<ObjectNode> all() {
    return rows.values();
  }

  int size() {
    return rows.size();
  }
}
