package no.samklang.sync.integrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.samklang.simulators.Fault;
import no.samklang.simulators.Simulator;
import no.samklang.sync.Connections;
import no.samklang.sync.Outcome;
import no.samklang.sync.RouteReport;
import no.samklang.sync.RunReport;
import no.samklang.sync.RunState;
import no.samklang.sync.SyncEngine;
import no.samklang.sync.SyncSchedule;
import no.samklang.sync.SyncSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nobody watches: routes run at their intervals, one at a time, through the outage of a system. */
class SoUnattendedTest {
  private static final Duration QUARTER = Duration.ofMinutes(15);

  private final SoWorld world = new SoWorld();

  @AfterEach
  void stop() {
    assertThat(world.office.admin().rows("invoicings")).isEmpty();
    world.close();
  }

  @Test
  @Tag("SO-03")
  void ordersAndCustomersAreSeenToEveryQuarterAndItemsEveryHour() {
    world.activate();
    SyncEngine engine = world.engine();
    try (SyncSession session = engine.open(world.integration(), world.unhurried());
        SyncSchedule schedule = engine.schedule(session, report -> {})) {
      assertThat(routes(schedule.runDue())).containsExactly("customers", "items", "orders");
      world.finishedVisit("10241");
      assertThat(schedule.runDue()).isEmpty();
      assertThat(world.orders()).isEmpty();

      world.clock.advance(QUARTER);
      assertThat(routes(schedule.runDue())).containsExactly("customers", "orders");
      assertThat(world.orders()).hasSize(1);

      world.clock.advance(Duration.ofMinutes(45));
      assertThat(routes(schedule.runDue())).containsExactly("customers", "items", "orders");
    }
  }

  private static List<String> routes(Optional<RunReport> report) {
    return report.orElseThrow().routes().stream().map(RouteReport::route).toList();
  }

  @Test
  @Tag("SO-07")
  void aRunThatBeginsWhileAnotherIsUnderWayLeavesTheRoutesToIt() throws Exception {
    world.activate();
    world.finishedVisit("10241");
    world.clock.advance(QUARTER);
    String direct = world.systems.get("24so").get("baseUrl");
    List<RunReport> second = new ArrayList<>();
    WatchedProxy.Watch beginAnother =
        (method, path) -> {
          if (method.equals("POST") && path.endsWith("/salesorders")) {
            try (SyncSession other = world.engine().open(world.integration(), direct(direct))) {
              second.add(other.run());
            }
          }
        };
    try (WatchedProxy proxy = new WatchedProxy(world.office.port(), beginAnother)) {
      world.systems.get("24so").put("baseUrl", "http://127.0.0.1:" + proxy.port() + "/v1");
      RunReport first = world.runUnhurried();
      assertThat(first.state()).isEqualTo(RunState.COMPLETED);
    }

    assertThat(second).hasSize(1);
    assertThat(second.get(0).state()).isEqualTo(RunState.BUSY);
    assertThat(second.get(0).count(Outcome.POSTED)).isZero();
    assertThat(world.orders()).hasSize(1);
  }

  private Connections direct(String baseUrl) {
    Map<String, Map<String, String>> systems = new HashMap<>(world.systems);
    Map<String, String> office = new HashMap<>(systems.get("24so"));
    office.put("baseUrl", baseUrl);
    systems.put("24so", office);
    return new Unhurried(systems, world.clock::advance);
  }

  @ParameterizedTest
  @CsvSource({"24so, connection", "24so, 503", "smartday, connection", "smartday, 503"})
  @Tag("SO-07")
  @Tag("F-54")
  void aDaysOutageOfEitherSystemIsCaughtUpWithoutADoubleOrder(String system, String how) {
    world.activate();
    Simulator struck = system.equals("24so") ? world.office : world.smartday;
    SyncEngine engine = world.engine();
    try (SyncSession session = engine.open(world.integration(), world.unhurried());
        SyncSchedule schedule = engine.schedule(session, report -> {})) {
      schedule.runDue();
      world.finishedVisit("10241");
      loseOneAnswer(struck);
      world.clock.advance(QUARTER);
      schedule.runDue();
      struck.admin().clearFaults();

      struck
          .admin()
          .fault(how.equals("503") ? Fault.onAll().status(503) : Fault.onAll().dropConnection());
      for (int run = 0; run < 96; run++) {
        if (run % 24 == 0) {
          world.finishedVisit(run % 48 == 0 ? "10242" : "10241");
        }
        world.clock.advance(QUARTER);
        RunReport report = schedule.runDue().orElseThrow();
        assertThat(report.state()).describedAs("%s", report).isEqualTo(RunState.PAUSED);
        assertThat(report.routes())
            .allSatisfy(route -> assertThat(route.count(Outcome.REJECTED)).isZero());
      }
      struck.admin().clearFaults();
      world.clock.advance(QUARTER);
      schedule.runDue();
      world.clock.advance(QUARTER);
      RunReport caughtUp = schedule.runDue().orElseThrow();

      assertThat(caughtUp.exitCode()).describedAs("%s", caughtUp).isZero();
    }
    assertThat(world.orders())
        .hasSize(5)
        .allSatisfy(
            order ->
                assertThat(world.figures(order))
                    .containsExactly("text", "501 3.5 x 890", "502 42 x 14.5", "733 1 x 1701.5"));
    assertThat(world.orders())
        .extracting(order -> order.path("internalMemo").asText())
        .doesNotHaveDuplicates();
  }

  /** The outage begins in the middle of an order: it is made, and its answer does not come back. */
  private static void loseOneAnswer(Simulator struck) {
    struck.admin().fault(Fault.on("POST", "/v1/salesorders").dropAnswer());
  }
}
