package no.samklang.simulators.proresult;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;

/**
 * A row: the values of its fields, and properties that only a user of the system sees. A field
 * without a value is not among them.
 */
final class Row {

  static final String CHANGED = "endretDato";

  /** Set while a user has the row open; a caller of the API can then not change it. */
  static final String LOCKED = "laast";

  private static final Comparator<JsonNode> BY_VALUE =
      (one, other) ->
          one.isNumber() && other.isNumber()
              ? one.decimalValue().compareTo(other.decimalValue())
              : one.equals(other) ? 0 : 1;

  private final long id;
  private ObjectNode values;

  Row(long id, ObjectNode values) {
    this.id = id;
    this.values = values;
  }

  /** Returns the number that the system gave the row; rows of the same moment are listed by it. */
  long id() {
    return id;
  }

  /** Returns the moment of the last change in seconds since 1970. */
  long changed() {
    return values.path(CHANGED).asLong();
  }

  String text(String name) {
    return values.path(name).asText();
  }

  boolean flag(String name) {
    return values.path(name).asBoolean();
  }

  boolean isLocked() {
    return flag(LOCKED);
  }

  /** Returns the values; nobody changes them. */
  ObjectNode values() {
    return values;
  }

  /** Returns a copy of the values to change. */
  ObjectNode draft() {
    return values.deepCopy();
  }

  boolean holds(ObjectNode draft) {
    return values.equals(BY_VALUE, draft);
  }

  void take(ObjectNode draft) {
    values = draft;
  }
}
