package no.samklang.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import no.samklang.cli.Shell.Result;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.NotAllowed;
import no.samklang.sync.spi.Unavailable;
import no.samklang.sync.testkit.Operation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {
  @TempDir Path folder;
  private Shell shell;

  @BeforeEach
  void begin() {
    TestSystems.reset();
    TestSystems.customer("10001", "Sæterdal Bygg AS");
    TestSystems.customer("10002", "Øvre Lien Rør AS");
    shell = new Shell(folder);
  }

  @Test
  void firstRunOnAFreshStoreStopsForReviewAndSaysWhatToGiveNext() {
    String config = shell.good();
    Result result = shell.give("run", config);
    assertThat(result.code()).isEqualTo(4);
    assertThat(result.err()).contains("samklang plan " + config);
    assertThat(TestSystems.app.records(EntityTypes.CUSTOMER)).isEmpty();
  }

  @Test
  void planWritesNothingAndApplyDoesIt() {
    String config = shell.good();
    Result plan = shell.give("plan", config, "--out", shell.path("p.json"));
    assertThat(plan.code()).isZero();
    assertThat(plan.out()).contains("2 created").contains("Name: Sæterdal Bygg AS");
    assertThat(plan.err()).contains("samklang apply " + shell.path("p.json"));
    assertThat(TestSystems.app.records(EntityTypes.CUSTOMER)).isEmpty();

    Result apply = shell.give("apply", shell.path("p.json"), config, "--by", "Kari Nordmann");
    assertThat(apply.code()).isZero();
    assertThat(TestSystems.app.records(EntityTypes.CUSTOMER)).hasSize(2);
  }

  @Test
  void runCarriesOverWhatChangedOnceReleased() {
    String config = shell.released();
    TestSystems.customer("10002", "Øvre Lien Rør og Varme AS");
    Result run = shell.give("run", config, "--route", "customers");
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("1 changed");
    assertThat(TestSystems.app.records(EntityTypes.CUSTOMER).values())
        .extracting(Customer::name)
        .contains("Øvre Lien Rør og Varme AS");
  }

  @Test
  @Tag("VP-14")
  void aPersonChoosesThePeriodOfARun() {
    String config = shell.released();
    TestSystems.hours("t1", "7.5");
    assertThat(shell.give("run", config, "--period", "november").code()).isEqualTo(2);
    Result run = shell.give("run", config, "--route", "hours", "--period", "2027-01");
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("requests for each record that was delivered");
    assertThat(TestSystems.app.records(EntityTypes.PROJECT_TRANSACTION).values())
        .extracting(document -> document.period().toString())
        .containsExactly("2027-01");
  }

  @Test
  void aRecordThatNeedsAPersonEndsARunWithOneAndIsNamed() {
    String config = shell.released();
    TestSystems.customer("10003", "Feil AS");
    Result run = shell.give("run", config);
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains("What needs a person").contains("1 refused").contains("10003");
  }

  @Test
  void aSystemThatCannotBeReachedEndsARunWithThreeAndTheNextStep() {
    String config = shell.released();
    TestSystems.erp.failNext(
        Operation.READ, new Unavailable(Message.of("http.no-connection", "host", "erp.example")));
    Result run = shell.give("run", config);
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.all()).contains("erp.example").contains("samklang check " + config);
    assertThat(shell.give("run", config).code()).isZero();
  }

  @Test
  void aSystemThatRefusesAccessEndsARunWithThreeAndTheNextStep() {
    String config = shell.released();
    TestSystems.erp.failNext(
        Operation.READ, new NotAllowed(Message.of("http.not-allowed", "status", "401")));
    Result run = shell.give("run", config);
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err()).contains("Mend the credentials");
  }

  @Test
  void checkTellsOfBothSystems() {
    Result check = shell.give("check", shell.good());
    assertThat(check.code()).isZero();
    assertThat(check.out())
        .contains("test-erp: Prøve-ERP")
        .contains("test-app")
        .containsPattern("0 of \\d+ abilities");
  }

  @Test
  void checkTellsWhatToCheckWithTheFirstRealAccount() {
    String config = shell.good();
    assertThat(shell.give("check", config).out().lines())
        .containsSubsequence(
            "test-erp relies on these facts of its vendor's contract:",
            "  stated by the vendor: login",
            "  assumed, so check with the first real account:",
            "    changes: test-erp.fact.changes");
    assertThat(shell.give("check", config, "--json").json().at("/facts/test-app/1"))
        .hasToString(
            "{\"name\":\"changes\",\"evidence\":\"ASSUMED\",\"text\":\"test-app.fact.changes\"}");
  }

  @Test
  void checkEndsWithThreeWhenASystemDoesNotAnswer() {
    TestSystems.app.failNext(
        Operation.CHECK, new Unavailable(Message.of("http.no-connection", "host", "app.example")));
    Result check = shell.give("check", shell.good());
    assertThat(check.code()).isEqualTo(3);
    assertThat(check.err()).contains("app.example").doesNotContain("\tat ");
  }

  @Test
  void aStackTraceIsShownOnlyWhenAsked() {
    TestSystems.app.failNext(
        Operation.CHECK, new Unavailable(Message.of("http.no-connection", "host", "app.example")));
    assertThat(shell.give("check", shell.good(), "--debug").err()).contains("\tat ");
  }

  @Test
  void aFirstImportBeginsAtOnceInTheNameOfWhoSwitchesItOn() {
    String config = shell.good();
    assertThat(shell.give("run", config).code()).isEqualTo(4);
    assertThat(shell.give("run", config, "--first-import-by", " ").code()).isEqualTo(2);
    assertThat(shell.give("run", config, "--first-import-by", "Kari").code()).isZero();
    assertThat(shell.give("run", config).code()).isZero();
    assertThat(shell.give("status", config, "--json").json().at("/routes/0/accepted").asBoolean())
        .isTrue();
  }

  @Test
  void everyReadingCommandPrintsJson() {
    String config = shell.good();
    assertThat(shell.give("check", config, "--json").json().path("ok").asBoolean()).isTrue();
    assertThat(shell.give("plan", config, "--json").json().path("changes")).hasSize(2);
    shell.released();
    assertThat(shell.give("run", config, "--json").json().path("state").asText())
        .isEqualTo("COMPLETED");
    assertThat(shell.give("status", config, "--json").json().at("/routes/0/accepted").asBoolean())
        .isTrue();
    assertThat(
            shell
                .give("explain", "customers", "10001", config, "--json")
                .json()
                .at("/lines/0/code")
                .asText())
        .isEqualTo("explain.linked");
  }

  @Test
  void statusExplainAndRetryTellOfARecordUntilItIsMended() {
    String config = shell.released();
    TestSystems.customer("10003", "Feil AS");
    shell.give("run", config);

    Result status = shell.give("status", config);
    assertThat(status.code()).isEqualTo(1);
    assertThat(status.out()).contains("1 refused").contains("10003");
    assertThat(shell.give("explain", "customers", "10003", config).out()).contains("Refused since");
    assertThat(shell.give("explain", "customers", "10003", config, "--lang", "no").out())
        .contains("siden");

    TestSystems.customer("10003", "Bjørkelia AS");
    Result retry = shell.give("retry", config, "--route", "customers", "--id", "10003");
    assertThat(retry.code()).as(retry.all()).isZero();
    assertThat(shell.give("status", config).code()).isZero();
  }

  @Test
  void retryOfAnIdNeedsItsRoute() {
    Result retry = shell.give("retry", shell.good(), "--id", "10003");
    assertThat(retry.code()).isEqualTo(2);
    assertThat(retry.err()).contains("--route");
  }

  @Test
  void anUnknownRouteIsNamedWithThoseThereAre() {
    Result run = shell.give("run", shell.good(), "--route", "orders");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("no route 'orders'").contains("customers");
  }

  @Test
  void aWrongCommandLineEndsWithTwo() {
    assertThat(shell.give("run").code()).isEqualTo(2);
    assertThat(shell.give("rnu", shell.good()).code()).isEqualTo(2);
    assertThat(shell.give("run", shell.good(), "--rute", "x").code()).isEqualTo(2);
    assertThat(shell.give().code()).isEqualTo(2);
  }

  @Test
  void helpAndVersionEndWithZero() {
    Result help = shell.give("--help");
    assertThat(help.code()).isZero();
    assertThat(help.out()).contains("simulate", "demo", "explain", "Exit codes");
    assertThat(shell.give("plan", "--help").code()).isZero();
    assertThat(shell.give("--version").out()).startsWith("samklang");
  }

  @Test
  void aPlanFileThatWasEditedIsRefused() {
    String config = shell.good();
    shell.give("plan", config, "--out", shell.path("p.json"));
    shell.file("p.json", shell.read("p.json").replace("Sæterdal", "Setesdal"));
    Result apply = shell.give("apply", shell.path("p.json"), config);
    assertThat(apply.code()).isEqualTo(2);
    assertThat(apply.err()).contains("was changed after it was written");
  }

  @Test
  void aPlanThatExpiredIsRefusedWithTheNextStep() {
    String config = shell.good();
    shell.give("plan", config, "--out", shell.path("p.json"));
    shell.clock.advance(Duration.ofDays(8));
    Result apply = shell.give("apply", shell.path("p.json"), config);
    assertThat(apply.code()).isEqualTo(2);
    assertThat(apply.err()).contains("expired").contains("samklang plan");
  }

  @Test
  void aPlanThatIsNotThereOrNoPlanIsRefused() {
    String config = shell.good();
    assertThat(shell.give("apply", "01UNKNOWN", config).err()).contains("no plan '01UNKNOWN'");
    Result other = shell.give("apply", config, config);
    assertThat(other.code()).isEqualTo(2);
    assertThat(other.err()).contains("is not a plan");
  }

  @Test
  void aPlanOfAnotherTenantIsRefused() {
    shell.give("plan", shell.good(), "--out", shell.path("p.json"));
    String other = shell.config(Shell.GOOD + "tenant: other\n");
    assertThat(shell.give("apply", shell.path("p.json"), other).err())
        .contains("made for test-pair, default");
  }

  @Test
  void aRecordThatMovedSinceThePlanIsLeft() {
    String config = shell.good();
    shell.give("plan", config, "--out", shell.path("p.json"));
    TestSystems.customer("10002", "Nytt Navn AS");
    Result apply = shell.give("apply", shell.path("p.json"), config);
    assertThat(apply.out()).contains("1 created").contains("1 left for the next plan");
  }

  @Test
  void noSecretIsPrintedEvenIfASystemRepeatsIt() {
    String config = shell.released();
    TestSystems.customer("10003", "Feil " + Shell.ERP_KEY);
    Result run = shell.give("run", config, "--report", shell.path("r.html"), "--debug");
    Result json = shell.give("status", config, "--json");
    assertThat(run.all() + json.all() + shell.read("r.html"))
        .contains("***")
        .doesNotContain(Shell.ERP_KEY)
        .doesNotContain("app-token-very-secret");
  }

  @Test
  void thePageEscapesWhatComesFromOutside() {
    TestSystems.customer("10003", "<script>alert('x')</script> Blåbær & Sønn");
    TestSystems.customer("10004", "Feil <img src=x>");
    String config = shell.good();
    shell.give("plan", config, "--report", shell.path("p.html"));
    assertThat(shell.read("p.html"))
        .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; Blåbær &amp; Sønn")
        .contains("Sæterdal Bygg AS")
        .contains("charset=\"utf-8\"")
        .doesNotContain("<script")
        .doesNotContain("<img")
        .doesNotContain("http://")
        .doesNotContain("https://");
  }

  @Test
  void aReportThatCannotBeWrittenIsRefusedBeforeTheRun() {
    String config = shell.released();
    TestSystems.customer("10003", "Bjørkelia AS");
    Result run = shell.give("run", config, "--report", shell.path("none/r.html"));
    assertThat(run.code()).isEqualTo(2);
    assertThat(TestSystems.app.records(EntityTypes.CUSTOMER)).hasSize(2);
  }

  @Test
  void aStateFileThatIsNoneIsRefused() {
    shell.file("state.db", "no database");
    Result run = shell.give("run", shell.good());
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("state file").contains("'store'");
  }

  @Test
  void reportsSpeakNorwegianAndSwedish() {
    assertThat(shell.give("plan", shell.good(), "--lang", "no").out()).contains("2 opprettet");
    assertThat(shell.give("plan", shell.good(), "--lang", "sv").out()).contains("2 skapade");
  }

  @Test
  void progressIsDrawnOverItselfOnATerminalOnly() {
    String config = shell.released();
    TestSystems.customer("10003", "Bjørkelia AS");
    assertThat(shell.give("run", config).err()).doesNotContain("\r").contains("customers");
    shell.terminal = true;
    TestSystems.customer("10004", "Havnås AS");
    assertThat(shell.give("run", config).err()).contains("\rcustomers");
  }
}
