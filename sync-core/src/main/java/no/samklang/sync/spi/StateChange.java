package no.samklang.sync.spi;

import java.time.Instant;
import java.util.Objects;

/** One change of the state; a commit takes a list of them and makes all durable or none. */
public sealed interface StateChange {

  /** Adds the link, or replaces the one that this left id has. */
  record PutLink(Link link) implements StateChange {}

  /** Adds or replaces the base of a source record. */
  record PutBase(String route, Base base) implements StateChange {}

  /** Sets how far a route has read; {@code name} tells two readings of one route apart. */
  record PutCursor(String name, Cursor cursor) implements StateChange {}

  /** Adds or replaces an intent. */
  record PutIntent(Intent intent) implements StateChange {}

  /** Removes a settled intent. */
  record CloseIntent(String reference) implements StateChange {}

  /**
   * Adds an entry to the export ledger. An entry that is there already keeps its target and only
   * turns acknowledged.
   */
  record PutLedger(LedgerEntry entry) implements StateChange {}

  /** Marks ledger entries as acknowledged. */
  record MarkAcknowledged(String route, String sourceId) implements StateChange {}

  /** Adds or replaces a parked record. */
  record Park(Parked parked) implements StateChange {}

  /** Removes a parked record; nothing happens when there is none. */
  record Unpark(String route, String sourceId) implements StateChange {}

  /** Adds or replaces the activation of a route. */
  record PutActivation(Activation activation) implements StateChange {}

  /** Adds or replaces a plan's header. */
  record PutPlan(PlanHeader plan) implements StateChange {}

  /** Adds a line to a plan; one line a route and source id. */
  record AddPlanLine(String planId, PlanLine line) implements StateChange {}

  /** Removes a plan and its lines. */
  record DropPlan(String planId) implements StateChange {}

  /** Adds the record of a run that ended. */
  record PutRun(RunRecord run) implements StateChange {
    /** Checks that there is a run. */
    public PutRun {
      Objects.requireNonNull(run, "run");
    }
  }

  /**
   * Replaces a ledger entry after a correction was delivered; refused with {@link
   * UncheckedStoreException} unless its revision is one above that of the entry which is there.
   */
  record ReviseLedger(LedgerEntry entry) implements StateChange {}

  /** Removes the link of the record with this id on this side; nothing happens without one. */
  record RemoveLink(String type, Side side, String id) implements StateChange {}

  /** Removes all links of a type. */
  record ForgetLinks(String type) implements StateChange {}

  /** Removes the base of a source record; nothing happens without one. */
  record RemoveBase(String route, String sourceId) implements StateChange {}

  /** Removes all bases of a route. */
  record ForgetBases(String route) implements StateChange {}

  /** Adds an entry to the journal. */
  record AddJournal(JournalEntry entry) implements StateChange {}

  /** Removes journal entries of all routes of the scope that were written before this time. */
  record DropJournal(Instant before) implements StateChange {}

  /** Removes the records of runs that ended before this time. */
  record DropRuns(Instant before) implements StateChange {}
}
