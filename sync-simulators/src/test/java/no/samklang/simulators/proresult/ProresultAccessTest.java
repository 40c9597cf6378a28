package no.samklang.simulators.proresult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import no.samklang.simulators.Fault;
import no.samklang.simulators.testing.Caller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProresultAccessTest extends ProresultTestBase {

  private static final String FUNCTION = "/soap/tmcapi.php?fn=tilsettCSV";

  @ParameterizedTest
  @ValueSource(strings = {"X-Account-ID", "X-API-Secret"})
  void refusesAWrongKeyWith401(String header) throws IOException {
    caller.header(header, "wrong");
    assertThat(refused(401, caller.get(API + "/kunder"))).isEqualTo("UGYLDIG_NOKKEL");
    caller.without(header);
    assertThat(refused(401, caller.get(API + "/kunder"))).isEqualTo("UGYLDIG_NOKKEL");
  }

  @Test
  void refusesInsideA200InTheFunctionApi() throws IOException {
    HttpResponse<String> answer = caller.without("X-API-Secret").get(FUNCTION);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("text/csv");
    assertThat(answer.body()).isEqualTo("TMCAPI - ingen tilgang");
  }

  @Test
  void refusesInsideA200InTextIfToldSo() throws IOException {
    inForce(ProresultVariants.REFUSAL_200_TEXT);
    HttpResponse<String> answer = caller.without("X-API-Secret").get(API + "/kunder");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
    assertThat(answer.body()).isEqualTo("TMCAPI - ingen tilgang");
  }

  @ParameterizedTest
  @ValueSource(strings = {API + "/kunder", FUNCTION})
  void refusesInsideA200InJsonIfToldSo(String path) throws IOException {
    inForce(ProresultVariants.REFUSAL_200_JSON);
    HttpResponse<String> answer = caller.without("X-API-Secret").get(path);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(Caller.json(answer).path("melding").asText()).isEqualTo("TMCAPI - ingen tilgang");
  }

  @Test
  void refusesAFunctionThatTheAccountHasNoRightTo() throws IOException {
    takeRight("merkTimerOverfort");
    assertThat(refused(403, mark())).isEqualTo("INGEN_TILGANG");
    assertThat(Caller.json(mark()).path("melding").asText()).contains("merkTimerOverfort");
    assertThat(page("/timer").path("data")).isEmpty();
    takeRight("tilsettCSV");
    assertThat(caller.get(FUNCTION).body()).isEqualTo("TMCAPI - ingen tilgang");
  }

  @Test
  void refusesAMissingRightInsideA200IfToldSo() throws IOException {
    takeRight("merkTimerOverfort");
    inForce(ProresultVariants.REFUSAL_200_JSON);
    assertThat(refused(200, mark())).isEqualTo("INGEN_TILGANG");
    inForce(ProresultVariants.REFUSAL_200_TEXT);
    assertThat(mark().body()).isEqualTo("TMCAPI - ingen tilgang");
  }

  @Test
  void namesTheRightsThereAre() {
    assertThat(simulator.admin().rows("tilganger")).hasSize(15);
    assertThat(row("tilganger", "listTimer").path("tilgang").asBoolean()).isTrue();
    assertThatThrownBy(() -> takeRight("listKatter"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("listTimer");
  }

  @Test
  void givesEveryErrorATraceOfItsOwn() throws IOException {
    caller.without("X-API-Secret");
    JsonNode first = caller.json(API + "/kunder");
    JsonNode second = caller.json(API + "/kunder");
    assertThat(first.path("sporingsId").asText()).isNotEmpty();
    assertThat(first.path("sporingsId")).isNotEqualTo(second.path("sporingsId"));
  }

  @Test
  void answersAWrongPathInTheVendorsForm() throws IOException {
    expectedViolation = "path is not in the contract";
    assertThat(refused(404, caller.get(API + "/katter"))).isEqualTo("UKJENT_FUNKSJON");
  }

  @Test
  void answersAFaultInTheFormOfItsPart() throws IOException {
    simulator.admin().fault(Fault.onAll().status(503));
    assertThat(refused(503, caller.get(API + "/kunder"))).isEqualTo("SERVERFEIL");
    HttpResponse<String> answer = caller.get(FUNCTION);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
  }

  @ParameterizedTest
  @ValueSource(strings = {API + "/kunder", FUNCTION})
  void answersAFaultAsAPageIfToldSo(String path) throws IOException {
    inForce(ProresultVariants.SERVER_ERRORS_HTML);
    simulator.admin().fault(Fault.onAll().status(503).times(1));
    HttpResponse<String> answer = caller.get(path);
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
  }

  @Test
  void tellsWhenToTryAgain() throws IOException {
    simulator.admin().fault(Fault.onAll().tooManyRequests(42).times(1));
    HttpResponse<String> answer = caller.get(API + "/kunder");
    assertThat(refused(429, answer)).isEqualTo("FOR_MANGE_KALL");
    assertThat(answer.headers().firstValue("Retry-After")).contains("42");
  }

  @Test
  void findsEveryTenthCallOneTooManyIfToldSo() throws IOException {
    inForce(ProresultVariants.RATE_LIMITED);
    for (int call = 1; call <= 20; call++) {
      HttpResponse<String> answer = caller.get(API + "/kunder");
      assertThat(answer.statusCode()).isEqualTo(call % 10 == 0 ? 429 : 200);
      assertThat(answer.headers().firstValue("Retry-After").isPresent()).isEqualTo(call % 10 == 0);
    }
  }

  private void takeRight(String function) {
    simulator.admin().put("tilganger", Map.of("funksjon", function, "tilgang", false));
  }

  private HttpResponse<String> mark() throws IOException {
    return caller.post(
        API + "/timer/overfort", "{\"ider\":[1],\"referanse\":\"R\",\"dato\":\"2026-03-04\"}");
  }
}
