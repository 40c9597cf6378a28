package no.samklang.sync.engine;

import static no.samklang.sync.engine.Trial.customer;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import no.samklang.sync.FieldRule;
import no.samklang.sync.MirrorRoute;
import no.samklang.sync.Outcome;
import no.samklang.sync.RunOptions;
import no.samklang.sync.RunReport;
import no.samklang.sync.RunState;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.testkit.InMemorySystem;
import no.samklang.sync.testkit.MovableClock;
import org.junit.jupiter.api.Test;

/** What people change in the target in fields that the source owns. */
class DriftTest {
  private final MovableClock clock = MovableClock.at("2026-11-02T08:00:00Z");

  private World world(MirrorRoute.Builder<Customer, Customer> route) {
    InMemorySystem erp =
        InMemorySystem.builder("erp")
            .clock(clock)
            .type(EntityTypes.CUSTOMER, Able.changes().build())
            .build();
    InMemorySystem field =
        InMemorySystem.builder("field")
            .clock(clock)
            .type(EntityTypes.CUSTOMER, Able.register().build())
            .build();
    return new World(clock, erp, field, route.driftEvery(Duration.ofDays(1)).build());
  }

  private static void fill(World world, int customers) {
    for (int i = 1; i <= customers; i++) {
      world.left.put(EntityTypes.CUSTOMER, "c" + i, customer("100" + i, "Kunde " + i));
    }
  }

  private static String targetOf(World world, String number) {
    return world.right.records(EntityTypes.CUSTOMER).entrySet().stream()
        .filter(one -> number.equals(one.getValue().number()))
        .findFirst()
        .orElseThrow()
        .getKey();
  }

  private static Customer there(World world, String number) {
    return world.right.records(EntityTypes.CUSTOMER).get(targetOf(world, number));
  }

  private static void renameThere(World world, String number, String name) {
    world.right.edit(
        EntityTypes.CUSTOMER,
        targetOf(world, number),
        before -> before.toBuilder().name(name).build());
  }

  @Test
  void isSetRightOnceADay() {
    World world = world(Trial.customers());
    fill(world, 3);
    world.run();
    renameThere(world, "1002", "Feil");
    assertThat(world.run().count(Outcome.UPDATED)).isZero();

    clock.advance(Duration.ofDays(1));
    RunReport report = world.run();
    assertThat(report.count(Outcome.UPDATED)).isEqualTo(1);
    assertThat(there(world, "1002").name()).isEqualTo("Kunde 2");
    assertThat(report.routes().get(0).reasons())
        .anySatisfy(why -> assertThat(why.message().code()).isEqualTo("drift.found"));

    clock.advance(Duration.ofDays(1));
    assertThat(world.run().count(Outcome.UPDATED)).isZero();
  }

  @Test
  void isSetRightByAWholeRunAsWell() {
    World world = world(Trial.customers());
    fill(world, 1);
    world.run();
    renameThere(world, "1001", "Feil");
    world.run(RunOptions.builder().whole().build());
    assertThat(there(world, "1001").name()).isEqualTo("Kunde 1");
  }

  @Test
  void isLeftAloneInFieldsThatTheSourceDoesNotOwnAndInRecordsThatAreNotLinked() {
    World world = world(Trial.customers().field("name", FieldRule.ON_CREATE));
    fill(world, 1);
    world.right.put(EntityTypes.CUSTOMER, "own", customer("999", "Egen"));
    world.run();
    renameThere(world, "1001", "Flyttet");
    clock.advance(Duration.ofDays(1));

    assertThat(world.run().count(Outcome.UPDATED)).isZero();
    assertThat(there(world, "1001").name()).isEqualTo("Flyttet");
    assertThat(there(world, "999").name()).isEqualTo("Egen");
  }

  @Test
  void meetsTheChangeOfTheSourceInOneWrite() {
    World world = world(Trial.customers());
    fill(world, 1);
    world.run();
    renameThere(world, "1001", "Feil");
    world.left.edit(
        EntityTypes.CUSTOMER, "c1", before -> before.toBuilder().name("Ny kunde").build());
    clock.advance(Duration.ofDays(1));

    assertThat(world.run().count(Outcome.UPDATED)).isEqualTo(1);
    assertThat(there(world, "1001").name()).isEqualTo("Ny kunde");
  }

  @Test
  void isBrakedLikeAnyChange() {
    World world = world(Trial.customers());
    fill(world, 300);
    world.run(RunOptions.builder().acceptFirstPlanBy("test").overrideBrakes("test", "new").build());
    for (int i = 1; i <= 300; i++) {
      renameThere(world, "100" + i, "Feil " + i);
    }
    clock.advance(Duration.ofDays(1));
    RunReport report = world.run();

    assertThat(report.state()).isEqualTo(RunState.BRAKED);
    assertThat(there(world, "100300").name()).isEqualTo("Feil 300");
  }

  @Test
  void thatIsNotThereCostsOneListingAndOneCommitADay() {
    World world = world(Trial.customers());
    fill(world, 3);
    world.run();
    world.run();
    clock.advance(Duration.ofDays(1));

    assertThat(world.run().commits()).isEqualTo(1);
    assertThat(world.run().commits()).isZero();
  }
}
