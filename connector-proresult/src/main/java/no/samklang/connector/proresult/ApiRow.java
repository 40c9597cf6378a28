package no.samklang.connector.proresult;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import no.samklang.sync.spi.Broken;
import no.samklang.sync.spi.Message;
import org.jspecify.annotations.Nullable;

/**
 * One row as it was read. Null and blank text are the same nothing. What is missing or cannot be
 * understood is {@link Broken}, and named without its value: rows hold wages and names.
 */
final class ApiRow {
  private static final Set<String> YES = Set.of("1", "true");
  private static final Set<String> NO = Set.of("0", "false");

  private final String place;
  private final ObjectNode node;
  private final ZoneId zone;

  /**
   * Takes a row.
   *
   * @param place what it is a row of, for messages
   * @param zone what a stamp without offset is local to
   */
  ApiRow(String place, ObjectNode node, ZoneId zone) {
    this.place = place;
    this.node = node;
    this.zone = zone;
  }

  /** Reads a text. */
  private interface Parser<T> {
    T parse(String text);
  }

  @Nullable String text(String field) {
    JsonNode value = node.get(field);
    if (value == null || value.isNull()) {
      return null;
    }
    String text = value.isNumber() ? value.decimalValue().toPlainString() : value.asText();
    return text.isBlank() ? null : text;
  }

  String required(String field) {
    return needed(field, text(field));
  }

  @Nullable BigDecimal decimal(String field) {
    return parsed(field, BigDecimal::new);
  }

  BigDecimal requiredDecimal(String field) {
    return needed(field, decimal(field));
  }

  @Nullable LocalDate day(String field) {
    return parsed(field, LocalDate::parse);
  }

  LocalDate requiredDay(String field) {
    return needed(field, day(field));
  }

  @Nullable Boolean flag(String field) {
    return parsed(field, text -> yesOrNo(text.strip().toLowerCase(Locale.ROOT)));
  }

  boolean requiredFlag(String field) {
    return needed(field, flag(field));
  }

  /** Returns when the row was last changed; null when it does not say so in a known way. */
  @Nullable Instant changedAt() {
    String text = text(ApiNames.Assumed.CHANGED_AT);
    try {
      return text == null ? null : moment(text);
    } catch (DateTimeException unknown) {
      return null;
    }
  }

  private Instant moment(String text) {
    TemporalAccessor parsed =
        DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
    return parsed instanceof OffsetDateTime stamp
        ? stamp.toInstant()
        : LocalDateTime.from(parsed).atZone(zone).toInstant();
  }

  /** Returns the key, or a mark by which a row without key is known again. */
  String keyOrMark(String field) {
    String key = text(field);
    return key != null ? key : "?" + Integer.toHexString(node.hashCode());
  }

  /**
   * Returns attributes for those fields that hold something.
   *
   * @param fieldByAttribute the field of each attribute
   */
  Map<String, String> attributes(Map<String, String> fieldByAttribute) {
    Map<String, String> attributes = new TreeMap<>();
    fieldByAttribute.forEach(
        (attribute, field) -> {
          String text = text(field);
          if (text != null) {
            attributes.put(attribute, text);
          }
        });
    return attributes;
  }

  private static boolean yesOrNo(String text) {
    if (!YES.contains(text) && !NO.contains(text)) {
      throw new IllegalArgumentException("neither yes nor no");
    }
    return YES.contains(text);
  }

  private <T> @Nullable T parsed(String field, Parser<T> parser) {
    String text = text(field);
    try {
      return text == null ? null : parser.parse(text);
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new Broken(Message.of("proresult.field-unreadable", "place", place, "field", field));
    }
  }

  private <T> T needed(String field, @Nullable T value) {
    if (value == null) {
      throw new Broken(Message.of("proresult.field-missing", "place", place, "field", field));
    }
    return value;
  }
}
