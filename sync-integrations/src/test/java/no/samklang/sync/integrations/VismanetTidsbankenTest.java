package no.samklang.sync.integrations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.samklang.simulators.Fault;
import no.samklang.sync.Outcome;
import no.samklang.sync.RouteReport;
import no.samklang.sync.RunReport;
import no.samklang.sync.RunState;
import no.samklang.sync.SyncEngine;
import no.samklang.sync.SyncSchedule;
import no.samklang.sync.SyncSession;
import no.samklang.sync.spi.Parked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The requirements VT-01 to VT-16, end to end, under every variant of both simulators. */
@ParameterizedClass(name = "variant ''{0}''")
@MethodSource("variants")
@Execution(ExecutionMode.CONCURRENT)
class VismanetTidsbankenTest {
  @Parameter String variant;
  private VtWorld world;

  static Set<String> variants() {
    return VtWorld.variants();
  }

  @BeforeEach
  void start() {
    world = new VtWorld(variant);
  }

  @AfterEach
  void stop() {
    if (variant.isEmpty()) {
      assertThat(world.visma.violations())
          .filteredOn(violation -> !violation.contains("Nyskapt"))
          .isEmpty();
      assertThat(world.tidsbanken.violations()).isEmpty();
    }
    world.close();
  }

  private RouteReport route(RunReport report, String name) {
    return report.route(name).orElseThrow();
  }

  private void hourPasses() {
    world.clock.advance(Duration.ofHours(1));
  }

  private static List<String> quantities(List<JsonNode> lines) {
    return lines.stream()
        .map(line -> line.path("quantity").decimalValue().stripTrailingZeros().toPlainString())
        .toList();
  }

  @Test
  @Tag("VT-01")
  void mirrorsCustomersThatAreNewOrChanged() {
    world.customer("20001", "Bergtun Eiendom AS");
    world.activate();
    assertThat(world.kunde("20001").path("Navn").asText()).isEqualTo("Bergtun Eiendom AS");

    hourPasses();
    world.customer("20001", "Bergtun Utvikling AS");
    world.customer("20002", "Åsgård Snekkeri 🔨");
    RunReport report = world.run();

    assertThat(world.kunde("20001").path("Navn").asText()).isEqualTo("Bergtun Utvikling AS");
    assertThat(world.kunde("20002").path("Navn").asText()).isEqualTo("Åsgård Snekkeri 🔨");
    assertThat(route(report, "customers").count(Outcome.UPDATED)).isEqualTo(1);
    assertThat(route(report, "customers").count(Outcome.CREATED)).isEqualTo(1);
  }

  @Test
  @Tag("VT-09")
  void contactDetailsOfCustomersStayBehindUnlessTheHostWantsThem() {
    world.systems.get("tidsbanken").put("sendContactFields", "true");
    world.customer("20001", "Bergtun Eiendom AS");
    world.visma.admin().put("customers", Map.of("number", "20001", "corporateId", "999888777"));
    world.activate();
    assertThat(world.kunde("20001").path("Organisasjonsnummer").asText()).isIn("", "null");

    world.settings.put("transferContactDetails", "true");
    world.run();
    assertThat(world.kunde("20001").path("Organisasjonsnummer").asText()).isEqualTo("999888777");
  }

  @Test
  @Tag("VT-02")
  void mirrorsProjectsWithCustomerDatesAndTheManagerOnceLinked() {
    world.employee(501, "5001", "Ola");
    world.customer("20001", "Bergtun Eiendom AS");
    world.project("P500", "20001", "Active");
    world.manager("P500", "5002", "Kari");
    world.activate();

    assertThat(world.prosjekt("P500").path("KundeId").asText()).isEqualTo("20001");
    assertThat(world.prosjekt("P500").path("StartDato").asText()).startsWith("2026-01-05");
    assertThat(world.prosjekt("P500").path("AnsvarligId").isNumber()).isFalse();

    hourPasses();
    world.worker(502, "5002", "Kari");
    world.run();
    assertThat(world.prosjekt("P500").path("AnsvarligId").asInt()).isEqualTo(502);
  }

  @Test
  @Tag("VT-03")
  void mirrorsSubProjectsUnderTheirProject() {
    world.openProject("P500");
    world.activate();
    assertThat(world.linje("P500", "01").path("Navn").asText()).isEqualTo("Oppgave 01");

    hourPasses();
    world.task("P500", "02", "Active");
    world.run();
    assertThat(world.linje("P500", "02").path("ProsjektId").asText()).isEqualTo("P500");
  }

