package no.samklang.sync.engine;

import static no.samklang.sync.engine.Trial.customer;
import static no.samklang.sync.engine.Trial.hours;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import no.samklang.sync.Cancellation;
import no.samklang.sync.RouteReport;
import no.samklang.sync.RunOptions;
import no.samklang.sync.RunReport;
import no.samklang.sync.RunState;
import no.samklang.sync.SyncEngine;
import no.samklang.sync.SyncListener;
import no.samklang.sync.SyncSchedule;
import no.samklang.sync.SyncSession;
import no.samklang.sync.Trigger;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.spi.Capabilities.CreateProof;
import no.samklang.sync.testkit.InMemorySystem;
import no.samklang.sync.testkit.MovableClock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("F-61")
class ScheduleTest {
  private final MovableClock clock = MovableClock.at("2026-11-02T08:00:00Z");
  private final InMemorySystem field =
      InMemorySystem.builder("field")
          .clock(clock)
          .type(EntityTypes.CUSTOMER, Able.changes().build())
          .type(EntityTypes.TIME_ENTRY, Able.queue().build())
          .build();
  private final InMemorySystem erp =
      InMemorySystem.builder("erp")
          .clock(clock)
          .type(EntityTypes.CUSTOMER, Able.register().build())
          .type(
              EntityTypes.PROJECT_TRANSACTION,
              Able.documents(CreateProof.SEARCHABLE_MARKER).build())
          .build();

  /** Customers go by themselves every ten minutes, hours when somebody says so. */
  private final World world =
      new World(
          clock,
          field,
          erp,
          Trial.customers().trigger(Trigger.every(Duration.ofMinutes(10))).build(),
          Trial.hours().trigger(Trigger.manual()).build());

  private static List<String> routes(Optional<RunReport> run) {
    return run.map(RunReport::routes).orElse(List.of()).stream().map(RouteReport::route).toList();
  }

  @Test
  void runsARouteWhenItsIntervalIsOverAndAManualOneOnlyWhenAsked() {
    field.put(EntityTypes.TIME_ENTRY, "t1", hours("e1", "1"));
    world.run();
    field.put(EntityTypes.TIME_ENTRY, "t2", hours("e2", "1"));
    try (SyncSession session = world.open();
        SyncSchedule schedule = world.schedule(session)) {
      assertThat(routes(schedule.runDue())).containsExactly("customers");
      assertThat(schedule.runDue()).isEmpty();
      clock.advance(Duration.ofMinutes(9));
      assertThat(schedule.runDue()).isEmpty();
      clock.advance(Duration.ofMinutes(1));
      assertThat(routes(schedule.runDue())).containsExactly("customers");
      assertThat(field.acknowledged(EntityTypes.TIME_ENTRY)).containsOnlyKeys("t1");
      assertThat(routes(Optional.of(session.run()))).containsExactly("customers", "hours");
      assertThat(field.acknowledged(EntityTypes.TIME_ENTRY)).containsOnlyKeys("t1", "t2");
    }
  }

  @Test
  void beginsNoRunWhilePausedAndCatchesUpOnceWhenResumed() {
    world.run();
    try (SyncSession session = world.open();
        SyncSchedule schedule = world.schedule(session)) {
      schedule.runDue();
      field.put(EntityTypes.CUSTOMER, "c1", customer("1", "Ås Bygg"));
      schedule.pause();
      clock.advance(Duration.ofHours(3));
      assertThat(schedule.runDue()).isEmpty();
      assertThat(erp.records(EntityTypes.CUSTOMER)).isEmpty();
      schedule.resume();
      assertThat(routes(schedule.runDue())).containsExactly("customers");
      assertThat(schedule.runDue()).isEmpty();
      assertThat(erp.records(EntityTypes.CUSTOMER)).hasSize(1);
    }
  }

  private SyncSchedule schedule(SyncSession session, RunOptions options) {
    return SyncEngine.builder()
        .store(world.memory)
        .clock(clock)
        .build()
        .schedule(session, options, report -> {});
  }

  @Test
  void beginsTheFirstImportAtOnceInTheNameOfWhoSwitchedItOn() {
    field.put(EntityTypes.CUSTOMER, "c1", customer("1", "Ås Bygg"));
    List<String> seen = new ArrayList<>();
    SyncListener listener =
        new SyncListener() {
          @Override
          public void progressed(String route, long done, OptionalLong expected) {
            seen.add(route + " " + done);
          }
        };
    RunOptions options = RunOptions.builder().acceptFirstPlanBy("Kari").listener(listener).build();
    try (SyncSession session = world.open();
        SyncSchedule schedule = schedule(session, options)) {
      assertThat(routes(schedule.runDue())).containsExactly("customers");
      assertThat(erp.records(EntityTypes.CUSTOMER)).hasSize(1);
      assertThat(seen).containsExactly("customers 1");
      assertThat(world.memory.activation(World.SCOPE, "customers"))
          .hasValueSatisfying(given -> assertThat(given.acceptedBy()).isEqualTo("Kari"));
    }
  }

  @Test
  void goesOnWithAnInterruptedFirstImportAtTheNextInterval() {
    for (int i = 1; i <= 8; i++) {
      field.put(EntityTypes.CUSTOMER, "c" + i, customer("" + i, "Kunde " + i));
    }
    for (int life = 0; life < 2; life++) {
      Cancellation stop = new Cancellation();
      boolean cut = life == 0;
      SyncListener listener =
          new SyncListener() {
            @Override
            public void progressed(String route, long done, OptionalLong expected) {
              if (cut) {
                stop.cancel();
              }
            }
          };
      RunOptions options =
          RunOptions.builder()
              .acceptFirstPlanBy("Kari")
              .listener(listener)
              .cancellation(stop)
              .build();
      try (SyncSession session = world.inFlight(1).open();
          SyncSchedule schedule = schedule(session, options)) {
        RunReport report = schedule.runDue().orElseThrow();
        assertThat(report.state()).isEqualTo(cut ? RunState.CANCELLED : RunState.COMPLETED);
        clock.advance(Duration.ofMinutes(10));
        assertThat(schedule.runDue().isPresent()).isEqualTo(!cut);
      }
    }
    assertThat(erp.records(EntityTypes.CUSTOMER)).hasSize(8);
    assertThat(erp.creates(EntityTypes.CUSTOMER).values()).containsOnly(1);
  }

  @Test
  void runsOnlyTheRoutesThatItsOptionsName() {
    world.run();
    try (SyncSession session = world.open();
        SyncSchedule schedule = schedule(session, RunOptions.builder().routes("hours").build())) {
      assertThat(schedule.runDue()).isEmpty();
    }
  }

  @Test
  void takesNoOptionsThatArePeoplesWordForOneRun() {
    try (SyncSession session = world.open()) {
      for (RunOptions options :
          List.of(
              RunOptions.builder().overrideBrakes("Kari", "first import").build(),
              RunOptions.builder().period(YearMonth.of(2026, 11)).build())) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> schedule(session, options))
            .withMessageContaining("for one run");
      }
    }
  }
}
