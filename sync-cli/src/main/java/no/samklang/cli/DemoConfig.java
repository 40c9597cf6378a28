package no.samklang.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import no.samklang.simulators.Simulator;
import org.jspecify.annotations.Nullable;

/** Writes the configuration of a demo, which is one to begin with as well. */
final class DemoConfig {
  private DemoConfig() {}

  /**
   * Returns the file it wrote.
   *
   * @param store a new state file; null for one in a temporary folder
   */
  static Path write(@Nullable Path store, Simulator... simulators) {
    Path state = store == null ? temporary().resolve("samklang.db") : store.toAbsolutePath();
    if (Files.exists(state)) {
      throw new Failure(
          ExitCode.USAGE,
          "The state file " + state + " exists; a demo begins with a new one.",
          "Give another path with --store, or none.");
    }
    Path file = state.resolveSibling("demo.yaml");
    OutputFile.require(file);
    OutputFile.write(file, writer -> writer.write(text(state, simulators)));
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

  private static String text(Path state, Simulator... simulators) {
    StringBuilder yaml = new StringBuilder();
    yaml.append("# Configuration of a demo on simulators; the keys are made up.\n");
    yaml.append("# With real systems, keep secrets outside: ${env:NAME} or ${file:PATH}.\n");
    yaml.append("integration: ").append(DemoCommand.VISMANET_TIDSBANKEN).append('\n');
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
    yaml.append("  startDate: ").append(DemoCompany.MONDAY).append('\n');
    yaml.append("  hourTypes:\n");
    DemoCompany.HOUR_TYPES.forEach(
        (product, item) ->
            yaml.append("    ").append(product).append(": ").append(item).append('\n'));
    return yaml.toString();
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
