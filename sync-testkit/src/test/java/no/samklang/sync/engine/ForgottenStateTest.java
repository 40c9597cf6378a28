package no.samklang.sync.engine;

import static no.samklang.sync.engine.Trial.customer;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import no.samklang.sync.MirrorRoute;
import no.samklang.sync.Outcome;
import no.samklang.sync.Plan;
import no.samklang.sync.RunOptions;
import no.samklang.sync.RunReport;
import no.samklang.sync.RunState;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.spi.Capabilities;
import no.samklang.sync.spi.Capabilities.Reading;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Lease;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Parked;
import no.samklang.sync.spi.Retirement;
import no.samklang.sync.spi.Side;
import no.samklang.sync.spi.StateChange;
import no.samklang.sync.spi.Unavailable;
import no.samklang.sync.testkit.InMemorySystem;
import no.samklang.sync.testkit.MovableClock;
import no.samklang.sync.testkit.Operation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A mirror loses a memory: that may cost readings or a review, never a record. */
@Tag("F-36")
class ForgottenStateTest {
  private static final RunOptions WHOLE =
      RunOptions.builder().acceptFirstPlanBy("test").whole().build();

  private final MovableClock clock = MovableClock.at("2026-11-02T08:00:00Z");

  private World world(Capabilities.Builder source, MirrorRoute<?, ?> route) {
    InMemorySystem erp =
        InMemorySystem.builder("erp")
            .clock(clock)
            .type(EntityTypes.CUSTOMER, source.build())
            .build();
    InMemorySystem field =
        InMemorySystem.builder("field")
            .clock(clock)
            .type(EntityTypes.CUSTOMER, Able.register().build())
            .build();
    World world = new World(clock, erp, field, route);
    for (int i = 1; i <= 7; i++) {
      erp.put(EntityTypes.CUSTOMER, "c" + i, customer("100" + i, "Kunde " + i));
    }
    world.run(WHOLE);
    return world;
  }

  private World changes() {
    return world(
        Capabilities.builder().reading(Reading.CHANGES).counted().pageSize(3),
        Trial.customers().whenVanished(Retirement.CLOSE).build());
  }

  private static void forget(World world, StateChange... memories) {
    Lease lease =
        world.memory.acquire(World.SCOPE, "customers", "test", Duration.ofMinutes(1)).orElseThrow();
    world.memory.commit(lease, List.of(memories));
    world.memory.release(lease);
  }

  private static StateChange links() {
    return new StateChange.ForgetLinks("customer");
  }

  private static StateChange bases() {
    return new StateChange.ForgetBases("customers");
  }

  private static StateChange cursor() {
    return new StateChange.PutCursor("customers", Cursor.START);
  }

  private static void rename(World world, String id) {
    world.left.edit(EntityTypes.CUSTOMER, id, one -> one.toBuilder().name("Endret").build());
  }

  /** Gives the target's record another number, so that nothing matches it any longer. */
  private static void renumberInTarget(World world, String number) {
    String id =
        world.right.records(EntityTypes.CUSTOMER).entrySet().stream()
            .filter(entry -> number.equals(entry.getValue().number()))
            .findFirst()
            .orElseThrow()
            .getKey();
    world.right.edit(EntityTypes.CUSTOMER, id, one -> one.toBuilder().number("X" + number).build());
  }

  private static void nothingMadeTwiceOrRetired(World world) {
    assertThat(world.right.records(EntityTypes.CUSTOMER)).hasSize(7);
    assertThat(world.right.calls(Operation.CREATE)).hasSize(7);
    assertThat(world.right.calls(Operation.RETIRE)).isEmpty();
  }

  private static long linked(World world) {
    return world
        .memory
        .links(
            World.SCOPE, "customer", Side.LEFT, List.of("c1", "c2", "c3", "c4", "c5", "c6", "c7"))
        .size();
  }

  @Test
  void readsAgainAndWritesNothingWithoutItsCursor() {
    World world = changes();
    forget(world, cursor());
    RunReport report = world.run();
    assertThat(report.count(Outcome.UNCHANGED)).isEqualTo(7);
    assertThat(world.right.calls(Operation.UPDATE)).isEmpty();
    nothingMadeTwiceOrRetired(world);
  }

  @Test
  @Tag("F-24")
  void knowsOfNothingThatVanishedWithoutItsBases() {
    World world = changes();
    world.left.delete(EntityTypes.CUSTOMER, "c3");
    forget(world, bases());
    for (int run = 0; run < 3; run++) {
      assertThat(world.run(WHOLE).count(Outcome.RETIRED)).isZero();
    }
    nothingMadeTwiceOrRetired(world);
  }

  @Test
  void wantsAPlanAcceptedWithoutItsBases() {
    World world = changes();
    forget(world, bases());
    RunReport report = world.run(RunOptions.all());
    assertThat(report.state()).isEqualTo(RunState.NEEDS_REVIEW);
    assertThat(report.route("customers").orElseThrow().problem().code())
        .isEqualTo("review.memory-lost");
    assertThat(world.apply(world.plan()).state()).isEqualTo(RunState.COMPLETED);
    rename(world, "c1");
    assertThat(world.run(RunOptions.all()).count(Outcome.UPDATED)).isEqualTo(1);
    nothingMadeTwiceOrRetired(world);
  }

