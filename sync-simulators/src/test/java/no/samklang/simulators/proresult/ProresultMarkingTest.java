package no.samklang.simulators.proresult;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import no.samklang.simulators.testing.Caller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ProresultMarkingTest extends ProresultTestBase {

  private static final String HOURS = "/timer/overfort";
  private static final String WITHDRAWALS = "/vareuttak/fakturert";

  @Test
  void marksHoursOnce() throws IOException {
    String id = addHours();
    assertThat(texts(mark(HOURS, "R1", id), "status")).containsExactly("OPPDATERT");
    assertThat(list("/timer?godkjent=1&overfort=0")).isEmpty();
    JsonNode marked = list("/timer?overfort=1").get(0);
    assertThat(marked.path("overfortReferanse").asText()).isEqualTo("R1");
    assertThat(marked.path("overfortDato").asText()).isEqualTo("2026-03-04T13:00:00+01:00");
    clock.advance(Duration.ofHours(1));
    assertThat(texts(mark(HOURS, "R1", id), "status")).containsExactly("UENDRET");
    assertThat(list("/timer").get(0)).isEqualTo(marked);
  }

  @ParameterizedTest
  @CsvSource({
    "/timer/overfort, ALLEREDE_OVERFORT",
    "/vareuttak/fakturert, ALLEREDE_FAKTURERT",
  })
  void refusesAnotherReference(String path, String code) throws IOException {
    String id = path.equals(HOURS) ? addHours() : addWithdrawal();
    mark(path, "R1", id);
    JsonNode outcomes = mark(path, "R2", id);
    assertThat(texts(outcomes, "status")).containsExactly("FEILET");
    assertThat(texts(outcomes, "feilkode")).containsExactly(code);
  }

  @Test
  void tellsWhatBecameOfEachRow() throws IOException {
    String first = addWithdrawal();
    String locked = addWithdrawal("laast", true);
    String last = addWithdrawal();
    JsonNode outcomes = mark(WITHDRAWALS, "R1", first, "1", locked, last, first);
    assertThat(texts(outcomes, "nokkel")).containsExactly(first, "1", locked, last, first);
    assertThat(texts(outcomes, "status"))
        .containsExactly("OPPDATERT", "FEILET", "FEILET", "OPPDATERT", "UENDRET");
    assertThat(outcomes.get(1).path("feilkode").asText()).isEqualTo("UKJENT_ID");
    assertThat(outcomes.get(2).path("feilkode").asText()).isEqualTo("LAAST");
    assertThat(list("/vareuttak?fakturert=0")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"ider\":[],\"referanse\":\"R\",\"dato\":\"2026-03-04\"}",
        "{\"ider\":[\"1\"],\"referanse\":\"R\",\"dato\":\"2026-03-04\"}",
        "{\"ider\":[1],\"referanse\":\"\",\"dato\":\"2026-03-04\"}",
        "{\"ider\":[1],\"referanse\":\"R\",\"dato\":\"2026-03-04T00:00:00Z\"}",
        "{\"ider\":[1],\"referanse\":\"R\"}",
        "{\"ider\":[1],\"referanse\":\"R\",\"dato\":\"2026-03-04\",\"av\":\"meg\"}",
      })
  void refusesAMarkThatDoesNotFit(String body) throws IOException {
    expectedViolation = "$";
    assertThat(refused(422, caller.post(API + HOURS, body))).startsWith("UGYLDIG_");
  }

  @Test
  void refusesMoreThanFiveHundredIds() throws IOException {
    expectedViolation = "501 items";
    String[] ids = IntStream.range(0, 501).mapToObj(String::valueOf).toArray(String[]::new);
    assertThat(refused(422, send(HOURS, "R1", ids))).isEqualTo("UGYLDIG_IDER");
  }

  @Test
  void showsThatHoursChangedAfterTheyWereMarked() throws IOException {
    String id = addHours();
    mark(HOURS, "R1", id);
    JsonNode marked = list("/timer").get(0);
    assertThat(marked.path("endretDato")).isEqualTo(marked.path("overfortDato"));
    clock.advance(Duration.ofMinutes(1));
    simulator.admin().put("timer", Map.of("id", Integer.valueOf(id), "antallTimer", 6));
    JsonNode changed = list("/timer?overfort=1").get(0);
    assertThat(changed.path("overfortDato")).isEqualTo(marked.path("overfortDato"));
    assertThat(changed.path("endretDato").asText()).isEqualTo("2026-03-04T13:01:00+01:00");
  }

  @Test
  void leavesTheStampOfAMarkedRowIfToldSo() throws IOException {
    String id = addHours();
    clock.advance(Duration.ofMinutes(1));
    inForce(ProresultVariants.MARKING_KEEPS_STAMP);
    mark(HOURS, "R1", id);
    JsonNode marked = list("/timer").get(0);
    assertThat(marked.path("endretDato").asText()).isEqualTo("2026-03-04T13:00:00+01:00");
    assertThat(marked.path("overfortDato").asText()).isEqualTo("2026-03-04T13:01:00+01:00");
  }

  @Test
  void hasNoMarkingOfHoursIfToldSo() throws IOException {
    String id = addHours();
    inForce(ProresultVariants.HOURS_MARKING_404);
    assertThat(refused(404, send(HOURS, "R1", id))).isEqualTo("UKJENT_FUNKSJON");
    inForce(ProresultVariants.HOURS_MARKING_405);
    HttpResponse<String> answer = send(HOURS, "R1", id);
    assertThat(refused(405, answer)).isEqualTo("UGYLDIG_METODE");
    assertThat(answer.headers().firstValue("Allow")).contains("GET");
    assertThat(texts(mark(WITHDRAWALS, "R1", addWithdrawal()), "status"))
        .isEqualTo(List.of("OPPDATERT"));
  }

  private HttpResponse<String> send(String path, String reference, String... ids)
      throws IOException {
    String body =
        "{\"ider\":[%s],\"referanse\":\"%s\",\"dato\":\"2026-03-04\"}"
            .formatted(String.join(",", ids), reference);
    return caller.post(API + path, body);
  }

  private JsonNode mark(String path, String reference, String... ids) throws IOException {
    HttpResponse<String> answer = send(path, reference, ids);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Caller.json(answer).path("resultater");
  }
}
