package no.samklang.simulators.proresult;

import java.util.Optional;
import java.util.Set;
import no.samklang.simulators.internal.Answer;
import no.samklang.simulators.internal.Request;
import no.samklang.simulators.internal.Routes;
import no.samklang.simulators.internal.SimulatedData;
import no.samklang.simulators.internal.SimulatedSystem;
import no.samklang.simulators.internal.Surroundings;

/** Proresult. */
final class ProresultSystem implements SimulatedSystem {

  static final String ID = "proresult";

  private static final int ONE_TOO_MANY = 10;

  private final Surroundings surroundings;
  private final ProresultErrors errors;
  private ProresultApi api;
  private ProresultData data;
  private int calls;

  ProresultSystem(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.errors = new ProresultErrors(surroundings);
    Company company = new Company(surroundings);
    this.api = new ProresultApi(company, surroundings, errors);
    this.data = new ProresultData(company, surroundings);
  }

  @Override
  public void reset() {
    Company company = new Company(surroundings);
    api = new ProresultApi(company, surroundings, errors);
    data = new ProresultData(company, surroundings);
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
        "Headers on every call:",
        "  X-Account-ID  " + ProresultSimulator.ACCOUNT_ID,
        "  X-API-Secret  " + ProresultSimulator.API_SECRET,
        "Functions (CSV): GET " + ProresultSimulator.FUNCTION_PATH + "?fn=kundeCSV",
        "JSON: below /api/v1");
  }

  @Override
  public Routes routes() {
    Routes routes = new Routes(false);
    ProresultApi.addTo(routes, () -> api);
    return routes;
  }

  @Override
  public Optional<Answer> refuse(Request request) {
    if (surroundings.has(ProresultVariants.RATE_LIMITED) && ++calls % ONE_TOO_MANY == 0) {
      return Optional.of(
          error(request, 429, "For mange kall; vent litt.").with("Retry-After", "1"));
    }
    if (hasKeys(request)) {
      return Optional.empty();
    }
    return Optional.of(
        isFunction(request)
            ? errors.noEntryToFunctions()
            : errors.noEntry(401, "Konto eller nøkkel er feil."));
  }

  private static boolean hasKeys(Request request) {
    return request.header("X-Account-ID").orElse("").equals(ProresultSimulator.ACCOUNT_ID)
        && request.header("X-API-Secret").orElse("").equals(ProresultSimulator.API_SECRET);
  }

  private static boolean isFunction(Request request) {
    return request.path().equals(ProresultSimulator.FUNCTION_PATH);
  }

  @Override
  public Answer notFound(Request request) {
    return isFunction(request)
        ? errors.plainFault(405, "Metoden er ikke tillatt her.")
        : api.missing();
  }

  @Override
  public Answer error(Request request, int status, String text) {
    return isFunction(request) ? errors.plainFault(status, text) : errors.fault(status, text);
  }

  @Override
  public Answer finish(Request request, Answer answer) {
    String type = answer.headers().get("Content-Type");
    return type == null || !surroundings.has(ProresultVariants.CHARSET_WRONG)
        ? answer
        : answer.with("Content-Type", type.split(";", 2)[0] + "; charset=ISO-8859-1");
  }

  @Override
  public void expireTokens() {
    // Proresult has keys that do not expire, and no tokens.
  }

  @Override
  public SimulatedData data() {
    return data;
  }

  @Override
  public Set<String> knownVariants() {
    return ProresultVariants.all();
  }
}
