package no.samklang.sync.internal;

/** Who approves what a run decides. */
enum Mode {
  /** Nobody: decisions are written down. */
  PLAN,
  /** A saved plan. */
  APPLY,
  /** Everything is approved. */
  RUN
}
