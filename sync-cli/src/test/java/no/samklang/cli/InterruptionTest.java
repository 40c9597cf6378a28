package no.samklang.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import no.samklang.cli.Shell.Result;
import no.samklang.simulators.Fault;
import no.samklang.simulators.Simulator;
import no.samklang.simulators.SimulatorOptions;
import no.samklang.simulators.tidsbanken.TidsbankenSimulator;
import no.samklang.simulators.vismanet.VismanetSimulator;
import no.samklang.sync.testkit.MovableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process of its own is stopped in the middle of a run; the simulators live on. */
@Timeout(120)
class InterruptionTest {
  private static final int NEW_CUSTOMERS = 90;
  private static final String CREATE = "/prosjekt/Kunde";

  /** What a system is asked for is reckoned by the clock, which may not go back in a process. */
  private static final MovableClock CLOCK = MovableClock.at(Instant.EPOCH);

  @TempDir Path folder;
  private Shell shell;
  private Simulator visma;
  private Simulator tidsbanken;
  private String config;

  @BeforeEach
  void begin() {
    shell = new Shell(folder, CLOCK);
    visma = VismanetSimulator.start(SimulatorOptions.defaults().records(4));
    tidsbanken = TidsbankenSimulator.start(SimulatorOptions.defaults().records(4));
    if (visma.admin().now().isAfter(CLOCK.instant())) {
      CLOCK.set(visma.admin().now());
    }
    config = SimulatedConfig.write(shell, visma, tidsbanken);
    shell.give("plan", config, "--out", shell.path("first.json"));
    Result first = shell.give("apply", shell.path("first.json"), config);
    assertThat(first.code()).as(first.all()).isZero();
    for (int i = 0; i < NEW_CUSTOMERS; i++) {
      visma.admin().put("customers", Map.of("number", "2" + i, "name", "Ny kunde " + i));
    }
    tidsbanken.admin().forgetRequests();
    tidsbanken.admin().fault(Fault.on("POST", CREATE).latency(Duration.ofMillis(40)));
  }

  @AfterEach
  void end() {
    visma.close();
    tidsbanken.close();
  }

  @Test
  void ctrlCFinishesWhatIsUnderWayAndTheNextRunGoesOn() throws Exception {
    Process run = start();
    untilHalfWay(run);
    interrupt(run);
    assertThat(run.waitFor(60, TimeUnit.SECONDS)).isTrue();

    assertThat(run.exitValue()).isIn(130, 143);
    assertThat(shell.read("err.txt")).contains("Stopping").contains("samklang run");
    assertThat(shell.read("out.txt")).contains("cancelled");
    secondRunHasEachCustomerOnce();
  }

  @Test
  void aKilledRunIsTakenUpByTheNext() throws Exception {
    Process run = start();
    untilHalfWay(run);
    run.destroyForcibly().waitFor();
    CLOCK.advance(Duration.ofMinutes(5)); // its lease lapses
    secondRunHasEachCustomerOnce();
  }

  private void secondRunHasEachCustomerOnce() {
    tidsbanken.admin().clearFaults();
    Result second = shell.give("run", config);
    assertThat(second.code()).as(second.all()).isZero();
    assertThat(tidsbanken.admin().rows("kunder")).hasSize(4 + NEW_CUSTOMERS);
    assertThat(shell.give("run", config).out()).doesNotContain("created");
  }

  private Process start() throws IOException {
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "no.samklang.cli.Main",
                "run",
                config))
        .redirectOutput(folder.resolve("out.txt").toFile())
        .redirectError(folder.resolve("err.txt").toFile())
        .start();
  }

  private void untilHalfWay(Process run) throws InterruptedException, IOException {
    while (tidsbanken.admin().calls("POST", CREATE) < NEW_CUSTOMERS / 3) {
      assertThat(run.waitFor(10, TimeUnit.MILLISECONDS))
          .as(() -> read("out.txt") + read("err.txt"))
          .isFalse();
    }
    assertThat(Files.exists(folder.resolve("state.db"))).isTrue();
  }

  private String read(String name) {
    return shell.read(name);
  }

  /** A shell that runs tests in the background may have its children ignore SIGINT. */
  private static void interrupt(Process run) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-INT", String.valueOf(run.pid())).start().waitFor();
    if (!run.waitFor(20, TimeUnit.SECONDS)) {
      run.destroy();
    }
  }
}
