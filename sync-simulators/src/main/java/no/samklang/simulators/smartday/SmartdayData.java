package no.samklang.simulators.smartday;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import no.samklang.simulators.internal.Json;
import no.samklang.simulators.internal.Oslo;
import no.samklang.simulators.internal.SimulatedData;
import no.samklang.simulators.internal.Surroundings;
import org.jspecify.annotations.Nullable;

/** The agreement's data as the admin side sees and changes them. */
final class SmartdayData implements SimulatedData {
  private static final String RIGHTS = "rights";
  private static final String MARK = "lastTimeMarkedForExport";
  private static final Map<Kind, String> OWNER =
      Map.of(Kind.ITEMS, "storeId", Kind.MATERIALS, "orderId", Kind.REGISTRATIONS, "orderId");
  private static final Set<Kind> REGISTERED = Set.of(Kind.MATERIALS, Kind.REGISTRATIONS);

  private final Agreement agreement;
  private final Surroundings surroundings;
  private final Map<String, Kind> kinds = new LinkedHashMap<>();

  SmartdayData(Agreement agreement, Surroundings surroundings) {
    this.agreement = agreement;
    this.surroundings = surroundings;
    for (Kind kind : Kind.values()) {
      kinds.put(kind.collection(), kind);
    }
  }

  @Override
  public List<String> collections() {
    List<String> names = new ArrayList<>(kinds.keySet());
    names.add(RIGHTS);
    return names;
  }

  @Override
  public int count(String name) {
    return name.equals(RIGHTS) ? agreement.rights().size() : agreement.count(kind(name));
  }

  @Override
  public Stream<ObjectNode> rows(String name) {
    if (name.equals(RIGHTS)) {
      return agreement.rights().keySet().stream().map(this::right);
    }
    return agreement.all(kind(name)).stream().map(row -> plain(kind(name), row));
  }

  @Override
  public Optional<ObjectNode> row(String name, String key) {
    if (name.equals(RIGHTS)) {
      return Optional.of(key).filter(agreement.rights()::containsKey).map(this::right);
    }
    Row row = agreement.get(kind(name), key);
    return row == null ? Optional.empty() : Optional.of(plain(kind(name), row));
  }

  @Override
  public ObjectNode put(String name, ObjectNode patch, boolean checked) {
    if (name.equals(RIGHTS)) {
      String entity = patch.path("entity").asText();
      kind(entity);
      agreement.rights().put(entity, patch.path("allowed").asBoolean());
      return right(entity);
    }
    Kind kind = kind(name);
    Row before = agreement.get(kind, patch.path("id").asText(""));
    String owner = owner(kind, before, patch);
    Instant mark = mark(patch);
    ObjectNode values = before == null ? Json.object() : before.values().deepCopy();
    Json.merge(values, patch);
    Row row =
        before == null
            ? agreement.add(kind, owner, values, Instant.MIN)
            : agreement.change(kind, before, values, before.marked());
    return plain(kind, marked(kind, row, before == null, mark));
  }

  /** Marks an order that was changed, or that something was registered on. */
  private Row marked(Kind kind, Row row, boolean isNew, @Nullable Instant given) {
    boolean marks = !surroundings.has(SmartdayVariants.CHANGES_DO_NOT_MARK);
    if (kind == Kind.ORDERS) {
      Instant mark = given != null ? given : marks || isNew ? agreement.now() : row.marked();
      return agreement.change(kind, row, row.values(), mark);
    }
    if (REGISTERED.contains(kind) && marks) {
      agreement.mark(row.owner());
    }
    return row;
  }

  @Override
  public void delete(String name, String key) {
    Row row = name.equals(RIGHTS) ? null : agreement.get(kind(name), key);
    if (row == null) {
      throw new IllegalArgumentException("No row '" + key + "' to delete in " + name);
    }
    agreement.remove(kind(name), row);
  }

  private String owner(Kind kind, @Nullable Row before, ObjectNode patch) {
    String property = OWNER.get(kind);
    if (property == null) {
      return "";
    }
    String given = patch.path(property).asText("");
    patch.remove(property);
    if (before != null) {
      return before.owner();
    }
    String owner = given.isEmpty() && kind == Kind.ITEMS ? "1" : given;
    Kind of = kind == Kind.ITEMS ? Kind.STORES : Kind.ORDERS;
    if (agreement.get(of, owner) == null) {
      throw new IllegalArgumentException(
          "A row of " + kind.collection() + " needs a known " + property + ", not '" + owner + "'");
    }
    return owner;
  }

  private static @Nullable Instant mark(ObjectNode patch) {
    String text = patch.path(MARK).asText("");
    patch.remove(MARK);
    try {
      return text.isEmpty() ? null : LocalDateTime.parse(text).atZone(Oslo.ZONE).toInstant();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          MARK + " is '" + text + "'; give a local ISO date-time without offset", e);
    }
  }

  private static ObjectNode plain(Kind kind, Row row) {
    ObjectNode plain = row.values().deepCopy();
    String property = OWNER.get(kind);
    if (property != null) {
      plain.put(property, row.owner());
    }
    if (kind == Kind.ORDERS) {
      plain.put(MARK, Oslo.local(row.marked()));
    }
    return plain;
  }

  private ObjectNode right(String entity) {
    return Json.object()
        .put("entity", entity)
        .put("allowed", Boolean.TRUE.equals(agreement.rights().get(entity)));
  }

  private Kind kind(String name) {
    Kind kind = kinds.get(name);
    if (kind == null) {
      throw new IllegalArgumentException("No collection '" + name + "'");
    }
    return kind;
  }
}
