package no.samklang.simulators.vismanet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A few rows that are the same in every company. */
final class FixedSource implements RowSource {

  private final int firstId;
  private final List<ObjectNode> rows;
  private final Map<String, Integer> slots = new HashMap<>();

  /** Numbers the rows from {@code firstId} on and finds them by the property {@code codeName}. */
  FixedSource(String idName, int firstId, String codeName, List<ObjectNode> rows) {
    this.firstId = firstId;
    this.rows = rows;
    for (int i = 0; i < rows.size(); i++) {
      rows.get(i).put(idName, firstId + i);
      slots.put(rows.get(i).path(codeName).asText(), i);
    }
  }

  @Override
  public int size() {
    return rows.size();
  }

  @Override
  public ObjectNode row(int slot) {
    return rows.get(slot).deepCopy();
  }

  @Override
  public int slotOfId(int id) {
    int slot = id - firstId;
    return slot >= 0 && slot < rows.size() ? slot : NONE;
  }

  @Override
  public int slotOfCode(String code) {
    return slots.getOrDefault(code, NONE);
  }

  @Override
  public int lastId() {
    return firstId + rows.size() - 1;
  }
}
