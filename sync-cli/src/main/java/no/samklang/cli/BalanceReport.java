package no.samklang.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import no.samklang.sync.RunReport;

/**
 * What a demo comes to: a balance of what was registered and what was posted, and facts beside it.
 *
 * @param columns what the four columns hold: where, what, and the two systems
 * @param balance the lines of the balance
 * @param facts what else is to be said
 * @param well whether all ended as the demo tells it
 * @param last the last run
 */
record BalanceReport(
    Texts texts,
    List<String> columns,
    List<BalanceLine> balance,
    List<String> facts,
    boolean well,
    RunReport last)
    implements DemoResult {

  @Override
  public int exitCode() {
    return well ? last.exitCode() : Math.max(last.exitCode(), ExitCode.NEEDS_PERSON.number());
  }

  @Override
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(texts.of("cli.demo.report"));
    lines.add("");
    lines.add(row(columns.get(0), columns.get(1), columns.get(2), columns.get(3)));
    for (BalanceLine line : balance) {
      lines.add(
          row(
              line.where(),
              line.what(),
              texts.figure(line.registered()),
              texts.figure(line.posted())));
    }
    lines.add("");
    facts.forEach(fact -> lines.add("  " + fact));
    return lines;
  }

  private static String row(String where, String what, String registered, String posted) {
    return String.format(Locale.ROOT, "  %-44s %-24s %12s %12s", where, what, registered, posted);
  }

  @Override
  public String page() {
    String title = texts.of("cli.demo.report");
    ReportPage page = new ReportPage(texts).head(title, last);
    Html html = page.html();
    html.table(List.of(columns.get(0), columns.get(1), "#" + columns.get(2), "#" + columns.get(3)));
    for (BalanceLine line : balance) {
      html.row()
          .cell(line.where())
          .cell(line.what())
          .number(texts.figure(line.registered()))
          .number(texts.figure(line.posted()))
          .endRow();
    }
    html.endTable().items(facts);
    return page.routes(last).reasons(last).page(title);
  }
}
