package no.samklang.sync.engine;

import static no.samklang.sync.engine.FirstCheckTest.KARI;
import static no.samklang.sync.engine.FirstCheckTest.findings;
import static no.samklang.sync.engine.FirstCheckTest.kinds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import no.samklang.sync.DecisionRefused;
import no.samklang.sync.Finding;
import no.samklang.sync.Finding.Kind;
import no.samklang.sync.FirstCheck;
import no.samklang.sync.LinkRoute;
import no.samklang.sync.Match;
import no.samklang.sync.Outcome;
import no.samklang.sync.Plan;
import no.samklang.sync.RunOptions;
import no.samklang.sync.RunReport;
import no.samklang.sync.RunState;
import no.samklang.sync.SyncSession;
import no.samklang.sync.Verdict;
import no.samklang.sync.model.Employee;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.spi.Link;
import no.samklang.sync.spi.Side;
import no.samklang.sync.testkit.InMemorySystem;
import no.samklang.sync.testkit.MovableClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The check list of a link route: workers are only linked, by the number they have in the ERP. */
class FirstLinkTest {
  private static final String ROUTE = "employees";

  private static World world() {
    MovableClock clock = MovableClock.at("2026-11-02T08:00:00Z");
    LinkRoute<Employee, Employee> route =
        LinkRoute.builder(ROUTE, EntityTypes.EMPLOYEE, EntityTypes.EMPLOYEE)
            .match(new Match<>("number", Employee::number, Employee::externalNumber))
            .firstCheck(
                FirstCheck.byName(Employee::name)
                    .closed(FirstLinkTest::closed, FirstLinkTest::closed))
            .build();
    return new World(clock, system("erp", clock), system("field", clock), route);
  }

  private static InMemorySystem system(String id, MovableClock clock) {
    return InMemorySystem.builder(id)
        .clock(clock)
        .type(EntityTypes.EMPLOYEE, Able.changes().build())
        .build();
  }

  private static boolean closed(Employee employee) {
    return Boolean.FALSE.equals(employee.active());
  }

  private static void employee(World world, String id, String number, String name) {
    world.left.put(EntityTypes.EMPLOYEE, id, Employee.builder().number(number).name(name).build());
  }

  private static void worker(World world, String id, @Nullable String erpNumber, String name) {
    worker(world, id, erpNumber, name, true);
  }

  private static void worker(
      World world, String id, @Nullable String erpNumber, String name, boolean active) {
    world.right.put(
        EntityTypes.EMPLOYEE,
        id,
        Employee.builder()
            .number("9" + id)
            .externalNumber(erpNumber)
            .name(name)
            .active(active)
            .build());
  }

  private static World staff() {
    World world = world();
    employee(world, "e1", "1", "Kari Nordmann");
    employee(world, "e2", "2", "Ola Hansen");
    employee(world, "e3", "3", "Per Dahl");
    worker(world, "7", "1", "Kari Nordmann");
    worker(world, "8", null, "Ola Hansen");
    worker(world, "9", null, "Siri Moe");
    worker(world, "10", null, "Nils Sluttet", false);
    return world;
  }

  private static @Nullable Link link(World world, String id) {
    return world.memory.links(World.SCOPE, "employee", Side.LEFT, List.of(id)).get(id);
  }

  private static void decide(World world, String id, Verdict verdict) {
    try (SyncSession session = world.open()) {
      session.decide(ROUTE, id, verdict, KARI);
    }
  }

  private static void accept(World world) {
    try (SyncSession session = world.open()) {
      session.acceptFindings(ROUTE, KARI);
    }
  }

  @Test
  void listsWorkersInUseWithoutTheirNumberAndThoseWhoAreKnownByName() {
    World world = staff();
    Plan plan = world.plan();
    assertThat(findings(world, ROUTE)).containsOnlyKeys("source:e2", "target:8", "target:9");
    assertThat(kinds(findings(world, ROUTE).get("source:e2"))).containsExactly(Kind.OTHER_NUMBER);
    assertThat(kinds(findings(world, ROUTE).get("target:9"))).containsExactly(Kind.WITHOUT_NUMBER);
    assertThat(world.apply(plan).state()).isEqualTo(RunState.NEEDS_REVIEW);
    assertThat(link(world, "e1")).isNull();
  }

  @Test
  void linksAWorkerToTheEmployeeWhomAPersonNames() {
    World world = staff();
    Plan plan = world.plan();
    decide(world, "target:8", Verdict.linkTo("e2"));
    assertThat(findings(world, ROUTE).values().stream().filter(Finding::open))
        .extracting(Finding::id)
        .containsExactly("target:9");
    decide(world, "target:9", Verdict.asPlanned());
    RunReport applied = world.apply(plan);
    assertThat(applied.state()).isEqualTo(RunState.COMPLETED);
    assertThat(applied.count(Outcome.LINKED)).isEqualTo(2);
    assertThat(link(world, "e2")).isEqualTo(new Link("employee", "e2", "2", "8", "98"));
    assertThat(world.run(RunOptions.all()).commits()).isZero();
  }

  @Test
  void linksAWorkerWhoGetsTheNumberAfterwardsByItself() {
    World world = staff();
    Plan plan = world.plan();
    accept(world);
    world.apply(plan);
    assertThat(link(world, "e2")).isNull();
    worker(world, "8", "2", "Ola Hansen");
    world.run(RunOptions.all());
    assertThat(link(world, "e2")).isNotNull();
  }

  @Test
  void keepsAnEmployeeApartFromAWorkerWithTheSameNumberAndLeavesAnotherOut() {
    World world = world();
    employee(world, "e1", "1", "Kari Nordmann");
    employee(world, "e2", "2", "Ola Hansen");
    worker(world, "7", "1", "Per Dahl");
    worker(world, "8", "2", "Siri Moe");
    Plan plan = world.plan();
    assertThat(kinds(findings(world, ROUTE).get("source:e1"))).containsExactly(Kind.OTHER_NAME);
    decide(world, "source:e1", Verdict.apart());
    decide(world, "source:e2", Verdict.leaveOut());
    RunReport applied = world.apply(plan);
    assertThat(applied.state()).isEqualTo(RunState.COMPLETED);
    assertThat(applied.count(Outcome.SKIPPED)).isEqualTo(1);
    assertThat(link(world, "e1")).isNull();
    assertThat(link(world, "e2")).isNull();
    employee(world, "e2", "2", "Ola M. Hansen");
    world.run(RunOptions.builder().whole().build());
    assertThat(link(world, "e1")).isNull();
    assertThat(link(world, "e2")).isNull();
    worker(world, "11", "1", "Kari Nordmann");
    worker(world, "7", "55", "Per Dahl");
    world.run(RunOptions.all());
    assertThat(link(world, "e1")).extracting(Link::rightId).isEqualTo("11");
  }

  @Test
  void refusesToLeaveOutAWorkerWhoIsNeverWritten() {
    World world = staff();
    world.plan();
    assertThatThrownBy(() -> decide(world, "target:9", Verdict.leaveOut()))
        .isInstanceOf(DecisionRefused.class)
        .hasMessageContaining("target:9");
  }
}
