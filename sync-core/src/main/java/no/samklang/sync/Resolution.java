package no.samklang.sync;

/** What a person found out about a record that the engine could not settle. */
public sealed interface Resolution {

  /**
   * It stands in the target: the document that was sent, or the record that it is.
   *
   * @param targetId its id in the target
   */
  record StandsAs(String targetId) implements Resolution {
    /**
     * Checks that there is an id.
     *
     * @throws IllegalArgumentException if it is blank
     */
    public StandsAs {
      targetId = targetId.strip();
      if (targetId.isEmpty()) {
        throw new IllegalArgumentException("targetId is empty: give the id in the target");
      }
    }
  }

  /** What was sent is not in the target, nor any part of it: it goes again, as new. */
  record NotDelivered() implements Resolution {}

  /** Returns that it stands in the target under this id. */
  static Resolution standsAs(String targetId) {
    return new StandsAs(targetId);
  }

  /** Returns that nothing of it is in the target. */
  static Resolution notDelivered() {
    return new NotDelivered();
  }
}
