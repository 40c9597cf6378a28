package no.samklang.sync.engine;

import static no.samklang.sync.engine.Trial.customer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import no.samklang.sync.Brakes;
import no.samklang.sync.MirrorRoute;
import no.samklang.sync.Outcome;
import no.samklang.sync.PlannedChange;
import no.samklang.sync.RouteReport;
import no.samklang.sync.RunOptions;
import no.samklang.sync.RunReport;
import no.samklang.sync.RunState;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.Project;
import no.samklang.sync.model.ProjectStatus;
import no.samklang.sync.model.Ref;
import no.samklang.sync.spi.Capabilities;
import no.samklang.sync.spi.Capabilities.CreateProof;
import no.samklang.sync.spi.Capabilities.Reading;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Mapper;
import no.samklang.sync.spi.Mapping;
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

/** A run that would change too much asks first; one that changes much, but not too much, goes. */
class BrakeTest {
  private static final Brakes TIGHT =
      Brakes.builder()
          .creates(Brakes.Limit.of(4, 0.5))
          .updates(Brakes.Limit.of(4, 0.5))
          .retirements(Brakes.Limit.of(2, 0.1))
          .build();

  private final MovableClock clock = MovableClock.at("2026-11-02T08:00:00Z");

  private World world(Capabilities.Builder source, MirrorRoute<?, ?> route) {
    return world(source, CreateProof.CALLERS_OWN_KEY, route);
  }

  private World world(Capabilities.Builder source, CreateProof proof, MirrorRoute<?, ?>... routes) {
    InMemorySystem erp =
        InMemorySystem.builder("erp")
            .clock(clock)
            .type(EntityTypes.CUSTOMER, source.build())
            .type(EntityTypes.PROJECT, Able.changes().build())
            .build();
    InMemorySystem field =
        InMemorySystem.builder("field")
            .clock(clock)
            .type(EntityTypes.CUSTOMER, Able.register(proof).build())
            .type(EntityTypes.PROJECT, Able.register(proof).build())
            .build();
    return new World(clock, erp, field, routes);
  }

  private static MirrorRoute.Builder<Customer, Customer> braked() {
    return Trial.customers().whenGone(Retirement.CLOSE).brakes(TIGHT);
  }

  private World accepted(int customers) {
    World world = world(Able.changes(), braked().build());
    fill(world, 1, customers);
    world.run();
    return world;
  }

  private static void fill(World world, int from, int to) {
    for (int i = from; i <= to; i++) {
      world.left.put(EntityTypes.CUSTOMER, id(i), customer("" + (1000 + i), "Kunde " + i));
    }
  }

  private static String id(int number) {
    return "c%03d".formatted(number);
  }

  private static void rename(World world, int from, int to, String name) {
    for (int i = from; i <= to; i++) {
      world.left.edit(EntityTypes.CUSTOMER, id(i), one -> one.toBuilder().name(name).build());
    }
  }

  private static long named(World world, String name) {
    return world.right.records(EntityTypes.CUSTOMER).values().stream()
        .filter(one -> one.name().equals(name))
        .count();
  }

  private static RouteReport customers(RunReport report) {
    return report.route("customers").orElseThrow();
  }

  private static Message problem(RunReport report) {
    return Objects.requireNonNull(customers(report).problem());
  }

  private static String brakePlan(RunReport report) {
    return customers(report).brakePlan().orElseThrow();
  }

  private static RunOptions overridden() {
    return RunOptions.builder()
        .acceptFirstPlanBy("test")
        .overrideBrakes("Kari", "ny prisliste")
        .build();
  }

  private Cursor cursor(World world) {
    return world.memory.cursor(World.SCOPE, "customers");
  }

  /** A fault in a mapping that touches every record. */
  private static MirrorRoute<Customer, Customer> shouting() {
    return MirrorRoute.<Customer, Customer>builder(
            "customers",
            Side.LEFT,
            EntityTypes.CUSTOMER,
            EntityTypes.CUSTOMER,
            (one, context) -> Mapping.mapped(one.toBuilder().name("FEIL").build()))
        .mappingVersion("2")
        .brakes(TIGHT)
        .build();
  }

