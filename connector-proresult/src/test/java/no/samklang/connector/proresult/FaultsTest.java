package no.samklang.connector.proresult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import no.samklang.simulators.Fault;
import no.samklang.simulators.proresult.ProresultVariants;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.Project;
import no.samklang.sync.model.ProjectStatus;
import no.samklang.sync.model.WorkType;
import no.samklang.sync.spi.Acknowledgement;
import no.samklang.sync.spi.Check;
import no.samklang.sync.spi.Check.Result;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.NotAllowed;
import no.samklang.sync.spi.ReadOptions;
import no.samklang.sync.spi.Rejected;
import no.samklang.sync.spi.SourceSystem;
import no.samklang.sync.spi.TargetSystem;
import no.samklang.sync.spi.Unclear;
import no.samklang.sync.testkit.RememberedWriting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsTest {
  private static final Customer CUSTOMER =
      Customer.builder().number("10").name("Ærlig Ø 😀").build();
  private static final Project PROJECT =
      Project.builder()
          .number("231")
          .name("Tak")
          .status(ProjectStatus.ACTIVE)
          .workTypes(List.of(new WorkType("10", "Riving", true)))
          .build();

  private final Simulated proresult = new Simulated().withProject();
  private final TargetSystem target = proresult.connect().target().orElseThrow();
  private final SourceSystem source = proresult.connect().source().orElseThrow();

  @AfterEach
  void stop() {
    proresult.close();
  }

  @Test
  void createWhoseAnswerWasLostIsHarmlessToRepeat() {
    proresult.admin().fault(Fault.on("PUT", "/api/v1/kunder").dropAnswer().times(1));

    assertThatThrownBy(this::create).isInstanceOf(Unclear.class);
    create();

    assertThat(proresult.admin().row("kunder", "10").orElseThrow().get("kundenavn").asText())
        .isEqualTo("Ærlig Ø 😀");
  }

  @Test
  void projectCutOffBeforeItsWorkTypesGetsThemWhenRepeated() {
    proresult
        .admin()
        .fault(Fault.on("PUT", "/api/v1/prosjekter/231/arbeidsarter").status(500).times(5));
    assertThatThrownBy(this::createProject).isInstanceOf(RuntimeException.class);
    assertThat(proresult.admin().row("arbeidsarter", "231/10")).isEmpty();

    createProject();

    assertThat(proresult.admin().row("arbeidsarter", "231/10")).isPresent();
  }

  @Test
  void markWhoseAnswerWasLostIsRepeated() {
    String id = proresult.withdrawal(Map.of());
    proresult.admin().fault(Fault.on("POST", "/api/v1/vareuttak").dropAnswer().times(1));

    source.acknowledge(EntityTypes.ITEM_WITHDRAWAL, List.of(new Acknowledgement(id, "doc")));

    assertThat(
            proresult.admin().row("vareuttak", id).orElseThrow().get("fakturertReferanse").asText())
        .isEqualTo("doc");
  }

  @Test
  void rowThatAnotherTransferInvoicedIsNamedAndTheOthersAreMarked() {
    String taken = proresult.withdrawal(Map.of());
    String free = proresult.withdrawal(Map.of());
    source.acknowledge(EntityTypes.ITEM_WITHDRAWAL, List.of(new Acknowledgement(taken, "first")));

    List<Acknowledgement> both =
        List.of(new Acknowledgement(taken, "other"), new Acknowledgement(free, "other"));
    assertThatThrownBy(() -> source.acknowledge(EntityTypes.ITEM_WITHDRAWAL, both))
        .isInstanceOf(Rejected.class)
        .hasMessageContaining("proresult.already-marked")
        .hasMessageContaining(taken);

    assertThat(proresult.admin().row("vareuttak", free).orElseThrow().get("fakturert").asBoolean())
        .isTrue();
    source.acknowledge(EntityTypes.ITEM_WITHDRAWAL, List.of(new Acknowledgement(taken, "first")));
  }

  @Test
  void hoursMarkedByAnotherTransferAreNamed() {
    String id = proresult.hours(Map.of());
    source.acknowledge(EntityTypes.TIME_ENTRY, List.of(new Acknowledgement(id, "first")));

    assertThatThrownBy(
            () ->
                source.acknowledge(
                    EntityTypes.TIME_ENTRY, List.of(new Acknowledgement(id, "other"))))
        .isInstanceOf(Rejected.class)
        .hasMessageContaining("proresult.already-marked");
  }

  @ParameterizedTest
  @ValueSource(strings = {ProresultVariants.HOURS_MARKING_404, ProresultVariants.HOURS_MARKING_405})
  void missingMarkingOfHoursTellsWhichSettingToChange(String variant) {
    try (Simulated without = new Simulated(Set.of(variant)).withProject()) {
      String id = without.hours(Map.of());

      assertThatThrownBy(
              () ->
                  without
                      .connect()
                      .source()
                      .orElseThrow()
                      .acknowledge(EntityTypes.TIME_ENTRY, List.of(new Acknowledgement(id, "doc"))))
          .isInstanceOf(NotAllowed.class)
          .hasMessageContaining("markHours");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ProresultVariants.REFUSAL_200_TEXT, ProresultVariants.REFUSAL_200_JSON})
  void wrongKeysAreToldInWhateverWayTheyAreRefused(String variant) {
    try (Simulated refusing = new Simulated(variant.isEmpty() ? Set.of() : Set.of(variant))) {
      Check check = refusing.connect(Map.of("apiSecret", "feil")).check();

      assertThat(check.ok()).isFalse();
      assertThat(check.items().get(0).name()).isEqualTo("keys");
      assertThat(check.items().get(0).result()).isEqualTo(Result.FAILED);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ProresultVariants.REFUSAL_200_TEXT, ProresultVariants.REFUSAL_200_JSON})
  void functionWithoutAccessIsNamedInWhateverWayItIsRefused(String variant) {
    try (Simulated refusing =
        new Simulated(variant.isEmpty() ? Set.of() : Set.of(variant)).withProject()) {
      refusing.admin().put("tilganger", Map.of("funksjon", "listTimer", "tilgang", false));
      refusing.admin().put("tilganger", Map.of("funksjon", "lagreKunde", "tilgang", false));
      var connector = refusing.connect();

      assertThat(connector.check().items())
          .filteredOn(item -> item.result() == Result.FAILED)
          .singleElement()
          .satisfies(item -> assertThat(item.name()).isEqualTo("hours"));
      assertThatThrownBy(
              () ->
                  connector
                      .target()
                      .orElseThrow()
                      .create(EntityTypes.CUSTOMER, CUSTOMER, writing()))
          .isInstanceOf(NotAllowed.class)
          .hasMessageContaining("PUT /api/v1/kunder");
    }
  }

  @Test
  void checkLooksAtEverythingAndChangesNothing() {
    proresult.admin().forgetRequests();

    Check check = proresult.connect().check();

    assertThat(check.items()).hasSize(7).allMatch(item -> item.result() == Result.OK);
    assertThat(check.identity()).isEqualTo("Kari (12)");
    assertThat(proresult.admin().lastCalls()).allMatch(call -> call.method().equals("GET"));
  }

  @Test
  void answerCutInHalfIsAskedForAgain() {
    proresult.admin().fault(Fault.on("GET", "/api/v1/arbeidere").truncate().times(2));

    assertThat(source.read(EntityTypes.EMPLOYEE, Cursor.START, ReadOptions.DEFAULT).records())
        .hasSize(1);
  }

  private void create() {
    target.create(EntityTypes.CUSTOMER, CUSTOMER, writing());
  }

  private void createProject() {
    target.create(EntityTypes.PROJECT, PROJECT, writing());
  }

  private RememberedWriting writing() {
    return RememberedWriting.of(1, proresult.clock.instant());
  }
}
