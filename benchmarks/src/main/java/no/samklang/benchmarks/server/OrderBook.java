package no.samklang.benchmarks.server;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The orders that the target took: one more for every POST, under an id of its own, whatever was
 * there before. The free text {@code reference} can be searched, after a while. Thread-safe.
 */
final class OrderBook {
  private static final byte[] CUSTOMER = field("customer");
  private static final byte[] REFERENCE = field("reference");

  private final AtomicIntegerArray byCustomer;
  private final Map<String, ConcurrentLinkedQueue<Order>> byReference = new ConcurrentHashMap<>();
  private final AtomicLong made = new AtomicLong();
  private final AtomicLong dropped = new AtomicLong();
  private final AtomicLong searches = new AtomicLong();
  private final long hiddenNanos;
  private final int dropOneIn;

  /** An order that can be searched for. */
  private record Order(long id, long visibleAt) {}

  /**
   * Makes a book for so many customers.
   *
   * @param hiddenMillis how long an order is not found by its reference
   * @param dropOneIn every so many orders the answer is lost; 0 for never
   */
  OrderBook(int customers, int hiddenMillis, int dropOneIn) {
    this.byCustomer = new AtomicIntegerArray(customers);
    this.hiddenNanos = TimeUnit.MILLISECONDS.toNanos(hiddenMillis);
    this.dropOneIn = dropOneIn;
  }

  /** Makes an order and writes its id; returns whether the caller is to hear of it. */
  boolean make(byte[] body, ByteSink out) {
    long id = made.incrementAndGet();
    byCustomer.incrementAndGet(Integer.parseInt(text(body, CUSTOMER).substring(1)));
    String reference = text(body, REFERENCE);
    if (!reference.isEmpty()) {
      byReference
          .computeIfAbsent(reference, first -> new ConcurrentLinkedQueue<>())
          .add(new Order(id, System.nanoTime() + hiddenNanos));
    }
    synchronized (this) {
      notifyAll();
    }
    out.add("{\"id\":\"" + id + "\"}");
    if (dropOneIn > 0 && id % dropOneIn == 0) {
      dropped.incrementAndGet();
      return false;
    }
    return true;
  }

  /** Writes the ids of the visible orders with this reference. */
  void search(String reference, ByteSink out) {
    searches.incrementAndGet();
    long now = System.nanoTime();
    List<String> ids =
        byReference.getOrDefault(reference, new ConcurrentLinkedQueue<>()).stream()
            .filter(order -> order.visibleAt - now <= 0)
            .map(order -> "\"" + order.id + "\"")
            .toList();
    out.add("{\"ids\":[" + String.join(",", ids) + "]}");
  }

  /** Waits until so many orders are made. */
  synchronized void await(long orders) {
    while (made.get() < orders) {
      try {
        wait();
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** Returns what came of it, as JSON: customers without an order and orders too many. */
  String json() {
    int lost = 0;
    int doubled = 0;
    for (int i = 0; i < byCustomer.length(); i++) {
      int orders = byCustomer.get(i);
      lost += orders == 0 ? 1 : 0;
      doubled += Math.max(0, orders - 1);
    }
    return "{\"made\":%d,\"lost\":%d,\"doubled\":%d,\"dropped\":%d,\"searches\":%d}"
        .formatted(made.get(), lost, doubled, dropped.get(), searches.get());
  }

  /** Returns the text of a field whose value needs no decoding; empty when it is not there. */
  private static String text(byte[] body, byte[] field) {
    for (int i = 0; i + field.length < body.length; i++) {
      if (starts(body, i, field)) {
        int from = i + field.length;
        int to = from;
        while (body[to] != '"') {
          to++;
        }
        return new String(body, from, to - from, StandardCharsets.UTF_8);
      }
    }
    return "";
  }

  private static boolean starts(byte[] body, int at, byte[] field) {
    for (int i = 0; i < field.length; i++) {
      if (body[at + i] != field[i]) {
        return false;
      }
    }
    return true;
  }

  private static byte[] field(String name) {
    return ("\"" + name + "\":\"").getBytes(StandardCharsets.UTF_8);
  }
}
