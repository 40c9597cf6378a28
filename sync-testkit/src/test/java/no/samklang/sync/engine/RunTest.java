package no.samklang.sync.engine;

import static no.samklang.sync.engine.Trial.customer;
import static no.samklang.sync.engine.Trial.hours;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import no.samklang.sync.Cancellation;
import no.samklang.sync.FieldDifference;
import no.samklang.sync.Outcome;
import no.samklang.sync.Plan;
import no.samklang.sync.PlannedChange;
import no.samklang.sync.PostRoute;
import no.samklang.sync.RouteReport;
import no.samklang.sync.RunOptions;
import no.samklang.sync.RunReport;
import no.samklang.sync.RunState;
import no.samklang.sync.SyncListener;
import no.samklang.sync.SyncSession;
import no.samklang.sync.SyncStatus;
import no.samklang.sync.model.Address;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.Project;
import no.samklang.sync.model.ProjectStatus;
import no.samklang.sync.model.Ref;
import no.samklang.sync.spi.Capabilities.CreateProof;
import no.samklang.sync.spi.Lease;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.NotAllowed;
import no.samklang.sync.spi.Parked;
import no.samklang.sync.spi.Retirement;
import no.samklang.sync.spi.Unavailable;
import no.samklang.sync.testkit.InMemorySystem;
import no.samklang.sync.testkit.MovableClock;
import no.samklang.sync.testkit.Operation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Customers, their projects and hours: what routes owe each other, and what a run owes a host. */
class RunTest {
  private final MovableClock clock = MovableClock.at("2026-11-02T08:00:00Z");
  private final InMemorySystem erp =
      InMemorySystem.builder("erp")
          .clock(clock)
          .type(EntityTypes.CUSTOMER, Able.changes().build())
          .type(EntityTypes.PROJECT, Able.changes().build())
          .type(EntityTypes.TIME_ENTRY, Able.queue().build())
          .build();
  private final InMemorySystem field =
      InMemorySystem.builder("field")
          .clock(clock)
          .type(EntityTypes.CUSTOMER, Able.register(CreateProof.UNIQUE_REFERENCE).build())
          .type(EntityTypes.PROJECT, Able.register(CreateProof.UNIQUE_REFERENCE).build())
          .type(
              EntityTypes.PROJECT_TRANSACTION,
              Able.documents(CreateProof.SEARCHABLE_MARKER).build())
          .build();
  private final PostRoute<?, ?> hours =
      Trial.hours(100, Trial::document).dependsOn("projects").build();
  private final World world =
      new World(
          clock,
          erp,
          field,
          Trial.projects().build(),
          Trial.customers().whenGone(Retirement.CLOSE).build(),
          hours);

  private void enterCustomer(String id) {
    erp.put(EntityTypes.CUSTOMER, id, customer("K" + id, "Kunde " + id));
  }

  private void enterProject(String id, Ref<Customer> customer) {
    erp.put(
        EntityTypes.PROJECT,
        id,
        Project.builder()
            .number("P" + id)
            .name("Prosjekt " + id)
            .status(ProjectStatus.ACTIVE)
            .customer(customer)
            .build());
  }

  private Project project(String number) {
    return field.records(EntityTypes.PROJECT).values().stream()
        .filter(project -> number.equals(project.number()))
        .findFirst()
        .orElseThrow();
  }

  private static Ref<Customer> ref(String id) {
    return Ref.to(EntityTypes.CUSTOMER, id, "K" + id);
  }

  private String linkedCustomer(String id) {
    return field.records(EntityTypes.CUSTOMER).entrySet().stream()
        .filter(entry -> ("K" + id).equals(entry.getValue().number()))
        .findFirst()
        .orElseThrow()
        .getKey();
  }

  @Test
  @Tag("F-29")
  void writesCustomersBeforeTheProjectsThatReferToThem() {
    enterProject("1", ref("1"));
    enterCustomer("1");
    RunReport report = world.run();
    assertThat(report.routes()).extracting(RouteReport::route).startsWith("customers");
    assertThat(project("P1").customer().id()).isEqualTo(linkedCustomer("1"));
  }

