package no.samklang.sync.integrations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import no.samklang.simulators.ErrorBody;
import no.samklang.simulators.Fault;
import no.samklang.simulators.Simulator;
import no.samklang.simulators.vismanet.VismanetSimulator;
import no.samklang.simulators.vismanet.VismanetVariants;
import no.samklang.sync.Outcome;
import no.samklang.sync.RouteReport;
import no.samklang.sync.RunOptions;
import no.samklang.sync.RunReport;
import no.samklang.sync.RunState;
import no.samklang.sync.SyncListener;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Messages;
import no.samklang.sync.spi.Parked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What goes wrong between Visma.net ERP and Tidsbanken: what the user is told, and that nothing is
 * lost or doubled once it is over.
 */
class VtFaultTest {
  private static final String POST = "/v1/projecttransaction";
  private static final String MARK = "/timelinje/timeeksport/eksportert";
  private VtWorld world = new VtWorld();

  @AfterEach
  void stop() {
    world.close();
  }

  /** Begins with both systems in step: one project open for hours and one linked employee. */
  private void begin(String variant) {
    world.close();
    world = new VtWorld(variant);
    begin();
  }

  private void begin() {
    world.openProject("P500");
    world.employee(501, "5001", "Ola");
    world.activate();
    world.clock.advance(Duration.ofHours(1));
  }

  /** Leaves one customer to mirror and one entry to post. */
  private void work() {
    world.customer("20002", "Åsgård Snekkeri");
    world.hours(501, "P500", "01", "7.5");
  }

  private static RouteReport route(RunReport report, String name) {
    return report.route(name).orElseThrow();
  }

  private static String text(RunReport report) {
    return report.routes().stream()
        .map(RouteReport::problem)
        .filter(problem -> problem != null)
        .findFirst()
        .map(problem -> Messages.text(problem, Locale.ENGLISH))
        .orElse("");
  }

  private static String problem(RunReport report) {
    return report.routes().stream()
        .map(RouteReport::problem)
        .filter(problem -> problem != null)
        .findFirst()
        .map(Message::code)
        .orElse("");
  }

  private static RouteReport.Reason reason(RouteReport report, Outcome outcome) {
    return report.reasons().stream()
        .filter(reason -> reason.outcome() == outcome)
        .findFirst()
        .orElseThrow(() -> new AssertionError(report.toString()));
  }

  private static String text(RouteReport.Reason reason) {
    return Messages.text(reason.message(), Locale.ENGLISH);
  }

  private static void assertStopped(RunReport report, RunState state, String code) {
    assertThat(report.state()).describedAs("%s", report).isEqualTo(state);
    assertThat(report.exitCode()).isEqualTo(3);
    assertThat(problem(report)).describedAs("%s", report).isEqualTo(code);
  }

  private static void assertDone(RunReport report) {
    assertThat(report.state()).describedAs("%s", report).isEqualTo(RunState.COMPLETED);
    assertThat(report.exitCode()).describedAs("%s", report).isZero();
  }

  /** Every customer stands in Tidsbanken once, under its name, and every entry was posted once. */
  private void assertInStep(String... hours) {
    for (ObjectNode customer : world.visma.admin().rows("customers")) {
      assertThat(world.kunde(customer.path("number").asText()).path("Navn").asText())
          .isEqualTo(customer.path("name").asText());
    }
    List<String> numbers =
        world.tidsbanken.admin().rows("kunder").stream()
            .map(row -> row.path("Id").asText())
            .toList();
    assertThat(numbers).doesNotHaveDuplicates();
    assertThat(quantities()).containsExactlyInAnyOrder(hours);
    assertThat(world.unmarked()).isEmpty();
  }

  private List<String> quantities() {
    return world.transactionLines().stream()
        .map(line -> line.path("quantity").decimalValue().stripTrailingZeros().toPlainString())
        .toList();
  }

