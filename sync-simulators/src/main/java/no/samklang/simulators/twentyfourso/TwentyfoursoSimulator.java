package no.samklang.simulators.twentyfourso;

import no.samklang.simulators.Simulator;
import no.samklang.simulators.SimulatorOptions;
import no.samklang.simulators.internal.SimulatorServer;

/**
 * Starts simulators of 24SevenOffice and names what a caller must send to be let in.
 *
 * <p>Collections of the admin side, each with its key: {@code customers} (id), {@code products}
 * (id), {@code units} (id), {@code projects} (value), {@code salesOrders} (id), {@code lines}
 * (order/line), {@code scopes} (scope), which tells the scopes that the organisation granted, and
 * {@code invoicings} (number), which cannot be changed: each request that tried to send an invoice
 * or to mark anything as paid, also a refused one.
 *
 * <p>What people do in 24SevenOffice is done through these collections. A change moves {@code
 * modifiedAt} of its row, unless the row brings its own.
 *
 * <ul>
 *   <li>A new customer, product or order gets the next id; a new customer is a company.
 *   <li>A new line needs {@code orderId}.
 *   <li>{@code {"scope": "api.product.product:read", "granted": false}} takes back a scope.
 * </ul>
 */
public final class TwentyfoursoSimulator {

  /** The path of the API, below which all but the token endpoint lies. */
  public static final String API_PATH = "/v1";

  /** The path of the token endpoint, on the same port as the API. */
  public static final String TOKEN_PATH = "/oauth/token";

  /** The client that may fetch tokens. */
  public static final String CLIENT_ID = "simulated-client";

  /** The made-up secret of the client. */
  public static final String CLIENT_SECRET = "simulated-client-secret";

  /** The organisation that has connected the client; larger than 32 bits hold. */
  public static final String ORGANISATION_ID = "8831204477120";

  /** An organisation that exists but has not connected the client. */
  public static final String UNCONNECTED_ORGANISATION_ID = "8831204477121";

  private TwentyfoursoSimulator() {}

  /**
   * Starts a simulator, which the caller closes.
   *
   * @throws IllegalArgumentException if the options name an unknown variant
   * @throws java.io.UncheckedIOException if the port cannot be listened on
   */
  public static Simulator start(SimulatorOptions options) {
    return SimulatorServer.start(options, TwentyfoursoSystem::new);
  }
}
