package no.samklang.sync.integrations;

import java.time.YearMonth;
import java.util.List;
import no.samklang.sync.Grouping;
import no.samklang.sync.model.ProjectTransaction;
import no.samklang.sync.model.ProjectTransactionLine;

/** How project transaction lines share a document. */
final class ProjectTransactions {
  private static final int MOST_LINES = 100;

  private ProjectTransactions() {}

  private record Key(String kind, String project, YearMonth period) {}

  /** Returns the grouping by kind, project and period, at most 100 lines to a document. */
  static Grouping<ProjectTransaction> perProjectAndPeriod() {
    return new Grouping<>(
        document -> new Key(document.kind(), document.project().id(), document.period()),
        ProjectTransactions::merge,
        MOST_LINES,
        document -> document.lines().size());
  }

  private static ProjectTransaction merge(List<ProjectTransaction> documents) {
    ProjectTransaction first = documents.get(0);
    List<ProjectTransactionLine> lines =
        documents.stream().flatMap(document -> document.lines().stream()).toList();
    return new ProjectTransaction(first.kind(), first.project(), first.period(), lines);
  }
}
