package no.samklang.connector.tidsbanken;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.http.Fault;
import java.time.LocalDate;
import java.util.Map;
import no.samklang.sync.model.Address;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.Project;
import no.samklang.sync.model.ProjectStatus;
import no.samklang.sync.model.ProjectTask;
import no.samklang.sync.model.Ref;
import no.samklang.sync.spi.Receipt;
import no.samklang.sync.spi.Rejected;
import no.samklang.sync.spi.Unavailable;
import no.samklang.sync.spi.Unclear;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CreateTest extends WireTest {
  private static final Customer CUSTOMER =
      Customer.builder()
          .number("10/4'2")
          .name("Fjellvang & Sønn 😀")
          .address(new Address("Granittveien 14", "", "0374", "Røros", "NO"))
          .organisationNumber("999888772")
          .build();

  @Test
  void leavesOutWhatIsEmptyAndWhatIsNotAskedFor() {
    answer(CUSTOMERS, 201);

    Receipt receipt = target().create(EntityTypes.CUSTOMER, CUSTOMER, writing());

    assertThat(receipt.id()).isEqualTo("10/4'2");
    verifyPost(
        CUSTOMERS,
        """
        {"Id":"10/4'2","Navn":"Fjellvang & Sønn 😀","Gateadresse":"Granittveien 14",
         "Postnummer":"0374","Poststed":"Røros"}
        """);
    assertThat(connector.requests().total()).isEqualTo(1);
  }

  @Test
  void newProjectHasFlagsReferencesAndDepartment() {
    answer(PROJECTS, 204);
    Project wanted =
        Project.builder()
            .number("P1")
            .name("Tilbygg")
            .status(ProjectStatus.ACTIVE)
            .customer(Ref.to(EntityTypes.CUSTOMER, "10"))
            .manager(Ref.to(EntityTypes.EMPLOYEE, "114"))
            .startDate(LocalDate.of(2025, 3, 3))
            .build();

    connect(Map.of("departmentId", "20"))
        .target()
        .orElseThrow()
        .create(EntityTypes.PROJECT, wanted, writing());

    verifyPost(
        PROJECTS,
        """
        {"Id":"P1","Navn":"Tilbygg","KundeId":"10","AnsvarligId":114,"AvdelingId":"20",
         "StartDato":"2025-03-03T00:00:00","Startet":true,"Ferdig":false,"Avsluttet":false}
        """);
  }

  @Test
  void newSubProjectOfABlockedProjectIsClosed() {
    answer("/prosjekt/ProsjektLinje", 201);
    ProjectTask wanted =
        ProjectTask.builder()
            .number("0/1")
            .name("Vinduer")
            .project(Ref.to(EntityTypes.PROJECT, "P/1"))
            .status(ProjectStatus.ACTIVE)
            .projectStatus(ProjectStatus.PLANNED)
            .build();

    Receipt receipt = target().create(EntityTypes.PROJECT_TASK, wanted, writing());

    assertThat(receipt).isEqualTo(new Receipt("P~11/0~11", "0/1"));
    verifyPost(
        "/prosjekt/ProsjektLinje",
        """
        {"ProsjektId":"P/1","ProsjektLinjeId":"0/1","Navn":"Vinduer","Avsluttet":true}
        """);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 409})
  void rowThatIsThereAlreadyIsBroughtUpToDate(int status) {
    answer(CUSTOMERS, status);
    list(CUSTOMERS, "{\"Id\":\"10/4'2\",\"Navn\":\"Gammelt\",\"EksternId\":\"E\"}");
    WIRE.stubFor(put(urlPathEqualTo(CUSTOMERS)).willReturn(aResponse().withStatus(200)));

    target().create(EntityTypes.CUSTOMER, CUSTOMER, writing());

    WIRE.verify(
        putRequestedFor(urlPathEqualTo(CUSTOMERS))
            .withRequestBody(
                equalToJson(
                    """
                    [{"Id":"10/4'2","Navn":"Fjellvang & Sønn 😀","EksternId":"E",
                      "Gateadresse":"Granittveien 14","Postnummer":"0374","Poststed":"Røros"}]
                    """)));
  }

  @Test
  void refusedRowThatIsNotThereIsRejected() {
    answer(CUSTOMERS, 400);
    list(CUSTOMERS);

    assertThatThrownBy(() -> target().create(EntityTypes.CUSTOMER, CUSTOMER, writing()))
        .isInstanceOf(Rejected.class)
        .hasMessageContaining("POST");
  }

  @Test
  void lostAnswerIsUnclearAndNotRepeatedHere() {
    WIRE.stubFor(
        post(urlPathEqualTo(CUSTOMERS))
            .willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));

    assertThatThrownBy(() -> target().create(EntityTypes.CUSTOMER, CUSTOMER, writing()))
        .isInstanceOf(Unclear.class);
    assertThat(connector.requests().total()).isEqualTo(1);
  }

  @Test
  void serverErrorIsUnclear() {
    answer(CUSTOMERS, 503);

    assertThatThrownBy(() -> target().create(EntityTypes.CUSTOMER, CUSTOMER, writing()))
        .isInstanceOf(Unclear.class);
  }

  @Test
  void usedUpQuotaDidNoWork() {
    WIRE.stubFor(
        post(urlPathEqualTo(CUSTOMERS))
            .willReturn(
                jsonResponse(
                    "{\"statusCode\":403,\"message\":\"Out of call volume quota. Quota will be"
                        + " replenished in 02:10:05.\"}",
                    403)));

    assertThatThrownBy(() -> target().create(EntityTypes.CUSTOMER, CUSTOMER, writing()))
        .isInstanceOfSatisfying(
            Unavailable.class,
            e -> assertThat(e.retryAfter()).hasValue(java.time.Duration.ofSeconds(7805)));
  }

  @Test
  void recordWithoutNumberIsRejectedWithoutAsking() {
    Customer nameless = Customer.builder().name("Uten nummer").build();

    assertThatThrownBy(() -> target().create(EntityTypes.CUSTOMER, nameless, writing()))
        .isInstanceOf(Rejected.class)
        .hasMessageContaining("Uten nummer");
    assertThat(connector.requests().total()).isZero();
  }

  @Test
  void recordWithoutNameIsRejectedWithoutAsking() {
    Customer nameless = Customer.builder().number("10").name(" ").build();

    assertThatThrownBy(() -> target().create(EntityTypes.CUSTOMER, nameless, writing()))
        .isInstanceOf(Rejected.class)
        .hasMessageContaining("10 has no name");
    assertThat(connector.requests().total()).isZero();
  }

  private static void answer(String path, int status) {
    WIRE.stubFor(post(urlPathEqualTo(path)).willReturn(aResponse().withStatus(status)));
  }

  private static void verifyPost(String path, String body) {
    WIRE.verify(postRequestedFor(urlPathEqualTo(path)).withRequestBody(equalToJson(body)));
  }
}
