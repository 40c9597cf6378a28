package no.samklang.connector.vismanet;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * How far one list has been read, inside a pass or between two. Part of a cursor; immutable.
 *
 * @param since the latest stamp received in all passes before, in the server's local form; null
 *     before the first
 * @param margin how far before {@code since} the next pass asks
 * @param usual rows of the largest page the list ever gave; 0 if not known
 * @param ask what is being asked; null between passes
 */
record ListState(@Nullable String since, Margin margin, int usual, @Nullable Ask ask) {
  static final ListState START = new ListState(null, Margin.WIDE_UNTIL_NEWS, 0, null);

  /** How far a pass asks back. */
  enum Margin {
    /** The clock margin until a newer stamp has come, then the overlap. */
    WIDE_UNTIL_NEWS,
    /** The overlap. */
    OVERLAP,
    /** The clock margin for good: the server was seen to compare by another clock than it shows. */
    WIDE
  }

  /** What a pass asks for. */
  enum Kind {
    /** Everything. */
    ALL,
    /** What changed since the overlap. */
    OVERLAP,
    /** What changed since the clock margin. */
    WIDE,
    /** The same, after asking by the overlap did not bring the row known to stand at its end. */
    WIDE_AFTER_OVERLAP
  }

  /**
   * A reading under way.
   *
   * @param latest the latest stamp received in this pass; null before there is one
   * @param edge whether a row came that must come when server and stamps go by one clock
   * @param leftOut rows that are not passed on
   */
  record Ask(Kind kind, Progress progress, @Nullable String latest, boolean edge, long leftOut) {}

  static ListState since(@Nullable String stamp) {
    return new ListState(stamp, Margin.WIDE_UNTIL_NEWS, 0, null);
  }

  /**
   * Returns whether the pass that goes on or begins here brings everything.
   *
   * @param whole whether a pass that begins here must
   */
  boolean complete(boolean whole) {
    return ask == null ? whole || since == null : ask.kind() == Kind.ALL;
  }

  ListState asking(@Nullable Ask next) {
    return new ListState(since, margin, usual, next);
  }

  ListState usual(int rows) {
    return rows <= usual ? this : new ListState(since, margin, rows, ask);
  }

  /** Returns the state after a complete pass. */
  ListState after(Ask done) {
    LocalDateTime before = Stamps.local(since);
    LocalDateTime now = Stamps.later(before, Stamps.local(done.latest()));
    boolean news = before != null && now != null && now.isAfter(before);
    String stamp = now == null ? null : Stamps.bound(now);
    return new ListState(stamp, nextMargin(done, news), usual, null);
  }

  private Margin nextMargin(Ask done, boolean news) {
    return switch (done.kind()) {
      case ALL, OVERLAP -> margin;
      case WIDE -> margin == Margin.WIDE_UNTIL_NEWS && news ? Margin.OVERLAP : margin;
      case WIDE_AFTER_OVERLAP ->
          done.edge() ? Margin.WIDE : news ? Margin.OVERLAP : Margin.WIDE_UNTIL_NEWS;
    };
  }
}
