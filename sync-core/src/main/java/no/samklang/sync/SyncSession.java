package no.samklang.sync;

import java.util.Collection;
import java.util.List;
import no.samklang.sync.spi.Parked;
import org.jspecify.annotations.Nullable;

/**
 * An integration opened on its two systems and a state store. Thread-safe; a second run of a route
 * that is running is refused by its lease.
 */
public interface SyncSession extends AutoCloseable {

  /** Checks both systems, and that they can do what the routes need. Changes nothing. */
  CheckReport check();

  /** Finds out what a run would do, and keeps it as a plan. Writes to neither system. */
  Plan plan(RunOptions options);

  /** Finds out what a run of every route would do. */
  default Plan plan() {
    return plan(RunOptions.all());
  }

  /**
   * Returns lines of a plan in the order they were planned.
   *
   * @param offset lines to pass over
   * @param limit most lines to return
   */
  List<PlannedChange> planned(String planId, long offset, int limit);

  /**
   * Does what a plan says and nothing else; a record that moved since is left for the next. The
   * routes of the plan may write from then on.
   *
   * @param planId the plan
   * @param by who applies it
   * @throws IllegalArgumentException if there is no such plan, or it has expired
   */
  RunReport apply(String planId, String by, RunOptions options);

  /** Does what a plan says and nothing else. */
  default RunReport apply(Plan plan, String by) {
    return apply(plan.id(), by, RunOptions.all());
  }

  /** Brings the systems in step. Never throws for what a system does: the report says it. */
  RunReport run(RunOptions options);

  /** Brings the systems in step on every route. */
  default RunReport run() {
    return run(RunOptions.all());
  }

  /**
   * Tries parked records again.
   *
   * @param route the route
   * @param sourceIds which; empty for all that are parked
   */
  RunReport retry(String route, Collection<String> sourceIds);

  /** Returns where the integration stands, without calling either system. */
  SyncStatus status();

  /**
   * Returns parked records of a route in the order of their source ids.
   *
   * @param afterSourceId where the page before ended; null for the first
   */
  List<Parked> parked(String route, @Nullable String afterSourceId, int limit);

  /** Returns why a record is where it is, from the state store alone. */
  Explanation explain(String route, String sourceId);

  /**
   * Closes a period of a post route: sums what source, ledger and target have, and names the
   * records that make the difference. Reads both systems, writes nothing, and holds the route while
   * it reads. What a system fails at is the report's problem.
   *
   * @param period the period, such as {@code 2026-11}; null for everything
   * @throws IllegalArgumentException if there is no such route, or it keeps no control totals
   */
  ControlReport control(String route, @Nullable String period);

  /** Returns the integration. */
  Integration integration();

  @Override
  void close();
}