  @Test
  void findsTheMatchOfAChangedRecordThatLostItsLink() {
    World world = changes();
    forget(world, links());
    rename(world, "c3");
    RunReport report = world.run(RunOptions.all());
    assertThat(report.count(Outcome.UPDATED)).isEqualTo(1);
    nothingMadeTwiceOrRetired(world);
    assertThat(world.right.records(EntityTypes.CUSTOMER).values())
        .extracting(Customer::name)
        .containsOnlyOnce("Endret");
  }

  @Test
  void leavesARecordThatLostItsLinkToAPersonWhenNothingMatches() {
    World world = changes();
    renumberInTarget(world, "1003");
    forget(world, links());
    rename(world, "c3");
    world.run(RunOptions.all());
    nothingMadeTwiceOrRetired(world);
    assertThat(world.parked("customers"))
        .singleElement()
        .satisfies(
            parked -> {
              assertThat(parked.kind()).isEqualTo(Parked.Kind.REVIEW);
              assertThat(parked.message().code()).isEqualTo("link.lost");
            });
  }

  @Test
  void findsAllLinksAgainWhenEverythingIsReadAgain() {
    World world = changes();
    forget(world, links());
    assertThat(world.run(WHOLE).count(Outcome.LINKED)).isEqualTo(7);
    assertThat(linked(world)).isEqualTo(7);
    forget(world, links(), cursor());
    assertThat(world.run().count(Outcome.LINKED)).isEqualTo(7);
    assertThat(linked(world)).isEqualTo(7);
    nothingMadeTwiceOrRetired(world);
    assertThat(world.right.calls(Operation.UPDATE)).isEmpty();
  }

  @Test
  @Tag("F-24")
  void retiresNothingThatLostItsLink() {
    World world = changes();
    world.left.delete(EntityTypes.CUSTOMER, "c3");
    forget(world, links());
    world.run(WHOLE);
    RunReport report = world.run(WHOLE);
    assertThat(report.state()).isEqualTo(RunState.COMPLETED);
    assertThat(report.count(Outcome.KEPT)).isZero();
    assertThat(report.commits()).isZero();
    nothingMadeTwiceOrRetired(world);
  }

  @Test
  void startsAgainFromTheBeginningAndAsksWhenLinksAndBasesAreGone() {
    World world = changes();
    renumberInTarget(world, "1003");
    forget(world, links(), bases());
    rename(world, "c3");
    assertThat(world.run(RunOptions.all()).state()).isEqualTo(RunState.NEEDS_REVIEW);
    nothingMadeTwiceOrRetired(world);
    Plan plan = world.plan();
    assertThat(plan.report().count(Outcome.LINKED)).isEqualTo(6);
    assertThat(plan.report().count(Outcome.CREATED)).isEqualTo(1);
    nothingMadeTwiceOrRetired(world);
  }

  @Test
  void asksAgainWhenTheAcceptedRunStoppedHalfWay() {
    World world = changes();
    forget(world, links(), bases());
    Plan plan = world.plan();
    AtomicInteger pages = new AtomicInteger();
    world.left.before(
        Operation.READ,
        call -> {
          if (pages.incrementAndGet() == 2) {
            throw new Unavailable(Message.of("http.unavailable"));
          }
        });
    assertThat(world.apply(plan).state()).isEqualTo(RunState.PAUSED);
    assertThat(world.run(RunOptions.all()).state()).isEqualTo(RunState.NEEDS_REVIEW);
    assertThat(world.apply(world.plan()).state()).isEqualTo(RunState.COMPLETED);
    assertThat(world.run(RunOptions.all()).state()).isEqualTo(RunState.COMPLETED);
    assertThat(linked(world)).isEqualTo(7);
    nothingMadeTwiceOrRetired(world);
  }

  @Test
  void goesOnByItselfWhenThereIsNothingToRememberAnyMore() {
    World world = changes();
    for (int i = 1; i <= 7; i++) {
      world.left.delete(EntityTypes.CUSTOMER, "c" + i);
    }
    forget(world, links(), bases());
    assertThat(world.run(RunOptions.all()).state()).isEqualTo(RunState.NEEDS_REVIEW);
    world.apply(world.plan());
    world.left.put(EntityTypes.CUSTOMER, "c9", customer("1009", "Ny"));
    assertThat(world.run(RunOptions.all()).count(Outcome.CREATED)).isEqualTo(1);
  }

  @Test
  void losesNothingMoreWhenAllIsForgotten() {
    World world =
        world(
            Capabilities.builder().reading(Reading.FULL).counted().pageSize(3),
            Trial.customers().whenVanished(Retirement.CLOSE).build());
    world.left.delete(EntityTypes.CUSTOMER, "c3");
    forget(world, links(), bases(), cursor());
    for (int run = 0; run < 3; run++) {
      assertThat(world.run().state()).isEqualTo(RunState.COMPLETED);
    }
    nothingMadeTwiceOrRetired(world);
    assertThat(linked(world)).isEqualTo(6);
  }
}
