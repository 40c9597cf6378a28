package no.samklang.sync;

import java.util.OptionalLong;

/**
 * Watches a run. Called on the engine's threads; what it throws is logged and does not touch the
 * run.
 */
public interface SyncListener {
  /** A listener that does nothing. */
  SyncListener NONE = new SyncListener() {};

  /** A route begins. */
  default void started(String route) {}

  /**
   * A page of a route is finished and durable.
   *
   * @param done records finished so far in this run
   * @param expected records of this run: as the source announced them; where it announces none and
   *     a plan is applied, those that are left of what the plan counted; else empty
   */
  default void progressed(String route, long done, OptionalLong expected) {}

  /** A route has ended. */
  default void ended(RouteReport report) {}
}
