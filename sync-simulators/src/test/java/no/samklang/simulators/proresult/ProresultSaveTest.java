package no.samklang.simulators.proresult;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import no.samklang.simulators.testing.Caller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ProresultSaveTest extends ProresultTestBase {

  private static final String ITEM =
      "{\"varenummer\":\"L1\",\"beskrivelse\":\"Lekt\",\"pris\":32.50,\"hovedgruppe\":\"ERP\","
          + "\"undergruppe\":\"Lager\",\"aktiv\":true}";

  @Test
  void createsACustomerAndThenUpdatesIt() throws IOException {
    JsonNode created =
        saved(201, "/kunder/10001", "{\"kundenavn\":\"Åsgard Bygg AS\",\"postnummer\":\"0687\"}");
    assertThat(created.path("postnummer").asText()).isEqualTo("0687");
    assertThat(created.path("endretDato").asText()).isEqualTo("2026-03-04T13:00:00+01:00");
    clock.advance(Duration.ofSeconds(1));
    JsonNode updated =
        saved(200, "/kunder/10001", "{\"kundenavn\":\"Åsgard AS\",\"adresse\":\"Sjøgata 4\"}");
    assertThat(updated.path("postnummer").asText()).isEqualTo("0687");
    assertThat(updated.path("endretDato").asText()).isEqualTo("2026-03-04T13:00:01+01:00");
    assertThat(updated.path("opprettetDato")).isEqualTo(created.path("opprettetDato"));
  }

  @Test
  void emptiesByNull() throws IOException {
    saved(201, "/kunder/10001", "{\"kundenavn\":\"Åsgard AS\",\"adresse\":\"Sjøgata 4\"}");
    assertThat(
            saved(200, "/kunder/10001", "{\"kundenavn\":\"Åsgard AS\",\"adresse\":null}")
                .path("adresse")
                .isNull())
        .isTrue();
  }

  @Test
  void changesNothingWhenTheSameComesAgain() throws IOException {
    String body = "{\"prosjektnavn\":\"Takskifte\",\"avsluttet\":false}";
    JsonNode created = saved(201, "/prosjekter/P1", body);
    clock.advance(Duration.ofSeconds(1));
    assertThat(saved(200, "/prosjekter/P1", body)).isEqualTo(created);
  }

  @Test
  void leavesAloneWhatBelongsToTheUser() throws IOException {
    simulator
        .admin()
        .put(
            "kunder",
            Map.of("kundenummer", "10001", "kundenavn", "Gammelt navn", "mobil", "90000001"));
    saved(200, "/kunder/10001", "{\"kundenavn\":\"Nytt navn\"}");
    assertThat(row("kunder", "10001").path("mobil").asText()).isEqualTo("90000001");
  }

  @Test
  void takesNumbersThatNeedEncoding() throws IOException {
    String number = "Å 1/2+3";
    saved(201, "/kunder/" + Caller.encode(number), "{\"kundenavn\":\"Skråstrek\"}");
    assertThat(row("kunder", number).path("kundenavn").asText()).isEqualTo("Skråstrek");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|422|UGYLDIG_KUNDENAVN",
        "{\"kundenavn\":\"\"}|422|UGYLDIG_KUNDENAVN",
        "{\"kundenavn\":null}|422|UGYLDIG_KUNDENAVN",
        "{\"kundenavn\":10}|422|UGYLDIG_KUNDENAVN",
        "{\"kundenavn\":\"X\",\"postnummer\":687}|422|UGYLDIG_POSTNUMMER",
        "{\"kundenavn\":\"X\",\"telefon\":\"9\"}|422|UGYLDIG_FELT",
        "[]|400|UGYLDIG_JSON",
        "{\"kundenavn\"|400|UGYLDIG_JSON",
      })
  void refusesACustomerThatDoesNotFit(String body, int status, String code) throws IOException {
    expectedViolation = "$";
    HttpResponse<String> answer = caller.put(API + "/kunder/10001", body);
    assertThat(refused(status, answer)).isEqualTo(code);
    assertThat(simulator.admin().count("kunder")).isZero();
  }

  @Test
  void namesEveryFieldAtFault() throws IOException {
    expectedViolation = "$";
    HttpResponse<String> answer =
        caller.put(API + "/prosjekter/P1", "{\"startdato\":\"1. mars\",\"avsluttet\":\"nei\"}");
    assertThat(texts(Caller.json(answer).path("felter"), "felt"))
        .containsExactly("startdato", "avsluttet", "prosjektnavn");
  }

  @Test
  void refusesATooLongNumber() throws IOException {
    HttpResponse<String> answer =
        caller.put(API + "/kunder/" + "9".repeat(51), "{\"kundenavn\":\"X\"}");
    assertThat(refused(422, answer)).isEqualTo("UGYLDIG_KUNDENUMMER");
  }

  @ParameterizedTest
  @CsvSource({
    "kundenummer, UKJENT_KUNDE",
    "prosjektansvarligAnsattnummer, UKJENT_ANSATT",
    "overordnetProsjektnummer, UKJENT_PROSJEKT",
  })
  void refusesAProjectThatRefersToNothing(String field, String code) throws IOException {
    String body = "{\"prosjektnavn\":\"Bru\",\"avsluttet\":false,\"%s\":\"9999\"}".formatted(field);
    HttpResponse<String> answer = caller.put(API + "/prosjekter/P1", body);
    assertThat(refused(422, answer)).isEqualTo(code);
    assertThat(texts(Caller.json(answer).path("felter"), "felt")).containsExactly(field);
  }

  @Test
  void keepsCustomerAndManagerOfAProjectThatAreLeftOut() throws IOException {
    addCustomer("10001");
    saved(
        201,
        "/prosjekter/P1",
        "{\"prosjektnavn\":\"Bru\",\"avsluttet\":false,\"kundenummer\":\"10001\","
            + "\"prosjektansvarligAnsattnummer\":\"1002\"}");
    JsonNode closed = saved(200, "/prosjekter/P1", "{\"prosjektnavn\":\"Bru\",\"avsluttet\":true}");
    assertThat(closed.path("kundenummer").asText()).isEqualTo("10001");
    assertThat(closed.path("prosjektansvarligAnsattnummer").asText()).isEqualTo("1002");
    assertThat(list("/prosjekter")).isEmpty();
    saved(200, "/prosjekter/P1", "{\"prosjektnavn\":\"Bru\",\"avsluttet\":false}");
    assertThat(list("/prosjekter")).hasSize(1);
  }

  @Test
  void answersASavedRowWith204IfToldSo() throws IOException {
    inForce(ProresultVariants.PUT_ANSWERS_204);
    assertThat(caller.put(API + "/kunder/1", "{\"kundenavn\":\"X\"}").statusCode()).isEqualTo(204);
    addProject("P1");
    assertThat(caller.put(API + "/prosjekter/P1/arbeidsarter", "[]").statusCode()).isEqualTo(204);
  }

  @Test
  void refusesARowThatAUserHasOpen() throws IOException {
    addProject("P1");
    simulator.admin().put("prosjekter", Map.of("prosjektnummer", "P1", "laast", true));
    String body = "{\"prosjektnavn\":\"Bru\",\"avsluttet\":false}";
    assertThat(refused(409, caller.put(API + "/prosjekter/P1", body))).isEqualTo("LAAST");
    assertThat(refused(409, caller.put(API + "/prosjekter/P1/arbeidsarter", "[]")))
        .isEqualTo("LAAST");
    simulator.admin().put("prosjekter", Map.of("prosjektnummer", "P1", "laast", false));
    saved(200, "/prosjekter/P1", body);
  }

  @Test
  void switchesOffWorkTypesOfTheErpThatAreNotInTheList() throws IOException {
    addProject("P1");
    simulator
        .admin()
        .put("arbeidsarter", Map.of("prosjektnummer", "P1", "kode", "RYD", "navn", "Rydding"));
    JsonNode first = workTypes(workType("01", "Riving") + "," + workType("02", "Tømring"));
    assertThat(texts(first, "kode")).containsExactly("RYD", "01", "02");
    assertThat(texts(first, "kilde")).containsExactly("PRORESULT", "ERP", "ERP");
    JsonNode second = workTypes(workType("02", "Tømrerarbeid"));
    assertThat(texts(second, "aktiv")).containsExactly("true", "false", "true");
    assertThat(texts(second, "navn")).containsExactly("Rydding", "Riving", "Tømrerarbeid");
    assertThat(texts(workTypes(""), "aktiv")).containsExactly("true", "false", "false");
  }

  @Test
  void knowsAWorkTypeWithinItsProjectOnly() throws IOException {
    addProject("P1");
    addProject("P2");
    workTypes(workType("01", "Riving"));
    saved(200, "/prosjekter/P2/arbeidsarter", "[]");
    assertThat(row("arbeidsarter", "P1/01").path("aktiv").asBoolean()).isTrue();
    assertThat(simulator.admin().row("arbeidsarter", "P2/01")).isEmpty();
  }

  @Test
  void refusesWorkTypesThatCannotBe() throws IOException {
    expectedViolation = "$";
    assertThat(refused(404, put("P1", ""))).isEqualTo("UKJENT_PROSJEKT");
    addProject("P1");
    simulator
        .admin()
        .put("arbeidsarter", Map.of("prosjektnummer", "P1", "kode", "RYD", "navn", "Rydding"));
    assertThat(refused(422, put("P1", workType("01", "A") + "," + workType("01", "B"))))
        .isEqualTo("UGYLDIG_KODE");
    assertThat(refused(422, put("P1", "{\"kode\":\"01\",\"navn\":\"A\"}")))
        .isEqualTo("UGYLDIG_AKTIV");
    assertThat(refused(409, put("P1", workType("RYD", "A")))).isEqualTo("NUMMER_I_BRUK");
    assertThat(refused(400, put("P1", "1"))).isEqualTo("UGYLDIG_JSON");
    assertThat(simulator.admin().count("arbeidsarter")).isEqualTo(1);
  }

  @Test
  void tellsWhatBecameOfEachItem() throws IOException {
    expectedViolation = "$[1]";
    JsonNode outcomes = items(ITEM, "{\"varenummer\":\"L2\"}", ITEM);
    assertThat(texts(outcomes, "nokkel")).containsExactly("L1", "L2", "L1");
    assertThat(texts(outcomes, "status")).containsExactly("OPPRETTET", "FEILET", "UENDRET");
    assertThat(outcomes.get(1).path("feilkode").asText()).isEqualTo("UGYLDIG_BESKRIVELSE");
    assertThat(outcomes.get(0).path("feilkode").isNull()).isTrue();
    assertThat(texts(items(ITEM.replace("32.50", "33")), "status")).containsExactly("OPPDATERT");
    assertThat(texts(items(ITEM.replace("32.50", "33.0")), "status")).containsExactly("UENDRET");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "1.00001", "\"9\""})
  void refusesAPriceThatIsNone(String price) throws IOException {
    expectedViolation = "pris";
    JsonNode outcomes = items(ITEM.replace("32.50", price));
    assertThat(texts(outcomes, "feilkode")).containsExactly("UGYLDIG_PRIS");
    assertThat(simulator.admin().count("varer")).isZero();
  }

  @Test
  void leavesAnItemWhereAUserMovedIt() throws IOException {
    items(ITEM);
    simulator
        .admin()
        .put("varer", Map.of("varenummer", "L1", "hovedgruppe", "Tre", "undergruppe", "Lekter"));
    assertThat(texts(items(ITEM), "status")).containsExactly("UENDRET");
    assertThat(texts(items(ITEM.replace("Lekt", "Lekt 48x98")), "status"))
        .containsExactly("OPPDATERT");
    assertThat(row("varer", "L1").path("hovedgruppe").asText()).isEqualTo("Tre");
    assertThat(row("varer", "L1").path("undergruppe").asText()).isEqualTo("Lekter");
    assertThat(row("varer", "L1").path("beskrivelse").asText()).isEqualTo("Lekt 48x98");
  }

  @Test
  void refusesAnItemThatAUserHasOpen() throws IOException {
    items(ITEM);
    simulator.admin().put("varer", Map.of("varenummer", "L1", "laast", true));
    assertThat(texts(items(ITEM), "feilkode")).containsExactly("LAAST");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 501})
  void refusesABatchOfNoneOrOfTooMany(int count) throws IOException {
    expectedViolation = "items";
    String body = "[" + String.join(",", Collections.nCopies(count, ITEM)) + "]";
    assertThat(refused(422, caller.put(API + "/varer", body))).isEqualTo("UGYLDIG_ANTALL");
    assertThat(simulator.admin().count("varer")).isZero();
  }

  @Test
  void refusesTheWholeBatchForOneItemIfToldSo() throws IOException {
    inForce(ProresultVariants.BAD_ITEM_REFUSES_BATCH);
    String body = "[" + ITEM + ",{\"varenummer\":\"L2\"}]";
    assertThat(refused(422, caller.put(API + "/varer", body))).isEqualTo("UGYLDIG_BESKRIVELSE");
    assertThat(simulator.admin().count("varer")).isZero();
    assertThat(texts(items(ITEM), "status")).containsExactly("OPPRETTET");
  }

  private static String workType(String code, String name) {
    return "{\"kode\":\"%s\",\"navn\":\"%s\",\"aktiv\":true}".formatted(code, name);
  }

  private HttpResponse<String> put(String project, String workTypes) throws IOException {
    return caller.put(API + "/prosjekter/" + project + "/arbeidsarter", "[" + workTypes + "]");
  }

  private JsonNode workTypes(String workTypes) throws IOException {
    return saved(200, "/prosjekter/P1/arbeidsarter", "[" + workTypes + "]").path("data");
  }

  private JsonNode items(String... items) throws IOException {
    return saved(200, "/varer", "[" + String.join(",", List.of(items)) + "]").path("resultater");
  }
}
