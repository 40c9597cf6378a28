package no.samklang.cli;

import java.util.List;
import java.util.function.Consumer;
import no.samklang.sync.Finding;
import no.samklang.sync.Route;

/** The check lists of first plans in a workspace. */
final class CheckLists {
  private final Workspace workspace;
  private final List<String> routes;

  /**
   * Looks at check lists.
   *
   * @param only names of the routes; empty for all
   */
  CheckLists(Workspace workspace, List<String> only) {
    this.workspace = workspace;
    this.routes =
        workspace.config().integration().routes().stream()
            .map(Route::name)
            .filter(route -> only.isEmpty() || only.contains(route))
            .toList();
  }

  List<String> routes() {
    return routes;
  }

  /** Gives every finding, page by page. */
  void each(Consumer<Finding> to) {
    for (String route : routes) {
      new Paged<Finding>((offset, limit) -> workspace.session().findings(route, offset, limit))
          .forEach(to);
    }
  }

  /** Counts the findings of which nobody decided, in routes that are not released yet. */
  long open() {
    long open = 0;
    for (String route : unreleased()) {
      for (Finding finding :
          new Paged<Finding>(
              (offset, limit) -> workspace.session().findings(route, offset, limit))) {
        open += finding.open() ? 1 : 0;
      }
    }
    return open;
  }

  private List<String> unreleased() {
    return workspace.session().status().routes().stream()
        .filter(route -> !route.accepted() && routes.contains(route.route()))
        .map(route -> route.route())
        .toList();
  }
}
