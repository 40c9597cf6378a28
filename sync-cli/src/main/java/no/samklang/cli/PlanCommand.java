package no.samklang.cli;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import no.samklang.sync.Outcome;
import no.samklang.sync.Plan;
import no.samklang.sync.RunOptions;
import no.samklang.sync.RunState;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what a run would do, and keeps it so that it can be applied. */
@Command(
    name = "plan",
    description = "Show what a run would do, field by field. Writes to neither system.")
final class PlanCommand implements Callable<Integer> {
  private static final long FEW = 5;

  private final Surroundings surroundings;

  @Parameters(index = "0", paramLabel = "CONFIG", description = "The configuration, a YAML file.")
  Path config = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "F",
      description = "Also write the whole plan as JSON; 'apply' takes that file.")
  @Nullable Path out;

  @Option(names = "--all", description = "Print every change, not just the first few of a kind.")
  boolean all;

  @Mixin RouteOption routes = new RouteOption();
  @Mixin OutputOptions output = new OutputOptions();
  @Mixin ReportOption report = new ReportOption();

  PlanCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    report.require();
    if (out != null) {
      OutputFile.require(out);
    }
    try (Interruption interruption = Interruption.watch(surroundings.screen());
        Workspace workspace = Workspace.open(config, surroundings)) {
      RunOptions options =
          routes
              .options(workspace.config())
              .listener(output.progress(surroundings))
              .cancellation(interruption.cancellation())
              .build();
      Plan plan = workspace.session().plan(options);
      long findings = new CheckLists(workspace, routes.names).open();
      new PlanOutput(plan, workspace, findings).print();
      return exitCode(plan, findings);
    }
  }

  private static int exitCode(Plan plan, long findings) {
    int code = plan.report().exitCode();
    boolean open =
        findings > 0
            || plan.routes().stream()
                .flatMap(route -> route.counts().keySet().stream())
                .anyMatch(Outcome::needsPerson);
    return code == ExitCode.DONE.number() && open ? ExitCode.NEEDS_PERSON.number() : code;
  }

  /** Prints one plan in the ways asked for. */
  private final class PlanOutput {
    private final Plan plan;
    private final Config made;
    private final PlanLines lines;
    private final Texts texts;
    private final String title;
    private final long findings;

    PlanOutput(Plan plan, Workspace workspace, long findings) {
      this.findings = findings;
      this.plan = plan;
      this.made = workspace.config();
      this.lines = new PlanLines(workspace.session(), plan.id());
      this.texts = output.texts(made.zone());
      this.title = texts.of("cli.title.plan", "integration", made.integration().name());
    }

    void print() {
      Screen screen = surroundings.screen();
      if (output.json) {
        screen.say(json());
      } else {
        new RunText(texts).lines(title, plan.report()).forEach(screen::say);
        new PlanText(texts, all ? Long.MAX_VALUE : FEW).print(lines, screen::say);
      }
      if (out != null) {
        OutputFile.write(out, this::write);
        screen.complain("The plan is in " + out);
      }
      if (report.file != null) {
        report.write(
            screen,
            new ReportPage(texts)
                .head(title, plan.report())
                .routes(plan.report())
                .reasons(plan.report())
                .changes(lines)
                .page(title));
      }
      screen.complain(next());
    }

    private String next() {
      if (plan.report().state() != RunState.COMPLETED) {
        return texts.of("cli.next.plan-incomplete", "config", made.file());
      }
      if (findings > 0) {
        return texts.of("cli.checks.open", "count", findings, "config", made.file());
      }
      return texts
          .of("cli.next.apply", "plan", out == null ? plan.id() : out)
          .replace("{config}", made.file().toString())
          .replace("{until}", texts.minute(plan.expiresAt()));
    }

    private String json() {
      StringWriter text = new StringWriter();
      try {
        write(text);
      } catch (IOException impossible) {
        throw new UncheckedIOException(impossible);
      }
      return text.toString();
    }

    private void write(java.io.Writer to) throws IOException {
      PlanFile.write(
          to, plan, made.tenant(), lines, new RunJson(texts), surroundings.screen()::clean);
    }
  }
}
