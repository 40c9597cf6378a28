package no.samklang.simulators.proresult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProresultDeskTest extends ProresultTestBase {

  @BeforeEach
  void openAProject() {
    addProject("P1");
    addItem("L1");
    addWorkType("01", "ERP");
    addWorkType("RYD", "PRORESULT");
  }

  @Test
  void approvesNewHoursUnlessToldOtherwise() throws IOException {
    JsonNode worker = row("arbeidere", "1");
    addHours("arbeidsartKode", "01", "overtid50", new BigDecimal("1.5"));
    JsonNode hours = list("/timer").get(0);
    assertThat(hours.path("id").asInt()).isEqualTo(41_001);
    assertThat(hours.path("sats").decimalValue())
        .isEqualByComparingTo(worker.path("timelonn").decimalValue());
    assertThat(hours.path("fakturerbareTimer").asText()).isEqualTo("7.5");
    assertThat(hours.path("overtid50").asText()).isEqualTo("1.5");
    assertThat(hours.path("overtid100").asText()).isEqualTo("0");
    assertThat(hours.path("eksterntAnsattnummer").asText()).isEqualTo("1001");
    assertThat(hours.path("arbeidsartKilde").asText()).isEqualTo("ERP");
    assertThat(hours.path("godkjentDato").asText()).isEqualTo("2026-03-04T13:00:00+01:00");
    assertThat(hours.path("overfort").asBoolean()).isFalse();
  }

  @Test
  void approvesHoursLater() throws IOException {
    String id = addHours("godkjent", false);
    assertThat(list("/timer?godkjent=0").get(0).path("godkjentDato").isNull()).isTrue();
    clock.advance(Duration.ofHours(2));
    simulator.admin().put("timer", Map.of("id", Integer.valueOf(id), "godkjent", true));
    JsonNode hours = list("/timer?godkjent=1").get(0);
    assertThat(hours.path("godkjentDato").asText()).isEqualTo("2026-03-04T15:00:00+01:00");
    assertThat(hours.path("godkjentAv").asText()).isNotEmpty();
    assertThat(hours.path("endretDato")).isEqualTo(hours.path("godkjentDato"));
    simulator.admin().put("timer", Map.of("id", Integer.valueOf(id), "godkjent", false));
    assertThat(list("/timer").get(0).path("godkjentAv").isNull()).isTrue();
  }

  @Test
  void showsTheNumberOfAWorkerWhoIsLinkedLater() throws IOException {
    addHours("arbeiderId", 5);
    assertThat(list("/timer").get(0).path("eksterntAnsattnummer").asText()).isEmpty();
    simulator.admin().put("arbeidere", Map.of("arbeiderId", 5, "eksterntAnsattnummer", "1005"));
    assertThat(list("/timer").get(0).path("eksterntAnsattnummer").asText()).isEqualTo("1005");
  }

  @Test
  void givesANewWorkerANumberButNoLink() {
    JsonNode worker = simulator.admin().put("arbeidere", Map.of("navn", "Åse Nordås"));
    assertThat(worker.path("arbeiderId").asInt()).isEqualTo(6);
    assertThat(worker.path("ansattnummer").asText()).isEqualTo("5006");
    assertThat(worker.path("eksterntAnsattnummer").asText()).isEmpty();
    assertThat(worker.path("aktiv").asBoolean()).isTrue();
  }

  @Test
  void tellsHoursOnItsOwnWorkTypesApart() throws IOException {
    addHours("arbeidsartKode", "RYD");
    addHours("arbeidsartKode", "finnes ikke");
    assertThat(texts(list("/timer"), "arbeidsartKilde")).containsExactly("PRORESULT", "PRORESULT");
    assertThat(list("/timer").get(0).path("arbeidsartNavn").asText()).isEqualTo("Arbeid RYD");
  }

  @Test
  void takesTextUnitAndPricesOfAWithdrawalFromTheItem() throws IOException {
    addWithdrawal();
    JsonNode withdrawal = list("/vareuttak").get(0);
    assertThat(withdrawal.path("id").asInt()).isEqualTo(7_001);
    assertThat(withdrawal.path("beskrivelse").asText()).isEqualTo("Lekt 48x98");
    assertThat(withdrawal.path("enhet").asText()).isEqualTo("m");
    assertThat(withdrawal.path("pris").decimalValue()).isEqualByComparingTo("32.50");
    assertThat(withdrawal.path("fritekst").asBoolean()).isFalse();
    simulator.admin().put("varer", Map.of("varenummer", "L1", "pris", new BigDecimal("40")));
    assertThat(list("/vareuttak").get(0).path("pris").decimalValue()).isEqualByComparingTo("32.50");
  }

  @Test
  void takesAWithdrawalWithoutItemForFreeText() throws IOException {
    put(
        "vareuttak",
        Map.of(
            "arbeiderId", 1,
            "dato", "2026-03-02",
            "prosjektnummer", "P1",
            "beskrivelse", "Leid stillas",
            "antall", 1));
    JsonNode withdrawal = list("/vareuttak").get(0);
    assertThat(withdrawal.path("fritekst").asBoolean()).isTrue();
    assertThat(withdrawal.path("varenummer").isNull()).isTrue();
  }

  @Test
  void givesBackAWithdrawal() throws IOException {
    int id = Integer.parseInt(addWithdrawal("fakturert", true));
    simulator.admin().put("vareuttak", Map.of("returAvId", id));
    simulator.admin().put("vareuttak", Map.of("returAvId", id, "antall", -1, "dato", "2026-03-03"));
    JsonNode returns = list("/vareuttak?fakturert=0");
    assertThat(texts(returns, "antall")).containsExactly("-2.5", "-1");
    assertThat(texts(returns, "dato")).containsExactly("2026-03-02", "2026-03-03");
    assertThat(returns)
        .allSatisfy(
            row -> {
              assertThat(row.path("retur").asBoolean()).isTrue();
              assertThat(row.path("returAvId").asInt()).isEqualTo(id);
              assertThat(row.path("varenummer").asText()).isEqualTo("L1");
            });
    assertThatThrownBy(() -> simulator.admin().put("vareuttak", Map.of("returAvId", 1)))
        .hasMessageContaining("No withdrawal 1");
  }

  @Test
  void locksAnInvoicedWithdrawalForTheUser() throws IOException {
    String id = addWithdrawal("fakturert", true, "fakturertReferanse", "R1");
    assertThat(checked("vareuttak", "{\"id\":%s,\"antall\":3}".formatted(id)).statusCode())
        .isEqualTo(400);
    assertThatThrownBy(() -> simulator.admin().delete("vareuttak", id))
        .hasMessageContaining("register a return");
    assertThat(list("/vareuttak").get(0).path("fakturertReferanse").asText()).isEqualTo("R1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"prosjektnummer\":\"P9\"",
        "\"prosjektnummer\":\"P2\"",
        "\"arbeiderId\":99",
        "\"arbeidsartKode\":\"99\"",
        "\"arbeidsartKode\":null",
      })
  void refusesHoursThatAUserCouldNotRegister(String wrong) throws IOException {
    simulator
        .admin()
        .put(
            "prosjekter",
            Map.of("prosjektnummer", "P2", "prosjektnavn", "Ferdig", "avsluttet", true));
    String right =
        "{\"arbeiderId\":1,\"dato\":\"2026-03-02\",\"prosjektnummer\":\"P1\","
            + "\"arbeidsartKode\":\"01\",\"antallTimer\":7.5}";
    assertThat(checked("timer", right).statusCode()).isEqualTo(204);
    String name = wrong.substring(0, wrong.indexOf(':'));
    String row = right.replaceFirst(name + ":(\"[^\"]*\"|\\d+)", wrong);
    assertThat(checked("timer", row).statusCode()).isEqualTo(400);
    assertThat(simulator.admin().count("timer")).isEqualTo(1);
  }

  @Test
  void refusesAWithdrawalOfAnItemThatIsNotThere() throws IOException {
    String row =
        "{\"arbeiderId\":1,\"dato\":\"2026-03-02\",\"prosjektnummer\":\"P1\","
            + "\"varenummer\":\"L1\",\"antall\":1}";
    assertThat(checked("vareuttak", row).statusCode()).isEqualTo(204);
    assertThat(checked("vareuttak", row.replace("L1", "L9")).statusCode()).isEqualTo(400);
    simulator.admin().put("varer", Map.of("varenummer", "L1", "aktiv", false));
    assertThat(checked("vareuttak", row).statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"kunder\":[{\"kundenummer\":\"1\"}]}",
        "{\"kunder\":[{\"kundenavn\":\"X\"}]}",
        "{\"arbeidsarter\":[{\"prosjektnummer\":\"P9\",\"kode\":\"1\",\"navn\":\"X\"}]}",
        "{\"timer\":[{\"arbeiderId\":1,\"dato\":\"i dag\",\"prosjektnummer\":\"P1\",\"antallTimer\":1}]}",
        "{\"timer\":[{\"arbeiderId\":1,\"dato\":\"2026-03-02\",\"antallTimer\":1}]}",
        "{\"timer\":[{\"id\":1,\"endretDato\":\"2026-03-04\"}]}",
        "{\"kunder\":{\"delete\":[\"1\"]}}",
      })
  void refusesARowThatCannotBeKept(String changes) throws IOException {
    assertThat(caller.post("/_sim/data", changes).statusCode()).isEqualTo(400);
  }

  @Test
  void keepsAStampThatIsGiven() {
    JsonNode row =
        put(
            "kunder",
            Map.of(
                "kundenummer", "10001",
                "kundenavn", "Elvestrand Sameie",
                "endretDato", "2025-01-02T03:04:05Z"));
    assertThat(row.path("endretDato").asText()).isEqualTo("2025-01-02T04:04:05+01:00");
  }

  @Test
  void deletesRows() throws IOException {
    String id = addHours();
    simulator.admin().delete("timer", id);
    simulator.admin().delete("arbeidsarter", "P1/RYD");
    assertThat(list("/timer")).isEmpty();
    assertThat(simulator.admin().count("arbeidsarter")).isEqualTo(1);
  }

  private void addWorkType(String code, String source) {
    simulator
        .admin()
        .put(
            "arbeidsarter",
            Map.of(
                "prosjektnummer", "P1", "kode", code, "navn", "Arbeid " + code, "kilde", source));
  }

  private HttpResponse<String> checked(String collection, String row) throws IOException {
    return caller.post("/_sim/data?checked=true", "{\"%s\":[%s]}".formatted(collection, row));
  }
}
