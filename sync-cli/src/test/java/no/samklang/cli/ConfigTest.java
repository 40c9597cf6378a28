package no.samklang.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import no.samklang.cli.Shell.Result;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigTest {
  @TempDir Path folder;
  private Shell shell;

  @BeforeEach
  void begin() {
    TestSystems.reset();
    shell = new Shell(folder);
  }

  @Test
  @Tag("F-69")
  void namesAllThatIsWrongWithBothSystemsAndTheIntegrationInOneMessage() {
    String config =
        shell.config(
            """
            integration: test-pair
            store: state.db
            systems:
              test-erp:
                baseUrl: http://erp.example
                pageSize: many
              test-app:
                tokn: abc
            settings:
              interval: 5m
            """);
    Result result = shell.give("check", config);
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .contains("7 settings that are missing or wrong")
        .contains("systems.test-erp.baseUrl: 'http://erp.example' is not allowed")
        .contains("systems.test-erp.key: missing")
        .contains("systems.test-erp.pageSize: 'many' is not allowed")
        .contains("systems.test-app.token: missing")
        .contains("systems.test-app.tokn: no such setting; known are token, department")
        .contains("settings.owner: missing")
        .contains("settings.interval: no such setting");
  }

  @Test
  void neitherCallsASystemNorMakesTheStateFileWhenASettingIsWrong() {
    String config = shell.config(Shell.GOOD.replace("  owner: Åse", "  ownr: Åse"));
    assertThat(shell.give("run", config).code()).isEqualTo(2);
    assertThat(TestSystems.erp.calls()).isEmpty();
    assertThat(shell.has("state.db")).isFalse();
  }

  @Test
  void namesLimitsThatOnlyTheConnectorKnowsWithTheRest() {
    String config =
        shell.config(
            Shell.GOOD
                .replace("baseUrl:", "pageSize: 0\n    baseUrl:")
                .replace("token: app-token-very-secret", "department: 020"));
    assertThat(shell.give("check", config).err())
        .contains("systems.test-erp.pageSize: 0 is too small")
        .contains("systems.test-app.token: missing");
  }

  @Test
  void namesUnknownKeysAndSystemsWithWhatToDo() {
    String config =
        shell.config(Shell.GOOD.replace("systems:", "interval: 5m\nsystems:\n  other: {a: b}"));
    assertThat(shell.give("check", config).err())
        .contains("interval: not known here; take it out")
        .contains("systems.other: no system of this integration; take it out")
        .contains("test-erp, test-app");
  }

  @Test
  void namesVariablesAndFilesThatAreNotThere() {
    shell.variables.clear();
    String config =
        shell.config(Shell.GOOD.replace("app-token-very-secret", "${file:secrets/token}"));
    assertThat(shell.give("check", config).err())
        .contains("2 settings")
        .contains("systems.test-erp.key: the environment variable ERP_KEY is not set; set it")
        .contains("systems.test-app.token: the file secrets/token cannot be read");
  }

  @Test
  @Tag("F-69")
  void namesAnUnknownSettingAndTheVariableItWantsAtOnce() {
    String config =
        shell.config(
            Shell.GOOD
                .replace("key: ${env:ERP_KEY}", "kye: ${env:ERP_KYE}")
                .replace("owner: Åse", "owner: Åse\n  intervall: ${env:INTERVALL}"));
    Result result = shell.give("check", config);
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .contains("3 settings")
        .contains("systems.test-erp.kye: the environment variable ERP_KYE is not set")
        .contains("systems.test-erp.kye: no such setting; known are baseUrl, key, pageSize")
        .contains("systems.test-erp.key: missing")
        .contains("settings.intervall: the environment variable INTERVALL is not set")
        .contains("settings.intervall: no such setting; known are owner, codes");
  }

  @Test
  void readsHowLongWhatHappenedIsKept() {
    assertThat(read(Shell.GOOD).keep())
        .isEqualTo(new Config.Keep(Duration.ofDays(90), Duration.ofDays(90)));
    assertThat(read(Shell.GOOD + "keep: {journal: 0s, runs: 400d}\n").keep())
        .isEqualTo(new Config.Keep(Duration.ZERO, Duration.ofDays(400)));
    assertThat(
            shell
                .give("check", shell.config(Shell.GOOD + "keep: {journal: ever, run: 1d}\n"))
                .err())
        .contains("keep.journal: 'ever' is not allowed; give a duration")
        .contains("keep.run: no such setting; known are journal, runs");
    assertThat(shell.give("check", shell.config(Shell.GOOD + "keep: {runs: 99999d}\n")).err())
        .contains("keep.runs: too long");
  }

  @Test
  void takesASecretFromAFileBesideTheConfiguration() {
    shell.file("token", "  a-secret-of-the-file\n");
    Config read = read(Shell.GOOD.replace("app-token-very-secret", "${file:token}"));
    assertThat(read.systems().get("test-app")).containsEntry("token", "a-secret-of-the-file");
  }

  @Test
  void keepsValuesAsTheyAreWritten() {
    Config read =
        read(
            Shell.GOOD
                .replace("token:", "department: 020\n    token:")
                .replace("owner: Åse", "owner: yes\n  codes: {0x10: 1e3, a.b: ø}"));
    assertThat(read.systems().get("test-app")).containsEntry("department", "020");
    assertThat(read.integration().settings().text("owner")).isEqualTo("yes");
    assertThat(read.integration().settings().table("codes"))
        .containsEntry("0x10", "1e3")
        .containsEntry("a.b", "ø");
  }

  @Test
  void hidesAnAddressThatCarriesAPassword() {
    shell.variables.put("ERP_URL", "https://user:hidden@erp.example");
    String config = shell.config(Shell.GOOD.replace("https://erp.example", "${env:ERP_URL}"));
    assertThat(shell.give("check", config).all())
        .contains("baseUrl: the value is not allowed")
        .doesNotContain("hidden");
  }

  @Test
  void readsTheZoneAndRefusesAnUnknownOne() {
    assertThat(read(Shell.GOOD + "zone: Europe/Stockholm\n").zone())
        .hasToString("Europe/Stockholm");
    assertThat(shell.give("check", shell.config(Shell.GOOD + "zone: Europe/Oslø\n")).err())
        .contains("zone: 'Europe/Oslø' is no time zone");
  }

  @Test
  void refusesARepeatedKeyWithItsLineAndWithoutTheTextAroundIt() {
    String config = shell.config(Shell.GOOD + "store: other.db\n");
    Result result = shell.give("check", config);
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("is not YAML at line").doesNotContain("very-secret");
  }

  @Test
  void makesNoTypesButTexts() {
    String config = shell.config(Shell.GOOD.replace("Åse", "!!java.net.URL [\"http://a.b\"]"));
    Result result = shell.give("check", config);
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).doesNotContain("Exception");
  }

  @Test
  void refusesReferencesThatMultiply() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x]\n");
    for (int i = 1; i < 9; i++) {
      bomb.append(
          "a%d: &a%d [*a%d,*a%d,*a%d,*a%d,*a%d,*a%d]\n"
              .formatted(i, i, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1));
    }
    assertThat(shell.give("check", shell.config(bomb.toString())).code()).isEqualTo(2);
  }

  @Test
  void refusesAFileThatIsTooLargeOrNotThere() {
    assertThat(shell.give("check", shell.config("#".repeat(2 << 20))).err())
        .contains("is larger than");
    Result missing = shell.give("check", shell.path("none.yaml"));
    assertThat(missing.code()).isEqualTo(2);
    assertThat(missing.err()).contains("cannot be read").contains("samklang demo");
  }

  private Config read(String yaml) {
    Screen screen =
        new Screen(
            new java.io.PrintWriter(new java.io.StringWriter()),
            new java.io.PrintWriter(new java.io.StringWriter()),
            false);
    return new ConfigReader(
            new Surroundings(screen, shell.variables::get, "kari", shell.clock, () -> {}),
            new Catalog())
        .read(Path.of(shell.config(yaml)));
  }
}
