package no.samklang.simulators.vismanet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** One declared filter of a list. */
@FunctionalInterface
interface RowFilter {

  /** Returns whether a row, as it is kept, passes the values of the parameter. */
  boolean passes(ObjectNode row, List<String> values);

  static RowFilter text(String... path) {
    return (row, values) -> {
      var at = (com.fasterxml.jackson.databind.JsonNode) row;
      for (String name : path) {
        at = at.path(name);
      }
      return values.contains(at.asText());
    };
  }

  static RowFilter flag(String name) {
    return (row, values) -> row.path(name).asBoolean() == bool(values.get(0));
  }

  static boolean bool(String value) {
    if (value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false")) {
      return Boolean.parseBoolean(value);
    }
    throw new IllegalArgumentException("The value '" + value + "' is not valid.");
  }
}
