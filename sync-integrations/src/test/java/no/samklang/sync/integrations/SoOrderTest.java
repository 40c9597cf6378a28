package no.samklang.sync.integrations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import no.samklang.simulators.smartday.SmartdayVariants;
import no.samklang.sync.Outcome;
import no.samklang.sync.RouteReport;
import no.samklang.sync.RunOptions;
import no.samklang.sync.RunReport;
import no.samklang.sync.Signature;
import no.samklang.sync.SyncSession;
import no.samklang.sync.spi.Parked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The requirements SO-03 to SO-07, SO-09 and SO-10, end to end: what becomes an order. */
class SoOrderTest {
  private final SoWorld world = new SoWorld();

  @BeforeEach
  void activate() {
    world.activate();
  }

  @AfterEach
  void stop() {
    assertThat(world.smartday.violations()).isEmpty();
    assertThat(world.office.admin().rows("invoicings")).isEmpty();
    world.close();
  }

  private static RouteReport orders(RunReport report) {
    return report.route("orders").orElseThrow();
  }

  private static List<String> reasons(RunReport report, Outcome outcome) {
    return orders(report).reasons().stream()
        .filter(reason -> reason.outcome() == outcome)
        .map(reason -> reason.message().code())
        .toList();
  }

  private String explained(String task) {
    try (SyncSession session = world.openUnhurried()) {
      return session.explain("orders", task).text(Locale.ENGLISH);
    }
  }

  @Test
  @Tag("SO-03")
  void orderIsMadeByItselfWhenTheTaskIsFinishedAndNotBefore() {
    String task = world.task("10241", 4);
    world.visit(task);
    RunReport early = world.anHourLater();
    assertThat(world.orders()).isEmpty();
    assertThat(reasons(early, Outcome.SKIPPED)).containsExactly("orders.not-finished");

    world.status(task, 7);
    RunReport report = world.anHourLater();

    assertThat(orders(report).count(Outcome.POSTED)).isEqualTo(1);
    ObjectNode order = world.order();
    assertThat(order.path("status").asText()).isEqualTo("Confirmed");
    assertThat(order.at("/customer/id").asText()).isEqualTo("10241");
    assertThat(order.path("date").asText()).isEqualTo("2026-11-12");
    assertThat(order.path("deliveryDate").asText()).isEqualTo("2026-11-12");
    assertThat(order.path("internalMemo").asText()).contains("Smartday-oppgave " + task);
  }

  @Test
  @Tag("SO-04")
  void theHeadNamesThePlaceOfWorkAndTheCustomersOwnNumber() {
    String task = world.task("10241", 4, Map.of("poNumber", "PO-77"));
    world.visit(task);
    world.status(task, 7);

    world.anHourLater();

    ObjectNode order = world.order();
    assertThat(order.at("/deliveryCustomer/street").asText()).isEqualTo("Strandgata 14B");
    assertThat(order.at("/deliveryCustomer/postalArea").asText()).isEqualTo("Bergen");
    assertThat(order.path("internalMemo").asText()).contains("PO-77");
  }

  @Test
  @Tag("SO-04")
  void lineWhoseAmountNoPriceGivesIsOneOfTheAmountAndTellsTheQuantity() {
    String task = world.task("10241", 4);
    world.registered(task, "90001", "time", "0.33333", "333.33");
    world.status(task, 7);

    world.anHourLater();

    assertThat(world.figures(world.order())).containsExactly("text", "501 1 x 333.33");
    assertThat(world.lines(world.order()).get(1).path("description").asText())
        .contains("0,33333 timer");
  }

  @Test
  @Tag("SO-03")
  void statusThatIsNotKnownMakesNoOrderAndIsNamed() {
    world.visit(world.task("10241", 55));

    RunReport report = world.anHourLater();

    assertThat(world.orders()).isEmpty();
    assertThat(reasons(report, Outcome.SKIPPED)).containsExactly("orders.status-unknown");
  }

  @Test
  @Tag("SO-03")
  void taskWithoutACustomerIsLeftToAPerson() {
    String task = world.task("10241", 7, Map.of("customerReference", Map.of("id", "")));
    world.visit(task);

    RunReport report = world.anHourLater();

    assertThat(world.orders()).isEmpty();
    assertThat(reasons(report, Outcome.REJECTED)).containsExactly("orders.without-customer");
  }

