package no.samklang.sync.engine;

import static no.samklang.sync.engine.Trial.customer;
import static no.samklang.sync.engine.Trial.hours;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import no.samklang.sync.Outcome;
import no.samklang.sync.RunReport;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.spi.Capabilities.CreateProof;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Unclear;
import no.samklang.sync.testkit.Fault;
import no.samklang.sync.testkit.InMemorySystem;
import no.samklang.sync.testkit.MovableClock;
import no.samklang.sync.testkit.Operation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Creates of a page are intended together and sent one after the other. Not being seen proves
 * nothing until the delay has passed since the create itself can have been sent.
 */
class LateCreateTest {
  private static final Duration EACH_CREATE = Duration.ofMinutes(1);
  private static final Duration LEASE = Duration.ofMinutes(2);
  private static final int RECORDS = 12;
  private static final Duration DELAY = Duration.ofMinutes(10);

  private final MovableClock clock = MovableClock.at("2026-11-02T08:00:00Z");

  private World posts() {
    InMemorySystem field =
        InMemorySystem.builder("field")
            .clock(clock)
            .type(EntityTypes.TIME_ENTRY, Able.queue().pageSize(RECORDS).build())
            .build();
    InMemorySystem erp =
        InMemorySystem.builder("erp")
            .clock(clock)
            .type(
                EntityTypes.PROJECT_TRANSACTION,
                Able.lateDocuments(CreateProof.SEARCHABLE_MARKER, DELAY).build())
            .build();
    World world = new World(clock, field, erp, Trial.hours(1, Trial::document).build()).inFlight(1);
    for (int i = 1; i <= RECORDS; i++) {
      world.left.put(EntityTypes.TIME_ENTRY, "t" + i, hours("e" + i, "1"));
    }
    return slow(world);
  }

  private World mirror() {
    InMemorySystem erp =
        InMemorySystem.builder("erp")
            .clock(clock)
            .type(EntityTypes.CUSTOMER, Able.changes().pageSize(RECORDS).build())
            .build();
    InMemorySystem field =
        InMemorySystem.builder("field")
            .clock(clock)
            .type(
                EntityTypes.CUSTOMER,
                Able.register(CreateProof.SEARCHABLE_MARKER).visibilityDelay(DELAY).build())
            .build();
    World world = new World(clock, erp, field, Trial.customers().build()).inFlight(1);
    for (int i = 1; i <= RECORDS; i++) {
      world.left.put(EntityTypes.CUSTOMER, "c" + i, customer("100" + i, "Kunde " + i));
    }
    return slow(world);
  }

  private World slow(World world) {
    world.right.before(Operation.CREATE, call -> clock.advance(EACH_CREATE));
    return world;
  }

  /** Does this to the last create, once it is made. */
  private static void afterTheLastCreate(World world, Runnable what) {
    AtomicInteger creates = new AtomicInteger();
    world.right.after(
        Operation.CREATE,
        call -> {
          if (creates.incrementAndGet() == RECORDS) {
            what.run();
          }
        });
  }

  private static void loseTheLastAnswer(World world) {
    afterTheLastCreate(
        world,
        () -> {
          throw new Unclear(Message.of("http.unclear"));
        });
  }

  private void dieAtTheLastCreate(World world) {
    Killer killer = new Killer(world.left, world.right);
    world.around(killer::around);
    afterTheLastCreate(world, killer::killNow);
    die(world, killer);
  }

  private void die(World world, Killer killer) {
    assertThatExceptionOfType(Killer.Killed.class).isThrownBy(world::run);
    killer.revive();
    clock.advance(LEASE);
  }

  private void eachOnce(World world, EntityType<?> type) {
    assertThat(world.right.creates(type)).hasSize(RECORDS);
    assertThat(world.right.creates(type).values()).containsOnly(1);
    clock.advance(DELAY);
    world.run();
    clock.advance(DELAY);
    world.run();
    assertThat(world.right.records(type)).hasSize(RECORDS);
    assertThat(world.right.creates(type).values()).containsOnly(1);
    assertThat(world.run().count(Outcome.UNSETTLED)).isZero();
  }

