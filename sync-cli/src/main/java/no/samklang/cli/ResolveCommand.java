package no.samklang.cli;

import java.util.concurrent.Callable;
import no.samklang.sync.Resolution;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Settles a record by a person's word. */
@Command(
    name = "resolve",
    description =
        "Settle a record that is in doubt, or for which no match, or more than one, was found."
            + " A document of several records is settled for all of them.")
final class ResolveCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @ArgGroup(multiplicity = "1")
  How how = new How();

  /** What the person found out. */
  static final class How {
    @Option(
        names = "--stands-as",
        paramLabel = "TARGET",
        required = true,
        description = "It stands in the target under this id.")
    @Nullable String target;

    @Option(
        names = "--not-delivered",
        required = true,
        description = "Nothing of it is in the target: it goes again.")
    boolean notDelivered;
  }

  @Mixin RecordParameters about = new RecordParameters();
  @Mixin SignatureOptions signed = new SignatureOptions();
  @Mixin OutputOptions output = new OutputOptions();

  ResolveCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Resolution resolution = resolution();
    try (Workspace workspace = Workspace.open(about.config, surroundings)) {
      RouteOption.require(about.route, workspace.config());
      return new Decisions(surroundings, output)
          .enter(
              workspace,
              session ->
                  session.resolve(
                      about.route, about.id, resolution, signed.signature(surroundings)),
              "cli.decision.goes");
    }
  }

  private Resolution resolution() {
    String target = how.target;
    if (target == null) {
      return Resolution.notDelivered();
    }
    if (target.isBlank()) {
      throw new Failure(
          ExitCode.USAGE, "--stands-as is empty.", "Give the id of the record in the target.");
    }
    return Resolution.standsAs(target);
  }
}
