package no.samklang.simulators.vismanet;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import no.samklang.simulators.internal.Answer;
import no.samklang.simulators.internal.Json;
import no.samklang.simulators.internal.Request;
import no.samklang.simulators.internal.Surroundings;

/** The token endpoint and the tokens it has given out. */
final class Tokens {

  static final int LIFETIME_SECONDS = 3600;

  private static final Set<String> SCOPES =
      Set.of(
          "vismanet_erp_service_api:read",
          "vismanet_erp_service_api:create",
          "vismanet_erp_service_api:update",
          "vismanet_erp_service_api:delete");

  private final Surroundings surroundings;
  private final Map<String, Token> given = new HashMap<>();
  private long number;

  Tokens(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** A token with its tenant and scopes. */
  record Token(String tenant, Set<String> scopes, Instant expires) {}

  Answer issue(Request request) {
    Map<String, List<String>> form =
        Request.parse(new String(request.body(), StandardCharsets.UTF_8));
    if (!one(form, "grant_type").equals("client_credentials")) {
      return refusal("unsupported_grant_type");
    }
    if (!isClient(request, form)) {
      return refusal("invalid_client");
    }
    Set<String> scopes = new TreeSet<>(Arrays.asList(one(form, "scope").trim().split(" +", -1)));
    scopes.remove("");
    if (!SCOPES.containsAll(scopes)) {
      return refusal("invalid_scope");
    }
    String tenant = one(form, "tenant_id");
    boolean known =
        tenant.equals(VismanetSimulator.COMPANY_TENANT)
            || tenant.equals(VismanetSimulator.CONTRACT_TENANT);
    return known ? give(tenant, scopes) : refusal("invalid_request");
  }

  Optional<Token> valid(Request request) {
    String header = request.header("Authorization").orElse("");
    if (!header.startsWith("Bearer ")) {
      return Optional.empty();
    }
    return Optional.ofNullable(given.get(header.substring("Bearer ".length())))
        .filter(token -> token.expires().isAfter(surroundings.now()));
  }

  void expireAll() {
    given.clear();
  }

  private Answer give(String tenant, Set<String> scopes) {
    String text = "simulated." + ++number + "." + Long.toHexString(surroundings.options().seed());
    given.put(text, new Token(tenant, scopes, surroundings.now().plusSeconds(LIFETIME_SECONDS)));
    return Answer.json(
        200,
        Json.object()
            .put("access_token", text)
            .put("expires_in", LIFETIME_SECONDS)
            .put("token_type", "Bearer")
            .put("scope", String.join(" ", scopes)));
  }

  private static boolean isClient(Request request, Map<String, List<String>> form) {
    String basic = request.header("Authorization").orElse("");
    if (basic.startsWith("Basic ")) {
      String expected = VismanetSimulator.CLIENT_ID + ":" + VismanetSimulator.CLIENT_SECRET;
      byte[] bytes = expected.getBytes(StandardCharsets.UTF_8);
      return basic.substring("Basic ".length()).equals(Base64.getEncoder().encodeToString(bytes));
    }
    return one(form, "client_id").equals(VismanetSimulator.CLIENT_ID)
        && one(form, "client_secret").equals(VismanetSimulator.CLIENT_SECRET);
  }

  private static Answer refusal(String error) {
    return Answer.json(400, Json.object().put("error", error));
  }

  private static String one(Map<String, List<String>> form, String name) {
    return form.getOrDefault(name, List.of("")).get(0);
  }
}
