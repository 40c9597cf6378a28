package no.samklang.connector.proresult;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import no.samklang.connector.proresult.ProresultPort.Ask;
import org.jspecify.annotations.Nullable;

/**
 * Where a page begins. ASSUMED: rows come by the time of their last change, and a page says how
 * many rows there are in all.
 *
 * <p>Page numbers alone would lose rows: one that changes while the pages are read moves to the
 * end, and one that is marked leaves, and each lets another slip to a page already read. So:
 *
 * <ol>
 *   <li>The next page is asked for by time: all that changed since a second before the last row;
 *       the rows of that second that were seen are dropped. Where a page is full of rows of one
 *       time, the next number is asked for.
 *   <li>When rows turn out not to come by time, or without one, or no total is given, or the filter
 *       by time is not heeded, the list goes on by number.
 *   <li>When the list ends by time with fewer rows than there are in all, it is read again by
 *       number.
 * </ol>
 *
 * @param after only rows that changed after this; null for all
 * @param number from 1, under {@code after}
 * @param byTime whether it is still tried to go by time
 * @param count rows seen so far by time
 * @param total rows in all; negative when not known
 * @param seen key of the last row seen before this page; empty when it cannot come again
 */
record ApiPage(
    @Nullable Instant after, int number, boolean byTime, long count, long total, String seen) {
  private static final Duration STEP_BACK = Duration.ofSeconds(1);
  private static final long UNKNOWN = -1;

  /** What matters of a row here. */
  record Line(String id, @Nullable Instant changedAt) {}

  /**
   * What a page comes to.
   *
   * @param fresh index of the first row that was not seen before
   * @param next where the next page begins; null when there is none
   */
  record Turn(int fresh, @Nullable ApiPage next) {}

  static ApiPage of(Ask ask) {
    if (ask.page().isEmpty()) {
      return new ApiPage(ask.changedAfter(), 1, true, 0, UNKNOWN, "");
    }
    String[] parts = ask.page().split("\\|", 6);
    return new ApiPage(
        parts[0].isEmpty() ? null : Instant.parse(parts[0]),
        Integer.parseInt(parts[1]),
        Boolean.parseBoolean(parts[2]),
        Long.parseLong(parts[3]),
        Long.parseLong(parts[4]),
        parts[5]);
  }

  String text() {
    String since = after == null ? "" : after.toString();
    return String.join(
        "|",
        since,
        String.valueOf(number),
        String.valueOf(byTime),
        String.valueOf(count),
        String.valueOf(total),
        seen);
  }

  /**
   * Takes the answer.
   *
   * @param more whether the vendor names a next page
   * @param announced rows in all, as this answer says; negative when it does not
   */
  Turn turn(Ask ask, List<Line> rows, boolean more, long announced) {
    boolean moved = !Objects.equals(after, ask.changedAfter());
    if (!byTime) {
      return new Turn(0, more ? byNumber(ask, number + 1) : null);
    }
    long all = moved || number > 1 ? total : announced;
    if (all < 0 || !comeByTime(rows) || (moved && !filtered(rows))) {
      return moved
          ? new Turn(rows.size(), byNumber(ask, 2))
          : new Turn(0, more ? byNumber(ask, number + 1) : null);
    }
    int fresh = fresh(rows);
    long read = count + rows.size() - fresh;
    if (more) {
      return new Turn(fresh, next(rows, read, all));
    }
    return new Turn(fresh, moved && read < all ? byNumber(ask, 2) : null);
  }

  private static ApiPage byNumber(Ask ask, int number) {
    return new ApiPage(ask.changedAfter(), number, false, 0, UNKNOWN, "");
  }

  private static boolean comeByTime(List<Line> rows) {
    Instant before = Instant.MIN;
    for (Line row : rows) {
      Instant at = row.changedAt();
      if (at == null || at.isBefore(before)) {
        return false;
      }
      before = at;
    }
    return true;
  }

  private boolean filtered(List<Line> rows) {
    Instant first = rows.isEmpty() ? null : rows.get(0).changedAt();
    return after == null || first == null || first.isAfter(after);
  }

  private int fresh(List<Line> rows) {
    for (int at = 0; at < rows.size() && !seen.isEmpty(); at++) {
      if (rows.get(at).id().equals(seen)) {
        return at + 1;
      }
    }
    return 0;
  }

  private ApiPage next(List<Line> rows, long read, long all) {
    Instant first = rows.isEmpty() ? null : rows.get(0).changedAt();
    Instant last = rows.isEmpty() ? null : rows.get(rows.size() - 1).changedAt();
    if (first != null && last != null && first.isBefore(last)) {
      Instant back = last.minus(STEP_BACK);
      if (after == null || back.isAfter(after)) {
        return new ApiPage(back, 1, true, read, all, rows.get(rows.size() - 1).id());
      }
    }
    return new ApiPage(after, number + 1, true, read, all, "");
  }
}
