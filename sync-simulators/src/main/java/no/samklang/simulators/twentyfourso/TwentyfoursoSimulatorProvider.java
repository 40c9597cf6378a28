package no.samklang.simulators.twentyfourso;

import java.util.Set;
import no.samklang.simulators.Simulator;
import no.samklang.simulators.SimulatorOptions;
import no.samklang.simulators.SimulatorProvider;

/** Provides the simulator of 24SevenOffice under the id {@code 24so}. */
public final class TwentyfoursoSimulatorProvider implements SimulatorProvider {

  /** Used by {@link java.util.ServiceLoader}. */
  public TwentyfoursoSimulatorProvider() {}

  @Override
  public String systemId() {
    return TwentyfoursoSystem.ID;
  }

  @Override
  public Set<String> variants() {
    return TwentyfoursoVariants.all();
  }

  @Override
  public Simulator start(SimulatorOptions options) {
    return TwentyfoursoSimulator.start(options);
  }
}
