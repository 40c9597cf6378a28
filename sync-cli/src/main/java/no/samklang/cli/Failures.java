package no.samklang.cli;

import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import no.samklang.sync.spi.LeaseLost;
import no.samklang.sync.spi.Messages;
import no.samklang.sync.spi.Settings;
import no.samklang.sync.spi.SyncException;
import no.samklang.sync.spi.UncheckedStoreException;
import picocli.CommandLine;

/** Turns whatever ends a command into an exit code and a text for people: the one place for it. */
final class Failures implements CommandLine.IExecutionExceptionHandler {
  private final Screen screen;
  private final BooleanSupplier debug;

  Failures(Screen screen, BooleanSupplier debug) {
    this.screen = screen;
    this.debug = debug;
  }

  @Override
  public int handleExecutionException(
      Exception thrown, CommandLine command, CommandLine.ParseResult parsed) {
    Failure failure = explain(thrown);
    screen.complain("samklang: " + failure.getMessage());
    failure.remedy().lines().forEach(screen::complain);
    if (debug.getAsBoolean()) {
      screen.complain(thrown);
    }
    return failure.exitCode().number();
  }

  static Failure explain(Exception thrown) {
    if (thrown instanceof Failure failure) {
      return failure;
    }
    if (thrown instanceof Settings.InvalidSettings invalid) {
      return wrongSettings("The configuration", invalid.problems());
    }
    if (thrown instanceof SyncException fault) {
      return new Failure(
          ExitCode.SYSTEM,
          Messages.text(fault.message(), Locale.ENGLISH),
          "Then give the same command again; 'samklang check CONFIG' shows each system by itself.",
          fault);
    }
    if (thrown instanceof LeaseLost) {
      return new Failure(
          ExitCode.SYSTEM,
          "Another run took over.",
          "Wait until it is done, then give the same command again.",
          thrown);
    }
    if (thrown instanceof UncheckedStoreException) {
      return new Failure(
          ExitCode.USAGE,
          "The state file cannot be used: " + thrown.getMessage(),
          "Check the setting 'store', the rights to that file and the space on its disk.",
          thrown);
    }
    return new Failure(
        ExitCode.FAULT,
        "An unexpected fault: " + thrown,
        "Give the command again with --debug and report what it prints.",
        thrown);
  }

  /** Returns the one message that names every setting that is missing or wrong. */
  static Failure wrongSettings(String where, List<Settings.Problem> problems) {
    String lines = problems.stream().map(problem -> "\n  " + problem).collect(Collectors.joining());
    long settings = problems.stream().map(Settings.Problem::name).distinct().count();
    String count =
        settings == 1
            ? "one setting that is missing or wrong"
            : settings + " settings that are missing or wrong";
    return new Failure(
        ExitCode.USAGE,
        where + " has " + count + ":" + lines,
        "Mend them and give the same command again; nothing was sent and nothing was written.");
  }
}
