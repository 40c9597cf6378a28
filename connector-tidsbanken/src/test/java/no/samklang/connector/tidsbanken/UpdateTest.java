package no.samklang.connector.tidsbanken;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import no.samklang.sync.model.Address;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.Project;
import no.samklang.sync.model.ProjectStatus;
import no.samklang.sync.model.ProjectTask;
import no.samklang.sync.model.Ref;
import no.samklang.sync.spi.Change;
import no.samklang.sync.spi.Gone;
import no.samklang.sync.spi.Receipt;
import no.samklang.sync.spi.Rejected;
import no.samklang.sync.spi.Retirement;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class UpdateTest extends WireTest {
  private static final String ROW =
      """
      {"@odata.etag":"x","Id":"P1","PostId":5,"Navn":"Før","KundeId":"10","Status":null,
       "StartDato":"2024-09-02T00:00:00+02:00","GarantiDato":"2030-01-01T00:00:00+01:00",
       "Startet":true,"Ferdig":false,"Avsluttet":false,"AvsluttetDato":null,"Element1Id":"",
       "NyttFelt":{"a":[1.50]},"FerdigGrad":33.330,"SistEndretDato":"2025-03-14T13:07:25+01:00",
       "SistEndretAvId":100,"OpprettetDato":"2025-03-14T13:07:25+01:00"}
      """;

  @Test
  void sendsTheWholeRowBackWithUnknownPropertiesAndWithoutOffsets() {
    list(PROJECTS, ROW);
    accept(PROJECTS);

    target().update(EntityTypes.PROJECT, "P1", change(project().name("Etter Ærø 😀"), "name"));

    WIRE.verify(
        putRequestedFor(urlPathEqualTo(PROJECTS))
            .withRequestBody(
                equalToJson(
                    """
                    [{"Id":"P1","Navn":"Etter Ærø 😀","KundeId":"10",
                      "StartDato":"2024-09-02T00:00:00","GarantiDato":"2030-01-01T00:00:00",
                      "Startet":true,"Ferdig":false,"Avsluttet":false,"AvsluttetDato":null,
                      "Element1Id":"","NyttFelt":{"a":[1.50]},"FerdigGrad":33.330}]
                    """)));
  }

  @Test
  void takesOneReadAndOneWrite() {
    list(PROJECTS, ROW);
    accept(PROJECTS);

    target().update(EntityTypes.PROJECT, "P1", change(project().name("Etter"), "name"));

    assertThat(connector.requests().byOperation())
        .isEqualTo(Map.of("GET " + PROJECTS, 1L, "PUT " + PROJECTS, 1L));
    WIRE.verify(getRequestedFor(urlPathEqualTo(PROJECTS)).withQueryParam("$select", equalTo("*")));
  }

  @Test
  @Tag("F-67")
  void tellsWhatStoodThereBeforeWithoutAnotherRequest() {
    list(PROJECTS, ROW);
    accept(PROJECTS);

    Receipt receipt =
        target().update(EntityTypes.PROJECT, "P1", change(project().name("Etter"), "name"));

    assertThat(receipt.before())
        .isInstanceOfSatisfying(
            Project.class, before -> assertThat(before.name()).isEqualTo("Før"));
    assertThat(connector.requests().total()).isEqualTo(2);
  }

  @Test
  void changesARowAlsoWhenItCannotBeUnderstoodWhole() {
    list(PROJECTS, ROW.replace("2024-09-02T00:00:00+02:00", "i fjor"));
    accept(PROJECTS);

    Receipt receipt =
        target().update(EntityTypes.PROJECT, "P1", change(project().name("Etter"), "name"));

    assertThat(receipt.before()).isNull();
    verifyPut(PROJECTS, "$[0].Navn", "Etter");
  }

  @Test
  void writesNothingWhenNothingDiffers() {
    list(PROJECTS, ROW);
    Change<Project> same =
        change(
            project().name("Før").startDate(LocalDate.of(2024, 9, 2)),
            "name",
            "startDate",
            "endDate",
            "status",
            "customer");

    target().update(EntityTypes.PROJECT, "P1", same);

    assertThat(connector.requests().byOperation()).containsOnlyKeys("GET " + PROJECTS);
  }

  @Test
  void leavesFieldsThatAreNotNamed() {
    list(PROJECTS, ROW);
    accept(PROJECTS);

    target()
        .update(EntityTypes.PROJECT, "P1", change(project().name("Etter").customer(null), "name"));

    verifyPut(PROJECTS, "$[0].KundeId", "10");
  }

  @Test
  void renamedNumberIsNotWritten() {
    list(PROJECTS, ROW);

    target().update(EntityTypes.PROJECT, "P1", change(project().number("P2"), "number"));

    assertThat(connector.requests().byOperation()).containsOnlyKeys("GET " + PROJECTS);
  }

  @Test
  void blocksOnTheDayOfTheChangeInTheCompanysZone() {
    list(PROJECTS, ROW);
    accept(PROJECTS);

    target()
        .update(
            EntityTypes.PROJECT, "P1", change(project().status(ProjectStatus.ON_HOLD), "status"));

    verifyPut(PROJECTS, "$[0].Avsluttet", "true");
    verifyPut(PROJECTS, "$[0].AvsluttetDato", "2026-11-21T00:00:00");
  }

  @Test
  void sendsOnceMoreWithoutNullsWhenTheVendorRefusesThem() {
    list(PROJECTS, ROW.replace("\"AvsluttetDato\":null", "\"AvsluttetDato\":\"2026-01-01\""));
    WIRE.stubFor(
        put(urlPathEqualTo(PROJECTS))
            .withRequestBody(matchingJsonPath("$[0][?(@.AvsluttetDato == null)]"))
            .willReturn(jsonResponse("{\"error\":{\"message\":\"null\"}}", 400)));
    WIRE.stubFor(
        put(urlPathEqualTo(PROJECTS))
            .withRequestBody(matchingJsonPath("$[0][?(!@.AvsluttetDato)]"))
            .atPriority(1)
            .willReturn(aResponse().withStatus(204)));

    target()
        .update(
            EntityTypes.PROJECT,
            "P1",
            change(project().name("Etter").status(ProjectStatus.ACTIVE), "name", "status"));

    assertThat(connector.requests().byOperation()).containsEntry("PUT " + PROJECTS, 2L);
  }

  @Test
  void refusedRowIsRejectedWithTheVendorsWords() {
    list(CUSTOMERS, "{\"Id\":\"10\",\"Navn\":\"Før\"}");
    WIRE.stubFor(
        put(urlPathEqualTo(CUSTOMERS))
            .willReturn(jsonResponse("{\"error\":{\"message\":\"Navn er for langt\"}}", 400)));

    assertThatThrownBy(
            () -> target().update(EntityTypes.CUSTOMER, "10", change(customer(), "name")))
        .isInstanceOf(Rejected.class)
        .hasMessageContaining("Navn er for langt");
    assertThat(connector.requests().byOperation()).containsEntry("PUT " + CUSTOMERS, 1L);
  }

  @Test
  void updateOfARowThatIsGoneSaysSo() {
    list(CUSTOMERS);

    assertThatThrownBy(
            () -> target().update(EntityTypes.CUSTOMER, "10", change(customer(), "name")))
        .isInstanceOf(Gone.class)
        .hasMessageContaining("10");
  }

  @Test
  void neverWritesToAnotherRowThanTheOneNamed() {
    list(CUSTOMERS, "{\"Id\":\"11\",\"Navn\":\"En annen\"}");

    assertThatThrownBy(
            () -> target().update(EntityTypes.CUSTOMER, "10", change(customer(), "name")))
        .isInstanceOf(Gone.class);
    assertThat(connector.requests().byOperation()).containsOnlyKeys("GET " + CUSTOMERS);
  }

  @Test
  void writesPartsOfAnAddressAndKeepsTheLeadingZero() {
    list(CUSTOMERS, "{\"Id\":\"10\",\"Navn\":\"Før\",\"Gateadresse\":\"Gata 1\"}");
    accept(CUSTOMERS);
    Customer wanted =
        Customer.builder()
            .name("x")
            .address(new Address("Veien 2", null, "0010", "Oslo", "NO"))
            .build();

    target().update(EntityTypes.CUSTOMER, "10", new Change<>(wanted, Set.of("address.postalCode")));

    verifyPut(CUSTOMERS, "$[0].Postnummer", "0010");
    verifyPut(CUSTOMERS, "$[0].Gateadresse", "Gata 1");
  }

  @Test
  void addressThatVanishedAsAWholeIsCleared() {
    list(CUSTOMERS, "{\"Id\":\"10\",\"Navn\":\"Før\",\"Gateadresse\":\"Gata 1\"}");
    accept(CUSTOMERS);

    target().update(EntityTypes.CUSTOMER, "10", change(customer(), "address"));

    WIRE.verify(
        putRequestedFor(urlPathEqualTo(CUSTOMERS))
            .withRequestBody(matchingJsonPath("$[0][?(@.Gateadresse == null)]")));
  }

  @Test
  void contactFieldsAreLeftAloneUnlessTheSettingSaysSo() {
    list(CUSTOMERS, "{\"Id\":\"10\",\"Navn\":\"Før\",\"Epost\":\"a@b.example\"}");
    accept(CUSTOMERS);
    Change<Customer> email =
        new Change<>(customer().toBuilder().email("c@d.example").build(), Set.of("email"));

    target().update(EntityTypes.CUSTOMER, "10", email);
    assertThat(connector.requests().byOperation()).containsOnlyKeys("GET " + CUSTOMERS);

    connect(Map.of("sendContactFields", "true"))
        .target()
        .orElseThrow()
        .update(EntityTypes.CUSTOMER, "10", email);
    verifyPut(CUSTOMERS, "$[0].Epost", "c@d.example");
  }

  @Test
  void managerThatIsNoNumberIsRejectedBeforeAnythingIsWritten() {
    list(PROJECTS, ROW);
    Project wanted = project().manager(Ref.to(EntityTypes.EMPLOYEE, "Kari")).build();

    assertThatThrownBy(
            () ->
                target().update(EntityTypes.PROJECT, "P1", new Change<>(wanted, Set.of("manager"))))
        .isInstanceOf(Rejected.class)
        .hasMessageContaining("Kari");
  }

  @Test
  void subProjectCannotMoveToAnotherProject() {
    ProjectTask wanted =
        ProjectTask.builder()
            .number("1")
            .name("x")
            .project(Ref.to(EntityTypes.PROJECT, "P2"))
            .status(ProjectStatus.ACTIVE)
            .build();

    assertThatThrownBy(
            () ->
                target()
                    .update(
                        EntityTypes.PROJECT_TASK,
                        "P1/1",
                        new Change<>(wanted, Set.of("project", "name"))))
        .isInstanceOf(Rejected.class)
        .hasMessageContaining("P2");
  }

  @Test
  void retiringBlocksAndARetiredRowIsNotWrittenAgain() {
    list(PROJECTS, ROW);
    accept(PROJECTS);
    target().retire(EntityTypes.PROJECT, "P1", Retirement.BLOCK);
    verifyPut(PROJECTS, "$[0].AvsluttetDato", "2026-11-21T00:00:00");

    list(PROJECTS, ROW.replace("\"Avsluttet\":false", "\"Avsluttet\":true"));
    target().retire(EntityTypes.PROJECT, "P1", Retirement.BLOCK);
    list(PROJECTS);
    target().retire(EntityTypes.PROJECT, "P1", Retirement.BLOCK);

    assertThat(connector.requests().byOperation()).containsEntry("PUT " + PROJECTS, 1L);
  }

  private static Project.Builder project() {
    return Project.builder()
        .number("P1")
        .name("Før")
        .status(ProjectStatus.ACTIVE)
        .customer(Ref.to(EntityTypes.CUSTOMER, "10"));
  }

  private static Customer customer() {
    return Customer.builder().number("10").name("Etter").build();
  }

  private static Change<Project> change(Project.Builder wanted, String... fields) {
    return new Change<>(wanted.build(), Set.of(fields));
  }

  private static Change<Customer> change(Customer wanted, String... fields) {
    return new Change<>(wanted, Set.of(fields));
  }

  private static void accept(String path) {
    WIRE.stubFor(put(urlPathEqualTo(path)).willReturn(aResponse().withStatus(204)));
  }

  private static void verifyPut(String path, String property, String value) {
    WIRE.verify(
        putRequestedFor(urlPathEqualTo(path))
            .withRequestBody(matchingJsonPath(property, equalTo(value))));
  }
}
