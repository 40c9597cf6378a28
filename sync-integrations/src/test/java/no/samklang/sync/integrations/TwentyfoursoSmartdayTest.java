package no.samklang.sync.integrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Predicate;
import no.samklang.simulators.smartday.SmartdaySimulator;
import no.samklang.sync.Cancellation;
import no.samklang.sync.Connections;
import no.samklang.sync.Outcome;
import no.samklang.sync.RouteReport;
import no.samklang.sync.RunOptions;
import no.samklang.sync.RunReport;
import no.samklang.sync.RunState;
import no.samklang.sync.SyncListener;
import no.samklang.sync.SyncSession;
import no.samklang.sync.spi.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The requirements SO-01, SO-02 and SO-08, end to end: what goes to Smartday. */
class TwentyfoursoSmartdayTest {
  private final SoWorld world = new SoWorld();

  @AfterEach
  void stop() {
    assertThat(world.smartday.violations()).isEmpty();
    world.close();
  }

  private static RouteReport route(RunReport report, String name) {
    return report.route(name).orElseThrow();
  }

  @Test
  @Tag("SO-01")
  void customersAreMirroredToSmartdayWhichFollowsTheMaster() {
    world.activate();
    JsonNode made = world.inSmartday("customers", "10241");
    assertThat(made.path("name").asText()).isEqualTo("Fjordvik Eiendom AS");
    assertThat(made.path("vatNumber").asText()).isEqualTo("310427500");
    assertThat(made.path("isCompany").asBoolean()).isTrue();
    assertThat(made.at("/billingAddress/address1").asText()).isEqualTo("Kaien");
    assertThat(made.at("/billingAddress/housenumber").asText()).isEqualTo("3");

    world.customer("10241", "Fjordvik Bolig AS", "310427500");
    world.customer("10243", "Bakken Rør AS", "310427502");
    RunReport report = world.anHourLater();

    assertThat(route(report, "customers").count(Outcome.UPDATED)).isEqualTo(1);
    assertThat(route(report, "customers").count(Outcome.CREATED)).isEqualTo(1);
    assertThat(world.inSmartday("customers", "10241").path("name").asText())
        .isEqualTo("Fjordvik Bolig AS");
    assertThat(world.inSmartday("customers", "10241").path("id").asText())
        .isEqualTo(made.path("id").asText());
    assertThat(world.inSmartday("customers", "10243").path("name").asText())
        .isEqualTo("Bakken Rør AS");
  }

  @Test
  @Tag("SO-01")
  void customerThatStandsInSmartdayUnderItsOrganisationNumberIsTakenOver() {
    String theirs =
        world
            .smartday
            .admin()
            .put("customers", Map.of("name", "Fjordvik (gammelt)", "vatNumber", "310427500"))
            .path("id")
            .asText();

    world.activate();

    JsonNode taken = world.smartday.admin().row("customers", theirs).orElseThrow();
    assertThat(taken.path("name").asText()).isEqualTo("Fjordvik Eiendom AS");
    assertThat(taken.path("externalId").asText()).isEqualTo("10241");
    assertThat(world.smartday.admin().count("customers")).isEqualTo(2);
  }

  @Test
  @Tag("SO-01")
  void customerThatIsDeletedInTheMasterIsTakenOutOfUseInSmartday() {
    world.activate();
    world.office.admin().delete("customers", "10242");

    world.anHourLater(RunOptions.builder().whole().build());
    world.anHourLater(RunOptions.builder().whole().build());

    assertThat(world.inSmartday("customers", "10242").at("/smartdayCustomer/state").asInt())
        .isEqualTo(1);
    assertThat(world.inSmartday("customers", "10241").at("/smartdayCustomer/state").asInt())
        .isZero();
  }

  @Test
  @Tag("SO-01")
  void customerThatComesBackIsInUseAgain() {
    world.activate();
    world.office.admin().delete("customers", "10242");
    world.anHourLater(RunOptions.builder().whole().build());
    world.anHourLater(RunOptions.builder().whole().build());

    world.customer("10242", "Havn Drift AS", "310427501");
    world.anHourLater();

    assertThat(world.inSmartday("customers", "10242").at("/smartdayCustomer/state").asInt())
        .isZero();
  }

