package no.samklang.simulators.internal;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.samklang.simulators.RecordedCall;

/** Counts calls and keeps the last ones. Thread-safe. */
final class CallLog {

  private static final int KEPT = 1000;

  private final Map<String, Long> counts = new TreeMap<>();
  private final ArrayDeque<RecordedCall> last = new ArrayDeque<>();
  private final ArrayDeque<String> violations = new ArrayDeque<>();
  private long total;

  synchronized void add(Request request, String template, int status, Instant at) {
    total++;
    counts.merge(request.method() + " " + template, 1L, Long::sum);
    if (last.size() == KEPT) {
      last.removeFirst();
    }
    last.addLast(
        new RecordedCall(
            total, at, request.method(), request.path(), template, request.query(), status));
  }

  synchronized void violations(List<String> found) {
    for (String violation : found) {
      if (violations.size() < KEPT) {
        violations.addLast(violation);
      }
    }
  }

  synchronized void clear() {
    counts.clear();
    last.clear();
    violations.clear();
    total = 0;
  }

  synchronized long total() {
    return total;
  }

  synchronized long count(String methodAndTemplate) {
    return counts.getOrDefault(methodAndTemplate, 0L);
  }

  synchronized Map<String, Long> counts() {
    return new TreeMap<>(counts);
  }

  synchronized List<RecordedCall> last() {
    return new ArrayList<>(last);
  }

  synchronized List<String> violations() {
    return List.copyOf(violations);
  }
}
