package no.samklang.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import no.samklang.sync.Explanation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Tells why a record is where it is. */
@Command(
    name = "explain",
    description = "Tell why a record is where it is and what would move it. Calls neither system.")
final class ExplainCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(index = "0", paramLabel = "ROUTE", description = "The route, such as hours.")
  String route = "";

  @Parameters(index = "1", paramLabel = "ID", description = "The record's id in its source.")
  String id = "";

  @Parameters(index = "2", paramLabel = "CONFIG", description = "The configuration, a YAML file.")
  Path config = Path.of("");

  @Mixin OutputOptions output = new OutputOptions();

  ExplainCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    try (Workspace workspace = Workspace.open(config, surroundings)) {
      RouteOption.require(route, workspace.config());
      Explanation explanation = workspace.session().explain(route, id);
      Texts texts = output.texts(workspace.config().zone());
      if (output.json) {
        surroundings.screen().say(Json.pretty(json(explanation, texts)));
      } else {
        surroundings.screen().say(route + " " + id);
        explanation.lines().forEach(line -> surroundings.screen().say("  " + texts.of(line)));
      }
      return ExitCode.DONE.number();
    }
  }

  private static ObjectNode json(Explanation explanation, Texts texts) {
    RunJson messages = new RunJson(texts);
    ObjectNode json = Json.object().put("route", explanation.route());
    json.put("id", explanation.sourceId());
    ArrayNode lines = json.putArray("lines");
    explanation.lines().forEach(line -> lines.add(messages.message(line)));
    return json;
  }
}