  @Test
  @Tag("SO-01")
  void privatePersonIsNoCompanyAlsoWithAnOrganisationNumber() {
    world
        .office
        .admin()
        .put(
            "customers",
            Map.of(
                "id",
                10244,
                "isCompany",
                false,
                "name",
                "Åse Lind",
                "organizationNumber",
                "310427599",
                "mobilePhone",
                "+47 400 00 217",
                "note",
                "Ring først"));

    world.activate();

    JsonNode person = world.inSmartday("customers", "10244");
    assertThat(person.path("isCompany").asBoolean()).isFalse();
    assertThat(person.path("cellPhoneNumber").asText()).isEqualTo("+47 400 00 217");
    assertThat(person.path("comment").asText()).isEqualTo("Ring først");
  }

  @Test
  @Tag("SO-02")
  void itemsAreMirroredToTheStoreAndFollowTheMaster() {
    world.activate();
    JsonNode made = world.inSmartday("items", SoWorld.TAP);
    assertThat(made.path("itemNo").asText()).isEqualTo("VVS-1");
    assertThat(made.path("description").asText()).isEqualTo("Blandebatteri");
    assertThat(made.path("price").decimalValue()).isEqualByComparingTo("1701.5");

    world.product(SoWorld.TAP, "VVS-1", "Blandebatteri, krom", "1799");
    world.product("734", "", "Pakning", "12");
    RunReport report = world.anHourLater();

    assertThat(route(report, "items").count(Outcome.UPDATED)).isEqualTo(1);
    assertThat(world.inSmartday("items", SoWorld.TAP).path("description").asText())
        .isEqualTo("Blandebatteri, krom");
    assertThat(world.inSmartday("items", SoWorld.TAP).path("price").decimalValue())
        .isEqualByComparingTo("1799");
    assertThat(world.inSmartday("items", "734").path("itemNo").asText()).isEqualTo("734");
  }

  @Test
  @Tag("SO-02")
  void itemThatCarriesTheProductsIdIsTakenOverUnderAnotherNumber() {
    world
        .smartday
        .admin()
        .put(
            "items",
            Map.of(
                "storeId", "1", "externalId", SoWorld.TAP, "itemNo", "GML-7", "description", "X"));

    world.activate();

    assertThat(world.inSmartday("items", SoWorld.TAP).path("itemNo").asText()).isEqualTo("VVS-1");
    assertThat(world.smartday.admin().count("items")).isEqualTo(3);
  }

  @Test
  @Tag("SO-02")
  void expiredProductIsNotMadeAndOneThatStandsIsLeftAndReported() {
    world.activate();
    world.office.admin().put("products", Map.of("id", 733, "status", "inactive", "name", "Utgått"));
    world
        .office
        .admin()
        .put("products", Map.of("id", 735, "status", "inactive", "name", "Aldri brukt"));

    RunReport report = world.anHourLater();

    assertThat(route(report, "items").count(Outcome.SKIPPED)).isEqualTo(2);
    assertThat(route(report, "items").reasons())
        .anySatisfy(reason -> assertThat(reason.message().code()).isEqualTo("items.expired"));
    assertThat(world.inSmartday("items", SoWorld.TAP).path("description").asText())
        .isEqualTo("Blandebatteri");
    assertThat(world.smartday.admin().count("items")).isEqualTo(3);
  }

  @Test
  void unchangedRunWritesToNeitherSystem() {
    world.activate();
    world.finishedVisit("10241");
    world.anHourLater();
    long office = SoWorld.writes(world.office);
    long smartday = SoWorld.writes(world.smartday);

    RunReport report = world.anHourLater();

    assertThat(report.exitCode()).describedAs("%s", report).isZero();
    assertThat(SoWorld.writes(world.office)).isEqualTo(office);
    assertThat(SoWorld.writes(world.smartday)).isEqualTo(smartday);
  }

