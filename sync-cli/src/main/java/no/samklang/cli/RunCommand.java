package no.samklang.cli;

import java.nio.file.Path;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
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

  @Option(
      names = "--first-import-by",
      paramLabel = "NAME",
      description =
          "Let routes that were never released write at once, in this person's name and with"
              + " nobody looking at a plan or a check list first.")
  @Nullable String firstImportBy;

  @Option(
      names = "--period",
      paramLabel = "YYYY-MM",
      description =
          "Post to this financial period, whatever the dates. Default: each entry to its own.")
  @Nullable String period;

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
      if (firstImportBy != null) {
        options.acceptFirstPlanBy(name(firstImportBy));
      }
      if (period != null) {
        options.period(month(period));
      }
      RunReport run = workspace.session().run(options.build());
      return new RunOutput(surroundings, output, report).print(run, workspace.config());
    }
  }

  private static YearMonth month(String text) {
    try {
      return YearMonth.parse(text);
    } catch (DateTimeParseException wrong) {
      throw new Failure(
          ExitCode.USAGE, "--period " + text + " is no month.", "Give one such as 2026-11.", wrong);
    }
  }

  private static String name(String who) {
    if (who.isBlank()) {
      throw new Failure(
          ExitCode.USAGE,
          "--first-import-by is empty.",
          "Say in whose name the routes are released.");
    }
    return who.strip();
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
