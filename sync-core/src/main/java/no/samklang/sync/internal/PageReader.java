package no.samklang.sync.internal;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Page;
import org.jspecify.annotations.Nullable;

/** Reads pages one ahead: the next is fetched while this one is worked on. Not thread-safe. */
final class PageReader<R> implements AutoCloseable {
  private final Function<Cursor, Page<R>> read;
  private final ExecutorService ahead =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "samklang-read");
            thread.setDaemon(true);
            return thread;
          });
  private @Nullable Future<Page<R>> next;

  PageReader(Cursor start, Function<Cursor, Page<R>> read) {
    this.read = read;
    next = fetch(start);
  }

  /** Returns the next page; null after the last. */
  @Nullable Page<R> next() throws InterruptedException {
    Future<Page<R>> awaited = next;
    if (awaited == null) {
      return null;
    }
    try {
      Page<R> page = awaited.get();
      next = page.last() ? null : fetch(page.next());
      return page;
    } catch (ExecutionException failed) {
      next = null;
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (failed.getCause() instanceof Error cause) {
        throw cause;
      }
      throw new IllegalStateException("reading failed", failed.getCause());
    }
  }

  private Future<Page<R>> fetch(Cursor cursor) {
    return ahead.submit(() -> read.apply(cursor));
  }

  @Override
  public void close() {
    ahead.shutdownNow();
  }
}
