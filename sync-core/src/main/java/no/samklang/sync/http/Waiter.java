package no.samklang.sync.http;

import java.time.Duration;

/** Lets time pass. Tests give one that only moves a clock. Safe for use by many threads. */
@FunctionalInterface
public interface Waiter {

  /**
   * Returns when {@code time} has passed.
   *
   * @throws InterruptedException if the thread is interrupted, before or while it waits
   */
  void await(Duration time) throws InterruptedException;

  /** Returns a waiter that blocks the calling thread. */
  static Waiter blocking() {
    return time -> Thread.sleep(time.toMillis(), time.toNanosPart() % 1_000_000);
  }
}