  @Test
  @Tag("SO-03")
  void otherSettingsLetTasksThatWereSkippedBeLookedAtAgain() {
    world.task("10241", 7);
    world.clock.advance(Duration.ofHours(3));
    world.finishedVisit("10242");
    world.anHourLater();
    assertThat(world.orders()).hasSize(1);

    world.settings.put("emptyTasks", "order");
    world.anHourLater();

    assertThat(world.orders()).hasSize(2);
  }

  @Test
  @Tag("SO-03")
  void whichStatusesMeanFinishedIsASetting() {
    world.systems.get("smartday").put("finishedStatuses", "6,7");
    String sentHome = world.task("10241", 6);
    world.visit(sentHome);

    world.anHourLater();

    assertThat(world.orders()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 99})
  @Tag("SO-03")
  void taskThatWasNeverSeenFinishedIsLeftToAPersonWhoCanOrderIt(int status) {
    String task = world.task("10241", status);
    world.visit(task);

    RunReport report = world.anHourLater();

    assertThat(world.orders()).isEmpty();
    assertThat(report.exitCode()).isEqualTo(1);
    assertThat(reasons(report, Outcome.REJECTED)).containsExactly("orders.never-seen-finished");
    assertThat(explained(task)).contains("edit its status to FINISHED");

    try (SyncSession session = world.openUnhurried()) {
      session.edit("orders", task, "{\"status\":\"FINISHED\"}", new Signature("Kari", "sett på"));
    }
    world.anHourLater();
    assertThat(world.order().at("/customer/id").asText()).isEqualTo("10241");
  }

  @Test
  @Tag("SO-03")
  void taskThatWasSeenFinishedAndWaitedIsOrderedThoughItWasApprovedMeanwhile() {
    String own =
        world
            .smartday
            .admin()
            .put("customers", Map.of("name", "Ny Kunde AS", "vatNumber", "310427509"))
            .path("id")
            .asText();
    String task = world.task("10241", 7, Map.of("customerReference", Map.of("id", own)));
    world.visit(task);
    assertThat(orders(world.anHourLater()).count(Outcome.WAITING)).isEqualTo(1);
    for (int status : new int[] {8, 99}) {
      world.status(task, status);
      assertThat(orders(world.anHourLater()).count(Outcome.WAITING)).isEqualTo(1);
    }

    world.customer("10260", "Ny Kunde AS", "310427509");
    world.anHourLater();

    assertThat(world.order().at("/customer/id").asText()).isEqualTo("10260");
  }

  @Test
  @Tag("SO-03")
  void abortedTaskOnWhichSomethingIsRegisteredAndThatIsApprovedAtOnceIsOrdered() {
    String task = world.task("10241", 7);
    world.anHourLater();
    assertThat(world.orders()).isEmpty();

    world.visit(task);
    world.status(task, 8);
    world.anHourLater();

    assertThat(world.orders()).hasSize(1);
  }

  @Test
  @Tag("SO-03")
  void closedTasksAreOrderedWhereTheSettingSaysSo() {
    world.settings.put("closedTasks", "order");
    world.visit(world.task("10241", 8));

    world.anHourLater();

    assertThat(world.orders()).hasSize(1);
  }

  @Test
  @Tag("SO-03")
  void finishedTaskWithoutRegistrationsIsSkippedAndReportedUntilSomethingIsRegistered() {
    String task = world.task("10241", 7);

    RunReport report = world.anHourLater();

    assertThat(world.orders()).isEmpty();
    assertThat(report.exitCode()).isZero();
    assertThat(reasons(report, Outcome.SKIPPED)).containsExactly("orders.nothing-registered");
    world.visit(task);
    world.anHourLater();
    assertThat(world.orders()).hasSize(1);
  }

  @Test
  @Tag("SO-03")
  void finishedTaskWithoutRegistrationsIsOrderedWhereTheSettingSaysSo() {
    world.settings.put("emptyTasks", "order");
    world.task("10241", 7);

    world.anHourLater();

    assertThat(world.figures(world.order())).containsExactly("text");
  }

