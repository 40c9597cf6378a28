package no.samklang.simulators.vismanet;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Reads a code from a decoded path segment: plain, or as {@code b64(...)} where it has reserved
 * characters.
 */
final class PathKey {

  private static final String RESERVED = ":/?#[]@&*+;";
  private static final String OPEN = "b64(";

  private PathKey() {}

  /** Returns the code, or nothing if it stands plain though it may not. */
  static Optional<String> read(String text) {
    if (text.startsWith(OPEN) && text.endsWith(")")) {
      return decode(text.substring(OPEN.length(), text.length() - 1));
    }
    boolean plain = text.chars().noneMatch(letter -> RESERVED.indexOf(letter) >= 0);
    return plain ? Optional.of(text) : Optional.empty();
  }

  private static Optional<String> decode(String text) {
    try {
      return Optional.of(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
