package no.samklang.simulators.vismanet;

import java.util.Optional;
import java.util.Set;
import no.samklang.simulators.internal.Answer;
import no.samklang.simulators.internal.Gateway;
import no.samklang.simulators.internal.Request;
import no.samklang.simulators.internal.Routes;
import no.samklang.simulators.internal.SimulatedData;
import no.samklang.simulators.internal.SimulatedSystem;
import no.samklang.simulators.internal.Surroundings;

/** Visma.net ERP. */
final class VismanetSystem implements SimulatedSystem {

  static final String ID = "vismanet";

  private final Surroundings surroundings;
  private final VismanetErrors errors;
  private Tokens tokens;
  private RateWindow window;
  private VismanetApi api;
  private VismanetData data;

  VismanetSystem(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.errors = new VismanetErrors(surroundings);
    this.tokens = new Tokens(surroundings);
    this.window = new RateWindow(surroundings);
    Company company = new Company(surroundings);
    this.api = new VismanetApi(company, surroundings, errors);
    this.data = new VismanetData(company, surroundings);
  }

  @Override
  public void reset() {
    tokens = new Tokens(surroundings);
    window = new RateWindow(surroundings);
    Company company = new Company(surroundings);
    api = new VismanetApi(company, surroundings, errors);
    data = new VismanetData(company, surroundings);
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String help() {
    return String.join(
        "\n",
        "Token: POST " + VismanetSimulator.TOKEN_PATH + ", grant_type=client_credentials",
        "  client_id      " + VismanetSimulator.CLIENT_ID,
        "  client_secret  " + VismanetSimulator.CLIENT_SECRET,
        "  tenant_id      " + VismanetSimulator.COMPANY_TENANT,
        "  scope          " + VismanetSimulator.SCOPES);
  }

  @Override
  public Routes routes() {
    Routes routes = new Routes(false);
    routes.addOutsideContract(
        "POST", VismanetSimulator.TOKEN_PATH, request -> tokens.issue(request));
    VismanetApi.addTo(routes, () -> api);
    return routes;
  }

  @Override
  public Optional<Answer> refuse(Request request) {
    if (request.path().equals(VismanetSimulator.TOKEN_PATH)) {
      return Optional.empty();
    }
    Optional<Tokens.Token> token = tokens.valid(request);
    if (token.isEmpty()) {
      return Optional.of(errors.unauthorised("The access token is missing, unknown or expired."));
    }
    if (!token.get().tenant().equals(VismanetSimulator.COMPANY_TENANT)) {
      return Optional.of(errors.unauthorised("The tenant of the token is not a company."));
    }
    if (!token.get().scopes().contains(scope(request.method()))) {
      return Optional.of(
          errors.message(403, "The scope " + scope(request.method()) + " is missing."));
    }
    return window.count();
  }

  private static String scope(String method) {
    String action =
        switch (method) {
          case "POST" -> "create";
          case "PUT", "PATCH" -> "update";
          case "DELETE" -> "delete";
          default -> "read";
        };
    return "vismanet_erp_service_api:" + action;
  }

  @Override
  public Answer notFound(Request request) {
    return Answer.empty(404);
  }

  @Override
  public Answer error(Request request, int status, String text) {
    return switch (status) {
      case 401 -> errors.unauthorised(text);
      case 429 -> Gateway.answer(status, text);
      default -> errors.message(status, text);
    };
  }

  @Override
  public Answer finish(Request request, Answer answer) {
    return request.path().equals(VismanetSimulator.TOKEN_PATH) ? answer : window.finish(answer);
  }

  @Override
  public void expireTokens() {
    tokens.expireAll();
  }

  @Override
  public SimulatedData data() {
    return data;
  }

  @Override
  public Set<String> knownVariants() {
    return VismanetVariants.all();
  }
}
