package no.samklang.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import no.samklang.sync.SyncSession;
import no.samklang.sync.SyncStatus;
import no.samklang.sync.spi.Parked;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows where the integration stands, without calling either system. */
@Command(
    name = "status",
    description = "Show where the integration stands and what waits. Calls neither system.")
final class StatusCommand implements Callable<Integer> {
  private static final int PAGE = 200;

  private final Surroundings surroundings;

  @Parameters(index = "0", paramLabel = "CONFIG", description = "The configuration, a YAML file.")
  Path config = Path.of("");

  @Option(
      names = "--most",
      paramLabel = "N",
      description = "How many open records of a route are named. Default: ${DEFAULT-VALUE}.")
  int most = 10;

  @Mixin OutputOptions output = new OutputOptions();

  StatusCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    try (Workspace workspace = Workspace.open(config, surroundings)) {
      SyncStatus status = workspace.session().status();
      Texts texts = output.texts(workspace.config().zone());
      if (output.json) {
        surroundings.screen().say(Json.pretty(json(status, workspace.session(), texts)));
      } else {
        print(status, workspace, texts);
      }
      boolean open = status.routes().stream().anyMatch(StatusCommand::needsPerson);
      return (open ? ExitCode.NEEDS_PERSON : ExitCode.DONE).number();
    }
  }

  private static boolean needsPerson(SyncStatus.RouteStatus route) {
    return route.inDoubt() > 0 || route.open().keySet().stream().anyMatch(Parked.Kind::needsPerson);
  }

  private void print(SyncStatus status, Workspace workspace, Texts texts) {
    Screen screen = surroundings.screen();
    var last = status.lastRunAt();
    screen.say(
        workspace.config().integration().name()
            + ": "
            + (last == null
                ? texts.of("cli.status.never")
                : texts.of("cli.status.last", "when", texts.minute(last))));
    for (SyncStatus.RouteStatus route : status.routes()) {
      screen.say("  " + route.route() + ": " + String.join("; ", facts(route, texts)));
      for (Parked parked : named(workspace.session(), route.route())) {
        screen.say(
            "      "
                + Labels.of(parked.label(), parked.sourceId())
                + ": "
                + texts.of(parked.message()));
      }
    }
    if (status.routes().stream().anyMatch(route -> !route.accepted())) {
      screen.complain(texts.of("cli.next.first-plan", "config", workspace.config().file()));
    }
  }

  private static List<String> facts(SyncStatus.RouteStatus route, Texts texts) {
    List<String> facts = new ArrayList<>();
    facts.add(texts.of(route.accepted() ? "cli.status.released" : "cli.status.not-released"));
    String running = route.running();
    if (running != null) {
      facts.add(texts.of("cli.status.running", "holder", running));
    }
    new TreeMap<>(route.open())
        .forEach((kind, count) -> facts.add(texts.of("cli.parked." + word(kind), "count", count)));
    if (route.unsettled() > 0) {
      facts.add(texts.of("cli.status.unsettled", "count", route.unsettled()));
    }
    if (route.inDoubt() > 0) {
      facts.add(texts.of("cli.parked.in-doubt", "count", route.inDoubt()));
    }
    return facts;
  }

  private static String word(Parked.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns the first open records that need a person. */
  private List<Parked> named(SyncSession session, String route) {
    List<Parked> found = new ArrayList<>();
    String after = null;
    List<Parked> page;
    do {
      page = session.parked(route, after, PAGE);
      for (Parked parked : page) {
        after = parked.sourceId();
        if (parked.kind().needsPerson() && found.size() < most) {
          found.add(parked);
        }
      }
    } while (page.size() == PAGE && found.size() < most);
    return found;
  }

  private ObjectNode json(SyncStatus status, SyncSession session, Texts texts) {
    ObjectNode json = Json.object().put("integration", status.integration());
    var last = status.lastRunAt();
    json.put("lastRunAt", last == null ? null : last.toString());
    ArrayNode routes = json.putArray("routes");
    for (SyncStatus.RouteStatus route : status.routes()) {
      ObjectNode one = routes.addObject().put("route", route.route());
      one.put("accepted", route.accepted()).put("started", route.started());
      one.put("running", route.running());
      RunJson.counts(one.putObject("open"), new TreeMap<Parked.Kind, Long>(route.open()));
      one.put("unsettled", route.unsettled()).put("inDoubt", route.inDoubt());
      records(one.putArray("records"), named(session, route.route()), texts);
    }
    return json;
  }

  private static void records(ArrayNode json, Iterable<Parked> records, Texts texts) {
    RunJson messages = new RunJson(texts);
    for (Parked parked : records) {
      ObjectNode one = json.addObject().put("id", parked.sourceId()).put("label", parked.label());
      one.put("kind", parked.kind().name());
      one.set("message", messages.message(parked.message()));
      Map<String, Object> times = new TreeMap<>();
      times.put("firstSeen", parked.firstSeen());
      times.put("lastTried", parked.lastTried());
      times.forEach((name, when) -> one.put(name, when.toString()));
      one.put("attempts", parked.attempts());
    }
  }
}
