package no.samklang.cli;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import no.samklang.sync.ControlReport;
import no.samklang.sync.RouteReport;
import no.samklang.sync.RunReport;

/** A run's report as plain lines. */
final class RunText {
  private final Texts texts;

  RunText(Texts texts) {
    this.texts = texts;
  }

  List<String> lines(String heading, RunReport report) {
    List<String> lines = new ArrayList<>();
    lines.add(heading + ", " + when(report));
    lines.add("");
    int width = report.routes().stream().mapToInt(route -> route.route().length()).max().orElse(0);
    for (RouteReport route : report.routes()) {
      lines.add("  " + pad(route.route(), width) + "  " + summary(route));
      route
          .requestsPerDelivered()
          .ifPresent(
              each ->
                  lines.add(
                      "  "
                          + " ".repeat(width)
                          + "  "
                          + texts.of(
                              "cli.requests-each",
                              "count",
                              texts.figure(BigDecimal.valueOf(each)))));
      ControlReport totals = route.totals();
      if (totals != null && !totals.sums().isEmpty()) {
        String code = totals.balanced() ? "cli.totals.balanced" : "cli.totals.not-balanced";
        lines.add("  " + " ".repeat(width) + "  " + texts.of(code));
      }
    }
    reasons(report, true, texts.of("cli.needs-person"), lines);
    reasons(report, false, texts.of("cli.for-information"), lines);
    return lines;
  }

  String when(RunReport report) {
    return texts.minute(report.startedAt())
        + ", "
        + texts.seconds(Duration.between(report.startedAt(), report.endedAt()))
        + ", "
        + texts.of("cli.requests", "count", report.requests());
  }

  String summary(RouteReport route) {
    String counts = texts.counts(route.counts());
    var problem = route.problem();
    return problem == null
        ? counts
        : texts.state(route.state())
            + ": "
            + texts.of(problem)
            + (route.counts().isEmpty() ? "" : " (" + counts + ")");
  }

  String reason(RouteReport.Reason reason) {
    return texts.outcome(reason.outcome(), reason.count()) + ": " + texts.of(reason.message());
  }

  private void reasons(RunReport report, boolean person, String heading, List<String> lines) {
    List<String> found = new ArrayList<>();
    for (RouteReport route : report.routes()) {
      for (RouteReport.Reason reason : route.reasons()) {
        if (reason.outcome().needsPerson() == person) {
          found.add("  " + route.route() + ": " + reason(reason));
          reason.examples().forEach(example -> found.add("      " + example));
        }
      }
    }
    if (!found.isEmpty()) {
      lines.add("");
      lines.add(heading);
      lines.addAll(found);
    }
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(width - text.length());
  }
}
