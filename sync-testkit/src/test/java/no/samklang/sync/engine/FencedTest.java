package no.samklang.sync.engine;

import static no.samklang.sync.engine.Trial.customer;
import static no.samklang.sync.engine.Trial.hours;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import no.samklang.sync.Plan;
import no.samklang.sync.RunReport;
import no.samklang.sync.RunState;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.spi.Capabilities.CreateProof;
import no.samklang.sync.spi.StateChange;
import no.samklang.sync.testkit.InMemorySystem;
import no.samklang.sync.testkit.MovableClock;
import no.samklang.sync.testkit.Operation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A run stands still just before it sends something, longer than its lease. Another takes over and
 * finishes; then the first goes on.
 */
@Tag("F-37")
class FencedTest {
  private static final Duration LEASE = Duration.ofMinutes(2);
  private static final Duration DELAY = Duration.ofMinutes(1);

  private final MovableClock clock = MovableClock.at("2026-11-02T08:00:00Z");

  private World posts(CreateProof proof, String... steps) {
    InMemorySystem field =
        InMemorySystem.builder("field")
            .clock(clock)
            .type(EntityTypes.TIME_ENTRY, Able.queue().build())
            .build();
    InMemorySystem.Builder erp =
        InMemorySystem.builder("erp")
            .clock(clock)
            .type(EntityTypes.PROJECT_TRANSACTION, Able.lateDocuments(proof, DELAY).build());
    if (steps.length > 0) {
      erp.inSteps(EntityTypes.PROJECT_TRANSACTION, steps);
    }
    World world = new World(clock, field, erp.build(), Trial.hours(1, Trial::document).build());
    for (int i = 1; i <= 7; i++) {
      world.left.put(EntityTypes.TIME_ENTRY, "t" + i, hours("e" + i, "1"));
    }
    return world.inFlight(1);
  }

  /**
   * Lets the next such call stand still until others have done all: the first may have to wait
   * until what was sent would show.
   */
  private List<RunReport> standStillAt(World world, Operation operation) {
    List<RunReport> others = new ArrayList<>();
    AtomicBoolean stood = new AtomicBoolean();
    world.right.before(
        operation,
        call -> {
          if (!stood.getAndSet(true)) {
            clock.advance(LEASE);
            others.add(world.run());
            clock.advance(DELAY);
            others.add(world.run());
          }
        });
    return others;
  }

  private static void eachOnce(World world, EntityType<?> type, int records) {
    Map<String, Integer> creates = world.right.creates(type);
    assertThat(creates).hasSize(records);
    assertThat(creates.values()).containsOnly(1);
    assertThat(world.right.records(type)).hasSize(records);
  }

  @ParameterizedTest
  @EnumSource(
      value = CreateProof.class,
      names = {"SEARCHABLE_MARKER", "UNIQUE_REFERENCE", "OPERATION_KEY"})
  void runThatStoodStillBeforeADocumentSendsNoneAfterAnotherTookOver(CreateProof proof) {
    World world = posts(proof);
    List<RunReport> others = standStillAt(world, Operation.CREATE);

    RunReport fenced = world.run();

    assertThat(others.get(1).state()).isEqualTo(RunState.COMPLETED);
    assertThat(fenced.state()).isEqualTo(RunState.BUSY);
    assertThat(String.valueOf(fenced.routes().get(0).problem())).contains("lease-lost");
    eachOnce(world, EntityTypes.PROJECT_TRANSACTION, 7);
  }

  @Test
  void runThatStoodStillBeforeAStepOfADocumentMakesNoneAfterAnotherTookOver() {
    World world = posts(CreateProof.SEARCHABLE_MARKER, "header", "lines");
    List<RunReport> others = standStillAt(world, Operation.STEP);

    RunReport fenced = world.run();

    assertThat(others.get(1).state()).isEqualTo(RunState.COMPLETED);
    assertThat(fenced.state()).isEqualTo(RunState.BUSY);
    eachOnce(world, EntityTypes.PROJECT_TRANSACTION, 7);
  }

  @Test
  void mirrorThatStoodStillBeforeACreateMakesNoneAfterAnotherTookOver() {
    InMemorySystem erp =
        InMemorySystem.builder("erp")
            .clock(clock)
            .type(EntityTypes.CUSTOMER, Able.changes().build())
            .build();
    InMemorySystem field =
        InMemorySystem.builder("field")
            .clock(clock)
            .type(
                EntityTypes.CUSTOMER,
                Able.register(CreateProof.SEARCHABLE_MARKER).visibilityDelay(DELAY).build())
            .build();
    World world = new World(clock, erp, field, Trial.customers().build()).inFlight(1);
    for (int i = 1; i <= 7; i++) {
      world.left.put(EntityTypes.CUSTOMER, "c" + i, customer("100" + i, "Kunde " + i));
    }
    standStillAt(world, Operation.CREATE);

    RunReport fenced = world.run();

    assertThat(fenced.state()).isEqualTo(RunState.BUSY);
    eachOnce(world, EntityTypes.CUSTOMER, 7);
  }

  @Test
  void planThatStoodStillBeforeItWasKeptDoesNotSayItIsThere() {
    InMemorySystem erp =
        InMemorySystem.builder("erp").type(EntityTypes.CUSTOMER, Able.changes().build()).build();
    InMemorySystem field =
        InMemorySystem.builder("field")
            .type(EntityTypes.CUSTOMER, Able.register(CreateProof.SEARCHABLE_MARKER).build())
            .build();
    World world = new World(clock, erp, field, Trial.customers().build());
    world.left.put(EntityTypes.CUSTOMER, "c1", customer("1001", "Kunde 1"));
    List<Plan> others = new ArrayList<>();
    AtomicBoolean stood = new AtomicBoolean();
    world.around(
        store ->
            CountingStore.watched(
                store,
                new CountingStore.Watch() {
                  @Override
                  public void before(String call, Object[] arguments) {
                    if (call.equals("commit")
                        && keepsAPlan(CountingStore.changes(arguments))
                        && !stood.getAndSet(true)) {
                      clock.advance(LEASE);
                      others.add(world.plan());
                    }
                  }
                }));

    Plan lost = world.plan();

    assertThat(lost.report().state()).isEqualTo(RunState.BUSY);
    assertThat(String.valueOf(lost.report().routes().get(0).problem())).contains("plan-not-kept");
    assertThat(world.apply(others.get(0)).state()).isEqualTo(RunState.COMPLETED);
    assertThat(world.right.records(EntityTypes.CUSTOMER)).hasSize(1);
  }

  private static boolean keepsAPlan(List<StateChange> changes) {
    return changes.stream().anyMatch(StateChange.PutPlan.class::isInstance);
  }

  /** It would think for an hour that its lease holds. */
  @Test
  void runWhoseClockWasSetBackAsksTheStoreBeforeItSends() {
    World world = posts(CreateProof.SEARCHABLE_MARKER);
    AtomicInteger renewals = new AtomicInteger();
    world.around(
        store ->
            CountingStore.watched(
                store,
                new CountingStore.Watch() {
                  @Override
                  public void after(String call, Object[] arguments) {
                    if (call.equals("renew")) {
                      renewals.incrementAndGet();
                    }
                  }
                }));
    AtomicBoolean moved = new AtomicBoolean();
    world.right.before(
        Operation.CREATE,
        call -> {
          if (!moved.getAndSet(true)) {
            clock.advance(Duration.ofHours(-1));
          }
        });

    RunReport report = world.run();

    assertThat(report.state()).isEqualTo(RunState.COMPLETED);
    assertThat(renewals).hasPositiveValue();
  }
}
