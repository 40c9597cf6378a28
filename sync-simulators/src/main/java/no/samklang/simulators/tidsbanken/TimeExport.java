package no.samklang.simulators.tidsbanken;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import no.samklang.simulators.internal.Answer;
import no.samklang.simulators.internal.Request;
import no.samklang.simulators.internal.Surroundings;

/**
 * The export of time entries.
 *
 * <ol>
 *   <li>Preparing makes a row for each approved entry that has none. Rows never change afterwards.
 *   <li>An entry that differs from its row, or is deleted, yields a negative row that takes the old
 *       one back, and if it is still there and approved, a new row after it.
 *   <li>Only rows not marked as exported are listed.
 * </ol>
 */
final class TimeExport {

  private static final int MOST_IDS = 500;

  private final Database database;
  private final Surroundings surroundings;

  /** The latest row of each entry that has not been taken back, by entry. */
  private final Map<Long, Row> current = new LinkedHashMap<>();

  TimeExport(Database database, Surroundings surroundings) {
    this.database = database;
    this.surroundings = surroundings;
  }

  Answer prepare() {
    for (Map.Entry<Long, Row> row : new ArrayList<>(current.entrySet())) {
      if (database.entries.get(row.getKey()) == null) {
        takeBack(row.getValue());
      }
    }
    for (Row entry : new ArrayList<>(database.entries.all())) {
      if (entry.flag("Godkjent")) {
        export(entry);
      }
    }
    return done();
  }

  private void export(Row entry) {
    Row before = current.get((Long) Objects.requireNonNull(entry.get("Id")));
    if (before != null) {
      if (same(entry, before)) {
        return;
      }
      takeBack(before);
    }
    Row row = copy(entry);
    row.set("TimelinjeId", entry.get("Id"));
    row.set("Korreksjon", false);
    add(row);
    current.put((Long) Objects.requireNonNull(entry.get("Id")), row);
  }

  private void takeBack(Row before) {
    Row row = before.copy();
    row.set("Korreksjon", true);
    for (String column : List.of("AntallTimer", "FakturaAntall")) {
      if (before.get(column) instanceof BigDecimal figure) {
        row.set(column, figure.negate());
      }
    }
    add(row);
    current.remove((Long) Objects.requireNonNull(before.get("TimelinjeId")));
  }

  private void add(Row row) {
    row.set("Id", database.nextExportId());
    row.set("Eksportert", false);
    row.set("OpprettetDato", database.serverNow());
    database.exports.put(row);
  }

  private static Row copy(Row entry) {
    Row row = new Row(Entity.TIMEEKSPORT);
    shared(row).forEach(column -> row.set(column, entry.get(column)));
    return row;
  }

  private static boolean same(Row entry, Row row) {
    return shared(row).stream().allMatch(column -> equal(entry.get(column), row.get(column)));
  }

  private static boolean equal(
      @org.jspecify.annotations.Nullable Object one,
      @org.jspecify.annotations.Nullable Object other) {
    if (one instanceof BigDecimal figure && other instanceof BigDecimal second) {
      return figure.compareTo(second) == 0;
    }
    return Objects.equals(one, other);
  }

  /** Returns the columns that entries and rows have in common, but for ids and stamps. */
  private static List<String> shared(Row row) {
    return row.entity().columns().stream()
        .map(Column::name)
        .filter(name -> Entity.TIMELINJE.place(name) >= 0)
        .filter(name -> !name.equals("Id") && !name.equals("OpprettetDato"))
        .toList();
  }

  /** Marks rows as exported: all that are named or, if one is unknown, none. */
  Answer mark(Request request) {
    JsonNode ids = request.json();
    if (!ids.isArray() || ids.isEmpty() || ids.size() > MOST_IDS) {
      throw new IllegalArgumentException("Give an array of 1 to " + MOST_IDS + " ids.");
    }
    List<Row> rows = new ArrayList<>();
    for (JsonNode id : ids) {
      Row row = id.isIntegralNumber() ? database.exports.get(id.asLong()) : null;
      if (row == null) {
        throw new IllegalArgumentException("No export row with the id " + id + ".");
      }
      rows.add(row);
    }
    for (Row row : rows) {
      row.set("Eksportert", true);
      database.exports.put(row);
    }
    return done();
  }

  private Answer done() {
    return surroundings.has(TidsbankenVariants.PUT_ANSWERS_204)
        ? Answer.empty(204)
        : Answer.empty(200);
  }
}
