package no.samklang.sync.spi;

/** How a record that is no longer wanted leaves the target. */
public enum Retirement {
  /** Close it, keeping its history. */
  CLOSE,
  /** Block it for new use. */
  BLOCK,
  /** Set it inactive. */
  DEACTIVATE,
  /** Delete it. */
  DELETE
}
