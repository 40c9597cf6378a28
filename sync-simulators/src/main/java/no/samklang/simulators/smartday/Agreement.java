package no.samklang.simulators.smartday;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import no.samklang.simulators.internal.Json;
import no.samklang.simulators.internal.MadeUp;
import no.samklang.simulators.internal.Oslo;
import no.samklang.simulators.internal.Surroundings;
import org.jspecify.annotations.Nullable;

/** All that the simulated agreement holds. */
final class Agreement {
  private final Surroundings surroundings;
  private final Map<Kind, Map<String, Row>> rows = new EnumMap<>(Kind.class);
  private final Map<Kind, Map<String, List<String>>> byExternalId = new EnumMap<>(Kind.class);
  private final Map<Kind, Long> nextIds = new EnumMap<>(Kind.class);
  private final Map<String, Boolean> rights = new TreeMap<>();

  Agreement(Surroundings surroundings) {
    this.surroundings = surroundings;
    for (Kind kind : Kind.values()) {
      rows.put(kind, new LinkedHashMap<>());
      byExternalId.put(kind, new LinkedHashMap<>());
      nextIds.put(kind, kind.firstId());
      rights.put(kind.collection(), true);
    }
    makeUp();
  }

  private void makeUp() {
    MadeUp names = new MadeUp(surroundings.options().seed());
    int users = MadeUp.employees(surroundings.options().records());
    for (int n = 0; n < users; n++) {
      ObjectNode user = Json.object();
      user.put("externalId", MadeUp.employeeNumber(n));
      user.put("name", names.firstName(n) + " " + names.lastName(n));
      user.put("active", true);
      add(Kind.USERS, "", user, Instant.MIN);
    }
    store("Hovedlager", true);
    store("Nedlagt lager", false);
    salaryCode("90001", "Ordinær tid", "time");
    salaryCode("90002", "Overtid 50 %", "time");
    salaryCode("90020", "Kjøring i arbeidstid", "time");
    salaryCode("90060", "Kjørte kilometer", "km");
  }

  private void store(String name, boolean active) {
    ObjectNode store = Json.object().put("storeName", name);
    store.putObject("smartdayStore").put("isActive", active);
    Row row = add(Kind.STORES, "", store, Instant.MIN);
    change(Kind.STORES, row, row.values().deepCopy().put("externalId", row.id()), Instant.MIN);
  }

  private void salaryCode(String id, String description, String unit) {
    ObjectNode code = Json.object().put("id", id).put("externalId", id);
    code.put("description", description).put("unit", unit);
    add(Kind.SALARYCODES, "", code, Instant.MIN);
  }

  Map<String, Boolean> rights() {
    return rights;
  }

  /** Returns the present moment on the server's clock. */
  Instant now() {
    return Oslo.millis(surroundings.systemNow());
  }

  int count(Kind kind) {
    return of(kind).size();
  }

  List<Row> all(Kind kind) {
    return List.copyOf(of(kind).values());
  }

  @Nullable Row get(Kind kind, String id) {
    return of(kind).get(id);
  }

  /** Returns the oldest row with this externalId; null when there is none. */
  @Nullable Row withExternalId(Kind kind, String externalId) {
    List<String> ids = ids(kind).getOrDefault(externalId, List.of());
    return ids.isEmpty() ? null : get(kind, ids.get(0));
  }

  /** Adds a row; one without id gets the next. */
  Row add(Kind kind, String owner, ObjectNode values, Instant visibleFrom) {
    String given = values.path("id").asText("");
    long next = Objects.requireNonNull(nextIds.get(kind));
    String id = given.isEmpty() ? Long.toString(next) : given;
    if (id.matches("\\d{1,15}")) {
      nextIds.put(kind, Math.max(next, Long.parseLong(id) + 1));
    }
    Row row = new Row(id, owner, values.put("id", id), now(), visibleFrom);
    of(kind).put(id, row);
    remember(kind, row);
    return row;
  }

  /** Gives a row other values. */
  Row change(Kind kind, Row before, ObjectNode values, Instant marked) {
    Row row = new Row(before.id(), before.owner(), values, marked, before.visibleFrom());
    forget(kind, before);
    of(kind).put(row.id(), row);
    remember(kind, row);
    return row;
  }

  void remove(Kind kind, Row row) {
    of(kind).remove(row.id());
    forget(kind, row);
  }

  /** Marks an order as changed now. */
  void mark(String orderId) {
    Row order = get(Kind.ORDERS, orderId);
    if (order != null) {
      change(Kind.ORDERS, order, order.values(), now());
    }
  }

  private void remember(Kind kind, Row row) {
    if (!row.text("externalId").isEmpty()) {
      ids(kind).computeIfAbsent(row.text("externalId"), none -> new ArrayList<>()).add(row.id());
    }
  }

  private void forget(Kind kind, Row row) {
    ids(kind).getOrDefault(row.text("externalId"), new ArrayList<>()).remove(row.id());
  }

  private Map<String, Row> of(Kind kind) {
    return Objects.requireNonNull(rows.get(kind));
  }

  private Map<String, List<String>> ids(Kind kind) {
    return Objects.requireNonNull(byExternalId.get(kind));
  }
}
