package no.samklang.connector.proresult;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.Item;
import no.samklang.sync.model.Project;
import no.samklang.sync.model.ProjectStatus;
import no.samklang.sync.model.WorkType;
import no.samklang.sync.spi.Acknowledgement;
import no.samklang.sync.spi.Broken;
import no.samklang.sync.spi.Change;
import no.samklang.sync.spi.Connector;
import no.samklang.sync.spi.NotAllowed;
import no.samklang.sync.spi.Rejected;
import no.samklang.sync.spi.Unavailable;
import no.samklang.sync.spi.Unclear;
import no.samklang.sync.testkit.RememberedWriting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ErrorsTest extends WireTest {
  private static final Customer CUSTOMER = Customer.builder().number("1").name("Å").build();
  private static final Item ITEM = Item.builder().number("1").name("Å").build();
  private static final Project PROJECT =
      Project.builder()
          .number("1")
          .name("Å")
          .status(ProjectStatus.ACTIVE)
          .workTypes(List.of(new WorkType("10", "Riving", true)))
          .build();

  /** Something that the connector calls. */
  private interface Call {
    void make(ErrorsTest test, Connector connector);
  }

  static Stream<Arguments> calls() {
    return Stream.of(
        call("GET " + CUSTOMERS, (test, to) -> test.list(EntityTypes.CUSTOMER)),
        call("GET " + PROJECTS, (test, to) -> test.list(EntityTypes.PROJECT)),
        call("GET " + ITEMS, (test, to) -> test.list(EntityTypes.ITEM)),
        call("GET " + WORKERS, (test, to) -> test.read(EntityTypes.EMPLOYEE)),
        call("GET " + HOURS, (test, to) -> test.read(EntityTypes.TIME_ENTRY)),
        call("GET " + WITHDRAWALS, (test, to) -> test.read(EntityTypes.ITEM_WITHDRAWAL)),
        call(
            "PUT " + CUSTOMERS + "/{kundenummer}",
            (test, to) -> test.target().create(EntityTypes.CUSTOMER, CUSTOMER, test.writing())),
        call(
            "PUT " + PROJECTS + "/{prosjektnummer}",
            (test, to) -> test.target().create(EntityTypes.PROJECT, PROJECT, test.writing())),
        call(
            "PUT " + PROJECTS + "/{prosjektnummer}/arbeidsarter",
            (test, to) ->
                test.target()
                    .update(EntityTypes.PROJECT, "1", new Change<>(PROJECT, Set.of("workTypes")))),
        call(
            "PUT " + ITEMS,
            (test, to) -> test.target().create(EntityTypes.ITEM, ITEM, test.writing())),
        call(
            "POST " + HOURS + "/overfort",
            (test, to) ->
                test.source()
                    .acknowledge(EntityTypes.TIME_ENTRY, List.of(new Acknowledgement("1", "doc")))),
        call(
            "POST " + WITHDRAWALS + "/fakturert",
            (test, to) ->
                test.source()
                    .acknowledge(
                        EntityTypes.ITEM_WITHDRAWAL, List.of(new Acknowledgement("1", "doc")))));
  }

  private static Arguments call(String function, Call call) {
    return Arguments.of(function, call);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("calls")
  void refusalInsideATwoHundredIsSeenInEveryBodyAndNamesTheFunction(String function, Call call) {
    answer(aResponse().withHeader("Content-Type", "text/plain").withBody(refusal()));

    assertThatThrownBy(() -> call.make(this, connector))
        .isInstanceOfSatisfying(
            NotAllowed.class,
            e -> {
              assertThat(e.message().code()).isEqualTo("proresult.forbidden");
              assertThat(e.message().params()).containsEntry("function", function);
            });
    assertThat(connector.requests().total()).isEqualTo(1);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("calls")
  void functionWithoutAccessIsNamed(String function, Call call) {
    answer(jsonResponse("{\"feilkode\":\"INGEN_TILGANG\",\"melding\":\"Nei\"}", 403));

    assertThatThrownBy(() -> call.make(this, connector))
        .isInstanceOf(NotAllowed.class)
        .hasMessageContaining(function)
        .hasMessageContaining("Nei");
  }

  @Test
  void keysTravelInTheirHeadersAndShowInNoMessage() {
    answer(jsonResponse("{\"feilkode\":\"X\",\"melding\":\"" + Connections.SECRET + "\"}", 401));

    assertThatThrownBy(() -> list(EntityTypes.CUSTOMER))
        .isInstanceOf(NotAllowed.class)
        .hasMessageContaining("proresult.keys-refused")
        .hasMessageNotContaining(Connections.SECRET)
        .hasMessageNotContaining(accountId);
    WIRE.verify(
        getRequestedFor(urlPathEqualTo(CUSTOMERS))
            .withHeader("X-Account-ID", equalTo(accountId))
            .withHeader("X-API-Secret", equalTo(Connections.SECRET)));
  }

  @Test
  void refusedContentIsTheRecordsFaultAndNamesCodeAndFields() {
    answer(
        jsonResponse(
            "{\"feilkode\":\"UKJENT_KUNDE\",\"melding\":\"Kunden finnes ikke\","
                + "\"felter\":[{\"felt\":\"kundenummer\",\"melding\":\"x\"}],\"sporingsId\":null}",
            422));

    assertThatThrownBy(() -> target().create(EntityTypes.PROJECT, PROJECT, writing()))
        .isInstanceOfSatisfying(
            Rejected.class,
            e ->
                assertThat(e.message().params())
                    .containsEntry("code", "UKJENT_KUNDE")
                    .containsEntry("fields", "kundenummer")
                    .containsEntry("detail", "Kunden finnes ikke"));
  }

  @Test
  void refusalOfContentInsideATwoHundredIsNoSuccess() {
    answer(okJson("{\"feilkode\":\"LAAST\",\"melding\":\"Åpen hos en bruker\"}"));

    assertThatThrownBy(this::create)
        .isInstanceOf(Rejected.class)
        .hasMessageContaining("LAAST")
        .hasMessageContaining("Åpen hos en bruker");
  }

  @Test
  void pageOfAnotherKindIsNoSuccess() {
    answer(aResponse().withHeader("Content-Type", "text/html").withBody("<html>Logg inn</html>"));

    assertThatThrownBy(this::create).isInstanceOf(Unclear.class);
    assertThatThrownBy(
            () ->
                target().update(EntityTypes.CUSTOMER, "1", new Change<>(CUSTOMER, Set.of("name"))))
        .isInstanceOf(Broken.class);
  }

  @Test
  void conflictIsTheRecordsFault() {
    answer(jsonResponse("{\"feilkode\":\"NUMMER_I_BRUK\",\"melding\":\"Opptatt\"}", 409));

    assertThatThrownBy(this::create)
        .isInstanceOf(Rejected.class)
        .hasMessageContaining("NUMMER_I_BRUK");
  }

  @Test
  void refusedListIsNoFaultOfARecord() {
    answer(jsonResponse("{\"feilkode\":\"UGYLDIG_SIDE\",\"melding\":\"Ugyldig side\"}", 400));

    assertThatThrownBy(() -> list(EntityTypes.CUSTOMER))
        .isInstanceOf(Broken.class)
        .hasMessageContaining("Ugyldig side");
  }

  @Test
  void waitsAsLongAsTheServerNames() {
    answerOnceThenNothing(aResponse().withStatus(429).withHeader("Retry-After", "17"));
    Instant start = clock.instant();

    assertThat(list(EntityTypes.CUSTOMER)).isEmpty();

    assertThat(Duration.between(start, clock.instant())).isEqualTo(Duration.ofSeconds(17));
  }

  @Test
  void connectionsOfOneAccountWaitTogether() {
    answerOnceThenNothing(aResponse().withStatus(429).withHeader("Retry-After", "600"));
    assertThatThrownBy(() -> list(EntityTypes.CUSTOMER)).isInstanceOf(Unavailable.class);

    assertThatThrownBy(
            () ->
                connect(Map.of("pageSize", "1"))
                    .target()
                    .orElseThrow()
                    .find(EntityTypes.CUSTOMER, new no.samklang.sync.spi.MatchKey("number", "1")))
        .isInstanceOf(Unavailable.class);
    assertThat(WIRE.getAllServeEvents()).hasSize(1);
  }

  @Test
  void triesAtMostFiveTimesOnAServerErrorInHtml() {
    answer(
        aResponse()
            .withStatus(503)
            .withHeader("Content-Type", "text/html")
            .withBody("<html>Vedlikehold</html>"));

    assertThatThrownBy(() -> list(EntityTypes.CUSTOMER)).isInstanceOf(Unavailable.class);
    assertThat(connector.requests().total()).isEqualTo(5);
  }

  @Test
  void createThatMayHaveArrivedIsUnclear() {
    answer(aResponse().withStatus(502));
    assertThatThrownBy(this::create).isInstanceOf(Unclear.class);

    answer(aResponse().withFault(Fault.EMPTY_RESPONSE));
    assertThatThrownBy(this::create).isInstanceOf(Unclear.class);
    assertThat(connector.requests().total()).isEqualTo(2);
  }

  @Test
  void changeIsRepeatedWhenTheSystemFails() {
    answer(aResponse().withStatus(502));

    assertThatThrownBy(
            () ->
                target().update(EntityTypes.CUSTOMER, "1", new Change<>(CUSTOMER, Set.of("name"))))
        .isInstanceOf(Unavailable.class);
    assertThat(connector.requests().total()).isEqualTo(5);
  }

  @Test
  void listWithoutRowsIsBroken() {
    answer(okJson("{\"rader\":[]}"));

    assertThatThrownBy(() -> list(EntityTypes.CUSTOMER))
        .isInstanceOf(Broken.class)
        .hasMessageContaining("proresult.no-list");
  }

  private void create() {
    RememberedWriting writing = writing();
    target().create(EntityTypes.CUSTOMER, CUSTOMER, writing);
  }

  private static String refusal() {
    return "TMCAPI - ingen tilgang\n";
  }

  private static void answer(ResponseDefinitionBuilder answer) {
    WIRE.stubFor(any(anyUrl()).willReturn(answer));
  }

  private static void answerOnceThenNothing(ResponseDefinitionBuilder once) {
    WIRE.stubFor(
        get(urlPathEqualTo(CUSTOMERS)).inScenario("once").willReturn(once).willSetStateTo("well"));
    WIRE.stubFor(
        get(urlPathEqualTo(CUSTOMERS))
            .inScenario("once")
            .whenScenarioStateIs("well")
            .willReturn(okJson(page(0, null))));
  }
}
