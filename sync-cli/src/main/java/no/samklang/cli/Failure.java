package no.samklang.cli;

import org.jspecify.annotations.Nullable;

/** Ends a command with a text for people: what is wrong, and what to do about it. */
final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final ExitCode exitCode;
  private final String remedy;

  Failure(ExitCode exitCode, String what, String remedy) {
    this(exitCode, what, remedy, null);
  }

  Failure(ExitCode exitCode, String what, String remedy, @Nullable Throwable cause) {
    super(what, cause);
    this.exitCode = exitCode;
    this.remedy = remedy;
  }

  ExitCode exitCode() {
    return exitCode;
  }

  String remedy() {
    return remedy;
  }
}
