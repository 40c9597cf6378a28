package no.samklang.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import no.samklang.cli.Shell.Result;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulateCommandTest {
  @TempDir Path folder;
  private Shell shell;

  @BeforeEach
  void begin() {
    shell = new Shell(folder);
  }

  @Test
  void servesUntilStoppedAndPrintsAddressesAndSettings() {
    Result result =
        shell.give("simulate", "vismanet", "tidsbanken", "proresult", "smartday", "--records", "4");
    assertThat(result.code()).isZero();
    assertThat(shell.idled).hasSize(1);
    assertThat(result.out())
        .containsPattern("vismanet http://127\\.0\\.0\\.1:\\d+/")
        .containsPattern("tidsbanken http://127\\.0\\.0\\.1:\\d+/")
        .containsPattern("proresult http://127\\.0\\.0\\.1:\\d+/")
        .containsPattern("smartday http://127\\.0\\.0\\.1:\\d+/");
    assertThat(result.err())
        .contains("clientId:")
        .contains("tbKey:")
        .contains("apiSecret:")
        .contains("subscriptionKey:");
  }

  @Test
  void refusesAnUnknownSystemOrVariantAndNamesThoseThereAre() {
    Result system = shell.give("simulate", "fiken");
    assertThat(system.code()).isEqualTo(2);
    assertThat(system.err()).contains("proresult, smartday, tidsbanken, vismanet");
    assertThat(shell.give("simulate", "tidsbanken", "--variant", "odd").err())
        .contains("no variant 'odd'")
        .contains("page-size-100");
  }

  @Test
  void givesEachSystemTheVariantsItKnows() {
    assertThat(
            shell.give("simulate", "vismanet", "tidsbanken", "--variant", "page-size-100").code())
        .isZero();
  }

  @Test
  void refusesAPortThatIsTaken() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Result result =
          shell.give("simulate", "tidsbanken", "--port", String.valueOf(taken.getLocalPort()));
      assertThat(result.code()).isEqualTo(2);
      assertThat(result.err()).contains("--port");
    }
  }
}
