package no.samklang.simulators.twentyfourso;

import java.util.Set;
import no.samklang.simulators.internal.Surroundings;

/**
 * Names of the ways in which 24SevenOffice may differ from what the simulator does by default. Each
 * stands for a fact that the vendor does not document (ASSUMED), that only third parties report
 * (REPORTED), or that depends on the age of the service.
 */
public final class TwentyfoursoVariants {

  /** The list of orders pays no heed to {@code referenceNumber} (so 0.56.0 and older). */
  public static final String REFERENCE_FILTER_IGNORED = "reference-filter-ignored";

  /** {@code referenceNumber} finds what begins so; by default what equals it (ASSUMED). */
  public static final String REFERENCE_FILTER_PREFIX = "reference-filter-prefix";

  /**
   * A created order is not in the list until {@code SimulatorOptions.visibilityDelay} after its
   * creation (ASSUMED that it is there at once). Reading it by its id works at once.
   */
  public static final String ORDER_VISIBLE_LATE = "order-visible-late";

  /**
   * The list without {@code status} leaves out orders that are invoiced or inactive (ASSUMED that
   * it does not).
   */
  public static final String DONE_ORDERS_HIDDEN = "done-orders-hidden";

  /** An order cannot go from {@code Draft} to {@code Confirmed}: 409 (ASSUMED that it can). */
  public static final String DRAFT_NOT_CONFIRMED = "draft-not-confirmed";

  /** A draft takes no lines: 409 (ASSUMED that it does). */
  public static final String DRAFT_TAKES_NO_LINES = "draft-takes-no-lines";

  /** Lines are listed last first; by default in the order they were made (ASSUMED). */
  public static final String LINES_REVERSED = "lines-reversed";

  /** Text lines come back with a quantity and a price of zero, as the vendor's example shows. */
  public static final String TEXT_LINES_WITH_FIGURES = "text-lines-with-figures";

  /** Descriptions are kept with single spaces and none at the ends. */
  public static final String DESCRIPTIONS_TIDIED = "descriptions-tidied";

  /** Quantities and prices come back with four decimals. */
  public static final String FIGURES_WITH_ZEROS = "figures-with-zeros";

  /** The organisation demands a project on orders: 400 with {@code ProjectMissing} without one. */
  public static final String PROJECT_REQUIRED = "project-required";

  /** Streets are arrays of lines (REPORTED). */
  public static final String STREET_AS_LINES = "street-as-lines";

  /**
   * Stamps of customers and products have a {@code T} and no fraction; by default a space and
   * milliseconds (the vendor's examples).
   */
  public static final String STAMPS_WITH_T = "stamps-with-t";

  /** Stamps of customers and products have no zone (ASSUMED to be UTC then). */
  public static final String STAMPS_WITHOUT_ZONE = "stamps-without-zone";

  /** Every third customer and product has a stamp that is none (REPORTED). */
  public static final String STAMPS_UNREADABLE = "stamps-unreadable";

  /** Links to the next page are relative; by default they name the host. */
  public static final String LINKS_RELATIVE = "links-relative";

  /** Links to the next page name another host. */
  public static final String LINKS_FOREIGN = "links-foreign";

  /** The last page links to itself. */
  public static final String LINK_REPEATED = "link-repeated";

  /** A full last page links to an empty one. */
  public static final String LINK_EMPTY_PAGE = "link-empty-page";

  /** A page holds 7 rows at most, whatever is asked for. */
  public static final String LOW_PAGE_SIZE = "low-page-size";

  /** Every tenth call is one too many: 429 with {@code Retry-After: 1} (ASSUMED). */
  public static final String RATE_LIMITED_429 = "rate-limited-429";

  /** Every tenth read is one too many: 503 with {@code Retry-After} as a date. */
  public static final String RATE_LIMITED_503 = "rate-limited-503";

  /** The token type is spelled {@code bearer} (REPORTED). */
  public static final String TOKEN_TYPE_LOWER = "token-type-lower";

  /** A token lives for 100 seconds; by default for a day (no figure is published). */
  public static final String TOKEN_SHORT_LIVED = "token-short-lived";

  /** Errors have a body in plain text. */
  public static final String ERRORS_AS_TEXT = "errors-as-text";

  /** Errors have no body. */
  public static final String ERRORS_EMPTY = "errors-empty";

  /** Rows carry properties that are new. */
  public static final String NEW_PROPERTIES = "new-properties";

  /**
   * Properties without a value, and parts of addresses, are left out; by default they come as null.
   */
  public static final String NULLS_LEFT_OUT = "nulls-left-out";

  /** A change of a product leaves its {@code modifiedAt} as it is (ASSUMED risk). */
  public static final String PRODUCT_STAMP_STAYS = "product-stamp-stays";

  /** The server's clock is an hour ahead, so its stamps are too. */
  public static final String CLOCK_AHEAD_1H = Surroundings.CLOCK_AHEAD_1H;

  /** The server's clock is an hour behind, so its stamps are too. */
  public static final String CLOCK_BEHIND_1H = Surroundings.CLOCK_BEHIND_1H;

  private TwentyfoursoVariants() {}

  /** Returns the names of all variants. */
  public static Set<String> all() {
    return Set.of(
        REFERENCE_FILTER_IGNORED,
        REFERENCE_FILTER_PREFIX,
        ORDER_VISIBLE_LATE,
        DONE_ORDERS_HIDDEN,
        DRAFT_NOT_CONFIRMED,
        DRAFT_TAKES_NO_LINES,
        LINES_REVERSED,
        TEXT_LINES_WITH_FIGURES,
        DESCRIPTIONS_TIDIED,
        FIGURES_WITH_ZEROS,
        PROJECT_REQUIRED,
        STREET_AS_LINES,
        STAMPS_WITH_T,
        STAMPS_WITHOUT_ZONE,
        STAMPS_UNREADABLE,
        LINKS_RELATIVE,
        LINKS_FOREIGN,
        LINK_REPEATED,
        LINK_EMPTY_PAGE,
        LOW_PAGE_SIZE,
        RATE_LIMITED_429,
        RATE_LIMITED_503,
        TOKEN_TYPE_LOWER,
        TOKEN_SHORT_LIVED,
        ERRORS_AS_TEXT,
        ERRORS_EMPTY,
        NEW_PROPERTIES,
        NULLS_LEFT_OUT,
        PRODUCT_STAMP_STAYS,
        CLOCK_AHEAD_1H,
        CLOCK_BEHIND_1H);
  }
}