  @Test
  @Tag("VT-04")
  void onlyActiveProjectsAndSubProjectsAreOpenForTimeRegistration() {
    world.openProject("P500");
    world.project("P501", "20001", "Planned");
    world.task("P500", "02", "Completed");
    world.activate();

    assertThat(world.prosjekt("P500").path("Avsluttet").asBoolean()).isFalse();
    assertThat(world.prosjekt("P501").path("Avsluttet").asBoolean()).isTrue();
    assertThat(world.linje("P500", "01").path("Avsluttet").asBoolean()).isFalse();
    assertThat(world.linje("P500", "02").path("Avsluttet").asBoolean()).isTrue();
  }

  @Test
  @Tag("VT-05")
  void everyStatusButActiveBlocksAndActiveOpensAgain() {
    List<String> statuses =
        List.of("Completed", "Cancelled", "Planned", "OnHold", "PendingApproval", "Nyskapt");
    world.openProject("P500");
    statuses.forEach(status -> world.project("P-" + status, "20001", status));
    world.task("P500", "02", "Canceled");
    world.task("P500", "03", "Cancelled");
    world.activate();

    for (String status : statuses) {
      assertThat(world.prosjekt("P-" + status).path("Avsluttet").asBoolean())
          .describedAs(status)
          .isTrue();
    }
    assertThat(world.linje("P500", "02").path("Avsluttet").asBoolean()).isTrue();
    assertThat(world.linje("P500", "03").path("Avsluttet").asBoolean()).isTrue();

    hourPasses();
    world.status("P-Completed", "Active");
    world.run();
    assertThat(world.prosjekt("P-Completed").path("Avsluttet").asBoolean()).isFalse();
  }

  @Test
  @Tag("VT-05")
  void aBlockedProjectBlocksItsSubProjectsUntilItIsActiveAgain() {
    world.openProject("P500");
    world.activate();

    hourPasses();
    world.status("P500", "OnHold");
    world.run();
    assertThat(world.linje("P500", "01").path("Avsluttet").asBoolean()).isTrue();

    hourPasses();
    world.status("P500", "Active");
    world.run();
    assertThat(world.linje("P500", "01").path("Avsluttet").asBoolean()).isFalse();
  }

  @Test
  @Tag("VT-05")
  void theStatusTableIsASetting() {
    world.settings.put("statusTable.on-hold", "open");
    world.openProject("P500");
    world.status("P500", "OnHold");
    world.activate();
    assertThat(world.prosjekt("P500").path("Avsluttet").asBoolean()).isFalse();

    world.settings.remove("statusTable.on-hold");
    world.run();
    assertThat(world.prosjekt("P500").path("Avsluttet").asBoolean()).isTrue();
  }

