package no.samklang.cli;

import no.samklang.sync.RunReport;
import no.samklang.sync.RunState;

/** Prints what a run did, and what to do next. */
final class RunOutput {
  private final Surroundings surroundings;
  private final OutputOptions output;
  private final ReportOption report;

  RunOutput(Surroundings surroundings, OutputOptions output, ReportOption report) {
    this.surroundings = surroundings;
    this.output = output;
    this.report = report;
  }

  /** Prints the report and returns the exit code that belongs to it. */
  int print(RunReport run, Config config) {
    Screen screen = surroundings.screen();
    Texts texts = output.texts(config.zone());
    String title = texts.of("cli.title.run", "integration", config.integration().name());
    if (output.json) {
      screen.say(Json.pretty(new RunJson(texts).run(run)));
    } else {
      new RunText(texts).lines(title, run).forEach(screen::say);
    }
    report.write(
        screen, new ReportPage(texts).head(title, run).routes(run).reasons(run).page(title));
    next(run.state(), config, texts);
    return run.exitCode();
  }

  private void next(RunState state, Config config, Texts texts) {
    String code =
        switch (state) {
          case NEEDS_REVIEW -> "cli.next.first-plan";
          case PAUSED -> "cli.next.paused";
          case REFUSED -> "cli.next.refused";
          case BRAKED -> "cli.next.braked";
          case BUSY -> "cli.next.busy";
          case FAILED -> "cli.next.failed";
          case CANCELLED -> "cli.next.cancelled";
          case COMPLETED -> "";
        };
    if (!code.isEmpty()) {
      surroundings.screen().complain(texts.of(code, "config", config.file()));
    }
  }
}
