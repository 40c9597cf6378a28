package no.samklang.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import no.samklang.sync.Signature;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Accepts the check list of a first plan whole. */
@Command(
    name = "accept",
    description =
        "Accept what is open on the check list of a first plan: all of it goes as planned when the"
            + " plan is applied.")
final class AcceptCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(index = "0", paramLabel = "CONFIG", description = "The configuration, a YAML file.")
  Path config = Path.of("");

  @Mixin RouteOption routes = new RouteOption();
  @Mixin SignatureOptions signed = new SignatureOptions();
  @Mixin OutputOptions output = new OutputOptions();

  AcceptCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Signature signature = signed.signature(surroundings);
    try (Workspace workspace = Workspace.open(config, surroundings)) {
      routes.options(workspace.config());
      CheckLists lists = new CheckLists(workspace, routes.names);
      return new Decisions(surroundings, output)
          .enter(
              workspace,
              session -> lists.routes().forEach(route -> session.acceptFindings(route, signature)),
              "cli.checks.accepted");
    }
  }
}
