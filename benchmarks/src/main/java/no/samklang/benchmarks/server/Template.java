package no.samklang.benchmarks.server;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The JSON of one customer, 369 bytes, in which only digits differ from record to record. */
final class Template {
  static final int BYTES = 369;

  private static final int DIGITS = 7;
  private static final int REVISION_DIGITS = 3;
  private static final String TEXT =
      "{\"id\":\"C#######\",\"number\":\"1#######\","
          + "\"name\":\"Bjørnøya Håndverk ####### AS\",\"organisationNumber\":\"91#######\","
          + "\"address\":{\"line1\":\"Øvre Storgate #######\",\"line2\":\"Bakgården\","
          + "\"postalCode\":\"9008\",\"city\":\"Tromsø\",\"country\":\"NO\"},"
          + "\"email\":\"post.#######@eksempel.no\",\"phone\":\"+47 %%% #######\","
          + "\"contactPerson\":\"Kari Nordmann\",\"active\":true,\"note\":\"";

  private final byte[] bytes = pad(TEXT.getBytes(StandardCharsets.UTF_8));
  private final int[] numbers = places('#', DIGITS);
  private final int revision = places('%', REVISION_DIGITS)[0];

  void add(int number, int revisions, ByteSink out) {
    int start = out.size();
    out.add(bytes);
    for (int place : numbers) {
      out.patch(start + place, DIGITS, number);
    }
    out.patch(start + revision, REVISION_DIGITS, 100 + revisions);
  }

  private int[] places(char mark, int length) {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == mark) {
        found.add(i);
        i += length - 1;
      }
    }
    return found.stream().mapToInt(Integer::intValue).toArray();
  }

  private static byte[] pad(byte[] text) {
    ByteSink padded = new ByteSink();
    padded.add(text);
    while (padded.size() < BYTES - 2) {
      padded.add('x');
    }
    padded.add("\"}");
    byte[] all = new byte[padded.size()];
    java.io.ByteArrayOutputStream copy = new java.io.ByteArrayOutputStream(all.length);
    try {
      padded.writeTo(copy);
    } catch (java.io.IOException impossible) {
      throw new IllegalStateException("memory cannot fail", impossible);
    }
    return copy.toByteArray();
  }
}
