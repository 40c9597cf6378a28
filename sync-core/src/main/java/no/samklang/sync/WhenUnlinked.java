package no.samklang.sync;

/** What a post route does with a record that refers to one which is not linked. */
public enum WhenUnlinked {
  /** It waits, as trouble that a person sees, and goes by itself once the link appears. */
  WAIT,
  /** It is left with the source by rule, and goes by itself once the link appears. */
  LEAVE,
  /** It is left out by rule, and the source is told that it is done with. */
  ACKNOWLEDGE
}
