package no.samklang.simulators.tidsbanken;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import no.samklang.simulators.internal.Json;
import no.samklang.simulators.internal.Oslo;
import no.samklang.simulators.internal.Surroundings;

/** Shows rows as JSON. */
final class RowView {

  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS", Locale.ROOT);
  private static final Set<String> ASSUMED =
      Set.of(
          "Kostpris",
          "Salgspris",
          "FakturaAntall",
          "ArbeidstypeId",
          "ArtId",
          "KundeId",
          "Korreksjon");

  private final Surroundings surroundings;

  RowView(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** Shows a row as the admin side does: plainly, whatever the variants. */
  static ObjectNode plain(Row row) {
    ObjectNode json = Json.object();
    for (int place = 0; place < row.entity().columns().size(); place++) {
      Column column = row.entity().columns().get(place);
      put(json, column.name(), row.get(place), column.kind(), true);
    }
    row.extras().forEach((name, value) -> json.set(name, value.deepCopy()));
    return json;
  }

  /** Shows a row as the API does; an empty selection stands for all columns. */
  ObjectNode show(Row row, List<Integer> selection) {
    ObjectNode json = Json.object();
    List<Column> columns = row.entity().columns();
    if (selection.isEmpty()) {
      for (int place = 0; place < columns.size(); place++) {
        show(json, row, place);
      }
      row.extras().forEach((name, value) -> json.set(name(name), value.deepCopy()));
    } else {
      selection.forEach(place -> show(json, row, place));
    }
    return json;
  }

  /** Returns the name of a property as answers spell it. */
  String name(String name) {
    return surroundings.has(TidsbankenVariants.LOWERCASE_NAMES)
        ? name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1)
        : name;
  }

  private void show(ObjectNode json, Row row, int place) {
    Column column = row.entity().columns().get(place);
    boolean isTime = row.entity().area() == Area.TIMELINJE;
    if (isTime
        && ASSUMED.contains(column.name())
        && surroundings.has(TidsbankenVariants.ASSUMED_FIELDS_MISSING)) {
      return;
    }
    Object value = row.get(place);
    if (value instanceof Instant stamp
        && column.kind() == Kind.STAMP_WITH_OFFSET
        && column.name().equals("SistEndretDato")
        && surroundings.has(TidsbankenVariants.STAMPS_HOUR_OFF)) {
      value = stamp.minus(Duration.ofHours(1));
    }
    boolean fraction = !surroundings.has(TidsbankenVariants.STAMPS_WITHOUT_FRACTION);
    put(json, name(column.name()), value, column.kind(), fraction);
  }

  private static void put(
      ObjectNode json,
      String name,
      @org.jspecify.annotations.Nullable Object value,
      Kind kind,
      boolean fraction) {
    if (value == null) {
      json.putNull(name);
    } else if (value instanceof String text) {
      json.put(name, text);
    } else if (value instanceof Long number) {
      json.put(name, number);
    } else if (value instanceof BigDecimal decimal) {
      json.put(name, decimal);
    } else if (value instanceof Boolean flag) {
      json.put(name, flag);
    } else if (value instanceof LocalDateTime local) {
      json.put(name, kind == Kind.LOCAL ? local.format(SECONDS) : Oslo.dateTime(local));
    } else if (value instanceof Instant stamp) {
      json.put(name, stamp(stamp, kind, fraction));
    } else {
      throw new IllegalStateException("No JSON for " + value.getClass());
    }
  }

  private static String stamp(Instant stamp, Kind kind, boolean fraction) {
    boolean whole = !fraction || stamp.equals(stamp.truncatedTo(ChronoUnit.SECONDS));
    DateTimeFormatter format = whole ? SECONDS : MILLIS;
    return kind == Kind.STAMP_UTC
        ? stamp.atOffset(ZoneOffset.UTC).format(format) + "Z"
        : stamp.atZone(Oslo.ZONE).format(format) + stamp.atZone(Oslo.ZONE).getOffset().getId();
  }
}
