package no.samklang.simulators.proresult;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * A field of a row or of a body.
 *
 * @param name as the vendor spells it
 * @param kind what it holds
 * @param need whether it must be there and may be null
 * @param maxLength of a text
 * @param sent whether a caller of the API may send it
 */
record Field(String name, Kind kind, Need need, int maxLength, boolean sent) {

  /** Whether a field must be there. */
  enum Need {
    REQUIRED,
    /** May be left out, but not be null. */
    OPTIONAL,
    NULLABLE
  }

  static final int NUMBER_LENGTH = 50;
  static final int NAME_LENGTH = 255;

  /** Returns a field that a caller must send. */
  static Field required(String name, Kind kind, int maxLength) {
    return new Field(name, kind, Need.REQUIRED, maxLength, true);
  }

  static Field required(String name, Kind kind) {
    return required(name, kind, Integer.MAX_VALUE);
  }

  /** Returns a field that a caller may send, also as null. */
  static Field nullable(String name, Kind kind) {
    return new Field(name, kind, Need.NULLABLE, Integer.MAX_VALUE, true);
  }

  /** Returns a field that a caller may send, but not as null. */
  static Field optional(String name, Kind kind) {
    return new Field(name, kind, Need.OPTIONAL, Integer.MAX_VALUE, true);
  }

  /** Returns the number that people know a row by, which stands in the path. */
  static Field number(String name) {
    return new Field(name, Kind.TEXT, Need.REQUIRED, NUMBER_LENGTH, false);
  }

  /** Returns a field that every row has and no caller sends. */
  static Field shown(String name, Kind kind) {
    return new Field(name, kind, Need.REQUIRED, Integer.MAX_VALUE, false);
  }

  /** Returns a field that a row may have and no caller sends. */
  static Field shownIfAny(String name, Kind kind) {
    return new Field(name, kind, Need.NULLABLE, Integer.MAX_VALUE, false);
  }

  /** Returns what is wrong with a value, to follow the name of the field. */
  Optional<String> problem(JsonNode value) {
    if (value.isNull()) {
      return need == Need.NULLABLE ? Optional.empty() : Optional.of("kan ikke være null");
    }
    if (!kind.fits(value)) {
      return Optional.of(kind.expectation());
    }
    if (kind == Kind.TEXT && need == Need.REQUIRED && value.asText().isEmpty()) {
      return Optional.of("kan ikke være tom");
    }
    return kind == Kind.TEXT && value.asText().length() > maxLength
        ? Optional.of("kan ha høyst " + maxLength + " tegn")
        : Optional.empty();
  }
}
