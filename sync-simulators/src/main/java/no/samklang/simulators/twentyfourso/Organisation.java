package no.samklang.simulators.twentyfourso;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import no.samklang.simulators.internal.Json;
import no.samklang.simulators.internal.MadeUp;
import no.samklang.simulators.internal.Surroundings;

/** All that the simulated organisation holds. */
final class Organisation {

  /** Milliseconds since 1970, beside the row and not in it. */
  static final String CREATED = "_created";

  static final String MODIFIED = "_modified";

  private static final Duration OLDEST = Duration.ofDays(400);
  private static final int OLDEST_SPAN_HOURS = 9000;
  private static final long LAST_CUSTOMER_ID = 10_240;
  private static final long LAST_PRODUCT_ID = 500;
  private static final long LAST_ORDER_ID = 88_016;
  private static final int MOST_PRODUCTS = 10_000;

  final Table customers = new Table(LAST_CUSTOMER_ID);
  final Table products = new Table(LAST_PRODUCT_ID);
  final Table units = new Table(0);
  final TreeMap<String, ObjectNode> projects = new TreeMap<>();
  final Orders orders = new Orders(LAST_ORDER_ID);

  /** Each request that tried to send an invoice or to mark anything as paid. */
  final List<ObjectNode> invoicings = new ArrayList<>();

  private final Surroundings surroundings;

  Organisation(Surroundings surroundings) {
    this.surroundings = surroundings;
    int records = surroundings.options().records();
    MadeUp names = new MadeUp(surroundings.options().seed());
    MadeUpRows rows = new MadeUpRows(names);
    rows.units().forEach(unit -> units.put(unit.path("id").asLong(), unit));
    for (int n = 0; n < records; n++) {
      add(customers, rows.customer(n), age(names, "24so-customer", n));
    }
    int wares = records == 0 ? 0 : Math.max(4, Math.min(MOST_PRODUCTS, records / 10));
    for (int n = 0; n < wares; n++) {
      add(products, rows.product(n), age(names, "24so-product", n));
    }
    for (int n = 0; n < Math.min(wares, 5); n++) {
      ObjectNode project = rows.project(n);
      projects.put(project.path("value").asText(), project);
    }
  }

  private static Duration age(MadeUp names, String kind, int n) {
    return OLDEST.minusHours(names.number(kind, n, OLDEST_SPAN_HOURS));
  }

  private void add(Table table, ObjectNode row, Duration age) {
    long id = table.nextId();
    long stamp = surroundings.now().minus(age).toEpochMilli();
    table.put(id, row.put("id", id).put(CREATED, stamp).put(MODIFIED, stamp));
  }

  /** Returns the server's clock in milliseconds since 1970. */
  long now() {
    return surroundings.systemNow().toEpochMilli();
  }

  static Instant stamp(ObjectNode row, String name) {
    return Instant.ofEpochMilli(row.path(name).asLong());
  }

  /** Notes a request that tried what an order integration must never do. */
  void noteInvoicing(long order, String what) {
    invoicings.add(
        Json.object().put("number", invoicings.size() + 1).put("order", order).put("what", what));
  }
}
