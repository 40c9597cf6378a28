package no.samklang.connector.twentyfourso;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.samklang.sync.model.Address;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.Item;
import no.samklang.sync.spi.Message;
import org.jspecify.annotations.Nullable;

/**
 * All that the connector wants of 24SevenOffice. It can make a draft, add lines to it and confirm
 * it; nothing here sends an invoice or marks anything as paid. Blocking and thread-safe; every
 * method may throw any {@link no.samklang.sync.spi.SyncException}.
 */
interface TwentyfoursoPort {

  /** In which order rows come. */
  enum Sort {
    BY_ID,
    OLDEST_CHANGE_FIRST,
    LATEST_CHANGE_FIRST
  }

  /**
   * Which rows to list.
   *
   * @param changedFrom only rows that changed then or later; null for all
   * @param page empty for the first page, then {@link Rows#next}
   * @param size most rows of the page
   */
  record Ask(@Nullable Instant changedFrom, Sort sort, String page, int size) {
    static Ask all(String page, int size) {
      return new Ask(null, Sort.BY_ID, page, size);
    }
  }

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
   * @param id its key
   * @param value the record; null when it cannot be understood
   * @param fault why it cannot be understood; null when it can
   * @param changedAt when it was last changed; null when that cannot be read
   * @param <T> class of the records
   */
  record Row<T>(
      String id, @Nullable T value, @Nullable Message fault, @Nullable Instant changedAt) {}

  /**
   * The organisation that the token belongs to.
   *
   * @param needs the scopes that the connector needs
   * @param granted what it granted; empty when the service does not say
   */
  record Organisation(String id, String name, List<String> needs, Set<String> granted) {}

  /** A party of an order, as it is written on it. */
  record Party(
      String id, String name, @Nullable String organisationNumber, @Nullable Address address) {}

  /** A project with its name. */
  record Project(String id, String name) {}

  /**
   * What stands above the lines of an order.
   *
   * @param buyer a snapshot: a later change of the customer does not change the order
   * @param receiver where the work was done; null to leave it out
   * @param reference the one text that the list can be filtered by
   * @param memo what the customer reads
   * @param internalMemo what only the seller's people read
   */
  record Head(
      Party buyer,
      @Nullable Party receiver,
      LocalDate date,
      @Nullable LocalDate deliveryDate,
      @Nullable String contact,
      @Nullable String reference,
      @Nullable String memo,
      String internalMemo,
      @Nullable Project project) {}

  /** How far an order has come. */
  enum State {
    DRAFT,
    CONFIRMED,
    /** Anything else, which only people bring about. */
    OTHER
  }

  /**
   * An order as it stands.
   *
   * @param status the vendor's word for its state
   * @param head as far as it can be read; lists show no project
   */
  record Order(String id, State state, String status, Head head) {}

  /**
   * A line of an order.
   *
   * @param item the product; null on a text line
   * @param text what it says; null takes the product's name
   * @param quantity null on a text line
   * @param price of one unit without VAT; null takes the product's
   * @param discountPercent null for none
   */
  record Line(
      @Nullable String item,
      @Nullable String text,
      @Nullable BigDecimal quantity,
      @Nullable BigDecimal price,
      @Nullable BigDecimal discountPercent) {}

  /** Returns the organisation. */
  Organisation organisation();

  /** Lists customers. */
  Rows<Customer> customers(Ask ask);

  /** Reads a customer; empty when it is not there. */
  Optional<Row<Customer>> customer(String id);

  /** Lists products by id; a bound is not heeded. */
  Rows<Item> items(Ask ask);

  /** Reads a product; empty when it is not there. */
  Optional<Row<Item>> item(String id);

  /** Returns the name of an active project; empty when there is none with that id. */
  Optional<String> projectName(String id);

  /**
   * Lists orders of a customer created since then. A service may know no filter by reference, so
   * that others come too.
   *
   * @param reference null to ask for all
   */
  List<Order> orders(String customer, Instant createdFrom, @Nullable String reference);

  /** Reads an order; empty when it is not there. */
  Optional<Order> order(String id);

  /** Reads the lines of an order, in the order they were made. */
  List<Line> lines(String order);

  /** Makes a draft without lines; returns its id. */
  String createDraft(Head head, Runnable beforeSend);

  /** Adds a line at the end of an order. */
  void addLine(String order, Line line, @Nullable Project project, Runnable beforeSend);

  /** Turns a draft into a confirmed order, which nobody is invoiced for yet. */
  void confirm(String order, Runnable beforeSend);
}
