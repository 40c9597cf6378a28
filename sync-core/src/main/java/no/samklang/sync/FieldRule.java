package no.samklang.sync;

/** When a field of a mirrored record is written. */
public enum FieldRule {
  /** The source owns it: written whenever it changes. */
  ALWAYS,
  /**
   * The source owns it: written whenever anything of the record is, should it have been changed.
   */
  WITH_EVERY_CHANGE,
  /** Written when the record is created; afterwards people in the target own it. */
  ON_CREATE,
  /** Written when the source has a value; an empty value leaves the target's. */
  IF_PRESENT,
  /** Never written. */
  NEVER;

  /** Returns whether the source goes on owning the field once the record is created. */
  public boolean owned() {
    return this == ALWAYS || this == WITH_EVERY_CHANGE || this == IF_PRESENT;
  }
}