  @Test
  @Tag("F-48")
  @Tag("F-49")
  void stopsBeforeTheFirstWriteWhenAFaultyMappingTouchesNearlyEverything() {
    World world = world(Able.changes().pageSize(10), braked().build());
    fill(world, 1, 41);
    world.run();
    Cursor before = cursor(world);
    RunReport report = world.with(shouting()).run();
    assertThat(report.state()).isEqualTo(RunState.BRAKED);
    assertThat(report.exitCode()).isEqualTo(4);
    assertThat(problem(report).code()).isEqualTo("brake.updates");
    assertThat(problem(report).params())
        .containsEntry("count", "41")
        .containsEntry("known", "41")
        .containsEntry("allowed", "20");
    assertThat(world.right.calls(Operation.UPDATE)).isEmpty();
    assertThat(cursor(world)).isEqualTo(before);
    assertThat(world.run().state()).isEqualTo(RunState.COMPLETED);
    assertThat(named(world, "FEIL")).isZero();
  }

  @Test
  @Tag("F-47")
  @Tag("F-49")
  void retiresNothingWhenTooManyAreGoneAndSavesThePlanForAPerson() {
    World world = accepted(20);
    for (int i = 1; i <= 3; i++) {
      world.left.delete(EntityTypes.CUSTOMER, id(i));
    }
    RunReport report = world.run();
    assertThat(report.state()).isEqualTo(RunState.BRAKED);
    assertThat(problem(report).code()).isEqualTo("brake.retirements");
    assertThat(problem(report).params())
        .containsEntry("count", "3")
        .containsEntry("known", "20")
        .containsEntry("allowed", "2");
    assertThat(world.right.calls(Operation.RETIRE)).isEmpty();
    String plan = brakePlan(report);
    assertThat(world.open().planned(plan, 0, 10))
        .extracting(PlannedChange::outcome, PlannedChange::sourceId)
        .containsExactly(
            tuple(Outcome.RETIRED, id(1)),
            tuple(Outcome.RETIRED, id(2)),
            tuple(Outcome.RETIRED, id(3)));
    assertThat(world.apply(plan).count(Outcome.RETIRED)).isEqualTo(3);
    RunReport after = world.run();
    assertThat(after.state()).isEqualTo(RunState.COMPLETED);
    assertThat(after.commits()).isZero();
  }

  @Test
  @Tag("F-47")
  void countsWhatVanishedFromAListingTogetherWithTheRest() {
    World world =
        world(
            Capabilities.builder().reading(Reading.FULL).counted().pageSize(3),
            Trial.customers().whenVanished(Retirement.CLOSE).brakes(TIGHT).build());
    fill(world, 1, 20);
    world.run();
    for (int i = 1; i <= 3; i++) {
      world.left.delete(EntityTypes.CUSTOMER, id(i));
    }
    RunReport report = world.run();
    assertThat(problem(report).code()).isEqualTo("brake.retirements");
    assertThat(problem(report).params()).containsEntry("count", "3").containsEntry("known", "20");
    assertThat(world.apply(brakePlan(report)).count(Outcome.RETIRED)).isEqualTo(3);
  }

  @Test
  @Tag("F-48")
  void makesNothingWhenTooManyAreNew() {
    World world = accepted(4);
    fill(world, 5, 24);
    RunReport report = world.run();
    assertThat(problem(report).code()).isEqualTo("brake.creates");
    assertThat(problem(report).params()).containsEntry("count", "20").containsEntry("allowed", "4");
    assertThat(world.right.records(EntityTypes.CUSTOMER)).hasSizeLessThanOrEqualTo(8);
  }

  @Test
  @Tag("F-49")
  void writesAtTheEndOfThePassWhatIsMuchButNotTooMuchAndReadsTheSourceOnce() {
    World world = accepted(20);
    rename(world, 1, 9, "Endret");
    int reads = world.left.calls(Operation.READ).size();
    List<Integer> updatesWhenRead = new ArrayList<>();
    world.left.before(
        Operation.READ, call -> updatesWhenRead.add(world.right.calls(Operation.UPDATE).size()));
    RunReport report = world.run();
    assertThat(report.count(Outcome.UPDATED)).isEqualTo(9);
    assertThat(updatesWhenRead).allMatch(updates -> updates <= 4);
    assertThat(world.left.calls(Operation.READ)).hasSize(reads + 3);
    assertThat(world.left.calls(Operation.FETCH)).isEmpty();
    assertThat(named(world, "Endret")).isEqualTo(9);
    RunReport after = world.run();
    assertThat(after.commits()).isZero();
    assertThat(world.left.calls(Operation.READ)).hasSize(reads + 4);
  }

