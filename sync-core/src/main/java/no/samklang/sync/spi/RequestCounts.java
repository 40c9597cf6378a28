package no.samklang.sync.spi;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many requests were sent to a system up to one moment; the difference of two says what a run
 * cost.
 *
 * @param byOperation requests that went out, by method and path template, such as {@code GET
 *     /v1/customer/{number}}; repeats are counted, token requests are not
 * @param repeats requests in {@code byOperation} beyond the first of each call
 * @param tokenRequests requests for an access token
 * @param pauses waits that a 429 made all users of a rate budget share
 */
public record RequestCounts(
    Map<String, Long> byOperation, long repeats, long tokenRequests, long pauses) {

  /** No request yet. */
  public static final RequestCounts NONE = new RequestCounts(Map.of(), 0, 0, 0);

  /** Copies and sorts the operations. */
  public RequestCounts {
    byOperation = Collections.unmodifiableMap(new TreeMap<>(byOperation));
  }

  /** Returns the sum over all operations, without token requests. */
  public long total() {
    return byOperation.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Returns what was counted after {@code earlier}; operations without a request are left out. */
  public RequestCounts minus(RequestCounts earlier) {
    Map<String, Long> difference = new TreeMap<>(byOperation);
    earlier.byOperation.forEach(
        (operation, count) -> difference.merge(operation, -count, Long::sum));
    difference.values().removeIf(count -> count == 0);
    return new RequestCounts(
        difference,
        repeats - earlier.repeats,
        tokenRequests - earlier.tokenRequests,
        pauses - earlier.pauses);
  }
}
