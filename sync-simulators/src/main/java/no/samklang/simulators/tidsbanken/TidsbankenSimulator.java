package no.samklang.simulators.tidsbanken;

import no.samklang.simulators.Simulator;
import no.samklang.simulators.SimulatorOptions;
import no.samklang.simulators.internal.SimulatorServer;

/**
 * Starts simulators of Tidsbanken and names the keys that a caller must send to be let in.
 *
 * <p>A fresh simulator holds employees only; their {@code Identifikator} is the employee number
 * that the simulator of Visma.net ERP gives the same person. Collections of the admin side, each
 * with its key: {@code kunder} (Id), {@code prosjekter} (Id), {@code prosjektlinjer}
 * (ProsjektId/ProsjektLinjeId), {@code ansatte} (Id), {@code timelinjer} (Id), {@code timeeksport}
 * (Id), {@code slettedeTimelinjer} (Id). Time entries are registered, corrected and deleted through
 * {@code timelinjer}; a new one gets the next id, the customer of its project and {@code Godkjent}
 * true unless it brings its own. With {@code ?checked=true} an entry on an unknown or closed
 * project or sub-project is refused.
 */
public final class TidsbankenSimulator {

  /** The made-up key of the customer database, header {@code tb-key}. */
  public static final String TB_KEY = "7d1f0c3a-0000-4000-8000-00000000b001";

  /** The made-up key of the integrator, header {@code Ocp-Apim-Subscription-Key}. */
  public static final String SUBSCRIPTION_KEY = "simulated-subscription-key";

  /** The value of the header {@code x-api-version}. */
  public static final String API_VERSION = "3.0";

  private TidsbankenSimulator() {}

  /**
   * Starts a simulator, which the caller closes.
   *
   * @throws IllegalArgumentException if the options name an unknown variant
   * @throws java.io.UncheckedIOException if the port cannot be listened on
   */
  public static Simulator start(SimulatorOptions options) {
    return SimulatorServer.start(options, TidsbankenSystem::new);
  }
}
