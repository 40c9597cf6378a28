package no.samklang.connector.vismanet;

import java.io.IOException;
import no.samklang.sync.http.Json;
import no.samklang.sync.spi.Cursor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a cursor of this connector holds, as JSON. The same state gives the same text, so that a
 * pass without news leaves the cursor as it was.
 *
 * @param list the list of the type; for tasks the list of projects
 * @param tasks the list of tasks; null for other types and before it was first read
 * @param inTasks whether a pass over tasks has come to its second list
 * @param seeds what was looked up for rows that will come again
 */
record SourceCursor(
    ListState list, @Nullable ListState tasks, boolean inTasks, @Nullable Seeds seeds) {
  private static final Logger LOG = LoggerFactory.getLogger(SourceCursor.class);
  static final SourceCursor START = new SourceCursor(ListState.START, null, false, null);

  /**
   * Reads a cursor. Text that cannot be read begins from the start, which costs reads and loses
   * nothing.
   */
  static SourceCursor of(Cursor cursor) {
    if (cursor.isStart()) {
      return START;
    }
    try {
      return Json.mapper().readValue(cursor.value(), SourceCursor.class);
    } catch (IOException e) {
      LOG.warn("The cursor cannot be read; everything is read again", e);
      return START;
    }
  }

  Cursor text() {
    if (equals(START)) {
      return Cursor.START;
    }
    try {
      return new Cursor(Json.withoutNulls().writeValueAsString(this));
    } catch (IOException e) {
      throw new IllegalStateException("A cursor cannot be written", e);
    }
  }

  Seeds knownSeeds() {
    return seeds == null ? Seeds.NONE : seeds;
  }

  SourceCursor list(ListState next) {
    return new SourceCursor(next, tasks, inTasks, seeds);
  }

  SourceCursor seeds(Seeds next) {
    return new SourceCursor(list, tasks, inTasks, next.byKey().isEmpty() ? null : next);
  }

  SourceCursor tasks(@Nullable ListState next, boolean going) {
    return new SourceCursor(list, next, going, seeds);
  }
}
