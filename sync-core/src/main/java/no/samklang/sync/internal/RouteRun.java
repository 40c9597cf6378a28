package no.samklang.sync.internal;

/** The run of one route, of whatever kind. */
interface RouteRun {

  /**
   * Goes through the route once.
   *
   * @throws StopRoute if it cannot go through; what is finished is committed
   * @throws CancelledException if it was asked to stop; what is finished is committed
   */
  void run();
}
