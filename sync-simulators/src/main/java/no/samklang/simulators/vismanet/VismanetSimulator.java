package no.samklang.simulators.vismanet;

import no.samklang.simulators.Simulator;
import no.samklang.simulators.SimulatorOptions;
import no.samklang.simulators.internal.SimulatorServer;

/**
 * Starts simulators of Visma.net ERP and names what a caller must send to be let in.
 *
 * <p>Collections of the admin side, each with its key: {@code customers} (number), {@code projects}
 * (projectID), {@code projectTasks} (projectID/taskId), {@code employees} (employeeNumber), {@code
 * inventory} (inventoryNumber), {@code financialPeriods} (YYYYPP), {@code accounts} (accountCD),
 * {@code subaccounts} (subaccountNumber), {@code accountGroups} (accountGroupId), {@code
 * projectTransactions} (refNbr). A row that names an internal id and another code is renumbered.
 */
public final class VismanetSimulator {

  /** The path of the token endpoint, on the same port as the API. */
  public static final String TOKEN_PATH = "/connect/token";

  /** The client that may fetch tokens. */
  public static final String CLIENT_ID = "isv_samklang_simulator";

  /** The made-up secret of the client. */
  public static final String CLIENT_SECRET = "simulated-secret";

  /** The tenant of the company: its tokens work. */
  public static final String COMPANY_TENANT = "3f0c6a52-0000-4000-8000-00000000c001";

  /**
   * The tenant of the customer (contract): its tokens are issued, but every call with them answers
   * 401.
   */
  public static final String CONTRACT_TENANT = "3f0c6a52-0000-4000-8000-00000000c0f7";

  /** The scopes for reading, creating and updating, as one form field. */
  public static final String SCOPES =
      "vismanet_erp_service_api:read vismanet_erp_service_api:create vismanet_erp_service_api:update";

  private VismanetSimulator() {}

  /**
   * Starts a simulator, which the caller closes.
   *
   * @throws IllegalArgumentException if the options name an unknown variant
   * @throws java.io.UncheckedIOException if the port cannot be listened on
   */
  public static Simulator start(SimulatorOptions options) {
    return SimulatorServer.start(options, VismanetSystem::new);
  }
}
