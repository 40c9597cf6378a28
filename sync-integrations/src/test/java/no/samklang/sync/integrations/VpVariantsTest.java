package no.samklang.sync.integrations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.samklang.simulators.proresult.ProresultVariants;
import no.samklang.sync.Outcome;
import no.samklang.sync.RouteReport;
import no.samklang.sync.RunOptions;
import no.samklang.sync.RunReport;
import no.samklang.sync.RunState;
import no.samklang.sync.spi.Parked;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A week between Visma.net ERP and Proresult under every variant of both simulators: whatever of
 * the assumptions holds, all goes over and comes back, once.
 */
class VpVariantsTest {
  private static final Set<String> NO_MARKING =
      Set.of(ProresultVariants.HOURS_MARKING_404, ProresultVariants.HOURS_MARKING_405);

  static Set<String> variants() {
    return VpWorld.variants();
  }

  @ParameterizedTest(name = "variant ''{0}''")
  @MethodSource("variants")
  @Tag("VP-01")
  @Tag("VP-04")
  @Tag("VP-05")
  @Tag("VP-06")
  @Tag("VP-07")
  @Tag("VP-08")
  @Tag("VP-10")
  @Tag("VP-13")
  @Tag("VP-16")
  @Tag("VP-17")
  @Tag("VP-21")
  void everythingGoesOverAndComesBackOnce(String variant) {
    try (VpWorld world = new VpWorld(variant)) {
      prepare(world);
      world.activate();
      standsInProresult(world);

      register(world);
      RunReport week = world.anHourLater();
      isPosted(world, week, variant);

      world.customer("20001", "Bergtun Utvikling AS");
      world.status("P501", "Completed");
      world.task("P500", "02", "Active");
      world.employee(802, "5002", "Nina Bakken");
      RunReport mended = world.anHourLater();
      assertThat(mended.exitCode()).describedAs("%s", mended).isZero();
      assertThat(world.kunde("20001").path("kundenavn").asText()).isEqualTo("Bergtun Utvikling AS");
      assertThat(world.prosjekt("P501").path("avsluttet").asBoolean()).isTrue();
      assertThat(world.transactionLines()).hasSize(6);

      taskHasArrived(world);
      nothingIsLeftToDo(world);
    }
  }

  private static void prepare(VpWorld world) {
    world.openProject("P500");
    world.openProject("P501");
    world.address("20001", "mainAddress", "Storgata 1", "0155", "Oslo");
    world.address("20001", "deliveryAddress", "Bygg æøå 3", "5003", "Bergen");
    world.employee(801, "5001", "Ola Moe");
    world.worker(802, "", "Nina Bakken", "300");
    world.manager("P500", "5001", "Ola Moe");
    world.item("V-100", "Gipsplate 13 mm", "FinishedGoodItem", true);
    world
        .proresult
        .admin()
        .put(
            "prosjekter",
            Map.of("prosjektnummer", "P501", "prosjektnavn", "Gammelt", "avsluttet", true));
  }

  private static void standsInProresult(VpWorld world) {
    JsonNode customer = world.kunde("20001");
    assertThat(customer.path("kundenavn").asText()).isEqualTo("Bergtun Eiendom AS");
    assertThat(customer.path("adresse").asText()).isEqualTo("Storgata 1");
    JsonNode project = world.prosjekt("P500");
    assertThat(project.path("prosjektansvarligAnsattnummer").asText())
        .isEqualTo(world.row("arbeidere", "801").path("ansattnummer").asText());
    assertThat(project.path("adresse").asText()).isEqualTo("Bygg æøå 3");
    assertThat(project.path("kundenummer").asText()).isEqualTo("20001");
    JsonNode reopened = world.prosjekt("P501");
    assertThat(reopened.path("avsluttet").asBoolean()).isFalse();
    assertThat(reopened.path("prosjektnavn").asText()).isEqualTo("Prosjekt P501");
    assertThat(world.workType("P500", "01").path("navn").asText()).isEqualTo("Oppgave 01");
    assertThat(world.row("varer", "V-100").path("hovedgruppe").asText()).isEqualTo("Visma");
  }

  private static void register(VpWorld world) {
    world.hours(801, "P500", "01", "10", Map.of("overtid50", 1.5, "overtid100", 1));
    world.hours(802, "P500", "01", "4");
    world
        .proresult
        .admin()
        .put("arbeidsarter", Map.of("prosjektnummer", "P500", "kode", "EGEN", "navn", "Kjøring"));
    world.hours(801, "P500", "EGEN", "3", Map.of("arbeidsartKilde", "PRORESULT"));
    long taken = world.withdrawal(801, "P500", "V-100", "12");
    world.proresult.admin().put("vareuttak", Map.of("returAvId", taken, "antall", -2));
  }

  private static void isPosted(VpWorld world, RunReport week, String variant) {
    assertThat(week.state()).describedAs("%s", week).isEqualTo(RunState.COMPLETED);
    assertThat(quantities(world)).containsExactly("7.5", "1.5", "1", "12", "-2");
    RouteReport hours = week.route("hours").orElseThrow();
    assertThat(hours.open()).containsEntry(Parked.Kind.WAITING, 1L);
    assertThat(hours.count(Outcome.SKIPPED)).isEqualTo(1);
    assertThat(world.unmarked("vareuttak")).isEmpty();
    if (!NO_MARKING.contains(variant)) {
      assertThat(world.unmarked("timer")).hasSize(2);
    }
  }

  private static List<String> quantities(VpWorld world) {
    return world.transactionLines().stream()
        .map(line -> line.path("quantity").decimalValue().stripTrailingZeros().toPlainString())
        .toList();
  }

  /** Where the list of all tasks cannot be asked, a task comes with its project or a whole run. */
  private static void taskHasArrived(VpWorld world) {
    if (world.proresult.admin().row("arbeidsarter", "P500/02").isEmpty()) {
      world.anHourLater(RunOptions.builder().whole().build());
    }
    assertThat(world.workType("P500", "02").path("aktiv").asBoolean()).isTrue();
  }

  private static void nothingIsLeftToDo(VpWorld world) {
    int calls = writes(world);
    RunReport whole = world.anHourLater(RunOptions.builder().whole().build());
    assertThat(whole.exitCode()).describedAs("%s", whole).isZero();
    assertThat(world.transactionLines()).hasSize(6);
    assertThat(writes(world)).describedAs("%s", whole).isEqualTo(calls);
  }

  private static int writes(VpWorld world) {
    return (int)
        world.proresult.admin().lastCalls().stream()
            .filter(call -> call.method().equals("PUT"))
            .count();
  }
}
