/**
 * Stateful simulators of business systems, for tests, demonstrations and benchmarks.
 *
 * <p>The module knows nothing of the connectors, so that a connector and its simulator cannot share
 * a mistake.
 */
module no.samklang.simulators {
  requires transitive com.fasterxml.jackson.databind;
  requires com.fasterxml.jackson.core;
  requires jdk.httpserver;
  requires static transitive org.jspecify;

  exports no.samklang.simulators;
  exports no.samklang.simulators.conformance;
  exports no.samklang.simulators.proresult;
  exports no.samklang.simulators.smartday;
  exports no.samklang.simulators.tidsbanken;
  exports no.samklang.simulators.twentyfourso;
  exports no.samklang.simulators.vismanet;

  uses no.samklang.simulators.SimulatorProvider;

  provides no.samklang.simulators.SimulatorProvider with
      no.samklang.simulators.proresult.ProresultSimulatorProvider,
      no.samklang.simulators.smartday.SmartdaySimulatorProvider,
      no.samklang.simulators.tidsbanken.TidsbankenSimulatorProvider,
      no.samklang.simulators.twentyfourso.TwentyfoursoSimulatorProvider,
      no.samklang.simulators.vismanet.VismanetSimulatorProvider;
}
