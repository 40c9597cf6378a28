package no.samklang.sync.internal;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import no.samklang.sync.spi.SyncException;
import org.jspecify.annotations.Nullable;

/**
 * Lets no further write start once the route is to stop; the first reason stays. One record in
 * trouble is left for later, but several in a row mean that the system is. Thread-safe.
 */
final class WriteGuard {
  private static final int MOST_IN_A_ROW = 3;

  private final RouteContext context;
  private final Thread owner = Thread.currentThread();
  private final AtomicReference<@Nullable Throwable> stop = new AtomicReference<>();
  private final AtomicInteger inARow = new AtomicInteger();

  WriteGuard(RouteContext context) {
    this.context = context;
  }

  boolean mayStart() {
    return stop.get() == null
        && !context.options().cancellation().isCancelled()
        && !owner.isInterrupted();
  }

  void stop(Throwable why) {
    stop.compareAndSet(null, why);
  }

  /** The system answered a write as it should, with yes or no. */
  void answered() {
    inARow.set(0);
  }

  /** The system failed at a write; returns whether that is now the trouble of the whole route. */
  boolean failed(SyncException why) {
    if (inARow.incrementAndGet() < MOST_IN_A_ROW) {
      return false;
    }
    stop(why);
    return true;
  }

  /** Throws what stopped the route, if anything did, and keeps the lease while it goes on. */
  void check() {
    Throwable why = stop.get();
    if (why instanceof SyncException error) {
      throw StopRoute.because(error);
    }
    if (why instanceof RuntimeException failure) {
      throw failure;
    }
    if (why instanceof Error failure) {
      throw failure;
    }
    if (!mayStart()) {
      throw new CancelledException();
    }
    context.lease().ensure();
  }
}
