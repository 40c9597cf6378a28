package no.samklang.sync;

/**
 * A memory that a person may let the engine forget. What is under way and what was delivered are
 * not among them: they are what keeps anything from being sent a second time.
 */
public enum Memory {
  /**
   * Who is who. Takes {@link #CURSORS} along, as links are found again only by reading everything;
   * what was written once and matches nothing then is left to a person, not made a second time.
   */
  LINKS,
  /**
   * What was seen and written last. Takes {@link #CURSORS} along, as it is found out again only by
   * reading everything and comparing it with the target.
   */
  BASES,
  /** How far the route has read. */
  CURSORS
}
