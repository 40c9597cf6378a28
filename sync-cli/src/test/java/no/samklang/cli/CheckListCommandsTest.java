package no.samklang.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import no.samklang.cli.Shell.Result;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.testkit.Operation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckListCommandsTest {
  @TempDir Path folder;
  private Shell shell;
  private String config = "";

  @BeforeEach
  void begin() {
    TestSystems.reset();
    shell = new Shell(folder);
    config = shell.config(Shell.GOOD + "  checked: true\n");
    TestSystems.customer("10001", "Sæterdal Bygg AS");
    TestSystems.customer("10002", "Øvre Lien Rør AS");
    TestSystems.customer("10003", "Ås Elektro AS");
    there("k2", "10002", "Nedre Lien Tak AS");
    there("k3", "77", "Ås Elektro AS");
  }

  private static void there(String id, String number, String name) {
    TestSystems.app.put(
        EntityTypes.CUSTOMER, id, Customer.builder().number(number).name(name).build());
  }

  private static String name(String id) {
    return TestSystems.app.record(EntityTypes.CUSTOMER, id).orElseThrow().name();
  }

  private Result apply() {
    return shell.give("apply", shell.path("first.json"), config);
  }

  private Result planned() {
    return shell.give("plan", config, "--out", shell.path("first.json"));
  }

  @Test
  void aFirstPlanIsNotAppliedBeforeItsCheckListIsAccepted() {
    Result plan = planned();
    assertThat(plan.code()).isEqualTo(1);
    assertThat(plan.err()).contains("2 findings").contains("samklang review checks " + config);
    Result early = apply();
    assertThat(early.code()).isEqualTo(4);
    assertThat(early.all()).contains("2 findings on the check list");
    assertThat(TestSystems.app.calls(Operation.CREATE)).isEmpty();
    assertThat(TestSystems.app.calls(Operation.UPDATE)).isEmpty();
    assertThat(shell.give("review", config).code()).isEqualTo(1);

    Result accepted = shell.give("review", "accept", config, "--why", "sett gjennom");
    assertThat(accepted.code()).as(accepted.all()).isZero();
    assertThat(apply().code()).isZero();
    assertThat(name("k2")).isEqualTo("Øvre Lien Rør AS");
    assertThat(shell.give("review", config).code()).isZero();
  }

  @Test
  void checksShowsWhatWasSeenOnBothSidesAndWhatWasDecided() {
    planned();
    Result list = shell.give("review", "checks", config);
    assertThat(list.code()).isEqualTo(1);
    assertThat(list.out())
        .contains("customers source:10002:")
        .contains("10002 is \"Øvre Lien Rør AS\" here and \"Nedre Lien Tak AS\" there (k2).")
        .contains("samklang review decide " + config);
    assertThat(shell.give("review", "checks", config, "--lang", "no").out())
        .contains("«Nedre Lien Tak AS» der");
    shell.give(
        "review",
        "decide",
        config,
        "customers",
        "source:10003",
        "--link-to",
        "k3",
        "--why",
        "samme firma",
        "--by",
        "Ola");
    JsonNode open = shell.give("review", "checks", config, "--json").json();
    assertThat(open).hasSize(1);
    assertThat(open.at("/0/reasons/0/kind").asText()).isEqualTo("OTHER_NAME");
    assertThat(open.at("/0/there/name").asText()).isEqualTo("Nedre Lien Tak AS");
    assertThat(open.at("/0/decided").isNull()).isTrue();
    JsonNode all = shell.give("review", "checks", config, "--json", "--all").json();
    assertThat(all).hasSize(2);
    assertThat(all.toString()).contains("\"verdict\":\"LINK_TO\",\"linkTo\":\"k3\",\"by\":\"Ola\"");
    assertThat(shell.give("review", "checks", config, "--all").out())
        .contains("linked by hand (Ola, 2026-11-20 08:00: samme firma)");
  }

  @Test
  void decideSettlesRecordByRecord() {
    planned();
    Result out =
        shell.give(
            "review", "decide", config, "customers", "source:10002", "--leave-out", "--why", "x");
    assertThat(out.code()).as(out.all()).isZero();
    shell.give(
        "review", "decide", config, "customers", "source:10003", "--link-to", "k3", "--why", "x");
    Result applied = apply();
    assertThat(applied.code()).as(applied.all()).isZero();
    assertThat(name("k2")).isEqualTo("Nedre Lien Tak AS");
    assertThat(TestSystems.app.record(EntityTypes.CUSTOMER, "k3").orElseThrow().number())
        .isEqualTo("10003");
    assertThat(TestSystems.app.records(EntityTypes.CUSTOMER)).hasSize(3);
  }

  @Test
  void decideRefusesWhatIsNotOnTheList() {
    planned();
    Result none =
        shell.give(
            "review", "decide", config, "customers", "source:9", "--as-planned", "--why", "x");
    assertThat(none.code()).isEqualTo(2);
    assertThat(none.err()).contains("There is no finding source:9");
    assertThat(
            shell
                .give("review", "decide", config, "customers", "source:10002", "--why", "x")
                .code())
        .isEqualTo(2);
    assertThat(
            shell
                .give(
                    "review",
                    "decide",
                    config,
                    "customers",
                    "source:10002",
                    "--apart",
                    "--leave-out",
                    "--why",
                    "x")
                .code())
        .isEqualTo(2);
  }
}
