package no.samklang.simulators.vismanet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.samklang.simulators.testing.Caller;
import org.junit.jupiter.api.Test;

final class VismanetReadTest extends VismanetTestBase {

  @Test
  void tellsTotalAndLargestPageInEveryRow() throws IOException {
    JsonNode rows = caller.json("/v1/customer?pageNumber=1&pageSize=8");
    assertThat(rows)
        .hasSize(8)
        .allSatisfy(
            row ->
                assertThat(row.path("metadata").toString())
                    .isEqualTo("{\"totalCount\":20,\"maxPageSize\":1000}"));
  }

  @Test
  void givesEachRowOnOnePage() throws IOException {
    List<String> numbers = new ArrayList<>();
    for (int page = 1; page <= 3; page++) {
      caller
          .json("/v1/customer?pageNumber=" + page + "&pageSize=8")
          .forEach(row -> numbers.add(row.path("number").asText()));
    }
    assertThat(numbers).hasSize(20).doesNotHaveDuplicates();
    assertThat(caller.json("/v1/customer?pageNumber=4&pageSize=8")).isEmpty();
  }

  @Test
  void lowersAPageSizeThatIsTooLargeSilently() throws IOException {
    simulator.admin().variants(List.of(VismanetVariants.LOW_PAGE_SIZE));
    assertThat(caller.json("/v1/customer?pageNumber=1&pageSize=500")).hasSize(7);
    assertThat(caller.json("/v1/customer?pageNumber=3&pageSize=500")).hasSize(6);
  }

  @Test
  void answersAnEmptyListWith404IfToldSo() throws IOException {
    simulator.admin().variants(List.of(VismanetVariants.EMPTY_LIST_404));
    assertThat(caller.get("/v1/customer?pageNumber=9&pageSize=50").statusCode()).isEqualTo(404);
  }

