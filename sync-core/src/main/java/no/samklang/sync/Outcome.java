package no.samklang.sync;

/** What became, or in a plan would become, of one record. */
public enum Outcome {
  /** Nothing to do. */
  UNCHANGED,
  /** Made in the target. */
  CREATED,
  /** Recognised as a record that stood in the target already. */
  LINKED,
  /** Changed in the target. */
  UPDATED,
  /** Taken out of use in the target. */
  RETIRED,
  /** Handed over as a document, or as a line of one. */
  POSTED,
  /** What was delivered before was taken back by a document. */
  REVERSED,
  /** An earlier create whose answer was lost was found in the target and adopted. */
  ADOPTED,
  /** The source was told. */
  ACKNOWLEDGED,
  /** Left out by rule. */
  SKIPPED,
  /** Has no match on the other side. */
  UNLINKED,
  /** Changed after the plan was made, or not in it: left for the next plan or run. */
  NOT_IN_PLAN,
  /** Deleted in the source, kept in the target. */
  KEPT,
  /** Waits for something. */
  WAITING,
  /** Refused; a person must mend it. */
  REJECTED,
  /** A person must decide which record it is. */
  REVIEW,
  /** Sent, but it is not known yet whether it arrived; the next run looks again. */
  UNSETTLED,
  /** Sent, and only a person can find out whether it arrived. */
  IN_DOUBT;

  /** Returns whether a person should look at it: what makes a run end with exit code 1. */
  public boolean needsPerson() {
    return this == WAITING
        || this == REJECTED
        || this == REVIEW
        || this == UNSETTLED
        || this == IN_DOUBT;
  }

  /** Returns whether something was written to the target. */
  public boolean writes() {
    return this == CREATED
        || this == UPDATED
        || this == RETIRED
        || this == POSTED
        || this == REVERSED;
  }
}
