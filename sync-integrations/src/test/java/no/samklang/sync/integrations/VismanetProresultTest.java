package no.samklang.sync.integrations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.samklang.sync.Finding;
import no.samklang.sync.Outcome;
import no.samklang.sync.Plan;
import no.samklang.sync.RouteReport;
import no.samklang.sync.RunOptions;
import no.samklang.sync.RunReport;
import no.samklang.sync.RunState;
import no.samklang.sync.Signature;
import no.samklang.sync.SyncEngine;
import no.samklang.sync.SyncSchedule;
import no.samklang.sync.SyncSession;
import no.samklang.sync.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The requirements VP-01 to VP-08, VP-18 to VP-20 and VP-23, end to end: what goes to Proresult.
 */
class VismanetProresultTest {
  private final VpWorld world = new VpWorld();

  @AfterEach
  void stop() {
    assertThat(world.visma.violations()).isEmpty();
    assertThat(world.proresult.violations()).isEmpty();
    world.close();
  }

  private static RouteReport route(RunReport report, String name) {
    return report.route(name).orElseThrow();
  }

  @Test
  @Tag("VP-01")
  void mirrorsNameAndAddressOfCustomersByNumber() {
    world.customer("20001", "Bergtun Eiendom AS");
    world.address("20001", "mainAddress", "Storgata 1", "0155", "Oslo");
    world.activate();
    assertThat(world.kunde("20001").path("kundenavn").asText()).isEqualTo("Bergtun Eiendom AS");
    assertThat(world.kunde("20001").path("adresse").asText()).isEqualTo("Storgata 1");
    assertThat(world.kunde("20001").path("postnummer").asText()).isEqualTo("0155");
    assertThat(world.kunde("20001").path("poststed").asText()).isEqualTo("Oslo");

    world.customer("20001", "Bergtun Utvikling AS");
    world.customer("20002", "Nordlys Bygg AS");
    world.anHourLater();
    assertThat(world.kunde("20001").path("kundenavn").asText()).isEqualTo("Bergtun Utvikling AS");
    assertThat(world.kunde("20002").path("kundenavn").asText()).isEqualTo("Nordlys Bygg AS");
  }

  @Test
  @Tag("VP-02")
  void overwritesExactlyNameAndAddressOfACustomerWithTheSameNumber() {
    world
        .proresult
        .admin()
        .put(
            "kunder",
            Map.of(
                "kundenummer", "20001",
                "kundenavn", "Bergtun (gammelt navn)",
                "adresse", "Lillegata 2",
                "eksternId", "fra kontoret",
                "telefon", "22 00 00 00",
                "epost", "post@bergtun.example",
                "betalingsbetingelser", "14 dager"));
    world.customer("20001", "Bergtun Eiendom AS");
    world.address("20001", "mainAddress", "Storgata 1", "0155", "Oslo");
    world.activate();

    assertThat(world.kunde("20001").path("kundenavn").asText()).isEqualTo("Bergtun Eiendom AS");
    assertThat(world.kunde("20001").path("adresse").asText()).isEqualTo("Storgata 1");
    assertThat(world.kunde("20001").path("telefon").asText()).isEqualTo("22 00 00 00");
    assertThat(world.kunde("20001").path("epost").asText()).isEqualTo("post@bergtun.example");
    assertThat(world.kunde("20001").path("betalingsbetingelser").asText()).isEqualTo("14 dager");
    assertThat(world.kunde("20001").path("eksternId").asText()).isEqualTo("fra kontoret");
    assertThat(world.proresult.admin().count("kunder"))
        .isEqualTo(world.visma.admin().count("customers"));
  }

  private List<String> workTypes(String project) {
    return world.proresult.admin().rows("arbeidsarter").stream()
        .filter(row -> row.path("prosjektnummer").asText().equals(project))
        .map(row -> row.path("kode").asText() + (row.path("aktiv").asBoolean() ? "" : " av"))
        .toList();
  }

