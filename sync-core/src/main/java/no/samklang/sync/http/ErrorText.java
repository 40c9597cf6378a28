package no.samklang.sync.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** The vendor's own words in a refusal, for a person to read: short, and without our secrets. */
final class ErrorText {
  private static final int LONGEST_BODY = 64 * 1024;
  private static final int LONGEST = 300;
  private static final List<String> NAMES =
      List.of(
          "message",
          "Message",
          "ExceptionMessage",
          "melding",
          "error_description",
          "detail",
          "title",
          "error",
          "errors");

  private ErrorText() {}

  /** Returns one line, empty when there is nothing a person could read. */
  static String of(ApiReply reply, ObjectMapper mapper, List<String> secrets) {
    if (reply.isEmpty() || reply.bytes().length > LONGEST_BODY) {
      return "";
    }
    String line = Secrets.hide(raw(reply, mapper), secrets).replaceAll("[\\s\\p{Cntrl}]+", " ");
    return line.length() <= LONGEST ? line.strip() : line.substring(0, LONGEST).strip() + "…";
  }

  private static String raw(ApiReply reply, ObjectMapper mapper) {
    String type = reply.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    if (type.startsWith("text/plain")) {
      return reply.text();
    }
    if (type.startsWith("text/")) {
      return "";
    }
    try {
      JsonNode tree = mapper.readTree(reply.bytes());
      return tree == null ? "" : find(tree);
    } catch (IOException notJson) {
      return "";
    }
  }

  private static String find(JsonNode node) {
    if (node.isTextual()) {
      return node.asText();
    }
    if (node.isArray()) {
      return node.isEmpty() ? "" : find(node.get(0));
    }
    for (String name : NAMES) {
      String text = node.has(name) ? find(node.get(name)) : "";
      if (!text.isBlank()) {
        return text;
      }
    }
    return "";
  }
}
