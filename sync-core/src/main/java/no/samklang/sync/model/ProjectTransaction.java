package no.samklang.sync.model;

import java.time.YearMonth;
import java.util.List;
import java.util.Objects;

/**
 * A project transaction document with its lines, all of one project and one period. Immutable;
 * blank texts are kept as given.
 *
 * @param kind short upper-case mark of what it carries, such as HRS for hours; begins the document
 *     text
 * @param project project of all lines
 * @param period financial period of all lines
 * @param lines lines, in posting order
 */
public record ProjectTransaction(
    String kind, Ref<Project> project, YearMonth period, List<ProjectTransactionLine> lines) {

  /** Checks what must be there and copies the collections. */
  public ProjectTransaction {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(project, "project");
    Objects.requireNonNull(period, "period");
    lines = List.copyOf(lines);
  }
}
