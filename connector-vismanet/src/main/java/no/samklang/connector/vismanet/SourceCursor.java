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
 * @param tasks the list of tasks; null where it is not read and before it was first read
 * @param inTasks whether a pass has come to the list of tasks
 * @param seeds what was looked up for rows that will come again
 * @param passed tasks whose change came with their project and that will come again
 */
record SourceCursor(
    ListState list,
    @Nullable ListState tasks,
    boolean inTasks,
    @Nullable Seeds seeds,
    @Nullable Seeds passed) {
  private static final Logger LOG = LoggerFactory.getLogger(SourceCursor.class);
  static final SourceCursor START = new SourceCursor(ListState.START, null, false, null, null);

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
    return new SourceCursor(next, tasks, inTasks, seeds, passed);
  }

  SourceCursor seeds(Seeds next) {
    return new SourceCursor(list, tasks, inTasks, kept(next), passed);
  }

  SourceCursor tasks(@Nullable ListState next, boolean going) {
    return new SourceCursor(list, next, going, seeds, passed);
  }

  Seeds knownPassed() {
    return passed == null ? Seeds.NONE : passed;
  }

  SourceCursor passed(Seeds next) {
    return new SourceCursor(list, tasks, inTasks, seeds, kept(next));
  }

  /** Returns this with the list of tasks begun where the list of projects stands. */
  SourceCursor tasksBegun() {
    return tasks != null || list.since() == null
        ? this
        : tasks(ListState.since(list.since()), inTasks);
  }

  private static @Nullable Seeds kept(Seeds seeds) {
    return seeds.byKey().isEmpty() ? null : seeds;
  }
}
