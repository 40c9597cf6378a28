package no.samklang.simulators.smartday;

import java.util.Set;
import no.samklang.simulators.internal.Surroundings;

/** The names of the variants: other ways in which Smartday may behave. */
public final class SmartdayVariants {

  /** Only Bridge user, password and agreement number are let in; by default only the key is. */
  public static final String BRIDGE_LOGIN = "bridge-login";

  /** Refusals are plain text; by default they have the form of the gateway. */
  public static final String ERRORS_AS_TEXT = "errors-as-text";

  /** Every tenth call is one too many. */
  public static final String RATE_LIMITED = "rate-limited";

  /** Both {@code Top} and {@code Skip} are ignored, so that every page is the whole list. */
  public static final String PAGING_IGNORED = "paging-ignored";

  /** {@code Skip} is ignored, so that every page is the first; without {@code Top} all comes. */
  public static final String SKIP_IGNORED = "skip-ignored";

  /** No page has more than two rows, whatever {@code Top} says. */
  public static final String LOW_PAGE_SIZE = "low-page-size";

  /** An empty list of what is registered on an order is answered by 404. */
  public static final String EMPTY_LIST_404 = "empty-list-404";

  /** Times are local with a {@code Z} that means nothing; by default they are UTC. */
  public static final String TIMES_LOCAL_WITH_Z = "times-local-with-z";

  /** Times are local and name no zone. */
  public static final String TIMES_WITHOUT_ZONE = "times-without-zone";

  /** The mark of the last change is in UTC, shown and asked for; by default it is local. */
  public static final String MARK_IN_UTC = "mark-in-utc";

  /** Asking by mark leaves out orders marked at just that time. */
  public static final String MARK_EXCLUSIVE = "mark-exclusive";

  /** Asking by mark brings all orders. */
  public static final String MARK_IGNORED = "mark-ignored";

  /** What people do to an order or register on it leaves its mark as it is. */
  public static final String CHANGES_DO_NOT_MARK = "changes-do-not-mark";

  /** A row without id whose externalId is known changes that row; by default it is a second one. */
  public static final String UPSERT_BY_EXTERNAL_ID = "upsert-by-external-id";

  /** Results come in the opposite order of what was sent. */
  public static final String RESULTS_REORDERED = "results-reordered";

  /** Results name only the id of what was saved. */
  public static final String RESULTS_WITHOUT_EXTERNAL_ID = "results-without-external-id";

  /** One bad row refuses the whole batch with 400; by default each has its own result. */
  public static final String BAD_RECORD_REFUSES_BATCH = "bad-record-refuses-batch";

  /** An id in a path is taken for an externalId first; by default for an id. */
  public static final String EXTERNAL_ID_FIRST = "external-id-first";

  /** Rows carry properties that are new. */
  public static final String NEW_PROPERTIES = "new-properties";

  /** What is nothing comes as an empty text or a reference with empty ids; by default as null. */
  public static final String EMPTY_TEXTS = "empty-texts";

  /** What is nothing is left out. */
  public static final String NULLS_LEFT_OUT = "nulls-left-out";

  /** Ids that look like numbers come as numbers. */
  public static final String IDS_AS_NUMBERS = "ids-as-numbers";

  /** A created row stays out of lists and cannot be read by id for a while. */
  public static final String CREATED_VISIBLE_LATE = "created-visible-late";

  /** Registrations and salary codes do not name their unit. */
  public static final String UNITS_LEFT_OUT = "units-left-out";

  /** The server's clock is an hour ahead, so its marks are too. */
  public static final String CLOCK_AHEAD_1H = Surroundings.CLOCK_AHEAD_1H;

  /** The server's clock is an hour behind, so its marks are too. */
  public static final String CLOCK_BEHIND_1H = Surroundings.CLOCK_BEHIND_1H;

  private SmartdayVariants() {}

  /** Returns the names of all variants. */
  public static Set<String> all() {
    return Set.of(
        BRIDGE_LOGIN,
        ERRORS_AS_TEXT,
        RATE_LIMITED,
        PAGING_IGNORED,
        SKIP_IGNORED,
        LOW_PAGE_SIZE,
        EMPTY_LIST_404,
        TIMES_LOCAL_WITH_Z,
        TIMES_WITHOUT_ZONE,
        MARK_IN_UTC,
        MARK_EXCLUSIVE,
        MARK_IGNORED,
        CHANGES_DO_NOT_MARK,
        UPSERT_BY_EXTERNAL_ID,
        RESULTS_REORDERED,
        RESULTS_WITHOUT_EXTERNAL_ID,
        BAD_RECORD_REFUSES_BATCH,
        EXTERNAL_ID_FIRST,
        NEW_PROPERTIES,
        EMPTY_TEXTS,
        NULLS_LEFT_OUT,
        IDS_AS_NUMBERS,
        CREATED_VISIBLE_LATE,
        UNITS_LEFT_OUT,
        CLOCK_AHEAD_1H,
        CLOCK_BEHIND_1H);
  }
}
