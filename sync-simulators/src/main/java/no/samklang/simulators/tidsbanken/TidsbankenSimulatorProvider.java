package no.samklang.simulators.tidsbanken;

import java.util.Set;
import no.samklang.simulators.Simulator;
import no.samklang.simulators.SimulatorOptions;
import no.samklang.simulators.SimulatorProvider;

/** Provides the simulator of Tidsbanken under the id {@code tidsbanken}. */
public final class TidsbankenSimulatorProvider implements SimulatorProvider {

  /** Used by {@link java.util.ServiceLoader}. */
  public TidsbankenSimulatorProvider() {}

  @Override
  public String systemId() {
    return TidsbankenSystem.ID;
  }

  @Override
  public Set<String> variants() {
    return TidsbankenVariants.all();
  }

  @Override
  public Simulator start(SimulatorOptions options) {
    return TidsbankenSimulator.start(options);
  }
}
