package no.samklang.simulators.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import no.samklang.simulators.testing.Contracts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class VendorContractTest {

  private static final String DOCUMENT =
      """
      {"paths": {"/things": {
         "get": {"parameters": [
             {"name": "size", "in": "query", "schema": {"type": "integer"}},
             {"name": "colour", "in": "query", "required": true,
              "schema": {"type": "string", "enum": ["rød", "blå"]}}],
           "responses": {"200": {"content": {"application/json": {"schema":
             {"type": "array", "items": {"$ref": "#/components/schemas/Thing"}}}}}}},
         "post": {"requestBody": {"required": true, "content": {"application/json": {"schema":
             {"$ref": "#/components/schemas/Thing"}}}}, "responses": {"201": {}}}}},
       "components": {"schemas": {"Thing": {"type": "object", "required": ["id"], "properties": {
         "id": {"type": "integer", "format": "int32"}, "name": {"type": "string", "maxLength": 5},
         "note": {"type": "string", "nullable": true},
         "at": {"type": "string", "format": "date-time"},
         "kind": {"type": "string", "enum": ["A", "B"]}}}}}}
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"id\":1}|''",
        "{\"id\":1,\"note\":null,\"at\":\"2026-03-04T12:00:00\",\"kind\":\"A\",\"x\":1}|''",
        "{}|$ lacks id",
        "[]|$ is ARRAY, not object",
        "{\"id\":\"1\"}|$.id is STRING, not integer",
        "{\"id\":3000000000}|$.id is NUMBER, not integer",
        "{\"id\":1,\"name\":null}|$.name is null",
        "{\"id\":1,\"name\":\"for lang\"}|$.name has 8 characters",
        "{\"id\":1,\"at\":\"4. mars\"}|$.at '4. mars' is no date-time",
        "{\"id\":1,\"kind\":\"C\"}|$.kind is \"C\", which the contract does not list",
        "{\"id\"|$ is no JSON",
      })
  void checksABody(String body, String expected) throws IOException {
    assertOne(
        contract().checkRequest("POST", "/things", "", body.getBytes(StandardCharsets.UTF_8)),
        expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "colour=bl%C3%A5&SIZE=4|''",
        "size=4|parameter colour is missing",
        "colour=bl%C3%A5&size=many|parameter size has the value 'many'",
        "colour=green|parameter colour has the value 'green'",
        "colour=bl%C3%A5&shape=round|parameter shape is not in the contract",
      })
  void checksAQuery(String query, String expected) throws IOException {
    assertOne(contract().checkRequest("GET", "/things", query, new byte[0]), expected);
  }

  @Test
  void reportsWhatTheContractDoesNotName() throws IOException {
    assertOne(contract().checkRequest("GET", "/others", "", new byte[0]), "path is not in");
    assertOne(contract().checkRequest("DELETE", "/things", "", new byte[0]), "method is not in");
    assertOne(contract().checkRequest("POST", "/things", "", new byte[0]), "body is missing");
    assertOne(contract().checkResponse("GET", "/things", 202, "", new byte[0]), "status is not in");
    assertOne(contract().checkResponse("GET", "/things", 200, "", new byte[0]), "body is empty");
    assertOne(contract().checkResponse("GET", "/things", 503, "text/html", new byte[0]), "");
  }

  @Test
  void reportsUnknownPropertiesOnceClosed() throws IOException {
    byte[] body = "[{\"id\":1,\"x\":1}]".getBytes(StandardCharsets.UTF_8);
    String json = "application/json";
    assertOne(contract().checkResponse("GET", "/things", 200, json, body), "");
    assertOne(contract().closed().checkResponse("GET", "/things", 200, json, body), "$[0] has");
  }

  @Test
  void findsTheTemplateWithFewestVariables() {
    VendorContract contract = Contracts.require("vismanet");
    assertThat(contract.template("/v1/project/tasks")).contains("/v1/project/tasks");
    assertThat(contract.template("/v1/project/P1")).contains("/v1/project/{projectID}");
    assertThat(contract.template("/v1/unknown")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"proresult", "tidsbanken"})
  void acceptsTheSamplesThatNameTheirOperation(String system) throws IOException {
    VendorContract contract = Contracts.require(system);
    Path samples = Contracts.folder(system).resolve("samples");
    JsonMapper mapper = JsonMapper.builder().build();
    JsonNode document = mapper.readTree(samples.resolveSibling("openapi.json").toFile());
    for (JsonNode sample : mapper.readTree(samples.resolve("INDEX.json").toFile())) {
      byte[] body = Files.readAllBytes(samples.resolve(sample.path("file").asText()));
      String[] place = place(document, sample.path("operationId").asText());
      List<String> found =
          sample.path("direction").asText().equals("request")
              ? contract.checkRequest(place[0], place[1], "", body)
              : contract.checkResponse(
                  place[0], place[1], sample.path("status").asInt(), "application/json", body);
      assertThat(found).as(sample.toString()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /v1/customer, customer-list-page.json",
    "GET, /v1/project, project-list-page.json",
    "GET, /v1/projecttask, project-task-list-page.json",
    "GET, /v1/employee, employee-list-page.json",
    "GET, /v1/inventory, inventory-list-page.json",
    "GET, /v1/financialPeriod, financialperiod-list.json",
    "GET, /v1/projecttransaction, projecttransaction-list-page.json",
    "GET, /v1/projecttransaction/PM1, projecttransaction-get.json",
    "POST, /v1/projecttransaction, projecttransaction-post-hours.request.json",
    "POST, /v1/projecttransaction, projecttransaction-post-withdrawal.request.json",
  })
  void acceptsTheSamplesOfVismanet(String method, String path, String file) throws IOException {
    VendorContract contract = Contracts.require("vismanet").closed();
    byte[] body = Files.readAllBytes(Contracts.folder("vismanet").resolve("samples").resolve(file));
    List<String> found =
        method.equals("POST")
            ? contract.checkRequest(method, path, "", body)
            : contract.checkResponse(method, path, 200, "application/json", body);
    assertThat(found).isEmpty();
  }

  @Test
  void reportsTheSampleThatDeviates() throws IOException {
    VendorContract contract = Contracts.require("vismanet").closed();
    byte[] body =
        Files.readAllBytes(
            Contracts.folder("vismanet").resolve("samples/deviation-customer-list-page.json"));
    assertThat(contract.checkResponse("GET", "/v1/customer", 200, "application/json", body))
        .hasSize(3);
  }

  private static String[] place(JsonNode document, String operationId) {
    for (var path : document.path("paths").properties()) {
      for (var method : path.getValue().properties()) {
        if (method.getValue().path("operationId").asText().equals(operationId)) {
          return new String[] {method.getKey(), path.getKey()};
        }
      }
    }
    throw new AssertionError("No operation " + operationId);
  }

  private VendorContract contract() throws IOException {
    return VendorContract.load(Files.writeString(folder.resolve("openapi.json"), DOCUMENT));
  }

  private static void assertOne(List<String> found, String expected) {
    if (expected.isEmpty()) {
      assertThat(found).isEmpty();
    } else {
      assertThat(found).hasSize(1);
      assertThat(found.get(0)).contains(expected);
    }
  }
}
