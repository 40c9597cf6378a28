package no.samklang.sync.internal;

import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * Mints references for creates and ids for plans and runs: 26 characters of Crockford's base 32,
 * the time first, so that they sort by it, then 80 random bits. Thread-safe.
 */
final class OperationReferences {
  private static final char[] DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();

  private final InstantSource clock;
  private final RandomGenerator random;

  OperationReferences(InstantSource clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  synchronized String next() {
    char[] text = new char[26];
    long time = clock.millis();
    for (int i = 9; i >= 0; i--) {
      text[i] = DIGITS[(int) (time & 31)];
      time >>>= 5;
    }
    for (int i = 10; i < 26; i++) {
      text[i] = DIGITS[random.nextInt(32)];
    }
    return new String(text);
  }
}
