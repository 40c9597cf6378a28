package no.samklang.connector.tidsbanken;

import java.time.LocalDate;
import no.samklang.sync.model.ProjectStatus;
import org.jspecify.annotations.Nullable;

/**
 * The three phase flags of a project and the day it closed.
 *
 * @param started null to leave the flag
 * @param finished null to leave the flag
 * @param closed ends time registration
 */
record Phase(
    @Nullable Boolean started, @Nullable Boolean finished, boolean closed, ClosedDay closedDay) {

  /** Which day goes with the closing. */
  enum ClosedDay {
    NONE,
    DAY_OF_CHANGE,
    LAST_DAY
  }

  /**
   * Returns the phase for a status; only active projects are open.
   *
   * @param blocked wins over what the status says of closing; null when only the status speaks
   */
  static Phase of(ProjectStatus status, @Nullable Boolean blocked) {
    Phase phase =
        switch (status) {
          case ACTIVE -> new Phase(true, false, false, ClosedDay.NONE);
          case PLANNED, PENDING_APPROVAL -> new Phase(false, false, true, ClosedDay.NONE);
          case ON_HOLD -> new Phase(true, false, true, ClosedDay.DAY_OF_CHANGE);
          case COMPLETED -> new Phase(true, true, true, ClosedDay.LAST_DAY);
          case CANCELLED -> new Phase(null, false, true, ClosedDay.DAY_OF_CHANGE);
          case UNKNOWN -> new Phase(null, null, true, ClosedDay.DAY_OF_CHANGE);
        };
    return blocked == null || blocked == phase.closed ? phase : phase.closed(blocked);
  }

  /**
   * Sets flags and day in a row. A row that is closed just so keeps its day, so that a repeat
   * changes nothing.
   *
   * @param today day of the change
   * @param lastDay last day of the project; null when there is none
   * @return whether the row changed
   */
  boolean apply(Row row, LocalDate today, @Nullable LocalDate lastDay) {
    boolean changed =
        row.change(ApiV3.STARTED, started != null ? started : row.isSet(ApiV3.STARTED));
    changed |= row.change(ApiV3.FINISHED, finished != null ? finished : row.isSet(ApiV3.FINISHED));
    changed |= row.change(ApiV3.CLOSED, closed);
    LocalDate before = changed ? null : row.day(ApiV3.CLOSED_DATE);
    LocalDate kept = before != null ? before : today;
    LocalDate day =
        switch (closedDay) {
          case NONE -> null;
          case DAY_OF_CHANGE -> kept;
          case LAST_DAY -> lastDay != null ? lastDay : kept;
        };
    return row.change(ApiV3.CLOSED_DATE, day) || changed;
  }

  /** Returns the status that a row's flags speak of, as far as they tell. */
  static ProjectStatus status(Row row) {
    if (row.isSet(ApiV3.FINISHED)) {
      return ProjectStatus.COMPLETED;
    }
    boolean closed = row.isSet(ApiV3.CLOSED);
    if (row.isSet(ApiV3.STARTED)) {
      return closed ? ProjectStatus.ON_HOLD : ProjectStatus.ACTIVE;
    }
    return closed && row.day(ApiV3.CLOSED_DATE) != null
        ? ProjectStatus.CANCELLED
        : ProjectStatus.PLANNED;
  }

  private Phase closed(boolean blocked) {
    return new Phase(
        started, finished, blocked, blocked ? ClosedDay.DAY_OF_CHANGE : ClosedDay.NONE);
  }
}
