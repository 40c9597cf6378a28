package no.samklang.connector.smartday;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.Item;
import no.samklang.sync.model.WorkOrder;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Write;
import no.samklang.sync.spi.Written;
import org.jspecify.annotations.Nullable;

/**
 * All that the connector wants of Smartday, in the words of the common model. Whatever the API
 * turns out to be, the rest of the connector stays as it is. Blocking and thread-safe; every method
 * may throw any {@link no.samklang.sync.spi.SyncException}.
 */
interface SmartdayPort {

  /**
   * A page.
   *
   * @param next where the next page begins; null when there is none
   * @param <T> class of the records
   */
  record Rows<T>(List<Row<T>> rows, @Nullable String next) {}

  /**
   * A row.
   *
   * @param id Smartday's own id
   * @param value the record; null when it cannot be understood
   * @param fault why it cannot be understood; null when it can
   * @param markedAt when it was last marked as changed; null when unknown
   * @param <T> class of the records
   */
  record Row<T>(
      String id, @Nullable T value, @Nullable Message fault, @Nullable Instant markedAt) {}

  /**
   * A kind of records that is written.
   *
   * @param <T> class of the records
   */
  interface Register<T> {

    /**
     * Lists.
     *
     * @param page empty for the first page, then {@link Rows#next}
     * @param size rows wished for
     */
    Rows<T> list(String page, int size);

    /** Returns the rows with these ids; those that are not there are left out. */
    List<Row<T>> byId(Collection<String> ids);

    /** Returns the rows that carry this key of the other system. */
    List<Row<T>> byKey(String key);

    /** Returns the key of the other system that a record carries; null when it has none. */
    @Nullable String key(T value);

    /** Writes, each as it would be alone; an outcome for each, in their order. */
    List<Written> write(List<Write<T>> writes);
  }

  /** Something that Smartday knows by an id and a name. */
  record Named(String id, @Nullable String name, boolean active) {}

  /** Returns the customers. */
  Register<Customer> customers();

  /** Returns the items of the chosen store. */
  Register<Item> items();

  /**
   * Lists tasks. What is registered is read of those that are finished or further on, and not older
   * than the days that are read.
   *
   * @param markedSince only tasks marked as changed since then, less the overlap; null for all
   * @param page empty for the first page, then {@link Rows#next}
   */
  Rows<WorkOrder> tasks(@Nullable Instant markedSince, String page, int size);

  /** Returns the tasks with these ids, as {@link #tasks} would list them. */
  List<Row<WorkOrder>> tasksById(Collection<String> ids);

  /**
   * Moves a task on to approved, if it is finished and nobody moved it since. Safe to repeat.
   *
   * @throws no.samklang.sync.spi.Rejected if Smartday refuses
   */
  void approve(String id);

  /** Returns the stores. */
  List<Named> stores();

  /** Returns the codes by which time and distances are registered. */
  List<Named> registrationCodes();
}
