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
   * @param expected records that the source announced, where it did
   */
  default void progressed(String route, long done, OptionalLong expected) {}

  /** A route has ended. */
  default void ended(RouteReport report) {}
}
