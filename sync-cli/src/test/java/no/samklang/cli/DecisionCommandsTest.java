package no.samklang.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import no.samklang.cli.Shell.Result;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Unclear;
import no.samklang.sync.testkit.Operation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecisionCommandsTest {
  @TempDir Path folder;
  private Shell shell;

  @BeforeEach
  void begin() {
    TestSystems.reset();
    TestSystems.customer("10001", "Sæterdal Bygg AS");
    TestSystems.customer("10002", "Øvre Lien Rør AS");
    shell = new Shell(folder);
  }

  /** A released configuration with a record that its mapper refuses. */
  private String refused() {
    String config = shell.released();
    TestSystems.customer("10003", "Feil AS");
    assertThat(shell.give("run", config).code()).isEqualTo(1);
    return config;
  }

  /** A released configuration with a row of hours of which nobody knows whether it arrived. */
  private String inDoubt() {
    String config = shell.released();
    TestSystems.hours("t1", "7.5");
    TestSystems.app.failNext(Operation.CREATE, new Unclear(Message.of("http.unclear-lost")));
    assertThat(shell.give("run", config).code()).isEqualTo(1);
    return config;
  }

  private static Iterable<String> names() {
    return TestSystems.app.records(EntityTypes.CUSTOMER).values().stream()
        .map(Customer::name)
        .toList();
  }

  @Test
  @Tag("F-56")
  void reviewShowsCauseAttemptsAndWhatCanBeDone() {
    String config = refused();
    Result review = shell.give("review", config);
    assertThat(review.code()).isEqualTo(1);
    assertThat(review.out())
        .contains("customers 10003 Feil AS (10003): ")
        .contains("tries: 1, last ")
        .contains("edit, skip or retry it");
    JsonNode one = shell.give("review", config, "--json").json().get(0);
    assertThat(one.path("kind").asText()).isEqualTo("REJECTED");
    assertThat(one.at("/record/name").asText()).isEqualTo("Feil AS");
    assertThat(one.path("attempts").asInt()).isEqualTo(1);
    assertThat(shell.give("review", config, "--route", "hours").code()).isZero();
  }

  @Test
  void reviewWithoutAConfigurationSaysHowItIsGiven() {
    Result review = shell.give("review");
    assertThat(review.code()).isEqualTo(2);
    assertThat(review.err()).contains("samklang review CONFIG").contains("review skip");
    assertThat(shell.give("review", "skip").code()).isEqualTo(2);
  }

  @Test
  @Tag("F-57")
  void skipLeavesARecordOutUntilRetryTakesItBack() {
    String config = refused();
    Result skip =
        shell.give("review", "skip", config, "customers", "10003", "--why", "skal ikke over");
    assertThat(skip.code()).as(skip.all()).isZero();
    assertThat(shell.give("run", config).code()).isZero();
    assertThat(shell.give("explain", "customers", "10003", config).out())
        .contains("Left out by kari until it changes in the source: skal ikke over");
    Result retry = shell.give("retry", config, "--route", "customers", "--id", "10003");
    assertThat(retry.code()).isEqualTo(1);
  }

  @Test
  @Tag("F-57")
  void editLetsARecordGoWithOtherValues() {
    String config = refused();
    Result edit =
        shell.give(
            "review",
            "edit",
            config,
            "customers",
            "10003",
            "--set",
            "name=Riktig AS",
            "--set",
            "address.city=Ås",
            "--why",
            "navnet er feil",
            "--by",
            "Ola");
    assertThat(edit.code()).as(edit.all()).isZero();
    assertThat(edit.out()).contains("samklang run " + config);
    assertThat(shell.give("run", config).code()).isZero();
    assertThat(names()).contains("Riktig AS").doesNotContain("Feil AS");
  }

  @Test
  void editNamesTheFieldThatDoesNotFit() {
    String config = refused();
    Result edit =
        shell.give(
            "review",
            "edit",
            config,
            "customers",
            "10003",
            "--changes",
            "{\"active\": \"kanskje\"}",
            "--why",
            "x");
    assertThat(edit.code()).isEqualTo(2);
    assertThat(edit.err())
        .contains("field active")
        .contains("true")
        .contains("Nothing was changed")
        .doesNotContain("kanskje");
    assertThat(shell.give("review", "edit", config, "customers", "10003", "--why", "x").err())
        .contains("not at all");
    assertThat(
            shell
                .give(
                    "review",
                    "edit",
                    config,
                    "customers",
                    "10003",
                    "--set",
                    "nme=x",
                    "--lang",
                    "no",
                    "--why",
                    "x")
                .err())
        .contains("Det finnes ikke noe felt nme");
  }

  @Test
  @Tag("F-57")
  void resolveSettlesWhatIsInDoubt() {
    String config = inDoubt();
    assertThat(shell.give("review", config).out()).contains("--not-delivered");
    Result resolve =
        shell.give(
            "review", "resolve", config, "hours", "t1", "--stands-as", "4711", "--why", "sett");
    assertThat(resolve.code()).as(resolve.all()).isZero();
    assertThat(shell.give("run", config).code()).isZero();
    assertThat(shell.give("explain", "hours", "t1", config).out())
        .contains("Delivered as 4711")
        .contains("settled by kari: sett");
    assertThat(TestSystems.erp.acknowledged(EntityTypes.TIME_ENTRY)).containsKey("t1");
  }

  @Test
  @Tag("F-57")
  void resolveLetsWhatDidNotArriveGoAgain() {
    String config = inDoubt();
    shell.give("review", "resolve", config, "hours", "t1", "--not-delivered", "--why", "borte");
    assertThat(shell.give("run", config).code()).isZero();
    assertThat(TestSystems.app.records(EntityTypes.PROJECT_TRANSACTION)).hasSize(1);
  }

  @Test
  void resolveWantsOneOutcome() {
    String config = inDoubt();
    Result none = shell.give("review", "resolve", config, "hours", "t1", "--why", "x");
    assertThat(none.code()).isEqualTo(2);
    assertThat(none.err()).contains("--stands-as").contains("--not-delivered");
    assertThat(
            shell
                .give(
                    "review",
                    "resolve",
                    config,
                    "hours",
                    "t1",
                    "--stands-as",
                    "1",
                    "--not-delivered",
                    "--why",
                    "x")
                .code())
        .isEqualTo(2);
  }

  @Test
  void aDecisionOnSomethingElseSaysWhatItIs() {
    String config = refused();
    Result delivered = shell.give("review", "skip", config, "customers", "10001", "--why", "x");
    assertThat(delivered.code()).isEqualTo(2);
    assertThat(delivered.err()).contains("it is linked to").contains("samklang review " + config);
    assertThat(shell.give("review", "skip", config, "orders", "1", "--why", "x").err())
        .contains("no route 'orders'");
    assertThat(shell.give("review", "skip", config, "customers", "10003", "--why", " ").err())
        .contains("--why is empty");
    assertThat(shell.give("review", "skip", config, "customers", "10003").err()).contains("--why");
  }

  @Test
  @Tag("F-36")
  void forgettingLinksAsksForThePlanAnew() {
    String config = shell.released();
    Result forget = shell.give("forget", config, "customers", "--links", "--why", "feil kobling");
    assertThat(forget.code()).as(forget.all()).isZero();
    assertThat(forget.out()).contains("samklang plan " + config);
    assertThat(shell.give("run", config).code()).isEqualTo(4);
    shell.released();
    assertThat(shell.give("run", config).code()).isZero();
    assertThat(TestSystems.app.calls(Operation.CREATE)).hasSize(2);
  }

  @Test
  @Tag("F-60")
  void forgettingTheBaseOfARecordReadsItAgain() {
    String config = shell.released();
    Result forget =
        shell.give("forget", config, "customers", "--bases", "--record", "10001", "--why", "sjekk");
    assertThat(forget.out()).contains("reads and compares it again");
    assertThat(shell.give("run", config).code()).isZero();
    assertThat(TestSystems.app.calls(Operation.UPDATE)).isEmpty();
    assertThat(
            shell
                .give("forget", config, "customers", "--cursor", "--record", "1", "--why", "sjekk")
                .err())
        .contains("no cursor of its own");
    assertThat(shell.give("forget", config, "customers", "--why", "sjekk").code()).isEqualTo(2);
  }

  @Test
  @Tag("F-67")
  void journalShowsWhatWasWrittenBeforeAndAfter() {
    String config = shell.released();
    TestSystems.customer("10002", "Øvre Lien Rør og Varme AS");
    shell.give("run", config);
    Result journal = shell.give("journal", config, "customers", "10002");
    assertThat(journal.code()).isZero();
    assertThat(journal.out())
        .contains("UPDATED")
        .contains("Name: Øvre Lien Rør AS → Øvre Lien Rør og Varme AS")
        .contains("CREATED");
    JsonNode newest = shell.give("journal", config, "--json", "--most", "1").json();
    assertThat(newest).hasSize(1);
    assertThat(newest.at("/0/before/name").asText()).isEqualTo("Øvre Lien Rør AS");
    assertThat(newest.at("/0/after/name").asText()).isEqualTo("Øvre Lien Rør og Varme AS");
    assertThat(shell.give("journal", config, "hours").out()).contains("no entries");
    assertThat(shell.give("journal", config, "orders").code()).isEqualTo(2);
    assertThat(shell.give("journal", config, "--most", "0").code()).isEqualTo(2);
  }

  @Test
  @Tag("F-67")
  void theConfigurationSwitchesTheJournalOff() {
    String config = shell.config(Shell.GOOD + "keep:\n  journal: 0s\n");
    shell.give("plan", config, "--out", shell.path("p.json"));
    shell.give("apply", shell.path("p.json"), config);
    assertThat(shell.give("journal", config).out()).contains("no entries");
  }

  @Test
  void totalsAgreeOrNameTheRecordsThatMakeTheDifference() {
    String config = shell.released();
    TestSystems.hours("t1", "7.5");
    assertThat(shell.give("run", config).out()).contains("The control totals agree");
    Result agree = shell.give("totals", config, "hours", "--period", "2026-11");
    assertThat(agree.code()).as(agree.all()).isZero();
    assertThat(agree.out()).contains("7.50").contains("The control totals agree");
    assertThat(shell.give("totals", config, "hours", "--json").json().path("balanced").asBoolean())
        .isTrue();
    Result none = shell.give("totals", config, "customers");
    assertThat(none.code()).isEqualTo(2);
    assertThat(none.err()).contains("posts nothing");
  }

  @Test
  void aBrakeEndsARunWithFourAndOneRunMayGoBeyondIt() {
    String config = shell.released();
    for (int i = 1; i <= 9; i++) {
      TestSystems.customer("2000" + i, "Ny kunde " + i);
    }
    Result braked = shell.give("run", config);
    assertThat(braked.code()).as(braked.all()).isEqualTo(4);
    assertThat(braked.err()).contains("--override-brake");
    assertThat(shell.give("run", config, "--by", "Ola").code()).isEqualTo(2);
    Result beyond = shell.give("run", config, "--override-brake", "ny avdeling", "--by", "Ola");
    assertThat(beyond.code()).as(beyond.all()).isZero();
    assertThat(beyond.out()).contains("Ola").contains("ny avdeling");
    assertThat(TestSystems.app.records(EntityTypes.CUSTOMER)).hasSize(11);
  }

  @Test
  void everyNewCommandHasHelp() {
    assertThat(shell.give("--help").out()).contains("review", "forget", "journal", "totals");
    assertThat(shell.give("review", "--help").out()).contains("skip", "edit", "resolve");
    for (String command : new String[] {"forget", "journal", "totals"}) {
      assertThat(shell.give(command, "--help").code()).isZero();
    }
  }
}
