package no.samklang.sync.integrations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.samklang.simulators.Fault;
import no.samklang.sync.Outcome;
import no.samklang.sync.RouteReport;
import no.samklang.sync.RunOptions;
import no.samklang.sync.RunReport;
import no.samklang.sync.RunState;
import no.samklang.sync.spi.Parked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The requirements VP-09 to VP-17, VP-21 and VP-22, end to end: what comes back to Visma.net. */
class VpPostTest {
  private final VpWorld world = new VpWorld();

  @BeforeEach
  void begin() {
    world.openProject("P500");
    world.employee(801, "5001", "Ola Moe");
    world.item("V-100", "Gipsplate 13 mm", "FinishedGoodItem", true);
    world.item("V-900", "Diverse", "NonStockItem", false);
  }

  @AfterEach
  void stop() {
    assertThat(world.visma.violations()).isEmpty();
    assertThat(world.proresult.violations()).isEmpty();
    world.close();
  }

  private static RouteReport route(RunReport report, String name) {
    return report.route(name).orElseThrow();
  }

  private static List<String> codes(RunReport report, String route) {
    return route(report, route).reasons().stream().map(why -> why.message().code()).toList();
  }

  private static String plain(JsonNode number) {
    return number.decimalValue().stripTrailingZeros().toPlainString();
  }

  private List<String> figures(String name) {
    return world.transactionLines().stream().map(line -> plain(line.path(name))).toList();
  }

  private JsonNode onlyLine() {
    assertThat(world.transactionLines()).hasSize(1);
    return world.transactionLines().get(0);
  }

  @Test
  @Tag("VP-09")
  void approvedHoursArePostedWithAllTheirDetails() {
    world.settings.put("hoursDebitSubaccount", subaccount());
    world.activate();
    world.hours(801, "P500", "01", "7.5", Map.of("fakturerbareTimer", 6, "kommentar", "Gips"));
    world.hours(801, "P500", "01", "2", Map.of("godkjent", false));
    RunReport report = world.runUnhurried();

    assertThat(report.exitCode()).describedAs("%s", report).isZero();
    JsonNode line = onlyLine();
    assertThat(line.path("date").asText()).startsWith("2026-11-12");
    assertThat(line.path("employee").path("employeeNumber").asText()).isEqualTo("5001");
    assertThat(line.path("inventoryId").path("number").asText())
        .isEqualTo(world.settings.get("hoursItem"));
    assertThat(plain(line.path("quantity"))).isEqualTo("7.5");
    assertThat(plain(line.path("billableQuantity"))).isEqualTo("6");
    assertThat(plain(line.path("unitRate"))).isEqualTo("268.5");
    assertThat(line.path("financialPeriod").asText()).isEqualTo("202611");
    assertThat(line.path("project").path("id").asText()).isEqualTo("P500");
    assertThat(line.path("projectTask").path("id").asText()).isEqualTo("01");
    assertThat(line.path("debitAccount").path("number").asText()).isEqualTo(world.account(0));
    assertThat(line.path("creditAccount").path("number").asText()).isEqualTo(world.account(1));
    assertThat(line.path("debitSubaccount").path("id").asText()).isEqualTo(subaccount());
    assertThat(line.path("accountGroup").path("number").asText()).isEqualTo(world.accountGroup(0));
    assertThat(line.path("description").asText()).startsWith("Gips");
    assertThat(world.unmarked("timer")).hasSize(1);
    assertThat(world.anHourLater().count(Outcome.POSTED)).isZero();
  }

  private String subaccount() {
    return world.visma.admin().rows("subaccounts").get(0).path("subaccountNumber").asText();
  }

