package no.samklang.connector.vismanet;

import java.util.Optional;
import no.samklang.sync.spi.CompositeId;

/**
 * The id of a task: its project's internal id and its own code, which the vendor keeps unique
 * within the project only (VERIFIED). Nested rows have no internal id of their own, so that cannot
 * be used.
 *
 * @param project internal id of the project
 * @param code the task's code
 */
record TaskId(int project, String code) {

  String text() {
    return CompositeId.of(Integer.toString(project), code);
  }

  /** Reads what {@link #text} wrote; empty for anything else. */
  static Optional<TaskId> parse(String text) {
    return CompositeId.parts(text, 2)
        .flatMap(
            parts -> Ids.number(parts.get(0)).map(project -> new TaskId(project, parts.get(1))));
  }
}
