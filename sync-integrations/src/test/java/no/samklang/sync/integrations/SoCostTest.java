package no.samklang.sync.integrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import no.samklang.simulators.Simulator;
import no.samklang.simulators.twentyfourso.TwentyfoursoSimulator;
import no.samklang.sync.RouteReport;
import no.samklang.sync.RunReport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the synchronisation costs in requests and commits, counted and not timed. */
class SoCostTest {
  private final SoWorld world = new SoWorld();

  @BeforeEach
  void settle() {
    world.activate();
    world.task("10241", 4);
    world.anHourLater();
    world.anHourLater();
    forget();
  }

  @AfterEach
  void stop() {
    world.close();
  }

  private void forget() {
    world.office.admin().forgetRequests();
    world.smartday.admin().forgetRequests();
  }

  private static Map<String, Integer> calls(Simulator simulator) {
    Map<String, Integer> calls = new TreeMap<>();
    simulator
        .admin()
        .lastCalls()
        .forEach(call -> calls.merge(call.method() + " " + call.template(), 1, Integer::sum));
    calls.remove("POST " + TwentyfoursoSimulator.TOKEN_PATH);
    return calls;
  }

  /** Lists of Smartday state no total, so they are asked for until they end. */
  @Test
  void aRunInWhichNothingChangedReadsTheListsAndDoesNothingElse() {
    RunReport report = world.anHourLater();

    assertThat(report.commits()).describedAs("%s", report).isZero();
    assertThat(calls(world.office))
        .isEqualTo(Map.of("GET /v1/customers", 1, "GET /v1/products", 1));
    assertThat(calls(world.smartday)).isEqualTo(Map.of("GET /v1.0/orders/", 2));
  }

  @Test
  void anOrderCostsItsOwnCallsAndEachProductOfTheSettingsOneInARun() {
    for (int n = 0; n < 5; n++) {
      world.finishedVisit("10241");
    }
    forget();

    RouteReport orders = world.anHourLater().route("orders").orElseThrow();

    assertThat(calls(world.office))
        .isEqualTo(
            Map.of(
                "GET /v1/customers", 1,
                "GET /v1/products", 1,
                "GET /v1/products/{id}", 2,
                "GET /v1/customers/{customerId}", 5,
                "POST /v1/salesorders", 5,
                "POST /v1/salesorders/{id}/lines", 20,
                "PATCH /v1/salesorders/{id}", 5));
    assertThat(orders.commits())
        .describedAs("three, and for each order one that keeps its id before its lines: %s", orders)
        .isLessThanOrEqualTo(3 + 5);
  }
}
