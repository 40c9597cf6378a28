package no.samklang.connector.proresult;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.http.Fault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.spi.Acknowledgement;
import no.samklang.sync.spi.Rejected;
import org.junit.jupiter.api.Test;

/** Telling Proresult what was transferred. */
class MarkingTest extends WireTest {
  private static final String INVOICED = WITHDRAWALS + "/fakturert";
  private static final String TRANSFERRED = HOURS + "/overfort";

  @Test
  void marksUnderTheDocumentAndTheDayInOslo() {
    answer(INVOICED, outcome(8801, "OPPDATERT"), outcome(8802, "UENDRET"));

    acknowledge(EntityTypes.ITEM_WITHDRAWAL, "PMTRAN-004417", 8801, 8802);

    assertThat(sent(postRequestedFor(urlPathEqualTo(INVOICED))))
        .isEqualTo(
            json(
                """
                {"ider":[8801,8802],"referanse":"PMTRAN-004417","dato":"2026-11-21"}
                """));
  }

  @Test
  void hoursAreMarkedInTheirOwnPlace() {
    answer(TRANSFERRED, outcome(1, "OPPDATERT"));

    acknowledge(EntityTypes.TIME_ENTRY, "PMTRAN-1", 1);

    assertThat(WIRE.findAll(postRequestedFor(urlPathEqualTo(TRANSFERRED)))).hasSize(1);
  }

  @Test
  void eachDocumentHasItsCall() {
    answer(INVOICED, outcome(1, "OPPDATERT"), outcome(2, "OPPDATERT"), outcome(3, "OPPDATERT"));

    source()
        .acknowledge(
            EntityTypes.ITEM_WITHDRAWAL,
            List.of(
                new Acknowledgement("1", "A"),
                new Acknowledgement("2", "B"),
                new Acknowledgement("3", "A"),
                new Acknowledgement("3", "A")));

    List<JsonNode> calls = bodies();
    assertThat(calls).extracting(call -> call.get("referanse").asText()).containsExactly("A", "B");
    assertThat(calls.get(0).get("ider")).isEqualTo(json("[1,3]"));
  }

  @Test
  void rowThatARuleLetsGoIsMarkedInWordsPeopleUnderstand() {
    answer(INVOICED, outcome(1, "OPPDATERT"));

    source().acknowledge(EntityTypes.ITEM_WITHDRAWAL, List.of(new Acknowledgement("1", null)));

    assertThat(bodies().get(0).get("referanse").asText()).isEqualTo("Ikke overført");
  }

  @Test
  void twelveHundredRowsGoInThreeCalls() {
    answer(
        INVOICED,
        IntStream.rangeClosed(1, 1200)
            .mapToObj(id -> outcome(id, "OPPDATERT"))
            .collect(Collectors.joining(",")));

    acknowledge(EntityTypes.ITEM_WITHDRAWAL, "A", IntStream.rangeClosed(1, 1200).toArray());

    assertThat(bodies()).extracting(body -> body.get("ider").size()).containsExactly(500, 500, 200);
  }

  @Test
  void rowThatAnotherTransferHasIsNamedAfterTheOthersAreMarked() {
    answer(
        INVOICED,
        outcome(8801, "OPPDATERT"),
        "{\"nokkel\":\"8803\",\"status\":\"FEILET\",\"feilkode\":\"ALLEREDE_FAKTURERT\","
            + "\"melding\":\"Vareuttaket er fakturert med en annen referanse.\"}");

    assertThatThrownBy(() -> acknowledge(EntityTypes.ITEM_WITHDRAWAL, "A", 8801, 8803))
        .isInstanceOfSatisfying(
            Rejected.class,
            e -> {
              assertThat(e.message().code()).isEqualTo("proresult.already-marked");
              assertThat(e.message().params())
                  .containsEntry("id", "8803")
                  .containsEntry("reference", "A")
                  .containsEntry("code", "ALLEREDE_FAKTURERT");
            });
    assertThat(bodies()).hasSize(1);
  }

  @Test
  void rowMarkedBeforeUnderTheSameReferenceIsDone() {
    answer(INVOICED, outcome(8801, "UENDRET"));

    acknowledge(EntityTypes.ITEM_WITHDRAWAL, "A", 8801);

    assertThat(bodies()).hasSize(1);
  }

  @Test
  void unknownRowIsNamed() {
    answer(
        TRANSFERRED,
        "{\"nokkel\":\"7\",\"status\":\"FEILET\",\"feilkode\":\"UKJENT_ID\",\"melding\":\"Finnes ikke\"}");

    assertThatThrownBy(() -> acknowledge(EntityTypes.TIME_ENTRY, "A", 7))
        .isInstanceOf(Rejected.class)
        .hasMessageContaining("UKJENT_ID")
        .hasMessageContaining("Finnes ikke");
  }

  @Test
  void rowThatTheAnswerSaysNothingOfIsNotTakenForMarked() {
    answer(INVOICED, outcome(1, "OPPDATERT"));

    assertThatThrownBy(() -> acknowledge(EntityTypes.ITEM_WITHDRAWAL, "A", 1, 2))
        .isInstanceOf(Rejected.class)
        .hasMessageContaining("proresult.no-outcome");
  }

  @Test
  void markWhoseAnswerWasLostIsRepeated() {
    WIRE.stubFor(
        post(anyUrl())
            .inScenario("lost")
            .willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE))
            .willSetStateTo("again"));
    WIRE.stubFor(
        post(anyUrl())
            .inScenario("lost")
            .whenScenarioStateIs("again")
            .willReturn(okJson("{\"resultater\":[" + outcome(1, "UENDRET") + "]}")));

    acknowledge(EntityTypes.ITEM_WITHDRAWAL, "A", 1);

    assertThat(connector.requests().total()).isEqualTo(2);
  }

  @Test
  void longReferenceIsCut() {
    answer(INVOICED, outcome(1, "OPPDATERT"));

    acknowledge(EntityTypes.ITEM_WITHDRAWAL, "x".repeat(120), 1);

    assertThat(bodies().get(0).get("referanse").asText()).hasSize(100);
  }

  @Test
  void marksNothingForNothing() {
    source().acknowledge(EntityTypes.ITEM_WITHDRAWAL, List.of());
    source().acknowledge(EntityTypes.TIME_ENTRY, List.of(new Acknowledgement("?faulty", "A")));

    assertThat(connector.requests().total()).isZero();
  }

  private void acknowledge(EntityType<?> type, String document, int... ids) {
    source()
        .acknowledge(
            type,
            Arrays.stream(ids)
                .mapToObj(id -> new Acknowledgement(String.valueOf(id), document))
                .toList());
  }

  private static void answer(String path, String... outcomes) {
    WIRE.stubFor(
        post(urlPathEqualTo(path))
            .willReturn(okJson("{\"resultater\":[" + String.join(",", outcomes) + "]}")));
  }

  private static String outcome(int id, String status) {
    return "{\"nokkel\":\"%d\",\"status\":\"%s\",\"feilkode\":null,\"melding\":null}"
        .formatted(id, status);
  }

  private static List<JsonNode> bodies() {
    List<JsonNode> bodies = new ArrayList<>();
    WIRE.findAll(postRequestedFor(anyUrl()))
        .forEach(call -> bodies.add(json(call.getBodyAsString())));
    return bodies;
  }
}