  private long workTypeCalls(String project) {
    return world.proresult.admin().lastCalls().stream()
        .filter(call -> call.path().endsWith("/prosjekter/" + project + "/arbeidsarter"))
        .count();
  }

  @Test
  @Tag("VP-04")
  void mirrorsProjectsWithManagerAndTasksAsWorkTypes() {
    world.openProject("P500");
    world.address("20001", "deliveryAddress", "Byggeplassen 3", "5003", "Bergen");
    world.employee(801, "5001", "Ola Moe");
    world.manager("P500", "5001", "Ola Moe");
    world.activate();

    JsonNode project = world.prosjekt("P500");
    assertThat(project.path("prosjektnavn").asText()).isEqualTo("Prosjekt P500");
    assertThat(project.path("kundenummer").asText()).isEqualTo("20001");
    assertThat(project.path("startdato").asText()).isEqualTo("2026-01-05");
    assertThat(project.path("prosjektansvarligAnsattnummer").asText()).isEqualTo("801");
    assertThat(project.path("adresse").asText()).isEqualTo("Byggeplassen 3");
    assertThat(project.path("postnummer").asText()).isEqualTo("5003");
    assertThat(project.path("poststed").asText()).isEqualTo("Bergen");
    assertThat(workTypes("P500")).containsExactlyInAnyOrder("01", "90");
    assertThat(world.workType("P500", "01").path("kilde").asText()).isEqualTo("ERP");
    assertThat(world.workType("P500", "01").path("navn").asText()).isEqualTo("Oppgave 01");
  }

  @Test
  @Tag("VP-04")
  void aTaskThatChangesBringsItsProjectThoughNothingElseDid() {
    world.openProject("P500");
    world.activate();
    world.anHourLater();
    world.clock.advance(Duration.ofHours(4));
    world.openProject("P501");
    world.anHourLater();

    world.task("P500", "02", "Active");
    world.task("P500", "01", "Completed");
    world.anHourLater();

    assertThat(workTypes("P500")).containsExactlyInAnyOrder("01 av", "02", "90");
  }

  @Test
  @Tag("VP-04")
  void theAddressOfAProjectComesFromWhereTheSettingSays() {
    world.settings.put("projectAddress", "main");
    world.openProject("P500");
    world.address("20001", "mainAddress", "Storgata 1", "0155", "Oslo");
    world.address("20001", "deliveryAddress", "Byggeplassen 3", "5003", "Bergen");
    world.activate();
    assertThat(world.prosjekt("P500").path("adresse").asText()).isEqualTo("Storgata 1");

    world.settings.put("projectAddress", "attribute");
    world.settings.put("projectAddressAttribute", "BYGGEPLASS");
    world.runUnhurried();
    assertThat(world.prosjekt("P500").path("adresse").asText()).isEqualTo("Storgata 1");

    world.attribute("P500", "BYGGEPLASS", "Havna 7");
    world.anHourLater();
    assertThat(world.prosjekt("P500").path("adresse").asText()).isEqualTo("Havna 7");
  }

  @Test
  @Tag("VP-05")
  void theManagerIsSetOnlyIfSetAndLinkedElseTheOneInProresultStays() {
    world.openProject("P500");
    world.openProject("P501");
    world.openProject("P502");
    world.employee(801, "5001", "Ola Moe");
    world.vismaEmployee("5002", "Nina Bakken");
    world.manager("P501", "5002", "Nina Bakken");
    for (String project : List.of("P500", "P501", "P502")) {
      world
          .proresult
          .admin()
          .put(
              "prosjekter",
              Map.of(
                  "prosjektnummer", project,
                  "prosjektnavn", "Gammelt",
                  "prosjektansvarligAnsattnummer", "77"));
    }
    world.manager("P502", "5001", "Ola Moe");
    world.activate();

    assertThat(manager("P500")).describedAs("none in Visma.net").isEqualTo("77");
    assertThat(manager("P501")).describedAs("not linked").isEqualTo("77");
    assertThat(world.prosjekt("P501").path("prosjektnavn").asText()).isEqualTo("Prosjekt P501");
    assertThat(manager("P502")).describedAs("linked").isEqualTo("801");

    world.worker(802, "5002", "Nina Bakken", "300");
    world.anHourLater();
    assertThat(manager("P501")).describedAs("linked later").isEqualTo("802");
  }

