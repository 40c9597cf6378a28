package no.samklang.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import no.samklang.sync.AbilityCheck;
import no.samklang.sync.CheckReport;
import no.samklang.sync.spi.Certificate;
import no.samklang.sync.spi.Check;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Checks the settings, and that both systems can be reached and do what is needed. */
@Command(
    name = "check",
    description = "Check the settings and the access to both systems. Changes nothing.")
final class CheckCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(index = "0", paramLabel = "CONFIG", description = "The configuration, a YAML file.")
  Path config = Path.of("");

  @Mixin OutputOptions output = new OutputOptions();

  CheckCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    try (Workspace workspace = Workspace.open(config, surroundings)) {
      CheckReport report = workspace.session().check();
      Texts texts = output.texts(workspace.config().zone());
      if (output.json) {
        surroundings.screen().say(Json.pretty(json(report, texts)));
      } else {
        print(report, texts);
      }
      if (report.ok()) {
        return ExitCode.DONE.number();
      }
      surroundings.screen().complain(texts.of("cli.next.check", "config", config));
      return ExitCode.SYSTEM.number();
    }
  }

  private void print(CheckReport report, Texts texts) {
    Screen screen = surroundings.screen();
    report
        .systems()
        .forEach(
            (id, check) -> {
              screen.say(id + (check.identity().isBlank() ? "" : ": " + check.identity()));
              check.items().forEach(item -> screen.say("  " + line(item, texts)));
            });
    report.missing().forEach(missing -> screen.say(texts.of(missing)));
    printAbilities(report, texts);
    new FactText(texts).lines(report.facts()).forEach(screen::say);
    screen.say(texts.of(report.ok() ? "cli.check.ok" : "cli.check.failed"));
  }

  /** Says how much of what the routes rely on was proven, and names what was disproven. */
  private void printAbilities(CheckReport report, Texts texts) {
    Screen screen = surroundings.screen();
    for (AbilityCheck ability : report.abilities()) {
      if (ability.standing() == Certificate.Standing.CONTRADICTED) {
        screen.say(texts.of(ability.message()));
      }
    }
    long proven =
        report.abilities().stream()
            .filter(ability -> ability.standing() == Certificate.Standing.PROVEN)
            .count();
    screen.say(texts.of("cli.check.abilities", "proven", proven, "all", report.abilities().size()));
  }

  private static String line(Check.Item item, Texts texts) {
    String result = texts.of("cli.check." + item.result().name().toLowerCase(Locale.ROOT));
    return result + "  " + item.name() + ": " + texts.of(item.message());
  }

  private static ObjectNode json(CheckReport report, Texts texts) {
    RunJson messages = new RunJson(texts);
    ObjectNode json = Json.object().put("ok", report.ok());
    ObjectNode systems = json.putObject("systems");
    for (Map.Entry<String, Check> system : report.systems().entrySet()) {
      ObjectNode one = systems.putObject(system.getKey());
      one.put("identity", system.getValue().identity()).put("ok", system.getValue().ok());
      ArrayNode items = one.putArray("items");
      for (Check.Item item : system.getValue().items()) {
        ObjectNode line = items.addObject().put("name", item.name());
        line.put("result", item.result().name()).set("message", messages.message(item.message()));
      }
    }
    ArrayNode missing = json.putArray("missing");
    report.missing().forEach(message -> missing.add(messages.message(message)));
    ArrayNode abilities = json.putArray("abilities");
    for (AbilityCheck ability : report.abilities()) {
      abilities
          .addObject()
          .put("system", ability.system())
          .put("type", ability.type())
          .put("ability", ability.ability().id())
          .put("declared", ability.declared())
          .put("standing", ability.standing().name());
    }
    new FactText(texts).put(report.facts(), json.putObject("facts"));
    return json;
  }
}
