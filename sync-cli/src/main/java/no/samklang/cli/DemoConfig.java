package no.samklang.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import no.samklang.simulators.Simulator;
import org.jspecify.annotations.Nullable;

/** Writes the configuration of a demo, which is one to begin with as well. */
final class DemoConfig {
  private DemoConfig() {}

  /**
   * Returns the file it wrote.
   *
   * @param store a new state file; null for one in a temporary folder
   * @param settings settings of the integration, as lines
   */
  static Path write(
      @Nullable Path store, Demo demo, List<Simulator> simulators, List<String> settings) {
    Path state = store == null ? temporary().resolve("samklang.db") : store.toAbsolutePath();
    if (Files.exists(state)) {
      throw new Failure(
          ExitCode.USAGE,
          "The state file " + state + " exists; a demo begins with a new one.",
          "Give another path with --store, or none.");
    }
    Path file = state.resolveSibling("demo.yaml");
    OutputFile.require(file);
    OutputFile.write(file, writer -> writer.write(text(state, demo, simulators, settings)));
    return file;
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("samklang-demo-");
    } catch (IOException full) {
      throw new Failure(
          ExitCode.USAGE,
          "No temporary folder can be made: " + full.getMessage(),
          "Give a path with --store.",
          full);
    }
  }

  private static String text(
      Path state, Demo demo, List<Simulator> simulators, List<String> settings) {
    StringBuilder yaml = new StringBuilder();
    yaml.append("# Configuration of a demo on simulators; the keys are made up.\n");
    yaml.append("# With real systems, keep secrets outside: ${env:NAME} or ${file:PATH}.\n");
    yaml.append("integration: ").append(demo.integration()).append('\n');
    yaml.append("store: ").append(quoted(state.getFileName().toString())).append('\n');
    yaml.append("systems:\n");
    for (Simulator simulator : simulators) {
      yaml.append("  ").append(simulator.systemId()).append(":\n");
      SimulatorSettings.of(simulator)
          .forEach(
              (name, value) ->
                  yaml.append("    ").append(name).append(": ").append(value).append('\n'));
    }
    yaml.append("settings:\n");
    settings.forEach(line -> yaml.append("  ").append(line).append('\n'));
    return yaml.toString();
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
