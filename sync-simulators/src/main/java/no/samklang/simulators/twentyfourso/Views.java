package no.samklang.simulators.twentyfourso;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import no.samklang.simulators.internal.Json;
import no.samklang.simulators.internal.Surroundings;

/** Rows as the API shows them. */
final class Views {

  private static final DateTimeFormatter SPACED =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int BAD_EVERY = 3;
  private static final int LONG_SCALE = 4;

  private final Surroundings surroundings;

  Views(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  ObjectNode customer(ObjectNode row) {
    ObjectNode shown = register(row);
    if (surroundings.has(TwentyfoursoVariants.STREET_AS_LINES)) {
      shown.path("address").forEach(Views::splitStreet);
    }
    return shown;
  }

  ObjectNode product(ObjectNode row) {
    return register(row);
  }

  /** Returns an order; lists show no dimensions. */
  ObjectNode order(ObjectNode row, boolean single) {
    ObjectNode shown = plain(row);
    shown.put("createdAt", orderStamp(row, Organisation.CREATED));
    shown.put("modifiedAt", orderStamp(row, Organisation.MODIFIED));
    if (!single) {
      shown.remove("dimensions");
    } else if (!shown.has("dimensions")) {
      shown.putArray("dimensions");
    }
    if (surroundings.has(TwentyfoursoVariants.STREET_AS_LINES)) {
      splitStreet(shown.path("customer"));
    }
    return finish(shown);
  }

  ObjectNode line(ObjectNode row) {
    ObjectNode shown = plain(row);
    boolean text = row.path("type").asText().equals("text");
    if (text && surroundings.has(TwentyfoursoVariants.TEXT_LINES_WITH_FIGURES)) {
      shown.put("quantity", 0).put("price", 0);
    }
    if (surroundings.has(TwentyfoursoVariants.FIGURES_WITH_ZEROS)) {
      for (String name : List.of("quantity", "price")) {
        if (shown.hasNonNull(name)) {
          shown.put(
              name, shown.get(name).decimalValue().setScale(LONG_SCALE, RoundingMode.HALF_UP));
        }
      }
    }
    return finish(shown);
  }

  /** Returns the row as it is kept, with readable stamps, for the admin side. */
  static ObjectNode plain(ObjectNode row) {
    ObjectNode shown = row.deepCopy();
    List<String> hidden = new ArrayList<>();
    shown.fieldNames().forEachRemaining(name -> hidden.add(name));
    hidden.removeIf(name -> !name.startsWith("_"));
    return shown.remove(hidden);
  }

  /** Returns the row with stamps that any reader understands. */
  static ObjectNode forAdmin(ObjectNode row) {
    ObjectNode shown = plain(row);
    if (row.has(Organisation.MODIFIED)) {
      shown.put("createdAt", Organisation.stamp(row, Organisation.CREATED).toString());
      shown.put("modifiedAt", Organisation.stamp(row, Organisation.MODIFIED).toString());
    }
    return shown;
  }

  private ObjectNode register(ObjectNode row) {
    ObjectNode shown = plain(row);
    boolean bad =
        surroundings.has(TwentyfoursoVariants.STAMPS_UNREADABLE)
            && row.path("id").asLong() % BAD_EVERY == 0;
    shown.put("createdAt", bad ? "ukjent" : stamp(row, Organisation.CREATED));
    shown.put("modifiedAt", bad ? "ukjent" : stamp(row, Organisation.MODIFIED));
    return finish(shown);
  }

  private String stamp(ObjectNode row, String name) {
    Instant moment = Organisation.stamp(row, name);
    if (surroundings.has(TwentyfoursoVariants.STAMPS_WITH_T)) {
      return moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }
    String text = SPACED.format(moment);
    return surroundings.has(TwentyfoursoVariants.STAMPS_WITHOUT_ZONE) ? text : text + "Z";
  }

  private static String orderStamp(ObjectNode row, String name) {
    return Organisation.stamp(row, name).truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private ObjectNode finish(ObjectNode shown) {
    if (surroundings.has(TwentyfoursoVariants.NULLS_LEFT_OUT)) {
      leaveNullsOut(shown);
    }
    return surroundings.has(TwentyfoursoVariants.NEW_PROPERTIES)
        ? shown.put("newProperty", "new").set("newObject", Json.object().put("inner", 1))
        : shown;
  }

  private static void leaveNullsOut(ObjectNode node) {
    List<String> empty = new ArrayList<>();
    for (Map.Entry<String, JsonNode> property : node.properties()) {
      if (property.getValue() instanceof ObjectNode inner) {
        leaveNullsOut(inner);
      }
      boolean nothing = property.getValue().isObject() && property.getValue().isEmpty();
      if (property.getValue().isNull() || nothing) {
        empty.add(property.getKey());
      }
    }
    node.remove(empty);
  }

  private static void splitStreet(JsonNode address) {
    if (address instanceof ObjectNode object && object.hasNonNull("street")) {
      ArrayNode parts = Json.array();
      for (String part : object.get("street").asText().split("\n", -1)) {
        parts.add(TextNode.valueOf(part));
      }
      object.set("street", parts);
    }
  }
}