  private String manager(String project) {
    return world.prosjekt(project).path("prosjektansvarligAnsattnummer").asText("");
  }

  private boolean closed(String project) {
    return world.prosjekt(project).path("avsluttet").asBoolean();
  }

  @Test
  @Tag("VP-06")
  void aProjectEndedInVismaIsClosedAndOneThatRestsOnlyWhereItStands() {
    List<String> ended = List.of("Completed", "Cancelled");
    List<String> resting = List.of("Planned", "OnHold", "PendingApproval");
    for (String status :
        List.of("Completed", "Cancelled", "Planned", "OnHold", "PendingApproval")) {
      world.openProject("P-" + status);
    }
    world.project("P-NEW", "20001", "Planned");
    world.activate();
    assertThat(closed("P-Completed")).isFalse();
    assertThat(world.proresult.admin().row("prosjekter", "P-NEW")).isEmpty();

    ended.forEach(status -> world.status("P-" + status, status));
    resting.forEach(status -> world.status("P-" + status, status));
    world.anHourLater();

    ended.forEach(status -> assertThat(closed("P-" + status)).describedAs(status).isTrue());
    resting.forEach(status -> assertThat(closed("P-" + status)).describedAs(status).isTrue());

    world.status("P-NEW", "Active");
    world.status("P-OnHold", "Active");
    world.anHourLater();
    assertThat(closed("P-NEW")).isFalse();
    assertThat(closed("P-OnHold")).isFalse();
  }

  @Test
  @Tag("VP-06")
  void whatRestsMayStayOpenOrBeMadeClosedBySetting() {
    world.settings.put("statusTable.planned", "open");
    world.settings.put("makeClosedProjects", "true");
    world.openProject("P500");
    world.project("P501", "20001", "Planned");
    world.project("P502", "20001", "OnHold");
    world.activate();

    assertThat(closed("P501")).isFalse();
    assertThat(closed("P502")).isTrue();
  }

  @Test
  @Tag("VP-07")
  void aProjectInBothGetsWorkTypesCustomerNameDateAndAddressAndIsReopened() {
    world.openProject("P500");
    world.address("20001", "deliveryAddress", "Byggeplassen 3", "5003", "Bergen");
    world
        .proresult
        .admin()
        .put(
            "prosjekter",
            Map.of(
                "prosjektnummer", "P500",
                "prosjektnavn", "Gammelt navn",
                "adresse", "Et sted",
                "startdato", "2020-01-01",
                "avsluttet", true));
    world
        .proresult
        .admin()
        .put("arbeidsarter", Map.of("prosjektnummer", "P500", "kode", "EGEN", "navn", "Kjøring"));
    world.activate();

    JsonNode project = world.prosjekt("P500");
    assertThat(project.path("prosjektnavn").asText()).isEqualTo("Prosjekt P500");
    assertThat(project.path("kundenummer").asText()).isEqualTo("20001");
    assertThat(project.path("adresse").asText()).isEqualTo("Byggeplassen 3");
    assertThat(project.path("startdato").asText()).isEqualTo("2026-01-05");
    assertThat(closed("P500")).isFalse();
    assertThat(workTypes("P500")).containsExactlyInAnyOrder("01", "90", "EGEN");
  }

  @Test
  @Tag("VP-07")
  void withoutCustomerOrAddressInVismaThoseInProresultStay() {
    world.projectWithoutCustomer("P500");
    world.proresult.admin().put("kunder", Map.of("kundenummer", "9", "kundenavn", "Egen kunde"));
    world
        .proresult
        .admin()
        .put(
            "prosjekter",
            Map.of(
                "prosjektnummer", "P500",
                "prosjektnavn", "Gammelt navn",
                "kundenummer", "9",
                "adresse", "Et sted"));
    world.activate();

    JsonNode project = world.prosjekt("P500");
    assertThat(project.path("prosjektnavn").asText()).isEqualTo("Prosjekt P500");
    assertThat(project.path("kundenummer").asText()).isEqualTo("9");
    assertThat(project.path("adresse").asText()).isEqualTo("Et sted");
    assertThat(workTypeCalls("P500")).describedAs("a project without tasks").isZero();
  }

