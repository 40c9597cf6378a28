package no.samklang.cli;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import no.samklang.simulators.Simulator;
import no.samklang.simulators.SimulatorOptions;
import no.samklang.simulators.SimulatorProvider;
import no.samklang.simulators.Simulators;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Serves simulators of business systems until it is stopped. */
@Command(
    name = "simulate",
    description = "Serve simulators of systems on this machine until stopped with Ctrl-C.")
final class SimulateCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(
      arity = "1..*",
      paramLabel = "SYSTEM",
      description = "What to simulate, such as vismanet or tidsbanken.")
  List<String> systems = new ArrayList<>();

  @Option(
      names = "--port",
      paramLabel = "P",
      description = "Port of the first system; each further one takes the next. Default: any free.")
  int port;

  @Option(
      names = "--records",
      paramLabel = "N",
      description = "How many customers are made up, the rest in proportion. Default: 20.")
  int records = 20;

  @Option(names = "--seed", paramLabel = "S", description = "Decides the made-up data. Default: 1.")
  long seed = 1;

  @Option(
      names = "--latency",
      paramLabel = "MS",
      description = "Milliseconds that are added to every answer. Default: 0.")
  int latency;

  @Option(
      names = "--variant",
      paramLabel = "V",
      description = "A way in which the system may differ; may be given more than once.")
  Set<String> variants = new LinkedHashSet<>();

  SimulateCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    List<Simulator> running = new ArrayList<>();
    try {
      requireKnownVariants();
      int next = port;
      for (String system : systems) {
        running.add(start(system, next));
        next = next == 0 ? 0 : next + 1;
      }
      print(running);
      surroundings.idle().run();
      return ExitCode.DONE.number();
    } finally {
      running.forEach(Simulator::close);
    }
  }

  private Simulator start(String system, int at) {
    try {
      SimulatorProvider provider = Simulators.provider(system);
      return provider.start(
          SimulatorOptions.defaults()
              .port(at)
              .records(records)
              .seed(seed)
              .latency(Duration.ofMillis(latency))
              .variants(variants.stream().filter(provider.variants()::contains).toList()));
    } catch (IllegalArgumentException wrong) {
      throw new Failure(
          ExitCode.USAGE,
          String.valueOf(wrong.getMessage()),
          "See what there is with: samklang simulate --help",
          wrong);
    } catch (UncheckedIOException taken) {
      throw new Failure(
          ExitCode.USAGE,
          "Port " + at + " cannot be listened on: " + taken.getMessage(),
          "Give another one with --port, or none for any that is free.",
          taken);
    }
  }

  private void requireKnownVariants() {
    Set<String> known = new TreeSet<>();
    for (String system : systems) {
      if (Simulators.systems().contains(system)) {
        known.addAll(Simulators.provider(system).variants());
      }
    }
    for (String variant : variants) {
      if (!known.contains(variant) && !known.isEmpty()) {
        throw new Failure(
            ExitCode.USAGE,
            "There is no variant '" + variant + "'.",
            "Give one of: " + String.join(", ", known));
      }
    }
  }

  private void print(List<Simulator> running) {
    Screen screen = surroundings.screen();
    running.forEach(simulator -> screen.say(simulator.systemId() + " " + simulator.uri()));
    screen.complain("Settings for a configuration; the keys are made up:");
    screen.complain("systems:");
    for (Simulator simulator : running) {
      screen.complain("  " + simulator.systemId() + ":");
      Map<String, String> settings = SimulatorSettings.of(simulator);
      settings.forEach((name, value) -> screen.complain("    " + name + ": " + value));
    }
    screen.complain("Stop with Ctrl-C.");
  }
}
