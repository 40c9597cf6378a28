package no.samklang.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import no.samklang.sync.Integration;

/**
 * A configuration of which every setting was checked.
 *
 * @param file where it stands
 * @param store the state file
 * @param tenant whose state it is
 * @param integration the integration with its settings
 * @param systems settings by connector id, then by name
 * @param keep how long what happened is kept
 */
record Config(
    Path file,
    Path store,
    String tenant,
    Integration integration,
    Map<String, Map<String, String>> systems,
    Keep keep) {

  /**
   * How long what happened is kept.
   *
   * @param journal what was written, before and after; zero when it is not noted at all
   * @param runs the reports of runs
   */
  record Keep(Duration journal, Duration runs) {}

  ZoneId zone() {
    return integration.zone();
  }

  @Override
  public String toString() {
    return "Config[" + file + "]";
  }
}
