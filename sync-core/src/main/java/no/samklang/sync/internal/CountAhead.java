package no.samklang.sync.internal;

import java.util.OptionalLong;
import no.samklang.sync.SyncListener;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Page;
import no.samklang.sync.spi.ReadOptions;
import no.samklang.sync.spi.SourceRecord;

/**
 * Counts what a first import that begins without a plan is to go through, so that whoever watches
 * hears of an expected end. It reads the rest of the source once more: far less than the writing
 * that follows, and done only where the source announces no total and somebody listens.
 */
final class CountAhead {
  private final RouteContext context;
  private final WriteGuard guard;
  private final boolean wanted;

  CountAhead(RouteContext context, WriteGuard guard) {
    this.context = context;
    this.guard = guard;
    this.wanted =
        context.mode() == Mode.RUN
            && context.accepted()
            && context.options().listener() != SyncListener.NONE;
  }

  /** Returns how many records the first page and those after it hold; empty when not wanted. */
  OptionalLong from(Page<?> first, EntityType<?> type, ReadOptions options) {
    if (!wanted || first.expectedTotal().isPresent()) {
      return OptionalLong.empty();
    }
    long records = first.records().size();
    boolean last = first.last();
    Cursor next = first.next();
    while (!last) {
      guard.check();
      Page<? extends SourceRecord<?>> page = context.source().read(type, next, options);
      records += page.records().size();
      last = page.last();
      next = page.next();
    }
    return OptionalLong.of(records);
  }
}
