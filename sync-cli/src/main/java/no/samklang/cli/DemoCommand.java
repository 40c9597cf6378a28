package no.samklang.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import no.samklang.simulators.Simulator;
import no.samklang.simulators.SimulatorOptions;
import no.samklang.simulators.Simulators;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows an integration from its first plan to a balanced month on simulators. */
@Command(
    name = "demo",
    description = "Show an integration on simulated systems: first plan, run, changes, report.")
final class DemoCommand implements Callable<Integer> {
  static final String VISMANET_TIDSBANKEN = "vismanet-tidsbanken";

  /** A Friday morning in Norway, so that every demo tells the same. */
  private static final Instant MORNING = Instant.parse("2026-11-20T07:00:00Z");

  private static final int RECORDS = 24;
  private static final long SEED = 7;

  private final Surroundings surroundings;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "INTEGRATION",
      description = "Default: ${DEFAULT-VALUE}.")
  String integration = VISMANET_TIDSBANKEN;

  @Option(
      names = "--store",
      paramLabel = "F",
      description = "A new state file to use. Default: one in a temporary folder.")
  @Nullable Path store;

  @Option(
      names = "--stay",
      description = "Leave the simulators running afterwards, until stopped with Ctrl-C.")
  boolean stay;

  @Option(
      names = "--lang",
      paramLabel = "LANG",
      description = "Language: ${COMPLETION-CANDIDATES}. Default: en.")
  Language language = Language.EN;

  @Mixin ReportOption report = new ReportOption();

  DemoCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Demo demo = demo();
    report.require();
    Clock now = surroundings.clock().withZone(ZoneOffset.UTC);
    Clock clock = Clock.offset(now, Duration.between(now.instant(), MORNING));
    SimulatorOptions options = SimulatorOptions.defaults().records(RECORDS).seed(SEED).clock(clock);
    try (Simulator left = Simulators.start(demo.systems().get(0), options);
        Simulator right = Simulators.start(demo.systems().get(1), options)) {
      int code = tell(demo, List.of(left, right), clock);
      if (stay) {
        surroundings.screen().complain("The simulators stay. Stop with Ctrl-C.");
        surroundings.idle().run();
      }
      return code;
    }
  }

  private Demo demo() {
    return Demo.of(integration)
        .orElseThrow(
            () ->
                new Failure(
                    ExitCode.USAGE,
                    "There is no demo of '" + integration + "'.",
                    "Give one of " + Demo.names().collect(Collectors.joining(", ")) + "."));
  }

  private int tell(Demo demo, List<Simulator> simulators, Clock clock) {
    Surroundings then =
        new Surroundings(
            surroundings.screen(),
            surroundings.environment(),
            surroundings.user(),
            clock,
            surroundings.idle());
    Path file = DemoConfig.write(store, demo, simulators, demo.prepare(simulators));
    try (Workspace workspace = Workspace.open(file, then)) {
      Texts texts = new Texts(language.locale(), workspace.config().zone());
      DemoStage stage = new DemoStage(surroundings.screen(), texts, workspace);
      DemoResult result = demo.tell(stage, simulators);
      result.lines().forEach(surroundings.screen()::say);
      report.write(surroundings.screen(), result.page());
      surroundings
          .screen()
          .say("\n" + texts.of(stay ? "cli.demo.go-on-stay" : "cli.demo.go-on", "config", file));
      return result.exitCode();
    }
  }
}