  private void nextRunBringsEverythingInStep(String... hours) {
    assertDone(world.runUnhurried());
    assertInStep(hours);
    assertThat(world.runUnhurried().count(Outcome.POSTED)).isZero();
    assertInStep(hours);
  }

  private long posts() {
    return world.visma.admin().calls("POST", POST);
  }

  @Test
  @Tag("F-51")
  void aWrongClientSecretIsRefusedAndNamedWithoutShowingIt() {
    begin();
    work();
    Map<String, String> visma = world.systems.get("vismanet");
    visma.put("clientSecret", "feil-hemmelighet");

    RunReport report = world.runUnhurried();
    assertStopped(report, RunState.REFUSED, "http.token-refused");
    assertThat(text(report)).contains("/connect/token", "Check client id, secret");
    assertThat(report.toString()).doesNotContain("feil-hemmelighet");

    visma.put("clientSecret", VismanetSimulator.CLIENT_SECRET);
    nextRunBringsEverythingInStep("7.5");
  }

  @Test
  @Tag("F-51")
  void theContractsTenantInsteadOfTheCompanysIsRefusedWithThatRemedy() {
    begin();
    work();
    Map<String, String> visma = world.systems.get("vismanet");
    visma.put("tenantId", VismanetSimulator.CONTRACT_TENANT);

    RunReport report = world.runUnhurried();
    assertStopped(report, RunState.REFUSED, "vismanet.wrong-tenant");
    assertThat(text(report)).contains("tenant id is the customer's (contract)", "company's is due");

    visma.put("tenantId", VismanetSimulator.COMPANY_TENANT);
    nextRunBringsEverythingInStep("7.5");
  }

  @Test
  @Tag("F-51")
  void aWrongTbKeyIsRefusedAndTheSettingNamed() {
    begin();
    work();
    Map<String, String> tidsbanken = world.systems.get("tidsbanken");
    String right = tidsbanken.put("tbKey", "feil-nokkel");

    RunReport report = world.runUnhurried();
    assertStopped(report, RunState.REFUSED, "tidsbanken.tb-key-refused");
    assertThat(text(report)).contains("Check the setting tbKey").doesNotContain("feil-nokkel");

    tidsbanken.put("tbKey", right);
    nextRunBringsEverythingInStep("7.5");
  }

  @ParameterizedTest
  @ValueSource(strings = {"vismanet", "tidsbanken"})
  @Tag("F-54")
  void aServerThatIsDownPausesTheRunAndParksNothing(String system) {
    begin();
    work();
    Map<String, String> settings = world.systems.get(system);
    Map<String, String> before = new HashMap<>(settings);
    settings.put("baseUrl", "http://127.0.0.1:" + nobodysPort());

    RunReport report = world.runUnhurried();
    assertStopped(report, RunState.PAUSED, "http.no-connection");
    assertThat(text(report)).contains("no connection to 127.0.0.1", "Check the address");
    assertThat(report.routes()).allSatisfy(route -> assertThat(route.openForPerson()).isZero());

    settings.putAll(before);
    nextRunBringsEverythingInStep("7.5");
  }

