package no.samklang.connector.vismanet;

import org.jspecify.annotations.Nullable;

/**
 * How far a list has been read. Immutable; part of a cursor.
 *
 * <p>A list has no snapshot: a row that goes while it is read moves the others forward, over the
 * edge of a page. So the total must stay the same from page to page and as many different rows must
 * come; else the list is read again from page 1, three times at most.
 *
 * @param page the page to read next, from 1
 * @param size rows asked for in a page
 * @param rows rows received so far
 * @param distinct different rows received so far
 * @param total rows of the list, as page 1 announced; null when it did not
 * @param firstRows rows on page 1
 * @param restarts how often the list was begun again
 */
record Progress(
    int page,
    int size,
    long rows,
    long distinct,
    @Nullable Long total,
    int firstRows,
    int restarts) {
  private static final int MOST_RESTARTS = 3;

  /**
   * A page of this many rows is never taken for the last one by experience alone: a vendor may
   * lower its page size, but hardly below this.
   */
  private static final int NEVER_SHORT = 50;

  /** What to do after a page. */
  enum Next {
    MORE,
    AGAIN,
    DONE,
    GIVE_UP
  }

  static Progress start(int size) {
    return new Progress(1, size, 0, 0, null, 0, 0);
  }

  /**
   * Returns the progress after a page.
   *
   * @param fresh rows on it that had not come before
   */
  Progress plus(RowPage<?> read, int fresh) {
    return new Progress(
        page + 1,
        size,
        rows + read.size(),
        distinct + fresh,
        total == null ? read.total() : total,
        page == 1 ? read.size() : firstRows,
        restarts);
  }

  Progress again() {
    return new Progress(1, size, 0, 0, null, 0, restarts + 1);
  }

  /**
   * Says what to do after the page that led to {@code now}.
   *
   * @param usual rows of the largest page this list ever gave, for lists without a total; 0 if not
   *     known
   * @param news whether the page had anything new; one that has not ends a list without a total, as
   *     a server that does not page would give the same rows for ever
   */
  Next judge(RowPage<?> read, Progress now, int usual, boolean news) {
    boolean moved = total != null && read.total() != null && !total.equals(read.total());
    boolean ended = ended(read, now, usual) || (now.total == null && !news);
    boolean complete = now.total == null || now.distinct >= now.total;
    if (moved || (ended && !complete)) {
      return restarts < MOST_RESTARTS ? Next.AGAIN : Next.GIVE_UP;
    }
    return ended ? Next.DONE : Next.MORE;
  }

  private boolean ended(RowPage<?> read, Progress now, int usual) {
    if (read.size() == 0) {
      return true;
    }
    if (now.total != null) {
      return now.rows >= now.total || read.size() < effective(read);
    }
    return page == 1
        ? read.size() < Math.min(Math.min(usual, NEVER_SHORT), size)
        : read.size() < firstRows;
  }

  /** The server lowers a page size silently (VERIFIED). */
  private int effective(RowPage<?> read) {
    Integer most = read.metadata() == null ? null : read.metadata().maxPageSize();
    return most == null || most < 1 ? size : Math.min(size, most);
  }
}
