package no.samklang.sync;

/** When a field of a mirrored record is written. */
public enum FieldRule {
  /** The source owns it: written whenever it changes. */
  ALWAYS,
  /** Written when the record is created; afterwards people in the target own it. */
  ON_CREATE,
  /** Written when the source has a value; an empty value leaves the target's. */
  IF_PRESENT,
  /** Never written. */
  NEVER
}
