package no.samklang.simulators.vismanet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import no.samklang.simulators.testing.Caller;
import org.junit.jupiter.api.Test;

final class VismanetAccessTest extends VismanetTestBase {

  @Test
  void letsInWithTheTokenOfTheCompany() throws IOException {
    assertThat(caller.get("/v1/financialPeriod").statusCode()).isEqualTo(200);
  }

  @Test
  void tellsHowLongTheTokenLasts() throws IOException {
    HttpResponse<String> answer =
        fetchToken(
            VismanetSimulator.CLIENT_SECRET,
            VismanetSimulator.COMPANY_TENANT,
            VismanetSimulator.SCOPES);
    assertThat(Caller.json(answer).path("expires_in").asInt()).isEqualTo(3600);
    assertThat(Caller.json(answer).path("token_type").asText()).isEqualTo("Bearer");
  }

  @Test
  void refusesAWrongSecretWithInvalidClient() throws IOException {
    HttpResponse<String> answer =
        fetchToken("wrong", VismanetSimulator.COMPANY_TENANT, VismanetSimulator.SCOPES);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).isEqualTo("{\"error\":\"invalid_client\"}");
  }

  @Test
  void issuesTokensForTheContractTenantThatDoNotWork() throws IOException {
    String token = token(VismanetSimulator.CONTRACT_TENANT, VismanetSimulator.SCOPES);
    HttpResponse<String> answer =
        caller.header("Authorization", "Bearer " + token).get("/v1/customer");
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(Caller.json(answer).path("ExceptionType").asText()).isEqualTo("IPPException");
  }

  @Test
  void refusesACallWithoutAToken() throws IOException {
    assertThat(caller.without("Authorization").get("/v1/customer").statusCode()).isEqualTo(401);
  }

  @Test
  void refusesAnExpiredToken() throws IOException {
    clock.advance(Duration.ofHours(1));
    assertThat(caller.get("/v1/customer").statusCode()).isEqualTo(401);
  }

  @Test
  void refusesAWriteWithoutItsScope() throws IOException {
    String token = token(VismanetSimulator.COMPANY_TENANT, "vismanet_erp_service_api:read");
    caller.header("Authorization", "Bearer " + token);
    assertThat(caller.post("/v1/projecttransaction", hours()).statusCode()).isEqualTo(403);
    assertThat(caller.get("/v1/customer").statusCode()).isEqualTo(200);
  }

  @Test
  void showsTheRateLimitOnEveryAnswer() throws IOException {
    var headers = caller.get("/v1/customer").headers();
    assertThat(headers.firstValue("X-RateLimit-Limit")).isPresent();
    assertThat(headers.firstValueAsLong("X-RateLimit-Reset").orElseThrow()).isBetween(1L, 3600L);
  }

  @Test
  void answers429AfterTheRateLimit() throws IOException {
    simulator.admin().variants(java.util.Set.of(VismanetVariants.RATE_LIMIT_500));
    for (int i = 0; i < 500; i++) {
      assertThat(caller.get("/v1/customer/10001").statusCode()).isEqualTo(200);
    }
    HttpResponse<String> answer = caller.get("/v1/customer/10001");
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValue("Retry-After")).contains("3600");
    clock.advance(Duration.ofMinutes(59));
    caller.header("Authorization", "Bearer " + token());
    clock.advance(Duration.ofMinutes(1));
    assertThat(caller.get("/v1/customer/10001").statusCode()).isEqualTo(200);
  }
}