  @Test
  @Tag("SO-04")
  void orderCarriesTimeKilometresAndItemsInTheirOrder() {
    world.finishedVisit("10241");

    world.anHourLater();

    assertThat(world.figures(world.order()))
        .containsExactly("text", "501 3.5 x 890", "502 42 x 14.5", "733 1 x 1701.5");
  }

  @Test
  @Tag("SO-04")
  void everyRegistrationBecomesALineAlsoWhenTwoAreEqualOrReturnedOrNotInvoiced() {
    world.settings.put("products.90002", SoWorld.TAP);
    String task = world.task("10241", 4);
    world.registered(task, "90001", "time", "2", "1780");
    world.registered(task, "90001", "time", "2", "1780");
    world.registered(task, "90002", "time", "0.5", "600");
    world.material(task, "VVS-1", "-1", "-1701.5", Map.of());
    world.material(task, "VVS-1", "3", "100", Map.of());
    world.material(task, "VVS-1", "2", "3403", Map.of("billable", false));
    world.status(task, 7);

    world.anHourLater();

    assertThat(world.figures(world.order()))
        .containsExactly(
            "text",
            "501 2 x 890",
            "501 2 x 890",
            "733 0.5 x 1200",
            "733 -1 x 1701.5",
            "733 3 x 33.33",
            "733 2 x 0");
  }

  @Test
  @Tag("SO-04")
  void registrationWithoutProductGoesAsATextLineWithItsFiguresAndIsReported() {
    world.settings.remove("distanceProduct");
    String task = world.finishedVisit("10241");
    world.material(task, "UKJENT", "2", "150", Map.of("description", "Pakning"));

    RunReport report = world.anHourLater();

    assertThat(world.figures(world.order()))
        .containsExactly("text", "501 3.5 x 890", "text", "733 1 x 1701.5", "text");
    List<String> texts =
        world.lines(world.order()).stream().map(line -> line.path("description").asText()).toList();
    assertThat(texts.get(2)).contains("Kjøring").contains("42 km").contains("beløp 609");
    assertThat(texts.get(4)).contains("Pakning").contains("nr. UKJENT").contains("2 stk");
    assertThat(reasons(report, Outcome.POSTED))
        .containsExactlyInAnyOrder("orders.code-without-product", "orders.item-without-product");
    assertThat(orders(report).reasons())
        .allSatisfy(reason -> assertThat(reason.examples()).anyMatch(each -> each.contains(task)));
  }

  @Test
  @Tag("SO-04")
  void itemThatPeopleMadeInSmartdayGoesAsATextLine() {
    world
        .smartday
        .admin()
        .put("items", Map.of("storeId", "1", "itemNo", "EGEN-1", "description", "Eget utstyr"));
    String task = world.task("10241", 4);
    world.material(task, "EGEN-1", "1", "99", Map.of("description", "Eget utstyr"));
    world.status(task, 7);

    RunReport report = world.anHourLater();

    assertThat(world.figures(world.order())).containsExactly("text", "text");
    assertThat(reasons(report, Outcome.POSTED)).containsExactly("orders.item-without-product");
  }

  @Test
  @Tag("SO-04")
  void productOfTheSettingsThatIsNotThereIsFoundOutBeforeAnythingIsSent() {
    world.settings.put("timeProduct", "999");
    String task = world.finishedVisit("10241");

    RunReport report = world.anHourLater();

    assertThat(world.orders()).isEmpty();
    assertThat(reasons(report, Outcome.WAITING)).containsExactly("orders.product-missing");
    assertThat(explained(task)).contains("999").contains("they hold ids");
    world.settings.put("timeProduct", SoWorld.TIME);
    world.anHourLater();
    assertThat(world.orders()).hasSize(1);
  }

  @Test
  @Tag("SO-04")
  void pricesCanBeThoseOfTheProducts() {
    world.settings.put("prices", "products");
    world.finishedVisit("10241");

    world.anHourLater();

    assertThat(world.lines(world.order()))
        .filteredOn(line -> line.path("type").asText().equals("product"))
        .hasSize(3)
        .allSatisfy(line -> assertThat(line.path("price").asText()).isNotEqualTo("0"));
  }

