package no.samklang.sync.store.jdbc;

import java.nio.ByteBuffer;
import java.time.Instant;
import no.samklang.sync.spi.Fingerprint;
import org.jspecify.annotations.Nullable;

/** How values of the SPI stand in columns: an instant as nanoseconds since 1970, to the bit. */
final class Columns {
  private static final long NANOS = 1_000_000_000L;

  private Columns() {}

  /**
   * Returns the instant as a number.
   *
   * @throws IllegalArgumentException if it lies outside the years 1678 to 2261
   */
  static long of(Instant instant) {
    try {
      return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), NANOS), instant.getNano());
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(
          "instant " + instant + " cannot be stored: use one between 1678 and 2261", e);
    }
  }

  static @Nullable Long ofNullable(@Nullable Instant instant) {
    return instant == null ? null : of(instant);
  }

  static Instant instant(long stored) {
    return Instant.ofEpochSecond(Math.floorDiv(stored, NANOS), Math.floorMod(stored, NANOS));
  }

  static byte[] of(Fingerprint fingerprint) {
    return ByteBuffer.allocate(16).putLong(fingerprint.high()).putLong(fingerprint.low()).array();
  }

  /** Returns whether UTF-8 can hold the text: half a surrogate pair would come back as another. */
  static boolean isStorable(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        if (!Character.isHighSurrogate(c)
            || i + 1 == text.length()
            || !Character.isLowSurrogate(text.charAt(++i))) {
          return false;
        }
      }
    }
    return true;
  }

  /**
   * Returns the id.
   *
   * @throws IllegalArgumentException if it holds half a surrogate pair and so could not be told
   *     from another id
   */
  static String id(String id) {
    if (!isStorable(id)) {
      throw new IllegalArgumentException(
          "id '" + id + "' holds half a surrogate pair: let the connector escape it");
    }
    return id;
  }
}
