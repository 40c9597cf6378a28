package no.samklang.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import no.samklang.sync.LinkRoute;
import no.samklang.sync.Match;
import no.samklang.sync.Outcome;
import no.samklang.sync.Plan;
import no.samklang.sync.RunReport;
import no.samklang.sync.model.Employee;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.spi.Capabilities;
import no.samklang.sync.spi.Capabilities.Reading;
import no.samklang.sync.spi.Link;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Parked;
import no.samklang.sync.spi.Side;
import no.samklang.sync.testkit.InMemorySystem;
import no.samklang.sync.testkit.MovableClock;
import no.samklang.sync.testkit.Operation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class LinkTest {
  private final MovableClock clock = MovableClock.at("2026-11-02T08:00:00Z");

  private World world() {
    return world(Able.changes());
  }

  private World world(Capabilities.Builder able) {
    LinkRoute<Employee, Employee> route =
        LinkRoute.builder("employees", EntityTypes.EMPLOYEE, EntityTypes.EMPLOYEE)
            .match(Match.by("number", Employee::number))
            .build();
    return new World(clock, system("erp", able), system("field", able), route);
  }

  private InMemorySystem system(String id, Capabilities.Builder able) {
    return InMemorySystem.builder(id).clock(clock).type(EntityTypes.EMPLOYEE, able.build()).build();
  }

  private static Employee employee(String number) {
    return Employee.builder().number(number).name("Ansatt " + number).build();
  }

  private static void left(World world, String id, String number) {
    world.left.put(EntityTypes.EMPLOYEE, id, employee(number));
  }

  private static void right(World world, String id, String number) {
    world.right.put(EntityTypes.EMPLOYEE, id, employee(number));
  }

  private static Map<String, Link> links(World world) {
    List<String> ids = List.copyOf(world.left.records(EntityTypes.EMPLOYEE).keySet());
    return world.memory.links(World.SCOPE, "employee", Side.LEFT, ids);
  }

  @Test
  @Tag("F-09")
  void linksByNumberAndWritesToNeitherSide() {
    World world = world();
    for (int i = 1; i <= 7; i++) {
      left(world, "l" + i, "10" + i);
      right(world, "r" + i, "10" + i);
    }
    assertThat(world.run().count(Outcome.LINKED)).isEqualTo(7);
    assertThat(links(world).get("l4").rightId()).isEqualTo("r4");
    assertThat(links(world).get("l4").rightNumber()).isEqualTo("104");
    assertThat(world.run().commits()).isZero();
  }

  @Test
  void linksThinRowsToo() {
    World world = world(Able.changes().thinRows());
    for (int i = 1; i <= 5; i++) {
      left(world, "l" + i, "10" + i);
      right(world, "r" + i, "10" + i);
    }
    assertThat(world.run().count(Outcome.LINKED)).isEqualTo(5);
    left(world, "l9", "109");
    right(world, "r9", "109");
    assertThat(world.run().count(Outcome.LINKED)).isEqualTo(1);
  }

  @Test
  void linksInAFullListingAndLeavesTheRestAsItIs() {
    World world = world(Capabilities.builder().reading(Reading.FULL).pageSize(3));
    left(world, "l1", "101");
    left(world, "l2", "102");
    right(world, "r1", "101");
    RunReport report = world.run();
    assertThat(report.count(Outcome.LINKED)).isEqualTo(1);
    assertThat(report.count(Outcome.UNLINKED)).isEqualTo(1);
    assertThat(report.exitCode()).isZero();
    RunReport again = world.run();
    assertThat(again.commits()).isZero();
    assertThat(again.count(Outcome.UNCHANGED)).isEqualTo(2);
  }

  @Test
  void linksLaterWhenTheRightSideGetsTheNumber() {
    World world = world();
    left(world, "l1", "101");
    world.run();
    assertThat(world.parked("employees")).extracting(Parked::kind).containsExactly(UNLINKED);
    right(world, "r1", "101");
    assertThat(world.run().count(Outcome.LINKED)).isEqualTo(1);
    assertThat(world.parked("employees")).isEmpty();
  }

  private static final Parked.Kind UNLINKED = Parked.Kind.UNLINKED;

  @Test
  void linksLaterWhenTheLeftSideGetsTheNumber() {
    World world = world();
    left(world, "l1", "101");
    right(world, "r9", "109");
    world.run();
    left(world, "l1", "109");
    assertThat(world.run().count(Outcome.LINKED)).isEqualTo(1);
    assertThat(links(world).get("l1").rightId()).isEqualTo("r9");
  }

  @Test
  @Tag("F-12")
  void leavesANumberThatTwoOnTheRightHaveToAPerson() {
    World world = world();
    right(world, "r1", "101");
    right(world, "r2", "101");
    left(world, "l1", "101");
    assertThat(world.run().count(Outcome.REVIEW)).isEqualTo(1);
    right(world, "r2", "102");
    assertThat(world.run().count(Outcome.LINKED)).isZero();
    assertThat(world.open().retry("employees", List.of("l1")).count(Outcome.LINKED)).isEqualTo(1);
    assertThat(links(world).get("l1").rightId()).isEqualTo("r1");
  }

  @Test
  @Tag("F-12")
  void seesTheOtherOfTwoThatDidNotChange() {
    World world = world();
    right(world, "r1", "101");
    world.run();
    right(world, "r2", "101");
    left(world, "l1", "101");
    assertThat(world.run().count(Outcome.REVIEW)).isEqualTo(1);
    assertThat(links(world)).isEmpty();
  }

  @Test
  @Tag("F-16")
  void leavesTheSecondOnTheLeftToAPersonInOnePageAndLater() {
    World world = world();
    right(world, "r1", "101");
    left(world, "l1", "101");
    left(world, "l2", "101");
    RunReport report = world.run();
    assertThat(report.count(Outcome.LINKED)).isEqualTo(1);
    assertThat(report.count(Outcome.REVIEW)).isEqualTo(1);
    left(world, "l3", "101");
    assertThat(world.run().count(Outcome.REVIEW)).isEqualTo(1);
    assertThat(world.explain("employees", "l3")).contains("l1");
  }

  @Test
  @Tag("F-09")
  void keepsTheLinkOfARenumberedEmployee() {
    World world = world();
    left(world, "l1", "101");
    right(world, "r1", "101");
    world.run();
    left(world, "l1", "201");
    right(world, "r1", "301");
    world.run();
    assertThat(links(world).get("l1")).isEqualTo(new Link("employee", "l1", "201", "r1", "301"));
  }

  @Test
  void doesNotMissOneThatIsDeletedAndForgetsItsQuestion() {
    World world = world();
    left(world, "l1", "101");
    world.run();
    world.left.delete(EntityTypes.EMPLOYEE, "l1");
    RunReport report = world.run();
    assertThat(report.count(Outcome.UNLINKED)).isZero();
    assertThat(world.parked("employees")).isEmpty();
  }

  @Test
  @Tag("F-55")
  void parksAFaultyRowWhileTheOthersAreLinked() {
    World world = world();
    left(world, "l1", "101");
    left(world, "l2", "102");
    right(world, "r1", "101");
    right(world, "r2", "102");
    world.left.corrupt(EntityTypes.EMPLOYEE, "l2", Message.of("record.not-there", "id", "l2"));
    RunReport report = world.run();
    assertThat(report.count(Outcome.LINKED)).isEqualTo(1);
    assertThat(report.count(Outcome.REJECTED)).isEqualTo(1);
    left(world, "l2", "102");
    assertThat(world.run().count(Outcome.LINKED)).isEqualTo(1);
  }

  @Test
  @Tag("F-43")
  void linksWhatThePlanSaysAndLeavesTheRestForTheNext() {
    World world = world();
    for (int i = 1; i <= 7; i++) {
      left(world, "l" + i, "10" + i);
      right(world, "r" + i, "10" + i);
    }
    Plan plan = world.plan();
    assertThat(links(world)).isEmpty();
    left(world, "a9", "109");
    right(world, "r9", "109");
    RunReport applied = world.apply(plan);
    assertThat(applied.count(Outcome.LINKED)).isEqualTo(7);
    assertThat(applied.count(Outcome.NOT_IN_PLAN)).isEqualTo(1);
    assertThat(links(world)).hasSize(7);
    assertThat(world.run().count(Outcome.LINKED)).isEqualTo(1);
  }

  @Test
  void holdsTheCursorAtWhatThePlanDidNotHaveAlsoWhenLaterPagesGo() {
    World world = world();
    for (int i = 1; i <= 7; i++) {
      left(world, "l" + i, "10" + i);
      right(world, "r" + i, "10" + i);
    }
    Plan plan = world.plan();
    right(world, "x1", "101");
    world.apply(plan);
    world.right.delete(EntityTypes.EMPLOYEE, "r1");
    assertThat(world.parked("employees")).extracting(Parked::sourceId).containsExactly("l1");
    assertThat(world.open().retry("employees", List.of()).count(Outcome.LINKED)).isEqualTo(1);
    assertThat(links(world).get("l1").rightId()).isEqualTo("x1");
  }

  @Test
  void readsTheRightSideOnceInTheFirstPass() {
    World world = world();
    left(world, "l1", "101");
    right(world, "r1", "101");
    world.run();
    assertThat(world.right.calls(Operation.READ)).hasSize(1);
    assertThat(world.right.calls(Operation.FETCH)).isEmpty();
  }
}
