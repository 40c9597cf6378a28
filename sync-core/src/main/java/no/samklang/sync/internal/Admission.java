package no.samklang.sync.internal;

import no.samklang.sync.Brakes;

/**
 * Lets pages be written as they come while the run stays within the floors of its brakes, or is
 * accepted as a whole. From the first page that goes beyond, everything waits for the end of the
 * pass, where the brakes are judged. Not thread-safe.
 */
final class Admission {
  private final Brakes brakes;
  private final boolean accepted;
  private ChangeCounts begun = ChangeCounts.NONE;
  private boolean waiting;

  /**
   * Makes the rule for one run.
   *
   * @param accepted whether a person accepted whatever the run decides
   */
  Admission(Brakes brakes, boolean accepted) {
    this.brakes = brakes;
    this.accepted = accepted;
  }

  /** Returns whether a page with these changes may be written now. */
  boolean admits(ChangeCounts page) {
    ChangeCounts all = begun.plus(page);
    waiting |= !accepted && !all.withinFloors(brakes);
    if (!waiting) {
      begun = all;
    }
    return !waiting;
  }

  /** Returns what was let through. */
  ChangeCounts begun() {
    return begun;
  }

  boolean accepted() {
    return accepted;
  }
}
