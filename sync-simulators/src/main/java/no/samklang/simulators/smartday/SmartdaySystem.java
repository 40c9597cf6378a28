package no.samklang.simulators.smartday;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import no.samklang.simulators.internal.Answer;
import no.samklang.simulators.internal.Gateway;
import no.samklang.simulators.internal.Request;
import no.samklang.simulators.internal.Routes;
import no.samklang.simulators.internal.SimulatedData;
import no.samklang.simulators.internal.SimulatedSystem;
import no.samklang.simulators.internal.Surroundings;

/** Smartday. */
final class SmartdaySystem implements SimulatedSystem {

  static final String ID = "smartday";

  private static final int ONE_TOO_MANY = 10;

  private final Surroundings surroundings;
  private SmartdayApi api;
  private SmartdayData data;
  private int calls;

  SmartdaySystem(Surroundings surroundings) {
    this.surroundings = surroundings;
    Agreement agreement = new Agreement(surroundings);
    this.api = new SmartdayApi(agreement, surroundings);
    this.data = new SmartdayData(agreement, surroundings);
  }

  @Override
  public void reset() {
    Agreement agreement = new Agreement(surroundings);
    api = new SmartdayApi(agreement, surroundings);
    data = new SmartdayData(agreement, surroundings);
    calls = 0;
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String help() {
    return String.join(
        "\n",
        "Header on every call:",
        "  Ocp-Apim-Subscription-Key  " + SmartdaySimulator.SUBSCRIPTION_KEY,
        "or, under the variant " + SmartdayVariants.BRIDGE_LOGIN + ":",
        "  Basic "
            + SmartdaySimulator.BRIDGE_USER
            + " / "
            + SmartdaySimulator.BRIDGE_PASSWORD
            + " and X-Agreement-Number "
            + SmartdaySimulator.AGREEMENT_NUMBER,
        "JSON: below " + SmartdaySimulator.BASE_PATH);
  }

  @Override
  public Routes routes() {
    Routes routes = new Routes(false);
    SmartdayApi.addTo(routes, () -> api);
    return routes;
  }

  @Override
  public Optional<Answer> refuse(Request request) {
    if (surroundings.has(SmartdayVariants.RATE_LIMITED) && ++calls % ONE_TOO_MANY == 0) {
      return Optional.of(error(request, 429, "Rate limit is exceeded.").with("Retry-After", "1"));
    }
    boolean letIn =
        surroundings.has(SmartdayVariants.BRIDGE_LOGIN) ? hasBridge(request) : hasKey(request);
    return letIn
        ? Optional.empty()
        : Optional.of(error(request, 401, "Access denied due to invalid credentials."));
  }

  private static boolean hasKey(Request request) {
    return request
        .header("Ocp-Apim-Subscription-Key")
        .equals(Optional.of(SmartdaySimulator.SUBSCRIPTION_KEY));
  }

  private static boolean hasBridge(Request request) {
    String login = SmartdaySimulator.BRIDGE_USER + ":" + SmartdaySimulator.BRIDGE_PASSWORD;
    String basic =
        "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    return request.header("Authorization").equals(Optional.of(basic))
        && request
            .header("X-Agreement-Number")
            .equals(Optional.of(SmartdaySimulator.AGREEMENT_NUMBER));
  }

  @Override
  public Answer notFound(Request request) {
    return error(request, 404, "Resource not found");
  }

  @Override
  public Answer error(Request request, int status, String text) {
    return surroundings.has(SmartdayVariants.ERRORS_AS_TEXT)
        ? Answer.text(status, text)
        : Gateway.answer(status, text);
  }

  @Override
  public Answer finish(Request request, Answer answer) {
    return answer;
  }

  @Override
  public void expireTokens() {
    // Smartday has keys that do not expire, and no tokens.
  }

  @Override
  public SimulatedData data() {
    return data;
  }

  @Override
  public Set<String> knownVariants() {
    return SmartdayVariants.all();
  }
}
