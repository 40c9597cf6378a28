package no.samklang.cli;

import java.util.ArrayList;
import java.util.List;
import no.samklang.sync.RunReport;

/** What the craftsman's week comes to: hours and items in both systems, and that they agree. */
final class CraftReport {
  private CraftReport() {}

  /**
   * Makes the report.
   *
   * @param closedBefore whether the completed project was closed before it was opened again
   */
  static DemoResult of(
      DemoStage stage, CraftCompany company, boolean closedBefore, RunReport last) {
    Texts texts = stage.texts();
    List<BalanceLine> balance = CraftBooks.balance(company);
    boolean balanced = balance.stream().allMatch(BalanceLine::balanced);
    boolean reopened = closedBefore && !company.closed();
    long waiting = stage.workspace().waiting();
    List<String> facts = new ArrayList<>();
    facts.add(texts.of(balanced ? "cli.demo.craft-balanced" : "cli.demo.not-balanced"));
    facts.add(texts.of("cli.demo.craft-own", "hours", texts.figure(CraftBooks.ownHours(company))));
    facts.add(
        texts.of(
            reopened ? "cli.demo.craft-reopened" : "cli.demo.craft-not-reopened",
            "project",
            company.restlessProject()));
    facts.add(stage.waits(waiting));
    return new BalanceReport(
        texts,
        List.of(
            texts.of("cli.demo.project"),
            texts.of("cli.demo.craft-what"),
            "Proresult",
            "Visma.net"),
        balance,
        facts,
        balanced && reopened && waiting == 0,
        last);
  }
}
