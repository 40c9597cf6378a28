package no.samklang.connector.smartday;

import no.samklang.connector.smartday.Configuration.Login;
import no.samklang.sync.http.ApiClient;
import no.samklang.sync.http.ApiClientBuilder;
import no.samklang.sync.http.Auth;

/**
 * Lets the client in. REPORTED, a subscription key in a header; never in the query, where logs keep
 * it. ASSUMED, Bridge user and password by HTTP Basic and the agreement number in a header.
 */
final class ApiLogin {
  private ApiLogin() {}

  /** Returns a client for the agreement, without clock and pace. */
  static ApiClientBuilder client(Configuration settings) {
    ApiClientBuilder client =
        ApiClient.builder(settings.baseUrl())
            .requestTimeout(settings.timeout())
            .errors(new ApiErrors());
    if (settings.login() instanceof Login.Bridge bridge) {
      return client
          .auth(Auth.basic(bridge.user(), bridge.secret().reveal()))
          .header(ApiNames.Assumed.AGREEMENT_HEADER, bridge.agreementNumber());
    }
    return client.auth(
        Auth.header(ApiNames.Reported.KEY_HEADER, settings.login().secret().reveal()));
  }
}
