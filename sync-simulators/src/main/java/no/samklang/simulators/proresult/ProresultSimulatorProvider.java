package no.samklang.simulators.proresult;

import java.util.Set;
import no.samklang.simulators.Simulator;
import no.samklang.simulators.SimulatorOptions;
import no.samklang.simulators.SimulatorProvider;

/** Provides the simulator of Proresult under the id {@code proresult}. */
public final class ProresultSimulatorProvider implements SimulatorProvider {

  /** Used by {@link java.util.ServiceLoader}. */
  public ProresultSimulatorProvider() {}

  @Override
  public String systemId() {
    return ProresultSystem.ID;
  }

  @Override
  public Set<String> variants() {
    return ProresultVariants.all();
  }

  @Override
  public Simulator start(SimulatorOptions options) {
    return ProresultSimulator.start(options);
  }
}
