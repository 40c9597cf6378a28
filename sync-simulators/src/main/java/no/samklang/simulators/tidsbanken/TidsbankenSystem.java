package no.samklang.simulators.tidsbanken;

import java.util.Optional;
import java.util.Set;
import no.samklang.simulators.internal.Answer;
import no.samklang.simulators.internal.Gateway;
import no.samklang.simulators.internal.Request;
import no.samklang.simulators.internal.Routes;
import no.samklang.simulators.internal.SimulatedData;
import no.samklang.simulators.internal.SimulatedSystem;
import no.samklang.simulators.internal.Surroundings;

/** Tidsbanken. */
final class TidsbankenSystem implements SimulatedSystem {

  static final String ID = "tidsbanken";

  private final Surroundings surroundings;
  private final TidsbankenErrors errors;
  private TidsbankenApi api;
  private TidsbankenData data;

  TidsbankenSystem(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.errors = new TidsbankenErrors(surroundings);
    Database database = new Database(surroundings);
    this.api = new TidsbankenApi(database, surroundings, errors);
    this.data = new TidsbankenData(database);
  }

  @Override
  public void reset() {
    Database database = new Database(surroundings);
    api = new TidsbankenApi(database, surroundings, errors);
    data = new TidsbankenData(database);
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String help() {
    return String.join(
        "\n",
        "Headers on every call:",
        "  tb-key                     " + TidsbankenSimulator.TB_KEY,
        "  Ocp-Apim-Subscription-Key  " + TidsbankenSimulator.SUBSCRIPTION_KEY,
        "  x-api-version              " + TidsbankenSimulator.API_VERSION);
  }

  @Override
  public Routes routes() {
    Routes routes = new Routes(true);
    TidsbankenApi.addTo(routes, () -> api);
    return routes;
  }

  @Override
  public Optional<Answer> refuse(Request request) {
    Optional<String> subscription = request.header("Ocp-Apim-Subscription-Key");
    if (subscription.isEmpty()) {
      return Optional.of(Gateway.answer(401, "Access denied due to missing subscription key."));
    }
    if (!subscription.get().equals(TidsbankenSimulator.SUBSCRIPTION_KEY)) {
      return Optional.of(
          Gateway.answer(
              401,
              "Access denied due to invalid subscription key. Make sure to provide a valid key for an active"
                  + " subscription."));
    }
    if (!request.header("x-api-version").orElse("").equals(TidsbankenSimulator.API_VERSION)) {
      return Optional.of(notFound(request));
    }
    boolean known =
        request.header("tb-key").orElse("").equalsIgnoreCase(TidsbankenSimulator.TB_KEY);
    return known ? Optional.empty() : Optional.of(Answer.text(401, "Ugyldig tb-key."));
  }

  @Override
  public Answer notFound(Request request) {
    return Gateway.answer(404, "Resource not found");
  }

  @Override
  public Answer error(Request request, int status, String text) {
    return errors.answer(status, text);
  }

  @Override
  public Answer finish(Request request, Answer answer) {
    return answer;
  }

  @Override
  public void expireTokens() {
    // Tidsbanken has keys that do not expire, and no tokens.
  }

  @Override
  public SimulatedData data() {
    return data;
  }

  @Override
  public Set<String> knownVariants() {
    return TidsbankenVariants.all();
  }
}
