package no.samklang.simulators.smartday;

import java.util.Set;
import no.samklang.simulators.Simulator;
import no.samklang.simulators.SimulatorOptions;
import no.samklang.simulators.SimulatorProvider;

/** Provides the simulator of Smartday under the id {@code smartday}. */
public final class SmartdaySimulatorProvider implements SimulatorProvider {

  /** Used by {@link java.util.ServiceLoader}. */
  public SmartdaySimulatorProvider() {}

  @Override
  public String systemId() {
    return SmartdaySystem.ID;
  }

  @Override
  public Set<String> variants() {
    return SmartdayVariants.all();
  }

  @Override
  public Simulator start(SimulatorOptions options) {
    return SmartdaySimulator.start(options);
  }
}
