package no.samklang.connector.vismanet;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.samklang.sync.http.Json;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.Item;
import no.samklang.sync.model.Project;
import no.samklang.sync.model.ProjectStatus;
import no.samklang.sync.model.ProjectTask;
import no.samklang.sync.model.ProjectTransaction;
import no.samklang.sync.model.ProjectTransactionLine;
import no.samklang.sync.model.Ref;
import no.samklang.sync.spi.Broken;
import no.samklang.sync.spi.Check;
import no.samklang.sync.spi.Check.Result;
import no.samklang.sync.spi.ConnectorContext;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.NotAllowed;
import no.samklang.sync.spi.ReadOptions;
import no.samklang.sync.spi.Receipt;
import no.samklang.sync.spi.Settings;
import no.samklang.sync.spi.SourceRecord;
import no.samklang.sync.spi.TargetRecord;
import no.samklang.sync.spi.Unclear;
import no.samklang.sync.testkit.MovableClock;
import no.samklang.sync.testkit.RememberedWriting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Single answers, word for word. */
class WireTest {
  private static final Instant NOW = Instant.parse("2026-03-04T12:00:00Z");
  private static final String REFERENCE = "SKCONTRACT0000000000000001";

  private final WireMockServer server =
      new WireMockServer(WireMockConfiguration.options().dynamicPort().jettyAcceptors(1));
  private final Map<String, String> settings = new HashMap<>();

