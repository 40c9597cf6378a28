package no.samklang.sync.internal;

import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * Mints references for creates and ids for plans and runs: 26 characters of Crockford's base 32,
 * the time first, so that they sort by it, then 80 random bits. Thread-safe.
 */
final class OperationReferences {
  private static final char[] DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();
  private static final int RANDOM_BYTES = 10;

  private final InstantSource clock;
  private final RandomGenerator random;

  OperationReferences(InstantSource clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  synchronized String next() {
    char[] text = new char[26];
    write(clock.millis(), 10, text, 0);
    byte[] bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    ByteBuffer drawn = ByteBuffer.wrap(bytes);
    long first = drawn.getLong();
    write(first >>> 24, 8, text, 10);
    write(((first & 0xffffff) << 16) | (drawn.getShort() & 0xffff), 8, text, 18);
    return new String(text);
  }

  private static void write(long bits, int digits, char[] text, int at) {
    long rest = bits;
    for (int i = at + digits - 1; i >= at; i--) {
      text[i] = DIGITS[(int) (rest & 31)];
      rest >>>= 5;
    }
  }
}
