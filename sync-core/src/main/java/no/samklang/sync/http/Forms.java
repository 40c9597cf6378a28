package no.samklang.sync.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.StringJoiner;

/** Form fields as a body. */
final class Forms {
  static final String TYPE = "application/x-www-form-urlencoded";

  private Forms() {}

  static byte[] encode(Map<String, String> fields) {
    StringJoiner form = new StringJoiner("&");
    fields.forEach((name, value) -> form.add(Percent.encode(name) + "=" + Percent.encode(value)));
    return form.toString().getBytes(StandardCharsets.UTF_8);
  }
}
