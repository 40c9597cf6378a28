package no.samklang.cli;

import java.util.List;
import no.samklang.sync.CheckReport;
import no.samklang.sync.Finding;
import no.samklang.sync.Plan;
import no.samklang.sync.Route;
import no.samklang.sync.RouteReport;
import no.samklang.sync.RunReport;
import no.samklang.sync.Signature;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Parked;

/** Where a demo is told: what every demo shows, step by step. */
final class DemoStage {
  private static final long FEW = 2;
  private static final int MOST_FINDINGS = 6;
  private static final String DEMO = "demo";

  private final Screen screen;
  private final Texts texts;
  private final Workspace workspace;
  private int step;

  DemoStage(Screen screen, Texts texts, Workspace workspace) {
    this.screen = screen;
    this.texts = texts;
    this.workspace = workspace;
  }

  Texts texts() {
    return texts;
  }

  Workspace workspace() {
    return workspace;
  }

  void check() {
    step("cli.demo.check");
    CheckReport check = workspace.session().check();
    check.systems().forEach((id, found) -> screen.say("  " + id + ": " + found.identity()));
  }

  /** Plans, shows the plan and what a person should look at, and applies it. */
  void firstSynchronisation() {
    step("cli.demo.plan");
    Plan plan = workspace.session().plan();
    summary(plan.report());
    screen.say("");
    screen.say(texts.of("cli.demo.plan-fields"));
    new PlanText(texts, FEW).print(new PlanLines(workspace.session(), plan.id()), screen::say);
    accept();
    step("cli.demo.apply");
    summary(workspace.session().apply(plan, DEMO));
  }

  private void accept() {
    boolean any = false;
    for (Route route : workspace.session().integration().routes()) {
      List<Finding> findings = workspace.session().findings(route.name(), 0, MOST_FINDINGS);
      if (!findings.isEmpty() && !any) {
        step("cli.demo.findings");
        any = true;
      }
      for (Finding finding : findings) {
        for (Finding.Reason reason : finding.reasons()) {
          screen.say("  " + route.name() + ": " + texts.of(reason.message()));
        }
      }
      workspace.session().acceptFindings(route.name(), new Signature(DEMO, DEMO));
    }
  }

  /** Says what people do meanwhile. */
  void meanwhile(Message what) {
    screen.say("");
    screen.say(texts.of(what));
  }

  RunReport run(String code) {
    step(code);
    RunReport report = workspace.session().run();
    summary(report);
    return report;
  }

  /** Explains why records of a route wait. */
  void explain(String route) {
    for (Parked parked : workspace.session().parked(route, null, 10)) {
      if (parked.kind().needsPerson()) {
        screen.say("");
        screen.say(texts.of("cli.demo.explain"));
        screen.say("  " + Labels.of(parked.label(), parked.sourceId()));
        workspace
            .session()
            .explain(route, parked.sourceId())
            .lines()
            .forEach(line -> screen.say("    " + texts.of(line)));
      }
    }
  }

  /** Says how many records wait for a person. */
  String waits(long waiting) {
    return waiting == 0
        ? texts.of("cli.demo.nothing-waits")
        : texts.of("cli.demo.waits", "count", waiting);
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
          .filter(reason -> reason.outcome().needsPerson() || reason.fresh() > 0)
          .forEach(reason -> screen.say("      " + text.reason(reason)));
    }
  }
}
