package no.samklang.cli;

import java.time.ZoneId;
import no.samklang.sync.SyncListener;
import picocli.CommandLine.Option;

/** How a command prints. */
final class OutputOptions {
  @Option(names = "--json", description = "Print JSON for programs instead of text.")
  boolean json;

  @Option(
      names = "--lang",
      paramLabel = "LANG",
      description = "Language of reports and reasons: ${COMPLETION-CANDIDATES}. Default: en.")
  Language language = Language.EN;

  Texts texts(ZoneId zone) {
    return new Texts(language.locale(), zone);
  }

  /** Returns what shows progress: a bar for a person, lines for a log, nothing beside JSON. */
  SyncListener progress(Surroundings surroundings) {
    if (surroundings.screen().terminal()) {
      return new ProgressBar(surroundings.screen(), surroundings.clock());
    }
    return json
        ? SyncListener.NONE
        : new ProgressLines(surroundings.screen(), surroundings.clock());
  }
}
