package no.samklang.simulators;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/**
 * Serves simulators from a command line until the process is killed: {@code SYSTEM… [--port P]
 * [--records N] [--seed S] [--latency MS] [--variant NAME]…}
 *
 * <p>One line {@code vismanet http://127.0.0.1:40123/} is printed for each system when it is ready.
 * With several systems, the first takes the port and each further one the next.
 */
public final class SimulatorMain {

  private static final String USAGE =
      "Usage: SYSTEM... [--port P] [--records N] [--seed S] [--latency MS] [--variant NAME]...";

  private SimulatorMain() {}

  /** Starts the simulators and never returns, unless the arguments are wrong: then exit code 2. */
  public static void main(String[] arguments) throws InterruptedException {
    List<Simulator> running = run(List.of(arguments), System.out, System.err);
    if (running.isEmpty()) {
      System.exit(2);
    }
    new CountDownLatch(1).await();
  }

  /** Starts what the arguments name and prints where it is; returns nothing if they are wrong. */
  static List<Simulator> run(List<String> arguments, PrintStream out, PrintStream err) {
    List<Simulator> running = new ArrayList<>();
    try {
      Arguments read = Arguments.read(arguments);
      int port = read.options.port();
      for (String system : read.systems) {
        Simulator simulator = Simulators.start(system, read.options.port(port));
        running.add(simulator);
        out.println(system + " " + simulator.uri());
        port = port == 0 ? 0 : port + 1;
      }
      out.flush();
      return running;
    } catch (IllegalArgumentException e) {
      running.forEach(Simulator::close);
      err.println(e.getMessage());
      err.println(USAGE);
      err.println("Systems: " + String.join(", ", Simulators.systems()));
      return List.of();
    }
  }

  private record Arguments(List<String> systems, SimulatorOptions options) {

    static Arguments read(List<String> words) {
      List<String> systems = new ArrayList<>();
      Set<String> variants = new LinkedHashSet<>();
      SimulatorOptions options = SimulatorOptions.defaults();
      Iterator<String> rest = words.iterator();
      while (rest.hasNext()) {
        String word = rest.next();
        switch (word) {
          case "--port" -> options = options.port(number(word, rest));
          case "--records" -> options = options.records(number(word, rest));
          case "--seed" -> options = options.seed(number(word, rest));
          case "--latency" -> options = options.latency(Duration.ofMillis(number(word, rest)));
          case "--variant" -> variants.add(value(word, rest));
          default -> systems.add(system(word));
        }
      }
      if (systems.isEmpty()) {
        throw new IllegalArgumentException("Name a system to simulate.");
      }
      return new Arguments(systems, options.variants(variants));
    }

    private static String system(String word) {
      if (word.startsWith("-")) {
        throw new IllegalArgumentException("No option '" + word + "'.");
      }
      return Simulators.provider(word).systemId();
    }

    private static String value(String option, Iterator<String> rest) {
      if (!rest.hasNext()) {
        throw new IllegalArgumentException(option + " needs a value.");
      }
      return rest.next();
    }

    private static int number(String option, Iterator<String> rest) {
      String text = value(option, rest);
      try {
        return Integer.parseInt(text);
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(option + " is '" + text + "'; give a whole number.", e);
      }
    }
  }
}
