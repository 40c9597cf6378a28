package no.samklang.sync.http;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import no.samklang.sync.spi.RequestCounts;

/** Counts requests as they go out. Safe for use by many threads, and by several clients. */
public final class RequestCounter {
  private final Map<Operation, LongAdder> operations = new ConcurrentHashMap<>();
  private final LongAdder repeats = new LongAdder();
  private final LongAdder tokenRequests = new LongAdder();
  private final LongAdder pauses = new LongAdder();

  /** Starts at nothing. */
  public RequestCounter() {}

  private record Operation(String method, String template) {}

  /** Returns the counts as they are now. */
  public RequestCounts snapshot() {
    Map<String, Long> byOperation = new TreeMap<>();
    operations.forEach(
        (operation, count) ->
            byOperation.put(operation.method + " " + operation.template, count.sum()));
    return new RequestCounts(byOperation, repeats.sum(), tokenRequests.sum(), pauses.sum());
  }

  void request(String method, String template) {
    operations
        .computeIfAbsent(new Operation(method, template), each -> new LongAdder())
        .increment();
  }

  void repeat() {
    repeats.increment();
  }

  void tokenRequest() {
    tokenRequests.increment();
  }

  void pause() {
    pauses.increment();
  }
}
