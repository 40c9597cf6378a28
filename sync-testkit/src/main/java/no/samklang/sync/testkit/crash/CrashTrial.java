package no.samklang.sync.testkit.crash;

import no.samklang.sync.testkit.MovableClock;

/**
 * One world in which a run is disturbed: two systems, a state store and a clock, all new. The
 * explorer makes one for every point it tries.
 *
 * <p>Each method is called by one thread at a time, but {@link #run} may be called while a {@link
 * #live} of another thread stands still: what both use must not be locked across calls to the
 * engine.
 */
public interface CrashTrial extends AutoCloseable {

  /**
   * Does what a process does from its start to its end: opens the integration on {@link Life#store}
   * and {@link Life#connector} and runs it, perhaps several times. When the process is cut, an
   * error comes out of the engine or of what the life gave; it must be let through.
   */
  void live(Life life);

  /** Opens the integration anew, as after a restart, and runs it once. */
  void run(Life life);

  /**
   * Does what happens between the end of the first process and the start of the second.
   *
   * @implSpec does nothing
   */
  default void beforeRestart() {}

  /**
   * Checks how everything stands after the last run.
   *
   * @throws AssertionError if something was lost, doubled or left open
   */
  void check();

  /** Returns the clock of engine, systems and store. */
  MovableClock clock();

  /**
   * Closes what the world opened.
   *
   * @implSpec does nothing
   */
  @Override
  default void close() {}
}