  @Test
  @Tag("F-49")
  void writesAsItGoesWhatNobodyWouldAskAbout() {
    World world = accepted(20);
    rename(world, 1, 3, "Endret");
    rename(world, 4, 4, "Endret");
    AtomicInteger held = new AtomicInteger();
    world.around(
        store ->
            CountingStore.watched(
                store,
                new CountingStore.Watch() {
                  @Override
                  public void before(String call, Object[] arguments) {
                    held.addAndGet(call.equals("spool") ? 1 : 0);
                  }
                }));
    assertThat(world.run().count(Outcome.UPDATED)).isEqualTo(4);
    assertThat(held).hasValue(0);
  }

  @Test
  @Tag("F-49")
  void doesNotBrakeWhatAPersonAccepted() {
    World world = world(Able.changes(), braked().build());
    fill(world, 1, 40);
    assertThat(world.apply(world.plan()).count(Outcome.CREATED)).isEqualTo(40);
    rename(world, 1, 40, "Endret");
    assertThat(world.apply(world.plan()).count(Outcome.UPDATED)).isEqualTo(40);
  }

  @Test
  @Tag("F-47")
  void goesBeyondTheBrakesForOneRunAndRecordsWhoSaidSoAndWhy() {
    World world = accepted(20);
    rename(world, 1, 20, "Endret");
    RunReport report = world.run(overridden());
    assertThat(report.count(Outcome.UPDATED)).isEqualTo(20);
    RunReport stored = Reports.read(world.memory.runs(World.SCOPE, 1).get(0).report());
    assertThat(Reports.reasons(stored, "brake.overridden"))
        .singleElement()
        .satisfies(
            reason -> {
              assertThat(reason.outcome()).isEqualTo(Outcome.UPDATED);
              assertThat(reason.message().params())
                  .containsEntry("by", "Kari")
                  .containsEntry("why", "ny prisliste")
                  .containsEntry("count", "20");
            });
    rename(world, 1, 20, "Endret igjen");
    assertThat(world.run().state()).isEqualTo(RunState.BRAKED);
  }

