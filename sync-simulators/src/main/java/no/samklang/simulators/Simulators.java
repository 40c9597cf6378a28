package no.samklang.simulators;

import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** Finds and starts simulators by the id of their system. */
public final class Simulators {

  private Simulators() {}

  /** Returns the ids of the systems that can be simulated, sorted. */
  public static List<String> systems() {
    return List.copyOf(providers().keySet());
  }

  /**
   * Starts a simulator, which the caller closes.
   *
   * @throws IllegalArgumentException if the system or a variant is unknown; the message names the
   *     known ones
   * @throws java.io.UncheckedIOException if the port cannot be listened on
   */
  public static Simulator start(String systemId, SimulatorOptions options) {
    return provider(systemId).start(options);
  }

  /**
   * Returns the provider of a system.
   *
   * @throws IllegalArgumentException if the system is unknown; the message names the known ones
   */
  public static SimulatorProvider provider(String systemId) {
    Map<String, SimulatorProvider> providers = providers();
    SimulatorProvider provider = providers.get(systemId);
    if (provider == null) {
      throw new IllegalArgumentException(
          "No simulator for system '"
              + systemId
              + "'; there is one for: "
              + String.join(", ", providers.keySet()));
    }
    return provider;
  }

  private static Map<String, SimulatorProvider> providers() {
    Map<String, SimulatorProvider> found = new TreeMap<>();
    for (SimulatorProvider provider :
        ServiceLoader.load(SimulatorProvider.class, Simulators.class.getClassLoader())) {
      SimulatorProvider other = found.putIfAbsent(provider.systemId(), provider);
      if (other != null) {
        throw new IllegalStateException(
            "Two simulators claim the system '"
                + provider.systemId()
                + "': "
                + other.getClass().getName()
                + " and "
                + provider.getClass().getName()
                + "; remove one from the class path");
      }
    }
    return found;
  }
}
