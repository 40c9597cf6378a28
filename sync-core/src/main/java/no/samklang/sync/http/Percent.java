package no.samklang.sync.http;

import java.nio.charset.StandardCharsets;

/** Percent-encoding of RFC 3986, UTF-8. */
final class Percent {
  private static final String UNRESERVED = "-._~";
  private static final String IN_QUERY = UNRESERVED + "!$&'()*+,;=:@/?%";
  private static final String IN_SEGMENT = UNRESERVED + "!$&'()*+,;=:@%";
  private static final char[] HEX = "0123456789ABCDEF".toCharArray();

  private Percent() {}

  /** Encodes all but unreserved characters: space is %20, plus is %2B. */
  static String encode(String text) {
    return encode(text, UNRESERVED);
  }

  /** Encodes a query name; a dollar sign stays, as OData names its options with it. */
  static String encodeName(String text) {
    return encode(text, UNRESERVED + "$");
  }

  /** Encodes only what must not stand in a query, and leaves what is encoded already. */
  static String mendQuery(String query) {
    return encode(query, IN_QUERY);
  }

  static boolean isSegment(String segment) {
    int i = 0;
    while (i < segment.length() && plain(segment.charAt(i), IN_SEGMENT)) {
      i++;
    }
    return i == segment.length();
  }

  private static String encode(String text, String allowed) {
    int first = 0;
    while (first < text.length() && plain(text.charAt(first), allowed)) {
      first++;
    }
    return first == text.length() ? text : encodeAll(text, allowed);
  }

  private static String encodeAll(String text, String allowed) {
    StringBuilder encoded = new StringBuilder(text.length() + 16);
    for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
      if (plain(each, allowed)) {
        encoded.append((char) each);
      } else {
        encoded.append('%').append(HEX[(each >> 4) & 15]).append(HEX[each & 15]);
      }
    }
    return encoded.toString();
  }

  private static boolean plain(int c, String allowed) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || (c > 0 && allowed.indexOf(c) >= 0);
  }
}