  @Test
  void wantsToKnowWhoOverridesAndWhy() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RunOptions.builder().overrideBrakes("Kari", " "));
  }

  @Test
  void keepsThePlanWhileTheSameIsHeldBackAndReplacesItWhenItIsAnother() {
    World world = accepted(20);
    rename(world, 1, 12, "Endret");
    String first = brakePlan(world.run());
    List<StateChange> changes = new ArrayList<>();
    world.around(store -> CountingStore.commits(store, (call, more) -> changes.addAll(more)));
    assertThat(brakePlan(world.run())).isEqualTo(first);
    assertThat(changes)
        .extracting(Object::getClass)
        .containsExactly(
            StateChange.PutRun.class, StateChange.DropJournal.class, StateChange.DropRuns.class);
    rename(world, 13, 13, "Endret");
    String second = brakePlan(world.run());
    assertThat(second).isNotEqualTo(first);
    assertThat(world.memory.plan(World.SCOPE, first)).isEmpty();
    world.apply(second);
    assertThat(named(world, "Endret")).isEqualTo(13);
  }

  @Test
  @Tag("F-49")
  void doesNotLetThroughAFloorAtATimeWhatItHoldsBackRunAfterRun() {
    World world = accepted(20);
    rename(world, 1, 12, "Endret");
    world.run();
    long written = named(world, "Endret");
    assertThat(written).isLessThanOrEqualTo(4);
    for (int run = 0; run < 5; run++) {
      assertThat(world.run().state()).isEqualTo(RunState.BRAKED);
    }
    assertThat(named(world, "Endret")).isEqualTo(written);
    rename(world, 12, 12, "Kunde 12");
    rename(world, 11, 11, "Kunde 11");
    RunReport released = world.run();
    assertThat(released.count(Outcome.UPDATED)).isEqualTo(10 - written);
    rename(world, 13, 15, "Endret");
    assertThat(world.run().count(Outcome.UPDATED)).isEqualTo(3);
  }

  @Test
  void takesTheLastOfARecordThatComesAgainWhileItWaits() {
    World world = accepted(20);
    rename(world, 1, 9, "Endret");
    AtomicInteger pages = new AtomicInteger();
    world.left.before(
        Operation.READ,
        call -> {
          if (pages.incrementAndGet() == 3) {
            rename(world, 4, 4, "Kunde 4");
            rename(world, 5, 5, "Sist");
          }
        });
    RunReport report = world.run();
    assertThat(report.state()).isEqualTo(RunState.COMPLETED);
    assertThat(named(world, "Endret")).isEqualTo(7);
    assertThat(named(world, "Kunde 4")).isEqualTo(1);
    assertThat(named(world, "Sist")).isEqualTo(1);
    assertThat(world.run().commits()).isZero();
  }

  @Test
  void parksWhatCannotGoWhileTheRestWaits() {
    World world = accepted(20);
    rename(world, 1, 9, "Endret");
    world.left.corrupt(EntityTypes.CUSTOMER, id(8), Message.of("record.not-there", "id", id(8)));
    RunReport report = world.run();
    assertThat(report.count(Outcome.UPDATED)).isEqualTo(8);
    assertThat(world.parked("customers")).extracting(Parked::sourceId).containsExactly(id(8));
    rename(world, 8, 8, "Rettet");
    assertThat(world.run().count(Outcome.UPDATED)).isEqualTo(1);
    assertThat(world.parked("customers")).isEmpty();
  }

  @Test
  @Tag("F-54")
  void pausesInTheMiddleOfWhatWasPutAsideAndGoesOnInTheNextRun() {
    World world = world(Able.changes(), CreateProof.UNIQUE_REFERENCE, braked().build());
    fill(world, 1, 20);
    world.run();
    fill(world, 21, 29);
    AtomicInteger calls = new AtomicInteger();
    world.right.before(
        Operation.CREATE,
        call -> {
          if (calls.incrementAndGet() == 6) {
            throw new Unavailable(Message.of("http.too-many"));
          }
        });
    RunReport paused = world.inFlight(1).run();
    assertThat(paused.state()).isEqualTo(RunState.PAUSED);
    assertThat(paused.count(Outcome.CREATED)).isEqualTo(5);
    assertThat(world.run().count(Outcome.CREATED)).isEqualTo(4);
    assertThat(world.right.records(EntityTypes.CUSTOMER)).hasSize(29);
    assertThat(world.right.creates(EntityTypes.CUSTOMER).values()).containsOnly(1);
  }

  @Test
  void keepsReferencesThatMayBeLeftOutThroughTheWait() {
    World world =
        world(
            Able.changes(),
            CreateProof.CALLERS_OWN_KEY,
            Trial.customers().build(),
            Trial.projects().brakes(TIGHT).build());
    world.left.put(EntityTypes.PROJECT, "p0", project("P0"));
    world.run();
    for (int i = 1; i <= 4; i++) {
      world.left.put(EntityTypes.PROJECT, "q" + i, project("Q" + i));
    }
    world.left.put(EntityTypes.PROJECT, "q5", project("Q5"));
    RunReport report = world.run(overridden());
    assertThat(report.count(Outcome.CREATED)).isEqualTo(5);
    assertThat(world.parked("projects"))
        .hasSize(6)
        .allMatch(parked -> parked.kind() == Parked.Kind.INCOMPLETE);
  }

  private static Project project(String number) {
    return Project.builder()
        .number(number)
        .name("Prosjekt " + number)
        .status(ProjectStatus.ACTIVE)
        .customer(Ref.to(EntityTypes.CUSTOMER, "c9", "K9").ifLinked())
        .build();
  }

  @Test
  void letsRoutesGoThatDoNotDependOnABrakedOne() {
    World world =
        world(
            Able.changes(),
            CreateProof.CALLERS_OWN_KEY,
            braked().build(),
            MirrorRoute.builder(
                    "projects",
                    Side.LEFT,
                    EntityTypes.PROJECT,
                    EntityTypes.PROJECT,
                    Mapper.<Project>same())
                .build());
    fill(world, 1, 20);
    world.run();
    rename(world, 1, 20, "Endret");
    world.left.put(EntityTypes.PROJECT, "p1", project("P1"));
    RunReport report = world.run();
    assertThat(report.state()).isEqualTo(RunState.BRAKED);
    assertThat(report.count(Outcome.CREATED)).isEqualTo(1);
    World dependent = world.with(braked().build(), Trial.projects().build());
    assertThat(dependent.run().routes())
        .extracting(RouteReport::route)
        .containsExactly("customers");
  }
}
