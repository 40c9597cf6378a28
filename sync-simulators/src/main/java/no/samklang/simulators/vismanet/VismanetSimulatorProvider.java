package no.samklang.simulators.vismanet;

import java.util.Set;
import no.samklang.simulators.Simulator;
import no.samklang.simulators.SimulatorOptions;
import no.samklang.simulators.SimulatorProvider;

/** Provides the simulator of Visma.net ERP under the id {@code vismanet}. */
public final class VismanetSimulatorProvider implements SimulatorProvider {

  /** Used by {@link java.util.ServiceLoader}. */
  public VismanetSimulatorProvider() {}

  @Override
  public String systemId() {
    return VismanetSystem.ID;
  }

  @Override
  public Set<String> variants() {
    return VismanetVariants.all();
  }

  @Override
  public Simulator start(SimulatorOptions options) {
    return VismanetSimulator.start(options);
  }
}
