package no.samklang.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import no.samklang.cli.Shell.Result;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {
  @TempDir Path folder;
  private Shell shell;

  @BeforeEach
  void begin() {
    shell = new Shell(folder);
  }

  @Test
  @Tag("VT-05")
  @Tag("VT-07")
  @Tag("VT-10")
  @Tag("VT-12")
  void endsWithSumsThatAgreeAndNothingThatWaits() {
    Result demo =
        shell.give("demo", "--store", shell.path("demo.db"), "--report", shell.path("demo.html"));
    assertThat(demo.code()).as(demo.all()).isZero();
    assertThat(demo.out())
        .contains("is not linked to the other system yet")
        .contains("40.50 / 31.00          40.50 / 31.00")
        .contains("as the lines 7.50, -7.50, 6.00")
        .contains("closed for registration in Tidsbanken")
        .contains("Nothing waits for a person.");
    assertThat(shell.read("demo.html")).contains("40.50").contains("The sums agree");
    assertThat(shell.give("status", shell.path("demo.yaml")).code()).isZero();
    assertThat(shell.give("run", shell.path("demo.yaml")).code()).isEqualTo(3);
  }

  @Test
  @Tag("VP-06")
  @Tag("VP-10")
  @Tag("VP-13")
  @Tag("VP-17")
  @Tag("VP-21")
  void tellsACraftsmansWeek() {
    Result demo =
        shell.give(
            "demo",
            "vismanet-proresult",
            "--store",
            shell.path("demo.db"),
            "--report",
            shell.path("demo.html"));
    assertThat(demo.code()).as(demo.all()).isZero();
    assertThat(demo.out())
        .contains("is not linked to the other system yet")
        .contains("17.50        17.50")
        .contains("10.00        10.00")
        .contains("2.00 hours on a work type of Proresult stay there")
        .contains("was closed in Proresult, and is open again")
        .contains("Nothing waits for a person.");
    assertThat(shell.read("demo.html")).contains("17.50").contains("The sums agree");
    assertThat(shell.give("status", shell.path("demo.yaml")).code()).isZero();
  }

  @Test
  @Tag("SO-03")
  @Tag("SO-04")
  @Tag("SO-07")
  void tellsAWeekInTheField() {
    Result demo =
        shell.give(
            "demo",
            "24so-smartday",
            "--store",
            shell.path("demo.db"),
            "--report",
            shell.path("demo.html"));
    assertThat(demo.code()).as(demo.all()).isZero();
    assertThat(demo.out())
        .contains("edit its status to FINISHED")
        .contains("has no product in 24SevenOffice and went as a text line")
        .contains("The figures agree")
        .contains("5 tasks, 5 orders.")
        .contains("Nothing was invoiced")
        .contains("Tetningsmasse")
        .contains("Nothing waits for a person.");
    assertThat(shell.read("demo.html")).contains("The figures agree");
    assertThat(shell.give("status", shell.path("demo.yaml")).code()).isZero();
  }

  @Test
  void speaksNorwegian() {
    Result demo = shell.give("demo", "--store", shell.path("demo.db"), "--lang", "no");
    assertThat(demo.out()).contains("Summene stemmer").contains("Ingenting venter");
  }

  @Test
  void doesNotTouchAStateFileThatIsThere() {
    shell.file("demo.db", "mine");
    Result demo = shell.give("demo", "--store", shell.path("demo.db"));
    assertThat(demo.code()).isEqualTo(2);
    assertThat(shell.read("demo.db")).isEqualTo("mine");
  }

  @Test
  void thereIsNoDemoOfAnythingElse() {
    assertThat(shell.give("demo", "conta-timerabbit").code()).isEqualTo(2);
  }
}
