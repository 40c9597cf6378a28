package no.samklang.simulators.twentyfourso;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import no.samklang.simulators.internal.Json;
import no.samklang.simulators.internal.Oslo;
import no.samklang.simulators.internal.SimulatedData;
import no.samklang.simulators.internal.Surroundings;
import org.jspecify.annotations.Nullable;

/** The organisation's data as the admin side sees and changes them. */
final class TwentyfoursoData implements SimulatedData {

  private static final String CUSTOMERS = "customers";
  private static final String PRODUCTS = "products";
  private static final String UNITS = "units";
  private static final String PROJECTS = "projects";
  private static final String ORDERS = "salesOrders";
  private static final String LINES = "lines";
  private static final String SCOPES = "scopes";
  private static final String INVOICINGS = "invoicings";

  private final Organisation organisation;
  private final Scopes scopes;
  private final Surroundings surroundings;

  TwentyfoursoData(Organisation organisation, Scopes scopes, Surroundings surroundings) {
    this.organisation = organisation;
    this.scopes = scopes;
    this.surroundings = surroundings;
  }

  @Override
  public List<String> collections() {
    return List.of(CUSTOMERS, PRODUCTS, UNITS, PROJECTS, ORDERS, LINES, SCOPES, INVOICINGS);
  }

  @Override
  public int count(String name) {
    Table table = table(name);
    return table == null ? (int) rows(name).count() : table.size();
  }

  @Override
  public Stream<ObjectNode> rows(String name) {
    Table table = table(name);
    if (table != null) {
      return table.all().stream().map(Views::forAdmin);
    }
    return switch (name) {
      case PROJECTS -> organisation.projects.values().stream().map(ObjectNode::deepCopy);
      case LINES -> organisation.orders.headers.all().stream().flatMap(this::lines);
      case SCOPES -> scopes.all().keySet().stream().map(this::scope);
      default -> organisation.invoicings.stream().map(ObjectNode::deepCopy);
    };
  }

  @Override
  public Optional<ObjectNode> row(String name, String key) {
    Table table = table(name);
    if (table != null) {
      return Optional.ofNullable(table.find(key)).map(Views::forAdmin);
    }
    return rows(name).filter(row -> key(name, row).equals(key)).findFirst();
  }

  @Override
  public ObjectNode put(String name, ObjectNode patch, boolean checked) {
    return switch (name) {
      case CUSTOMERS -> register(organisation.customers, patch, MadeUpRows::plainCustomer, true);
      case PRODUCTS ->
          register(
              organisation.products,
              patch,
              MadeUpRows::plainProduct,
              !surroundings.has(TwentyfoursoVariants.PRODUCT_STAMP_STAYS));
      case UNITS -> unit(patch);
      case PROJECTS -> project(patch);
      case ORDERS -> order(patch);
      case LINES -> line(patch);
      case SCOPES -> {
        String scope = patch.path("scope").asText();
        scopes.all().put(scope, patch.path("granted").asBoolean());
        yield scope(scope);
      }
      default -> throw new IllegalArgumentException(name + " are only noted, not put");
    };
  }

  @Override
  public void delete(String name, String key) {
    ObjectNode row =
        row(name, key)
            .orElseThrow(
                () -> new IllegalArgumentException("No row '" + key + "' to delete in " + name));
    Table table = table(name);
    switch (name) {
      case ORDERS -> organisation.orders.remove(row.path("id").asLong());
      case LINES -> {
        long order = row.path("orderId").asLong();
        organisation.orders.lines(order).remove(row.path("id").asLong());
        organisation.orders.reckon(order);
      }
      case PROJECTS -> organisation.projects.remove(key);
      default -> {
        if (table == null) {
          throw new IllegalArgumentException("Nothing of " + name + " can be deleted");
        }
        table.remove(row.path("id").asLong());
      }
    }
  }

  private @Nullable Table table(String name) {
    return switch (name) {
      case CUSTOMERS -> organisation.customers;
      case PRODUCTS -> organisation.products;
      case UNITS -> organisation.units;
      case ORDERS -> organisation.orders.headers;
      default -> null;
    };
  }

