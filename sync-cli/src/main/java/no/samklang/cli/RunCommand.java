package no.samklang.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import no.samklang.sync.RunOptions;
import no.samklang.sync.RunReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings the systems in step. */
@Command(name = "run", description = "Bring the systems in step.")
final class RunCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(index = "0", paramLabel = "CONFIG", description = "The configuration, a YAML file.")
  Path config = Path.of("");

  @Option(
      names = "--override-brake",
      paramLabel = "WHY",
      description = "Let this one run go beyond the brakes, for this reason.")
  @Nullable String override;

  @Option(
      names = "--by",
      paramLabel = "NAME",
      description = "Who overrides the brakes, for the record. Default: the user's name.")
  @Nullable String by;

  @Mixin RouteOption routes = new RouteOption();
  @Mixin OutputOptions output = new OutputOptions();
  @Mixin ReportOption report = new ReportOption();

  RunCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    report.require();
    if (by != null && override == null) {
      throw new Failure(
          ExitCode.USAGE,
          "--by says who overrides the brakes, and they are not overridden.",
          "Add --override-brake WHY, or leave --by out.");
    }
    try (Interruption interruption = Interruption.watch(surroundings.screen());
        Workspace workspace = Workspace.open(config, surroundings)) {
      RunOptions.Builder options =
          routes
              .options(workspace.config())
              .listener(output.progress(surroundings))
              .cancellation(interruption.cancellation());
      String why = override;
      if (why != null) {
        options.overrideBrakes(who(), reason(why));
      }
      RunReport run = workspace.session().run(options.build());
      return new RunOutput(surroundings, output, report).print(run, workspace.config());
    }
  }

  private String who() {
    return by == null || by.isBlank() ? surroundings.user() : by;
  }

  private static String reason(String why) {
    if (why.isBlank()) {
      throw new Failure(
          ExitCode.USAGE, "--override-brake is empty.", "Say why the run may go beyond.");
    }
    return why;
  }
}
