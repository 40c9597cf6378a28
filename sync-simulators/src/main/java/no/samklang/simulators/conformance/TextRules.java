package no.samklang.simulators.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.regex.Pattern;

/** The rules of a schema for a text. */
final class TextRules {

  private static final Map<String, Pattern> FORMATS =
      Map.of(
          "date-time",
          Pattern.compile(
              "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})?"),
          "date",
          Pattern.compile("\\d{4}-\\d{2}-\\d{2}"),
          "uuid",
          Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"),
          "byte",
          Pattern.compile("([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?"));

  private TextRules() {}

  static void check(JsonNode schema, String text, String place, Findings findings) {
    Pattern format = FORMATS.get(schema.path("format").asText());
    if (format != null && !format.matcher(text).matches()) {
      findings.add(place, "'" + text + "' is no " + schema.path("format").asText());
    }
    int length = text.codePointCount(0, text.length());
    if (length < schema.path("minLength").asInt(0)
        || length > schema.path("maxLength").asInt(Integer.MAX_VALUE)) {
      findings.add(place, "has " + length + " characters");
    }
    if (schema.has("pattern")
        && !Pattern.compile(schema.get("pattern").asText()).matcher(text).find()) {
      findings.add(place, "'" + text + "' does not fit " + schema.get("pattern").asText());
    }
  }
}