  @Test
  @Tag("VP-07")
  void anEmptyListIsSentOnlyAfterACompletePassShowsThatTasksOnceSentAreGone() {
    world.openProject("P500");
    world.projectWithoutCustomer("P501");
    world.activate();
    world.anHourLater();
    long calls = workTypeCalls("P500");

    world.visma.admin().delete("projectTasks", "P500/01");
    world.visma.admin().delete("projectTasks", "P500/90");
    world.status("P500", "Active");
    world.anHourLater();
    assertThat(workTypes("P500")).containsExactlyInAnyOrder("01", "90");

    world.anHourLater(RunOptions.builder().whole().build());
    assertThat(workTypes("P500")).containsExactlyInAnyOrder("01 av", "90 av");
    assertThat(workTypeCalls("P500")).isEqualTo(calls + 1);
    assertThat(workTypeCalls("P501")).describedAs("never had a task").isZero();
  }

  @Test
  @Tag("VP-07")
  void aProjectClosedInProresultIsReopenedByAChangeAndByTheDailyLook() {
    world.openProject("P500");
    world.openProject("P501");
    world.activate();
    world.anHourLater();
    close("P500");
    close("P501");
    world.task("P501", "02", "Active");
    world.anHourLater();
    assertThat(closed("P501")).describedAs("it changed").isFalse();
    assertThat(closed("P500")).describedAs("nothing changed, not looked at yet").isTrue();

    world.clock.advance(Duration.ofDays(1));
    RunReport report = world.runUnhurried();
    assertThat(closed("P500")).isFalse();
    assertThat(route(report, "projects").count(Outcome.UPDATED)).isEqualTo(1);

    close("P500");
    world.anHourLater(RunOptions.builder().whole().build());
    assertThat(closed("P500")).describedAs("a whole run looks too").isFalse();

    world.clock.advance(Duration.ofDays(1));
    assertThat(route(world.runUnhurried(), "projects").count(Outcome.UPDATED)).isZero();
  }

  private void close(String project) {
    put("prosjekter", Map.of("prosjektnummer", project, "avsluttet", true));
  }

  @Test
  @Tag("VP-08")
  void mirrorsStockAndNonStockItemsAndLeavesThemWhereAUserMovedThem() {
    world.item("V-100", "Gipsplate 13 mm", "FinishedGoodItem", true);
    world.item("V-200", "Befaring", "ServiceItem", false);
    world.activate();

    JsonNode stock = world.row("varer", "V-100");
    assertThat(stock.path("beskrivelse").asText()).isEqualTo("Gipsplate 13 mm");
    assertThat(stock.path("pris").decimalValue()).isEqualByComparingTo("149.5");
    assertThat(stock.path("innpris").decimalValue()).isEqualByComparingTo("88.25");
    assertThat(stock.path("enhet").asText()).isEqualTo("STK");
    assertThat(stock.path("hovedgruppe").asText()).isEqualTo("Visma");
    assertThat(stock.path("undergruppe").asText()).isEqualTo("FinishedGoodItem");
    assertThat(world.row("varer", "V-200").path("undergruppe").asText()).isEqualTo("ServiceItem");

    world
        .proresult
        .admin()
        .put(
            "varer",
            Map.of("varenummer", "V-100", "hovedgruppe", "Plater", "undergruppe", "Innvendig"));
    world.item("V-100", "Gipsplate 13 mm hvit", "FinishedGoodItem", true);
    world.anHourLater();
    JsonNode moved = world.row("varer", "V-100");
    assertThat(moved.path("beskrivelse").asText()).isEqualTo("Gipsplate 13 mm hvit");
    assertThat(moved.path("hovedgruppe").asText()).isEqualTo("Plater");
    assertThat(moved.path("undergruppe").asText()).isEqualTo("Innvendig");
  }

