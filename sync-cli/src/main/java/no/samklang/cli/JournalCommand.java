package no.samklang.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import no.samklang.sync.spi.JournalEntry;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what was written where, before and after. */
@Command(
    name = "journal",
    description =
        "Show what was written where, before and after, and what people decided; the newest"
            + " first. Calls neither system.")
final class JournalCommand implements Callable<Integer> {
  private static final int PAGE = 500;

  private final Surroundings surroundings;

  @Parameters(index = "0", paramLabel = "CONFIG", description = "The configuration, a YAML file.")
  Path config = Path.of("");

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "ROUTE",
      description = "Only this route, such as hours.")
  @Nullable String route;

  @Parameters(
      index = "2",
      arity = "0..1",
      paramLabel = "ID",
      description = "Only the record with this id in its source.")
  @Nullable String id;

  @Option(
      names = "--most",
      paramLabel = "N",
      description = "How many entries. Default: ${DEFAULT-VALUE}.")
  int most = 50;

  @Mixin OutputOptions output = new OutputOptions();

  JournalCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (most < 1) {
      throw new Failure(ExitCode.USAGE, "--most " + most + " is too small.", "Give at least 1.");
    }
    try (Workspace workspace = Workspace.open(config, surroundings)) {
      if (route != null) {
        RouteOption.require(route, workspace.config());
      }
      List<JournalEntry> entries = entries(workspace);
      Texts texts = output.texts(workspace.config().zone());
      if (output.json) {
        surroundings.screen().say(Json.pretty(json(entries)));
      } else {
        entries.forEach(entry -> print(entry, texts));
        if (entries.isEmpty()) {
          surroundings.screen().say(texts.of("cli.journal.empty"));
        }
      }
      return ExitCode.DONE.number();
    }
  }

  private List<JournalEntry> entries(Workspace workspace) {
    List<JournalEntry> entries = new ArrayList<>();
    List<JournalEntry> page;
    do {
      int wanted = Math.min(PAGE, most - entries.size());
      page = workspace.session().journal(route, id, entries.size(), wanted);
      entries.addAll(page);
    } while (page.size() == PAGE && entries.size() < most);
    return entries;
  }

  private void print(JournalEntry entry, Texts texts) {
    String source = entry.sourceId();
    String target = entry.targetId();
    String by = entry.by();
    surroundings
        .screen()
        .say(
            texts.minute(entry.at())
                + "  "
                + entry.route()
                + (source == null ? "" : " " + source)
                + "  "
                + entry.action()
                + (target == null ? "" : " → " + target)
                + (by == null ? "" : " (" + by + ")"));
    JsonNode before = Json.of(entry.before());
    JsonNode after = Json.of(entry.after());
    Set<String> names = new TreeSet<>();
    before.fieldNames().forEachRemaining(names::add);
    after.fieldNames().forEachRemaining(names::add);
    for (String name : names) {
      String was = before.has(name) ? text(before.get(name), texts) + " → " : "";
      String line = texts.field(name) + ": " + was + text(after.get(name), texts);
      surroundings.screen().say("      " + line);
    }
  }

  private static String text(@Nullable JsonNode value, Texts texts) {
    if (value == null || value.isNull()) {
      return texts.value(null);
    }
    return value.isValueNode() ? texts.value(value.asText()) : value.toString();
  }

  private static ArrayNode json(List<JournalEntry> entries) {
    ArrayNode all = Json.array();
    for (JournalEntry entry : entries) {
      ObjectNode one = all.addObject().put("at", entry.at().toString());
      one.put("run", entry.runId()).put("route", entry.route());
      one.put("id", entry.sourceId()).put("target", entry.targetId());
      one.put("action", entry.action()).put("by", entry.by());
      one.set("before", Json.of(entry.before()));
      one.set("after", Json.of(entry.after()));
    }
    return all;
  }
}
