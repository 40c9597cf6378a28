package no.samklang.cli;

/** The exit codes of the program; the numbers are part of its contract. */
enum ExitCode {
  /** Done. */
  DONE(0),
  /** Done, but some records need a person. */
  NEEDS_PERSON(1),
  /** The command line or the settings are wrong. */
  USAGE(2),
  /** A system could not be reached or refused access. */
  SYSTEM(3),
  /** A brake or a review stops the run. */
  REVIEW(4),
  /** A fault of the program itself, as in {@code sysexits.h}. */
  FAULT(70);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }
}
