package no.samklang.connector.tidsbanken;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import no.samklang.sync.model.Employee;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.spi.Broken;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.NotAllowed;
import no.samklang.sync.spi.ReadOptions;
import no.samklang.sync.spi.SourceRecord;
import no.samklang.sync.spi.Unavailable;
import org.junit.jupiter.api.Test;

class ErrorsTest extends WireTest {

  @Test
  void gatewaysRefusalMeansTheSubscriptionKey() {
    answer(json(401, "{\"statusCode\":401,\"message\":\"Access denied\"}"));

    assertThatThrownBy(this::read)
        .isInstanceOf(NotAllowed.class)
        .hasMessageContaining("tidsbanken.subscription-key-refused")
        .hasMessageContaining("Access denied");
  }

  @Test
  void servicesRefusalMeansTheTbKeyAndShowsNeither() {
    answer(text(401, "Ugyldig tb-key " + Connections.TB_KEY));

    assertThatThrownBy(this::read)
        .isInstanceOf(NotAllowed.class)
        .hasMessageContaining("tidsbanken.tb-key-refused")
        .hasMessageNotContaining(Connections.TB_KEY)
        .hasMessageNotContaining(subscriptionKey);
  }

  @Test
  void forbiddenStops() {
    answer(json(403, "{\"statusCode\":403,\"message\":\"Not for this product\"}"));

    assertThatThrownBy(this::read)
        .isInstanceOf(NotAllowed.class)
        .hasMessageContaining("tidsbanken.forbidden");
  }

  @Test
  void usedUpQuotaWithoutATimeWaitsAnHour() {
    answer(json(403, "{\"statusCode\":403,\"message\":\"Out of call volume quota\"}"));

    assertThatThrownBy(this::read)
        .isInstanceOfSatisfying(
            Unavailable.class, e -> assertThat(e.retryAfter()).hasValue(Duration.ofHours(1)));
    assertThat(connector.requests().total()).isEqualTo(1);
  }

  @Test
  void gatewaysNotFoundMeansAWrongAddress() {
    answer(json(404, "{\"statusCode\":404,\"message\":\"Resource not found\"}"));

    assertThatThrownBy(this::read)
        .isInstanceOf(Broken.class)
        .hasMessageContaining("tidsbanken.wrong-path");
  }

  @Test
  void refusedQueryIsNoFaultOfARecord() {
    answer(json(400, "{\"error\":{\"code\":\"\",\"message\":\"no property Id\"}}"));

    assertThatThrownBy(this::read)
        .isInstanceOf(Broken.class)
        .hasMessageContaining("no property Id");
  }

  @Test
  void waitsAsLongAsTheServerNames() {
    answerOnceThenOk(aResponse().withStatus(429).withHeader("Retry-After", "17"));
    Instant start = clock.instant();

    assertThat(read()).isEmpty();

    assertThat(Duration.between(start, clock.instant())).isEqualTo(Duration.ofSeconds(17));
    assertThat(connector.requests().pauses()).isEqualTo(1);
  }

  @Test
  void connectionsOfOneSubscriptionWaitTogether() {
    answerOnceThenOk(aResponse().withStatus(429).withHeader("Retry-After", "600"));
    assertThatThrownBy(this::read).isInstanceOf(Unavailable.class);

    assertThatThrownBy(
            () ->
                connect(java.util.Map.of("tbKey", "another database"))
                    .source()
                    .orElseThrow()
                    .read(EntityTypes.EMPLOYEE, Cursor.START, ReadOptions.DEFAULT))
        .isInstanceOf(Unavailable.class);
    assertThat(WIRE.getAllServeEvents()).hasSize(1);
  }

  @Test
  void triesAtMostFiveTimesOnAServerErrorInHtml() {
    answer(
        aResponse()
            .withStatus(503)
            .withHeader("Content-Type", "text/html")
            .withBody("<html>Service Unavailable</html>"));

    assertThatThrownBy(this::read).isInstanceOf(Unavailable.class);
    assertThat(connector.requests().total()).isEqualTo(5);
  }

  @Test
  void asksAgainForAnAnswerThatWasCutInHalf() {
    answerOnceThenOk(json(200, "{\"value\":[{\"Id\":1,\"Forn"));

    assertThat(read()).isEmpty();
    assertThat(connector.requests().repeats()).isEqualTo(1);
  }

  @Test
  void webPageInPlaceOfJsonIsBroken() {
    answer(aResponse().withHeader("Content-Type", "text/html").withBody("<html>Logg inn</html>"));

    assertThatThrownBy(this::read).isInstanceOf(Broken.class).hasMessageContaining("http.not-json");
  }

  private List<SourceRecord<Employee>> read() {
    return source().read(EntityTypes.EMPLOYEE, Cursor.START, ReadOptions.DEFAULT).records();
  }

  private static ResponseDefinitionBuilder json(int status, String body) {
    return aResponse()
        .withStatus(status)
        .withHeader("Content-Type", "application/json; charset=utf-8")
        .withBody(body);
  }

  private static ResponseDefinitionBuilder text(int status, String body) {
    return aResponse().withStatus(status).withHeader("Content-Type", "text/plain").withBody(body);
  }

  private static void answer(ResponseDefinitionBuilder answer) {
    WIRE.stubFor(get(urlPathEqualTo(EMPLOYEES)).willReturn(answer));
  }

  private static void answerOnceThenOk(ResponseDefinitionBuilder once) {
    WIRE.stubFor(
        get(urlPathEqualTo(EMPLOYEES)).inScenario("once").willReturn(once).willSetStateTo("well"));
    WIRE.stubFor(
        get(urlPathEqualTo(EMPLOYEES))
            .inScenario("once")
            .whenScenarioStateIs("well")
            .willReturn(okJson("{\"value\":[]}")));
  }
}