  @Test
  @Tag("VP-01")
  @Tag("VP-18")
  void automaticRoutesRunHourlyAndManualOnesOnlyWhenAsked() {
    world.settings.put("runs.items", "manual");
    world.openProject("P500");
    world.activate();
    SyncEngine engine = SyncEngine.builder().store(world.store).clock(world.clock).build();
    try (SyncSession session = world.openUnhurried();
        SyncSchedule schedule = engine.schedule(session, report -> {})) {
      assertThat(schedule.runDue()).isPresent();
      world.customer("20001", "Bergtun Utvikling AS");
      world.item("V-100", "Gipsplate 13 mm", "FinishedGoodItem", true);

      world.clock.advance(Duration.ofMinutes(59));
      assertThat(schedule.runDue()).isEmpty();
      world.clock.advance(Duration.ofMinutes(1));
      RunReport report = schedule.runDue().orElseThrow();
      assertThat(world.kunde("20001").path("kundenavn").asText()).isEqualTo("Bergtun Utvikling AS");
      assertThat(report.route("items")).isEmpty();
      assertThat(report.routes()).extracting(RouteReport::route).contains("hours", "withdrawals");

      session.run(RunOptions.builder().routes("items", "customers").build());
      assertThat(world.row("varer", "V-100").path("beskrivelse").asText())
          .isEqualTo("Gipsplate 13 mm");
    }
  }

  @Test
  @Tag("VP-19")
  void workersAreLinkedByTheNumberOfTheErpAndNeverWritten() {
    world.openProject("P500");
    world.employee(801, "5001", "Ola Moe");
    world.vismaEmployee("802", "Nina Bakken");
    world.worker(802, "", "Nina Bakken", "300");
    world.manager("P500", "802", "Nina Bakken");
    List<ObjectNode> before = world.proresult.admin().rows("arbeidere");
    world.activate();

    assertThat(world.proresult.admin().rows("arbeidere")).isEqualTo(before);
    assertThat(manager("P500")).isEmpty();

    world.settings.put("equalEmployeeNumbers", "true");
    world.anHourLater();
    assertThat(manager("P500")).describedAs("by equal numbers").isEqualTo("802");
  }

  @Test
  @Tag("VP-20")
  void projectsThatExistOnlyInProresultAreLeftAlone() {
    world.openProject("P500");
    world
        .proresult
        .admin()
        .put("prosjekter", Map.of("prosjektnummer", "INTERN", "prosjektnavn", "Lager"));
    ObjectNode before = world.prosjekt("INTERN");
    world.activate();
    world.anHourLater(RunOptions.builder().whole().build());

    assertThat(world.prosjekt("INTERN")).isEqualTo(before);
    assertThat(world.proresult.admin().row("prosjekter", "P500")).isPresent();
  }

  @Test
  @Tag("VP-23")
  void aRenumberedCustomerProjectOrItemKeepsItsLinkAndTheDifferenceIsReported() {
    world.openProject("P500");
    world.employee(801, "5001", "Ola Moe");
    world.item("V-100", "Gipsplate 13 mm", "FinishedGoodItem", true);
    world.activate();

    world.renumberCustomer("20001", "29999");
    world.renumberProject("P500", "P599");
    world.renumberItem("V-100", "V-199");
    RunReport report = world.anHourLater();

    assertThat(world.proresult.admin().row("kunder", "29999")).isEmpty();
    assertThat(world.proresult.admin().row("prosjekter", "P599")).isEmpty();
    assertThat(world.proresult.admin().row("varer", "V-199")).isEmpty();
    for (String route : List.of("customers", "projects", "items")) {
      assertThat(route(report, route).reasons())
          .describedAs(route)
          .anySatisfy(why -> assertThat(why.message().code()).isEqualTo("link.renumbered"));
    }

    world.hours(801, "P500", "01", "3");
    world.withdrawal(801, "P500", "V-100", "2");
    RunReport posted = world.anHourLater();
    assertThat(posted.exitCode()).describedAs("%s", posted).isZero();
    assertThat(world.transactionLines())
        .extracting(line -> line.path("project").path("id").asText())
        .containsExactly("P599", "P599");
    assertThat(world.transactionLines().get(1).path("inventoryId").path("number").asText())
        .isEqualTo("V-199");
  }

