package no.samklang.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import no.samklang.sync.Signature;
import no.samklang.sync.Verdict;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Decides of one finding on the check list of a first plan. */
@Command(name = "decide", description = "Decide of one finding on the check list of a first plan.")
final class DecideCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(index = "0", paramLabel = "CONFIG", description = "The configuration, a YAML file.")
  Path config = Path.of("");

  @Parameters(index = "1", paramLabel = "ROUTE", description = "The route, such as customers.")
  String route = "";

  @Parameters(
      index = "2",
      paramLabel = "FINDING",
      description = "The finding as 'review checks' names it, such as source:1002.")
  String finding = "";

  @ArgGroup(multiplicity = "1")
  How how = new How();

  /** What the person decided. */
  static final class How {
    @Option(names = "--as-planned", required = true, description = "It goes as the plan has it.")
    boolean asPlanned;

    @Option(
        names = "--link-to",
        paramLabel = "ID",
        required = true,
        description = "It is the record with this id on the other side.")
    @Nullable String linkTo;

    @Option(
        names = "--apart",
        required = true,
        description = "The two are not the same, and never taken for it.")
    boolean apart;

    @Option(
        names = "--leave-out",
        required = true,
        description = "It stays out until it is retried by its id.")
    boolean leaveOut;
  }

  @Mixin SignatureOptions signed = new SignatureOptions();
  @Mixin OutputOptions output = new OutputOptions();

  DecideCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Verdict verdict = verdict();
    Signature signature = signed.signature(surroundings);
    try (Workspace workspace = Workspace.open(config, surroundings)) {
      RouteOption.require(route, workspace.config());
      return new Decisions(surroundings, output)
          .enter(
              workspace,
              session -> session.decide(route, finding, verdict, signature),
              "cli.checks.decided");
    }
  }

  private Verdict verdict() {
    String other = how.linkTo;
    if (other == null) {
      if (how.apart) {
        return Verdict.apart();
      }
      return how.leaveOut ? Verdict.leaveOut() : Verdict.asPlanned();
    }
    if (other.isBlank()) {
      throw new Failure(
          ExitCode.USAGE, "--link-to is empty.", "Give the id of the record on the other side.");
    }
    return Verdict.linkTo(other);
  }
}
