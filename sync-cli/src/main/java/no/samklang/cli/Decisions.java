package no.samklang.cli;

import java.util.function.Consumer;
import no.samklang.sync.DecisionRefused;
import no.samklang.sync.SyncSession;

/** Enters a person's decision in an open workspace, and says what comes of it. */
final class Decisions {
  private final Surroundings surroundings;
  private final OutputOptions output;

  Decisions(Surroundings surroundings, OutputOptions output) {
    this.surroundings = surroundings;
    this.output = output;
  }

  /**
   * Enters a decision.
   *
   * @param done code of the text that says what happens next; it is given the configuration
   * @throws Failure if the decision does not fit what it is about
   */
  int enter(Workspace workspace, Consumer<SyncSession> decision, String done) {
    Texts texts = output.texts(workspace.config().zone());
    try {
      decision.accept(workspace.session());
    } catch (DecisionRefused refused) {
      throw new Failure(
          refused.busy() ? ExitCode.SYSTEM : ExitCode.USAGE,
          texts.of(refused.reason()),
          texts.of("cli.decision.nothing-changed", "config", workspace.config().file()),
          refused);
    }
    surroundings.screen().say(texts.of(done, "config", workspace.config().file()));
    return ExitCode.DONE.number();
  }
}
