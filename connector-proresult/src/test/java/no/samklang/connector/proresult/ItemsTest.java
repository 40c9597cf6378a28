package no.samklang.connector.proresult;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.Item;
import no.samklang.sync.spi.Change;
import no.samklang.sync.spi.Gone;
import no.samklang.sync.spi.NotAllowed;
import no.samklang.sync.spi.Receipt;
import no.samklang.sync.spi.Rejected;
import no.samklang.sync.spi.Retirement;
import no.samklang.sync.spi.Unavailable;
import no.samklang.sync.spi.Unclear;
import no.samklang.sync.spi.Write;
import no.samklang.sync.spi.Written;
import org.junit.jupiter.api.Test;

class ItemsTest extends WireTest {
  private static final Item GUTTER =
      Item.builder()
          .number("TR-1001")
          .name("Takrenne stål 125 mm, sort")
          .price(new BigDecimal("189.0"))
          .cost(new BigDecimal("112.4"))
          .baseUnit("m")
          .kind("Lagervare")
          .stockItem(true)
          .active(true)
          .build();

  @Test
  void newItemGoesWithItsGroups() {
    answer(outcome("TR-1001", "OPPRETTET"));

    Receipt receipt = target().create(EntityTypes.ITEM, GUTTER, writing());

    assertThat(receipt).isEqualTo(Receipt.of("TR-1001"));
    assertThat(body())
        .isEqualTo(
            json(
                """
                [{"varenummer":"TR-1001","beskrivelse":"Takrenne stål 125 mm, sort",
                  "pris":189.0,"innpris":112.4,"enhet":"m","lagervare":true,
                  "hovedgruppe":"ERP","undergruppe":"Lagervare","aktiv":true}]
                """));
  }

  @Test
  void mainGroupComesFromTheItemOrTheSetting() {
    answer(outcome("TR-1001", "OPPRETTET"));
    Item visma = GUTTER.toBuilder().attributes(Map.of("hovedgruppe", "Visma")).build();

    target().create(EntityTypes.ITEM, visma, writing());
    assertThat(body().get(0).get("hovedgruppe").asText()).isEqualTo("Visma");

    connect(Map.of("itemGroup", "Varer"))
        .target()
        .orElseThrow()
        .create(EntityTypes.ITEM, GUTTER, writing());
    assertThat(body().get(0).get("hovedgruppe").asText()).isEqualTo("Varer");
  }

  @Test
  void changedItemGoesWithoutSubGroupAndWithTheChangedFieldsAlone() {
    answer(outcome("TR-1001", "OPPDATERT"));
    Item dearer = GUTTER.toBuilder().price(new BigDecimal("1E+2")).cost(null).kind("Annet").build();

    target().update(EntityTypes.ITEM, "TR-1001", change(dearer, "price", "cost", "kind"));

    assertThat(WIRE.findAll(putRequestedFor(anyUrl())).get(0).getBodyAsString())
        .contains("\"pris\":100");
    assertThat(body().get(0))
        .isEqualTo(
            json(
                """
                {"varenummer":"TR-1001","beskrivelse":"Takrenne stål 125 mm, sort",
                 "pris":100,"innpris":null,"hovedgruppe":"ERP","aktiv":true}
                """));
  }

  @Test
  void changeOfTheGroupAloneSendsNothing() {
    target().update(EntityTypes.ITEM, "TR-1001", change(GUTTER, "kind", "attributes"));

    assertThat(connector.requests().total()).isZero();
  }

  @Test
  void eachRowOfABatchHasItsOwnOutcome() {
    answer(
        outcome("A", "OPPRETTET"),
        outcome("B", "UENDRET"),
        "{\"nokkel\":\"C\",\"status\":\"FEILET\",\"feilkode\":\"UGYLDIG_PRIS\","
            + "\"melding\":\"Pris kan ikke være negativ.\"}",
        outcome("E", "OPPDATERT"));

    List<Written> written =
        target()
            .writeAll(
                EntityTypes.ITEM,
                List.of(
                    create("A"),
                    create("B"),
                    create("C"),
                    new Write.Create<>(Item.builder().name("D").build(), writing()),
                    new Write.Update<>("E", change(item("E"), "price"))));

    assertThat(written.get(0)).isEqualTo(new Written.Done(Receipt.of("A")));
    assertThat(written.get(1)).isEqualTo(new Written.Done(Receipt.of("B")));
    assertThatThrownBy(written.get(2)::orThrow)
        .isInstanceOf(Rejected.class)
        .hasMessageContaining("UGYLDIG_PRIS")
        .hasMessageContaining("Pris kan ikke være negativ.");
    assertThatThrownBy(written.get(3)::orThrow)
        .isInstanceOf(Rejected.class)
        .hasMessageContaining("proresult.no-number");
    assertThat(written.get(4)).isEqualTo(new Written.Done(Receipt.of("E")));
    assertThat(connector.requests().total()).isEqualTo(1);
  }

  @Test
  void twelveHundredItemsGoInThreeCalls() {
    echo();

    List<Written> written = target().writeAll(EntityTypes.ITEM, creates(1200));

    assertThat(written).hasSize(1200).allMatch(one -> one instanceof Written.Done);
    assertThat(WIRE.findAll(putRequestedFor(urlPathEqualTo(ITEMS))))
        .extracting(call -> json(call.getBodyAsString()).size())
        .containsExactly(500, 500, 200);
  }

