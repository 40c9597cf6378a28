package no.samklang.connector.vismanet;

import java.util.Optional;

/**
 * The id of a task: its project's internal id, a slash and its own code, which the vendor keeps
 * unique within the project only (VERIFIED). Nested rows have no internal id of their own, so that
 * cannot be used. The project's part has digits only: the first slash divides, whatever the code
 * holds.
 *
 * @param project internal id of the project
 * @param code the task's code
 */
record TaskId(int project, String code) {

  String text() {
    return project + "/" + code;
  }

  /** Reads what {@link #text} wrote; empty for anything else. */
  static Optional<TaskId> parse(String text) {
    int slash = text.indexOf('/');
    return slash > 0 && slash < text.length() - 1
        ? Ids.number(text.substring(0, slash))
            .map(project -> new TaskId(project, text.substring(slash + 1)))
        : Optional.empty();
  }
}
