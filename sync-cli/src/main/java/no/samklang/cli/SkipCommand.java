package no.samklang.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Leaves a parked record out. */
@Command(
    name = "skip",
    description = "Leave a record out until it changes in its source. 'retry' takes it back.")
final class SkipCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin RecordParameters about = new RecordParameters();
  @Mixin SignatureOptions signed = new SignatureOptions();
  @Mixin OutputOptions output = new OutputOptions();

  SkipCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    try (Workspace workspace = Workspace.open(about.config, surroundings)) {
      RouteOption.require(about.route, workspace.config());
      return new Decisions(surroundings, output)
          .enter(
              workspace,
              session -> session.skip(about.route, about.id, signed.signature(surroundings)),
              "cli.decision.skipped");
    }
  }
}
