package no.samklang.sync;

/** What a person decides of a finding on the check list of a first plan. */
public sealed interface Verdict {

  /**
   * As the plan has it: a matched record is linked and brought in step, one without a match is
   * made, or stays unlinked, and what cannot go stays parked. It holds while the same is seen; when
   * other evidence turns up before the plan is applied, the finding is open again.
   */
  record AsPlanned() implements Verdict {}

  /**
   * It is this record on the other side, whatever the match keys say. It is linked when the plan is
   * applied, and brought in step.
   *
   * @param id id of the record on the other side of the finding
   */
  record LinkTo(String id) implements Verdict {
    /**
     * Checks that there is an id.
     *
     * @throws IllegalArgumentException if it is blank
     */
    public LinkTo {
      id = id.strip();
      if (id.isEmpty()) {
        throw new IllegalArgumentException("id is empty: give the id on the other side");
      }
    }
  }

  /**
   * The two are not the same: they are never taken for a pair again. While nothing but that record
   * has its number the source record stays out, as two would have one number.
   */
  record Apart() implements Verdict {}

  /** It stays out, however it changes, until it is retried by name. */
  record LeaveOut() implements Verdict {}

  /** Returns that it goes as planned. */
  static Verdict asPlanned() {
    return new AsPlanned();
  }

  /** Returns that it is this record on the other side. */
  static Verdict linkTo(String id) {
    return new LinkTo(id);
  }

  /** Returns that the two are not the same. */
  static Verdict apart() {
    return new Apart();
  }

  /** Returns that it stays out. */
  static Verdict leaveOut() {
    return new LeaveOut();
  }
}
