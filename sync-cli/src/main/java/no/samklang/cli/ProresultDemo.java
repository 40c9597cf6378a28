package no.samklang.cli;

import java.util.List;
import no.samklang.simulators.Simulator;
import no.samklang.sync.RunReport;
import no.samklang.sync.spi.Message;

/** A week of a craftsman who uses Visma.net ERP and Proresult. */
final class ProresultDemo implements Demo {

  @Override
  public String integration() {
    return "vismanet-proresult";
  }

  @Override
  public List<String> systems() {
    return List.of("vismanet", "proresult");
  }

  @Override
  public List<String> prepare(List<Simulator> simulators) {
    CraftCompany company = company(simulators);
    company.prepare();
    return List.of(
        "startDate: " + CraftCompany.MONDAY,
        "hoursItem: TIM-TOMRER",
        "hoursDebitAccount: '" + company.account(0) + "'",
        "hoursCreditAccount: '" + company.account(1) + "'",
        "hoursAccountGroup: TIMER",
        "withdrawalsTask: '01'",
        "withdrawalsDefaultItem: GIPS-13",
        "withdrawalsDebitAccount: '" + company.account(1) + "'",
        "withdrawalsCreditAccount: '" + company.account(0) + "'",
        "withdrawalsAccountGroup: MATR");
  }

  private static CraftCompany company(List<Simulator> simulators) {
    return new CraftCompany(simulators.get(0), simulators.get(1));
  }

  @Override
  public DemoResult tell(DemoStage stage, List<Simulator> simulators) {
    CraftCompany company = company(simulators);
    stage.check();
    stage.firstSynchronisation();
    company.registerHours();
    company.takeItems();
    company.completeProject();
    stage.meanwhile(
        Message.of("cli.demo.craft-week", "project", company.restlessProject())
            .with("newcomer", company.newcomerName()));
    stage.run("cli.demo.run");
    boolean closedBefore = company.closed();
    stage.explain("hours");
    company.linkNewcomer();
    company.reopenProject();
    stage.meanwhile(
        Message.of("cli.demo.craft-mended", "project", company.restlessProject())
            .with("newcomer", company.newcomerName()));
    RunReport last = stage.run("cli.demo.craft-run-again");
    return CraftReport.of(stage, company, closedBefore, last);
  }
}
