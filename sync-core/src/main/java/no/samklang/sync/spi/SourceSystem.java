package no.samklang.sync.spi;

import java.util.Collection;
import java.util.List;
import no.samklang.sync.model.EntityType;

/**
 * A system that records are read from. Blocking; the engine may call it from several threads at
 * once, but never reads two pages of one type at the same time. Which types can be read, and how,
 * is declared in {@link ConnectorDescriptor#capabilities()}; a call for another type throws {@link
 * IllegalArgumentException}. All methods may throw any {@link SyncException}.
 */
public interface SourceSystem {

  /**
   * Makes ready what a queue holds. Called once a run before the first page of a type that is read
   * as a {@link Capabilities.Reading#QUEUE}, and never for a plan. Safe to repeat.
   *
   * @implSpec does nothing
   */
  default void prepare(EntityType<?> type) {}

  /**
   * Reads one page.
   *
   * <p>The order of rows is the vendor's. A record may come more than once, in one pass or in
   * several. An empty page that is last means that there is nothing more. A row that cannot be
   * understood is given as {@link SourceRecord#faulty} and never ends the page.
   *
   * @param after {@link Cursor#START}, or a cursor that an earlier page gave as {@link
   *     Page#next()}; for a queue always the beginning or a page inside this pass
   */
  <T> Page<SourceRecord<T>> read(EntityType<T> type, Cursor after, ReadOptions options);

  /**
   * Reads records by id: completes thin rows and re-reads records that waited. An id that is not
   * there is left out of the answer or given as {@link SourceRecord#gone}.
   *
   * @param ids at most the page size, each once
   */
  <T> List<SourceRecord<T>> fetch(EntityType<T> type, Collection<String> ids);

  /**
   * Tells the source that these records were delivered, so that it stops offering them. Safe to
   * repeat; called only after the delivery is durable in the state store.
   *
   * @implSpec throws {@link UnsupportedOperationException}; a type read as a queue needs it
   */
  default void acknowledge(EntityType<?> type, Collection<Acknowledgement> delivered) {
    throw new UnsupportedOperationException("nothing of type " + type + " can be acknowledged");
  }
}
