package no.samklang.sync.internal;

import no.samklang.sync.RunState;
import no.samklang.sync.spi.Broken;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.NotAllowed;
import no.samklang.sync.spi.SyncException;
import no.samklang.sync.spi.Unavailable;
import org.jspecify.annotations.Nullable;

/** Ends a route before it is through; what is finished stays committed and the cursor stands. */
final class StopRoute extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final RunState state;
  private final Message reason;

  StopRoute(RunState state, Message reason) {
    this(state, reason, null);
  }

  private StopRoute(RunState state, Message reason, @Nullable Throwable cause) {
    super(reason.code(), cause);
    this.state = state;
    this.reason = reason;
  }

  /** Returns the stop that an error of a system as a whole means. */
  static StopRoute because(SyncException error) {
    RunState state = RunState.FAILED;
    if (error instanceof Unavailable) {
      state = RunState.PAUSED;
    } else if (error instanceof NotAllowed) {
      state = RunState.REFUSED;
    } else if (!(error instanceof Broken)) {
      state = RunState.PAUSED;
    }
    return new StopRoute(state, error.message(), error);
  }

  RunState state() {
    return state;
  }

  Message reason() {
    return reason;
  }
}
