package no.samklang.simulators.vismanet;

import java.util.Set;
import no.samklang.simulators.internal.Surroundings;

/**
 * Names of the ways in which Visma.net ERP may differ from what the simulator does by default. Each
 * stands for a fact that the vendor does not document (ASSUMED) or that only third parties report
 * (REPORTED).
 */
public final class VismanetVariants {

  /** The list of project transactions pays no heed to its project filter (ASSUMED that it does). */
  public static final String PROJECT_FILTER_IGNORED = "project-filter-ignored";

  /** {@code createdDateTime} is compared in Norwegian local time; by default in UTC (ASSUMED). */
  public static final String CREATED_FILTER_LOCAL_TIME = "created-filter-local-time";

  /**
   * {@code lastModifiedDateTime} is compared in UTC; by default in Norwegian local time (ASSUMED).
   */
  public static final String MODIFIED_FILTER_UTC = "modified-filter-utc";

  /** Stamps come without an offset, in Norwegian local time (REPORTED). */
  public static final String STAMPS_WITHOUT_OFFSET = "stamps-without-offset";

  /** Stamps come in UTC with {@code Z} (REPORTED). */
  public static final String STAMPS_IN_UTC = "stamps-in-utc";

  /** A list without rows, also a page after the last, answers 404 (REPORTED). */
  public static final String EMPTY_LIST_404 = "empty-list-404";

  /** Every list lowers the page size to 7 (the vendor's maximum is undocumented for most lists). */
  public static final String LOW_PAGE_SIZE = "low-page-size";

  /** A financial period is shown as {@code 03-2026} in answers (ASSUMED). */
  public static final String PERIOD_DASHED = "period-dashed";

  /**
   * A created transaction is not in the list until {@code SimulatorOptions.visibilityDelay} after
   * its creation (ASSUMED that it is there at once). Reading it by its number works at once.
   */
  public static final String MARKER_VISIBLE_LATE = "marker-visible-late";

  /**
   * A transaction that breaks a business rule is refused with 500 instead of 400 (both are
   * documented).
   */
  public static final String ERROR_500_FOR_BUSINESS = "error-500-for-business";

  /** The message of an error is spelled {@code Message} (REPORTED). */
  public static final String MESSAGE_CAPITALISED = "message-capitalised";

  /** The server's clock is an hour ahead, so its stamps are too. */
  public static final String CLOCK_AHEAD_1H = Surroundings.CLOCK_AHEAD_1H;

  /** The server's clock is an hour behind, so its stamps are too. */
  public static final String CLOCK_BEHIND_1H = Surroundings.CLOCK_BEHIND_1H;

  /** A changed task moves the stamp of its project; by default it does not (ASSUMED). */
  public static final String TASK_CHANGE_MOVES_PROJECT = "task-change-moves-project";

  /**
   * The list of tasks without a project filter answers 400 (ASSUMED that it gives all projects'
   * tasks).
   */
  public static final String TASK_LIST_NEEDS_PROJECT = "task-list-needs-project";

  /**
   * The amount of a line is reckoned from quantity and rate, whatever was sent (ASSUMED that it
   * stays).
   */
  public static final String AMOUNT_RECALCULATED = "amount-recalculated";

  /** Absent properties come as null, and rows carry a property that is new (both ASSUMED). */
  public static final String NULLS_AND_NEW_PROPERTIES = "nulls-and-new-properties";

  /** A document number given on POST is used; by default the number series decides (ASSUMED). */
  public static final String OWN_NUMBER_HONOURED = "own-number-honoured";

  /** A document without a status is on hold; by default it is balanced (ASSUMED). */
  public static final String DEFAULT_STATUS_HOLD = "default-status-hold";

  /** Writing the status {@code Released} releases; by default it is refused (ASSUMED). */
  public static final String RELEASE_BY_STATUS = "release-by-status";

  /**
   * A client may call 500 times an hour and is answered 429 from then on (REPORTED for test
   * clients).
   */
  public static final String RATE_LIMIT_500 = "rate-limit-500";

  private VismanetVariants() {}

  /** Returns the names of all variants. */
  public static Set<String> all() {
    return Set.of(
        PROJECT_FILTER_IGNORED,
        CREATED_FILTER_LOCAL_TIME,
        MODIFIED_FILTER_UTC,
        STAMPS_WITHOUT_OFFSET,
        STAMPS_IN_UTC,
        EMPTY_LIST_404,
        LOW_PAGE_SIZE,
        PERIOD_DASHED,
        MARKER_VISIBLE_LATE,
        ERROR_500_FOR_BUSINESS,
        MESSAGE_CAPITALISED,
        CLOCK_AHEAD_1H,
        CLOCK_BEHIND_1H,
        TASK_CHANGE_MOVES_PROJECT,
        TASK_LIST_NEEDS_PROJECT,
        AMOUNT_RECALCULATED,
        NULLS_AND_NEW_PROPERTIES,
        OWN_NUMBER_HONOURED,
        DEFAULT_STATUS_HOLD,
        RELEASE_BY_STATUS,
        RATE_LIMIT_500);
  }
}