  @Test
  void findsWhatChangedSinceALocalMoment() throws IOException {
    simulator.admin().put("customers", Map.of("number", "10003", "name", "Ny på Ås"));
    JsonNode rows =
        caller.json(
            "/v1/customer?lastModifiedDateTime=2026-03-04T13:00:00.000&lastModifiedDateTimeCondition=%3E%3D");
    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).path("name").asText()).isEqualTo("Ny på Ås");
    assertThat(rows.get(0).path("lastModifiedDateTime").asText())
        .isEqualTo("2026-03-04T13:00:00.000+01:00");
    assertThat(
            caller.json(
                "/v1/customer?lastModifiedDateTime=2026-03-04%2013:00:00&lastModifiedDateTimeCondition=%3E"))
        .isEmpty();
  }

  @Test
  void comparesInUtcIfToldSo() throws IOException {
    simulator.admin().variants(List.of(VismanetVariants.MODIFIED_FILTER_UTC));
    simulator.admin().put("customers", Map.of("number", "10003", "name", "Ny på Ås"));
    String query = "&lastModifiedDateTimeCondition=%3E%3D";
    assertThat(caller.json("/v1/customer?lastModifiedDateTime=2026-03-04T12:30:00" + query))
        .isEmpty();
    assertThat(caller.json("/v1/customer?lastModifiedDateTime=2026-03-04T12:00:00" + query))
        .hasSize(1);
  }

  @Test
  void refusesHalfAPairAndAMomentWithOffset() throws IOException {
    assertThat(caller.get("/v1/customer?lastModifiedDateTime=2026-03-04").statusCode())
        .isEqualTo(400);
    assertThat(
            caller
                .get(
                    "/v1/customer?lastModifiedDateTime=2026-03-04T12:00:00Z&lastModifiedDateTimeCondition=%3E")
                .statusCode())
        .isEqualTo(400);
  }

  @Test
  void showsStampsWithoutOffsetIfToldSo() throws IOException {
    simulator.admin().variants(List.of(VismanetVariants.STAMPS_WITHOUT_OFFSET));
    assertThat(caller.json("/v1/customer/10001").path("lastModifiedDateTime").asText())
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}");
  }

  @Test
  void givesOneCustomerByNumberAndByInternalId() throws IOException {
    JsonNode byNumber = caller.json("/v1/customer/10005");
    assertThat(caller.json("/v1/customer/internal/" + byNumber.path("internalId").asInt()))
        .isEqualTo(byNumber);
    assertThat(caller.get("/v1/customer/10005").headers().firstValue("ETag"))
        .contains("\"" + byNumber.path("timeStamp").asText() + "\"");
    assertThat(caller.get("/v1/customer/99999").statusCode()).isEqualTo(404);
  }

  @Test
  void takesCodesWithReservedCharactersInBase64Only() throws IOException {
    simulator
        .admin()
        .put("inventory", Map.of("inventoryNumber", "RØR 15/22", "description", "Rør"));
    assertThat(caller.get("/v1/inventory/b64(UsOYUiAxNS8yMg)").statusCode()).isEqualTo(200);
    assertThat(caller.get("/v1/inventory/" + Caller.encode("RØR 15/22")).statusCode())
        .isEqualTo(404);
    assertThat(caller.get("/v1/inventory/" + Caller.encode("KJØRING")).statusCode()).isEqualTo(200);
  }

  @Test
  void keepsTheInternalIdOfARenumberedProject() throws IOException {
    int id = caller.json("/v1/project/P10021").path("internalID").asInt();
    simulator.admin().put("projects", Map.of("internalID", id, "projectID", "P77777"));
    assertThat(caller.json("/v1/project/P77777").path("internalID").asInt()).isEqualTo(id);
    assertThat(caller.get("/v1/project/P10021").statusCode()).isEqualTo(404);
    assertThat(caller.json("/v1/projecttask?projectId=P77777")).hasSize(3);
  }

  @Test
  void showsARenumberedCustomerOnItsProjects() throws IOException {
    JsonNode customer = caller.json("/v1/project/P10021").path("customer");
    int id =
        caller.json("/v1/customer/" + customer.path("number").asText()).path("internalId").asInt();
    simulator.admin().put("customers", Map.of("internalId", id, "number", "70001"));
    assertThat(caller.json("/v1/project/P10021").path("customer").path("number").asText())
        .isEqualTo("70001");
  }

  @Test
  void hidesTheNonProjectUnlessAskedAndLeavesTemplatesToTheFilter() throws IOException {
    assertThat(ids(caller.json("/v1/project"))).doesNotContain("X").contains("MAL-ENTR");
    assertThat(ids(caller.json("/v1/project?nonProject=true"))).contains("X");
    assertThat(ids(caller.json("/v1/project?systemTemplate=false"))).doesNotContain("MAL-ENTR");
  }

  @Test
  void listsTasksBareWithTheInternalIdOfTheirProject() throws IOException {
    JsonNode project = caller.json("/v1/project/P10021");
    JsonNode tasks =
        caller.json("/v1/projecttask?projectInternalId=" + project.path("internalID").asInt());
    assertThat(tasks).hasSize(3).allSatisfy(task -> assertThat(task.has("metadata")).isFalse());
    assertThat(tasks.get(0).path("projectInternalId")).isEqualTo(project.path("internalID"));
    assertThat(project.path("tasks")).hasSize(3);
    assertThat(project.path("tasks").get(0).has("internalId")).isFalse();
  }

  @Test
  void doesNotMoveTheProjectWhenATaskChangesUnlessToldSo() throws IOException {
    String before = caller.json("/v1/project/P10021").path("lastModifiedDateTime").asText();
    Map<String, String> task = Map.of("projectID", "P10021", "taskId", "02", "status", "Canceled");
    simulator.admin().put("projectTasks", task);
    assertThat(caller.json("/v1/project/P10021").path("lastModifiedDateTime").asText())
        .isEqualTo(before);
    simulator.admin().variants(List.of(VismanetVariants.TASK_CHANGE_MOVES_PROJECT));
    simulator.admin().put("projectTasks", task);
    assertThat(caller.json("/v1/project/P10021").path("lastModifiedDateTime").asText())
        .isNotEqualTo(before);
  }

  @Test
  void addsAProjectWithTasksThroughTheAdminSide() throws IOException {
    simulator
        .admin()
        .put(
            "projects",
            Map.of(
                "projectID", "P90001",
                "description", "Øvre bru",
                "customer", Map.of("number", "10002"),
                "projectManager", Map.of("employeeNumber", "1003"),
                "tasks", List.of(Map.of("taskId", "A", "description", "Graving"))));
    JsonNode project = caller.json("/v1/project/P90001");
    assertThat(project.path("tasks")).hasSize(1);
    assertThat(project.path("projectManager").path("employeeNumber").asText()).isEqualTo("1003");
    assertThat(caller.json("/v1/projecttask?projectId=P90001").get(0).path("taskId").asText())
        .isEqualTo("A");
  }

  @Test
  void ignoresAFilterItDoesNotKnow() throws IOException {
    expectedViolation = "parameter colour";
    assertThat(caller.json("/v1/customer?colour=red")).hasSize(20);
  }

  @Test
  void givesEveryListAndLookUp() throws IOException {
    for (String path :
        List.of(
            "customer",
            "project",
            "projectbasic",
            "projecttask",
            "project/tasks",
            "employee",
            "inventory?addCostPriceStatistics=true&inventoryTypes=LaborItem&inventoryTypes=FinishedGoodItem",
            "financialPeriod",
            "financialPeriod/202603",
            "account",
            "account/5010",
            "subaccount",
            "subaccount/10-0000",
            "projectaccountgroup",
            "projectaccountgroup/TIMER",
            "employee/1001",
            "project/internal/812",
            "inventory/TIM-TOMRER",
            "projecttask/4401")) {
      assertThat(caller.get("/v1/" + path).statusCode()).as(path).isEqualTo(200);
    }
  }

  @Test
  void showsPeriodsAsPeriodAndYearIfToldSo() throws IOException {
    simulator.admin().variants(List.of(VismanetVariants.PERIOD_DASHED));
    assertThat(caller.json("/v1/financialPeriod/202603").path("period").asText())
        .isEqualTo("03-2026");
  }

  private static List<String> ids(JsonNode projects) {
    List<String> ids = new ArrayList<>();
    projects.forEach(project -> ids.add(project.path("projectID").asText()));
    return ids;
  }
}
