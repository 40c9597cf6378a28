package no.samklang.simulators.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import no.samklang.simulators.Simulator;
import no.samklang.simulators.SimulatorOptions;
import no.samklang.simulators.Simulators;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * Starts a simulator with a clock that stands still; checks every answer against the contract, if
 * it is there and no variant is in force.
 */
public abstract class SimulatorTestBase {

  protected final TestClock clock = new TestClock();
  protected Simulator simulator;
  protected Caller caller;

  /** Part of the violations that the test means to cause; empty for none. */
  protected String expectedViolation = "";

  private final String system;

  protected SimulatorTestBase(String system) {
    this.system = system;
  }

  @BeforeEach
  final void start() throws IOException {
    simulator =
        Simulators.start(
            system,
            SimulatorOptions.defaults().clock(clock).contract(Contracts.closedOrNull(system)));
    caller = letIn(new Caller(simulator.uri()));
  }

  @AfterEach
  final void stop() {
    simulator.close();
    if (simulator.admin().variants().isEmpty()) {
      assertThat(simulator.violations())
          .filteredOn(
              violation -> expectedViolation.isEmpty() || !violation.contains(expectedViolation))
          .isEmpty();
    }
  }

  /** Gives a caller the headers it must send to be let in. */
  protected abstract Caller letIn(Caller caller) throws IOException;
}
