package no.samklang.cli;

import java.util.List;
import no.samklang.simulators.Simulator;
import no.samklang.sync.RunReport;
import no.samklang.sync.Signature;
import no.samklang.sync.spi.Message;

/** A week of a firm with people in the field that uses 24SevenOffice and Smartday. */
final class SmartdayDemo implements Demo {
  private static final String ORDERS = "orders";

  @Override
  public String integration() {
    return "24so-smartday";
  }

  @Override
  public List<String> systems() {
    return List.of("24so", "smartday");
  }

  @Override
  public List<String> prepare(List<Simulator> simulators) {
    return List.of(
        "startDate: " + FieldCompany.MONDAY,
        "timeProduct: '" + FieldCompany.TIME + "'",
        "distanceProduct: '" + FieldCompany.DISTANCE + "'");
  }

  @Override
  public DemoResult tell(DemoStage stage, List<Simulator> simulators) {
    FieldCompany company = new FieldCompany(simulators.get(0), simulators.get(1));
    stage.check();
    stage.firstSynchronisation();
    company.work();
    stage.meanwhile(Message.of("cli.demo.field-week"));
    stage.run("cli.demo.field-run");
    stage.explain(ORDERS);
    company.goOn();
    stage
        .workspace()
        .session()
        .edit(
            ORDERS,
            company.hastyTask(),
            "{\"status\": \"FINISHED\"}",
            new Signature("demo", "no order was made by hand"));
    stage.meanwhile(
        Message.of("cli.demo.field-decided", "task", company.title(company.hastyTask())));
    RunReport last = stage.run("cli.demo.field-run-again");
    return FieldReport.of(stage, company, last);
  }
}
