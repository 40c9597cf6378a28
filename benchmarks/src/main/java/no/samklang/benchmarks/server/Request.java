package no.samklang.benchmarks.server;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads requests off a connection, one after the other. Not thread-safe. */
final class Request {
  private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);

  private final InputStream in;
  private byte[] buffer = new byte[16 * 1024];
  private int filled;
  private int bodyStart;
  private int end;
  private int pathStart;
  private int pathEnd;

  Request(InputStream in) {
    this.in = in;
  }

  /** Reads the next request; returns whether there was one. */
  boolean next() throws IOException {
    System.arraycopy(buffer, end, buffer, 0, filled - end);
    filled -= end;
    end = 0;
    int head = headEnd(0);
    while (head < 0) {
      int from = Math.max(0, filled - 3);
      if (!more()) {
        return false;
      }
      head = headEnd(from);
    }
    bodyStart = head;
    end = head + contentLength(head);
    while (filled < end) {
      if (!more()) {
        throw new EOFException("the request ends within its body");
      }
    }
    pathStart = 1 + indexOf(' ', 0, head);
    pathEnd = indexOf(' ', pathStart, head);
    return true;
  }

  boolean isPut() {
    return buffer[0] == 'P' && buffer[1] == 'U';
  }

  boolean isPost() {
    return buffer[0] == 'P' && buffer[1] == 'O';
  }

  /** Returns path and query. */
  String path() {
    return new String(buffer, pathStart, pathEnd - pathStart, StandardCharsets.US_ASCII);
  }

  /** Returns whether path and query begin so. */
  boolean isFor(byte[] prefix) {
    int length = prefix.length;
    return pathEnd - pathStart >= length
        && Arrays.equals(buffer, pathStart, pathStart + length, prefix, 0, length);
  }

  /** Returns the number of the customer that the path ends with. */
  int customer() {
    int number = 0;
    for (int i = pathEnd - 7; i < pathEnd; i++) {
      number = number * 10 + buffer[i] - '0';
    }
    return number;
  }

  byte[] body() {
    return Arrays.copyOfRange(buffer, bodyStart, end);
  }

  private boolean more() throws IOException {
    if (filled == buffer.length) {
      buffer = Arrays.copyOf(buffer, 2 * buffer.length);
    }
    int read = in.read(buffer, filled, buffer.length - filled);
    filled += Math.max(0, read);
    return read > 0;
  }

  private int headEnd(int from) {
    for (int i = from; i + 3 < filled; i++) {
      if (buffer[i] == '\r' && buffer[i + 2] == '\r' && buffer[i + 3] == '\n') {
        return i + 4;
      }
    }
    return -1;
  }

  private int indexOf(char wanted, int from, int to) {
    for (int i = from; i < to; i++) {
      if (buffer[i] == wanted) {
        return i;
      }
    }
    return to;
  }

  private int contentLength(int head) {
    for (int line = indexOf('\n', 0, head) + 1; line < head; line = indexOf('\n', line, head) + 1) {
      if (isLength(line)) {
        return number(line + LENGTH.length, head);
      }
    }
    return 0;
  }

  private boolean isLength(int line) {
    for (int i = 0; i < LENGTH.length; i++) {
      if ((buffer[line + i] | 0x20) != (LENGTH[i] | 0x20)) {
        return false;
      }
    }
    return true;
  }

  private int number(int from, int head) {
    int number = 0;
    for (int i = from; i < head && buffer[i] != '\r'; i++) {
      if (buffer[i] >= '0' && buffer[i] <= '9') {
        number = number * 10 + buffer[i] - '0';
      }
    }
    return number;
  }
}
