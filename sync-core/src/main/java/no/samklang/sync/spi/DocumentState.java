package no.samklang.sync.spi;

/** Whether a document in a target can still be changed. */
public enum DocumentState {
  /** A draft: it may be updated, and deleted where the target can delete. */
  DRAFT,
  /** Released, sent, paid or otherwise fixed; or the target cannot tell. */
  FINAL,
  /** No longer there. */
  GONE
}
