package no.samklang.simulators.vismanet;

import java.nio.ByteBuffer;
import java.util.Base64;

/** Numbers all changes of a company, as its database does. */
final class Changes {

  private static final long FIRST = 0x0100_0000L;

  private long last = FIRST;

  long next() {
    return ++last;
  }

  /** Returns the number of the last change. */
  long last() {
    return last;
  }

  /** Returns a number in the form of {@code timeStamp} and {@code ETag}. */
  static String text(long version) {
    return Base64.getEncoder()
        .encodeToString(ByteBuffer.allocate(Long.BYTES).putLong(version).array());
  }
}
