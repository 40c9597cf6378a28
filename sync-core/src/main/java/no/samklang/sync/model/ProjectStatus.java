package no.samklang.sync.model;

/** Phase of a project or task, in the words that the systems share. */
public enum ProjectStatus {
  /** Not begun. */
  PLANNED,
  /** Under way. */
  ACTIVE,
  /** Paused or suspended. */
  ON_HOLD,
  /** Waits for somebody's approval. */
  PENDING_APPROVAL,
  /** Finished. */
  COMPLETED,
  /** Given up. */
  CANCELLED,
  /** The vendor named a status that this version does not know. */
  UNKNOWN
}
