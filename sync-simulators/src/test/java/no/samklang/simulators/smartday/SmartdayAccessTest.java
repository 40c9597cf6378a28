package no.samklang.simulators.smartday;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import no.samklang.simulators.Fault;
import no.samklang.simulators.testing.Caller;
import org.junit.jupiter.api.Test;

final class SmartdayAccessTest extends SmartdayTestBase {
  private static final String KEY = "Ocp-Apim-Subscription-Key";

  @Test
  void refusesAWrongKeyWith401() throws IOException {
    caller.header(KEY, "wrong");
    assertThat(caller.get(API + "/stores/").statusCode()).isEqualTo(401);
    caller.without(KEY);
    HttpResponse<String> answer = caller.get(API + "/stores/");
    assertThat(Caller.json(answer).path("statusCode").asInt()).isEqualTo(401);
  }

  @Test
  void letsBridgeInAloneIfToldSo() throws IOException {
    inForce(SmartdayVariants.BRIDGE_LOGIN);
    assertThat(caller.get(API + "/stores/").statusCode()).isEqualTo(401);
    String login = SmartdaySimulator.BRIDGE_USER + ":" + SmartdaySimulator.BRIDGE_PASSWORD;
    String encoded = Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    caller.header("Authorization", "Basic " + encoded);
    assertThat(caller.get(API + "/stores/").statusCode()).isEqualTo(401);
    caller.header("X-Agreement-Number", SmartdaySimulator.AGREEMENT_NUMBER);
    assertThat(caller.get(API + "/stores/").statusCode()).isEqualTo(200);
  }

  @Test
  void refusesWhatTheKeyHasNoRightTo() throws IOException {
    simulator.admin().put("rights", Map.of("entity", "customers", "allowed", false));
    assertThat(caller.get(API + "/customers/").statusCode()).isEqualTo(403);
    assertThat(caller.get(API + "/customers/1").statusCode()).isEqualTo(403);
    assertThat(caller.post(API + "/customers/", "[{\"name\":\"A\"}]").statusCode()).isEqualTo(403);
    assertThat(caller.get(API + "/stores/").statusCode()).isEqualTo(200);
  }

  @Test
  void answersErrorsAsTextIfToldSo() throws IOException {
    inForce(SmartdayVariants.ERRORS_AS_TEXT);
    HttpResponse<String> answer = caller.get(API + "/customers/99");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
    simulator.admin().fault(Fault.onAll().status(503).times(1));
    assertThat(caller.get(API + "/stores/").body()).isEqualTo("Simulated fault.");
  }

  @Test
  void findsEveryTenthCallOneTooManyIfToldSo() throws IOException {
    inForce(SmartdayVariants.RATE_LIMITED);
    for (int call = 1; call <= 20; call++) {
      int status = caller.get(API + "/stores/").statusCode();
      assertThat(status).isEqualTo(call % 10 == 0 ? 429 : 200);
    }
  }

  @Test
  void answersAPathThatIsNotServedWith404() throws IOException {
    expectedViolation = "path is not in the contract";
    assertThat(caller.get(API + "/invoices/").statusCode()).isEqualTo(404);
  }
}
