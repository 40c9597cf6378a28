package no.samklang.simulators.twentyfourso;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import no.samklang.simulators.internal.Answer;
import no.samklang.simulators.internal.Request;
import no.samklang.simulators.internal.Routes;
import no.samklang.simulators.internal.SimulatedData;
import no.samklang.simulators.internal.SimulatedSystem;
import no.samklang.simulators.internal.Surroundings;

/** 24SevenOffice. */
final class TwentyfoursoSystem implements SimulatedSystem {

  static final String ID = "24so";

  private static final int ONE_TOO_MANY = 10;

  private final Surroundings surroundings;
  private final TwentyfoursoErrors errors;
  private Scopes scopes;
  private Tokens tokens;
  private TwentyfoursoApi api;
  private TwentyfoursoData data;
  private int calls;

  TwentyfoursoSystem(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.errors = new TwentyfoursoErrors(surroundings);
    Organisation organisation = new Organisation(surroundings);
    this.scopes = new Scopes();
    this.tokens = new Tokens(surroundings, scopes);
    this.api = new TwentyfoursoApi(organisation, surroundings, errors);
    this.data = new TwentyfoursoData(organisation, scopes, surroundings);
  }

  @Override
  public void reset() {
    Organisation organisation = new Organisation(surroundings);
    scopes = new Scopes();
    tokens = new Tokens(surroundings, scopes);
    api = new TwentyfoursoApi(organisation, surroundings, errors);
    data = new TwentyfoursoData(organisation, scopes, surroundings);
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
        "Token: POST " + TwentyfoursoSimulator.TOKEN_PATH + ", grant_type=client_credentials",
        "  client_id           " + TwentyfoursoSimulator.CLIENT_ID,
        "  client_secret       " + TwentyfoursoSimulator.CLIENT_SECRET,
        "  login_organization  " + TwentyfoursoSimulator.ORGANISATION_ID,
        "  audience            https://api.24sevenoffice.com",
        "API: below " + TwentyfoursoSimulator.API_PATH);
  }

  @Override
  public Routes routes() {
    Routes routes = new Routes(false);
    routes.addOutsideContract(
        "POST", TwentyfoursoSimulator.TOKEN_PATH, request -> tokens.issue(request));
    TwentyfoursoApi.addTo(routes, () -> api);
    return routes;
  }

  @Override
  public Optional<Answer> refuse(Request request) {
    if (request.path().equals(TwentyfoursoSimulator.TOKEN_PATH)) {
      return Optional.empty();
    }
    if (!tokens.hasValid(request)) {
      return Optional.of(errors.general(401, "The token is missing, unknown or expired."));
    }
    Optional<Answer> tooMany = tooMany(request);
    return tooMany.isPresent()
        ? tooMany
        : scopes.lacking(request).map(scope -> errors.general(403, "Missing scope " + scope));
  }

  private Optional<Answer> tooMany(Request request) {
    boolean one = ++calls % ONE_TOO_MANY == 0;
    if (one && surroundings.has(TwentyfoursoVariants.RATE_LIMITED_429)) {
      return Optional.of(errors.general(429, "Too many calls").with("Retry-After", "1"));
    }
    boolean reads = request.method().equals("GET");
    if (one && reads && surroundings.has(TwentyfoursoVariants.RATE_LIMITED_503)) {
      String soon =
          DateTimeFormatter.RFC_1123_DATE_TIME.format(
              surroundings.now().plusSeconds(2).atOffset(ZoneOffset.UTC));
      return Optional.of(errors.general(503, "Too many calls").with("Retry-After", soon));
    }
    return Optional.empty();
  }

  @Override
  public Answer notFound(Request request) {
    return errors.general(404, "No such resource");
  }

  @Override
  public Answer error(Request request, int status, String text) {
    return errors.general(status, text);
  }

  @Override
  public Answer finish(Request request, Answer answer) {
    return answer.with("X-Trace-Id", "simulated");
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
    return TwentyfoursoVariants.all();
  }
}
