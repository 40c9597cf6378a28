package no.samklang.connector.twentyfourso;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import no.samklang.sync.http.ApiClient;
import no.samklang.sync.http.ApiClientBuilder;
import no.samklang.sync.http.Auth;
import no.samklang.sync.http.IssuedToken;
import no.samklang.sync.http.TokenReader;
import no.samklang.sync.http.TokenRequest;

/**
 * How the connector logs in to one organisation. A token lives as long as its answer says (no
 * figure is published, ASSUMED), and no scope is asked for: the organisation grants them when it
 * connects the application, and the answer names them. Thread-safe.
 */
final class ApiLogin {
  private final Configuration settings;
  private volatile Set<String> scopes = Set.of();

  ApiLogin(Configuration settings) {
    this.settings = settings;
  }

  /** Returns a client for the organisation, without clock and pace. */
  ApiClientBuilder client() {
    TokenRequest request =
        TokenRequest.clientCredentials(
                settings.tokenUrl(), settings.clientId(), settings.clientSecret().reveal())
            .field("audience", ApiNames.Verified.AUDIENCE)
            .field(ApiNames.Verified.ORGANISATION_FIELD, settings.organisationId())
            .reading(this::read);
    return ApiClient.builder(settings.baseUrl()).auth(Auth.tokens(request)).errors(new ApiErrors());
  }

  /** Returns the scopes of the last token; empty when it named none or there was none. */
  Set<String> scopes() {
    return scopes;
  }

  private IssuedToken read(JsonNode answer, Instant now) {
    String named = answer.path("scope").asText("").strip();
    scopes = named.isEmpty() ? Set.of() : Set.copyOf(Arrays.asList(named.split("\\s+")));
    return TokenReader.OAUTH2.read(answer, now);
  }
}