  @Test
  @Tag("SO-05")
  void textLineHoldsPlaceStartDateTimeUsedAndStatusWeb() {
    String task =
        world.task("10241", 4, Map.of("smartdayOrder", Map.of("status", 4, "statusWeb", "Utført")));
    world.visit(task);
    world.registered(task, "90020", "time", "0.5", "300");
    world.status(task, 7);

    world.anHourLater();

    JsonNode first = world.lines(world.order()).get(0);
    assertThat(first.path("type").asText()).isEqualTo("text");
    assertThat(first.path("description").asText())
        .isEqualTo(
            "Oppgave "
                + task
                + ": Bytte av kjøkkenbatteri. Arbeidssted: Strandgata 14B, 5013 Bergen. Startdato:"
                + " 12.11.2026. Medgått tid: 4 timer. Status: Utført");
    assertThat(first.hasNonNull("price")).isFalse();
  }

  @Test
  @Tag("SO-05")
  void longTextLineIsDividedBetweenWordsAndNothingIsDropped() {
    String title = "Kunden ønsker at vi bytter kjøkkenbatteriet og ser på sluket. ".repeat(12);
    String task = world.task("10241", 4, Map.of("name", title));
    world.visit(task);
    world.status(task, 7);

    world.anHourLater();

    List<String> texts =
        world.lines(world.order()).stream()
            .filter(line -> line.path("type").asText().equals("text"))
            .map(line -> line.path("description").asText())
            .toList();
    assertThat(texts).hasSizeGreaterThan(2).allMatch(text -> text.length() <= 300);
    assertThat(String.join(" ", texts).replaceAll("\\s+", " "))
        .contains(title.strip().replaceFirst("\\.$", ""))
        .endsWith("Medgått tid: 3,5 timer. Status: Avsluttet");
  }

  @Test
  @Tag("SO-06")
  void parentProjectMayStillBeOpen() {
    world.smartday.admin().put("projects", Map.of("id", "2208", "name", "Strandgata", "status", 3));
    Map<String, Object> own =
        Map.of("status", 4, "projectReference", Map.of("id", "2208", "externalId", "3391"));
    String task = world.task("10241", 4, Map.of("smartdayOrder", own));
    world.visit(task);
    world.status(task, 7);

    world.anHourLater();

    assertThat(world.orders()).hasSize(1);
    assertThat(world.smartday.admin().calls("GET", "/v1.0/projects/{id}")).isZero();
  }

  @Test
  @Tag("SO-09")
  void tasksOfOneProjectAreOrderedEachForItsOwnCustomer() {
    Map<String, Object> own =
        Map.of("status", 7, "projectReference", Map.of("id", "2208", "externalId", "3391"));
    for (String customer : List.of("10241", "10242", "10241")) {
      world.visit(world.task(customer, 7, Map.of("smartdayOrder", own)));
    }

    world.anHourLater();

    assertThat(world.orders())
        .extracting(order -> order.at("/customer/id").asText())
        .containsExactlyInAnyOrder("10241", "10242", "10241");
    assertThat(world.orders()).allSatisfy(order -> assertThat(world.figures(order)).hasSize(4));
  }

  @Test
  @Tag("SO-07")
  void approvalAndSettlementAfterTheOrderAreTheOrdinaryCourse() {
    String task = world.finishedVisit("10241");
    world.anHourLater();
    for (int status : new int[] {8, 99}) {
      world.status(task, status);
      RunReport report = world.anHourLater();
      assertThat(report.exitCode()).describedAs("%s", report).isZero();
    }
    world.anHourLater(RunOptions.builder().whole().build());

    assertThat(world.orders()).hasSize(1);
    assertThat(parked()).isEmpty();
  }

  private List<Parked> parked() {
    try (SyncSession session = world.openUnhurried()) {
      return session.parked("orders", null, 10);
    }
  }

  @Test
  @Tag("SO-07")
  void taskThatIsReopenedAndFinishedAgainIsReportedAndNotPostedTwice() {
    String task = world.finishedVisit("10241");
    world.anHourLater();
    ObjectNode before = world.order();

    world.status(task, 4);
    RunReport reopened = world.anHourLater();
    assertThat(orders(reopened).count(Outcome.REVIEW)).isEqualTo(1);
    world.registered(task, "90001", "time", "1", "890");
    world.status(task, 7);
    RunReport again = world.anHourLater();

    assertThat(again.exitCode()).isEqualTo(1);
    assertThat(orders(again).open()).containsEntry(Parked.Kind.REVIEW, 1L);
    assertThat(explained(task)).contains("Changed or deleted in the source after it was delivered");
    assertThat(world.order()).isEqualTo(before);
    assertThat(world.figures(world.order())).hasSize(4);
  }

