package no.samklang.sync.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import no.samklang.sync.http.TransportException.Reason;
import no.samklang.sync.spi.Broken;
import no.samklang.sync.spi.Gone;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.NotAllowed;
import no.samklang.sync.spi.Rejected;
import no.samklang.sync.spi.Stale;
import no.samklang.sync.spi.SyncException;
import no.samklang.sync.spi.Unavailable;
import no.samklang.sync.spi.Unclear;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ApiClientErrorsTest {
  private final ScriptedTransport transport = new ScriptedTransport();
  private final ManualTime time = new ManualTime();
  private final ApiClient client =
      Clients.on(transport, time)
          .auth(Auth.header("apiKey", "k3y-secret"))
          .retry(RetryPolicy.NEVER)
          .build();

  private SyncException refused(String method) {
    return catchThrowableOfType(
        SyncException.class, () -> client.request(method, "/v1/order/{id}", 7).send());
  }

  @ParameterizedTest(name = "{0}: {1} answered {2}")
  @CsvSource({
    "credentials, GET, 401, NotAllowed, http.not-allowed",
    "rights, POST, 403, NotAllowed, http.not-allowed",
    "passing, GET, 503, Unavailable, http.unavailable",
    "rate, POST, 429, Unavailable, http.too-many",
    "record, POST, 422, Rejected, http.rejected",
    "conflict of content, POST, 409, Rejected, http.conflict",
    "conflict of versions, PATCH, 412, Stale, http.stale",
    "vanished, PATCH, 404, Gone, http.gone",
    "unknown outcome, POST, 503, Unclear, http.unclear",
    "against the contract, GET, 418, Broken, http.unexpected"
  })
  @Tag("F-51")
  void eachKindOfTroubleIsOfItsOwnKindAndSaysSo(
      String trouble, String method, int status, String kind, String code) {
    transport.answer(status, "");
    SyncException error = refused(method);
    assertThat(error.getClass().getSimpleName()).as(trouble).isEqualTo(kind);
    assertThat(error.message().code()).as(trouble).isEqualTo(code);
  }

  @Test
  @Tag("F-51")
  void anAddressThatIsNotTheApisIsBrokenAndNamesTheSetting() {
    transport.answer(200, "<html>", "Content-Type", "text/html");
    assertThatExceptionOfType(Broken.class)
        .isThrownBy(() -> client.request("GET", "/x").read(String.class))
        .withMessageContaining("base URL")
        .withMessageContaining("http.not-json");
  }

  @ParameterizedTest
  @CsvSource({
    "400, Rejected",
    "401, NotAllowed",
    "402, NotAllowed",
    "403, NotAllowed",
    "404, Gone",
    "405, Broken",
    "409, Rejected",
    "410, Gone",
    "412, Stale",
    "418, Broken",
    "422, Rejected",
    "408, Unclear",
    "429, Unavailable",
    "500, Unclear",
    "503, Unclear",
    "301, Broken",
    "303, Unclear"
  })
  void mapsTheStatusOfAWrite(int status, String kind) {
    transport.answer(status, "");
    assertThat(refused("POST").getClass().getSimpleName()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({"408, Unavailable", "500, Unavailable", "503, Unavailable", "404, Gone"})
  void mapsTheStatusOfARead(int status, String kind) {
    transport.answer(status, "");
    assertThat(refused("GET").getClass().getSimpleName()).isEqualTo(kind);
  }

  @Test
  @Tag("F-51")
  void aWriteThatMayHaveArrivedIsUnclear() {
    transport.fail(Reason.LOST, true);
    assertThat(refused("POST")).isInstanceOf(Unclear.class);
  }

  @Test
  @Tag("F-51")
  void aWriteThatNeverLeftIsUnavailable() {
    transport.fail(Reason.NO_CONNECTION, false);
    assertThat(refused("POST"))
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("api.example.com");
  }

  @ParameterizedTest
  @EnumSource(
      value = Reason.class,
      names = {"LOST", "TIMEOUT", "INTERRUPTED"})
  void aReadWithoutAnswerIsUnavailable(Reason reason) {
    transport.fail(reason, true);
    assertThat(refused("GET")).isInstanceOf(Unavailable.class);
  }

  @Test
  void aReadTooLargeIsBrokenAndNamesTheLimit() {
    transport.fail(Reason.TOO_LARGE, true);
    assertThat(refused("GET")).isInstanceOf(Broken.class).hasMessageContaining("33554432 bytes");
  }

  @Test
  void theMessageNamesTheCallAndTheVendorsWords() {
    transport.answer(422, "{\"error\":{\"message\":\"Ukjent kunde «Å»\"}}");
    SyncException error = refused("POST");
    assertThat(error)
        .hasMessage(
            "POST /v1/order/7: the record was refused (422). Ukjent kunde «Å» [http.rejected]");
    assertThat(error.message().params())
        .containsEntry("request", "r1")
        .containsEntry("status", "422");
  }

  @Test
  void hidesOurSecretsInTheVendorsWords() {
    transport.answer(401, "{\"message\":\"Key k3y-secret is unknown\"}");
    assertThat(refused("GET")).hasMessageContaining("Key *** is unknown");
    assertThat(client.toString() + transport.call(0) + transport.call(0).headers())
        .doesNotContain("k3y-secret");
  }

  @Test
  void aWebPageInARefusalIsNotShown() {
    transport.answer(502, "<html><b>Bad gateway", "Content-Type", "text/html");
    assertThat(refused("GET").getMessage()).doesNotContain("html");
  }

  @Test
  void theConnectorHasTheLastWord() {
    ErrorReader vendor =
        (reply, byStatus) ->
            reply.status() == 409 && "STALE".equals(reply.json().path("code").asText())
                ? new Stale(Message.of("timerabbit.stale"))
                : byStatus;
    ApiClient own = Clients.on(transport, time).errors(vendor).build();
    transport.answer(409, "{\"code\":\"STALE\"}").answer(409, "{\"code\":\"LOCKED\"}");
    assertThatExceptionOfType(Stale.class).isThrownBy(() -> own.request("PATCH", "/x").send());
    assertThatExceptionOfType(Rejected.class).isThrownBy(() -> own.request("PATCH", "/x").send());
  }

  @Test
  void aConnectorThatCannotReadTheRefusalLeavesTheOutcomeUnclear() {
    ErrorReader careless = (reply, byStatus) -> new Rejected(Message.of(reply.json().asText()));
    ApiClient own = Clients.on(transport, time).errors(careless).build();
    transport.answer(500, "<html>", "Content-Type", "text/html");
    assertThatExceptionOfType(Unclear.class).isThrownBy(() -> own.request("POST", "/x").send());
  }

  @Test
  void takesAStatusForAnAnswerWhenAsked() {
    transport.answer(404, "");
    assertThat(client.request("GET", "/x").alsoAccept(404).send().status()).isEqualTo(404);
  }

  @Test
  void followsARedirectOfAReadOnTheSameHost() {
    transport.answer(307, "", "Location", "/erp/y?z=1").answer(200, "{}");
    client.request("GET", "/x").send();
    assertThat(transport.address(1)).isEqualTo("https://api.example.com/erp/y?z=1");
    assertThat(transport.call(1).headers().first("apiKey")).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "https://evil.example.net/x",
    "http://api.example.com/x",
    "https://api.example.com:444/x",
    "' '"
  })
  void refusesARedirectElsewhere(String target) {
    transport.answer(302, "", "Location", target);
    assertThat(refused("GET")).isInstanceOf(Broken.class);
    assertThat(transport.calls()).hasSize(1);
  }

  @Test
  void stopsARedirectThatGoesRound() {
    for (int i = 0; i < 6; i++) {
      transport.answer(302, "", "Location", "/erp/x");
    }
    assertThat(refused("GET")).isInstanceOf(Broken.class);
  }

  @Test
  void a429SaysWhenToComeBack() {
    transport.answer(429, "", "Retry-After", "17");
    Unavailable error = (Unavailable) refused("POST");
    assertThat(error.retryAfter()).contains(Duration.ofSeconds(17));
  }

  @Test
  void aForbiddenCallIsNotAllowedAndARecordThatIsAwayIsGone() {
    transport.answer(403, "").answer(410, "");
    assertThat(refused("GET")).isInstanceOf(NotAllowed.class);
    assertThat(refused("GET")).isInstanceOf(Gone.class);
  }
}
