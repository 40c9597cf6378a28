package no.samklang.simulators.tidsbanken;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import no.samklang.simulators.testing.Caller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TidsbankenWriteTest extends TidsbankenTestBase {

  private static final String CUSTOMER =
      "{\"Id\":\"10042\",\"Navn\":\"Fjellvang Eiendom AS\",\"Poststed\":\"Røros\"}";

  @Test
  void createsACustomer() throws IOException {
    HttpResponse<String> answer = caller.post("/prosjekt/Kunde", CUSTOMER);
    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(Caller.json(answer).path("SistEndretDato").asText())
        .isEqualTo("2026-03-04T13:00:00+01:00");
    assertThat(filtered("/prosjekt/Kunde", "Id eq '10042'").get(0).path("Poststed").asText())
        .isEqualTo("Røros");
  }

  @ParameterizedTest
  @CsvSource({
    "post-answers-200-with-row, 200",
    "post-answers-204, 204",
  })
  void answersACreationAsToldTo(String variant, int status) throws IOException {
    simulator.admin().variants(List.of(variant));
    assertThat(caller.post("/prosjekt/Kunde", CUSTOMER).statusCode()).isEqualTo(status);
  }

  @Test
  void refusesToCreateARowThatExists() throws IOException {
    caller.post("/prosjekt/Kunde", CUSTOMER);
    assertThat(caller.post("/prosjekt/Kunde", CUSTOMER).statusCode()).isEqualTo(409);
    simulator
        .admin()
        .variants(
            List.of(TidsbankenVariants.EXISTS_ANSWERS_400, TidsbankenVariants.PROBLEM_DETAILS));
    HttpResponse<String> answer = caller.post("/prosjekt/Kunde", CUSTOMER);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"title\"").contains("Id already exists");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"Id\":\"10042\"}",
        "{\"Navn\":\"Uten nummer\"}",
        "{\"Id\":10042,\"Navn\":\"Nummer som tall\"}",
        "{\"Id\":\"10042\",\"Navn\":\"X\",\"Land\":null}",
        "{\"Id\":\"10042\",\"Navn\":\"X\",\"Farge\":\"rød\"}",
        "{\"Id\":\"10042\",\"Navn\":\"X\",\"SistEndretDato\":\"2026-03-04T00:00:00Z\"}",
        "[{\"Id\":\"10042\",\"Navn\":\"X\"}]",
        "{\"Id\":\"10042\",\"Navn\"",
      })
  void refusesACreationThatDoesNotFit(String body) throws IOException {
    expectedViolation = "$";
    assertThat(caller.post("/prosjekt/Kunde", body).statusCode()).isEqualTo(400);
    assertThat(simulator.admin().count("kunder")).isZero();
  }

  @Test
  void refusesAProjectOfAnUnknownCustomer() throws IOException {
    String body = "{\"Id\":\"P1\",\"Navn\":\"Bru\",\"KundeId\":\"10042\"}";
    assertThat(caller.post("/prosjekt/Prosjekt", body).statusCode()).isEqualTo(400);
    addCustomer("10042");
    assertThat(caller.post("/prosjekt/Prosjekt", body).statusCode()).isEqualTo(201);
  }

  @Test
  void knowsASubProjectByProjectAndNumber() throws IOException {
    addProject("P1");
    addProject("P2");
    for (String project : List.of("P1", "P2")) {
      String body =
          "{\"ProsjektId\":\"%s\",\"ProsjektLinjeId\":\"010\",\"Navn\":\"Riving %s\"}"
              .formatted(project, project);
      assertThat(caller.post("/prosjekt/ProsjektLinje", body).statusCode()).isEqualTo(201);
    }
    JsonNode found =
        filtered("/prosjekt/ProsjektLinje", "ProsjektId eq 'P2' and ProsjektLinjeId eq '010'");
    assertThat(found).hasSize(1);
    assertThat(found.get(0).path("Navn").asText()).isEqualTo("Riving P2");
  }

  @Test
  void blanksWhatAnUpdateLeavesOut() throws IOException {
    addProject("P1");
    simulator
        .admin()
        .put("prosjekter", Map.of("Id", "P1", "Notat", "Hilsen Åse", "Avsluttet", true));
    clock.advance(Duration.ofSeconds(1));
    assertThat(caller.put("/prosjekt/Prosjekt", "[{\"Id\":\"P1\",\"Navn\":\"Ny\"}]").statusCode())
        .isEqualTo(200);
    JsonNode row = filtered("/prosjekt/Prosjekt", "Id eq 'P1'").get(0);
    assertThat(row.path("Navn").asText()).isEqualTo("Ny");
    assertThat(row.path("Notat").isNull()).isTrue();
    assertThat(row.path("Avsluttet").asBoolean()).isFalse();
    assertThat(row.path("PostId").asInt()).isPositive();
    assertThat(row.path("SistEndretDato").asText()).isEqualTo("2026-03-04T13:00:01+01:00");
  }

  @Test
  void keepsUnknownPropertiesThatAnUpdateCarries() throws IOException {
    expectedViolation = "Farge";
    addProject("P1");
    simulator.admin().put("prosjekter", Map.of("Id", "P1", "Farge", "rød"));
    caller.put("/prosjekt/Prosjekt", "[{\"Id\":\"P1\",\"Navn\":\"Ny\",\"Farge\":\"blå\"}]");
    assertThat(simulator.admin().row("prosjekter", "P1").orElseThrow().path("Farge").asText())
        .isEqualTo("blå");
    caller.put("/prosjekt/Prosjekt", "[{\"Id\":\"P1\",\"Navn\":\"Ny\"}]");
    assertThat(simulator.admin().row("prosjekter", "P1").orElseThrow().has("Farge")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"Id\":\"P1\",\"Navn\":\"X\"}|400",
        "[]|400",
        "[{\"Id\":\"P9\",\"Navn\":\"X\"}]|404",
        "[{\"Id\":\"P1\"}]|400",
        "[{\"Id\":\"P1\",\"Navn\":\"X\",\"PostId\":1}]|400",
        "[{\"Id\":\"P1\",\"Navn\":\"X\",\"@odata.etag\":\"x\"}]|400",
        "[{\"Id\":\"P1\",\"Navn\":\"X\",\"StartDato\":\"2026-03-04T00:00:00+01:00\"}]|400",
        "[{\"Id\":\"P1\",\"Navn\":\"X\"},{\"Id\":\"P9\",\"Navn\":\"X\"}]|404",
      })
  void refusesAnUpdateThatDoesNotFit(String body, int status) throws IOException {
    expectedViolation = "$";
    addProject("P1");
    assertThat(caller.put("/prosjekt/Prosjekt", body).statusCode()).isEqualTo(status);
    assertThat(simulator.admin().row("prosjekter", "P1").orElseThrow().path("Navn").asText())
        .isEqualTo("Prosjekt P1");
  }

  @Test
  void clearsByNullUnlessToldToRefuse() throws IOException {
    addProject("P1");
    simulator.admin().put("prosjekter", Map.of("Id", "P1", "AvsluttetDato", "2026-03-01"));
    String body = "[{\"Id\":\"P1\",\"Navn\":\"X\",\"AvsluttetDato\":null}]";
    simulator
        .admin()
        .variants(
            List.of(TidsbankenVariants.NULL_REFUSED_IN_PUT, TidsbankenVariants.PUT_ANSWERS_204));
    assertThat(caller.put("/prosjekt/Prosjekt", body).statusCode()).isEqualTo(400);
    simulator.admin().variants(List.of(TidsbankenVariants.PUT_ANSWERS_204));
    assertThat(caller.put("/prosjekt/Prosjekt", body).statusCode()).isEqualTo(204);
    assertThat(list("/prosjekt/Prosjekt").get(0).path("AvsluttetDato").isNull()).isTrue();
  }
}
