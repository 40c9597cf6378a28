package no.samklang.simulators.tidsbanken;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import no.samklang.simulators.testing.Caller;
import org.junit.jupiter.api.Test;

final class TidsbankenAccessTest extends TidsbankenTestBase {

  @Test
  void refusesAMissingSubscriptionKeyAsTheGatewayDoes() throws IOException {
    HttpResponse<String> answer = caller.without("Ocp-Apim-Subscription-Key").get("/ansatt/Ansatt");
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body())
        .isEqualTo(
            "{\"statusCode\":401,\"message\":\"Access denied due to missing subscription key.\"}");
  }

  @Test
  void refusesAWrongDatabaseKeyInFreeText() throws IOException {
    HttpResponse<String> answer = caller.header("tb-key", "wrong").get("/ansatt/Ansatt");
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
  }

  @Test
  void doesNotKnowPathsOfAnotherVersion() throws IOException {
    assertThat(caller.header("x-api-version", "2.0").get("/ansatt/Ansatt").statusCode())
        .isEqualTo(404);
  }

  @Test
  void answersAWrongPathAsTheGatewayDoes() throws IOException {
    expectedViolation = "path is not in the contract";
    HttpResponse<String> answer = caller.get("/prosjekt/Finnes-ikke");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(Caller.json(answer).path("statusCode").asInt()).isEqualTo(404);
  }

  @Test
  void takesPathsWhateverTheirCase() throws IOException {
    assertThat(list("/ansatt/ansatt")).isNotEmpty();
  }

  @Test
  void describesItsModules() throws IOException {
    for (String module : new String[] {"prosjekt", "ansatt", "timelinje"}) {
      assertThat(caller.get("/" + module + "/$metadata").body()).contains("<EntityType Name=");
    }
  }
}
