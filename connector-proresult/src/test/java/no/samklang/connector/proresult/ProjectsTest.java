package no.samklang.connector.proresult;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.samklang.sync.model.Address;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.Project;
import no.samklang.sync.model.ProjectStatus;
import no.samklang.sync.model.Ref;
import no.samklang.sync.model.WorkType;
import no.samklang.sync.spi.Change;
import no.samklang.sync.spi.Retirement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProjectsTest extends WireTest {
  private static final String KARI =
      "{\"arbeiderId\":3,\"ansattnummer\":\"12\",\"navn\":\"Kari\",\"aktiv\":true}";
  private static final String WITHOUT_NUMBER =
      "{\"arbeiderId\":9,\"ansattnummer\":null,\"navn\":\"Jakub\",\"aktiv\":true}";
  private static final WorkType DEMOLITION = new WorkType("010", "Riving", true);
  private static final WorkType OVERHEAD = new WorkType("90", "Rigg og drift", false);
  private static final Project PROJECT =
      Project.builder()
          .number("231")
          .name("Tak og takrenner")
          .description("lang tekst")
          .status(ProjectStatus.ACTIVE)
          .customer(Ref.to(EntityTypes.CUSTOMER, "10042", "10042"))
          .manager(Ref.to(EntityTypes.EMPLOYEE, "3", "12"))
          .address(new Address("Myrullvegen 7", null, "0687", "Oslo", "NO"))
          .startDate(LocalDate.of(2025, 4, 1))
          .endDate(LocalDate.of(2025, 12, 31))
          .attributes(Map.of("eksternId", "PR000231"))
          .build();

  @BeforeEach
  void accept() {
    WIRE.stubFor(put(anyUrl()).willReturn(jsonResponse("{\"data\":[]}", 200)));
    rows(WORKERS, KARI, WITHOUT_NUMBER);
  }

  @Test
  void sendsWhatGoesOver() {
    create(PROJECT);

    assertThat(body())
        .isEqualTo(
            json(
                """
                {"adresse":"Myrullvegen 7","postnummer":"0687","poststed":"Oslo",
                 "kundenummer":"10042","prosjektansvarligAnsattnummer":"12",
                 "startdato":"2025-04-01","eksternId":"PR000231",
                 "prosjektnavn":"Tak og takrenner","avsluttet":false}
                """));
  }

  @Test
  void newProjectLeavesOutWhatItLacks() {
    create(Project.builder().number("1").name("Å").status(ProjectStatus.ACTIVE).build());

    assertThat(body()).isEqualTo(json("{\"prosjektnavn\":\"Å\",\"avsluttet\":false}"));
    assertThat(connector.requests().total()).isEqualTo(1);
  }

  @Test
  void managerAndCustomerThatAreNotThereAreLeftOutAndNeverNull() {
    Project bare = PROJECT.toBuilder().customer(null).manager(null).build();

    create(bare);
    assertThat(body().has("kundenummer")).isFalse();
    assertThat(body().has("prosjektansvarligAnsattnummer")).isFalse();

    update(bare, "customer", "manager", "name");
    assertThat(body())
        .isEqualTo(json("{\"prosjektnavn\":\"Tak og takrenner\",\"avsluttet\":false}"));
  }

  @Test
  void managerWhoIsNotAmongTheWorkersIsLeftOut() {
    create(PROJECT.toBuilder().manager(Ref.to(EntityTypes.EMPLOYEE, "77", "12")).build());
    assertThat(body().has("prosjektansvarligAnsattnummer")).isFalse();

    create(PROJECT.toBuilder().manager(Ref.to(EntityTypes.EMPLOYEE, "9", "9")).build());
    assertThat(body().has("prosjektansvarligAnsattnummer")).isFalse();
  }

  @Test
  void workersAreReadOnceForManyProjectsAndAgainAfterTenMinutes() {
    create(PROJECT);
    create(PROJECT.toBuilder().number("232").build());
    WIRE.verify(1, getRequestedFor(urlPathEqualTo(WORKERS)));

    clock.advance(Duration.ofMinutes(11));
    create(PROJECT);
    WIRE.verify(2, getRequestedFor(urlPathEqualTo(WORKERS)));
  }

  @ParameterizedTest
  @EnumSource(ProjectStatus.class)
  void onlyAnActiveProjectIsOpen(ProjectStatus status) {
    create(PROJECT.toBuilder().status(status).build());

    assertThat(body().get("avsluttet").asBoolean()).isEqualTo(status != ProjectStatus.ACTIVE);
  }

  @Test
  void blockedWinsOverTheStatus() {
    create(PROJECT.toBuilder().status(ProjectStatus.ON_HOLD).blocked(false).build());

    assertThat(body().get("avsluttet").asBoolean()).isFalse();
  }

  @Test
  void closesAndOpensAgain() {
    update(PROJECT.toBuilder().status(ProjectStatus.COMPLETED).build(), "status");
    assertThat(body())
        .isEqualTo(json("{\"prosjektnavn\":\"Tak og takrenner\",\"avsluttet\":true}"));

    update(PROJECT, "status");
    assertThat(body().get("avsluttet").asBoolean()).isFalse();
  }

  @Test
  void workTypesGoAsOneListAfterTheProject() {
    create(PROJECT.toBuilder().workTypes(List.of(DEMOLITION, OVERHEAD)).build());

    assertThat(paths()).containsExactly(PROJECTS + "/231", PROJECTS + "/231/arbeidsarter");
    assertThat(workTypes())
        .isEqualTo(
            json(
                """
                [{"kode":"010","navn":"Riving","aktiv":true},
                 {"kode":"90","navn":"Rigg og drift","aktiv":false}]
                """));
  }

  @Test
  void workTypesThatAreNotKnownAreNotSent() {
    create(PROJECT);
    update(PROJECT, "name", "workTypes");

    WIRE.verify(0, putRequestedFor(urlPathEqualTo(PROJECTS + "/231/arbeidsarter")));
  }

  @Test
  void emptyListIsSentOnlyToAProjectThatIsThereAndWhenThereTrulyIsNone() {
    Project without = PROJECT.toBuilder().workTypes(List.of()).build();
    create(without);
    update(without, "name");
    WIRE.verify(0, putRequestedFor(urlPathEqualTo(PROJECTS + "/231/arbeidsarter")));

    update(without, "workTypes");
    assertThat(workTypes()).isEqualTo(json("[]"));
  }

  @Test
  void changedWorkTypesAloneLeaveTheProjectAlone() {
    update(PROJECT.toBuilder().workTypes(List.of(DEMOLITION)).build(), "workTypes");

    assertThat(paths()).containsExactly(PROJECTS + "/231/arbeidsarter");
  }

  @Test
  void addressStaysWhereTheChangeDoesNotNameIt() {
    update(PROJECT.toBuilder().address(null).build(), "startDate");

    assertThat(body())
        .isEqualTo(
            json(
                """
                {"startdato":"2025-04-01","prosjektnavn":"Tak og takrenner","avsluttet":false}
                """));
  }

  @Test
  void readsClosedOnesTooAndManagersById() {
    rows(
        PROJECTS,
        """
        {"prosjektnummer":"198","prosjektnavn":"Garasje","kundenummer":null,"avsluttet":true,
         "prosjektansvarligAnsattnummer":"12","startdato":null}
        """,
        """
        {"prosjektnummer":"231","prosjektnavn":"Tak","kundenummer":"10042","avsluttet":false,
         "prosjektansvarligAnsattnummer":"ukjent","adresse":"Gata 1","startdato":"2025-04-01"}
        """);

    List<Project> projects =
        list(EntityTypes.PROJECT).stream().map(record -> record.value()).toList();

    assertThat(projects.get(0))
        .isEqualTo(
            Project.builder()
                .number("198")
                .name("Garasje")
                .status(ProjectStatus.COMPLETED)
                .blocked(true)
                .manager(Ref.to(EntityTypes.EMPLOYEE, "3", "12"))
                .build());
    assertThat(projects.get(1).manager()).isNull();
    assertThat(projects.get(1).blocked()).isFalse();
    assertThat(projects.get(1).customer().id()).isEqualTo("10042");
    assertThat(projects.get(1).address().line1()).isEqualTo("Gata 1");
    assertThat(projects.get(1).workTypes()).isNull();
    WIRE.verify(
        getRequestedFor(urlPathEqualTo(PROJECTS)).withQueryParam("taMedAvslutta", equalTo("1")));
  }

  @Test
  void retiringClosesUnderTheNameItHas() {
    rows(PROJECTS, "{\"prosjektnummer\":\"231\",\"prosjektnavn\":\"Tak\",\"avsluttet\":false}");

    target().retire(EntityTypes.PROJECT, "231", Retirement.CLOSE);
    target().retire(EntityTypes.PROJECT, "ingen", Retirement.CLOSE);

    assertThat(body()).isEqualTo(json("{\"prosjektnavn\":\"Tak\",\"avsluttet\":true}"));
    assertThat(paths()).hasSize(1);
    assertThatThrownBy(() -> target().retire(EntityTypes.PROJECT, "231", Retirement.DELETE))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> target().retire(EntityTypes.CUSTOMER, "1", Retirement.CLOSE))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  private void create(Project project) {
    target().create(EntityTypes.PROJECT, project, writing());
  }

  private void update(Project wanted, String... fields) {
    target().update(EntityTypes.PROJECT, "231", new Change<>(wanted, Set.of(fields)));
  }

  private static JsonNode body() {
    List<JsonNode> bodies =
        WIRE.findAll(putRequestedFor(anyUrl())).stream()
            .filter(call -> !call.getUrl().endsWith("arbeidsarter"))
            .map(call -> json(call.getBodyAsString()))
            .toList();
    return bodies.get(bodies.size() - 1);
  }

  private static JsonNode workTypes() {
    return sent(putRequestedFor(urlPathEqualTo(PROJECTS + "/231/arbeidsarter")));
  }

  private static List<String> paths() {
    return WIRE.findAll(putRequestedFor(anyUrl())).stream().map(call -> call.getUrl()).toList();
  }
}
