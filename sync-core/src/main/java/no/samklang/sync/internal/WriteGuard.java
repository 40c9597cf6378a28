package no.samklang.sync.internal;

import java.util.concurrent.atomic.AtomicReference;
import no.samklang.sync.spi.LeaseLost;
import no.samklang.sync.spi.SyncException;
import org.jspecify.annotations.Nullable;

/** Lets no further write start once the route is to stop; the first reason stays. Thread-safe. */
final class WriteGuard {
  private final RouteContext context;
  private final Thread owner = Thread.currentThread();
  private final AtomicReference<@Nullable RuntimeException> stop = new AtomicReference<>();

  WriteGuard(RouteContext context) {
    this.context = context;
  }

  boolean mayStart() {
    return stop.get() == null
        && !context.options().cancellation().isCancelled()
        && !owner.isInterrupted();
  }

  void stop(RuntimeException why) {
    stop.compareAndSet(null, why);
  }

  /** Throws what stopped the route, if anything did. */
  void check() {
    RuntimeException why = stop.get();
    if (why instanceof SyncException error) {
      throw StopRoute.because(error);
    }
    if (why instanceof LeaseLost lost) {
      throw StopRoute.because(lost);
    }
    if (why != null) {
      throw why;
    }
    if (!mayStart()) {
      throw new CancelledException();
    }
  }
}
