package no.samklang.simulators.tidsbanken;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import no.samklang.simulators.internal.MadeUp;
import no.samklang.simulators.internal.Oslo;
import no.samklang.simulators.internal.Surroundings;

/** One customer database with the stamps that it puts on rows. */
final class Database {

  /** The user that the API's writes are noted under. */
  static final long API_USER = 100;

  private static final int FIRST_EMPLOYEE = 101;
  private static final Duration OLDEST = Duration.ofDays(400);

  final Rows customers = new Rows(Entity.KUNDE);
  final Rows projects = new Rows(Entity.PROSJEKT);
  final Rows lines = new Rows(Entity.PROSJEKTLINJE);
  final Rows employees = new Rows(Entity.ANSATT);
  final Rows entries = new Rows(Entity.TIMELINJE);
  final Rows exports = new Rows(Entity.TIMEEKSPORT);
  final Rows deleted = new Rows(Entity.SLETTET);
  private final Surroundings surroundings;
  private long lastPostId = 5000;
  private long lastEntryId = 884_100;
  private long lastExportId = 70_310;

  Database(Surroundings surroundings) {
    this.surroundings = surroundings;
    MadeUp names = new MadeUp(surroundings.options().seed());
    int count = MadeUp.employees(surroundings.options().records());
    for (int n = 0; n < count; n++) {
      employees.put(employee(names, n));
    }
  }

  private Row employee(MadeUp names, int n) {
    Instant changed =
        Oslo.millis(surroundings.now().minus(OLDEST.minusHours(names.number("ansatt", n, 9000))));
    Row row = new Row(Entity.ANSATT);
    row.set("Id", (long) FIRST_EMPLOYEE + n);
    row.set("Fornavn", names.firstName(n));
    row.set("Etternavn", names.lastName(n));
    row.set("Epost", n % 4 == 3 ? "" : "ansatt" + MadeUp.employeeNumber(n) + "@fjellheim.example");
    row.set("Mobil", Long.toString(90_000_000L + n));
    row.set("AvdelingId", "20");
    row.set("Identifikator", MadeUp.employeeNumber(n));
    row.set("Aktiv", true);
    row.set("Sluttet", false);
    row.set("Stillingsprosent", new BigDecimal("100"));
    row.set("Innleie", false);
    row.set("OpprettetDato", changed.minus(30, ChronoUnit.DAYS));
    row.set("SistEndretDato", changed);
    row.set("SistEndretAvId", API_USER);
    return row;
  }

  /** Returns the server's clock. */
  Instant serverNow() {
    return Oslo.millis(surroundings.systemNow());
  }

  long nextPostId() {
    return ++lastPostId;
  }

  long nextEntryId() {
    return ++lastEntryId;
  }

  long nextExportId() {
    return ++lastExportId;
  }

  /** Puts the stamps of creation on a row, unless it has its own. */
  void stampCreated(Row row) {
    if (row.get("OpprettetDato") == null) {
      row.set("OpprettetDato", serverNow());
    }
    if (row.entity().place("OpprettetAvId") >= 0) {
      row.set("OpprettetAvId", API_USER);
    }
    if (row.entity().place("PostId") >= 0 && row.get("PostId") == null) {
      row.set("PostId", nextPostId());
    }
    stampChanged(row);
  }

  void stampChanged(Row row) {
    if (row.entity() == Entity.TIMELINJE) {
      row.set("EndretDato", serverNow());
    } else {
      row.set("SistEndretDato", serverNow());
      row.set("SistEndretAvId", API_USER);
    }
  }

  /** Gives the flags of a row their default, so that none is null. */
  static void settleFlags(Row row) {
    if (row.entity() == Entity.PROSJEKT || row.entity() == Entity.PROSJEKTLINJE) {
      for (int place = 0; place < row.entity().columns().size(); place++) {
        if (row.entity().columns().get(place).kind() == Kind.FLAG && row.get(place) == null) {
          row.set(place, false);
        }
      }
    }
  }

  /**
   * Sets columns and other properties of a row from JSON, read as the admin side may write them.
   */
  static void patch(Row row, ObjectNode json) {
    for (Map.Entry<String, JsonNode> property : json.properties()) {
      int place = row.entity().place(property.getKey());
      if (place >= 0) {
        Column column = row.entity().columns().get(place);
        row.set(place, Values.readLeniently(column, property.getValue()));
      } else {
        row.extra(property.getKey(), property.getValue().isNull() ? null : property.getValue());
      }
    }
  }

  List<Rows> all() {
    return List.of(customers, projects, lines, employees, entries, exports, deleted);
  }
}
