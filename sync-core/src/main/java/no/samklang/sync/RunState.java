package no.samklang.sync;

/** How a run ended. */
public enum RunState {
  /** It went through. */
  COMPLETED,
  /** It was cancelled; what was under way was finished and committed. */
  CANCELLED,
  /** A system could not be reached; the cursors stand and the next run goes on. */
  PAUSED,
  /** A system refused access: a person must mend credentials, plan or scope. */
  REFUSED,
  /** The first plan of a route must be applied before it may write. */
  NEEDS_REVIEW,
  /**
   * It would have changed more than its brakes allow, or was given a listing too small to be
   * believed; the problem names the plan in which it was saved.
   */
  BRAKED,
  /** Another run holds the lease. */
  BUSY,
  /** It could not go on; the problem says why. */
  FAILED
}
