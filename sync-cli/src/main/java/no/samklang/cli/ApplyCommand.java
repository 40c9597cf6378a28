package no.samklang.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import no.samklang.sync.RunOptions;
import no.samklang.sync.RunReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Does what a plan says and nothing else. */
@Command(
    name = "apply",
    description = "Do what a plan says and nothing else; its routes may write from then on.")
final class ApplyCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(index = "0", paramLabel = "F", description = "The plan: its file or its id.")
  String plan = "";

  @Parameters(index = "1", paramLabel = "CONFIG", description = "The configuration, a YAML file.")
  Path config = Path.of("");

  @Option(
      names = "--by",
      paramLabel = "NAME",
      description = "Who applies it, for the record. Default: the user's name.")
  @Nullable String by;

  @Mixin OutputOptions output = new OutputOptions();
  @Mixin ReportOption report = new ReportOption();

  ApplyCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    report.require();
    try (Interruption interruption = Interruption.watch(surroundings.screen());
        Workspace workspace = Workspace.open(config, surroundings)) {
      String id = planId(workspace.config());
      RunOptions options =
          RunOptions.builder()
              .listener(output.progress(surroundings))
              .cancellation(interruption.cancellation())
              .build();
      RunReport run = apply(workspace, id, options);
      return new RunOutput(surroundings, output, report).print(run, workspace.config());
    }
  }

  private RunReport apply(Workspace workspace, String id, RunOptions options) {
    String who = by == null || by.isBlank() ? surroundings.user() : by;
    try {
      return workspace.session().apply(id, who, options);
    } catch (IllegalArgumentException unusable) {
      throw new Failure(
          ExitCode.USAGE,
          "The plan cannot be applied: " + unusable.getMessage() + ".",
          remedy(),
          unusable);
    }
  }

  private String planId(Config made) {
    Path file = Path.of(plan);
    if (!Files.isRegularFile(file)) {
      return plan;
    }
    PlanFile read = PlanFile.read(file);
    if (!read.integration().equals(made.integration().id())
        || !read.tenant().equals(made.tenant())) {
      throw new Failure(
          ExitCode.USAGE,
          "The plan in "
              + file
              + " was made for "
              + read.integration()
              + ", "
              + read.tenant()
              + ".",
          "Give the configuration it was made with; this one is for "
              + made.integration().id()
              + ", "
              + made.tenant()
              + ".");
    }
    Instant now = surroundings.clock().instant();
    if (now.isAfter(read.expiresAt())) {
      throw new Failure(
          ExitCode.USAGE,
          "The plan in " + file + " expired at " + read.expiresAt() + ".",
          remedy());
    }
    return read.plan();
  }

  private String remedy() {
    return "Make a new one: samklang plan " + config + " --out plan.json";
  }
}
