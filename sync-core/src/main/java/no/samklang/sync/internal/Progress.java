package no.samklang.sync.internal;

import java.util.OptionalLong;
import no.samklang.sync.SyncListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the listener how far a route has come; what the listener throws goes to the log. */
final class Progress {
  private static final Logger LOG = LoggerFactory.getLogger(Progress.class);

  private final String route;
  private final SyncListener listener;
  private OptionalLong expected;
  private long done;

  /**
   * Begins at nothing.
   *
   * @param planned records to be gone through, as long as the source announces no total
   */
  Progress(String route, SyncListener listener, OptionalLong planned) {
    this.route = route;
    this.listener = listener;
    this.expected = planned;
  }

  void expect(OptionalLong total) {
    if (total.isPresent()) {
      expected = total;
    }
  }

  void finished(int records) {
    done += records;
    safely(() -> listener.progressed(route, done, expected));
  }

  static void safely(Runnable call) {
    try {
      call.run();
    } catch (RuntimeException thrown) {
      LOG.warn("a listener threw and was passed over", thrown);
    }
  }
}
