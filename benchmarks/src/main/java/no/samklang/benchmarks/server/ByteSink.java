package no.samklang.benchmarks.server;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that grow and are used again. Not thread-safe. */
final class ByteSink {
  private byte[] bytes = new byte[4096];
  private int size;

  void clear() {
    size = 0;
  }

  int size() {
    return size;
  }

  ByteSink add(String text) {
    return add(text.getBytes(StandardCharsets.UTF_8));
  }

  ByteSink add(byte[] more) {
    room(more.length);
    System.arraycopy(more, 0, bytes, size, more.length);
    size += more.length;
    return this;
  }

  ByteSink add(char one) {
    room(1);
    bytes[size++] = (byte) one;
    return this;
  }

  ByteSink add(ByteSink other) {
    room(other.size);
    System.arraycopy(other.bytes, 0, bytes, size, other.size);
    size += other.size;
    return this;
  }

  /** Writes a number over bytes that stand here already, with leading zeros. */
  void patch(int at, int digits, int number) {
    int rest = number;
    for (int i = at + digits - 1; i >= at; i--) {
      bytes[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
  }

  void writeTo(OutputStream out) throws IOException {
    out.write(bytes, 0, size);
  }

  private void room(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size + more, 2 * bytes.length));
    }
  }
}
