package no.samklang.cli;

import no.samklang.simulators.Simulator;

/** Writes a configuration for running simulators. */
final class SimulatedConfig {
  private SimulatedConfig() {}

  static String write(Shell shell, Simulator visma, Simulator tidsbanken) {
    StringBuilder yaml =
        new StringBuilder("integration: vismanet-tidsbanken\nstore: state.db\nsystems:\n");
    for (Simulator simulator : new Simulator[] {visma, tidsbanken}) {
      yaml.append("  ").append(simulator.systemId()).append(":\n");
      SimulatorSettings.of(simulator)
          .forEach((name, value) -> yaml.append("    %s: %s\n".formatted(name, value)));
    }
    return shell.config(yaml.toString());
  }
}
