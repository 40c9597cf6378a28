package no.samklang.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import no.samklang.sync.Finding;
import no.samklang.sync.Verdict;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the check list of a first plan. */
@Command(
    name = "checks",
    description =
        "Show what is to be checked before a first plan is applied. Calls neither system."
            + " 'review accept' accepts the list whole, 'review decide' decides of one.")
final class ChecksCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(index = "0", paramLabel = "CONFIG", description = "The configuration, a YAML file.")
  Path config = Path.of("");

  @Option(names = "--all", description = "Show also what was decided.")
  boolean all;

  @Mixin RouteOption routes = new RouteOption();
  @Mixin OutputOptions output = new OutputOptions();

  ChecksCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    try (Workspace workspace = Workspace.open(config, surroundings)) {
      routes.options(workspace.config());
      CheckLists lists = new CheckLists(workspace, routes.names);
      Texts texts = output.texts(workspace.config().zone());
      long open = lists.open();
      if (output.json) {
        ArrayNode findings = Json.array();
        lists.each(finding -> add(finding, findings, texts));
        surroundings.screen().say(Json.pretty(findings));
      } else {
        lists.each(finding -> print(finding, texts));
        String next = open == 0 ? "cli.checks.none" : "cli.checks.next";
        surroundings
            .screen()
            .say(texts.of(next, "count", open, "config", workspace.config().file()));
      }
      return (open == 0 ? ExitCode.DONE : ExitCode.NEEDS_PERSON).number();
    }
  }

  private void print(Finding finding, Texts texts) {
    if (!all && !finding.open()) {
      return;
    }
    Screen screen = surroundings.screen();
    screen.say(finding.route() + " " + finding.id() + ":");
    for (Finding.Reason reason : finding.reasons()) {
      screen.say("    " + texts.of(reason.message()));
    }
    Finding.Decided decided = finding.decided();
    if (decided != null) {
      screen.say(
          "    "
              + texts.of("cli.checks." + word(decided.verdict()))
              + " ("
              + decided.by()
              + ", "
              + texts.minute(decided.at())
              + ": "
              + decided.why()
              + ")");
    }
  }

  private static String word(Verdict verdict) {
    if (verdict instanceof Verdict.LinkTo) {
      return "link-to";
    }
    if (verdict instanceof Verdict.Apart) {
      return "apart";
    }
    return verdict instanceof Verdict.LeaveOut ? "leave-out" : "as-planned";
  }

  private void add(Finding finding, ArrayNode to, Texts texts) {
    if (!all && !finding.open()) {
      return;
    }
    ObjectNode one = to.addObject().put("route", finding.route()).put("id", finding.id());
    ArrayNode reasons = one.putArray("reasons");
    for (Finding.Reason reason : finding.reasons()) {
      ObjectNode json = reasons.addObject().put("kind", reason.kind().name());
      json.set("message", new RunJson(texts).message(reason.message()));
    }
    one.set("here", seen(finding.here()));
    one.set("there", seen(finding.there()));
    one.set("decided", decided(finding.decided()));
  }

  private static @Nullable ObjectNode seen(Finding.@Nullable Seen seen) {
    return seen == null
        ? null
        : Json.object()
            .put("id", seen.id())
            .put("number", seen.number())
            .put("name", seen.name())
            .put("closed", seen.closed());
  }

  private static @Nullable ObjectNode decided(Finding.@Nullable Decided decided) {
    if (decided == null) {
      return null;
    }
    String verdict = word(decided.verdict()).toUpperCase(Locale.ROOT).replace('-', '_');
    ObjectNode json = Json.object().put("verdict", verdict);
    if (decided.verdict() instanceof Verdict.LinkTo link) {
      json.put("linkTo", link.id());
    }
    return json.put("by", decided.by())
        .put("why", decided.why())
        .put("at", decided.at().toString());
  }
}