  private static String key(String name, ObjectNode row) {
    return switch (name) {
      case PROJECTS -> row.path("value").asText();
      case LINES -> row.path("orderId").asText() + "/" + row.path("id").asText();
      case SCOPES -> row.path("scope").asText();
      default -> row.path("number").asText();
    };
  }

  private Stream<ObjectNode> lines(ObjectNode order) {
    long id = order.path("id").asLong();
    return organisation.orders.lines(id).all().stream()
        .map(line -> line.deepCopy().put("orderId", id));
  }

  private ObjectNode scope(String scope) {
    return Json.object()
        .put("scope", scope)
        .put("granted", scopes.all().getOrDefault(scope, false));
  }

  private ObjectNode register(
      Table table, ObjectNode patch, Supplier<ObjectNode> plain, boolean movesStamp) {
    long id = patch.hasNonNull("id") ? patch.path("id").asLong() : table.nextId();
    ObjectNode before = table.get(id);
    ObjectNode row = before == null ? plain.get() : before;
    merge(row, patch);
    stamp(row, patch, before == null, movesStamp);
    table.put(id, row.put("id", id));
    return Views.forAdmin(row);
  }

  private ObjectNode unit(ObjectNode patch) {
    organisation.units.put(patch.path("id").asLong(), patch);
    return patch;
  }

  private ObjectNode project(ObjectNode patch) {
    organisation.projects.put(patch.path("value").asText(), patch.put("dimensionType", 1));
    return patch;
  }

  private ObjectNode order(ObjectNode patch) {
    Table headers = organisation.orders.headers;
    long id = patch.hasNonNull("id") ? patch.path("id").asLong() : headers.nextId();
    ObjectNode before = headers.get(id);
    ObjectNode row = before == null ? Json.object().put("status", "Draft") : before;
    if (before == null) {
      row.put("date", Oslo.day(surroundings.systemNow()).toString());
    }
    merge(row, patch);
    stamp(row, patch, before == null, true);
    organisation.orders.put(id, row.put("id", id));
    organisation.orders.reckon(id);
    return Views.forAdmin(row);
  }

  private ObjectNode line(ObjectNode patch) {
    long order = patch.path("orderId").asLong();
    if (organisation.orders.headers.get(order) == null) {
      throw new IllegalArgumentException("A line needs the orderId of an order that is there");
    }
    Table lines = organisation.orders.lines(order);
    long id = patch.hasNonNull("id") ? patch.path("id").asLong() : organisation.orders.nextLineId();
    ObjectNode before = lines.get(id);
    ObjectNode row = before == null ? Json.object() : before;
    Json.merge(row, patch.without(List.of("orderId")));
    lines.put(id, row.put("id", id));
    organisation.orders.reckon(order);
    return row.deepCopy().put("orderId", order);
  }

  /** A null takes the place of a value, as the API shows values that are not there as null. */
  private static void merge(ObjectNode row, ObjectNode patch) {
    for (Map.Entry<String, JsonNode> property : patch.properties()) {
      boolean stamp = property.getKey().endsWith("edAt");
      if (property.getValue().isObject() && row.path(property.getKey()).isObject()) {
        merge((ObjectNode) row.get(property.getKey()), (ObjectNode) property.getValue());
      } else if (!stamp) {
        row.set(property.getKey(), property.getValue());
      }
    }
  }

  private void stamp(ObjectNode row, ObjectNode patch, boolean fresh, boolean moves) {
    long now = organisation.now();
    if (fresh || patch.has("createdAt")) {
      row.put(Organisation.CREATED, given(patch, "createdAt", now));
    }
    if (fresh || moves || patch.has("modifiedAt")) {
      row.put(Organisation.MODIFIED, given(patch, "modifiedAt", now));
    }
  }

  private static long given(ObjectNode patch, String name, long otherwise) {
    if (!patch.has(name)) {
      return otherwise;
    }
    try {
      return OffsetDateTime.parse(patch.path(name).asText()).toInstant().toEpochMilli();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          name + " is '" + patch.path(name).asText() + "'; give an ISO date-time with offset", e);
    }
  }
}