  @Test
  @Tag("VP-10")
  void overtimeIsInsideTheTotalAndBecomesLinesOfItsOwnInOneDocument() {
    world.activate();
    world.hours(
        801,
        "P500",
        "01",
        "10",
        Map.of("overtid50", 1.5, "overtid100", 1, "fakturerbareTimer", 8.5));
    world.runUnhurried();

    assertThat(figures("quantity")).containsExactly("7.5", "1.5", "1");
    assertThat(figures("unitRate")).containsExactly("268.5", "402.75", "537");
    assertThat(figures("billableQuantity")).containsExactly("7.5", "1", "0");
    assertThat(world.visma.admin().count("projectTransactions")).isEqualTo(1);
  }

  @Test
  @Tag("VP-10")
  void moreOvertimeThanHoursIsReportedAndNotPosted() {
    world.activate();
    world.hours(801, "P500", "01", "2", Map.of("overtid50", 1.5, "overtid100", 1));
    RunReport report = world.runUnhurried();

    assertThat(codes(report, "hours")).containsExactly("hours.overtime-above-total");
    assertThat(world.transactionLines()).isEmpty();
    assertThat(world.unmarked("timer")).hasSize(1);
  }

  @Test
  @Tag("VP-10")
  void theLinesOfAnEntryGoInOneDocumentOrNotAtAll() {
    world.activate();
    for (int i = 0; i < 50; i++) {
      world.hours(
          801, "P500", "01", "10", Map.of("overtid50", 1, "overtid100", 1, "kommentar", "e" + i));
    }
    world.runUnhurried();

    List<Integer> sizes = new ArrayList<>();
    for (JsonNode document : world.visma.admin().rows("projectTransactions")) {
      sizes.add(document.path("lines").size());
    }
    assertThat(sizes).containsExactlyInAnyOrder(99, 51);
  }

  @Test
  @Tag("VP-11")
  void theAccountGroupOfHoursIsFiveUnlessTheSettingSaysOtherwise() {
    world.settings.remove("hoursAccountGroup");
    world.visma.admin().put("accountGroups", Map.of("accountGroupId", "5", "description", "Timer"));
    world.activate();
    world.hours(801, "P500", "01", "1");
    world.runUnhurried();
    assertThat(onlyLine().path("accountGroup").path("number").asText()).isEqualTo("5");

    world.settings.put("hoursAccountGroup", world.accountGroup(0));
    world.hours(801, "P500", "01", "2");
    world.anHourLater();
    assertThat(world.transactionLines().get(1).path("accountGroup").path("number").asText())
        .isEqualTo(world.accountGroup(0));
  }

  @Test
  @Tag("VP-12")
  void missingSettingsRefuseTheRouteInOneMessageBeforeAnythingIsRead() {
    world.settings.keySet().removeIf(name -> name.contains("Account"));
    world.settings.remove("hoursItem");
    world.settings.remove("withdrawalsTask");
    world.activateRefused();
    world.hours(801, "P500", "01", "7.5");
    world.withdrawal(801, "P500", "V-100", "1");
    world.proresult.admin().forgetRequests();
    RunReport report = world.runUnhurried();

    RouteReport hours = route(report, "hours");
    assertThat(hours.state()).isEqualTo(RunState.REFUSED);
    assertThat(hours.problem().params().get("settings"))
        .isEqualTo("hoursDebitAccount, hoursCreditAccount, hoursItem");
    assertThat(route(report, "withdrawals").problem().params().get("settings"))
        .isEqualTo(
            "withdrawalsDebitAccount, withdrawalsCreditAccount, withdrawalsAccountGroup,"
                + " withdrawalsTask");
    assertThat(world.proresult.admin().calls("GET", "/api/v1/timer")).isZero();
    assertThat(world.proresult.admin().calls("GET", "/api/v1/vareuttak")).isZero();
    assertThat(route(report, "projects").state()).isEqualTo(RunState.COMPLETED);
  }