  @Test
  @Tag("VP-03")
  void nothingIsWrittenBeforeAPersonAcceptedTheCheckList() {
    world.openProject("P500");
    world.customer("20002", "Nordlys Bygg AS");
    world.employee(801, "5001", "Ola Moe");
    world.worker(802, "", "Nina Bakken", "300");
    put("kunder", Map.of("kundenummer", "20001", "kundenavn", "En annen AS"));
    put("kunder", Map.of("kundenummer", "999", "kundenavn", "Nordlys Bygg AS"));
    put(
        "prosjekter",
        Map.of(
            "prosjektnummer", "P500",
            "prosjektnavn", "Prosjekt P500",
            "avsluttet", true));
    world.proresult.admin().forgetRequests();

    try (SyncSession session = world.openUnhurried()) {
      assertThat(session.run().state()).isEqualTo(RunState.NEEDS_REVIEW);
      Plan plan = session.plan();
      assertThat(found(session, "customers"))
          .contains("source 20001 OTHER_NAME", "source 20002 OTHER_NUMBER");
      assertThat(found(session, "projects")).contains("source P500 CLOSED_THERE");
      assertThat(found(session, "employees")).contains("target 802 WITHOUT_NUMBER");
      assertThat(session.apply(plan, "Kari").state()).isEqualTo(RunState.NEEDS_REVIEW);
      assertThat(session.run().state()).isEqualTo(RunState.NEEDS_REVIEW);
      assertThat(writes()).isEmpty();

      Finding same = finding(session, "customers", Finding.Kind.OTHER_NUMBER);
      Signature kari = new Signature("Kari", "samme kunde");
      session.decide("customers", same.id(), Verdict.linkTo("999"), kari);
      for (String route : List.of("customers", "employees", "projects")) {
        session.acceptFindings(route, kari);
      }
      assertThat(session.apply(plan, "Kari").state()).isEqualTo(RunState.COMPLETED);
    }

    assertThat(world.kunde("20001").path("kundenavn").asText()).isEqualTo("Bergtun Eiendom AS");
    assertThat(world.proresult.admin().row("kunder", "20002")).isEmpty();
    assertThat(closed("P500")).isFalse();
    world.customer("20002", "Nordlys Utvikling AS");
    assertThat(world.anHourLater().state()).isEqualTo(RunState.COMPLETED);
    assertThat(world.kunde("999").path("kundenavn").asText()).isEqualTo("Nordlys Utvikling AS");
  }

  private void put(String collection, Map<String, ?> row) {
    world.proresult.admin().put(collection, row);
  }

  private List<String> writes() {
    return world.proresult.admin().lastCalls().stream()
        .filter(call -> !call.method().equals("GET"))
        .map(call -> call.method() + " " + call.path())
        .toList();
  }

  /** Returns what a check list holds, each by its kind and the number of the record. */
  private static List<String> found(SyncSession session, String route) {
    List<String> found = new ArrayList<>();
    for (Finding finding : session.findings(route, 0, 100)) {
      Finding.Seen seen = finding.here() == null ? finding.there() : finding.here();
      String side = finding.id().substring(0, finding.id().indexOf(':'));
      finding.reasons().forEach(why -> found.add(side + " " + seen.number() + " " + why.kind()));
    }
    return found;
  }

  private static Finding finding(SyncSession session, String route, Finding.Kind kind) {
    return session.findings(route, 0, 100).stream()
        .filter(one -> one.reasons().stream().anyMatch(why -> why.kind() == kind))
        .findFirst()
        .orElseThrow();
  }
}
