package no.samklang.sync.integrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import no.samklang.simulators.Simulator;
import no.samklang.simulators.vismanet.VismanetSimulator;
import no.samklang.sync.Outcome;
import no.samklang.sync.RouteReport;
import no.samklang.sync.RunReport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a run between Visma.net ERP and Proresult costs in requests and durable commits. */
class VpCostTest {
  private final VpWorld world = new VpWorld();

  @BeforeEach
  void settle() {
    world.openProject("P500");
    world.openProject("P501");
    world.employee(801, "5001", "Ola");
    world.activate();
    world.anHourLater();
    forget();
  }

  @AfterEach
  void stop() {
    world.close();
  }

  private void forget() {
    world.visma.admin().forgetRequests();
    world.proresult.admin().forgetRequests();
  }

  private static Map<String, Integer> calls(Simulator simulator) {
    Map<String, Integer> calls = new TreeMap<>();
    simulator
        .admin()
        .lastCalls()
        .forEach(call -> calls.merge(call.method() + " " + call.path(), 1, Integer::sum));
    calls.remove("POST " + VismanetSimulator.TOKEN_PATH);
    return calls;
  }

  /** The list of tasks states no total, so a page that may be full is asked for once more. */
  @Test
  void aRunInWhichNothingChangedReadsTheChangesAndDoesNothingElse() {
    RunReport report = world.anHourLater();

    assertThat(report.exitCode()).describedAs("%s", report).isZero();
    assertThat(report.commits()).describedAs("%s", report).isZero();
    assertThat(calls(world.visma))
        .isEqualTo(
            Map.of(
                "GET /v1/customer", 1,
                "GET /v1/project", 1,
                "GET /v1/projecttask", 2,
                "GET /v1/employee", 1,
                "GET /v1/inventory", 1));
    assertThat(calls(world.proresult))
        .isEqualTo(
            Map.of(
                "GET /api/v1/arbeidere", 1,
                "GET /api/v1/timer", 1,
                "GET /api/v1/vareuttak", 1));
  }

  @Test
  void fiftyHoursCostFarLessThanARequestEach() {
    for (int i = 0; i < 50; i++) {
      world.hours(
          801, i % 2 == 0 ? "P500" : "P501", "01", "8", Map.of("overtid50", new BigDecimal("0.5")));
    }

    RouteReport hours = world.anHourLater().route("hours").orElseThrow();

    assertThat(hours.count(Outcome.POSTED)).isEqualTo(50);
    assertThat(hours.commits()).isLessThanOrEqualTo(3);
    Map<String, Integer> calls = calls(world.visma);
    assertThat(calls).containsEntry("POST /v1/projecttransaction", 2);
    assertThat(calls).containsEntry("GET /v1/financialPeriod/202611", 1);
    assertThat(hours.requestsPerDelivered().orElseThrow())
        .describedAs("%s and %s", calls, calls(world.proresult))
        .isLessThan(0.2);
  }
}
