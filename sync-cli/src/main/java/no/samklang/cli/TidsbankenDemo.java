package no.samklang.cli;

import java.util.ArrayList;
import java.util.List;
import no.samklang.simulators.Simulator;
import no.samklang.sync.RunReport;
import no.samklang.sync.spi.Message;

/** A week of a company that uses Visma.net ERP and Tidsbanken. */
final class TidsbankenDemo implements Demo {
  private static final String HOURS = "hours";

  @Override
  public String integration() {
    return DemoCommand.VISMANET_TIDSBANKEN;
  }

  @Override
  public List<String> systems() {
    return List.of("vismanet", "tidsbanken");
  }

  @Override
  public List<String> prepare(List<Simulator> simulators) {
    company(simulators).prepare();
    List<String> settings = new ArrayList<>();
    settings.add("startDate: " + DemoCompany.MONDAY);
    settings.add("hourTypes:");
    DemoCompany.HOUR_TYPES.forEach((product, item) -> settings.add("  " + product + ": " + item));
    return settings;
  }

  private static DemoCompany company(List<Simulator> simulators) {
    return new DemoCompany(simulators.get(0), simulators.get(1));
  }

  @Override
  public DemoResult tell(DemoStage stage, List<Simulator> simulators) {
    DemoCompany company = company(simulators);
    stage.check();
    stage.firstSynchronisation();
    long corrected = company.registerHours();
    company.registerNewcomer();
    company.completeProject();
    stage.meanwhile(
        Message.of("cli.demo.week", "project", company.projectName(company.finishedProject()))
            .with("newcomer", company.newcomerName()));
    RunReport first = stage.run("cli.demo.run");
    if (first.exitCode() != 0) {
      stage.explain(HOURS);
    }
    company.correct(corrected);
    company.linkNewcomer();
    stage.meanwhile(Message.of("cli.demo.corrected", "newcomer", company.newcomerName()));
    RunReport last = stage.run("cli.demo.run-again");
    return new DemoReport(stage.texts(), stage.workspace(), company, last);
  }
}
