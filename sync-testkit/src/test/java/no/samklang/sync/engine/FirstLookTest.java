package no.samklang.sync.engine;

import static no.samklang.sync.engine.Trial.customer;
import static no.samklang.sync.engine.Trial.hours;
import static org.assertj.core.api.Assertions.assertThat;

import no.samklang.sync.Outcome;
import no.samklang.sync.Plan;
import no.samklang.sync.RunReport;
import no.samklang.sync.RunState;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.ProjectTransaction;
import no.samklang.sync.model.ProjectTransactionLine;
import no.samklang.sync.spi.Capabilities.CreateProof;
import no.samklang.sync.testkit.InMemorySystem;
import no.samklang.sync.testkit.MovableClock;
import no.samklang.sync.testkit.Operation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class FirstLookTest {
  private final MovableClock clock = MovableClock.at("2026-11-02T08:00:00Z");

  private World customersWorld() {
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
    return new World(clock, erp, field, Trial.customers().build());
  }

  private World hoursWorld(CreateProof proof) {
    InMemorySystem field =
        InMemorySystem.builder("field")
            .clock(clock)
            .type(EntityTypes.TIME_ENTRY, Able.queue().build())
            .build();
    InMemorySystem erp =
        InMemorySystem.builder("erp")
            .clock(clock)
            .type(EntityTypes.PROJECT_TRANSACTION, Able.documents(proof).build())
            .build();
    return new World(clock, field, erp, Trial.hours().build());
  }

  @Test
  @Tag("F-41")
  void writesNothingWhileItPlansAndTheWholePlanWhenItIsApplied() {
    World world = customersWorld();
    for (int i = 1; i <= 7; i++) {
      world.left.put(EntityTypes.CUSTOMER, "c" + i, customer("100" + i, "Kunde " + i));
    }
    Plan plan = world.plan();
    assertThat(plan.report().state()).isEqualTo(RunState.COMPLETED);
    assertThat(world.right.calls(Operation.CREATE)).isEmpty();
    RunReport applied = world.apply(plan);
    assertThat(applied.state()).isEqualTo(RunState.COMPLETED);
    assertThat(applied.count(Outcome.CREATED)).isEqualTo(7);
    assertThat(world.right.records(EntityTypes.CUSTOMER)).hasSize(7);
  }

  @Test
  @Tag("F-74")
  void carriesOnlyWhatChangedAfterwards() {
    World world = customersWorld();
    world.left.put(EntityTypes.CUSTOMER, "c1", customer("1001", "Ås Bygg"));
    world.left.put(EntityTypes.CUSTOMER, "c2", customer("1002", "Bø Rør"));
    world.apply(world.plan());
    world.left.edit(
        EntityTypes.CUSTOMER, "c2", before -> before.toBuilder().name("Bø Rør AS").build());
    RunReport report = world.run();
    assertThat(report.count(Outcome.UPDATED)).isEqualTo(1);
    assertThat(world.right.calls(Operation.UPDATE)).hasSize(1);
    assertThat(world.right.records(EntityTypes.CUSTOMER).values())
        .extracting(record -> record.name())
        .containsExactlyInAnyOrder("Ås Bygg", "Bø Rør AS");
  }

  @Test
  void doesNothingWhenNothingChanged() {
    World world = customersWorld();
    world.left.put(EntityTypes.CUSTOMER, "c1", customer("1001", "Ås Bygg"));
    world.run();
    int calls = world.right.calls().size();
    RunReport report = world.run();
    assertThat(report.state()).isEqualTo(RunState.COMPLETED);
    assertThat(report.commits()).isZero();
    assertThat(world.right.calls()).hasSize(calls);
  }

  @Test
  void postsHoursInOneDocumentAndTellsTheSource() {
    World world = hoursWorld(CreateProof.SEARCHABLE_MARKER);
    world.left.put(EntityTypes.TIME_ENTRY, "t1", hours("e1", "7.5"));
    world.left.put(EntityTypes.TIME_ENTRY, "t2", hours("e2", "2"));
    RunReport report = world.run();
    assertThat(report.state()).isEqualTo(RunState.COMPLETED);
    assertThat(report.count(Outcome.POSTED)).isEqualTo(2);
    assertThat(world.right.records(EntityTypes.PROJECT_TRANSACTION).values())
        .singleElement()
        .extracting(ProjectTransaction::lines)
        .satisfies(
            lines ->
                assertThat(lines)
                    .extracting(ProjectTransactionLine::key)
                    .containsExactly("t1", "t2"));
    assertThat(world.left.acknowledged(EntityTypes.TIME_ENTRY)).containsOnlyKeys("t1", "t2");
  }

  @Test
  void postsNothingTwice() {
    World world = hoursWorld(CreateProof.SEARCHABLE_MARKER);
    for (int i = 1; i <= 8; i++) {
      world.left.put(EntityTypes.TIME_ENTRY, "t" + i, hours("e" + i, "1"));
    }
    world.run();
    RunReport again = world.run();
    assertThat(again.count(Outcome.POSTED)).isZero();
    assertThat(world.right.creates(EntityTypes.PROJECT_TRANSACTION).values()).hasSize(3);
    assertThat(world.left.acknowledged(EntityTypes.TIME_ENTRY)).hasSize(8);
  }
}