  private static int nobodysPort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"vismanet", "tidsbanken"})
  @Tag("F-54")
  void droppedConnectionsPauseTheRunUntilTheyHold(String system) {
    begin();
    work();
    Simulator struck = system.equals("vismanet") ? world.visma : world.tidsbanken;
    struck.admin().fault(Fault.onAll().dropConnection());

    RunReport report = world.runUnhurried();
    assertThat(report.state()).describedAs("%s", report).isEqualTo(RunState.PAUSED);
    assertThat(report.exitCode()).isEqualTo(3);
    assertThat(text(report)).contains("connection was lost");

    struck.admin().clearFaults();
    nextRunBringsEverythingInStep("7.5");
  }

  @Test
  @Tag("F-51")
  void waitsAsLongAsTheServerAsksAndGoesOn() {
    begin();
    work();
    world.visma.admin().fault(Fault.on("GET", "/v1/customer").tooManyRequests(30).times(1));
    world.tidsbanken.admin().fault(Fault.on("POST", "/prosjekt").tooManyRequests(20).times(1));
    Instant before = world.clock.instant();

    RunReport report = world.runUnhurried();
    assertDone(report);
    assertThat(Duration.between(before, world.clock.instant())).isEqualTo(Duration.ofSeconds(50));
    assertInStep("7.5");
  }

  @Test
  @Tag("F-54")
  void aPauseBeyondPatiencePausesTheRun() {
    begin();
    work();
    world.visma.admin().fault(Fault.on("POST", POST).tooManyRequests(3600).times(1));

    RunReport report = world.runUnhurried();
    assertStopped(report, RunState.PAUSED, "http.too-many");
    assertThat(text(report)).contains("POST", POST, "asks for a pause");
    assertThat(world.transactionLines()).isEmpty();

    world.clock.advance(Duration.ofHours(1));
    nextRunBringsEverythingInStep("7.5");
    assertThat(posts()).isEqualTo(2);
  }

  @Test
  @Tag("F-33")
  void anErrorAfterTheWorkWasDoneIsSettledByLookingAndNotPostedTwice() {
    begin();
    work();
    world
        .visma
        .admin()
        .fault(Fault.on("POST", POST).statusAfterWork(500, ErrorBody.VENDOR).times(1));

    RunReport report = world.runUnhurried();
    assertDone(report);
    assertThat(route(report, "hours").count(Outcome.ADOPTED)).isEqualTo(1);
    assertThat(posts()).isEqualTo(1);
    nextRunBringsEverythingInStep("7.5");
    assertThat(posts()).isEqualTo(1);
  }

  @Test
  @Tag("F-33")
  void anErrorWithoutTheWorkStaysOpenUntilItsAbsenceIsProvedAndGoesOnce() {
    begin();
    work();
    world.visma.admin().fault(Fault.on("POST", POST).status(500).times(1));

    RunReport report = world.runUnhurried();
    assertThat(report.exitCode()).isEqualTo(1);
    RouteReport.Reason open = reason(route(report, "hours"), Outcome.UNSETTLED);
    assertThat(open.message().code()).isEqualTo("http.unclear");
    assertThat(text(open)).contains("POST " + POST, "may or may not have been done");
    assertThat(world.runUnhurried().exitCode()).isEqualTo(1);
    assertThat(posts()).isEqualTo(1);

    world.clock.advance(Duration.ofMinutes(6));
    nextRunBringsEverythingInStep("7.5");
    assertThat(posts()).isEqualTo(2);
  }

  @Test
  @Tag("F-51")
  void aListCutInHalfIsAskedForAgain() {
    begin();
    work();
    world.visma.admin().fault(Fault.on("GET", "/v1/customer").truncate().times(1));
    world.tidsbanken.admin().fault(Fault.on("GET", "/timelinje").truncate().times(1));

    assertDone(world.runUnhurried());
    assertInStep("7.5");
  }

  @Test
  @Tag("F-54")
  void aListCutInHalfEveryTimePausesAndPassesNothingOver() {
    begin();
    work();
    world.visma.admin().fault(Fault.on("GET", "/v1/customer").truncate());

    RunReport report = world.runUnhurried();
    assertThat(report.state()).describedAs("%s", report).isEqualTo(RunState.PAUSED);
    assertThat(text(report)).contains("GET /v1/customer", "connection was lost");

    world.visma.admin().clearFaults();
    nextRunBringsEverythingInStep("7.5");
  }

  @Test
  @Tag("F-33")
  void aPostWhoseAnswerIsCutInHalfStandsOnce() {
    begin();
    work();
    world.visma.admin().fault(Fault.on("POST", POST).truncate().times(1));

    assertDone(world.runUnhurried());
    assertInStep("7.5");
    nextRunBringsEverythingInStep("7.5");
    assertThat(posts()).isEqualTo(1);
  }

  @Test
  @Tag("F-33")
  void aPostWhoseAnswerIsLostIsFoundAndAdopted() {
    begin();
    work();
    world.visma.admin().fault(Fault.on("POST", POST).dropAnswer().times(1));

    RunReport report = world.runUnhurried();
    assertDone(report);
    assertThat(route(report, "hours").count(Outcome.ADOPTED)).isEqualTo(1);
    assertInStep("7.5");
    nextRunBringsEverythingInStep("7.5");
    assertThat(posts()).isEqualTo(1);
  }

  @Test
  @Tag("F-33")
  void aCustomerWhoseAnswerIsLostIsMadeOnce() {
    begin();
    work();
    world.tidsbanken.admin().fault(Fault.on("POST", "/prosjekt/kunde").dropAnswer().times(1));

    RunReport report = world.runUnhurried();
    assertDone(report);
    assertInStep("7.5");
    assertThat(world.tidsbanken.admin().rows("kunder"))
        .hasSize(world.visma.admin().count("customers"));
  }

  @Test
  @Tag("VT-13")
  void aMarkWhoseAnswerIsLostIsRepeatedAndThePostIsNot() {
    begin();
    work();
    world.tidsbanken.admin().fault(Fault.on("PATCH", MARK).dropAnswer().times(1));

    assertDone(world.runUnhurried());
    assertThat(world.tidsbanken.admin().calls("PATCH", MARK)).isEqualTo(2);
    nextRunBringsEverythingInStep("7.5");
    assertThat(posts()).isEqualTo(1);
  }

  @Test
  @Tag("VT-13")
  void marksThatAreLostForTheWholeRunAreMadeInTheNext() {
    begin();
    work();
    world.tidsbanken.admin().fault(Fault.on("PATCH", MARK).dropConnection());

    RunReport report = world.runUnhurried();
    assertStopped(report, RunState.PAUSED, "http.lost");
    assertThat(text(report)).contains("PATCH");
    assertThat(quantities()).containsExactly("7.5");

    world.tidsbanken.admin().clearFaults();
    nextRunBringsEverythingInStep("7.5");
    assertThat(posts()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET /v1/project", "POST " + POST})
  void aTokenThatExpiresInTheMiddleOfARunIsRenewed(String call) {
    begin();
    work();
    String[] methodAndPath = call.split(" ", -1);
    world.visma.admin().fault(Fault.on(methodAndPath[0], methodAndPath[1]).expireTokens().times(1));
    world.visma.admin().forgetRequests();

    assertDone(world.runUnhurried());
    assertThat(world.visma.admin().calls("POST", VismanetSimulator.TOKEN_PATH)).isEqualTo(2);
    assertInStep("7.5");
  }

  @Test
  void nullsAndUnknownFieldsInAnswersDoNoHarm() {
    begin(VismanetVariants.NULLS_AND_NEW_PROPERTIES);
    work();

    assertDone(world.runUnhurried());
    nextRunBringsEverythingInStep("7.5");
  }

  @Test
  @Tag("F-55")
  void aCustomerWithoutNameIsNamedAndTheOthersGo() {
    begin();
    work();
    Map<String, Object> nameless = new HashMap<>();
    nameless.put("number", "20003");
    nameless.put("status", "Active");
    nameless.put("name", null);
    String id = world.visma.admin().put("customers", nameless).path("internalId").asText();
    world.customer("20004", "Fjellheim AS");

    RunReport report = world.runUnhurried();
    assertThat(report.state()).isEqualTo(RunState.COMPLETED);
    assertThat(report.exitCode()).describedAs("%s", report).isEqualTo(1);
    RouteReport.Reason refused = reason(route(report, "customers"), Outcome.REJECTED);
    assertThat(text(refused)).contains("field name of 20003", "Fill it in in Visma.net");
    assertThat(refused.examples()).singleElement().asString().contains(id);
    assertThat(world.tidsbanken.admin().row("kunder", "20004")).isPresent();
    assertThat(world.tidsbanken.admin().row("kunder", "20003")).isEmpty();
    assertThat(quantities()).containsExactly("7.5");

    world.customer("20003", "Navn AS");
    world.clock.advance(Duration.ofHours(1));
    nextRunBringsEverythingInStep("7.5");
  }

  @Test
  @Tag("F-55")
  void anEntryWithoutHoursIsNamedAndTheOthersGo() {
    begin();
    Map<String, Object> without = new HashMap<>();
    without.put("Id", 90001);
    without.put("TimelinjeId", 90001);
    without.put("AnsattId", 501);
    without.put("Dato", "2026-11-12");
    without.put("ProsjektId", "P500");
    without.put("ProsjektlinjeId", "01");
    without.put("ProduktId", "T100");
    without.put("Eksportert", false);
    world.tidsbanken.admin().put("timeeksport", without);
    work();

    RunReport report = world.runUnhurried();
    assertThat(report.exitCode()).describedAs("%s", report).isEqualTo(1);
    RouteReport.Reason refused = reason(route(report, "hours"), Outcome.REJECTED);
    assertThat(text(refused)).contains("AntallTimer");
    assertThat(refused.examples()).singleElement().asString().contains("90001");
    assertThat(quantities()).containsExactly("7.5");
    assertThat(world.unmarked()).hasSize(1);

    world.tidsbanken.admin().put("timeeksport", Map.of("Id", 90001, "AntallTimer", 2));
    nextRunBringsEverythingInStep("7.5", "2");
  }

  @Test
  void norwegianLettersAndEmojiArriveAsTheyAre() {
    begin();
    String name = "Blåbærsyltetøy & Sønn Æ 🫐👩‍🔧 AS";
    world.customer("20002", name);
    world.project("P501", "20002", "Active");
    world.visma.admin().put("projects", Map.of("projectID", "P501", "description", "Bøffel 🐃 ø"));
    world.task("P501", "01", "Active");
    world.runUnhurried();
    world.hours(501, "P501", "01", "3", Map.of("Notat", "Målte på kjøkkenet 📐 æøå"));

    assertDone(world.runUnhurried());
    assertThat(world.kunde("20002").path("Navn").asText()).isEqualTo(name);
    assertThat(world.prosjekt("P501").path("Navn").asText()).isEqualTo("Bøffel 🐃 ø");
    JsonNode line = world.transactionLines().get(0);
    assertThat(line.path("description").asText() + line.path("note").asText())
        .contains("Målte på kjøkkenet 📐 æøå");
    assertDone(world.runUnhurried());
    assertThat(quantities()).containsExactly("3");
  }

  @Test
  @Tag("VT-08")
  void pricesKeepFourDecimals() {
    begin();
    world.hours(501, "P500", "01", "7.25", Map.of("Kostpris", new BigDecimal("1234.5678")));
    world.hours(501, "P500", "01", "1", Map.of("Kostpris", new BigDecimal("0.0001")));

    assertDone(world.runUnhurried());
    assertThat(world.transactionLines().stream().map(line -> line.path("unitRate").decimalValue()))
        .usingElementComparator(BigDecimal::compareTo)
        .containsExactlyInAnyOrder(new BigDecimal("1234.5678"), new BigDecimal("0.0001"));
    assertInStep("7.25", "1");
  }

  @Test
  @Tag("F-02")
  void customersThatAreDeletedWhileTheListIsReadMakeNoOtherOneMissing() {
    world.systems.get("vismanet").put("pageSize", "5");
    begin();
    Deque<String> doomed = new ArrayDeque<>();
    for (int i = 0; i < 40; i++) {
      String number = "3" + String.format(Locale.ROOT, "%04d", i);
      world.customer(number, "Kunde " + i);
      if (i < 6) {
        doomed.add(number);
      }
    }
    SyncListener deleting =
        new SyncListener() {
          @Override
          public void progressed(String route, long done, OptionalLong expected) {
            String next = route.equals("customers") ? doomed.poll() : null;
            if (next != null) {
              world.visma.admin().delete("customers", next);
            }
          }
        };

    RunReport report = world.runUnhurried(RunOptions.builder().listener(deleting).build());
    assertDone(report);
    assertThat(doomed).isEmpty();
    nextRunBringsEverythingInStep();
  }

  @Test
  @Tag("F-16")
  void theSecondOfTwoNewCustomersWithOneNumberIsLeftToAPerson() {
    begin();
    world.customer("20007", "Den første AS");
    world.customer("20008", "Den andre AS");
    world.renumberCustomer("20008", "20007");

    RunReport report = world.runUnhurried();
    assertThat(report.exitCode()).describedAs("%s", report).isEqualTo(1);
    RouteReport.Reason review = reason(route(report, "customers"), Outcome.REVIEW);
    assertThat(review.message().code()).isEqualTo("match.same-key");
    assertThat(text(review)).contains("same number", "another number");
    assertThat(review.examples()).singleElement().asString().contains("Den andre AS");
    assertThat(world.kunde("20007").path("Navn").asText()).isEqualTo("Den første AS");
    assertThat(world.runUnhurried().exitCode()).isEqualTo(1);
    assertThat(world.kunde("20007").path("Navn").asText()).isEqualTo("Den første AS");
  }

  @Test
  void aCustomerWhoseNumberIsTakenIsLeftToAPersonAndTheFirstIsKept() {
    begin();
    world.customer("20008", "Den andre AS");
    world.renumberCustomer("20008", "20001");

    RunReport report = world.runUnhurried();
    assertThat(report.exitCode()).describedAs("%s", report).isEqualTo(1);
    RouteReport.Reason review = reason(route(report, "customers"), Outcome.REVIEW);
    assertThat(review.message().code()).isEqualTo("match.taken");
    assertThat(text(review)).contains("20001", "Two records have one number");
    assertThat(review.examples()).singleElement().asString().contains("Den andre AS");
    assertThat(world.kunde("20001").path("Navn").asText()).isEqualTo("Bergtun Eiendom AS");
    assertThat(route(report, "customers").open()).containsEntry(Parked.Kind.REVIEW, 1L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"clock-ahead-1h", "clock-behind-1h"})
  @Tag("F-33")
  void clocksAnHourApartDoNotHideWhatWasPosted(String variant) {
    begin(variant);
    work();
    world.visma.admin().fault(Fault.on("POST", POST).dropAnswer().times(1));

    RunReport report = world.runUnhurried();
    assertDone(report);
    assertThat(route(report, "hours").count(Outcome.ADOPTED)).isEqualTo(1);
    nextRunBringsEverythingInStep("7.5");
    assertThat(world.visma.admin().count("projectTransactions")).isEqualTo(1);
  }

  @Test
  @Tag("F-33")
  void aPostThatIsNotVisibleYetStaysOpenAndIsAdoptedLater() {
    begin(VismanetVariants.MARKER_VISIBLE_LATE);
    work();
    world.visma.admin().fault(Fault.on("POST", POST).dropAnswer().times(1));

    assertThat(world.runUnhurried().exitCode()).isEqualTo(1);
    RunReport again = world.runUnhurried();
    assertThat(again.state()).isEqualTo(RunState.COMPLETED);
    assertThat(again.exitCode()).isEqualTo(1);
    RouteReport.Reason open = reason(route(again, "hours"), Outcome.UNSETTLED);
    assertThat(open.message().code()).isEqualTo("create.unsettled");
    assertThat(text(open)).contains("reference", "next run looks again", "nothing is sent twice");
    assertThat(posts()).isEqualTo(1);

    world.clock.advance(Duration.ofMinutes(1));
    RunReport found = world.runUnhurried();
    assertDone(found);
    assertThat(route(found, "hours").count(Outcome.ADOPTED)).isEqualTo(1);
    nextRunBringsEverythingInStep("7.5");
    assertThat(posts()).isEqualTo(1);
  }
}
