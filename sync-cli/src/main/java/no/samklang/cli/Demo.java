package no.samklang.cli;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.samklang.simulators.Simulator;

/** A demo: which systems it needs, how they are set up, and what happens there. */
interface Demo {
  /** Returns the id of the integration that is shown. */
  String integration();

  /** Returns the ids of the two systems. */
  List<String> systems();

  /**
   * Lets the people of the made-up company do what they did before the demo begins.
   *
   * @param simulators the two systems, in the order of {@link #systems()}
   * @return the settings of the integration, as lines of the configuration
   */
  List<String> prepare(List<Simulator> simulators);

  /** Tells the story. */
  DemoResult tell(DemoStage stage, List<Simulator> simulators);

  /** Returns all demos. */
  static List<Demo> all() {
    return List.of(new TidsbankenDemo(), new ProresultDemo(), new SmartdayDemo());
  }

  /** Returns the demo of an integration; empty if there is none. */
  static Optional<Demo> of(String integration) {
    return all().stream().filter(demo -> demo.integration().equals(integration)).findFirst();
  }

  /** Returns the ids of the integrations that have a demo. */
  static Stream<String> names() {
    return all().stream().map(Demo::integration);
  }
}
