package no.samklang.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import no.samklang.sync.Cancellation;

/**
 * Lets Ctrl-C, or a polite kill, end a run in good order: the run is cancelled, and the process
 * waits a bounded time until what is under way is finished, committed and reported. Closed after
 * everything that must be finished.
 */
final class Interruption implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Cancellation cancellation = new Cancellation();
  private final CountDownLatch finished = new CountDownLatch(1);
  private final Screen screen;
  private final Thread hook = new Thread(this::stop, "samklang-stop");

  private Interruption(Screen screen) {
    this.screen = screen;
  }

  static Interruption watch(Screen screen) {
    Interruption interruption = new Interruption(screen);
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  Cancellation cancellation() {
    return cancellation;
  }

  private void stop() {
    cancellation.cancel();
    screen.complain("Stopping: what is under way is finished first. The next run goes on.");
    try {
      if (!finished.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        screen.complain("It takes too long and is cut off. Nothing is sent twice by the next run.");
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    finished.countDown();
    if (!cancellation.isCancelled()) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException stopping) {
        cancellation.cancel();
      }
    }
  }
}