  @Test
  @Tag("VP-12")
  @Tag("VP-15")
  void withoutADefaultItemFreeTextAndUnlinkedItemsWaitForItAndTheRestGoes() {
    world.activate();
    world.proresult.admin().put("varer", Map.of("varenummer", "EGEN", "beskrivelse", "Egen vare"));
    world.withdrawal(801, "P500", "V-100", "1");
    world.withdrawal(801, "P500", "", "2", Map.of("beskrivelse", "Leie av lift", "pris", 900));
    world.withdrawal(801, "P500", "EGEN", "3", Map.of("pris", 10));
    RunReport waiting = world.runUnhurried();

    assertThat(figures("quantity")).containsExactly("1");
    assertThat(codes(waiting, "withdrawals"))
        .contains("withdrawals.free-text", "withdrawals.item-not-linked");
    assertThat(world.unmarked("vareuttak")).hasSize(2);

    world.settings.put("withdrawalsDefaultItem", "V-900");
    RunReport went = world.anHourLater();
    assertThat(went.exitCode()).describedAs("%s", went).isZero();
    assertThat(figures("quantity")).containsExactly("1", "2", "3");
    assertThat(world.transactionLines().get(1).path("inventoryId").path("number").asText())
        .isEqualTo("V-900");
    assertThat(world.transactionLines().get(1).path("description").asText())
        .startsWith("Leie av lift");
  }

  @Test
  @Tag("VP-13")
  void hoursOnWorkTypesMadeInProresultAreNeverPostedAndReportedAsSuch() {
    world.activate();
    world
        .proresult
        .admin()
        .put("arbeidsarter", Map.of("prosjektnummer", "P500", "kode", "EGEN", "navn", "Kjøring"));
    world.hours(801, "P500", "EGEN", "3", Map.of("arbeidsartKilde", "PRORESULT"));
    RunReport report = world.runUnhurried();

    assertThat(codes(report, "hours")).containsExactly("hours.own-work-type");
    assertThat(route(report, "hours").count(Outcome.SKIPPED)).isEqualTo(1);
    assertThat(report.exitCode()).isZero();
    assertThat(world.transactionLines()).isEmpty();
    assertThat(world.unmarked("timer")).hasSize(1);
  }

  @Test
  @Tag("VP-14")
  void thePeriodFollowsTheDateAndInAClosedOrMissingOneTheEntryWaits() {
    world.settings.put("startDate", "2026-01-01");
    world.activate();
    world.close("202610");
    world.hours(801, "P500", "01", "1", Map.of("dato", "2026-11-02"));
    world.hours(801, "P500", "01", "2", Map.of("dato", "2026-10-30"));
    world.hours(801, "P500", "01", "3", Map.of("dato", "2099-01-05"));
    world.withdrawal(801, "P500", "V-100", "4", Map.of("dato", "2026-10-30"));
    RunReport waiting = world.runUnhurried();

    assertThat(figures("quantity")).containsExactly("1");
    assertThat(codes(waiting, "hours")).contains("post.period-closed", "post.period-missing");
    assertThat(codes(waiting, "withdrawals")).containsExactly("post.period-closed");
    assertThat(route(waiting, "hours").open()).containsEntry(Parked.Kind.WAITING, 2L);

    world.reopen("202610");
    world.anHourLater();
    assertThat(world.transactionLines())
        .extracting(line -> line.path("financialPeriod").asText())
        .containsExactly("202611", "202610", "202610");
  }

  @Test
  @Tag("VP-14")
  @Tag("VP-18")
  void aPersonChoosesThePeriodOfARunByHand() {
    world.settings.put("startDate", "2026-01-01");
    world.settings.put("runs.hours", "manual");
    world.activate();
    world.close("202610");
    world.hours(801, "P500", "01", "2", Map.of("dato", "2026-10-30"));
    world.anHourLater();
    assertThat(world.transactionLines()).isEmpty();

    RunReport report =
        world.anHourLater(
            RunOptions.builder().routes("hours").period(YearMonth.of(2026, 11)).build());

    assertThat(report.exitCode()).describedAs("%s", report).isZero();
    assertThat(onlyLine().path("financialPeriod").asText()).isEqualTo("202611");
    assertThat(onlyLine().path("date").asText()).startsWith("2026-10-30");
    assertThat(world.unmarked("timer")).isEmpty();
  }

