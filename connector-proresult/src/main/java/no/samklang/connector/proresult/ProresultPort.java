package no.samklang.connector.proresult;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.Employee;
import no.samklang.sync.model.Item;
import no.samklang.sync.model.ItemWithdrawal;
import no.samklang.sync.model.Project;
import no.samklang.sync.model.TimeEntry;
import no.samklang.sync.model.WorkType;
import no.samklang.sync.spi.Message;
import org.jspecify.annotations.Nullable;

/**
 * All that the connector wants of Proresult, in the words of the common model. Whatever the API
 * turns out to be, the rest of the connector stays as it is. Blocking and thread-safe; every method
 * may throw any {@link no.samklang.sync.spi.SyncException}.
 */
interface ProresultPort {

  /**
   * Which rows to list.
   *
   * @param changedAfter only rows that changed after this; null for all
   * @param page empty for the first page, then {@link Rows#next}
   * @param size most rows of the page
   */
  record Ask(@Nullable Instant changedAfter, String page, int size) {
    static Ask all(int size) {
      return new Ask(null, "", size);
    }

    Ask at(String other) {
      return new Ask(changedAfter, other, size);
    }
  }

  /**
   * A page. Rows come in the order of their last change; a row that changes while the pages are
   * read comes again.
   *
   * @param next where the next page begins; null when there is none
   * @param <T> class of the records
   */
  record Rows<T>(List<Row<T>> rows, @Nullable String next) {}

  /**
   * A row.
   *
   * @param id its key
   * @param value the record; null when it cannot be understood
   * @param fault why it cannot be understood; null when it can
   * @param changedAt when it was last changed; null when unknown
   * @param <T> class of the records
   */
  record Row<T>(
      String id, @Nullable T value, @Nullable Message fault, @Nullable Instant changedAt) {}

  /**
   * Asks for pages of one kind of rows.
   *
   * @param <T> class of the records
   */
  @FunctionalInterface
  interface Lister<T> {
    Rows<T> list(Ask ask);
  }

  /** What became of a row that was sent with others. */
  enum State {
    MADE,
    CHANGED,
    SAME,
    ALREADY_MARKED,
    FAILED
  }

  /**
   * Outcome of a row that was sent with others.
   *
   * @param key number or id of the row
   * @param code the vendor's code where it failed
   * @param text the vendor's words where it failed
   */
  record Outcome(String key, State state, String code, String text) {}

  /** An item to be saved under its number. */
  record ItemRow(String number, Sending<Item> sending) {}

  /**
   * What to mark.
   *
   * @param ids of the rows
   * @param reference the document that holds them
   * @param day day of the marking
   */
  record Mark(List<String> ids, String reference, LocalDate day) {}

  /** A list of the function script, which is the part known to exist. */
  enum Script {
    CUSTOMERS,
    PROJECTS,
    WORKERS
  }

  /**
   * The first line of a list of the function script.
   *
   * @param function the vendor's name of the list
   * @param columns the columns it has
   * @param missing columns that are relied on and are not there
   */
  record Header(String function, List<String> columns, List<String> missing) {}

  /** Asks for a list of the function script and looks at its first line alone. */
  Header header(Script list);

  /** Lists customers. */
  Rows<Customer> customers(Ask ask);

  /** Lists projects, closed ones too; a manager is a reference by the worker's number. */
  Rows<Project> projects(Ask ask);

  /** Lists items. */
  Rows<Item> items(Ask ask);

  /** Lists workers. */
  Rows<Employee> workers(Ask ask);

  /** Lists approved hours. */
  Rows<TimeEntry> hours(Ask ask, boolean onlyUnmarked);

  /** Lists withdrawals that are not marked. */
  Rows<ItemWithdrawal> withdrawals(Ask ask);

  /** Saves a customer; returns whether it was made by this. */
  boolean saveCustomer(String number, Sending<Customer> sending);

  /**
   * Saves a project without its work types; its manager is sent by number. Returns whether it was
   * made by this.
   */
  boolean saveProject(String number, Sending<Project> sending);

  /** Makes these the project's work types of the ERP; all others of the ERP become inactive. */
  void saveWorkTypes(String project, List<WorkType> workTypes, Runnable beforeSend);

  /** Saves items, at most {@link Configuration#MOST_ITEMS}; an outcome for each. */
  List<Outcome> saveItems(List<ItemRow> items);

  /** Marks hours as transferred; an outcome for each. */
  List<Outcome> markHours(Mark mark);

  /** Marks withdrawals as invoiced, for good; an outcome for each. */
  List<Outcome> markWithdrawals(Mark mark);
}