  @Test
  @Tag("SO-08")
  void eitherFormOfSmartdaysCredentialsIsEnough() {
    world.smartday.admin().variants(List.of("bridge-login"));
    Map<String, String> smartday = world.systems.get("smartday");
    smartday.remove("subscriptionKey");
    smartday.put("login", "bridge");
    smartday.put("agreementNumber", SmartdaySimulator.AGREEMENT_NUMBER);
    smartday.put("bridgeUser", SmartdaySimulator.BRIDGE_USER);
    smartday.put("bridgePassword", SmartdaySimulator.BRIDGE_PASSWORD);

    try (SyncSession session = world.open()) {
      assertThat(session.check().ok()).isTrue();
    }
  }

  @Test
  @Tag("SO-08")
  void onlyTheCredentialsOfTheChosenFormAreAskedForAndEachIsNamed() {
    Map<String, Map<String, String>> systems = new HashMap<>(world.systems);
    systems.put("smartday", Map.of("login", "bridge", "bridgePassword", "hemmelig-ord"));
    systems.put("24so", Map.of("clientId", "x", "clientSecret", "annet-hemmelig-ord"));

    assertThatThrownBy(() -> openWith(systems))
        .isInstanceOf(Settings.InvalidSettings.class)
        .hasMessageContaining("systems.smartday.agreementNumber")
        .hasMessageContaining("systems.smartday.bridgeUser")
        .hasMessageNotContaining("systems.smartday.subscriptionKey")
        .hasMessageContaining("systems.24so.organisationId")
        .hasMessageNotContaining("hemmelig-ord");
  }

  private void openWith(Map<String, Map<String, String>> systems) {
    world.engine().open(world.integration(), Connections.discover(systems)).close();
  }

  /** Keeps what a watching person would see. */
  private static final class Seen implements SyncListener {
    final List<String> steps = new ArrayList<>();
    private final Cancellation stop;
    private final long after;

    Seen(Cancellation stop, long after) {
      this.stop = stop;
      this.after = after;
    }

    @Override
    public void progressed(String route, long done, OptionalLong expected) {
      steps.add(route + " " + done + "/" + (expected.isPresent() ? expected.getAsLong() : "?"));
      if (route.equals("customers") && done >= after) {
        stop.cancel();
      }
    }
  }

  @Test
  @Tag("SO-08")
  void firstImportStartsAtOnceShowsHowFarItIsAndGoesOnWhereItWasInterrupted() {
    for (int n = 0; n < 250; n++) {
      world.customer(Integer.toString(20_000 + n), "Kunde " + n, Integer.toString(910_000_000 + n));
    }
    Cancellation ctrlC = new Cancellation();
    Seen interrupted = new Seen(ctrlC, 100);
    try (SyncSession session = world.openUnhurried()) {
      RunReport report =
          session.run(
              RunOptions.builder()
                  .acceptFirstPlanBy("Kari, ved aktivering")
                  .listener(interrupted)
                  .cancellation(ctrlC)
                  .build());
      assertThat(report.state()).isEqualTo(RunState.CANCELLED);
    }
    int before = world.smartday.admin().count("customers");
    assertThat(before).isBetween(100, 251);
    assertThat(interrupted.steps).contains("customers 100/252");

    Seen second = new Seen(new Cancellation(), Long.MAX_VALUE);
    long writes = SoWorld.writes(world.smartday);
    try (SyncSession session = world.openUnhurried()) {
      RunReport report =
          session.run(
              RunOptions.builder()
                  .acceptFirstPlanBy("Kari, ved aktivering")
                  .listener(second)
                  .build());
      assertThat(report.state()).describedAs("%s", report).isEqualTo(RunState.COMPLETED);
      assertThat(route(report, "customers").reasons())
          .describedAs("nothing stands in Smartday that is not of the import")
          .isEmpty();
    }

    assertThat(world.smartday.admin().count("customers")).isEqualTo(252);
    assertThat(SoWorld.writes(world.smartday) - writes)
        .describedAs("customers that are left, and the items")
        .isEqualTo(252 - before + 3);
    assertThat(second.steps).contains("items 3/3").anyMatch(ends("customers"));
  }

  /** Matches the step at which all that was expected is done. */
  private static Predicate<String> ends(String route) {
    return step -> step.matches(route + " (\\d+)/\\1");
  }
}