  @BeforeEach
  void start() {
    server.start();
    String base = "http://127.0.0.1:" + server.port();
    settings.put("baseUrl", base);
    settings.put("tokenUrl", base + "/connect/token");
    settings.put("clientId", "isv_test");
    settings.put("clientSecret", "s3cret&+=");
    settings.put("tenantId", "tenant-1");
    token("\"scope\":\"vismanet_erp_service_api:create vismanet_erp_service_api:read\",");
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private void token(String more) {
    server.stubFor(
        post("/connect/token")
            .willReturn(okJson("{\"access_token\":\"abc\"," + more + "\"expires_in\":3600}")));
  }

  private VismanetConnector connect() {
    MovableClock clock = MovableClock.at(NOW);
    return VismanetConnector.open(
        VismanetSettings.of(Settings.of("", VismanetSettings.DECLARED, settings)),
        new ConnectorContext(clock, Bench.OSLO, () -> 0),
        client -> client.waiter(clock::advance));
  }

  private <T> List<SourceRecord<T>> read(String path, EntityType<T> type, String body) {
    server.stubFor(get(urlPathEqualTo(path)).willReturn(okJson(body)));
    return Bench.pass(connect(), type, Cursor.START).records();
  }

  private Receipt create(ProjectTransaction document, ResponseDefinitionBuilder answer) {
    server.stubFor(post("/v1/projecttransaction").willReturn(answer));
    return connect()
        .target()
        .orElseThrow()
        .create(EntityTypes.PROJECT_TRANSACTION, document, RememberedWriting.of(1, NOW));
  }

  private static ResponseDefinitionBuilder created(String location) {
    return aResponse().withStatus(201).withHeader("Location", location);
  }

  private JsonNode sent() throws IOException {
    return Json.mapper()
        .readTree(
            server
                .findAll(postRequestedFor(urlEqualTo("/v1/projecttransaction")))
                .get(0)
                .getBody());
  }

  private static String sample(String name) throws IOException {
    Path file = Path.of(System.getProperty("samklang.vendors"), "vismanet", "samples", name);
    Assumptions.assumeTrue(Files.exists(file), "the vendor's samples are not here");
    return Files.readString(file);
  }

  @Test
  void tokenIsAskedForWithTenantAndScopes() {
    read("/v1/customer", EntityTypes.CUSTOMER, "[]");

    server.verify(
        1,
        postRequestedFor(urlEqualTo("/connect/token"))
            .withFormParam("grant_type", equalTo("client_credentials"))
            .withFormParam("client_id", equalTo("isv_test"))
            .withFormParam("client_secret", equalTo("s3cret&+="))
            .withFormParam("tenant_id", equalTo("tenant-1"))
            .withFormParam(
                "scope", equalTo("vismanet_erp_service_api:read vismanet_erp_service_api:create")));
  }

  @Test
  void sampleCustomersAreRead() throws IOException {
    List<SourceRecord<Customer>> records =
        read("/v1/customer", EntityTypes.CUSTOMER, sample("customer-list-page.json"));

    assertThat(records).extracting(SourceRecord::id).containsExactly("3411", "3412", "3420");
    assertThat(records.get(2).value().contactPerson()).isEqualTo("Styreleder Øyvind Lie");
    assertThat(records.get(2).value().address().line1()).isEqualTo("Åsveien 27 B");
  }

  @Test
  void deviatingCustomerReadsAsTheRegularOne() throws IOException {
    Customer regular =
        read("/v1/customer", EntityTypes.CUSTOMER, sample("customer-list-page.json"))
            .get(0)
            .value();

    List<SourceRecord<Customer>> deviating =
        read("/v1/customer", EntityTypes.CUSTOMER, sample("deviation-customer-list-page.json"));

    assertThat(deviating).extracting(SourceRecord::value).containsExactly(regular);
  }

  @Test
  void sampleProjectsTasksItemsAndEmployeesAreRead() throws IOException {
    server.stubFor(
        get(urlPathEqualTo("/v1/customer/10001")).willReturn(okJson("{\"internalId\":3411}")));
    server.stubFor(
        get(urlPathEqualTo("/v1/customer/10002")).willReturn(okJson("{\"internalId\":3412}")));
    List<SourceRecord<Project>> projects =
        read("/v1/project", EntityTypes.PROJECT, sample("project-list-page.json"));
    assertThat(projects)
        .extracting(each -> each.value().customer().id())
        .containsExactly("3411", "3412");
    assertThat(projects.get(0).value().manager().id()).isEqualTo("2107");

    server.stubFor(
        get(urlPathEqualTo("/v1/projecttask"))
            .willReturn(okJson(sample("project-task-list-page.json"))));
    server.stubFor(
        get(urlPathEqualTo("/v1/projecttask"))
            .withQueryParam("pageNumber", equalTo("2"))
            .willReturn(okJson("[]")));
    assertThat(Bench.ids(Bench.pass(connect(), EntityTypes.PROJECT_TASK, Cursor.START)))
        .contains("812/01", "812/02", "812/03");

    List<SourceRecord<Item>> items =
        read("/v1/inventory", EntityTypes.ITEM, sample("inventory-list-page.json"));
    assertThat(items.get(1).value().cost()).isEqualTo(new BigDecimal("117.25"));
    assertThat(items.get(2).value().active()).isFalse();

    assertThat(read("/v1/employee", EntityTypes.EMPLOYEE, sample("employee-list-page.json")))
        .extracting(each -> each.value().name())
        .containsExactly("Ingrid Haugland", "Ola Bråten", "Sæbjørn Øksnes");
  }

  @Test
  void everyExpandFlagOfItemsIsSet() {
    read("/v1/inventory", EntityTypes.ITEM, "[]");

    assertThat(server.getAllServeEvents().get(0).getRequest().getQueryParams().keySet())
        .contains(
            "expandCrossReference",
            "expandAttachment",
            "expandAttribute",
            "expandWarehouseDetail",
            "expandAccountInformation",
            "expandInventoryUnits",
            "expandSupplierDetails",
            "expandSalesCategories",
            "expandNote");
  }

  @Test
  void rowOfAnotherFormIsFaultyWithFieldAndWhatItTakes() {
    List<SourceRecord<Customer>> records =
        read(
            "/v1/customer",
            EntityTypes.CUSTOMER,
            """
            [{"internalId":1,"number":"1","name":"Åse",
              "metadata":{"totalCount":5,"maxPageSize":1000}},
             {"internalId":"tolv","number":"12","name":"Øystein"},
             {"internalId":3,"number":"3","name":"Kari","mainContact":"kari@example.com"},
             {"internalId":4,"number":"4"},
             {"number":"5","name":"Uten id"}]
            """);

    assertThat(records.stream().filter(each -> each.fault() == null))
        .extracting(SourceRecord::id)
        .containsExactly("1");
    assertThat(records.stream().filter(each -> each.fault() != null))
        .extracting(each -> each.id() + " " + each.fault().params())
        .containsExactlyInAnyOrder(
            "tolv {field=internalId, example=7}",
            "3 {field=mainContact, example={…}}",
            "4 {field=name, record=4}",
            "? {field=internalId, record=5}");
  }

  @Test
  void unknownStatusIsUnknownAndNullsAreTolerated() {
    Project project =
        read(
                "/v1/project",
                EntityTypes.PROJECT,
                """
                [null,
                 {"internalID":1,"projectID":"P1","description":null,"status":"Frozen","customer":null,
                  "tasks":[null],"attributes":[null,{"id":"ADRESSE","value":"Åsveien 1"}],
                  "lastModifiedDateTime":null,"nytt":{"felt":[1]}}]
                """)
            .get(0)
            .value();

    assertThat(project.status()).isEqualTo(ProjectStatus.UNKNOWN);
    assertThat(project.name()).isEqualTo("P1");
    assertThat(project.attributes()).containsEntry("ADRESSE", "Åsveien 1");
  }

  @Test
  void laterRunsAskBackByTheOverlapAndInNightsOfClockChangesByTheMargin() {
    assertThat(asked("2026-10-22T02:50:00.000")).isEqualTo("2026-10-22T02:35:00.000");
    assertThat(asked("2026-10-25T02:50:00.000")).isEqualTo("2026-10-24T23:50:00.000");
  }

  private String asked(String since) {
    server.resetRequests();
    server.stubFor(get(urlPathEqualTo("/v1/customer")).willReturn(okJson("[]")));
    Cursor cursor =
        new Cursor(
            "{\"list\":{\"since\":\"%s\",\"margin\":\"OVERLAP\",\"usual\":0}}".formatted(since));
    connect().source().orElseThrow().read(EntityTypes.CUSTOMER, cursor, ReadOptions.DEFAULT);
    return server
        .findAll(getRequestedFor(urlPathEqualTo("/v1/customer")))
        .get(0)
        .queryParameter("lastModifiedDateTime")
        .firstValue();
  }

  @Test
  void cursorThatCannotBeReadBeginsFromTheStart() {
    server.stubFor(
        get(urlPathEqualTo("/v1/customer"))
            .willReturn(okJson("[{\"internalId\":1,\"name\":\"Åse\"}]")));

    assertThat(Bench.pass(connect(), EntityTypes.CUSTOMER, new Cursor("gammelt")).records())
        .isNotEmpty();
  }

  @Test
  void serverThatGivesTheSameRowsForEveryPageEndsThePass() {
    assertThat(
            read(
                "/v1/customer",
                EntityTypes.CUSTOMER,
                "[{\"internalId\":1,\"name\":\"Åse\"},{\"name\":\"Uten id\"}]"))
        .extracting(SourceRecord::id)
        .containsOnly("1", "?");
  }

  @Test
  void answerThatIsNoListIsBroken() {
    assertThatThrownBy(() -> read("/v1/customer", EntityTypes.CUSTOMER, "{\"value\":[]}"))
        .isInstanceOf(Broken.class);
  }

  @Test
  void documentIsWrittenAsTheSampleOfTheVendor() throws IOException {
    ProjectTransactionLine line =
        Documents.line()
            .unit("TIME")
            .billableQuantity(new BigDecimal("7.5"))
            .rate(new BigDecimal("412.5"))
            .amount(new BigDecimal("3093.75"))
            .creditSubaccount("10-0000")
            .branch("1")
            .employee(Ref.to(EntityTypes.EMPLOYEE, "2112", "1012"))
            .build();

    create(Documents.of(line), created("/v1/projecttransaction/PM0001873"));

    JsonNode expected =
        Json.mapper().readTree(sample("projecttransaction-post-hours.request.json"));
    JsonNode sent = sent();
    assertThat(sent.path("description").path("value").asText()).isEqualTo("HRS " + REFERENCE);
    assertThat(sent.path("note").path("value").asText()).contains("Samklang", REFERENCE);
    assertThat(sent.path("status")).isEqualTo(expected.path("status"));
    assertThat(sent.path("module")).isEqualTo(expected.path("module"));
    JsonNode expectedLine = expected.path("lines").get(0);
    ((com.fasterxml.jackson.databind.node.ObjectNode) expectedLine).remove("useBillableQty");
    assertThat(sent.path("lines").get(0)).isEqualTo(expectedLine);
  }

  @Test
  void decimalsAreExactAndWhatIsNotGivenIsLeftOut() throws IOException {
    ProjectTransactionLine line =
        Documents.line()
            .quantity(new BigDecimal("-0.10"))
            .rate(new BigDecimal("12345678901234.5678"))
            .text("Retur 😀 på Åsen")
            .accountGroup(null)
            .build();

    create(Documents.of(line), created("/v1/projecttransaction/PM1"));

    JsonNode sent = sent().path("lines").get(0);
    assertThat(sent.path("quantity").path("value").decimalValue())
        .isEqualTo(new BigDecimal("-0.10"));
    assertThat(sent.path("unitRate").path("value").decimalValue())
        .isEqualTo(new BigDecimal("12345678901234.5678"));
    assertThat(sent.path("description").path("value").asText())
        .isEqualTo("Retur 😀 på Åsen #T-88121");
    assertThat(sent.has("amount")).isFalse();
    assertThat(sent.has("accountGroup")).isFalse();
    assertThat(sent.has("note")).isFalse();
    assertThat(sent.toString()).doesNotContain("null");
  }

  @Test
  void taskKnownByItsIdAloneIsSentByItsCode() throws IOException {
    ProjectTransactionLine line =
        Documents.line().task(Ref.to(EntityTypes.PROJECT_TASK, "812/A~1B")).build();

    create(Documents.of(line), created("/v1/projecttransaction/PM1"));

    assertThat(sent().path("lines").get(0).path("projectTask").path("value").asText())
        .isEqualTo("A/B");
  }

  @Test
  void taskWithoutACodeIsFaultyAndTheOthersCome() {
    List<SourceRecord<ProjectTask>> records =
        read(
            "/v1/project",
            EntityTypes.PROJECT_TASK,
            """
            [{"internalID":812,"projectID":"P1","tasks":[{"description":"Uten kode"},
              {"taskId":"A/B","description":"Med kode"}]}]
            """);

    assertThat(records).extracting(SourceRecord::id).containsOnly("812/?", "812/A~1B");
    assertThat(records.get(0).fault().params()).containsEntry("field", "taskId");
  }

  @Test
  void holdIsASetting() throws IOException {
    settings.put("documentStatus", "HOLD");

    create(Documents.hours(), created("/v1/projecttransaction/PM1"));

    assertThat(sent().path("status").path("value").asText()).isEqualTo("Hold");
  }

  @Test
  void numberIsTheLastSegmentOfTheLocationOnAnyHost() {
    String old = "https://integration.visma.net/API/controller/api/v1/projecttransaction/";

    assertThat(create(Documents.hours(), created(old + "PM%2F1873?x=1")).id()).isEqualTo("PM/1873");
  }

  @Test
  void createdWithoutAUsableLocationIsUnclear() {
    for (ResponseDefinitionBuilder answer :
        List.of(
            aResponse().withStatus(201),
            created(""),
            created("/v1/projecttransaction/"),
            created("/v1/projecttransaction"),
            created("/v1/projecttransaction/PM%"),
            aResponse().withStatus(200).withHeader("Location", "/v1/projecttransaction/PM1"))) {
      assertThatThrownBy(() -> create(Documents.hours(), answer)).isInstanceOf(Unclear.class);
    }
  }

  @Test
  void missingLicenceIsToldFromTheWrongTenant() throws IOException {
    server.stubFor(
        get(urlPathEqualTo("/v1/customer"))
            .willReturn(
                aResponse()
                    .withStatus(401)
                    .withHeader("Content-Type", "application/json")
                    .withBody(sample("error-exception.json"))));

    NotAllowed refused =
        catchThrowableOfType(
            NotAllowed.class, () -> Bench.pass(connect(), EntityTypes.CUSTOMER, Cursor.START));

    assertThat(refused.message().code()).isEqualTo("vismanet.no-licence");
    assertThat(refused.message().params()).containsEntry("detail", "No license for this company.");
  }

  @Test
  void scopeThatIsNotGrantedFailsTheCheckAndOneNotStatedWarns() {
    server.stubFor(any(anyUrl()).atPriority(9).willReturn(okJson("[]")));
    token("\"scope\":\"vismanet_erp_service_api:read\",");
    assertThat(scopes(connect().check())).containsExactly(Result.OK, Result.FAILED);

    token("");
    assertThat(scopes(connect().check())).containsExactly(Result.WARNING, Result.WARNING);
  }

  private static List<Result> scopes(Check check) {
    return check.items().stream()
        .filter(item -> item.name().startsWith("scope "))
        .map(Check.Item::result)
        .toList();
  }

  @Test
  void sampleDocumentIsReadBack() throws IOException {
    server.stubFor(
        get("/v1/projecttransaction/PM0001873")
            .willReturn(okJson(sample("projecttransaction-get.json"))));

    List<TargetRecord<ProjectTransaction>> found =
        connect()
            .target()
            .orElseThrow()
            .fetch(EntityTypes.PROJECT_TRANSACTION, List.of("PM0001873"));

    ProjectTransactionLine line = found.get(0).value().lines().get(0);
    assertThat(found.get(0).value().period()).isEqualTo(Documents.PERIOD);
    assertThat(line.key()).isEqualTo("T-88121");
    assertThat(line.text()).isEqualTo("Tømrerarbeid 2. etg.");
    assertThat(line.amount()).isEqualByComparingTo("3093.75");
    assertThat(line.employee().number()).isEqualTo("1012");
  }
}
