package no.samklang.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The program without its process: all commands on given surroundings. */
@Command(
    name = "samklang",
    description = "Keeps business systems in step.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Version.class,
    footerHeading = "%nExit codes:%n",
    footer = {
      "  0  done",
      "  1  done, but some records need a person",
      "  2  the command line or the settings are wrong",
      "  3  a system could not be reached or refused access",
      "  4  a brake or a review stops the run",
      "",
      "Begin with: samklang demo"
    })
final class Samklang {
  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Show where a fault came from.")
  boolean debug;

  private Samklang() {}

  /** Runs a command line and returns its exit code; never ends the process. */
  static int run(Surroundings surroundings, String... arguments) {
    Samklang root = new Samklang();
    return commandLine(root, surroundings)
        .setExecutionExceptionHandler(new Failures(surroundings.screen(), () -> root.debug))
        .execute(arguments);
  }

  private static CommandLine review(Surroundings surroundings) {
    return new CommandLine(new ReviewCommand(surroundings))
        .addSubcommand(new ChecksCommand(surroundings))
        .addSubcommand(new AcceptCommand(surroundings))
        .addSubcommand(new DecideCommand(surroundings))
        .addSubcommand(new SkipCommand(surroundings))
        .addSubcommand(new EditCommand(surroundings))
        .addSubcommand(new ResolveCommand(surroundings));
  }

  private static CommandLine commandLine(Samklang root, Surroundings surroundings) {
    CommandLine commands =
        new CommandLine(root)
            .addSubcommand(new DemoCommand(surroundings))
            .addSubcommand(new SimulateCommand(surroundings))
            .addSubcommand(new CheckCommand(surroundings))
            .addSubcommand(new PlanCommand(surroundings))
            .addSubcommand(new ApplyCommand(surroundings))
            .addSubcommand(new RunCommand(surroundings))
            .addSubcommand(new StatusCommand(surroundings))
            .addSubcommand(new ExplainCommand(surroundings))
            .addSubcommand(review(surroundings))
            .addSubcommand(new RetryCommand(surroundings))
            .addSubcommand(new ForgetCommand(surroundings))
            .addSubcommand(new JournalCommand(surroundings))
            .addSubcommand(new TotalsCommand(surroundings))
            .addSubcommand(new CommandLine.HelpCommand());
    return commands
        .setOut(surroundings.screen().out())
        .setErr(surroundings.screen().err())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true);
  }
}
