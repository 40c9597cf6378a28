package no.samklang.simulators.proresult;

import no.samklang.simulators.Simulator;
import no.samklang.simulators.SimulatorOptions;
import no.samklang.simulators.internal.SimulatorServer;

/**
 * Starts simulators of Proresult and names the keys that a caller must send to be let in.
 *
 * <p>A fresh simulator holds workers only. Their {@code ansattnummer} is the employee number that
 * the simulator of Visma.net ERP gives the same person, and so is their {@code
 * eksterntAnsattnummer}, but for every fifth, who is not linked. Collections of the admin side,
 * each with its key: {@code kunder} (kundenummer), {@code prosjekter} (prosjektnummer), {@code
 * arbeidsarter} (prosjektnummer/kode), {@code varer} (varenummer), {@code arbeidere} (arbeiderId),
 * {@code timer} (id), {@code vareuttak} (id) and {@code tilganger} (funksjon), which tells the
 * functions that the account may call.
 *
 * <p>What people do in Proresult is done through these collections. A change moves the stamp of its
 * row. A property that the API does not have is kept and shown on the admin side alone; {@code
 * "laast": true} stands for a row that a user has open, so that a caller is refused.
 *
 * <ul>
 *   <li>A new worker gets the next id, an employee number and no number of the ERP.
 *   <li>A new work type is one of Proresult's own, unless {@code kilde} says ERP.
 *   <li>New hours get the next id, the wage of the worker as {@code sats}, as many billable hours
 *       as hours, no overtime, and are approved unless {@code godkjent} is false. The name and the
 *       source of the work type and the numbers of the worker are those of the moment they are
 *       shown.
 *   <li>A new withdrawal gets the next id and text, unit and prices of its item; without {@code
 *       varenummer} it is a free text. With {@code returAvId} it is the return of another: all that
 *       it does not bring is taken from that one, the quantity with its sign turned.
 *   <li>{@code ?checked=true} refuses hours and withdrawals of an unknown or inactive worker, on an
 *       unknown or closed project, with an unknown or inactive work type or item, and changes of a
 *       withdrawal that is marked as invoiced.
 *   <li>{@code {"funksjon": "listTimer", "tilgang": false}} takes a right from the account.
 * </ul>
 */
public final class ProresultSimulator {

  /** The path of the function API. */
  public static final String FUNCTION_PATH = "/soap/tmcapi.php";

  /** The made-up account, header {@code X-Account-ID}. */
  public static final String ACCOUNT_ID = "4711";

  /** The made-up secret of the account, header {@code X-API-Secret}. */
  public static final String API_SECRET = "simulated-api-secret";

  private ProresultSimulator() {}

  /**
   * Starts a simulator, which the caller closes.
   *
   * @throws IllegalArgumentException if the options name an unknown variant
   * @throws java.io.UncheckedIOException if the port cannot be listened on
   */
  public static Simulator start(SimulatorOptions options) {
    return SimulatorServer.start(options, ProresultSystem::new);
  }
}