  @Test
  @Tag("VT-06")
  @Tag("VT-07")
  @Tag("VT-13")
  void postsApprovedHoursOnceUnderTheEmployeeAndMarksThem() {
    world.openProject("P500");
    world.employee(501, "5001", "Ola");
    world.activate();
    world.hours(501, "P500", "01", "7.5", Map.of("Faktureres", true));

    RunReport report = world.run();

    assertThat(report.exitCode()).describedAs("%s", report).isZero();
    assertThat(world.transactionLines())
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.path("employee").path("employeeNumber").asText()).isEqualTo("5001");
              assertThat(line.path("project").path("id").asText()).isEqualTo("P500");
              assertThat(line.path("projectTask").path("id").asText()).isEqualTo("01");
              assertThat(line.path("quantity").decimalValue()).isEqualByComparingTo("7.5");
            });
    assertThat(world.unmarked()).isEmpty();
    assertThat(world.run().count(Outcome.POSTED)).isZero();
    assertThat(world.transactionLines()).hasSize(1);
  }

  @Test
  @Tag("VT-07")
  void hoursOfAnUnlinkedEmployeeWaitWithThatReasonAndGoOnceLinked() {
    world.openProject("P500");
    world.employee(501, "5001", "Ola");
    world.worker(502, "", "Nina");
    world.activate();
    world.hours(502, "P500", "01", "4");

    RunReport waiting = world.run();
    assertThat(waiting.exitCode()).isEqualTo(1);
    assertThat(route(waiting, "hours").reasons())
        .anySatisfy(
            reason ->
                assertThat(reason.message().code()).isEqualTo("reference.not-linked.employee"));
    assertThat(world.unmarked()).hasSize(1);

    world.employee(502, "5002", "Nina");
    hourPasses();
    RunReport linked = world.run();
    assertThat(linked.exitCode()).describedAs("%s", linked).isZero();
    assertThat(quantities(world.transactionLines())).containsExactly("4");
  }

  @Test
  @Tag("VT-08")
  void costPriceHourTypeAndTextGoAlongAndLongTextGoesToTheNote() {
    String text = "Demontering av gamle vinduer i tredje etasje, med æøå og 🔨 i teksten";
    world.openProject("P500");
    world.employee(501, "5001", "Ola");
    world.activate();
    world.hours(
        501,
        "P500",
        "01",
        "7.5",
        Map.of("Notat", text, "Kostpris", new java.math.BigDecimal("412.5125")));
    world.run();

    JsonNode line = world.transactionLines().get(0);
    if (!variant.equals("assumed-fields-missing")) {
      assertThat(line.path("unitRate").decimalValue()).isEqualByComparingTo("412.5125");
    }
    assertThat(line.path("inventoryId").path("number").asText())
        .isEqualTo(world.settings.get("hourTypes.T100"));
    assertThat(line.path("description").asText().length()).isLessThanOrEqualTo(60);
    assertThat(line.path("note").asText()).contains(text);
  }

  @Test
  @Tag("VT-08")
  void anHourTypeWithoutItemWaitsUntilTheTableHasIt() {
    world.openProject("P500");
    world.employee(501, "5001", "Ola");
    world.activate();
    world.hours(501, "P500", "01", "2", Map.of("ProduktId", "T900"));
    assertThat(route(world.run(), "hours").open()).containsEntry(Parked.Kind.WAITING, 1L);

    world.settings.put("hourTypes.T900", world.settings.get("hourTypes.T100"));
    assertThat(world.run().exitCode()).isZero();
    assertThat(quantities(world.transactionLines())).containsExactly("2");
  }

  @Test
  @Tag("VT-09")
  void theHostChoosesFieldByFieldWhatGoesAlong() {
    for (String field : List.of("CostPrice", "HourType", "Text", "Details", "Billable")) {
      world.settings.put("transfer" + field, "false");
    }
    world.openProject("P500");
    world.employee(501, "5001", "Ola");
    world.activate();
    world.hours(
        501,
        "P500",
        "01",
        "3",
        Map.of("Notat", "Hemmelig", "Kostpris", 400, "Faktureres", true, "FakturaAntall", 3));
    world.run();

    JsonNode line = world.transactionLines().get(0);
    assertThat(line.path("description").asText()).doesNotContain("Hemmelig");
    assertThat(line.path("note").asText()).doesNotContain("Hemmelig");
    assertThat(line.path("unitRate").asInt()).isZero();
    assertThat(line.path("inventoryId").path("number").asText()).isEmpty();
    assertThat(line.path("billable").asBoolean()).isFalse();
  }

  @Test
  @Tag("VT-10")
  void workedAndBillableTimeGoOverAsSeparateFigures() {
    world.openProject("P500");
    world.employee(501, "5001", "Ola");
    world.activate();
    world.hours(501, "P500", "01", "7.75", Map.of("Faktureres", true, "FakturaAntall", 7.5));
    world.hours(501, "P500", "01", "2", Map.of("Faktureres", true));
    world.hours(501, "P500", "01", "1", Map.of("Faktureres", false));
    world.run();

    List<JsonNode> lines = world.transactionLines();
    assertThat(quantities(lines)).containsExactly("7.75", "2", "1");
    if (!variant.equals("assumed-fields-missing")) {
      assertThat(lines.stream().map(line -> line.path("billableQuantity").decimalValue()).toList())
          .usingElementComparator(java.math.BigDecimal::compareTo)
          .containsExactly(
              new java.math.BigDecimal("7.5"),
              new java.math.BigDecimal("2"),
              java.math.BigDecimal.ZERO);
      assertThat(lines.stream().map(line -> line.path("billable").asBoolean()).toList())
          .containsExactly(true, true, false);
    }
  }

  @Test
  @Tag("VT-11")
  void runsAtItsIntervalAndOnDemand() {
    world.settings.put("interval", "1m");
    world.customer("20001", "Bergtun Eiendom AS");
    world.activate();
    SyncEngine engine = SyncEngine.builder().store(world.store).clock(world.clock).build();
    try (SyncSession session = world.open();
        SyncSchedule schedule = engine.schedule(session, report -> {})) {
      assertThat(schedule.runDue()).isPresent();
      assertThat(schedule.runDue()).isEmpty();

      world.customer("20001", "Bergtun Utvikling AS");
      world.clock.advance(Duration.ofMinutes(1));
      assertThat(schedule.runDue()).isPresent();
      assertThat(world.kunde("20001").path("Navn").asText()).isEqualTo("Bergtun Utvikling AS");

      assertThat(session.run().state()).isEqualTo(RunState.COMPLETED);
    }
  }

  @Test
  @Tag("VT-12")
  void anEntryCorrectedAfterTransferIsReversedAndPostedAnewInThatOrder() {
    world.openProject("P500");
    world.employee(501, "5001", "Ola");
    world.activate();
    long entry = world.hours(501, "P500", "01", "7.5");
    world.run();

    hourPasses();
    world.entry(entry, Map.of("AntallTimer", 6.25));
    RunReport corrected = world.run();
    assertThat(corrected.exitCode()).describedAs("%s", corrected).isZero();
    assertThat(quantities(world.transactionLines())).containsExactly("7.5", "-7.5", "6.25");

    hourPasses();
    world.tidsbanken.admin().delete("timelinjer", Long.toString(entry));
    world.run();
    assertThat(quantities(world.transactionLines()))
        .containsExactly("7.5", "-7.5", "6.25", "-6.25");
    assertThat(world.unmarked()).isEmpty();
  }

  @Test
  @Tag("VT-13")
  void aMarkThatFailsIsRepeatedAndThePostIsNot() {
    world.openProject("P500");
    world.employee(501, "5001", "Ola");
    world.activate();
    world.hours(501, "P500", "01", "7.5");
    world
        .tidsbanken
        .admin()
        .fault(Fault.on("PATCH", "/timelinje/timeeksport/eksportert").status(400));

    world.run();
    assertThat(world.transactionLines()).hasSize(1);
    assertThat(world.unmarked()).hasSize(1);

    world.tidsbanken.admin().clearFaults();
    assertThat(world.run().exitCode()).isZero();
    assertThat(world.transactionLines()).hasSize(1);
    assertThat(world.unmarked()).isEmpty();
  }

  @Test
  @Tag("VT-14")
  void nothingOlderThanTheStartIsPostedAndItIsNamedOnce() {
    world.settings.remove("startDate");
    world.openProject("P500");
    world.employee(501, "5001", "Ola");
    world.activate();
    world.hours(501, "P500", "01", "7.5", Map.of("Dato", "2026-11-15"));
    world.hours(501, "P500", "01", "2", Map.of("Dato", "2026-11-16"));

    RouteReport first = route(world.run(), "hours");
    assertThat(quantities(world.transactionLines())).containsExactly("2");
    assertThat(first.count(Outcome.SKIPPED)).isEqualTo(1);
    assertThat(reason(first, "hours.before-start").fresh()).isEqualTo(1);

    RouteReport second = route(world.run(), "hours");
    assertThat(second.count(Outcome.SKIPPED)).isEqualTo(1);
    assertThat(reason(second, "hours.before-start").fresh()).isZero();
    assertThat(world.transactionLines()).hasSize(1);
  }

  private static RouteReport.Reason reason(RouteReport report, String code) {
    return report.reasons().stream()
        .filter(reason -> reason.message().code().equals(code))
        .findFirst()
        .orElseThrow();
  }

  @Test
  @Tag("VT-15")
  void aRenumberedCustomerOrProjectKeepsItsLinkAndTheDifferenceIsReported() {
    world.openProject("P500");
    world.employee(501, "5001", "Ola");
    world.activate();
    hourPasses();
    world.renumberCustomer("20001", "29999");
    world.renumberProject("P500", "P599");
    RunReport report = world.run();

    assertThat(world.tidsbanken.admin().row("kunder", "29999")).isEmpty();
    assertThat(world.tidsbanken.admin().row("prosjekter", "P599")).isEmpty();
    assertThat(reason(route(report, "customers"), "link.renumbered").count()).isEqualTo(1);
    assertThat(reason(route(report, "projects"), "link.renumbered").count()).isEqualTo(1);

    world.hours(501, "P500", "01", "3");
    assertThat(world.run().exitCode()).isZero();
    assertThat(world.transactionLines().get(0).path("project").path("id").asText())
        .isEqualTo("P599");
  }

  @Test
  @Tag("VT-16")
  void hoursThatAreNotForVismaAreLeftUnmarkedAndCounted() {
    world.openProject("P500");
    world.employee(501, "5001", "Ola");
    world.internalProject("INTERN");
    world.activate();
    world.hours(501, "", "", "7.5");
    world.hours(501, "INTERN", "9", "1");

    RunReport report = world.run();
    assertThat(report.exitCode()).describedAs("%s", report).isZero();
    assertThat(route(report, "hours").count(Outcome.SKIPPED)).isEqualTo(2);
    assertThat(world.transactionLines()).isEmpty();
    assertThat(world.unmarked()).hasSize(2);
  }

  @Test
  @Tag("VT-16")
  void hoursThatAreNotForVismaAreMarkedWithoutPostingBySetting() {
    world.settings.put("hoursNotForVisma", "mark");
    world.openProject("P500");
    world.employee(501, "5001", "Ola");
    world.internalProject("INTERN");
    world.activate();
    world.hours(501, "", "", "7.5");
    world.hours(501, "INTERN", "9", "1");

    RunReport report = world.run();
    assertThat(route(report, "hours").count(Outcome.SKIPPED)).isEqualTo(2);
    assertThat(world.transactionLines()).isEmpty();
    assertThat(world.unmarked()).isEmpty();
  }
}
