package no.samklang.simulators.proresult;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import no.samklang.simulators.testing.Caller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ProresultListTest extends ProresultTestBase {

  @Test
  void givesEachRowOnOnePage() throws IOException {
    addCustomers(5);
    JsonNode first = page("/kunder?side=1&antallPerSide=2");
    assertThat(first.path("data")).hasSize(2);
    assertThat(first.path("totalt").asInt()).isEqualTo(5);
    assertThat(first.path("nesteSide").asInt()).isEqualTo(2);
    JsonNode last = page("/kunder?side=3&antallPerSide=2");
    assertThat(texts(last.path("data"), "kundenummer")).containsExactly("10005");
    assertThat(last.path("nesteSide").isNull()).isTrue();
    assertThat(list("/kunder?side=4&antallPerSide=2")).isEmpty();
  }

  @Test
  void givesAHundredRowsUnlessAskedForMore() throws IOException {
    addCustomers(101);
    assertThat(list("/kunder")).hasSize(100);
    assertThat(list("/kunder?antallPerSide=500")).hasSize(101);
    inForce(ProresultVariants.LOW_PAGE_SIZE);
    JsonNode page = page("/kunder?antallPerSide=500");
    assertThat(page.path("data")).hasSize(7);
    assertThat(page.path("antallPerSide").asInt()).isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "antallPerSide=501",
        "antallPerSide=0",
        "side=0",
        "side=to",
        "godkjent=2",
        "overfort=ja",
        "fraDato=02.03.2026",
        "tilDato=2026-02-30",
        "endretEtter=2026-03-04",
        "endretEtter=2026-03-04T13:00:00",
        "endretEtter=2026-03-04T13:00:00+01:00",
      })
  void refusesAParameterThatDoesNotFit(String query) throws IOException {
    expectedViolation = "parameter";
    assertThat(refused(400, caller.get(API + "/timer?" + query))).isEqualTo("UGYLDIG_FORESPORSEL");
  }

  @Test
  void ordersByChangeThenById() throws IOException {
    addCustomers(3);
    clock.advance(Duration.ofSeconds(1));
    addCustomer("10001");
    assertThat(texts(list("/kunder"), "kundenummer")).containsExactly("10002", "10003", "10001");
    inForce(ProresultVariants.ORDER_BY_ID);
    assertThat(texts(list("/kunder"), "kundenummer")).containsExactly("10001", "10002", "10003");
  }

  @Test
  void givesWhatChangedStrictlyLater() throws IOException {
    addCustomer("10001");
    clock.advance(Duration.ofSeconds(1));
    addCustomer("10002");
    assertThat(changedAfter("2026-03-04T13:00:00+01:00")).containsExactly("10002");
    assertThat(changedAfter("2026-03-04T12:00:01Z")).isEmpty();
    assertThat(changedAfter("2026-03-04T11:59:59Z")).containsExactly("10001", "10002");
    inForce(ProresultVariants.ENDRET_ETTER_IGNORED);
    assertThat(changedAfter("2026-03-04T12:00:01Z")).containsExactly("10001", "10002");
  }

  @Test
  void hidesClosedProjectsUnlessAsked() throws IOException {
    addProject("P1");
    addProject("P2");
    simulator.admin().put("prosjekter", Map.of("prosjektnummer", "P2", "avsluttet", true));
    assertThat(texts(list("/prosjekter"), "prosjektnummer")).containsExactly("P1");
    assertThat(list("/prosjekter?taMedAvslutta=0")).hasSize(1);
    assertThat(list("/prosjekter?taMedAvslutta=1")).hasSize(2);
    inForce(ProresultVariants.CLOSED_ALWAYS_LISTED);
    assertThat(list("/prosjekter")).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "godkjent=1, 3",
    "godkjent=0, 1",
    "overfort=0, 3",
    "overfort=1, 1",
    "godkjent=1&overfort=0, 2",
    "fraDato=2026-03-02, 3",
    "fraDato=2026-03-03, 0",
    "tilDato=2026-03-01, 1",
    "fraDato=2026-03-02&tilDato=2026-03-02&godkjent=1&overfort=0, 1",
  })
  void filtersHours(String query, int expected) throws IOException {
    addHours();
    addHours("godkjent", false);
    addHours("overfort", true);
    addHours("dato", "2026-03-01");
    assertThat(list("/timer?" + query)).hasSize(expected);
  }

  @Test
  void filtersWithdrawals() throws IOException {
    addWithdrawal();
    addWithdrawal("fakturert", true);
    assertThat(list("/vareuttak?fakturert=0")).hasSize(1);
    assertThat(list("/vareuttak?fakturert=1")).hasSize(1);
    assertThat(list("/vareuttak?fraDato=2026-03-03")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "godkjent-ignored, godkjent=1, 2",
    "overfort-ignored, overfort=0, 2",
    "dates-ignored, fraDato=2026-04-01, 2",
  })
  void ignoresAFilterIfToldSo(String variant, String query, int expected) throws IOException {
    addHours("godkjent", false);
    addHours("overfort", true);
    inForce(variant);
    assertThat(list("/timer?" + query)).hasSize(expected);
  }

  @Test
  void ignoresTheMarkOfWithdrawalsIfToldSo() throws IOException {
    addWithdrawal("fakturert", true);
    inForce(ProresultVariants.FAKTURERT_IGNORED);
    assertThat(list("/vareuttak?fakturert=0")).hasSize(1);
  }

  @Test
  void answersAnEmptyListWith404IfToldSo() throws IOException {
    inForce(ProresultVariants.EMPTY_LIST_404);
    assertThat(refused(404, caller.get(API + "/timer"))).isEqualTo("INGEN_TREFF");
    assertThat(caller.get(API + "/arbeidere?side=2").statusCode()).isEqualTo(404);
    assertThat(list("/arbeidere")).hasSize(5);
  }

  @Test
  void linksAllWorkersButEveryFifth() throws IOException {
    JsonNode workers = list("/arbeidere");
    assertThat(texts(workers, "eksterntAnsattnummer"))
        .containsExactlyInAnyOrder("1001", "1002", "1003", "1004", "");
    assertThat(workers)
        .allSatisfy(worker -> assertThat(worker.path("timelonn").decimalValue()).isPositive());
  }

  @ParameterizedTest
  @CsvSource({
    "stamps-without-offset, 2026-03-04T13:00:00",
    "stamps-in-utc, 2026-03-04T12:00:00Z",
    "clock-ahead-1h, 2026-03-04T14:00:00+01:00",
    "clock-behind-1h, 2026-03-04T12:00:00+01:00",
  })
  void showsStampsToTheSecond(String variant, String expected) throws IOException {
    inForce(variant);
    clock.advance(Duration.ofMillis(120));
    addCustomer("10001");
    assertThat(texts(list("/kunder"), "endretDato")).containsExactly(expected);
  }

  @Test
  void showsFieldsWithoutAValueAsNull() throws IOException {
    addCustomer("10001");
    assertThat(list("/kunder").get(0).path("adresse").isNull()).isTrue();
    inForce(ProresultVariants.NULLS_LEFT_OUT);
    assertThat(list("/kunder").get(0).has("adresse")).isFalse();
    assertThat(list("/kunder").get(0).has("kundenavn")).isTrue();
  }

  @Test
  void showsFiguresAsTextIfToldSo() throws IOException {
    addHours();
    inForce(ProresultVariants.NUMBERS_AS_TEXT);
    JsonNode hours = list("/timer").get(0);
    assertThat(hours.path("antallTimer").isTextual()).isTrue();
    assertThat(hours.path("antallTimer").asText()).isEqualTo("7.5");
    assertThat(hours.path("id").isTextual()).isTrue();
    assertThat(hours.path("godkjent").isBoolean()).isTrue();
  }

  @Test
  void keepsToItselfWhatOnlyAUserSeesUnlessToldToShowIt() throws IOException {
    simulator
        .admin()
        .put(
            "kunder",
            Map.of("kundenummer", "10001", "kundenavn", "Nordvik Bygg AS", "mobil", "90000001"));
    assertThat(list("/kunder").get(0).has("mobil")).isFalse();
    assertThat(row("kunder", "10001").path("mobil").asText()).isEqualTo("90000001");
    inForce(ProresultVariants.NEW_PROPERTIES);
    assertThat(list("/kunder").get(0).path("mobil").asText()).isEqualTo("90000001");
    assertThat(list("/kunder").get(0).has("nyttFelt")).isTrue();
  }

  @Test
  void leavesOutWhatOnlyDescribesIfToldSo() throws IOException {
    addHours("kommentar", "Ryddet");
    inForce(ProresultVariants.OPTIONAL_FIELDS_MISSING);
    JsonNode page = page("/timer");
    assertThat(page.has("totalt")).isFalse();
    assertThat(page.path("data").get(0).has("kommentar")).isFalse();
    assertThat(page.path("data").get(0).has("eksterntAnsattnummer")).isTrue();
  }

  @Test
  void showsAWorkerWithoutLinkAsNullIfToldSo() throws IOException {
    inForce(ProresultVariants.UNLINKED_NULL);
    assertThat(list("/arbeidere"))
        .filteredOn(worker -> worker.path("eksterntAnsattnummer").isNull())
        .hasSize(1);
  }

  private List<String> changedAfter(String moment) throws IOException {
    return texts(list("/kunder?endretEtter=" + Caller.encode(moment)), "kundenummer");
  }

  private void addCustomers(int count) {
    for (int i = 1; i <= count; i++) {
      addCustomer(Integer.toString(10_000 + i));
    }
  }
}
