package no.samklang.simulators.vismanet;

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

final class VismanetTransactionTest extends VismanetTestBase {

  @Test
  void answersACreatedDocumentWithItsLocationAndNoBody() throws IOException {
    HttpResponse<String> answer = caller.post("/v1/projecttransaction", hours());
    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.body()).isEmpty();
    assertThat(answer.headers().firstValue("Location"))
        .contains("https://api.finance.visma.net/v1/projecttransaction/PM0000001");
    assertThat(answer.headers().firstValue("ETag")).isPresent();
  }

  @Test
  void readsBackWhatWasWritten() throws IOException {
    JsonNode document = caller.json("/v1/projecttransaction/" + created());
    assertThat(document.path("description").asText()).isEqualTo("HRS 01HR7Z3K8Q4V9M2T6N5B0XWYCD");
    JsonNode line = document.path("lines").get(0);
    assertThat(line.path("unitRate").decimalValue()).isEqualByComparingTo("412.1234");
    assertThat(line.path("billableQuantity").decimalValue()).isEqualByComparingTo("7.25");
    assertThat(line.path("project").path("id").asText()).isEqualTo("P10021");
    assertThat(line.path("projectTask").path("id").asText()).isEqualTo("02");
    assertThat(line.path("employee").path("employeeNumber").asText()).isEqualTo("1002");
    assertThat(line.path("date").asText()).isEqualTo("2026-03-02T00:00:00+01:00");
    assertThat(line.path("released").asBoolean()).isFalse();
  }

  @Test
  void findsADocumentByProjectAndPeriodAndMomentOfCreation() throws IOException {
    created();
    String since = "&createdDateTime=2026-03-04T12:00:00&createdDateTimeCondition=%3E%3D";
    assertThat(transactions("&project=P10021&module=ModulePM" + since)).hasSize(1);
    assertThat(transactions("&project=P10022")).isEmpty();
    assertThat(transactions(since.replace("12:00", "12:01"))).isEmpty();
    assertThat(caller.json("/v1/projecttransaction?fromPeriod=202604&toPeriod=202605")).isEmpty();
  }

  @Test
  void showsNotesInListsOnlyWhenAsked() throws IOException {
    created();
    assertThat(transactions("").get(0).path("note").asText()).isEmpty();
    assertThat(transactions("&expandNote=true").get(0).path("note").asText())
        .isEqualTo("Nøkkel 01HR7Z");
  }

  @Test
  void wantsBothPeriodsForTheList() throws IOException {
    assertThat(caller.get("/v1/projecttransaction?fromPeriod=202601").statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"project\":{\"value\":\"P10021\"}|\"project\":{\"value\":\"P99999\"}",
        "\"project\":{\"value\":\"P10021\"}|\"project\":{\"value\":\" \"}",
        "\"projectTask\":{\"value\":\"02\"},|''",
        "\"projectTask\":{\"value\":\"02\"}|\"projectTask\":{\"value\":\"99\"}",
        "\"projectTask\":{\"value\":\"02\"}|\"projectTask\":{\"value\":\"03\"}",
        "\"value\":\"1002\"|\"value\":\"9999\"",
        "TIM-TOMRER|TIM-UKJENT",
        "\"value\":\"5010\"|\"value\":\"5011\"",
        "10-0000|11-0000",
        "\"value\":\"TIMER\"|\"value\":\"UKJENT\"",
        "\"value\":\"202603\"|\"value\":\"202506\"",
        "\"value\":\"202603\"|\"value\":\"202903\"",
        "\"value\":\"202603\"|\"value\":\"032026\"",
      })
  void refusesALineThatBreaksARule(String part, String replacement) throws IOException {
    HttpResponse<String> answer = caller.post("/v1/projecttransaction", hours(part, replacement));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(Caller.json(answer).path("message").asText()).startsWith("Error: ");
    assertThat(simulator.admin().count("projectTransactions")).isZero();
  }

  @Test
  void refusesAProjectThatIsNotActive() throws IOException {
    simulator.admin().put("projects", Map.of("projectID", "P10021", "status", "OnHold"));
    assertThat(caller.post("/v1/projecttransaction", hours()).statusCode()).isEqualTo(400);
  }

  @Test
  void answersABrokenRuleWith500IfToldSo() throws IOException {
    simulator.admin().variants(List.of(VismanetVariants.ERROR_500_FOR_BUSINESS));
    assertThat(caller.post("/v1/projecttransaction", hours("P10021", "P99999")).statusCode())
        .isEqualTo(500);
  }

  @Test
  void refusesAValueThatIsNotWrapped() throws IOException {
    expectedViolation = "employee";
    HttpResponse<String> answer =
        caller.post("/v1/projecttransaction", hours("{\"value\":\"1002\"}", "\"1002\""));
    assertThat(answer.statusCode()).isEqualTo(400);
  }

  @Test
  void ignoresPropertiesItDoesNotKnow() throws IOException {
    expectedViolation = "externalReference";
    String body = hours("\"operation\"", "\"externalReference\":{\"value\":\"x\"},\"operation\"");
    assertThat(caller.post("/v1/projecttransaction", body).statusCode()).isEqualTo(201);
  }

  @Test
  void reckonsTheAmountOnlyIfItIsMissingUnlessToldSo() throws IOException {
    caller.post("/v1/projecttransaction", hours("\"amount\":{\"value\":3093.75},", ""));
    assertThat(amount("PM0000001")).isEqualTo("3090.93");
    caller.post("/v1/projecttransaction", hours());
    assertThat(amount("PM0000002")).isEqualTo("3093.75");
    simulator.admin().variants(List.of(VismanetVariants.AMOUNT_RECALCULATED));
    caller.post("/v1/projecttransaction", hours());
    assertThat(amount("PM0000003")).isEqualTo("3090.93");
  }

  @Test
  void changesALineAndRefusesAStaleVersion() throws IOException {
    String number = created();
    HttpResponse<String> read = caller.get("/v1/projecttransaction/" + number);
    long tranId = Caller.json(read).path("lines").get(0).path("tranId").asLong();
    caller.header("If-Match", read.headers().firstValue("ETag").orElseThrow());
    String change =
        "{\"lines\":[{\"operation\":\"Update\",\"tranId\":{\"value\":%d},\"quantity\":{\"value\":8}}]}"
            .formatted(tranId);
    assertThat(caller.put("/v1/projecttransaction/" + number, change).statusCode()).isEqualTo(204);
    assertThat(caller.put("/v1/projecttransaction/" + number, change).statusCode()).isEqualTo(412);
    caller.without("If-Match");
    JsonNode line = caller.json("/v1/projecttransaction/" + number).path("lines").get(0);
    assertThat(line.path("quantity").asInt()).isEqualTo(8);
    assertThat(line.path("employee").path("employeeNumber").asText()).isEqualTo("1002");
  }

  @Test
  void deletesAndInsertsLines() throws IOException {
    String number = created();
    long tranId =
        caller
            .json("/v1/projecttransaction/" + number)
            .path("lines")
            .get(0)
            .path("tranId")
            .asLong();
    String change =
        hours(
            "\"lines\":[",
            "\"lines\":[{\"operation\":\"Delete\",\"tranId\":{\"value\":%d}},".formatted(tranId),
            "7.5",
            "3");
    assertThat(caller.put("/v1/projecttransaction/" + number, change).statusCode()).isEqualTo(204);
    JsonNode lines = caller.json("/v1/projecttransaction/" + number).path("lines");
    assertThat(lines).hasSize(1);
    assertThat(lines.get(0).path("quantity").asInt()).isEqualTo(3);
  }

  @Test
  void refusesToChangeAReleasedDocument() throws IOException {
    String number = created();
    simulator.admin().put("projectTransactions", Map.of("refNbr", number, "status", "Released"));
    assertThat(caller.put("/v1/projecttransaction/" + number, hours()).statusCode()).isEqualTo(400);
    JsonNode line = caller.json("/v1/projecttransaction/" + number).path("lines").get(0);
    assertThat(line.path("released").asBoolean()).isTrue();
  }

  @Test
  void refusesToReleaseByStatusUnlessToldSo() throws IOException {
    String body = hours("Balanced", "Released");
    assertThat(caller.post("/v1/projecttransaction", body).statusCode()).isEqualTo(400);
    simulator.admin().variants(List.of(VismanetVariants.RELEASE_BY_STATUS));
    assertThat(caller.post("/v1/projecttransaction", body).statusCode()).isEqualTo(201);
  }

  @Test
  void hidesANewDocumentFromTheListIfToldSo() throws IOException {
    simulator.admin().variants(List.of(VismanetVariants.MARKER_VISIBLE_LATE));
    String number = created();
    assertThat(transactions("")).isEmpty();
    assertThat(caller.get("/v1/projecttransaction/" + number).statusCode()).isEqualTo(200);
    clock.advance(Duration.ofSeconds(30));
    assertThat(transactions("")).hasSize(1);
  }

  @Test
  void ignoresTheProjectFilterIfToldSo() throws IOException {
    created();
    simulator.admin().variants(List.of(VismanetVariants.PROJECT_FILTER_IGNORED));
    assertThat(transactions("&project=P10022")).hasSize(1);
  }

  @Test
  void takesItsOwnNumberOnlyIfToldSo() throws IOException {
    String body = hours("{\"description\"", "{\"refNbr\":{\"value\":\"HRS-1\"},\"description\"");
    caller.post("/v1/projecttransaction", body);
    assertThat(caller.get("/v1/projecttransaction/HRS-1").statusCode()).isEqualTo(404);
    simulator.admin().variants(List.of(VismanetVariants.OWN_NUMBER_HONOURED));
    assertThat(caller.post("/v1/projecttransaction", body).statusCode()).isEqualTo(201);
    assertThat(caller.get("/v1/projecttransaction/HRS-1").statusCode()).isEqualTo(200);
    assertThat(caller.post("/v1/projecttransaction", body).statusCode()).isEqualTo(400);
  }

  @Test
  void answersInTheBackgroundWhenAsked() throws IOException {
    HttpResponse<String> accepted =
        caller.header("erp-api-background", "none").post("/v1/projecttransaction", hours());
    assertThat(accepted.statusCode()).isEqualTo(202);
    String id = Caller.json(accepted).path("id").asText();
    JsonNode state = caller.without("erp-api-background").json("/v1/background/" + id);
    assertThat(state.path("status").asText()).isEqualTo("Finished");
    assertThat(state.path("responseHeaders").path("Location").asText()).endsWith("PM0000001");
    assertThat(caller.get("/v1/background/" + id + "/content").statusCode()).isEqualTo(404);
  }

  private String amount(String number) throws IOException {
    return caller
        .json("/v1/projecttransaction/" + number)
        .path("lines")
        .get(0)
        .path("amount")
        .asText();
  }
}
