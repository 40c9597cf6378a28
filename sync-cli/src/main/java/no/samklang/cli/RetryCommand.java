package no.samklang.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import no.samklang.sync.RouteReport;
import no.samklang.sync.RunReport;
import no.samklang.sync.SyncSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tries parked records again. */
@Command(
    name = "retry",
    description = "Try records again that wait or were refused, after their cause was mended.")
final class RetryCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(index = "0", paramLabel = "CONFIG", description = "The configuration, a YAML file.")
  Path config = Path.of("");

  @Option(
      names = "--id",
      paramLabel = "ID",
      description = "Only the record with this id in its source; needs --route.")
  List<String> ids = new ArrayList<>();

  @Mixin RouteOption routes = new RouteOption();
  @Mixin OutputOptions output = new OutputOptions();
  @Mixin ReportOption report = new ReportOption();

  RetryCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (!ids.isEmpty() && routes.names.size() != 1) {
      throw new Failure(
          ExitCode.USAGE,
          "--id names records of one route, and "
              + (routes.names.isEmpty() ? "none is" : "several are")
              + " given.",
          "Add --route R once.");
    }
    report.require();
    try (Workspace workspace = Workspace.open(config, surroundings)) {
      routes.options(workspace.config());
      RunReport run = retry(workspace.session(), chosen(workspace));
      return new RunOutput(surroundings, output, report).print(run, workspace.config());
    }
  }

  /** Returns the routes to try, in the order in which they run. */
  private List<String> chosen(Workspace workspace) {
    return workspace.config().integration().routes().stream()
        .map(route -> route.name())
        .filter(name -> routes.names.isEmpty() || routes.names.contains(name))
        .toList();
  }

  private RunReport retry(SyncSession session, List<String> chosen) {
    List<RouteReport> reports = new ArrayList<>();
    List<RunReport> runs = new ArrayList<>();
    for (String route : chosen) {
      RunReport run = session.retry(route, ids);
      runs.add(run);
      reports.addAll(run.routes());
    }
    RunReport first = runs.get(0);
    RunReport last = runs.get(runs.size() - 1);
    return new RunReport(
        last.runId(), last.integration(), first.startedAt(), last.endedAt(), reports);
  }
}
