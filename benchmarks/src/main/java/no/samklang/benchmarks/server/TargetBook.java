package no.samklang.benchmarks.server;

import java.util.concurrent.atomic.AtomicReferenceArray;

/** What the target was given, by customer number. Thread-safe. */
final class TargetBook {
  private final AtomicReferenceArray<byte[]> bodies;

  TargetBook(int records) {
    bodies = new AtomicReferenceArray<>(records);
  }

  void put(int number, byte[] body) {
    bodies.set(number, body);
  }

  boolean one(int number, ByteSink out) {
    byte[] body = bodies.get(number);
    if (body != null) {
      out.add(body);
    }
    return body != null;
  }

  /** Writes a page of the records that are there, and where the next begins. */
  void listing(int from, int limit, ByteSink out) {
    out.add("{\"rows\":[");
    int rows = 0;
    int next = from;
    while (next < bodies.length() && rows < limit) {
      byte[] body = bodies.get(next++);
      if (body != null) {
        if (rows++ > 0) {
          out.add(',');
        }
        out.add(body);
      }
    }
    boolean last = rows < limit;
    out.add("],\"next\":\"" + next + "\",\"last\":" + last + "}");
  }

  /** Returns how many records are there. */
  int size() {
    int size = 0;
    for (int i = 0; i < bodies.length(); i++) {
      size += bodies.get(i) == null ? 0 : 1;
    }
    return size;
  }
}
