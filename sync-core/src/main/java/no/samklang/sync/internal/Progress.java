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
  private OptionalLong expected = OptionalLong.empty();
  private long done;

  Progress(String route, SyncListener listener) {
    this.route = route;
    this.listener = listener;
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
