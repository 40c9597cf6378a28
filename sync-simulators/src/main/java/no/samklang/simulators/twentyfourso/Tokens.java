package no.samklang.simulators.twentyfourso;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.samklang.simulators.internal.Answer;
import no.samklang.simulators.internal.Json;
import no.samklang.simulators.internal.Request;
import no.samklang.simulators.internal.Surroundings;

/** The token endpoint and the tokens it has given out. */
final class Tokens {

  private static final String AUDIENCE = "https://api.24sevenoffice.com";
  private static final String SCHEME = "Bearer ";
  private static final int LIFETIME_SECONDS = 86_400;
  private static final int SHORT_LIFETIME_SECONDS = 100;

  private final Surroundings surroundings;
  private final Scopes scopes;
  private final Map<String, Instant> given = new HashMap<>();
  private long number;

  Tokens(Surroundings surroundings, Scopes scopes) {
    this.surroundings = surroundings;
    this.scopes = scopes;
  }

  Answer issue(Request request) {
    Map<String, String> fields = fields(request);
    if (!fields.getOrDefault("grant_type", "").equals("client_credentials")) {
      return refusal(400, "unsupported_grant_type");
    }
    if (!fields.getOrDefault("client_id", "").equals(TwentyfoursoSimulator.CLIENT_ID)
        || !fields.getOrDefault("client_secret", "").equals(TwentyfoursoSimulator.CLIENT_SECRET)) {
      return refusal(401, "invalid_client");
    }
    boolean connected =
        fields.getOrDefault("login_organization", "").equals(TwentyfoursoSimulator.ORGANISATION_ID);
    if (!connected || !fields.getOrDefault("audience", "").equals(AUDIENCE)) {
      return refusal(403, "access_denied");
    }
    return give();
  }

  boolean hasValid(Request request) {
    String header = request.header("Authorization").orElse("");
    Instant expires =
        header.startsWith(SCHEME) ? given.get(header.substring(SCHEME.length())) : null;
    return expires != null && expires.isAfter(surroundings.now());
  }

  void expireAll() {
    given.clear();
  }

  private Answer give() {
    String text = "simulated." + ++number + "." + Long.toHexString(surroundings.options().seed());
    int seconds =
        surroundings.has(TwentyfoursoVariants.TOKEN_SHORT_LIVED)
            ? SHORT_LIFETIME_SECONDS
            : LIFETIME_SECONDS;
    given.put(text, surroundings.now().plusSeconds(seconds));
    return Answer.json(
        200,
        Json.object()
            .put("access_token", text)
            .put("expires_in", seconds)
            .put(
                "token_type",
                surroundings.has(TwentyfoursoVariants.TOKEN_TYPE_LOWER) ? "bearer" : "Bearer")
            .put("scope", String.join(" ", scopes.granted())));
  }

  /** A form and JSON are taken alike; a number for the organisation too. */
  private static Map<String, String> fields(Request request) {
    String type = request.header("Content-Type").orElse("");
    Map<String, String> fields = new HashMap<>();
    if (type.contains("json")) {
      for (Map.Entry<String, JsonNode> field : request.json().properties()) {
        fields.put(field.getKey(), field.getValue().asText());
      }
      return fields;
    }
    Map<String, List<String>> form =
        Request.parse(new String(request.body(), StandardCharsets.UTF_8));
    form.forEach((name, values) -> fields.put(name, values.get(0)));
    return fields;
  }

  private static Answer refusal(int status, String error) {
    return Answer.json(
        status, Json.object().put("error", error).put("error_description", "Simulated."));
  }
}
