package no.samklang.simulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import no.samklang.simulators.testing.TestClock;
import org.junit.jupiter.api.Test;

final class SimulatorsTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void knowsTheSystemsThatCanBeSimulated() {
    assertThat(Simulators.systems())
        .containsExactly("24so", "proresult", "smartday", "tidsbanken", "vismanet");
  }

  @Test
  void namesTheSystemsThereAre() {
    assertThatThrownBy(() -> Simulators.start("sap", SimulatorOptions.defaults()))
        .hasMessage(
            "No simulator for system 'sap'; there is one for: 24so, proresult, smartday, tidsbanken, vismanet");
  }

  @Test
  void refusesAnUnknownVariant() {
    assertThatThrownBy(
            () -> Simulators.start("vismanet", SimulatorOptions.defaults().variants("odd")))
        .hasMessageContaining("odd");
  }

  @Test
  void saysWhichPortIsTaken() {
    try (Simulator first = Simulators.start("tidsbanken", SimulatorOptions.defaults())) {
      SimulatorOptions samePort = SimulatorOptions.defaults().port(first.port());
      assertThatThrownBy(() -> Simulators.start("tidsbanken", samePort))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining(Integer.toString(first.port()));
    }
  }

  @Test
  void listensOnTheLoopbackAddressOnly() {
    try (Simulator simulator = Simulators.start("tidsbanken", SimulatorOptions.defaults())) {
      assertThat(simulator.uri().getHost()).isEqualTo("127.0.0.1");
    }
  }

  @Test
  void makesUpTheSameDataForTheSameSeed() {
    assertThat(customers(5)).isEqualTo(customers(5)).isNotEqualTo(customers(6));
  }

  @Test
  void givesBothSystemsTheSamePeople() {
    SimulatorOptions options = SimulatorOptions.defaults().seed(3).records(200);
    try (Simulator visma = Simulators.start("vismanet", options);
        Simulator tidsbanken = Simulators.start("tidsbanken", options)) {
      var people = tidsbanken.admin().rows("ansatte");
      assertThat(people).hasSize(visma.admin().count("employees"));
      assertThat(people)
          .allSatisfy(
              person ->
                  assertThat(
                          visma
                              .admin()
                              .row("employees", person.path("Identifikator").asText())
                              .orElseThrow()
                              .path("contact")
                              .path("firstName"))
                      .isEqualTo(person.path("Fornavn")));
    }
  }

  @Test
  void givesWorkersTheNumbersOfTheEmployees() {
    SimulatorOptions options = SimulatorOptions.defaults().seed(3).records(200);
    try (Simulator visma = Simulators.start("vismanet", options);
        Simulator proresult = Simulators.start("proresult", options)) {
      var people = proresult.admin().rows("arbeidere");
      assertThat(people).hasSize(visma.admin().count("employees"));
      assertThat(people)
          .allSatisfy(
              person ->
                  assertThat(
                          visma
                              .admin()
                              .row("employees", person.path("ansattnummer").asText())
                              .orElseThrow()
                              .path("employeeName"))
                      .isEqualTo(person.path("navn")));
    }
  }

  @Test
  void holdsAMillionCustomersWithoutKeepingThem() {
    SimulatorOptions options = SimulatorOptions.defaults().records(1_000_000);
    try (Simulator simulator = Simulators.start("vismanet", options)) {
      assertThat(simulator.admin().count("customers")).isEqualTo(1_000_000);
      assertThat(simulator.admin().count("projects")).isEqualTo(4002);
      assertThat(simulator.admin().row("customers", "1010000")).isPresent();
      assertThat(simulator.admin().row("customers", "1010001")).isEmpty();
    }
  }

  @Test
  void startsFromACommandLine() {
    List<Simulator> running =
        run("vismanet", "tidsbanken", "--records", "3", "--variant", "clock-ahead-1h");
    try {
      assertThat(out.toString(StandardCharsets.UTF_8).lines())
          .containsExactly(
              "vismanet " + running.get(0).uri(), "tidsbanken " + running.get(1).uri());
      assertThat(running.get(0).admin().count("customers")).isEqualTo(3);
    } finally {
      running.forEach(Simulator::close);
    }
  }

  @Test
  void explainsAWrongCommandLine() {
    assertThat(run()).isEmpty();
    assertThat(run("vismanet", "--records")).isEmpty();
    assertThat(run("vismanet", "--records", "many")).isEmpty();
    assertThat(run("vismanet", "--colour", "red")).isEmpty();
    assertThat(run("sap")).isEmpty();
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains(
            "Name a system", "--records needs a value", "'many'", "'--colour'", "'sap'", "Usage:");
  }

  private List<Simulator> run(String... arguments) {
    return SimulatorMain.run(
        List.of(arguments),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private static Object customers(long seed) {
    SimulatorOptions options = SimulatorOptions.defaults().clock(new TestClock()).seed(seed);
    try (Simulator simulator = Simulators.start("vismanet", options)) {
      return simulator.admin().rows("customers");
    }
  }
}
