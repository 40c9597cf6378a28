package no.samklang.sync;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A switch by which a host stops a run: what is under way is finished and committed. Thread-safe.
 */
public final class Cancellation {
  private final AtomicBoolean cancelled = new AtomicBoolean();

  /** Makes a switch that is not thrown. */
  public Cancellation() {}

  /** Asks the run to stop. */
  public void cancel() {
    cancelled.set(true);
  }

  /** Returns whether the run was asked to stop. */
  public boolean isCancelled() {
    return cancelled.get();
  }
}
