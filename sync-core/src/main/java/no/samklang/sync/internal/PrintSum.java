package no.samklang.sync.internal;

import java.nio.charset.StandardCharsets;
import no.samklang.sync.spi.Fingerprint;

/** A fingerprint of a set of texts, the same in whatever order they come. Not thread-safe. */
final class PrintSum {
  private static final byte[] NO_SALT = {};

  private long high;
  private long low;

  /** Adds a text that was not added before. */
  void add(String text) {
    Fingerprint print = Hashing.fingerprint(NO_SALT, text.getBytes(StandardCharsets.UTF_8));
    high += print.high();
    low += print.low();
  }

  /** Returns the sum in hexadecimal digits. */
  @Override
  public String toString() {
    return Long.toHexString(high) + '-' + Long.toHexString(low);
  }
}