  @Test
  void batchThatIsRefusedWholeIsHalvedUntilTheBadRowStandsAlone() {
    echo();
    WIRE.stubFor(
        put(urlPathEqualTo(ITEMS))
            .atPriority(1)
            .withRequestBody(matchingJsonPath("$[?(@.varenummer == '6')]"))
            .willReturn(jsonResponse("{\"feilkode\":\"UGYLDIG\",\"melding\":\"Nei\"}", 422)));

    List<Written> written = target().writeAll(EntityTypes.ITEM, creates(8));

    assertThat(IntStream.range(0, 8).filter(i -> written.get(i) instanceof Written.Done))
        .containsExactly(0, 1, 2, 3, 4, 6, 7);
    assertThatThrownBy(written.get(5)::orThrow).isInstanceOf(Rejected.class);
  }

  @Test
  void troubleOfTheWholeCallIsEveryRowsOutcome() {
    WIRE.stubFor(put(anyUrl()).willReturn(aResponse().withStatus(500)));
    List<Written> unclear = target().writeAll(EntityTypes.ITEM, creates(2));
    assertThat(unclear)
        .allSatisfy(one -> assertThatThrownBy(one::orThrow).isInstanceOf(Unclear.class));

    List<Written> failed =
        target()
            .writeAll(
                EntityTypes.ITEM, List.of(new Write.Update<>("1", change(item("1"), "name"))));
    assertThatThrownBy(failed.get(0)::orThrow).isInstanceOf(Unavailable.class);

    WIRE.stubFor(put(anyUrl()).willReturn(okJson("TMCAPI - ingen tilgang")));
    assertThatThrownBy(target().writeAll(EntityTypes.ITEM, creates(2)).get(1)::orThrow)
        .isInstanceOf(NotAllowed.class);
  }

  @Test
  void newRowThatTheAnswerSaysNothingOfIsUnclear() {
    answer(outcome("1", "OPPRETTET"));

    List<Written> written = target().writeAll(EntityTypes.ITEM, creates(2));

    assertThat(written.get(0)).isInstanceOf(Written.Done.class);
    assertThatThrownBy(written.get(1)::orThrow)
        .isInstanceOf(Unclear.class)
        .hasMessageContaining("proresult.no-outcome");
  }

  @Test
  void changeThatMetNoItemMakesItWholeAndTellsAPerson() {
    answer(outcome("TR-1001", "OPPRETTET"));

    assertThatThrownBy(() -> target().update(EntityTypes.ITEM, "TR-1001", change(GUTTER, "price")))
        .isInstanceOf(Gone.class);
    List<Written> written =
        target()
            .writeAll(
                EntityTypes.ITEM, List.of(new Write.Update<>("TR-1001", change(GUTTER, "price"))));
    assertThatThrownBy(written.get(0)::orThrow).isInstanceOf(Gone.class);
    assertThat(body().get(0).has("undergruppe")).isTrue();
    assertThat(connector.requests().total()).isEqualTo(4);
  }

  @Test
  void readsItems() {
    rows(
        ITEMS,
        """
        {"varenummer":"0007","beskrivelse":"Rennekrok","pris":5.00,"innpris":null,"enhet":"stk",
         "hovedgruppe":"Flyttet hit","undergruppe":"Lagervare","lagervare":true,"aktiv":false}
        """);

    assertThat(list(EntityTypes.ITEM).get(0).value())
        .isEqualTo(
            Item.builder()
                .number("0007")
                .name("Rennekrok")
                .price(new BigDecimal("5.00"))
                .baseUnit("stk")
                .kind("Lagervare")
                .stockItem(true)
                .active(false)
                .attributes(Map.of("hovedgruppe", "Flyttet hit"))
                .build());
  }

  @Test
  void retiringSetsInactive() {
    rows(
        ITEMS,
        "{\"varenummer\":\"0007\",\"beskrivelse\":\"Rennekrok\",\"pris\":5.00,\"aktiv\":true}");
    answer(outcome("0007", "OPPDATERT"));

    target().retire(EntityTypes.ITEM, "0007", Retirement.DEACTIVATE);

    assertThat(body().get(0))
        .isEqualTo(
            json(
                """
                {"varenummer":"0007","beskrivelse":"Rennekrok","hovedgruppe":"ERP","aktiv":false}
                """));
  }

  @Test
  void onlyItemsAreWrittenSeveralAtATime() {
    assertThatThrownBy(() -> target().writeAll(EntityTypes.CUSTOMER, List.of()))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  private Write<Item> create(String number) {
    return new Write.Create<>(item(number), writing());
  }

  private List<Write<Item>> creates(int count) {
    List<Write<Item>> writes = new ArrayList<>();
    IntStream.rangeClosed(1, count).forEach(number -> writes.add(create(String.valueOf(number))));
    return writes;
  }

  private static Item item(String number) {
    return Item.builder().number(number).name("Vare").build();
  }

  private static Change<Item> change(Item wanted, String... fields) {
    return new Change<>(wanted, Set.of(fields));
  }

  private static String outcome(String number, String status) {
    return "{\"nokkel\":\"%s\",\"status\":\"%s\",\"feilkode\":null,\"melding\":null}"
        .formatted(number, status);
  }

  private static void answer(String... outcomes) {
    WIRE.stubFor(
        put(urlPathEqualTo(ITEMS))
            .willReturn(okJson("{\"resultater\":[" + String.join(",", outcomes) + "]}")));
  }

  /** Says of the items 1 to 1200 that they were made, whichever were sent. */
  private static void echo() {
    answer(
        IntStream.rangeClosed(1, 1200)
            .mapToObj(number -> outcome(String.valueOf(number), "OPPRETTET"))
            .collect(Collectors.joining(",")));
  }

  private static JsonNode body() {
    return sent(putRequestedFor(urlPathEqualTo(ITEMS)));
  }
}
