package no.samklang.simulators.tidsbanken;

import java.util.Set;
import no.samklang.simulators.internal.Surroundings;

/**
 * Names of the ways in which Tidsbanken may differ from what the simulator does by default. Each
 * stands for a fact that is assumed or that only third parties report.
 */
public final class TidsbankenVariants {

  /** A page holds 100 rows at most; by default 1000, which the vendor may change unannounced. */
  public static final String PAGE_SIZE_100 = "page-size-100";

  /**
   * A cut page has no next link; a caller must go on with {@code $skip} (the link's name is
   * ASSUMED).
   */
  public static final String NEXT_LINK_MISSING = "next-link-missing";

  /** Stamps come without a fraction of a second (REPORTED: it may be there or not). */
  public static final String STAMPS_WITHOUT_FRACTION = "stamps-without-fraction";

  /**
   * {@code SistEndretDato} of customers, projects and sub-projects is shown an hour earlier than
   * filters compare it (REPORTED: the known client had to add an hour).
   */
  public static final String STAMPS_HOUR_OFF = "stamps-hour-off";

  /** A list without rows answers 404 (ASSUMED that it is an empty envelope). */
  public static final String EMPTY_LIST_404 = "empty-list-404";

  /** PUT and PATCH answer 204; by default 200 (both ASSUMED). */
  public static final String PUT_ANSWERS_204 = "put-answers-204";

  /** POST of a row answers 200 with the row; by default 201 (both ASSUMED). */
  public static final String POST_ANSWERS_200_WITH_ROW = "post-answers-200-with-row";

  /** POST of a row answers 204; by default 201 with the row (both ASSUMED). */
  public static final String POST_ANSWERS_204 = "post-answers-204";

  /** A null in a PUT is refused with 400 (ASSUMED that it clears). */
  public static final String NULL_REFUSED_IN_PUT = "null-refused-in-put";

  /** A property left out of a PUT keeps its value; by default it is blanked (both ASSUMED). */
  public static final String SHORT_ROW_KEEPS = "short-row-keeps";

  /** {@code Kunde('…')} answers the bare row; by default an envelope (REPORTED: either). */
  public static final String KEY_LOOKUP_BARE_ROW = "key-lookup-bare-row";

  /** Property names of answers begin with a small letter (ASSUMED that they are as documented). */
  public static final String LOWERCASE_NAMES = "lowercase-names";

  /** A POST of a row that exists answers 400 instead of 409 (both ASSUMED). */
  public static final String EXISTS_ANSWERS_400 = "exists-answers-400";

  /** A 400 has a problem-details body; by default the OData form (both ASSUMED). */
  public static final String PROBLEM_DETAILS = "problem-details";

  /** The list of processed entries holds unapproved ones as well (not known). */
  public static final String UNAPPROVED_LISTED = "unapproved-listed";

  /** Time entries lack the optional fields whose names are ASSUMED. */
  public static final String ASSUMED_FIELDS_MISSING = "assumed-fields-missing";

  /** The server's clock is an hour ahead, so its stamps are too. */
  public static final String CLOCK_AHEAD_1H = Surroundings.CLOCK_AHEAD_1H;

  /** The server's clock is an hour behind, so its stamps are too. */
  public static final String CLOCK_BEHIND_1H = Surroundings.CLOCK_BEHIND_1H;

  private TidsbankenVariants() {}

  /** Returns the names of all variants. */
  public static Set<String> all() {
    return Set.of(
        PAGE_SIZE_100,
        NEXT_LINK_MISSING,
        STAMPS_WITHOUT_FRACTION,
        STAMPS_HOUR_OFF,
        EMPTY_LIST_404,
        PUT_ANSWERS_204,
        POST_ANSWERS_200_WITH_ROW,
        POST_ANSWERS_204,
        NULL_REFUSED_IN_PUT,
        SHORT_ROW_KEEPS,
        KEY_LOOKUP_BARE_ROW,
        LOWERCASE_NAMES,
        EXISTS_ANSWERS_400,
        PROBLEM_DETAILS,
        UNAPPROVED_LISTED,
        ASSUMED_FIELDS_MISSING,
        CLOCK_AHEAD_1H,
        CLOCK_BEHIND_1H);
  }
}
