package no.samklang.cli;

import java.util.ArrayList;
import java.util.List;
import no.samklang.sync.PlannedChange;
import no.samklang.sync.RouteReport;
import no.samklang.sync.RunReport;
import no.samklang.sync.spi.Message;

/** A run's report, or a plan's, as a page that a bookkeeper can read and keep. */
final class ReportPage {
  private static final int MOST_LINES = 5_000;

  private final Texts texts;
  private final RunText words;
  private final Html html = new Html();

  ReportPage(Texts texts) {
    this.texts = texts;
    this.words = new RunText(texts);
  }

  /** Adds the heading and what the report comes to. */
  ReportPage head(String title, RunReport report) {
    html.heading(1, title).quiet(words.when(report));
    if (report.exitCode() == ExitCode.DONE.number() && troubles(report).isEmpty()) {
      html.goodBox(texts.of("cli.all-well"));
    }
    for (RouteReport route : report.routes()) {
      Message problem = route.problem();
      if (problem != null) {
        html.box(route.route() + ": " + texts.state(route.state()) + ". " + texts.of(problem));
      }
    }
    return this;
  }

  /** Adds a line for each route. */
  ReportPage routes(RunReport report) {
    html.heading(2, texts.of("cli.routes"))
        .table(List.of(texts.of("cli.route"), texts.of("cli.state"), texts.of("cli.result")));
    for (RouteReport route : report.routes()) {
      html.row()
          .cell(route.route())
          .cell(texts.state(route.state()))
          .cell(texts.counts(route.counts()))
          .endRow();
    }
    html.endTable();
    return this;
  }

  /** Adds the reasons, those that need a person first. */
  ReportPage reasons(RunReport report) {
    section(texts.of("cli.needs-person"), troubles(report), report);
    section(texts.of("cli.for-information"), notes(report), report);
    return this;
  }

  /** Adds a section of paragraphs and tables by somebody else. */
  Html html() {
    return html;
  }

  /** Adds the lines of a plan with their fields. */
  ReportPage changes(Iterable<PlannedChange> changes) {
    html.heading(2, texts.of("cli.changes"))
        .table(
            List.of(
                texts.of("cli.route"),
                texts.of("cli.record"),
                texts.of("cli.what"),
                texts.of("cli.fields")));
    int shown = 0;
    int all = 0;
    for (PlannedChange change : changes) {
      all++;
      if (shown < MOST_LINES) {
        shown++;
        change(change);
      }
    }
    html.endTable();
    if (all > shown) {
      html.paragraph(texts.of("cli.more", "count", all - shown));
    }
    return this;
  }

  String page(String title) {
    return html.page(title, texts.locale());
  }

  private void change(PlannedChange change) {
    Message reason = change.reason();
    html.row()
        .cell(change.route())
        .cell(Labels.of(change))
        .cell(texts.outcome(change.outcome()) + (reason == null ? "" : ". " + texts.of(reason)))
        .fields(change.fields().stream().map(texts::field).toList())
        .endRow();
  }

  private void section(String heading, List<RouteReport.Reason> reasons, RunReport report) {
    if (reasons.isEmpty()) {
      return;
    }
    html.heading(2, heading);
    for (RouteReport route : report.routes()) {
      for (RouteReport.Reason reason : route.reasons()) {
        if (reasons.contains(reason)) {
          html.paragraph(route.route() + ": " + words.reason(reason)).items(reason.examples());
        }
      }
    }
  }

  private static List<RouteReport.Reason> troubles(RunReport report) {
    return reasons(report, true);
  }

  private static List<RouteReport.Reason> notes(RunReport report) {
    return reasons(report, false);
  }

  private static List<RouteReport.Reason> reasons(RunReport report, boolean person) {
    List<RouteReport.Reason> found = new ArrayList<>();
    for (RouteReport route : report.routes()) {
      route.reasons().stream()
          .filter(reason -> reason.outcome().needsPerson() == person)
          .forEach(found::add);
    }
    return found;
  }
}
