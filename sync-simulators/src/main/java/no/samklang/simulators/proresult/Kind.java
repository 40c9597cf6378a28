package no.samklang.simulators.proresult;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;

/** What a field holds, and what a value that is sent for it must be. */
enum Kind {
  TEXT("må være en tekst"),
  INTEGER("må være et heltall"),
  DECIMAL("må være et tall"),
  /** A price. */
  MONEY("må være et beløp på null eller mer med høyst fire desimaler"),
  FLAG("må være true eller false"),
  DATE("må være en dato på formen ÅÅÅÅ-MM-DD"),
  /** A time of day. */
  CLOCK("må være et klokkeslett på formen TT:MM"),
  /** A moment, kept as seconds since 1970. */
  MOMENT("må være et tidspunkt"),
  /** Ids of rows, as many as one call may name. */
  IDS("må være en liste med 1 til " + Kind.MOST_ROWS + " heltall");

  /** How many rows one call may bring or name. */
  static final int MOST_ROWS = 500;

  private static final int PRICE_DECIMALS = 4;
  private static final Pattern TIME_OF_DAY = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d");

  private final String expectation;

  Kind(String expectation) {
    this.expectation = expectation;
  }

  /** Returns what a value must be, to follow the name of the field. */
  String expectation() {
    return expectation;
  }

  boolean fits(JsonNode value) {
    return switch (this) {
      case TEXT -> value.isTextual();
      case INTEGER, MOMENT -> value.isIntegralNumber();
      case DECIMAL -> value.isNumber();
      case MONEY -> value.isNumber() && isPrice(value);
      case FLAG -> value.isBoolean();
      case DATE -> isDate(value.asText());
      case CLOCK -> TIME_OF_DAY.matcher(value.asText()).matches();
      case IDS -> isListOfIds(value);
    };
  }

  boolean isFigure() {
    return this == INTEGER || this == DECIMAL || this == MONEY;
  }

  private static boolean isPrice(JsonNode value) {
    return value.decimalValue().signum() >= 0
        && value.decimalValue().stripTrailingZeros().scale() <= PRICE_DECIMALS;
  }

  static boolean isDate(String text) {
    try {
      return LocalDate.parse(text).toString().equals(text);
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static boolean isListOfIds(JsonNode value) {
    if (!value.isArray() || value.isEmpty() || value.size() > MOST_ROWS) {
      return false;
    }
    for (JsonNode id : value) {
      if (!id.isIntegralNumber()) {
        return false;
      }
    }
    return true;
  }
}