  @Test
  @Tag("F-30")
  void wakesAWaitingProjectInTheRunThatLinksItsCustomer() {
    enterProject("1", ref("9"));
    RunReport first = world.run();
    assertThat(first.count(Outcome.WAITING)).isEqualTo(1);
    assertThat(world.explain("projects", "1")).contains("Customer K9");
    enterCustomer("9");
    RunReport report = world.run();
    assertThat(report.count(Outcome.CREATED)).isEqualTo(2);
    assertThat(world.parked("projects")).isEmpty();
  }

  @Test
  void addsAReferenceByItselfThatCouldBeLeftOut() {
    enterProject("1", ref("9").ifLinked());
    assertThat(world.run().count(Outcome.CREATED)).isEqualTo(1);
    assertThat(project("P1").customer()).isNull();
    assertThat(world.parked("projects"))
        .extracting(Parked::kind)
        .containsExactly(Parked.Kind.INCOMPLETE);
    enterCustomer("9");
    assertThat(world.run().count(Outcome.UPDATED)).isEqualTo(1);
    assertThat(project("P1").customer().id()).isEqualTo(linkedCustomer("9"));
    assertThat(world.parked("projects")).isEmpty();
    assertThat(world.run().commits()).isZero();
  }

  @Test
  @Tag("F-45")
  void showsAChildUnderTheParentThatIsOnlyPlanned() {
    enterCustomer("1");
    enterProject("1", ref("1"));
    Plan plan = world.plan();
    assertThat(plan.report().count(Outcome.CREATED)).isEqualTo(2);
    assertThat(plan.report().count(Outcome.WAITING)).isZero();
    RunReport applied = world.apply(plan);
    assertThat(applied.count(Outcome.CREATED)).isEqualTo(2);
    assertThat(applied.count(Outcome.NOT_IN_PLAN)).isZero();
  }

