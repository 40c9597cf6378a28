package no.samklang.cli;

import java.util.List;
import no.samklang.sync.CheckReport;
import no.samklang.sync.Plan;
import no.samklang.sync.RouteReport;
import no.samklang.sync.RunReport;
import no.samklang.sync.spi.Parked;

/** Tells the demo, step by step, and does what it tells. */
final class DemoStory {
  private static final String HOURS = "hours";
  private static final long FEW = 2;

  private final Screen screen;
  private final Texts texts;
  private final Workspace workspace;
  private final DemoCompany company;
  private int step;

  DemoStory(Screen screen, Texts texts, Workspace workspace, DemoCompany company) {
    this.screen = screen;
    this.texts = texts;
    this.workspace = workspace;
    this.company = company;
  }

  DemoReport tell() {
    check();
    firstSynchronisation();
    long corrected = company.registerHours();
    firstWeek();
    RunReport last = correction(corrected);
    return new DemoReport(texts, workspace, company, last);
  }

  private void check() {
    step("cli.demo.check");
    CheckReport check = workspace.session().check();
    check.systems().forEach((id, found) -> screen.say("  " + id + ": " + found.identity()));
  }

  private void firstSynchronisation() {
    step("cli.demo.plan");
    Plan plan = workspace.session().plan();
    summary(plan.report());
    screen.say("");
    screen.say(texts.of("cli.demo.plan-fields"));
    new PlanText(texts, FEW).print(new PlanLines(workspace.session(), plan.id()), screen::say);
    step("cli.demo.apply");
    summary(workspace.session().apply(plan, "demo"));
  }

  private void firstWeek() {
    company.registerNewcomer();
    company.completeProject();
    screen.say("");
    screen.say(
        texts
            .of("cli.demo.week", "project", company.projectName(company.finishedProject()))
            .replace("{newcomer}", company.newcomerName()));
    step("cli.demo.run");
    summary(workspace.session().run());
    for (Parked parked : waiting()) {
      screen.say("");
      screen.say(texts.of("cli.demo.explain"));
      screen.say("  " + Labels.of(parked.label(), parked.sourceId()));
      workspace
          .session()
          .explain(HOURS, parked.sourceId())
          .lines()
          .forEach(line -> screen.say("    " + texts.of(line)));
    }
  }

  private RunReport correction(long corrected) {
    company.correct(corrected);
    company.linkNewcomer();
    screen.say("");
    screen.say(texts.of("cli.demo.corrected", "newcomer", company.newcomerName()));
    step("cli.demo.run-again");
    RunReport run = workspace.session().run();
    summary(run);
    return run;
  }

  private List<Parked> waiting() {
    return workspace.session().parked(HOURS, null, 10).stream()
        .filter(parked -> parked.kind().needsPerson())
        .toList();
  }

  private void step(String code) {
    step++;
    screen.say("");
    screen.say(step + ". " + texts.of(code));
  }

  private void summary(RunReport report) {
    RunText text = new RunText(texts);
    for (RouteReport route : report.routes()) {
      screen.say("  " + route.route() + ": " + text.summary(route));
      route.reasons().stream()
          .filter(reason -> reason.outcome().needsPerson())
          .forEach(reason -> screen.say("      " + text.reason(reason)));
    }
  }
}
