package no.samklang.simulators.vismanet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import no.samklang.simulators.internal.Json;
import org.jspecify.annotations.Nullable;

/**
 * Rows with an internal id and a code: the generated ones, unless changed, and those added since. A
 * row is addressed by its slot, which it keeps for good.
 */
final class Table {

  private final String idName;
  private final Function<ObjectNode, String> codeOf;
  private final RowSource source;
  private final GeneratedStamps generated;
  private final Map<Integer, Stored> changed = new HashMap<>();
  private final List<Stored> added = new ArrayList<>();
  private final Map<String, Integer> codes = new HashMap<>();
  private final Map<Integer, Integer> ids = new HashMap<>();
  private final Changes changes;
  private int nextId;
  private int deleted;

  Table(
      String idName,
      Function<ObjectNode, String> codeOf,
      RowSource source,
      GeneratedStamps generated,
      Changes changes) {
    this.idName = idName;
    this.codeOf = codeOf;
    this.source = source;
    this.generated = generated;
    this.changes = changes;
    this.nextId = source.lastId() + 1;
  }

  /** A row as it was stored; without a row it is deleted. */
  private record Stored(@Nullable ObjectNode row, long created, long modified, long version) {}

  int count() {
    return source.size() + added.size() - deleted;
  }

  IntStream slots() {
    IntStream all = IntStream.range(0, source.size() + added.size());
    return deleted == 0 ? all : all.filter(this::isLive);
  }

  boolean isLive(int slot) {
    Stored stored = stored(slot);
    return stored == null ? slot < source.size() : stored.row() != null;
  }

  /** Returns a copy of the row. */
  ObjectNode row(int slot) {
    Stored stored = stored(slot);
    if (stored == null) {
      return source.row(slot);
    }
    if (stored.row() == null) {
      throw new IllegalStateException("The row in slot " + slot + " is deleted");
    }
    return stored.row().deepCopy();
  }

  long modified(int slot) {
    Stored stored = stored(slot);
    return stored == null ? generated.modified(slot) : stored.modified();
  }

  long created(int slot) {
    Stored stored = stored(slot);
    return stored == null ? generated.created(slot) : stored.created();
  }

  long version(int slot) {
    Stored stored = stored(slot);
    return stored == null ? generated.version(slot) : stored.version();
  }

  int byId(int id) {
    Integer slot = ids.get(id);
    int found = slot == null ? source.slotOfId(id) : slot;
    return found >= 0 && isLive(found) ? found : RowSource.NONE;
  }

  int byCode(String code) {
    Integer slot = codes.get(code);
    if (slot != null && has(slot, code)) {
      return slot;
    }
    int found = source.slotOfCode(code);
    return found >= 0 && has(found, code) ? found : RowSource.NONE;
  }

  /** Adds or changes a row; the row's own stamps win over the present moment. */
  int put(int slot, ObjectNode row, long now) {
    int at = slot == RowSource.NONE ? source.size() + added.size() : slot;
    if (slot == RowSource.NONE && !row.has(idName)) {
      row.put(idName, nextId);
    }
    nextId = Math.max(nextId, row.path(idName).asInt() + 1);
    long modified = Stamps.ownStamp(row, "lastModifiedDateTime", now);
    long created =
        Stamps.ownStamp(row, "createdDateTime", slot == RowSource.NONE ? now : created(slot));
    set(at, new Stored(row, created, modified, changes.next()));
    codes.put(codeOf.apply(row), at);
    ids.put(row.path(idName).asInt(), at);
    return at;
  }

  /** Moves the stamp of a row. */
  void touch(int slot, long now) {
    set(slot, new Stored(row(slot), created(slot), now, changes.next()));
  }

  void delete(int slot) {
    set(slot, new Stored(null, 0, 0, changes.next()));
    deleted++;
  }

  String code(int slot) {
    return codeOf.apply(row(slot));
  }

  private boolean has(int slot, String code) {
    Stored stored = stored(slot);
    if (stored == null) {
      return slot < source.size();
    }
    return stored.row() != null && codeOf.apply(stored.row()).equals(code);
  }

  private @Nullable Stored stored(int slot) {
    int beyond = slot - source.size();
    if (beyond >= 0) {
      return beyond < added.size() ? added.get(beyond) : null;
    }
    return changed.isEmpty() ? null : changed.get(slot);
  }

  private void set(int slot, Stored stored) {
    int beyond = slot - source.size();
    if (beyond < 0) {
      changed.put(slot, stored);
    } else if (beyond == added.size()) {
      added.add(stored);
    } else {
      added.set(beyond, stored);
    }
  }

  /** Returns the row to change: a copy of the one in the slot, or a new one. */
  ObjectNode draft(int slot, ObjectNode template, ObjectNode patch) {
    ObjectNode draft = slot == RowSource.NONE ? template : row(slot);
    Json.merge(draft, patch);
    return draft;
  }
}
