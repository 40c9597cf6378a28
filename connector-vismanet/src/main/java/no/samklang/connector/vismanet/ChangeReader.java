package no.samklang.connector.vismanet;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.OptionalLong;
import java.util.function.Predicate;
import no.samklang.connector.vismanet.ListState.Ask;
import no.samklang.connector.vismanet.ListState.Kind;
import no.samklang.connector.vismanet.ListState.Margin;
import no.samklang.connector.vismanet.Progress.Next;
import org.jspecify.annotations.Nullable;

/**
 * Reads what changed in a list, page by page.
 *
 * <ol>
 *   <li>The first pass, and one that must see everything, asks without a bound.
 *   <li>Later ones ask from the latest stamp received, less a margin: the clock margin until the
 *       first news, then the overlap. Our own clock plays no part.
 *   <li>Asked by the overlap, the row at the latest stamp must come again. If it does not, it was
 *       changed or deleted, or the server compares by another clock than it shows (UTC against
 *       local time): the pass asks once more by the clock margin. If the row comes then, it is the
 *       clock, and the clock margin is kept for good.
 *   <li>Near a change of clocks local stamps repeat an hour, so the clock margin is used.
 *   <li>A list that moves while it is read is read again ({@link Progress}); after three times the
 *       pass ends where it began, so that the next run reads it again.
 * </ol>
 *
 * <p>Reads one pass at a time; not thread-safe.
 */
final class ChangeReader<R extends Rows.Listed> {
  private final Lists lists;
  private final ListSpec<R> spec;
  private final Margins margins;
  private final Predicate<R> leftOut;
  private final SeenRows seen = new SeenRows();

  /** How far to ask back, and the zone whose clock changes matter. */
  record Margins(Duration overlap, Duration clock, ZoneId zone) {}

  /**
   * What one page brought.
   *
   * @param next the state to go on with
   * @param last whether the pass ends here
   * @param total rows that the whole pass passes on, where the server says so
   */
  record Step<R extends Rows.Listed>(
      RowPage<R> page, ListState next, boolean last, OptionalLong total) {}

  ChangeReader(Lists lists, ListSpec<R> spec, Margins margins, Predicate<R> leftOut) {
    this.lists = lists;
    this.spec = spec;
    this.margins = margins;
    this.leftOut = leftOut;
  }

  /**
   * Reads the next page.
   *
   * @param rows rows wished for in a page; holds from the first page of a pass
   * @param whole whether a pass that begins here must see everything
   */
  synchronized Step<R> step(ListState state, int rows, boolean whole) {
    Ask before = state.ask() == null ? begin(state, rows, whole) : state.ask();
    Progress progress = before.progress();
    RowPage<R> page = lists.page(spec, progress, bound(state, before.kind()));
    if (page.missing() && progress.page() == 1 && before.kind() == Kind.ALL) {
      lists.requireApi();
    }
    seen.begin(progress);
    Ask ask = absorb(state, before, page, progress.plus(page, seen.count(page)));
    Next next = progress.judge(page, ask.progress(), usual(state, before.kind()), seen.news());
    ListState known = page.metadata() == null ? state.usual(page.size()) : state;
    return finish(known, ask, page, next);
  }

  private Ask begin(ListState state, int rows, boolean whole) {
    Kind kind = state.complete(whole) ? Kind.ALL : changes(state);
    Progress progress = Progress.start(Math.max(1, Math.min(rows, spec.mostRows())));
    return new Ask(kind, progress, null, false, 0);
  }

  private Kind changes(ListState state) {
    LocalDateTime since = Stamps.local(state.since());
    boolean repeats =
        since != null && Stamps.nearClockChange(since, margins.clock(), margins.zone());
    return state.margin() == Margin.OVERLAP && !repeats ? Kind.OVERLAP : Kind.WIDE;
  }

  private @Nullable String bound(ListState state, Kind kind) {
    LocalDateTime since = Stamps.local(state.since());
    if (since == null || kind == Kind.ALL) {
      return null;
    }
    return Stamps.bound(since.minus(kind == Kind.OVERLAP ? margins.overlap() : margins.clock()));
  }

  private static int usual(ListState state, Kind kind) {
    return kind == Kind.ALL ? 0 : state.usual();
  }

  private Ask absorb(ListState state, Ask ask, RowPage<R> page, Progress now) {
    LocalDateTime since = Stamps.local(state.since());
    LocalDateTime latest = Stamps.local(ask.latest());
    boolean edge = ask.edge();
    long out = ask.leftOut();
    for (R row : page.rows()) {
      LocalDateTime stamp = Stamps.local(row.lastModifiedDateTime());
      latest = Stamps.later(latest, stamp);
      edge |= since != null && stamp != null && atEdge(stamp, since);
      out += leftOut.test(row) ? 1 : 0;
    }
    String text = latest == null ? null : Stamps.bound(latest);
    return new Ask(ask.kind(), now, text, edge, out);
  }

  private boolean atEdge(LocalDateTime stamp, LocalDateTime since) {
    return !stamp.isAfter(since) && !stamp.isBefore(since.minus(margins.overlap()));
  }

  private Step<R> finish(ListState state, Ask ask, RowPage<R> page, Next next) {
    return switch (next) {
      case MORE -> new Step<>(page, state.asking(ask), false, total(ask));
      case AGAIN -> {
        Ask again = new Ask(ask.kind(), ask.progress().again(), ask.latest(), ask.edge(), 0);
        yield new Step<>(page, state.asking(again), false, total(ask));
      }
      case GIVE_UP -> new Step<>(page, state.asking(null), true, total(ask));
      case DONE -> done(state, ask, page);
    };
  }

  private Step<R> done(ListState state, Ask ask, RowPage<R> page) {
    if (ask.kind() == Kind.OVERLAP && !ask.edge()) {
      Progress fromStart = Progress.start(ask.progress().size());
      Ask wide = new Ask(Kind.WIDE_AFTER_OVERLAP, fromStart, ask.latest(), false, 0);
      return new Step<>(page, state.asking(wide), false, total(ask));
    }
    return new Step<>(page, state.after(ask), true, total(ask));
  }

  private static OptionalLong total(Ask ask) {
    Long total = ask.progress().total();
    return total == null ? OptionalLong.empty() : OptionalLong.of(total - ask.leftOut());
  }
}
