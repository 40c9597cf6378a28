package no.samklang.simulators.tidsbanken;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;
import no.samklang.simulators.internal.Oslo;
import org.jspecify.annotations.Nullable;

/** Reads the values of columns from JSON. */
final class Values {

  private static final Pattern LOCAL =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,7})?");

  private Values() {}

  /**
   * Reads a value as a caller of the API may write it.
   *
   * @throws IllegalArgumentException if it does not fit the column
   */
  static @Nullable Object read(Column column, JsonNode json) {
    if (json.isNull()) {
      return null;
    }
    return switch (column.kind()) {
      case TEXT -> text(column, json);
      case INTEGER -> {
        require(json.isIntegralNumber(), column, json, "an integer");
        yield json.asLong();
      }
      case DECIMAL -> {
        require(json.isNumber(), column, json, "a number");
        yield json.decimalValue();
      }
      case FLAG -> {
        require(json.isBoolean(), column, json, "a boolean");
        yield json.asBoolean();
      }
      case LOCAL, LOCAL_WITH_OFFSET -> local(column, json);
      case STAMP_UTC, STAMP_WITH_OFFSET -> stamp(column, json);
    };
  }

  /** Reads a value as the admin side may write it: a date or an offset is taken as well. */
  static @Nullable Object readLeniently(Column column, JsonNode json) {
    if (!json.isTextual() || !column.kind().isMoment()) {
      return column.kind() == Kind.TEXT && json.isNumber() ? json.asText() : read(column, json);
    }
    String text = json.asText();
    boolean isStamp = column.kind() == Kind.STAMP_UTC || column.kind() == Kind.STAMP_WITH_OFFSET;
    try {
      if (text.length() == 10) {
        LocalDateTime midnight = LocalDate.parse(text).atStartOfDay();
        return isStamp ? (Object) midnight.atZone(Oslo.ZONE).toInstant() : midnight;
      }
      if (isStamp || LOCAL.matcher(text).matches()) {
        return read(column, json);
      }
      return OffsetDateTime.parse(text).atZoneSameInstant(Oslo.ZONE).toLocalDateTime();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          column.name() + " is '" + text + "', which is no date-time", e);
    }
  }

  private static String text(Column column, JsonNode json) {
    require(json.isTextual(), column, json, "a string");
    String text = json.asText();
    if (text.length() > column.maxLength()) {
      throw new IllegalArgumentException(
          column.name()
              + " has "
              + text.length()
              + " characters; at most "
              + column.maxLength()
              + " fit.");
    }
    return text;
  }

  private static LocalDateTime local(Column column, JsonNode json) {
    String text = json.isTextual() ? json.asText() : "";
    require(LOCAL.matcher(text).matches(), column, json, "a local date-time without offset");
    try {
      return LocalDateTime.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          column.name() + " is '" + text + "', which is no date-time.", e);
    }
  }

  private static Instant stamp(Column column, JsonNode json) {
    String text = json.asText();
    try {
      return LOCAL.matcher(text).matches()
          ? LocalDateTime.parse(text).atZone(Oslo.ZONE).toInstant()
          : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          column.name() + " is '" + text + "', which is no date-time.", e);
    }
  }

  private static void require(boolean fits, Column column, JsonNode json, String expected) {
    if (!fits) {
      throw new IllegalArgumentException(
          column.name() + " is " + json + "; it must be " + expected + ".");
    }
  }
}
