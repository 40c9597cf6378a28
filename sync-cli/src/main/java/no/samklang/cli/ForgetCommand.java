package no.samklang.cli;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import no.samklang.sync.Memory;
import no.samklang.sync.Signature;
import no.samklang.sync.SyncSession;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lets a route or a record forget what can be found out again. */
@Command(
    name = "forget",
    description =
        "Let a route, or one record of it, forget what can be found out again. What was delivered"
            + " is never forgotten, so that nothing is posted twice.")
final class ForgetCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(index = "0", paramLabel = "CONFIG", description = "The configuration, a YAML file.")
  Path config = Path.of("");

  @Parameters(index = "1", paramLabel = "ROUTE", description = "The route, such as customers.")
  String route = "";

  @ArgGroup(exclusive = false, multiplicity = "1")
  What what = new What();

  /** What is forgotten. */
  static final class What {
    @Option(
        names = "--links",
        description = "Who is who. The route must be accepted anew; one record waits for a person.")
    boolean links;

    @Option(
        names = "--bases",
        description = "What was seen and written last: everything is read and compared again.")
    boolean bases;

    @Option(names = "--cursor", description = "How far the route has read: all is read again.")
    boolean cursor;

    Set<Memory> memories() {
      Set<Memory> memories = EnumSet.noneOf(Memory.class);
      if (links) {
        memories.add(Memory.LINKS);
      }
      if (bases) {
        memories.add(Memory.BASES);
      }
      if (cursor) {
        memories.add(Memory.CURSORS);
      }
      return memories;
    }
  }

  @Option(
      names = "--record",
      paramLabel = "ID",
      description = "Only of the record with this id in its source.")
  @Nullable String record;

  @Mixin SignatureOptions signed = new SignatureOptions();
  @Mixin OutputOptions output = new OutputOptions();

  ForgetCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (record != null && what.cursor) {
      throw new Failure(
          ExitCode.USAGE,
          "A record has no cursor of its own.",
          "Give --links or --bases with --record, or --cursor without it.");
    }
    Signature signature = signed.signature(surroundings);
    try (Workspace workspace = Workspace.open(config, surroundings)) {
      RouteOption.require(route, workspace.config());
      return new Decisions(surroundings, output)
          .enter(workspace, session -> forget(session, signature), done());
    }
  }

  private void forget(SyncSession session, Signature signature) {
    if (record == null) {
      session.forget(route, what.memories(), signature);
    } else {
      session.forget(route, record, what.memories(), signature);
    }
  }

  private String done() {
    if (!what.links) {
      return "cli.decision.read-again";
    }
    return record == null ? "cli.decision.accept-anew" : "cli.decision.link-forgotten";
  }
}
