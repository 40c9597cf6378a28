package no.samklang.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import no.samklang.sync.SyncSession;
import no.samklang.sync.spi.Parked;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists the records that a person should look at; its subcommands decide of one. */
@Command(
    name = "review",
    description =
        "List the records that need a person, with what can be done. Calls neither system."
            + " 'review skip', 'review edit' and 'review resolve' decide of one,"
            + " 'retry' tries again. 'review checks' shows the check list of a first plan,"
            + " 'review accept' and 'review decide' settle it.")
final class ReviewCommand implements Callable<Integer> {
  private static final int PAGE = 200;

  private final Surroundings surroundings;

  @Parameters(
      arity = "0..1",
      paramLabel = "CONFIG",
      description = "The configuration, a YAML file.")
  @Nullable Path config;

  @Mixin RouteOption routes = new RouteOption();
  @Mixin OutputOptions output = new OutputOptions();

  ReviewCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Path file = config;
    if (file == null) {
      throw new Failure(
          ExitCode.USAGE,
          "The configuration is missing.",
          "Give: samklang review CONFIG, or one of review checks, review accept, review decide,"
              + " review skip, review edit, review resolve.");
    }
    try (Workspace workspace = Workspace.open(file, surroundings)) {
      routes.options(workspace.config());
      List<Parked> open = open(workspace);
      long findings = new CheckLists(workspace, routes.names).open();
      Texts texts = output.texts(workspace.config().zone());
      if (output.json) {
        surroundings.screen().say(Json.pretty(json(open, texts)));
      } else {
        open.forEach(parked -> print(parked, texts));
        if (open.isEmpty() && findings == 0) {
          surroundings.screen().say(texts.of("cli.all-well"));
        }
      }
      if (findings > 0) {
        surroundings
            .screen()
            .complain(texts.of("cli.checks.open", "count", findings, "config", file));
      }
      return (open.isEmpty() && findings == 0 ? ExitCode.DONE : ExitCode.NEEDS_PERSON).number();
    }
  }

  private List<Parked> open(Workspace workspace) {
    List<Parked> open = new ArrayList<>();
    workspace.config().integration().routes().stream()
        .map(route -> route.name())
        .filter(route -> routes.names.isEmpty() || routes.names.contains(route))
        .forEach(route -> addOpen(workspace.session(), route, open));
    return open;
  }

  private static void addOpen(SyncSession session, String route, List<Parked> open) {
    String after = null;
    List<Parked> page;
    do {
      page = session.parked(route, after, PAGE);
      page.stream().filter(parked -> parked.kind().needsPerson()).forEach(open::add);
      after = page.isEmpty() ? null : page.get(page.size() - 1).sourceId();
    } while (page.size() == PAGE);
  }

  private void print(Parked parked, Texts texts) {
    Screen screen = surroundings.screen();
    screen.say(
        parked.route()
            + " "
            + Labels.of(parked.label(), parked.sourceId())
            + ": "
            + texts.of(parked.message()));
    var next = parked.nextTry();
    screen.say(
        "    "
            + texts.of("cli.review.tried", "count", parked.attempts(), "when", parked.lastTried())
            + (next == null ? "" : "; " + texts.of("cli.review.next", "when", next)));
    screen.say("    " + texts.of("cli.review." + Texts.word(parked.kind())));
  }

  private static ArrayNode json(List<Parked> open, Texts texts) {
    RunJson messages = new RunJson(texts);
    ArrayNode records = Json.array();
    for (Parked parked : open) {
      ObjectNode one = records.addObject().put("route", parked.route());
      one.put("id", parked.sourceId()).put("label", parked.label());
      one.put("kind", parked.kind().name());
      one.set("message", messages.message(parked.message()));
      one.put("attempts", parked.attempts());
      one.put("firstSeen", parked.firstSeen().toString());
      one.put("lastTried", parked.lastTried().toString());
      var next = parked.nextTry();
      one.put("nextTry", next == null ? null : next.toString());
      one.set("record", Json.of(parked.payload()));
    }
    return records;
  }
}
