package no.samklang.cli;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import no.samklang.sync.RunReport;

/** What a demo comes to, for a bookkeeper: hours in both systems, and that they agree. */
final class DemoReport implements DemoResult {
  private final Texts texts;
  private final DemoCompany company;
  private final RunReport last;
  private final List<DemoBooks.Line> balance;
  private final List<BigDecimal> corrected;
  private final long waiting;

  DemoReport(Texts texts, Workspace workspace, DemoCompany company, RunReport last) {
    this.texts = texts;
    this.company = company;
    this.last = last;
    this.balance = DemoBooks.balance(company);
    this.corrected = DemoBooks.postedUnder(company, "Bindingsverk");
    this.waiting = workspace.waiting();
  }

  @Override
  public int exitCode() {
    boolean well =
        balance.stream().allMatch(DemoBooks.Line::balanced)
            && company.finishedProjectBlocked()
            && waiting == 0;
    return well ? last.exitCode() : Math.max(last.exitCode(), ExitCode.NEEDS_PERSON.number());
  }

  @Override
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(texts.of("cli.demo.report"));
    lines.add("");
    lines.add(
        String.format(
            Locale.ROOT,
            "  %-44s %-20s %22s %22s",
            texts.of("cli.demo.project"),
            texts.of("cli.demo.employee"),
            "Tidsbanken",
            "Visma.net"));
    for (DemoBooks.Line line : balance) {
      lines.add(row(line.project(), line.employee(), line.registered(), line.posted()));
    }
    lines.add(
        row(
            texts.of("cli.demo.sum"),
            "",
            DemoBooks.registered(balance),
            DemoBooks.posted(balance)));
    lines.add("  " + texts.of("cli.demo.figures"));
    lines.add("");
    facts().forEach(fact -> lines.add("  " + fact));
    return lines;
  }

  @Override
  public String page() {
    String title = texts.of("cli.demo.report");
    ReportPage page = new ReportPage(texts).head(title, last);
    Html html = page.html();
    html.table(
        List.of(
            texts.of("cli.demo.project"),
            texts.of("cli.demo.employee"),
            "#Tidsbanken: " + texts.of("cli.demo.hours"),
            "#" + texts.of("cli.demo.billable"),
            "#Visma.net: " + texts.of("cli.demo.hours"),
            "#" + texts.of("cli.demo.billable")));
    for (DemoBooks.Line line : balance) {
      row(html, line.project(), line.employee(), line.registered(), line.posted());
    }
    row(
        html,
        texts.of("cli.demo.sum"),
        "",
        DemoBooks.registered(balance),
        DemoBooks.posted(balance));
    html.endTable().items(facts());
    return page.routes(last).reasons(last).page(title);
  }

  private List<String> facts() {
    boolean balanced = balance.stream().allMatch(DemoBooks.Line::balanced);
    List<String> facts = new ArrayList<>();
    facts.add(texts.of(balanced ? "cli.demo.balanced" : "cli.demo.not-balanced"));
    facts.add(
        texts.of(
            "cli.demo.reversed",
            "lines",
            String.join(", ", corrected.stream().map(texts::figure).toList())));
    facts.add(
        texts.of(
            company.finishedProjectBlocked() ? "cli.demo.blocked" : "cli.demo.not-blocked",
            "project",
            company.projectName(company.finishedProject())));
    facts.add(
        waiting == 0
            ? texts.of("cli.demo.nothing-waits")
            : texts.of("cli.demo.waits", "count", waiting));
    return facts;
  }

  private String row(
      String project, String employee, DemoBooks.Figures registered, DemoBooks.Figures posted) {
    return String.format(
        Locale.ROOT,
        "  %-44s %-20s %22s %22s",
        project,
        employee,
        texts.figure(registered.hours()) + " / " + texts.figure(registered.billable()),
        texts.figure(posted.hours()) + " / " + texts.figure(posted.billable()));
  }

  private void row(
      Html html,
      String project,
      String employee,
      DemoBooks.Figures registered,
      DemoBooks.Figures posted) {
    html.row().cell(project).cell(employee);
    html.number(texts.figure(registered.hours())).number(texts.figure(registered.billable()));
    html.number(texts.figure(posted.hours())).number(texts.figure(posted.billable())).endRow();
  }
}
