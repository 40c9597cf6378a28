package no.samklang.sync.integrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import no.samklang.simulators.Simulator;
import no.samklang.simulators.vismanet.VismanetSimulator;
import no.samklang.sync.Outcome;
import no.samklang.sync.RouteReport;
import no.samklang.sync.RunReport;
import no.samklang.sync.spi.RequestCounts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a run between Visma.net ERP and Tidsbanken costs in requests and durable commits. */
class VtCostTest {
  private static final String TOKEN = "POST " + VismanetSimulator.TOKEN_PATH;
  private VtWorld world;

  @BeforeEach
  void start() {
    world = new VtWorld();
  }

  @AfterEach
  void stop() {
    world.close();
  }

  private void settled() {
    world.openProject("P500");
    world.task("P500", "02", "Active");
    world.task("P500", "03", "Active");
    world.employee(501, "5001", "Ola");
    world.activate();
    world.hours(501, "P500", "01", "7.5");
    world.runUnhurried();
    world.clock.advance(Duration.ofHours(1));
    world.task("P500", "03", "Completed");
    world.runUnhurried();
    world.clock.advance(Duration.ofHours(1));
    forget();
  }

  private void forget() {
    world.visma.admin().forgetRequests();
    world.tidsbanken.admin().forgetRequests();
  }

  /** Returns how often each path was called. */
  private static Map<String, Integer> calls(Simulator simulator) {
    Map<String, Integer> calls = new TreeMap<>();
    simulator
        .admin()
        .lastCalls()
        .forEach(call -> calls.merge(call.method() + " " + call.path(), 1, Integer::sum));
    return calls;
  }

  private static RouteReport route(RunReport report, String name) {
    return report.route(name).orElseThrow();
  }

  @Test
  @Tag("F-02")
  @Tag("F-06")
  void aRunInWhichNothingChangedReadsTheChangesAndDoesNothingElse() {
    settled();

    RunReport report = world.runUnhurried();

    assertThat(report.exitCode()).describedAs("%s", report).isZero();
    assertThat(report.commits()).describedAs("%s", report).isZero();
    Map<String, Integer> visma = calls(world.visma);
    assertThat(visma.getOrDefault(TOKEN, 0)).isLessThanOrEqualTo(1);
    visma.remove(TOKEN);
    assertThat(visma)
        .isEqualTo(
            Map.of(
                "GET /v1/customer", 1,
                "GET /v1/project", 2,
                "GET /v1/projecttask", 1,
                "GET /v1/employee", 1));
    assertThat(requests(report, "customers")).isEqualTo(1);
    assertThat(requests(report, "projects")).isEqualTo(1);
    assertThat(requests(report, "tasks")).isEqualTo(2);
    assertThat(requests(report, "employees")).isEqualTo(2);
    assertThat(requests(report, "hours")).isEqualTo(2);
    assertThat(calls(world.tidsbanken))
        .isEqualTo(
            Map.of(
                "GET /ansatt/Ansatt", 1,
                "POST /timelinje/timeeksport/eksport", 1,
                "GET /timelinje/timeeksport", 1));
  }

  private static long requests(RunReport report, String route) {
    return route(report, route).requests().values().stream().mapToLong(RequestCounts::total).sum();
  }

  @Test
  void aListOfTasksThatNeverGaveMoreThanItsLastRowIsAskedOnceMoreAsItHasNoTotal() {
    world.openProject("P500");
    world.activate();
    world.clock.advance(Duration.ofHours(1));
    world.runUnhurried();
    forget();

    RunReport report = world.runUnhurried();

    assertThat(requests(report, "tasks")).isEqualTo(3);
    assertThat(calls(world.visma)).containsEntry("GET /v1/projecttask", 2);
    assertThat(report.commits()).isZero();
  }

  @Test
  @Tag("F-02")
  void oneChangedCustomerCostsOneReadAndOneWriteInTidsbanken() {
    settled();
    world.customer("20001", "Bergtun Utvikling AS");

    RunReport report = world.runUnhurried();

    assertThat(route(report, "customers").count(Outcome.UPDATED)).isEqualTo(1);
    Map<String, Integer> calls = calls(world.tidsbanken);
    calls.keySet().removeIf(call -> !call.toLowerCase(Locale.ROOT).contains("/prosjekt/kunde"));
    assertThat(calls.values()).describedAs("%s", calls).hasSize(2).containsOnly(1);
    assertThat(calls.keySet()).anyMatch(call -> call.startsWith("GET "));
    assertThat(calls.keySet()).noneMatch(call -> call.startsWith("POST "));
    assertThat(route(report, "customers").commits()).isLessThanOrEqualTo(2);
  }

  @Test
  void theFirstSynchronisationListsTheTargetByPagesAndLooksNothingUp() {
    for (int i = 0; i < 30; i++) {
      world.customer("3" + String.format(Locale.ROOT, "%04d", i), "Kunde " + i);
    }
    world.systems.get("vismanet").put("pageSize", "10");
    int customers = world.visma.admin().count("customers");

    RunReport report = world.activate();

    Map<String, Integer> calls = calls(world.tidsbanken);
    assertThat(route(report, "customers").count(Outcome.CREATED)).isEqualTo(customers);
    long listed =
        calls.entrySet().stream()
            .filter(
                call -> call.getKey().toLowerCase(Locale.ROOT).startsWith("get /prosjekt/kunde"))
            .mapToLong(Map.Entry::getValue)
            .sum();
    assertThat(listed).describedAs("once for the plan, once to apply it: %s", calls).isEqualTo(2);
    int pages = (customers + 9) / 10;
    assertThat(route(report, "customers").commits()).isLessThanOrEqualTo(2L * pages + 2);
  }

  @Test
  void aPageOfPostsCostsThreeCommits() {
    settled();
    for (int i = 1; i <= 20; i++) {
      world.hours(501, "P500", "01", Integer.toString(i));
    }

    RunReport report = world.runUnhurried();

    assertThat(route(report, "hours").count(Outcome.POSTED)).isEqualTo(20);
    assertThat(route(report, "hours").commits()).isLessThanOrEqualTo(3);
    assertThat(world.visma.admin().calls("POST", "/v1/projecttransaction")).isEqualTo(1);
  }
}
