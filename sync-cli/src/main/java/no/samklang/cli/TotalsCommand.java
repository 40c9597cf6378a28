package no.samklang.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import no.samklang.sync.ControlReport;
import no.samklang.sync.spi.Message;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sums what source, ledger and target have, and names the records that make a difference. */
@Command(
    name = "totals",
    description =
        "Sum what source, ledger and target have, and name the records that make a difference."
            + " Reads both systems and writes nothing.")
final class TotalsCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(index = "0", paramLabel = "CONFIG", description = "The configuration, a YAML file.")
  Path config = Path.of("");

  @Parameters(index = "1", paramLabel = "ROUTE", description = "The route, such as hours.")
  String route = "";

  @Option(
      names = "--period",
      paramLabel = "PERIOD",
      description = "Only this period, such as 2026-11. Default: everything.")
  @Nullable String period;

  @Mixin OutputOptions output = new OutputOptions();

  TotalsCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    try (Workspace workspace = Workspace.open(config, surroundings)) {
      RouteOption.require(route, workspace.config());
      ControlReport report = control(workspace);
      Texts texts = output.texts(workspace.config().zone());
      if (output.json) {
        surroundings.screen().say(Json.pretty(json(report, texts)));
      } else {
        print(report, texts);
      }
      if (report.problem() != null) {
        return ExitCode.SYSTEM.number();
      }
      return (report.balanced() ? ExitCode.DONE : ExitCode.NEEDS_PERSON).number();
    }
  }

  private ControlReport control(Workspace workspace) {
    try {
      return workspace.session().control(route, period);
    } catch (IllegalArgumentException none) {
      throw new Failure(
          ExitCode.USAGE,
          String.valueOf(none.getMessage()) + ".",
          "Give a route that posts and names its measures.",
          none);
    }
  }

  private void print(ControlReport report, Texts texts) {
    Screen screen = surroundings.screen();
    Message problem = report.problem();
    if (problem != null) {
      screen.complain(texts.of(problem));
      return;
    }
    screen.say(
        texts.of("cli.totals.source." + Texts.word(report.sourceBasis()))
            + " "
            + texts.of("cli.totals.target." + Texts.word(report.targetBasis())));
    report.sums().forEach(sum -> print(sum, texts));
    for (ControlReport.Difference one : report.differences()) {
      screen.say(
          texts.of("cli.totals.kind." + Texts.word(one.kind()))
              + ": "
              + Labels.of(one.label(), one.sourceId())
              + ": "
              + texts.of(one.why()));
    }
    screen.say(texts.of(report.balanced() ? "cli.totals.balanced" : "cli.totals.not-balanced"));
  }

  private void print(ControlReport.Sum sum, Texts texts) {
    String where =
        sum.dimensions().entrySet().stream()
            .map(Map.Entry::getValue)
            .collect(Collectors.joining(" / "));
    Message line =
        Message.of("cli.totals.sum", "measure", sum.measure())
            .with("source", texts.figure(sum.source()))
            .with("waiting", texts.figure(sum.waiting()))
            .with("leftout", texts.figure(sum.leftOut()))
            .with("ledger", texts.figure(sum.ledger()))
            .with("target", texts.figure(sum.target()));
    surroundings.screen().say((sum.balanced() ? "  " : "! ") + where + "  " + texts.of(line));
  }

  private static ObjectNode json(ControlReport report, Texts texts) {
    RunJson messages = new RunJson(texts);
    ObjectNode json = Json.object().put("route", report.route());
    json.put("period", report.period()).put("balanced", report.balanced());
    json.put("sourceBasis", report.sourceBasis().name());
    json.put("targetBasis", report.targetBasis().name());
    ArrayNode sums = json.putArray("sums");
    for (ControlReport.Sum sum : report.sums()) {
      ObjectNode one = sums.addObject();
      ObjectNode dimensions = one.putObject("dimensions");
      sum.dimensions().forEach(dimensions::put);
      one.put("measure", sum.measure()).put("source", sum.source());
      one.put("waiting", sum.waiting()).put("leftOut", sum.leftOut());
      one.put("ledger", sum.ledger()).put("target", sum.target());
      one.put("balanced", sum.balanced());
    }
    RunJson.counts(json.putObject("counts"), report.counts());
    ArrayNode differences = json.putArray("differences");
    for (ControlReport.Difference difference : report.differences()) {
      ObjectNode one = differences.addObject().put("kind", difference.kind().name());
      one.put("id", difference.sourceId()).put("label", difference.label());
      one.set("message", messages.message(difference.why()));
    }
    json.set("problem", messages.message(report.problem()));
    return json;
  }
}
