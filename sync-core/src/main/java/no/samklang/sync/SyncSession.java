package no.samklang.sync;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import no.samklang.sync.spi.JournalEntry;
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
   * routes of the plan may write from then on. While a finding on the check list of one of them is
   * open it does nothing, and reports {@link RunState#NEEDS_REVIEW}.
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
   * Tries records again, at once.
   *
   * @param route the route
   * @param sourceIds which; empty for all that wait, were refused or are to be decided. One that is
   *     named is looked at also when it is not parked, or was left out by hand
   */
  RunReport retry(String route, Collection<String> sourceIds);

  /**
   * Returns the check list that the last first plan of a route left, in the order things were
   * found, with what was decided. A route that compares nothing has none, nor has one that was
   * never planned.
   *
   * @param offset findings to pass over
   * @param limit most findings to return
   */
  List<Finding> findings(String route, long offset, int limit);

  /**
   * Decides of one finding. Calls neither system: applying the plan acts on it, and a run after
   * that. It can be decided anew, and is kept with what was seen, also when links are forgotten.
   *
   * @throws DecisionRefused if there is no such finding, if the verdict does not fit it, or a run
   *     is under way
   */
  void decide(String route, String findingId, Verdict verdict, Signature signature);

  /**
   * Accepts a check list whole: all findings that are open go as planned.
   *
   * @return how many were open
   * @throws DecisionRefused if a run is under way
   */
  long acceptFindings(String route, Signature signature);

  /**
   * Leaves a parked record out until it changes in the source. It counts as skipped from then on.
   *
   * @throws DecisionRefused if nothing is to be decided of it, or a run is under way
   */
  void skip(String route, String sourceId, Signature signature);

  /**
   * Lets a parked record go as a person edited it, in the next run and until it changes in the
   * source. What a post route delivers so counts as the source's own record, which is not posted
   * beside it.
   *
   * @param changes fields of the source record with their new values, as a JSON object; null
   *     empties one, and fields that are not named stay ({@link Parked#payload()} shows them)
   * @throws DecisionRefused if the changes do not fit the record, naming the field; if nothing is
   *     to be decided of it, or a run is under way
   */
  void edit(String route, String sourceId, String changes, Signature signature);

  /**
   * Settles by a person's word what the engine could not: a document in doubt, or a record for
   * which no match, or more than one, was found. For a document of several records it holds for
   * all. The next run acts on it.
   *
   * @throws DecisionRefused if nothing is to be settled, if the target record is linked to another,
   *     or if a run is under way
   */
  void resolve(String route, String sourceId, Resolution how, Signature signature);

  /**
   * Forgets memories of a route, which are then found out anew by reading everything. Nothing is
   * posted twice for it. A route whose links are forgotten, and every other that links the same
   * records, must be accepted anew by its first plan.
   *
   * @throws DecisionRefused if a run is under way
   * @throws IllegalArgumentException if no memory is named
   */
  void forget(String route, Set<Memory> memories, Signature signature);

  /**
   * Forgets memories of one record. Without its base it is read and compared in the next run;
   * without its link it stands for a person to decide, by {@link #resolve} or {@link #retry}.
   *
   * @param memories {@link Memory#LINKS} or {@link Memory#BASES}; cursors belong to the route
   * @throws DecisionRefused if it is under way, has no link to forget, or a run is under way
   * @throws IllegalArgumentException if no memory of a record is named
   */
  void forget(String route, String sourceId, Set<Memory> memories, Signature signature);

  /**
   * Returns the journal, the newest entry first: what was written where, and what people decided.
   *
   * @param route only of this route; null for all
   * @param sourceId only of this record; null for all
   * @param offset entries to pass over
   */
  List<JournalEntry> journal(
      @Nullable String route, @Nullable String sourceId, long offset, int limit);

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
