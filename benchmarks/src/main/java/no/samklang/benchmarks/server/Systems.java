package no.samklang.benchmarks.server;

import java.util.concurrent.TimeUnit;

/** Both systems, and how they are set up between runs. Thread-safe. */
final class Systems {
  private volatile SourceBook source = new SourceBook(0);
  private volatile TargetBook target = new TargetBook(0);
  private volatile OrderBook orders = new OrderBook(0, 0, 0);
  private volatile Tally tally = new Tally();
  private volatile long latencyNanos;

  SourceBook source() {
    return source;
  }

  TargetBook target() {
    return target;
  }

  OrderBook orders() {
    return orders;
  }

  Tally tally() {
    return tally;
  }

  long latencyNanos() {
    return latencyNanos;
  }

  /** Does what a path under {@code /admin/} says; returns the counts. */
  String administer(String path, boolean changes) {
    if (path.startsWith("/admin/orders")) {
      orders.await(Query.of(path).number("await", 0));
      return orders.json();
    }
    return setUp(path, changes);
  }

  private synchronized String setUp(String path, boolean changes) {
    Query query = Query.of(path);
    if (changes && path.startsWith("/admin/reset")) {
      source = new SourceBook(query.number("records", 0));
      target = new TargetBook(source.records());
      orders = new OrderBook(source.records(), query.number("hidden", 0), query.number("drop", 0));
      latencyNanos = TimeUnit.MILLISECONDS.toNanos(query.number("latency", 0));
    } else if (changes && path.startsWith("/admin/change")) {
      source = source.changed(query.number("one-of", 100));
    }
    if (changes) {
      tally = new Tally();
    }
    return tally.json(target.size());
  }
}
