package no.samklang.sync.model;

/** Phase of a task in the field, in the words that the systems share. */
public enum WorkOrderStatus {
  /** Planned or under way. */
  OPEN,
  /** Ended: finished or, where the vendor does not tell the two apart, aborted. */
  FINISHED,
  /** Further on than finished: approved or settled. */
  CLOSED,
  /** The vendor named a status that this version does not know. */
  UNKNOWN
}
