package no.samklang.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import no.samklang.sync.RunOptions;
import no.samklang.sync.RunReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Brings the systems in step. */
@Command(name = "run", description = "Bring the systems in step.")
final class RunCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(index = "0", paramLabel = "CONFIG", description = "The configuration, a YAML file.")
  Path config = Path.of("");

  @Mixin RouteOption routes = new RouteOption();
  @Mixin OutputOptions output = new OutputOptions();
  @Mixin ReportOption report = new ReportOption();

  RunCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    report.require();
    try (Interruption interruption = Interruption.watch(surroundings.screen());
        Workspace workspace = Workspace.open(config, surroundings)) {
      RunOptions options =
          routes
              .options(workspace.config())
              .listener(output.progress(surroundings))
              .cancellation(interruption.cancellation())
              .build();
      RunReport run = workspace.session().run(options);
      return new RunOutput(surroundings, output, report).print(run, workspace.config());
    }
  }
}
