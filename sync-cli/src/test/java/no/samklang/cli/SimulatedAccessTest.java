package no.samklang.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import no.samklang.cli.Shell.Result;
import no.samklang.simulators.Simulator;
import no.samklang.simulators.SimulatorOptions;
import no.samklang.simulators.tidsbanken.TidsbankenSimulator;
import no.samklang.simulators.vismanet.VismanetSimulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatedAccessTest {
  @TempDir Path folder;
  private Shell shell;
  private Simulator visma;
  private Simulator tidsbanken;

  @BeforeEach
  void begin() {
    shell = new Shell(folder);
    SimulatorOptions options = SimulatorOptions.defaults().records(4);
    visma = VismanetSimulator.start(options);
    tidsbanken = TidsbankenSimulator.start(options);
  }

  @AfterEach
  void end() {
    visma.close();
    tidsbanken.close();
  }

  @Test
  void checkIsWellWithTheRightKeys() {
    Result check = shell.give("check", SimulatedConfig.write(shell, visma, tidsbanken));
    assertThat(check.code()).as(check.all()).isZero();
    assertThat(check.out()).contains("Fjellheim Entreprenør AS");
  }

  @Test
  void aServerThatIsDeadEndsWithThreeAndTheNextStep() {
    String config = SimulatedConfig.write(shell, visma, tidsbanken);
    visma.close();
    for (String command : new String[] {"check", "plan"}) {
      Result result = shell.give(command, config);
      assertThat(result.code()).as(result.all()).isEqualTo(3);
      assertThat(result.all()).contains("no connection").contains("samklang check");
    }
  }

  @Test
  void aWrongSecretEndsWithThreeAndIsNotShown() {
    String config =
        shell.file(
            "wrong.yaml",
            shell
                .read(
                    Path.of(SimulatedConfig.write(shell, visma, tidsbanken))
                        .getFileName()
                        .toString())
                .replace(VismanetSimulator.CLIENT_SECRET, "a-wrong-secret-indeed"));
    for (String command : new String[] {"check", "plan"}) {
      Result result = shell.give(command, config, "--debug");
      assertThat(result.code()).as(result.all()).isEqualTo(3);
      assertThat(result.all()).doesNotContain("a-wrong-secret-indeed");
    }
  }
}
