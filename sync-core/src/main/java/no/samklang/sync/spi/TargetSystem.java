package no.samklang.sync.spi;

import java.util.Collection;
import java.util.List;
import no.samklang.sync.model.EntityType;

/**
 * A system that records are written to. Blocking; the engine calls it from up to {@link
 * Capabilities#maxInFlight()} threads at once, never twice at the same time for one record. Which
 * types can be written is declared in {@link ConnectorDescriptor#capabilities()}; a call for
 * another type throws {@link IllegalArgumentException}. References in the records given are in this
 * system's own terms. All methods may throw any {@link SyncException}.
 */
public interface TargetSystem {

  /**
   * Lists what the target holds, page by page: for the first correlation and for drift checks.
   *
   * @param after {@link Cursor#START} or what the page before gave
   */
  <T> Page<TargetRecord<T>> list(EntityType<T> type, Cursor after, ReadOptions options);

  /** Finds the records that carry this key; empty when there are none. */
  <T> List<TargetRecord<T>> find(EntityType<T> type, MatchKey key);

  /** Reads records by id; an id that is not there is left out of the answer. */
  <T> List<TargetRecord<T>> fetch(EntityType<T> type, Collection<String> ids);

  /**
   * Looks whether an earlier create reached the target. Reads only.
   *
   * @param wanted the record as it was sent
   * @param writing the create as remembered
   * @implSpec answers {@link Found.CannotTell}
   */
  default <T> Found locate(EntityType<T> type, T wanted, Writing writing) {
    return new Found.CannotTell(Message.of("create.cannot-be-searched", "type", type.name()));
  }

  /**
   * Creates a record.
   *
   * <p>Must throw {@link Unavailable} only when the target surely did no work (429, no connection),
   * and {@link Unclear} for every other failure whose outcome is unknown: 5xx and any I/O error
   * once the connection stood.
   */
  <T> Receipt create(EntityType<T> type, T wanted, Writing writing);

  /**
   * Finishes a half-made record from the steps in {@link Writing#steps()}.
   *
   * @implSpec throws {@link UnsupportedOperationException}; needed where {@link #locate} may answer
   *     {@link Found.Partial} or {@link #create} calls {@link Writing#made}
   */
  default <T> Receipt resume(EntityType<T> type, T wanted, Writing writing) {
    throw new UnsupportedOperationException("nothing of type " + type + " is made in steps");
  }

  /** Writes the changed fields of a record; safe to repeat. */
  <T> Receipt update(EntityType<T> type, String id, Change<T> change);

  /**
   * Makes and changes several records in one call. Each write ends as it would alone, the failed
   * ones too; trouble of the whole call is the outcome of every write.
   *
   * @param writes at most {@link Capabilities#maxBatch()}, of different records
   * @return an outcome for each write, in their order
   * @implSpec throws {@link UnsupportedOperationException}; needed where {@link
   *     Capabilities#maxBatch()} is more than one
   */
  default <T> List<Written> writeAll(EntityType<T> type, List<Write<T>> writes) {
    throw new UnsupportedOperationException("records of type " + type + " are written one by one");
  }

  /**
   * Returns whether a document can still be changed. Reads only.
   *
   * @implSpec answers {@link DocumentState#FINAL}: what cannot be told is not touched
   */
  default DocumentState documentState(EntityType<?> type, String id) {
    return DocumentState.FINAL;
  }

  /**
   * Takes a record out of use; safe to repeat.
   *
   * @implSpec throws {@link UnsupportedOperationException}; needed where {@link
   *     Capabilities#retirements()} is not empty
   */
  default void retire(EntityType<?> type, String id, Retirement how) {
    throw new UnsupportedOperationException("nothing of type " + type + " can be retired");
  }
}
