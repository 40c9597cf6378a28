package no.samklang.sync.engine;

import java.util.concurrent.atomic.AtomicInteger;
import no.samklang.sync.spi.SyncStateStore;
import no.samklang.sync.testkit.InMemorySystem;
import no.samklang.sync.testkit.Operation;

/**
 * Kills the engine at its n-th step, a step being the time before or after a commit or a call to a
 * system. From then on nothing reaches store or systems, as from a dead process.
 */
final class Killer {
  private final AtomicInteger steps = new AtomicInteger();
  private volatile int deadly = Integer.MAX_VALUE;
  private volatile boolean dead;

  /** The process is no more. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1;
  }

  Killer(InMemorySystem... systems) {
    for (InMemorySystem system : systems) {
      for (Operation operation : Operation.values()) {
        system.before(operation, call -> step());
        system.after(operation, call -> step());
      }
    }
  }

  void killAt(int step) {
    steps.set(0);
    deadly = step;
  }

  /** Kills at once, whatever the step. */
  void killNow() {
    dead = true;
    breathe();
  }

  boolean killed() {
    return dead;
  }

  void revive() {
    deadly = Integer.MAX_VALUE;
    dead = false;
  }

  SyncStateStore around(SyncStateStore store) {
    return CountingStore.watched(
        store,
        new CountingStore.Watch() {
          @Override
          public void before(String call, Object[] arguments) {
            breathe();
            if (call.equals("commit")) {
              step();
            }
          }

          @Override
          public void after(String call, Object[] arguments) {
            if (call.equals("commit")) {
              step();
            }
          }
        });
  }

  private void step() {
    breathe();
    if (steps.incrementAndGet() == deadly) {
      killNow();
    }
  }

  private void breathe() {
    if (dead) {
      throw new Killed();
    }
  }
}
