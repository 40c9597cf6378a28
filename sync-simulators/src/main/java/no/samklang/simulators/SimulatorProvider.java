package no.samklang.simulators;

import java.util.Set;

/**
 * Starts simulators of one system; found by {@link java.util.ServiceLoader}.
 *
 * <p>Implementations have a public constructor without parameters, do nothing in it and are
 * thread-safe.
 */
public interface SimulatorProvider {

  /** Returns the id of the system; lower case, unique among the providers. */
  String systemId();

  /** Returns the names of all variants the system knows. */
  Set<String> variants();

  /**
   * Starts a simulator, which the caller closes.
   *
   * @throws IllegalArgumentException if the options name an unknown variant
   * @throws java.io.UncheckedIOException if the port cannot be listened on
   */
  Simulator start(SimulatorOptions options);
}
