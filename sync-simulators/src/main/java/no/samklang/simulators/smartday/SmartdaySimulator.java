package no.samklang.simulators.smartday;

import no.samklang.simulators.Simulator;
import no.samklang.simulators.SimulatorOptions;
import no.samklang.simulators.internal.SimulatorServer;

/**
 * Starts simulators of Smartday and names what a caller must send to be let in.
 *
 * <p>A fresh simulator holds users, salary codes and two stores, of which the second is not active.
 * Collections of the admin side, each keyed by {@code id}: {@code customers}, {@code stores},
 * {@code items} (with {@code storeId}, 1 unless given), {@code users}, {@code orders}, {@code
 * materials} and {@code registrations} (both with {@code orderId}), {@code salarycodes}, {@code
 * projects}, {@code sites}, and {@code rights} (keyed by {@code entity}), which tells what the key
 * may be used for.
 *
 * <p>What people do in Smartday is done through these collections. A row without an id is new.
 * Times of day are put in UTC with {@code Z}; variants decide how the API shows them. A change of
 * an order, or of what is registered on it, moves its {@code lastTimeMarkedForExport} unless the
 * row brings its own, or a variant says otherwise. A property that the API does not have is kept
 * and shown, but is lost when a caller writes the row back without it.
 */
public final class SmartdaySimulator {

  /** The path before all others. */
  public static final String BASE_PATH = "/v1.0";

  /** The made-up key, header {@code Ocp-Apim-Subscription-Key}. */
  public static final String SUBSCRIPTION_KEY = "simulated-subscription-key";

  /** The made-up agreement, header {@code X-Agreement-Number}, where Bridge is the way in. */
  public static final String AGREEMENT_NUMBER = "48120";

  /** The made-up Bridge user. */
  public static final String BRIDGE_USER = "bridge";

  /** The made-up password of the Bridge user. */
  public static final String BRIDGE_PASSWORD = "simulated-bridge-password";

  private SmartdaySimulator() {}

  /**
   * Starts a simulator, which the caller closes.
   *
   * @throws IllegalArgumentException if the options name an unknown variant
   * @throws java.io.UncheckedIOException if the port cannot be listened on
   */
  public static Simulator start(SimulatorOptions options) {
    return SimulatorServer.start(options, SmartdaySystem::new);
  }
}