  @Test
  @Tag("VP-15")
  void withdrawalsArePostedWithAllTheirDetails() {
    world.activate();
    world.withdrawal(801, "P500", "V-100", "12", Map.of("pris", new BigDecimal("149.5")));
    RunReport report = world.runUnhurried();

    assertThat(report.exitCode()).describedAs("%s", report).isZero();
    JsonNode line = onlyLine();
    assertThat(line.path("date").asText()).startsWith("2026-11-12");
    assertThat(line.path("employee").path("employeeNumber").asText()).isEqualTo("5001");
    assertThat(line.path("inventoryId").path("number").asText()).isEqualTo("V-100");
    assertThat(plain(line.path("quantity"))).isEqualTo("12");
    assertThat(plain(line.path("unitRate"))).isEqualTo("149.5");
    assertThat(line.path("financialPeriod").asText()).isEqualTo("202611");
    assertThat(line.path("project").path("id").asText()).isEqualTo("P500");
    assertThat(line.path("projectTask").path("id").asText()).isEqualTo("90");
    assertThat(line.path("debitAccount").path("number").asText()).isEqualTo(world.account(1));
    assertThat(line.path("creditAccount").path("number").asText()).isEqualTo(world.account(0));
    assertThat(line.path("accountGroup").path("number").asText()).isEqualTo(world.accountGroup(1));
    assertThat(line.path("description").asText()).startsWith("Gipsplate 13 mm");
  }

  @Test
  @Tag("VP-16")
  void aWithdrawalIsMarkedInvoicedOnlyWhenVismaHoldsIt() {
    world.activate();
    long id = world.withdrawal(801, "P500", "V-100", "1");
    world.visma.admin().fault(Fault.on("POST", "/v1/projecttransaction").status(400));
    world.runUnhurried();
    assertThat(world.row("vareuttak", Long.toString(id)).path("fakturert").asBoolean()).isFalse();

    world.visma.admin().clearFaults();
    world.anHourLater();
    JsonNode row = world.row("vareuttak", Long.toString(id));
    assertThat(row.path("fakturert").asBoolean()).isTrue();
    assertThat(row.path("fakturertReferanse").asText())
        .isEqualTo(world.visma.admin().rows("projectTransactions").get(0).path("refNbr").asText());
  }

  @Test
  @Tag("VP-16")
  void aMarkThatFailsIsRepeatedUntilItSucceedsAndThePostIsNot() {
    world.activate();
    world.withdrawal(801, "P500", "V-100", "1");
    world.hours(801, "P500", "01", "7.5");
    world.proresult.admin().fault(Fault.on("POST", "/api/v1/vareuttak/fakturert").status(500));
    world.proresult.admin().fault(Fault.on("POST", "/api/v1/timer/overfort").status(400));
    world.runUnhurried();
    world.anHourLater();
    assertThat(world.transactionLines()).hasSize(2);
    assertThat(world.unmarked("vareuttak")).hasSize(1);
    assertThat(world.unmarked("timer")).hasSize(1);

    world.proresult.admin().clearFaults();
    RunReport mended = world.anHourLater();
    assertThat(mended.exitCode()).describedAs("%s", mended).isZero();
    assertThat(world.transactionLines()).hasSize(2);
    assertThat(world.unmarked("vareuttak")).isEmpty();
    assertThat(world.unmarked("timer")).isEmpty();
  }

  @Test
  @Tag("VP-17")
  void returnsGoOverAsNegativeLines() {
    world.activate();
    long taken = world.withdrawal(801, "P500", "V-100", "12");
    world.runUnhurried();
    world.proresult.admin().put("vareuttak", Map.of("returAvId", taken, "antall", -2));
    world.anHourLater();

    assertThat(figures("quantity")).containsExactly("12", "-2");
    assertThat(world.unmarked("vareuttak")).isEmpty();
  }

