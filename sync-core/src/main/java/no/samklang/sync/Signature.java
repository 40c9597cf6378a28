package no.samklang.sync;

/**
 * Who decides by hand, and why: both stand in the journal.
 *
 * @param by the person, as people there know them
 * @param why the reason, in a person's words
 */
public record Signature(String by, String why) {
  /**
   * Checks that both are given.
   *
   * @throws IllegalArgumentException if one is blank
   */
  public Signature {
    by = by.strip();
    why = why.strip();
    if (by.isEmpty() || why.isEmpty()) {
      throw new IllegalArgumentException(
          (by.isEmpty() ? "by" : "why") + " is empty: say who decides and why");
    }
  }
}
