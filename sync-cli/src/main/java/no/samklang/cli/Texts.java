package no.samklang.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import no.samklang.sync.FieldDifference;
import no.samklang.sync.Outcome;
import no.samklang.sync.RunState;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Messages;
import org.jspecify.annotations.Nullable;

/**
 * Words for a person, in one language and zone.
 *
 * @param locale the language
 * @param zone the zone of days and times
 */
record Texts(Locale locale, ZoneId zone) {
  private static final Pattern STAMP =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,9})?)?Z");

  /** How a plan writes the reference to a record that it only plans to create. */
  private static final String PLANNED = "planned ";

  /** How a list of records begins. */
  private static final String LIST = "[{";

  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  String of(Message message) {
    Message readable = message;
    for (Map.Entry<String, String> param : message.params().entrySet()) {
      if (STAMP.matcher(param.getValue()).matches()) {
        readable = readable.with(param.getKey(), minute(Instant.parse(param.getValue())));
      }
    }
    return Messages.text(readable, locale);
  }

  String of(String code) {
    return of(Message.of(code));
  }

  String of(String code, String name, Object value) {
    return of(Message.of(code, name, value));
  }

  String of(String code, String name1, Object value1, String name2, Object value2) {
    return of(Message.of(code, name1, value1, name2, value2));
  }

  String minute(Instant when) {
    return MINUTE.format(when.atZone(zone));
  }

  String seconds(Duration length) {
    long tenths = length.toMillis() / 100;
    return tenths / 10 + decimalMark() + tenths % 10 + " s";
  }

  /** Returns an amount or a number of hours with two decimals. */
  String figure(BigDecimal figure) {
    return figure.setScale(2, RoundingMode.HALF_UP).toPlainString().replace(".", decimalMark());
  }

  private String decimalMark() {
    return locale.getLanguage().equals("en") ? "." : ",";
  }

  String state(RunState state) {
    return of("cli.state." + word(state));
  }

  String outcome(Outcome outcome, long count) {
    return of("cli.outcome." + word(outcome), "count", count);
  }

  /** Returns what became of one record. */
  String outcome(Outcome outcome) {
    return outcome(outcome, 1).replaceFirst("^1 ", "");
  }

  /** Returns the counts in the order of the outcomes, such as {@code 2 created, 5 unchanged}. */
  String counts(Map<Outcome, Long> counts) {
    List<String> parts = new ArrayList<>();
    for (Outcome outcome : Outcome.values()) {
      long count = counts.getOrDefault(outcome, 0L);
      if (count > 0) {
        parts.add(outcome(outcome, count));
      }
    }
    return parts.isEmpty() ? of("cli.nothing-to-do") : String.join(", ", parts);
  }

  /** Returns the name of a field for people, or its own name where there is none. */
  String field(String name) {
    String code = "cli.field." + name;
    String text = of(code);
    return text.equals(code) ? name : text;
  }

  Html.FieldLine field(FieldDifference difference) {
    return new Html.FieldLine(
        field(difference.field()),
        difference.before() == null ? "" : value(difference.before()),
        value(difference.after()));
  }

  /** Returns a value, or the word for none. */
  String value(@Nullable String value) {
    if (value == null || value.isEmpty()) {
      return of("cli.empty");
    }
    if (value.equals("true") || value.equals("false")) {
      return of("cli." + value);
    }
    if (value.startsWith(LIST)) {
      return Json.read(value).map(this::list).orElse(value);
    }
    return value.startsWith(PLANNED)
        ? of("cli.planned", "id", value.substring(PLANNED.length()))
        : value;
  }

  /** Returns a list of records as their numbers and names. */
  private String list(JsonNode records) {
    List<String> parts = new ArrayList<>();
    for (JsonNode record : records) {
      String name = record.path("number").asText() + " " + record.path("name").asText();
      parts.add(record.path("active").asBoolean(true) ? name : of("cli.not-in-use", "name", name));
    }
    return String.join(", ", parts);
  }

  /** Returns a constant as the codes of texts have it. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