  @Test
  @Tag("F-31")
  void aPostWhoseAnswerIsLostLateInItsPageIsNotSentAgain() {
    World world = posts();
    loseTheLastAnswer(world);
    assertThat(world.run().count(Outcome.UNSETTLED)).isEqualTo(1);
    eachOnce(world, EntityTypes.PROJECT_TRANSACTION);
  }

  @Test
  @Tag("F-31")
  void aPostMadeLateInItsPageIsNotSentAgainAfterAKill() {
    World world = posts();
    dieAtTheLastCreate(world);
    assertThat(world.run().count(Outcome.UNSETTLED)).isPositive();
    eachOnce(world, EntityTypes.PROJECT_TRANSACTION);
  }

  @Test
  @Tag("F-31")
  void aMirroredCreateWhoseAnswerIsLostLateInItsPageIsNotSentAgain() {
    World world = mirror();
    loseTheLastAnswer(world);
    world.run();
    eachOnce(world, EntityTypes.CUSTOMER);
  }

  @Test
  @Tag("F-31")
  void aMirroredCreateMadeLateInItsPageIsNotSentAgainAfterAKill() {
    World world = mirror();
    dieAtTheLastCreate(world);
    world.run();
    eachOnce(world, EntityTypes.CUSTOMER);
  }

  @Test
  @Tag("F-31")
  void whatADeadRunNeverSentIsSentWhenTheDelayHasPassedSinceTheNextBegan() {
    World world = posts();
    Killer killer = new Killer(world.left, world.right);
    world.around(killer::around);
    AtomicInteger creates = new AtomicInteger();
    world.right.before(
        Operation.CREATE,
        call -> {
          if (creates.incrementAndGet() == RECORDS) {
            killer.killNow();
          }
        });
    die(world, killer);
    assertThat(world.run().count(Outcome.UNSETTLED)).isPositive();
    assertThat(world.right.creates(EntityTypes.PROJECT_TRANSACTION)).hasSize(RECORDS - 1);
    clock.advance(DELAY);
    world.run();
    eachOnce(world, EntityTypes.PROJECT_TRANSACTION);
  }

  /** The document takes longer to be there than was declared, and refuses its twin meanwhile. */
  @Test
  @Tag("F-31")
  void aRefusedTwinIsNoRefusalOfADocumentThatArrivedLate() {
    MovableClock late = MovableClock.at("2026-11-02T08:00:00Z");
    InMemorySystem field =
        InMemorySystem.builder("field")
            .clock(clock)
            .type(EntityTypes.TIME_ENTRY, Able.queue().build())
            .build();
    InMemorySystem erp =
        InMemorySystem.builder("erp")
            .clock(late)
            .type(
                EntityTypes.PROJECT_TRANSACTION,
                Able.lateDocuments(CreateProof.UNIQUE_REFERENCE, DELAY).build())
            .build();
    World world = new World(clock, field, erp, Trial.hours(1, Trial::document).build());
    world.left.put(EntityTypes.TIME_ENTRY, "t1", hours("e1", "1"));
    AtomicInteger creates = new AtomicInteger();
    erp.before(
        Operation.CREATE,
        call -> late.advance(creates.getAndIncrement() == 0 ? EACH_CREATE : Duration.ZERO));
    erp.breakCalls(Fault.lostAnswer().in(Operation.CREATE).onCall(1));

    assertThat(world.run().count(Outcome.UNSETTLED)).isEqualTo(1);
    late.advance(EACH_CREATE.negated());
    Duration little = Duration.ofSeconds(2);
    pass(late, DELAY.plus(little));
    RunReport refused = world.run();
    pass(late, DELAY.plus(EACH_CREATE));
    RunReport found = world.run();

    assertThat(refused.count(Outcome.UNSETTLED)).isEqualTo(1);
    assertThat(refused.count(Outcome.REJECTED)).isZero();
    assertThat(found.count(Outcome.ACKNOWLEDGED)).isEqualTo(1);
    assertThat(erp.records(EntityTypes.PROJECT_TRANSACTION)).hasSize(1);
  }

  private void pass(MovableClock other, Duration time) {
    clock.advance(time);
    other.advance(time);
  }
}