  @Test
  @Tag("F-42")
  void showsEachChangeFieldByField() {
    enterCustomer("1");
    field.put(
        EntityTypes.CUSTOMER,
        "f1",
        customer("K1", "Gammelt navn").toBuilder()
            .phone("22 22 22 22")
            .address(new Address("Gata 1", null, "0155", "Oslo", "NO"))
            .build());
    Plan plan = world.plan();
    List<PlannedChange> changes = world.open().planned(plan.id(), 0, 10);
    assertThat(changes)
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.outcome()).isEqualTo(Outcome.UPDATED);
              assertThat(change.targetId()).isEqualTo("f1");
              assertThat(change.label()).isEqualTo("K1 Kunde 1");
              assertThat(change.fields())
                  .contains(
                      new FieldDifference("name", "Gammelt navn", "Kunde 1"),
                      new FieldDifference("phone", "22 22 22 22", null));
            });
    assertThat(world.apply(plan).count(Outcome.UPDATED)).isEqualTo(1);
    assertThat(field.record(EntityTypes.CUSTOMER, "f1").orElseThrow().phone()).isNull();
  }

  @Test
  @Tag("F-43")
  void leavesARecordThatMovedSinceThePlanAndCarriesItLater() {
    for (int i = 1; i <= 7; i++) {
      enterCustomer("" + i);
    }
    Plan plan = world.plan();
    erp.edit(EntityTypes.CUSTOMER, "2", one -> one.toBuilder().name("Endret").build());
    RunReport applied = world.apply(plan);
    assertThat(applied.count(Outcome.CREATED)).isEqualTo(6);
    assertThat(applied.count(Outcome.NOT_IN_PLAN)).isEqualTo(1);
    assertThat(world.run().count(Outcome.CREATED)).isEqualTo(1);
    assertThat(field.records(EntityTypes.CUSTOMER)).hasSize(7);
  }

  @Test
  @Tag("F-04")
  void holdsTheCursorAtAMovedRecordAlsoWhenLaterPagesGo() {
    for (int i = 1; i <= 9; i++) {
      enterCustomer("" + i);
    }
    Plan plan = world.plan();
    field.put(EntityTypes.CUSTOMER, "f1", customer("K1", "Ført inn for hånd"));
    RunReport applied = world.apply(plan);
    assertThat(applied.count(Outcome.CREATED)).isEqualTo(8);
    assertThat(applied.count(Outcome.NOT_IN_PLAN)).isEqualTo(1);
    assertThat(world.run().count(Outcome.UPDATED)).isEqualTo(1);
    assertThat(field.record(EntityTypes.CUSTOMER, "f1").orElseThrow().name()).isEqualTo("Kunde 1");
  }

  @Test
  void leavesADeletionThatThePlanDidNotHaveAndCarriesItLater() {
    enterCustomer("1");
    enterCustomer("2");
    world.run();
    Plan plan = world.plan();
    erp.delete(EntityTypes.CUSTOMER, "1");
    assertThat(world.apply(plan).count(Outcome.NOT_IN_PLAN)).isEqualTo(1);
    assertThat(field.calls(Operation.RETIRE)).isEmpty();
    assertThat(world.run().count(Outcome.RETIRED)).isEqualTo(1);
  }

  @Test
  @Tag("F-43")
  void refusesAPlanThatHasExpired() {
    enterCustomer("1");
    Plan plan = world.plan();
    clock.advance(Duration.ofDays(8));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> world.apply(plan))
        .withMessageContaining("expired");
    assertThat(field.calls(Operation.CREATE)).isEmpty();
  }

  @Test
  @Tag("F-15")
  void plansNothingWhenAllIsAsItShouldBe() {
    enterCustomer("1");
    enterProject("1", ref("1"));
    world.apply(world.plan());
    Plan plan = world.plan();
    assertThat(world.open().planned(plan.id(), 0, 10)).isEmpty();
    for (Outcome outcome : Outcome.values()) {
      assertThat(outcome.writes() && plan.report().count(outcome) > 0).isFalse();
    }
  }

  @Test
  void needsThePlanOfEachRouteBeforeItWritesAndSendsNoRequest() {
    enterCustomer("1");
    erp.put(EntityTypes.TIME_ENTRY, "t1", hours("e1", "1"));
    RunReport report = world.run(RunOptions.all());
    assertThat(report.state()).isEqualTo(RunState.NEEDS_REVIEW);
    assertThat(report.exitCode()).isEqualTo(4);
    assertThat(erp.calls()).isEmpty();
    assertThat(field.calls()).isEmpty();
  }

  @Test
  void letsAPostWaitForTheRoutesItDependsOn() {
    erp.put(EntityTypes.TIME_ENTRY, "t1", hours("e1", "1"));
    RunOptions onlyHours = RunOptions.builder().routes("hours").build();
    assertThat(world.run(onlyHours).state()).isEqualTo(RunState.NEEDS_REVIEW);
    world.apply(world.plan());
    erp.put(EntityTypes.TIME_ENTRY, "t2", hours("e2", "1"));
    RunReport report = world.run(onlyHours);
    assertThat(report.state()).isEqualTo(RunState.COMPLETED);
    assertThat(report.count(Outcome.POSTED)).isEqualTo(1);
  }

  @Test
  void acceptsOnlyTheRoutesThatThePlanHolds() {
    enterCustomer("1");
    enterProject("1", ref("1"));
    Plan plan;
    try (SyncSession session = world.open()) {
      plan = session.plan(RunOptions.builder().routes("customers").build());
    }
    RunReport applied = world.apply(plan);
    assertThat(applied.routes()).extracting(RouteReport::route).containsExactly("customers");
    assertThat(world.run(RunOptions.all()).routes())
        .extracting(RouteReport::route)
        .containsExactly("projects");
  }

  @Test
  void appliesNoPlanThatStoppedHalfWay() {
    enterCustomer("1");
    erp.failNext(Operation.READ, new Unavailable(Message.of("http.unavailable")));
    Plan plan = world.plan();
    assertThat(plan.report().state()).isEqualTo(RunState.PAUSED);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> world.apply(plan))
        .withMessageContaining("make a new one");
  }

  @Test
  @Tag("F-61")
  void refusesASecondRunWhileOneIsUnderWay() {
    enterCustomer("1");
    List<RunReport> second = new ArrayList<>();
    field.before(Operation.CREATE, call -> second.add(world.run()));
    RunReport first = world.run();
    assertThat(first.state()).isEqualTo(RunState.COMPLETED);
    assertThat(second.get(0).state()).isEqualTo(RunState.BUSY);
    assertThat(second.get(0).exitCode()).isEqualTo(3);
    assertThat(field.records(EntityTypes.CUSTOMER)).hasSize(1);
  }

  @Test
  @Tag("F-37")
  void writesNothingMoreAfterItLostItsLease() {
    for (int i = 1; i <= 9; i++) {
      enterCustomer("" + i);
    }
    world.inFlight(1);
    AtomicInteger calls = new AtomicInteger();
    field.after(
        Operation.CREATE,
        call -> {
          if (calls.incrementAndGet() == 2) {
            clock.advance(Duration.ofMinutes(3));
            Lease other =
                world
                    .memory
                    .acquire(World.SCOPE, "customers", "other", Duration.ofMinutes(1))
                    .orElseThrow();
            world.memory.release(other);
          }
        });
    RunReport report = world.run();
    assertThat(report.state()).isEqualTo(RunState.BUSY);
    assertThat(field.calls(Operation.CREATE)).hasSize(2);
    clock.advance(Duration.ofMinutes(5));
    world.run();
    assertThat(field.records(EntityTypes.CUSTOMER)).hasSize(9);
  }

  @Test
  void keepsTheLeasesOfRoutesThatWaitForTheirTurn() {
    for (int i = 1; i <= 9; i++) {
      enterCustomer("" + i);
    }
    enterProject("1", ref("1"));
    field.after(Operation.CREATE, call -> clock.advance(Duration.ofSeconds(50)));
    RunReport report = world.inFlight(1).run();
    assertThat(report.state()).isEqualTo(RunState.COMPLETED);
    assertThat(report.routes()).hasSize(3);
    assertThat(world.memory.runs(World.SCOPE, 1)).hasSize(1);
  }

  @Test
  void keepsItsLeaseWhileItReadsPagesThatDidNotChange() {
    for (int i = 1; i <= 12; i++) {
      enterCustomer("" + i);
    }
    world.run();
    erp.before(Operation.READ, call -> clock.advance(Duration.ofSeconds(50)));
    RunOptions whole = RunOptions.builder().whole().build();
    RunReport report = world.run(whole);
    assertThat(report.state()).isEqualTo(RunState.COMPLETED);
    assertThat(world.memory.runs(World.SCOPE, 10)).hasSize(2);
  }

  @Test
  void finishesWhatIsUnderWayWhenItIsCancelledAndGoesOnInTheNextRun() {
    for (int i = 1; i <= 12; i++) {
      enterCustomer("" + i);
    }
    Cancellation cancellation = new Cancellation();
    AtomicInteger calls = new AtomicInteger();
    field.before(
        Operation.CREATE,
        call -> {
          if (calls.incrementAndGet() == 4) {
            cancellation.cancel();
          }
        });
    RunReport report =
        world
            .inFlight(1)
            .run(RunOptions.builder().acceptFirstPlanBy("test").cancellation(cancellation).build());
    assertThat(report.state()).isEqualTo(RunState.CANCELLED);
    assertThat(report.count(Outcome.CREATED)).isEqualTo(4);
    assertThat(world.memory.intents(World.SCOPE, "customers")).isEmpty();
    RunReport next = world.run();
    assertThat(next.state()).isEqualTo(RunState.COMPLETED);
    assertThat(field.records(EntityTypes.CUSTOMER)).hasSize(12);
    assertThat(field.creates(EntityTypes.CUSTOMER)).hasSize(12);
  }

  @Test
  void tellsTheSourceWhatWasPostedBeforeItStopsForACancellation() {
    world.run();
    for (int i = 1; i <= 9; i++) {
      erp.put(EntityTypes.TIME_ENTRY, "t" + i, hours("e" + i, "1"));
    }
    Cancellation cancellation = new Cancellation();
    field.before(Operation.CREATE, call -> cancellation.cancel());
    RunReport report = world.run(RunOptions.builder().cancellation(cancellation).build());
    assertThat(report.state()).isEqualTo(RunState.CANCELLED);
    assertThat(erp.acknowledged(EntityTypes.TIME_ENTRY)).hasSize(3);
    assertThat(world.run().count(Outcome.POSTED)).isEqualTo(6);
  }

  @Test
  void stopsForAnInterruptAndLeavesTheFlagSet() {
    for (int i = 1; i <= 12; i++) {
      enterCustomer("" + i);
    }
    Thread runner = Thread.currentThread();
    AtomicInteger calls = new AtomicInteger();
    field.before(
        Operation.CREATE,
        call -> {
          if (calls.incrementAndGet() == 3) {
            runner.interrupt();
          }
        });
    RunReport report = world.inFlight(1).run();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(report.state()).isEqualTo(RunState.CANCELLED);
    world.run();
    assertThat(field.creates(EntityTypes.CUSTOMER)).hasSize(12);
  }

  @Test
  void isNotTouchedByAListenerThatThrows() {
    enterCustomer("1");
    SyncListener bad =
        new SyncListener() {
          @Override
          public void started(String route) {
            throw new IllegalStateException("started");
          }

          @Override
          public void progressed(String route, long done, OptionalLong expected) {
            throw new IllegalStateException("progressed");
          }

          @Override
          public void ended(RouteReport report) {
            throw new IllegalStateException("ended");
          }
        };
    RunReport report =
        world.run(RunOptions.builder().acceptFirstPlanBy("test").listener(bad).build());
    assertThat(report.state()).isEqualTo(RunState.COMPLETED);
    assertThat(field.records(EntityTypes.CUSTOMER)).hasSize(1);
  }

  @Test
  @Tag("F-65")
  void tellsHowFarItHasComeAgainstWhatTheSourceAnnounced() {
    for (int i = 1; i <= 7; i++) {
      enterCustomer("" + i);
    }
    List<String> told = new ArrayList<>();
    SyncListener listener =
        new SyncListener() {
          @Override
          public void progressed(String route, long done, OptionalLong expected) {
            if (route.equals("customers")) {
              told.add(done + " of " + expected.orElse(-1));
            }
          }
        };
    RunReport report =
        world.run(RunOptions.builder().acceptFirstPlanBy("test").listener(listener).build());
    assertThat(told).containsExactly("3 of 7", "6 of 7", "7 of 7");
    assertThat(report.route("customers").orElseThrow().count(Outcome.CREATED)).isEqualTo(7);
    assertThat(report.requests()).isPositive();
  }

  @Test
  @Tag("F-65")
  void countsEveryRecordOnceAndTellsTheOutcomeOfEach() {
    field.refuse(
        EntityTypes.CUSTOMER,
        customer -> customer.name().endsWith("3"),
        Message.of("inmemory.refused"));
    for (int i = 1; i <= 4; i++) {
      enterCustomer("" + i);
    }
    RouteReport first = world.run().route("customers").orElseThrow();
    assertThat(first.counts())
        .containsExactlyInAnyOrderEntriesOf(Map.of(Outcome.CREATED, 3L, Outcome.REJECTED, 1L));
    assertThat(first.reasons())
        .singleElement()
        .satisfies(reason -> assertThat(reason.examples()).hasSize(1));
    String refused = world.parked("customers").get(0).sourceId();
    for (int i = 1; i <= 4; i++) {
      boolean stays = refused.equals("" + i);
      assertThat(explain("customers", "" + i, Locale.ENGLISH))
          .contains(stays ? "Refused since" : "created as");
    }
  }

  @Test
  void lettingOneRouteBeRefusedDoesNotKeepOthersThatDoNotDependOnIt() {
    World apart = new World(clock, erp, field, Trial.customers().build(), Trial.hours().build());
    erp.put(EntityTypes.TIME_ENTRY, "t1", hours("e1", "1"));
    enterCustomer("1");
    field.before(
        Operation.CREATE,
        call -> {
          if (call.type().equals("customer")) {
            throw new NotAllowed(Message.of("http.not-allowed"));
          }
        });
    RunReport report = apart.run();
    assertThat(report.state()).isEqualTo(RunState.REFUSED);
    assertThat(report.exitCode()).isEqualTo(3);
    assertThat(report.count(Outcome.POSTED)).isEqualTo(1);
    RunReport dependent = world.run();
    assertThat(dependent.routes()).extracting(RouteReport::route).containsExactly("customers");
  }

  @Test
  void readsItsReportBackFromTheStore() {
    enterCustomer("1");
    enterProject("1", ref("9"));
    RunReport report = world.run();
    String json = world.memory.runs(World.SCOPE, 1).get(0).report();
    assertThat(Reports.read(json)).isEqualTo(report);
  }

  @Test
  void saysWhereItStandsWithoutCallingEitherSystem() {
    enterCustomer("1");
    enterProject("1", ref("9"));
    world.run();
    int calls = erp.calls().size() + field.calls().size();
    SyncStatus status = world.open().status();
    SyncStatus.RouteStatus projects =
        status.routes().stream()
            .filter(r -> r.route().equals("projects"))
            .findFirst()
            .orElseThrow();
    assertThat(projects.accepted()).isTrue();
    assertThat(projects.started()).isTrue();
    assertThat(projects.running()).isNull();
    assertThat(projects.open()).containsEntry(Parked.Kind.WAITING, 1L);
    assertThat(status.lastRunAt()).isEqualTo(clock.instant());
    assertThat(erp.calls().size() + field.calls().size()).isEqualTo(calls);
  }

  @Test
  @Tag("F-66")
  void explainsEveryKindOfOutcomeInThreeLanguages() {
    enterCustomer("1");
    enterProject("1", ref("9"));
    enterProject("2", ref("9").ifLinked());
    erp.put(EntityTypes.TIME_ENTRY, "t1", hours("e1", "1"));
    erp.put(EntityTypes.TIME_ENTRY, "t2", Trial.reversal("e7", "1"));
    world.run();
    assertThat(explain("customers", "1", Locale.ENGLISH)).contains("linked");
    assertThat(explain("projects", "1", Locale.ENGLISH))
        .contains("K9")
        .contains("Waiting since")
        .contains(" Tries: 1. ");
    assertThat(explain("projects", "2", Locale.ENGLISH)).contains("not complete");
    assertThat(explain("hours", "t1", Locale.ENGLISH)).contains("Delivered as");
    assertThat(explain("hours", "t2", Locale.ENGLISH)).contains("person to decide");
    assertThat(explain("hours", "t99", Locale.ENGLISH)).contains("not seen");
    for (String route : List.of("customers", "projects", "hours")) {
      for (String id : List.of("1", "2", "t1", "t2", "t99")) {
        assertThat(explain(route, id, Locale.forLanguageTag("no")))
            .isNotEqualTo(explain(route, id, Locale.ENGLISH))
            .isNotEqualTo(explain(route, id, Locale.forLanguageTag("sv")));
      }
    }
  }

  private String explain(String route, String id, Locale language) {
    return world.open().explain(route, id).text(language);
  }

  @Test
  @Tag("F-35")
  void refusesAtStartWhatASystemDoesNotDeclare() {
    InMemorySystem plain =
        InMemorySystem.builder("field")
            .clock(clock)
            .type(EntityTypes.CUSTOMER, Able.documents(CreateProof.NOTHING).build())
            .build();
    World poor =
        new World(
            clock,
            erp,
            plain,
            Trial.customers().whenGone(Retirement.CLOSE).build(),
            Trial.hours().build());
    assertThatIllegalArgumentException()
        .isThrownBy(poor::open)
        .withMessageContaining("update")
        .withMessageContaining("retire CLOSE")
        .withMessageContaining("project-transaction");
  }

  @Test
  void refusesARouteNameThatIsNotThere() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> world.run(RunOptions.builder().routes("kunder").build()))
        .withMessageContaining("'kunder'")
        .withMessageContaining("customers");
  }
}
