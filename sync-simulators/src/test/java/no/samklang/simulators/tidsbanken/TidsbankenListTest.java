package no.samklang.simulators.tidsbanken;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.samklang.simulators.testing.Caller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TidsbankenListTest extends TidsbankenTestBase {

  @Test
  void cutsPagesAtAThousandAndLinksToAnInternalHost() throws IOException {
    addCustomers(1001);
    JsonNode first = caller.json("/prosjekt/Kunde?$top=2000&$orderby=Id");
    assertThat(first.path("value")).hasSize(1000);
    assertThat(first.path("@odata.nextLink").asText())
        .isEqualTo("https://api-prosjekt.tidsbanken.net/Kunde?$top=1000&$orderby=Id&$skip=1000");
    JsonNode second = caller.json("/prosjekt/Kunde?$top=1000&$orderby=Id&$skip=1000");
    assertThat(second.path("value")).hasSize(1);
    assertThat(second.has("@odata.nextLink")).isFalse();
  }

  @Test
  void givesNoLinkWhenTheTopIsReached() throws IOException {
    addCustomers(5);
    assertThat(caller.json("/prosjekt/Kunde?$top=2").has("@odata.nextLink")).isFalse();
  }

  @Test
  void leavesOutTheLinkIfToldSo() throws IOException {
    simulator
        .admin()
        .variants(List.of(TidsbankenVariants.NEXT_LINK_MISSING, TidsbankenVariants.PAGE_SIZE_100));
    addCustomers(150);
    JsonNode page = caller.json("/prosjekt/Kunde");
    assertThat(page.path("value")).hasSize(100);
    assertThat(page.has("@odata.nextLink")).isFalse();
    assertThat(list("/prosjekt/Kunde?$skip=100")).hasSize(50);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Id eq '10001'|1",
        "id ne '10001'|9",
        "Id eq '10001' or Id eq '10004'|2",
        "not (Id eq '10001')|9",
        "Id gt '10006' and Id le '10008'|2",
        "startswith(Id,'1000')|10",
        "contains(Navn,'10003')|1",
        "Navn eq 'O''Brien & Sønn, Åsgård'|1",
        "(Id eq '10001' or Id eq '10002') and Navn eq 'Kunde 10002'|1",
        "Land eq null|10",
        "Land ne null|0",
        "SistEndretDato gt 2026-03-04T11:59:59Z|10",
        "SistEndretDato gt 2026-03-04T13:00:00+01:00|0",
        "SistEndretDato ge 2026-03-04|10",
        "SistEndretDato lt 2026-03-05|10",
        "Aktiv eq true|1",
      })
  void filters(String filter, int expected) throws IOException {
    addCustomers(9);
    simulator
        .admin()
        .put("kunder", Map.of("Id", "10009", "Navn", "O'Brien & Sønn, Åsgård", "Aktiv", true));
    assertThat(filtered("/prosjekt/Kunde", filter)).hasSize(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Farge eq 'rød'",
        "Id eq 10001",
        "Id eq",
        "Id like 'x'",
        "SistEndretDato gt datetime'2026-03-04T00:00:00'",
        "SistEndretDato gt '2026-03-04'",
        "SistEndretDato gt 2026-03-04T00:00:00",
        "(Id eq 'x'",
        "Id eq 'x' Navn eq 'y'",
      })
  void refusesAFilterThatIsNone(String filter) throws IOException {
    var answer = caller.get("/prosjekt/Kunde?$filter=" + Caller.encode(filter));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(Caller.json(answer).path("error").path("message").asText()).isNotBlank();
  }

  @Test
  void comparesKeysOfEmployeesAsNumbers() throws IOException {
    assertThat(filtered("/ansatt/Ansatt", "Id eq 101")).hasSize(1);
    assertThat(caller.get("/ansatt/Ansatt?$filter=Id%20eq%20'101'").statusCode()).isEqualTo(400);
    assertThat(filtered("/ansatt/Ansatt", "Identifikator eq '1002'").get(0).path("Id").asInt())
        .isEqualTo(102);
  }

  @Test
  void selectsAndSorts() throws IOException {
    addCustomers(3);
    JsonNode rows = list("/prosjekt/Kunde?$select=id,NAVN&$orderby=SistEndretDato,Id%20desc");
    assertThat(rows.get(0).toString()).isEqualTo("{\"Id\":\"10002\",\"Navn\":\"Kunde 10002\"}");
    assertThat(list("/prosjekt/Kunde?$select=*").get(0).has("SistEndretDato")).isTrue();
  }

  @Test
  void countsAllRowsWhenAsked() throws IOException {
    expectedViolation = "parameter $count";
    addCustomers(3);
    assertThat(caller.json("/prosjekt/Kunde?$top=1&$count=true").path("@odata.count").asInt())
        .isEqualTo(3);
  }

  @Test
  void expandsTheCustomerOfAProject() throws IOException {
    expectedViolation = "unknown properties [Kunde]";
    addCustomer("10001");
    simulator.admin().put("prosjekter", Map.of("Id", "P1", "Navn", "Bru", "KundeId", "10001"));
    JsonNode row = list("/prosjekt/Prosjekt?$expand=kunde($select=id,navn)").get(0);
    assertThat(row.path("Kunde").toString())
        .isEqualTo("{\"Id\":\"10001\",\"Navn\":\"Kunde 10001\"}");
  }

  @Test
  void showsStampsInTheStyleOfTheModule() throws IOException {
    clock.advance(Duration.ofMillis(120));
    addProject("P1");
    simulator.admin().put("ansatte", Map.of("Id", 101, "Mobil", "90000000"));
    assertThat(list("/prosjekt/Prosjekt").get(0).path("SistEndretDato").asText())
        .isEqualTo("2026-03-04T13:00:00.120+01:00");
    assertThat(filtered("/ansatt/Ansatt", "Id eq 101").get(0).path("SistEndretDato").asText())
        .isEqualTo("2026-03-04T12:00:00.120Z");
  }

  @Test
  void showsStampsAnHourOffIfToldSo() throws IOException {
    addProject("P1");
    simulator.admin().variants(List.of(TidsbankenVariants.STAMPS_HOUR_OFF));
    assertThat(list("/prosjekt/Prosjekt").get(0).path("SistEndretDato").asText())
        .isEqualTo("2026-03-04T12:00:00+01:00");
    assertThat(filtered("/prosjekt/Prosjekt", "SistEndretDato ge 2026-03-04T12:00:00Z")).hasSize(1);
  }

  @Test
  void looksUpACustomerByKey() throws IOException {
    simulator.admin().put("kunder", Map.of("Id", "A'1", "Navn", "Apostrof"));
    assertThat(list("/prosjekt/Kunde('A''1')").get(0).path("Navn").asText()).isEqualTo("Apostrof");
    assertThat(caller.get("/prosjekt/Kunde('B')").statusCode()).isEqualTo(404);
    simulator.admin().variants(List.of(TidsbankenVariants.KEY_LOOKUP_BARE_ROW));
    assertThat(caller.json("/prosjekt/Kunde('A''1')").path("Navn").asText()).isEqualTo("Apostrof");
  }

  @Test
  void spellsNamesWithASmallLetterIfToldSo() throws IOException {
    simulator.admin().variants(List.of(TidsbankenVariants.LOWERCASE_NAMES));
    List<String> names = new ArrayList<>();
    list("/ansatt/Ansatt?$top=1").get(0).fieldNames().forEachRemaining(names::add);
    assertThat(names).contains("id", "identifikator").doesNotContain("Id");
  }
}
