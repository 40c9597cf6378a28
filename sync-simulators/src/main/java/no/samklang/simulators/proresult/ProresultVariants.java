package no.samklang.simulators.proresult;

import java.util.Set;
import no.samklang.simulators.internal.Surroundings;

/**
 * Names of the ways in which Proresult may differ from what the simulator does by default. Nearly
 * all of the API is assumed, so each stands for an answer that is possible.
 */
public final class ProresultVariants {

  /**
   * A caller with wrong keys or without a right is turned away by a status of 200 and a plain text,
   * also in the JSON part; by default that part answers 401 and 403.
   */
  public static final String REFUSAL_200_TEXT = "refusal-200-text";

  /**
   * A caller with wrong keys or without a right is turned away by a status of 200 and an error body
   * in JSON, in both parts.
   */
  public static final String REFUSAL_200_JSON = "refusal-200-json";

  /**
   * The charset header says ISO-8859-1 though the text is UTF-8; by default the CSV part has none
   * (REPORTED: wrong or missing).
   */
  public static final String CHARSET_WRONG = "charset-wrong";

  /** Faults of the server come as a page in HTML. */
  public static final String SERVER_ERRORS_HTML = "server-errors-html";

  /** Every tenth call is one too many: 429 with {@code Retry-After: 1} (no limit is known). */
  public static final String RATE_LIMITED = "rate-limited";

  /** The columns of the CSV have other names (the names are not known). */
  public static final String CSV_COLUMNS_RENAMED = "csv-columns-renamed";

  /** The columns of the CSV stand in another order. */
  public static final String CSV_COLUMNS_REORDERED = "csv-columns-reordered";

  /** All values of the CSV are quoted; by default those that need it (ASSUMED). */
  public static final String CSV_ALL_QUOTED = "csv-all-quoted";

  /** The CSV begins with a byte order mark, and its lines end as on Windows. */
  public static final String CSV_BOM_AND_CRLF = "csv-bom-and-crlf";

  /**
   * Customers, projects and workers can be read by the function API only; their JSON lists answer
   * 404.
   */
  public static final String FUNCTION_READING_ONLY = "function-reading-only";

  /** There is no marking of hours: 404 (not known whether there is). */
  public static final String HOURS_MARKING_404 = "hours-marking-404";

  /** There is no marking of hours: 405. */
  public static final String HOURS_MARKING_405 = "hours-marking-405";

  /** The list of hours pays no heed to {@code godkjent}: unapproved hours come too. */
  public static final String GODKJENT_IGNORED = "godkjent-ignored";

  /** The list of hours pays no heed to {@code overfort}: transferred hours come too. */
  public static final String OVERFORT_IGNORED = "overfort-ignored";

  /** The list of withdrawals pays no heed to {@code fakturert}: invoiced ones come too. */
  public static final String FAKTURERT_IGNORED = "fakturert-ignored";

  /** Lists pay no heed to {@code endretEtter}: all rows come. */
  public static final String ENDRET_ETTER_IGNORED = "endret-etter-ignored";

  /** Lists pay no heed to {@code fraDato} and {@code tilDato}. */
  public static final String DATES_IGNORED = "dates-ignored";

  /** The list of projects pays no heed to {@code taMedAvslutta}: closed ones come always. */
  public static final String CLOSED_ALWAYS_LISTED = "closed-always-listed";

  /** A page holds 7 rows at most, whatever is asked for; by default up to 500. */
  public static final String LOW_PAGE_SIZE = "low-page-size";

  /** A list without rows, also a page after the last, answers 404. */
  public static final String EMPTY_LIST_404 = "empty-list-404";

  /** Lists are ordered by id; by default by {@code endretDato}, then id. */
  public static final String ORDER_BY_ID = "order-by-id";

  /** Stamps come without an offset, in Norwegian local time. */
  public static final String STAMPS_WITHOUT_OFFSET = "stamps-without-offset";

  /** Stamps come in UTC with {@code Z}; by default with the Norwegian offset. */
  public static final String STAMPS_IN_UTC = "stamps-in-utc";

  /** Ids and figures of rows come as text. */
  public static final String NUMBERS_AS_TEXT = "numbers-as-text";

  /** Rows carry properties that are new, and those that only a user sees by default. */
  public static final String NEW_PROPERTIES = "new-properties";

  /** Fields without a value are left out; by default they come as null. */
  public static final String NULLS_LEFT_OUT = "nulls-left-out";

  /** Optional fields that only describe, and the total of a page, are missing. */
  public static final String OPTIONAL_FIELDS_MISSING = "optional-fields-missing";

  /** A worker who is not linked has null for the ERP's number; by default an empty text. */
  public static final String UNLINKED_NULL = "unlinked-null";

  /** A saved customer, project or list of work types is answered by 204 without the row. */
  public static final String PUT_ANSWERS_204 = "put-answers-204";

  /** One bad item refuses the whole batch with 422; by default each has its own outcome. */
  public static final String BAD_ITEM_REFUSES_BATCH = "bad-item-refuses-batch";

  /** Marking leaves {@code endretDato} as it is; by default it moves to the moment of marking. */
  public static final String MARKING_KEEPS_STAMP = "marking-keeps-stamp";

  /** The server's clock is an hour ahead, so its stamps are too. */
  public static final String CLOCK_AHEAD_1H = Surroundings.CLOCK_AHEAD_1H;

  /** The server's clock is an hour behind, so its stamps are too. */
  public static final String CLOCK_BEHIND_1H = Surroundings.CLOCK_BEHIND_1H;

  private ProresultVariants() {}

  /** Returns the names of all variants. */
  public static Set<String> all() {
    return Set.of(
        REFUSAL_200_TEXT,
        REFUSAL_200_JSON,
        CHARSET_WRONG,
        SERVER_ERRORS_HTML,
        RATE_LIMITED,
        CSV_COLUMNS_RENAMED,
        CSV_COLUMNS_REORDERED,
        CSV_ALL_QUOTED,
        CSV_BOM_AND_CRLF,
        FUNCTION_READING_ONLY,
        HOURS_MARKING_404,
        HOURS_MARKING_405,
        GODKJENT_IGNORED,
        OVERFORT_IGNORED,
        FAKTURERT_IGNORED,
        ENDRET_ETTER_IGNORED,
        DATES_IGNORED,
        CLOSED_ALWAYS_LISTED,
        LOW_PAGE_SIZE,
        EMPTY_LIST_404,
        ORDER_BY_ID,
        STAMPS_WITHOUT_OFFSET,
        STAMPS_IN_UTC,
        NUMBERS_AS_TEXT,
        NEW_PROPERTIES,
        NULLS_LEFT_OUT,
        OPTIONAL_FIELDS_MISSING,
        UNLINKED_NULL,
        PUT_ANSWERS_204,
        BAD_ITEM_REFUSES_BATCH,
        MARKING_KEEPS_STAMP,
        CLOCK_AHEAD_1H,
        CLOCK_BEHIND_1H);
  }
}
