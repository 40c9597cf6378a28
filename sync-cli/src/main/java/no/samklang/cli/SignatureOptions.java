package no.samklang.cli;

import no.samklang.sync.Signature;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who decides, and why. */
final class SignatureOptions {
  @Option(
      names = "--by",
      paramLabel = "NAME",
      description = "Who decides, for the record. Default: the user's name.")
  @Nullable String by;

  @Option(
      names = "--why",
      paramLabel = "REASON",
      required = true,
      description = "Why, for the record.")
  String why = "";

  /**
   * Returns both.
   *
   * @throws Failure if the reason is blank
   */
  Signature signature(Surroundings surroundings) {
    if (why.isBlank()) {
      throw new Failure(ExitCode.USAGE, "--why is empty.", "Say why, in a few words.");
    }
    return new Signature(by == null || by.isBlank() ? surroundings.user() : by, why);
  }
}
