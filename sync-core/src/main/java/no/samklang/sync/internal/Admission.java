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
  private ChangeCounts begun;
  private boolean waiting;

  /**
   * Makes the rule for one run.
   *
   * @param accepted whether a person accepted whatever the run decides
   * @param before the brake that tripped before, if one did
   */
  Admission(Brakes brakes, boolean accepted, BrakePlan before) {
    this.brakes = brakes;
    this.accepted = accepted;
    this.begun = before.begun();
    this.waiting = !accepted && before.stands();
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

  /** Returns what was let through, also before a brake tripped that still stands. */
  ChangeCounts begun() {
    return begun;
  }

  boolean accepted() {
    return accepted;
  }
}
