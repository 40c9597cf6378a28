package no.samklang.simulators.smartday;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import no.samklang.simulators.internal.Json;
import no.samklang.simulators.internal.Oslo;
import no.samklang.simulators.internal.Surroundings;

/** Shows rows as the API does. */
final class Views {
  private static final List<String> TIMES = List.of("createdDate", "startTime", "endTime", "date");
  private static final List<String> IDS = List.of("id", "externalId");
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS", Locale.ROOT);
  private static final Set<String> ARRAYS =
      Set.of("contacts", "categoryReferences", "participants");

  private final Surroundings surroundings;

  Views(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  ObjectNode show(Kind kind, Row row) {
    ObjectNode shown = row.values().deepCopy();
    for (String name : TIMES) {
      if (shown.path(name).isTextual()) {
        shown.put(name, time(shown.path(name).asText()));
      }
    }
    if (kind == Kind.ORDERS) {
      shown.put("lastTimeMarkedForExport", mark(row.marked()));
    }
    units(kind, shown);
    if (surroundings.has(SmartdayVariants.NEW_PROPERTIES)) {
      shown.putObject("newSince2026").put("colour", "green");
    }
    nothings(kind, shown);
    if (surroundings.has(SmartdayVariants.IDS_AS_NUMBERS)) {
      idsAsNumbers(shown);
    }
    return shown;
  }

  private void units(Kind kind, ObjectNode shown) {
    if (surroundings.has(SmartdayVariants.UNITS_LEFT_OUT)) {
      if (kind == Kind.SALARYCODES) {
        shown.remove("unit");
      } else if (shown.path("smartdaySalaryCodeRegistration") instanceof ObjectNode part) {
        part.remove("unit");
      }
    }
  }

  private void nothings(Kind kind, ObjectNode shown) {
    for (String name : kind.nullable()) {
      boolean nothing = !shown.hasNonNull(name);
      if (nothing && surroundings.has(SmartdayVariants.NULLS_LEFT_OUT)) {
        shown.remove(name);
      } else if (nothing) {
        shown.set(name, nothing(name));
      }
    }
  }

  private JsonNode nothing(String name) {
    boolean empty = surroundings.has(SmartdayVariants.EMPTY_TEXTS);
    if (!empty || name.startsWith("handyman") || ARRAYS.contains(name) || isNumber(name)) {
      return NullNode.getInstance();
    }
    if (name.endsWith("Reference") || name.equals("location")) {
      return Json.object().put("id", "").put("externalId", "");
    }
    return name.startsWith("smartday") ? NullNode.getInstance() : TextNode.valueOf("");
  }

  private static boolean isNumber(String name) {
    return Set.of(
            "price",
            "costPrice",
            "vatRate",
            "totalPrice",
            "orderUnit",
            "quantity",
            "storeMinimum",
            "storeMaximum",
            "stockItem",
            "billingAddress",
            "postalAddress")
        .contains(name);
  }

  private static void idsAsNumbers(JsonNode node) {
    for (JsonNode child : node) {
      idsAsNumbers(child);
    }
    if (node instanceof ObjectNode object) {
      for (String name : IDS) {
        String id = object.path(name).asText("");
        if (id.matches("[1-9]\\d{0,14}")) {
          object.put(name, Long.parseLong(id));
        }
      }
    }
  }

  /** Shows a time that is kept in UTC; one that is kept otherwise is shown as it is. */
  private String time(String kept) {
    Instant moment;
    try {
      moment = Instant.parse(kept);
    } catch (DateTimeException other) {
      return kept;
    }
    if (surroundings.has(SmartdayVariants.TIMES_LOCAL_WITH_Z)) {
      return Oslo.localSeconds(moment) + "Z";
    }
    return surroundings.has(SmartdayVariants.TIMES_WITHOUT_ZONE) ? Oslo.localSeconds(moment) : kept;
  }

  private String mark(Instant moment) {
    return surroundings.has(SmartdayVariants.MARK_IN_UTC)
        ? moment.atOffset(ZoneOffset.UTC).format(MILLIS)
        : Oslo.local(moment);
  }

  /** Returns the moment that a caller asks by. */
  Instant asked(String text) {
    try {
      LocalDateTime local = LocalDateTime.parse(text);
      return surroundings.has(SmartdayVariants.MARK_IN_UTC)
          ? local.toInstant(ZoneOffset.UTC)
          : local.atZone(Oslo.ZONE).toInstant();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "LastTimeMarkedForExport is '" + text + "', not yyyy-MM-ddTHH:mm:ss.SSS", e);
    }
  }
}