  @Test
  @Tag("SO-07")
  void taskIsMovedOnWhenItsOrderStandsWhereTheSettingSaysSo() {
    world.systems.get("smartday").put("reportBack", "true");
    String task = world.finishedVisit("10241");

    world.anHourLater();

    assertThat(world.order().path("status").asText()).isEqualTo("Confirmed");
    assertThat(world.smartday.admin().row("orders", task).orElseThrow().at("/smartdayOrder/status"))
        .hasToString("8");
    world.anHourLater();
    assertThat(world.orders()).hasSize(1);
  }

  @Test
  @Tag("SO-07")
  void taskThatIsOpenedAgainIsReportedAtOnceThoughNothingElseIsChanged() {
    String task =
        world.task("10241", 7, Map.of("endTime", "2026-11-13T10:00:00Z", "name", "Kort besøk"));
    world.settings.put("emptyTasks", "order");
    world.anHourLater();
    assertThat(world.orders()).hasSize(1);

    world.status(task, 4);
    RunReport opened = world.anHourLater();

    assertThat(orders(opened).count(Outcome.REVIEW)).isEqualTo(1);
    assertThat(world.orders()).hasSize(1);
  }

  @Test
  @Tag("SO-07")
  void aWholeReadingOfEverythingPostsNothingAgain() {
    world.finishedVisit("10241");
    world.finishedVisit("10242");
    world.anHourLater();

    for (int run = 0; run < 3; run++) {
      world.anHourLater(RunOptions.builder().whole().build());
    }

    assertThat(world.orders()).hasSize(2);
  }

  @Test
  @Tag("SO-10")
  void tasksFinishedBeforeTheStartDateMakeNoOrderAndAreNamedOnce() {
    for (int n = 0; n < 3; n++) {
      before("2026-11-05", 7);
    }
    before("2026-11-06", 8);

    RunReport report = world.anHourLater();

    assertThat(world.orders()).isEmpty();
    assertThat(report.exitCode()).isZero();
    assertThat(orders(report).count(Outcome.SKIPPED)).isEqualTo(4);
    assertThat(reasons(report, Outcome.SKIPPED)).containsExactly("orders.before-start");
    assertThat(orders(report).reasons().get(0).fresh()).isEqualTo(4);
    RunReport later = world.anHourLater(RunOptions.builder().whole().build());
    assertThat(orders(later).reasons().get(0).fresh()).isZero();
  }

  /** Makes a task whose days are all this one, and which nobody touched since. */
  private String before(String day, int status) {
    String task =
        world.task(
            "10241",
            status,
            Map.of("startTime", day + "T08:00:00Z", "endTime", day + "T11:00:00Z"));
    untouchedSince(task, day);
    return task;
  }

  private void untouchedSince(String task, String day) {
    world
        .smartday
        .admin()
        .put("orders", Map.of("id", task, "lastTimeMarkedForExport", day + "T12:00:00.000"));
  }

  @Test
  @Tag("SO-10")
  void taskThatBeganBeforeTheStartDateAndWasWorkedOnSinceIsOrdered() {
    String ended =
        world.task(
            "10241",
            4,
            Map.of("startTime", "2026-11-05T08:00:00Z", "endTime", "2026-11-10T11:00:00Z"));
    String workedOn =
        world.task(
            "10242",
            4,
            Map.of("startTime", "2026-11-05T08:00:00Z", "endTime", "2026-11-05T11:00:00Z"));
    world.registered(ended, "90001", "time", "1", "890");
    world
        .smartday
        .admin()
        .put("registrations", Map.of("id", registration(ended), "date", "2026-11-05T08:00:00Z"));
    world.registered(workedOn, "90001", "time", "1", "890");
    world.status(ended, 7);
    world.status(workedOn, 7);

    world.anHourLater();

    assertThat(world.orders())
        .extracting(order -> order.path("date").asText())
        .containsExactlyInAnyOrder("2026-11-10", "2026-11-12");
  }

  private String registration(String task) {
    return world.smartday.admin().rows("registrations").stream()
        .filter(row -> row.path("orderId").asText().equals(task))
        .findFirst()
        .orElseThrow()
        .path("id")
        .asText();
  }

