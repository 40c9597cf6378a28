package no.samklang.simulators.tidsbanken;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import no.samklang.simulators.internal.Answer;
import no.samklang.simulators.internal.Request;
import no.samklang.simulators.internal.Surroundings;
import org.jspecify.annotations.Nullable;

/** Creates and updates customers, projects and sub-projects as a caller of the API may. */
final class Writes {

  private final Database database;
  private final Surroundings surroundings;
  private final TidsbankenErrors errors;
  private final RowView view;

  Writes(Database database, Surroundings surroundings, TidsbankenErrors errors, RowView view) {
    this.database = database;
    this.surroundings = surroundings;
    this.errors = errors;
    this.view = view;
  }

  Answer create(Rows rows, Request request) {
    JsonNode body = request.json();
    if (!body.isObject()) {
      throw new IllegalArgumentException("The body of a POST must be one object.");
    }
    Row row = new Row(rows.entity());
    for (Map.Entry<String, JsonNode> property : body.properties()) {
      if (property.getValue().isNull()) {
        throw new IllegalArgumentException(property.getKey() + " is null; leave it out.");
      }
      int place = rows.entity().place(property.getKey());
      if (place < 0) {
        throw new IllegalArgumentException(
            "The property '"
                + property.getKey()
                + "' does not exist on type '"
                + rows.entity().name()
                + "'.");
      }
      row.set(place, Values.read(writable(rows.entity(), place), property.getValue()));
    }
    requireComplete(row);
    requireReferences(row);
    if (existing(rows, row) != null) {
      int status = surroundings.has(TidsbankenVariants.EXISTS_ANSWERS_400) ? 400 : 409;
      throw errors.refusal(status, "A row with this Id already exists: " + keyText(row) + ".");
    }
    Database.settleFlags(row);
    database.stampCreated(row);
    rows.put(row);
    return created(row);
  }

  private Answer created(Row row) {
    if (surroundings.has(TidsbankenVariants.POST_ANSWERS_204)) {
      return Answer.empty(204);
    }
    int status = surroundings.has(TidsbankenVariants.POST_ANSWERS_200_WITH_ROW) ? 200 : 201;
    return Answer.json(status, view.show(row, List.of()));
  }

  /** Updates whole rows: all of them or, if one cannot be, none. */
  Answer update(Rows rows, Request request) {
    JsonNode body = request.json();
    if (!body.isArray() || body.isEmpty()) {
      throw new IllegalArgumentException("The body of a PUT must be an array of rows.");
    }
    List<Row> updated = new ArrayList<>();
    for (JsonNode item : body) {
      updated.add(updated(rows, item));
    }
    for (Row row : updated) {
      database.stampChanged(row);
      rows.put(row);
    }
    return surroundings.has(TidsbankenVariants.PUT_ANSWERS_204)
        ? Answer.empty(204)
        : Answer.empty(200);
  }

  private Row updated(Rows rows, JsonNode item) {
    if (!item.isObject()) {
      throw new IllegalArgumentException("A row must be an object.");
    }
    Row given = new Row(rows.entity());
    for (Map.Entry<String, JsonNode> property : item.properties()) {
      take(given, property.getKey(), property.getValue());
    }
    requireComplete(given);
    Row before = existing(rows, given);
    if (before == null) {
      throw errors.refusal(
          404, "No " + rows.entity().name() + " with the key " + keyText(given) + ".");
    }
    requireReferences(given);
    Row after = before.copy();
    boolean keep = surroundings.has(TidsbankenVariants.SHORT_ROW_KEEPS);
    for (int place = 0; place < rows.entity().columns().size(); place++) {
      Column column = rows.entity().columns().get(place);
      if (!column.readOnly() && !(keep && !has(item, column.name()))) {
        after.set(place, given.get(place));
      }
    }
    if (!keep) {
      after.clearExtras();
    }
    given.extras().forEach(after::extra);
    Database.settleFlags(after);
    return after;
  }

  private void take(Row row, String name, JsonNode value) {
    if (name.contains("@odata.")) {
      throw new IllegalArgumentException("The annotation '" + name + "' may not be written.");
    }
    if (value.isNull() && surroundings.has(TidsbankenVariants.NULL_REFUSED_IN_PUT)) {
      throw new IllegalArgumentException(name + " is null, which is not allowed.");
    }
    int place = row.entity().place(name);
    if (place < 0) {
      row.extra(name, value);
    } else {
      row.set(place, Values.read(writable(row.entity(), place), value));
    }
  }

  private static boolean has(JsonNode item, String name) {
    return item.properties().stream()
        .anyMatch(property -> property.getKey().equalsIgnoreCase(name));
  }

  private static Column writable(Entity entity, int place) {
    Column column = entity.columns().get(place);
    if (column.readOnly()) {
      throw new IllegalArgumentException("The property '" + column.name() + "' is read-only.");
    }
    return column;
  }

  private static void requireComplete(Row row) {
    for (String name : row.entity().required()) {
      if (row.text(name).isBlank()) {
        throw new IllegalArgumentException("The " + name + " field is required.");
      }
    }
  }

  private void requireReferences(Row row) {
    if (row.entity() == Entity.PROSJEKT) {
      require(row, "KundeId", database.customers);
    } else if (row.entity() == Entity.PROSJEKTLINJE) {
      require(row, "ProsjektId", database.projects);
    }
  }

  private static void require(Row row, String column, Rows target) {
    Object key = row.get(column);
    if (key != null && !"".equals(key) && target.get(key) == null) {
      throw new IllegalArgumentException(column + " is '" + key + "', which does not exist.");
    }
  }

  private static @Nullable Row existing(Rows rows, Row row) {
    return rows.get(
        rows.entity().key().stream().map(name -> Objects.requireNonNull(row.get(name))).toArray());
  }

  private static String keyText(Row row) {
    return String.join("/", row.entity().key().stream().map(row::text).toList());
  }
}
