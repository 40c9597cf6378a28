package no.samklang.simulators.vismanet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import no.samklang.simulators.Fault;
import no.samklang.simulators.testing.Caller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class VismanetVariantTest extends VismanetTestBase {

  @ParameterizedTest
  @CsvSource({
    "clock-ahead-1h, 2026-03-04T14:00:00.000+01:00",
    "clock-behind-1h, 2026-03-04T12:00:00.000+01:00",
    "stamps-in-utc, 2026-03-04T12:00:00Z",
    "stamps-without-offset, 2026-03-04T13:00:00.000",
  })
  void showsStampsByItsOwnClock(String variant, String expected) {
    simulator.admin().variants(List.of(variant));
    JsonNode row = simulator.admin().put("customers", Map.of("number", "10001", "name", "Ny"));
    assertThat(row.path("lastModifiedDateTime").asText()).isEqualTo(expected);
  }

  @Test
  void comparesCreationInLocalTime() throws IOException {
    created();
    String bound = "&createdDateTime=2026-03-04T12:30:00&createdDateTimeCondition=%3E%3D";
    assertThat(transactions(bound)).isEmpty();
    simulator.admin().variants(List.of(VismanetVariants.CREATED_FILTER_LOCAL_TIME));
    assertThat(transactions(bound)).hasSize(1);
  }

  @Test
  void refusesTheTasksOfAllProjects() throws IOException {
    assertThat(caller.json("/v1/projecttask?pageSize=500&pageNumber=1")).hasSize(15);
    simulator.admin().variants(List.of(VismanetVariants.TASK_LIST_NEEDS_PROJECT));
    assertThat(caller.get("/v1/projecttask").statusCode()).isEqualTo(400);
    assertThat(caller.json("/v1/projecttask?projectId=P10021")).hasSize(3);
  }

  @Test
  void sendsNullsAndNewProperties() throws IOException {
    simulator.admin().variants(List.of(VismanetVariants.NULLS_AND_NEW_PROPERTIES));
    JsonNode row = caller.json("/v1/customer").get(0);
    assertThat(row.path("gln").isNull()).isTrue();
    assertThat(row.has("someNewProperty")).isTrue();
  }

  @Test
  void holdsADocumentWithoutStatus() throws IOException {
    simulator.admin().variants(List.of(VismanetVariants.DEFAULT_STATUS_HOLD));
    caller.post("/v1/projecttransaction", hours("\"status\":{\"value\":\"Balanced\"},", ""));
    assertThat(caller.json("/v1/projecttransaction/PM0000001").path("status").asText())
        .isEqualTo("Hold");
  }

  @Test
  void spellsMessageWithACapital() throws IOException {
    simulator.admin().variants(List.of(VismanetVariants.MESSAGE_CAPITALISED));
    var answer = caller.post("/v1/projecttransaction", hours("P10021", "P99999"));
    assertThat(Caller.json(answer).path("Message").asText()).contains("Project");
  }

  @Test
  void hidesWhatOneCallCreatedWhenAFaultSaysSo() throws IOException {
    Duration delay = Duration.ofMinutes(2);
    simulator.admin().fault(Fault.on("POST", "/v1/projecttransaction").hideCreated(delay).nth(1));
    created();
    created();
    assertThat(transactions("")).hasSize(1);
    clock.advance(delay);
    assertThat(transactions("")).hasSize(2);
  }
}