  @Test
  @Tag("SO-03")
  @Tag("SO-10")
  void closedTaskFromBeforeTheStartDateIsStillLeftToAPersonWhenTheDateIsMovedBack() {
    before("2026-11-05", 8);
    world.anHourLater();
    world.settings.put("startDate", "2026-11-01");

    RunReport report = world.anHourLater();

    assertThat(world.orders()).isEmpty();
    assertThat(reasons(report, Outcome.REJECTED)).containsExactly("orders.never-seen-finished");
  }

  @Test
  @Tag("SO-03")
  void taskThatCouldNotBeReadAndIsApprovedWhenItCanWasNotSeenFinished() {
    String task = world.task("10241", 7, Map.of("startTime", "i går"));
    world.visit(task);
    RunReport unreadable = world.anHourLater();
    assertThat(orders(unreadable).count(Outcome.REJECTED)).isEqualTo(1);

    world
        .smartday
        .admin()
        .put(
            "orders",
            Map.of(
                "id",
                task,
                "startTime",
                "2026-11-12T08:15:00Z",
                "smartdayOrder",
                Map.of("status", 8)));
    RunReport report = world.anHourLater();

    assertThat(world.orders()).isEmpty();
    assertThat(reasons(report, Outcome.REJECTED)).containsExactly("orders.never-seen-finished");
  }

  @Test
  @Tag("SO-10")
  void startDateIsTheDayOfActivationUnlessTheSettingSaysOtherwise() {
    world.settings.remove("startDate");
    before("2026-11-15", 7);
    String today =
        world.task(
            "10241",
            7,
            Map.of("startTime", "2026-11-16T07:00:00Z", "endTime", "2026-11-16T07:30:00Z"));
    world.registered(today, "90001", "time", "0.5", "445");

    RunReport report = world.anHourLater();

    assertThat(orders(report).count(Outcome.SKIPPED)).isEqualTo(1);
    assertThat(world.order().path("date").asText()).isEqualTo("2026-11-16");
  }

  @Test
  @Tag("SO-10")
  void whetherAnOldTaskWasFinishedBeforeIsAskedWhereItWasTouchedSince() {
    String task =
        world.task(
            "10241",
            7,
            Map.of("startTime", "2026-11-05T08:00:00Z", "endTime", "2026-11-05T11:00:00Z"));

    RunReport report = world.anHourLater();

    assertThat(world.orders()).isEmpty();
    assertThat(reasons(report, Outcome.REJECTED)).containsExactly("orders.finished-when");
    assertThat(explained(task)).contains("2026-11-09");

    world.status(task, 8);
    RunReport approved = world.anHourLater();
    assertThat(reasons(approved, Outcome.REJECTED))
        .describedAs("approving it does not answer the question")
        .containsExactly("orders.finished-when");
  }

  @Test
  void taskOfACustomerMadeInSmartdayWaitsAndGoesWhenTheMasterHasTheCustomer() {
    String own =
        world
            .smartday
            .admin()
            .put("customers", Map.of("name", "Ny Kunde AS", "vatNumber", "310427509"))
            .path("id")
            .asText();
    String task = world.task("10241", 7, Map.of("customerReference", Map.of("id", own)));
    world.visit(task);
    RunReport report = world.anHourLater();
    assertThat(orders(report).count(Outcome.WAITING)).isEqualTo(1);

    world.customer("10260", "Ny Kunde AS", "310427509");
    world.anHourLater();

    assertThat(world.order().at("/customer/id").asText()).isEqualTo("10260");
  }

  @Test
  @Tag("SO-03")
  void taskWhoseChangeWasNotMarkedIsFoundWithinADay() {
    String task = world.task("10241", 4);
    world.visit(task);
    world.clock.advance(Duration.ofHours(3));
    world.task("10242", 4);
    world.anHourLater();
    world.smartday.admin().variants(List.of(SmartdayVariants.CHANGES_DO_NOT_MARK));
    world.status(task, 7);
    world.anHourLater();
    assertThat(world.orders()).isEmpty();

    world.clock.advance(Duration.ofHours(20));
    world.anHourLater();

    assertThat(world.orders()).hasSize(1);
  }
}