  @Test
  @Tag("VP-21")
  void hoursOfAnUnlinkedWorkerOrProjectWaitUnmarkedAndGoOnceLinked() {
    world.activate();
    world.worker(802, "", "Nina Bakken", "300");
    world
        .proresult
        .admin()
        .put("prosjekter", Map.of("prosjektnummer", "P700", "prosjektnavn", "?"));
    world.hours(802, "P500", "01", "4");
    world.hours(801, "P700", "01", "5");
    world.withdrawal(802, "P500", "V-100", "6");
    RunReport waiting = world.runUnhurried();

    assertThat(waiting.exitCode()).isEqualTo(1);
    assertThat(codes(waiting, "hours"))
        .contains("reference.not-linked.employee", "reference.not-linked.project");
    assertThat(codes(waiting, "withdrawals")).containsExactly("reference.not-linked.employee");
    assertThat(world.unmarked("timer")).hasSize(2);

    world.employee(802, "5002", "Nina Bakken");
    world.openProject("P700");
    RunReport went = world.anHourLater();
    assertThat(went.exitCode()).describedAs("%s", went).isZero();
    assertThat(figures("quantity")).containsExactlyInAnyOrder("4", "5", "6");
    assertThat(world.unmarked("timer")).isEmpty();
  }

  @Test
  @Tag("VP-21")
  void hoursOnAnUnknownOrInactiveTaskWaitAndGoOnceItIsMended() {
    world.activate();
    world.hours(801, "P500", "02", "4");
    world.hours(801, "P500", "01", "5");
    world.task("P500", "01", "Completed");
    RunReport waiting = world.runUnhurried();
    assertThat(codes(waiting, "hours"))
        .containsExactlyInAnyOrder("post.task-unknown", "post.task-not-active");
    assertThat(world.unmarked("timer")).hasSize(2);
    assertThat(world.visma.admin().calls("POST", "/v1/projecttransaction")).isZero();

    world.task("P500", "01", "Active");
    world.task("P500", "02", "Active");
    RunReport went = world.anHourLater();
    assertThat(went.exitCode()).describedAs("%s", went).isZero();
    assertThat(figures("quantity")).containsExactlyInAnyOrder("4", "5");
  }

  @Test
  @Tag("VP-21")
  void hoursOnAProjectThatEndedInVismaWait() {
    world.activate();
    world.hours(801, "P500", "01", "4");
    world.status("P500", "Completed");
    assertThat(codes(world.runUnhurried(), "hours")).containsExactly("post.project-not-active");

    world.status("P500", "Active");
    assertThat(world.anHourLater().exitCode()).isZero();
    assertThat(figures("quantity")).containsExactly("4");
  }

  @Test
  @Tag("VP-22")
  void nothingOlderThanTheStartIsPostedAndItIsNamedOnce() {
    world.settings.remove("startDate");
    world.activate();
    world.hours(801, "P500", "01", "7.5", Map.of("dato", "2026-11-15"));
    world.hours(801, "P500", "01", "2", Map.of("dato", "2026-11-16"));
    world.withdrawal(801, "P500", "V-100", "1", Map.of("dato", "2026-11-15"));
    RunReport first = world.runUnhurried();

    assertThat(figures("quantity")).containsExactly("2");
    for (String route : List.of("hours", "withdrawals")) {
      assertThat(route(first, route).reasons())
          .singleElement()
          .satisfies(
              why -> {
                assertThat(why.message().code()).isEqualTo("hours.before-start");
                assertThat(why.fresh()).isEqualTo(1);
              });
    }
    RouteReport second = route(world.anHourLater(), "hours");
    assertThat(second.reasons().get(0).count()).isEqualTo(1);
    assertThat(second.reasons().get(0).fresh()).isZero();
  }
}
