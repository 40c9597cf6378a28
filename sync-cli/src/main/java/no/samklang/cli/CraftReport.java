package no.samklang.cli;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import no.samklang.sync.RunReport;

/** What the craftsman's week comes to: hours and items in both systems, and that they agree. */
final class CraftReport implements DemoResult {
  private final Texts texts;
  private final CraftCompany company;
  private final boolean closedBefore;
  private final RunReport last;
  private final List<CraftBooks.Line> balance;
  private final BigDecimal ownHours;
  private final long waiting;

  /**
   * Makes the report.
   *
   * @param closedBefore whether the completed project was closed before it was opened again
   */
  CraftReport(DemoStage stage, CraftCompany company, boolean closedBefore, RunReport last) {
    this.texts = stage.texts();
    this.company = company;
    this.closedBefore = closedBefore;
    this.last = last;
    this.balance = CraftBooks.balance(company);
    this.ownHours = CraftBooks.ownHours(company);
    this.waiting = stage.workspace().waiting();
  }

  private boolean balanced() {
    return balance.stream().allMatch(CraftBooks.Line::balanced);
  }

  private boolean closedAndReopened() {
    return closedBefore && !company.closed();
  }

  @Override
  public int exitCode() {
    boolean well = balanced() && closedAndReopened() && waiting == 0;
    return well ? last.exitCode() : Math.max(last.exitCode(), ExitCode.NEEDS_PERSON.number());
  }

  @Override
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(texts.of("cli.demo.report"));
    lines.add("");
    lines.add(
        row(
            texts.of("cli.demo.project"),
            texts.of("cli.demo.craft-what"),
            "Proresult",
            "Visma.net"));
    for (CraftBooks.Line line : balance) {
      lines.add(
          row(
              line.project(),
              line.what(),
              texts.figure(line.registered()),
              texts.figure(line.posted())));
    }
    lines.add("");
    facts().forEach(fact -> lines.add("  " + fact));
    return lines;
  }

  private static String row(String project, String what, String registered, String posted) {
    return String.format(Locale.ROOT, "  %-44s %-24s %12s %12s", project, what, registered, posted);
  }

  @Override
  public String page() {
    String title = texts.of("cli.demo.report");
    ReportPage page = new ReportPage(texts).head(title, last);
    Html html = page.html();
    html.table(
        List.of(
            texts.of("cli.demo.project"),
            texts.of("cli.demo.craft-what"),
            "#Proresult",
            "#Visma.net"));
    for (CraftBooks.Line line : balance) {
      html.row()
          .cell(line.project())
          .cell(line.what())
          .number(texts.figure(line.registered()))
          .number(texts.figure(line.posted()))
          .endRow();
    }
    html.endTable().items(facts());
    return page.routes(last).reasons(last).page(title);
  }

  private List<String> facts() {
    List<String> facts = new ArrayList<>();
    facts.add(texts.of(balanced() ? "cli.demo.craft-balanced" : "cli.demo.not-balanced"));
    facts.add(texts.of("cli.demo.craft-own", "hours", texts.figure(ownHours)));
    facts.add(
        texts.of(
            closedAndReopened() ? "cli.demo.craft-reopened" : "cli.demo.craft-not-reopened",
            "project",
            company.restlessProject()));
    facts.add(
        waiting == 0
            ? texts.of("cli.demo.nothing-waits")
            : texts.of("cli.demo.waits", "count", waiting));
    return facts;
  }
}
