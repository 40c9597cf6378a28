package no.samklang.sync.engine;

import static no.samklang.sync.engine.Trial.customer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import no.samklang.sync.MirrorRoute;
import no.samklang.sync.Outcome;
import no.samklang.sync.Plan;
import no.samklang.sync.PlannedChange;
import no.samklang.sync.RunOptions;
import no.samklang.sync.RunReport;
import no.samklang.sync.RunState;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.spi.Capabilities;
import no.samklang.sync.spi.Capabilities.Reading;
import no.samklang.sync.spi.Check;
import no.samklang.sync.spi.Connector;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Page;
import no.samklang.sync.spi.ReadOptions;
import no.samklang.sync.spi.RequestCounts;
import no.samklang.sync.spi.Retirement;
import no.samklang.sync.spi.Side;
import no.samklang.sync.spi.SourceRecord;
import no.samklang.sync.spi.SourceSystem;
import no.samklang.sync.spi.TargetSystem;
import no.samklang.sync.spi.Unavailable;
import no.samklang.sync.testkit.InMemorySystem;
import no.samklang.sync.testkit.MovableClock;
import no.samklang.sync.testkit.Operation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is gone from the source's listing, and when that may be believed. */
class AbsenceTest {
  private static final RunOptions WHOLE =
      RunOptions.builder().acceptFirstPlanBy("test").whole().build();

  private final MovableClock clock = MovableClock.at("2026-11-02T08:00:00Z");

  private static MirrorRoute.Builder<Customer, Customer> closing() {
    return Trial.customers().whenVanished(Retirement.CLOSE);
  }

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
    return new World(clock, erp, field, route);
  }

  private static Capabilities.Builder listing() {
    return Capabilities.builder().reading(Reading.FULL).pageSize(3);
  }

  private World counted() {
    return world(listing().counted(), closing().build());
  }

  private static void fill(World world, int customers) {
    for (int i = 1; i <= customers; i++) {
      world.left.put(EntityTypes.CUSTOMER, id(i), customer("" + (1000 + i), "Kunde " + i));
    }
  }

  private static String id(int number) {
    return "c%02d".formatted(number);
  }

  private static void delete(World world, int... numbers) {
    for (int number : numbers) {
      world.left.delete(EntityTypes.CUSTOMER, id(number));
    }
  }

  private static List<String> closed(World world) {
    return world.right.records(EntityTypes.CUSTOMER).entrySet().stream()
        .filter(entry -> world.right.retired(EntityTypes.CUSTOMER, entry.getKey()).isPresent())
        .map(entry -> entry.getValue().number())
        .sorted()
        .toList();
  }

  @Test
  @Tag("F-01")
  @Tag("F-24")
  void retiresOnceWhatACountedListingNoLongerBrings() {
    World world = counted();
    fill(world, 7);
    world.run();
    delete(world, 3);
    assertThat(world.run().count(Outcome.RETIRED)).isEqualTo(1);
    assertThat(closed(world)).containsExactly("1003");
    RunReport again = world.run();
    assertThat(again.count(Outcome.RETIRED)).isZero();
    assertThat(again.commits()).isZero();
    assertThat(world.right.calls(Operation.RETIRE)).hasSize(1);
  }

  @Test
  @Tag("F-24")
  void waitsForASecondEqualListingWhereTheSourceDoesNotCount() {
    World world = world(listing(), closing().build());
    fill(world, 7);
    world.run();
    delete(world, 3);
    RunReport first = world.run();
    assertThat(first.count(Outcome.RETIRED)).isZero();
    assertThat(Reports.reasons(first, "absence.not-repeated"))
        .singleElement()
        .satisfies(reason -> assertThat(reason.count()).isEqualTo(1));
    delete(world, 5);
    assertThat(world.run().count(Outcome.RETIRED)).isZero();
    assertThat(world.run().count(Outcome.RETIRED)).isEqualTo(2);
    assertThat(closed(world)).containsExactly("1003", "1005");
    assertThat(world.run().commits()).isZero();
  }

  @Test
  @Tag("F-24")
  void retiresNothingWhenFewerRecordsCameThanWereAnnounced() {
    World world = counted();
    fill(world, 7);
    world.run();
    world.leftSeenAs(left -> new Distorted(left, id(4), List.of()));
    for (int run = 0; run < 3; run++) {
      RunReport report = world.run();
      assertThat(report.count(Outcome.RETIRED)).isZero();
      assertThat(Reports.reasons(report, "absence.not-complete"))
          .singleElement()
          .satisfies(
              reason ->
                  assertThat(reason.message().params())
                      .containsEntry("announced", "7")
                      .containsEntry("seen", "6"));
    }
    assertThat(closed(world)).isEmpty();
  }

  @Test
  @Tag("F-24")
  void retiresNothingWhenARowThatCannotBeReadMayBeTheMissingRecord() {
    World world = counted();
    fill(world, 7);
    world.run();
    world.leftSeenAs(left -> new Distorted(left, id(4), List.of("row 4")));
    RunReport report = world.run();
    assertThat(report.count(Outcome.RETIRED)).isZero();
    assertThat(Reports.reasons(report, "absence.unreadable")).hasSize(1);
    world.leftSeenAs(left -> left);
    delete(world, 2);
    world.left.corrupt(EntityTypes.CUSTOMER, id(4), Message.of("record.not-there", "id", id(4)));
    assertThat(world.run().count(Outcome.RETIRED)).isEqualTo(1);
    assertThat(closed(world)).containsExactly("1002");
  }

  @Test
  @Tag("F-24")
  void retiresNothingWhenTheTotalChangesWhileItIsRead() {
    World world = counted();
    fill(world, 7);
    world.run();
    delete(world, 6);
    AtomicInteger pages = new AtomicInteger();
    world.left.before(
        Operation.READ,
        call -> {
          if (pages.incrementAndGet() == 2) {
            world.left.put(EntityTypes.CUSTOMER, "a", customer("1", "Ny"));
          }
        });
    RunReport report = world.run();
    assertThat(report.count(Outcome.RETIRED)).isZero();
    assertThat(Reports.reasons(report, "absence.not-complete")).hasSize(1);
    assertThat(world.run().count(Outcome.RETIRED)).isEqualTo(1);
  }

  @Test
  @Tag("F-24")
  void takesAPassThatWentOnWhereAnotherStoppedAsNoProof() {
    World world = counted();
    fill(world, 9);
    world.run();
    delete(world, 8);
    breakOffAtPage(2, world, "Endret");
    RunReport resumed = world.run();
    assertThat(resumed.state()).isEqualTo(RunState.COMPLETED);
    assertThat(resumed.count(Outcome.RETIRED)).isZero();
    assertThat(world.run().count(Outcome.RETIRED)).isEqualTo(1);
    assertThat(closed(world)).containsExactly("1008");
  }

  @Test
  @Tag("F-24")
  void takesTwoPassesThatBothWentOnInTheMiddleAsNoProof() {
    World world = world(listing(), closing().build());
    fill(world, 9);
    world.run();
    for (int pass = 0; pass < 2; pass++) {
      breakOffAtPage(2, world, "Endret " + pass);
      RunReport resumed = world.run();
      assertThat(resumed.state()).isEqualTo(RunState.COMPLETED);
      assertThat(resumed.count(Outcome.RETIRED)).isZero();
    }
    assertThat(closed(world)).isEmpty();
  }

  private static void breakOffAtPage(int page, World world, String name) {
    world.left.edit(EntityTypes.CUSTOMER, id(1), one -> one.toBuilder().name(name).build());
    int read = world.left.calls(Operation.READ).size();
    world.left.before(
        Operation.READ,
        call -> {
          if (world.left.calls(Operation.READ).size() == read + page) {
            throw new Unavailable(Message.of("http.unavailable"));
          }
        });
    assertThat(world.run().state()).isEqualTo(RunState.PAUSED);
  }

  @Test
  @Tag("F-24")
  @Tag("F-50")
  void beginsAnewVisiblyWhenWhatIsAskedForChanged() {
    World world = counted();
    fill(world, 7);
    world.run();
    delete(world, 3);
    World narrower = world.with(closing().mappingVersion("only active").build());
    RunReport report = narrower.run();
    assertThat(report.count(Outcome.RETIRED)).isZero();
    assertThat(Reports.reasons(report, "absence.new-baseline"))
        .singleElement()
        .satisfies(reason -> assertThat(reason.count()).isEqualTo(1));
    assertThat(narrower.run().count(Outcome.RETIRED)).isEqualTo(1);
  }

  @Test
  @Tag("F-24")
  void beginsAnewWhenNothingIsRemembered() {
    World world = world(listing().counted(), Trial.customers().build());
    fill(world, 7);
    world.run();
    delete(world, 3);
    World closing = world.with(closing().build());
    RunReport report = closing.run();
    assertThat(report.count(Outcome.RETIRED)).isZero();
    assertThat(Reports.reasons(report, "absence.new-baseline")).hasSize(1);
    assertThat(closing.run().count(Outcome.RETIRED)).isEqualTo(1);
  }

  @Test
  @Tag("F-07")
  @Tag("F-24")
  void findsInAWholePassWhatTheChangesDidNotTell() {
    World world =
        world(
            Capabilities.builder().reading(Reading.CHANGES).counted().pageSize(3),
            closing().build());
    fill(world, 7);
    world.run(WHOLE);
    delete(world, 2);
    world.left.put(EntityTypes.CUSTOMER, id(8), customer("1008", "Ny"));
    RunReport changes = world.run();
    assertThat(changes.count(Outcome.CREATED)).isEqualTo(1);
    assertThat(changes.count(Outcome.RETIRED)).isZero();
    assertThat(world.run(WHOLE).count(Outcome.RETIRED)).isEqualTo(1);
    assertThat(closed(world)).containsExactly("1002");
  }

  @Test
  @Tag("F-25")
  void refusesAnEmptyListingUntilAPersonOverridesIt() {
    World world = counted();
    fill(world, 4);
    world.run();
    delete(world, 1, 2, 3, 4);
    for (int run = 0; run < 2; run++) {
      RunReport report = world.run();
      assertThat(report.state()).isEqualTo(RunState.BRAKED);
      assertThat(report.exitCode()).isEqualTo(4);
      assertThat(problem(report).code()).isEqualTo("brake.small-listing");
      assertThat(problem(report).params()).containsEntry("came", "0").containsEntry("known", "4");
    }
    assertThat(world.right.calls(Operation.RETIRE)).isEmpty();
    RunReport overridden =
        world.run(
            RunOptions.builder()
                .acceptFirstPlanBy("test")
                .overrideBrakes("Kari", "avdelingen er lagt ned")
                .build());
    assertThat(overridden.count(Outcome.RETIRED)).isEqualTo(4);
    assertThat(Reports.reasons(overridden, "brake.overridden-listing"))
        .singleElement()
        .satisfies(
            reason ->
                assertThat(reason.message().params())
                    .containsEntry("by", "Kari")
                    .containsEntry("why", "avdelingen er lagt ned"));
  }

  @Test
  @Tag("F-25")
  void refusesASuddenlySmallListingAlsoWhereFewRecordsAreConcerned() {
    World world = counted();
    fill(world, 20);
    world.run();
    for (int i = 1; i <= 11; i++) {
      delete(world, i);
    }
    RunReport report = world.run();
    assertThat(report.state()).isEqualTo(RunState.BRAKED);
    assertThat(problem(report).params()).containsEntry("came", "9").containsEntry("known", "20");
    assertThat(closed(world)).isEmpty();
  }

  @Test
  @Tag("F-25")
  void refusesAnEmptyListingOfASourceThatDoesNotCountAtOnceAndSavesItWhenItStays() {
    World world = world(listing(), closing().build());
    fill(world, 4);
    world.run();
    delete(world, 1, 2, 3, 4);
    RunReport first = world.run();
    assertThat(first.state()).isEqualTo(RunState.BRAKED);
    assertThat(problem(first).code()).isEqualTo("brake.small-listing-unproven");
    assertThat(first.route("customers").orElseThrow().brakePlan()).isEmpty();
    RunReport second = world.run();
    assertThat(problem(second).code()).isEqualTo("brake.small-listing");
    assertThat(closed(world)).isEmpty();
    String plan = second.route("customers").orElseThrow().brakePlan().orElseThrow();
    assertThat(world.apply(plan).count(Outcome.RETIRED)).isEqualTo(4);
  }

  private static Message problem(RunReport report) {
    Message problem = report.route("customers").orElseThrow().problem();
    assertThat(problem).isNotNull();
    return Objects.requireNonNull(problem);
  }

  @Test
  @Tag("F-26")
  void revivesARecordThatComesBackInTheTargetItHadBefore() {
    World world = counted();
    fill(world, 7);
    world.run();
    world.left.edit(EntityTypes.CUSTOMER, id(3), one -> one.toBuilder().phone("1").build());
    world.run();
    String target = target(world, id(3));
    delete(world, 3);
    world.run();
    world.left.put(EntityTypes.CUSTOMER, id(3), customer("1003", "Kunde 3"));
    RunReport report = world.run();
    assertThat(report.count(Outcome.UPDATED)).isEqualTo(1);
    assertThat(world.right.record(EntityTypes.CUSTOMER, target).orElseThrow().phone()).isNull();
    assertThat(world.right.retired(EntityTypes.CUSTOMER, target)).isEmpty();
    assertThat(target(world, id(3))).isEqualTo(target);
    assertThat(world.right.calls(Operation.CREATE)).hasSize(7);
    delete(world, 3);
    assertThat(world.run().count(Outcome.RETIRED)).isEqualTo(1);
  }

  private static String target(World world, String id) {
    return world.memory.links(World.SCOPE, "customer", Side.LEFT, List.of(id)).get(id).rightId();
  }

  @Test
  @Tag("F-27")
  void keepsWhatVanishedAndComparesNothingUnlessTheRouteSaysSo() {
    World world = world(listing().counted(), Trial.customers().whenGone(Retirement.CLOSE).build());
    List<String> calls = new ArrayList<>();
    world.around(
        store ->
            CountingStore.watched(
                store,
                new CountingStore.Watch() {
                  @Override
                  public void before(String call, Object[] arguments) {
                    calls.add(call);
                  }
                }));
    fill(world, 7);
    world.run();
    delete(world, 3);
    RunReport report = world.run();
    assertThat(report.count(Outcome.RETIRED)).isZero();
    assertThat(report.commits()).isZero();
    assertThat(closed(world)).isEmpty();
    assertThat(calls).doesNotContain("spool");
  }

  @Test
  @Tag("F-24")
  void retiresNothingBeforeThePassIsOverAlsoWhatTheSourceReports() {
    World world = world(Able.changes(), Trial.customers().whenGone(Retirement.CLOSE).build());
    fill(world, 9);
    world.run();
    delete(world, 1);
    for (int i = 2; i <= 9; i++) {
      world.left.edit(EntityTypes.CUSTOMER, id(i), one -> one.toBuilder().name("Ny").build());
    }
    AtomicInteger pages = new AtomicInteger();
    world.left.before(
        Operation.READ,
        call -> {
          if (pages.incrementAndGet() == 3) {
            assertThat(world.right.calls(Operation.RETIRE)).isEmpty();
            throw new Unavailable(Message.of("http.unavailable"));
          }
        });
    assertThat(world.run().state()).isEqualTo(RunState.PAUSED);
    assertThat(world.right.calls(Operation.RETIRE)).isEmpty();
    assertThat(world.run().count(Outcome.RETIRED)).isEqualTo(1);
    assertThat(closed(world)).containsExactly("1001");
  }

  @Test
  void doesNotRetireARecordThatIsBackBeforeThePassIsOver() {
    World world = world(Able.changes(), Trial.customers().whenGone(Retirement.CLOSE).build());
    fill(world, 9);
    world.run();
    delete(world, 1);
    for (int i = 2; i <= 9; i++) {
      world.left.edit(EntityTypes.CUSTOMER, id(i), one -> one.toBuilder().name("Ny").build());
    }
    AtomicInteger pages = new AtomicInteger();
    world.left.before(
        Operation.READ,
        call -> {
          if (pages.incrementAndGet() == 2) {
            world.left.put(EntityTypes.CUSTOMER, id(1), customer("1001", "Tilbake"));
          }
        });
    RunReport report = world.run();
    assertThat(report.count(Outcome.RETIRED)).isZero();
    assertThat(world.right.records(EntityTypes.CUSTOMER).values())
        .extracting(Customer::name)
        .contains("Tilbake");
    assertThat(closed(world)).isEmpty();
    assertThat(world.run().commits()).isZero();
  }

  @Test
  @Tag("F-24")
  void showsInAPlanWhatVanishedAndRetiresThatAndNoOther() {
    World world = counted();
    fill(world, 9);
    world.run();
    delete(world, 3, 4);
    Plan plan = world.plan();
    assertThat(world.open().planned(plan.id(), 0, 10))
        .extracting(PlannedChange::outcome, PlannedChange::label)
        .containsExactly(tuple(Outcome.RETIRED, "1003"), tuple(Outcome.RETIRED, "1004"));
    delete(world, 5);
    world.left.put(EntityTypes.CUSTOMER, id(4), customer("1004", "Kunde 4"));
    RunReport applied = world.apply(plan);
    assertThat(applied.count(Outcome.RETIRED)).isEqualTo(1);
    assertThat(applied.count(Outcome.NOT_IN_PLAN)).isEqualTo(1);
    assertThat(closed(world)).containsExactly("1003");
  }

  @Test
  void readsASourceOfChangesAsAWholeWhenItAppliesAPlanThatMayRetire() {
    World world =
        world(
            Capabilities.builder().reading(Reading.CHANGES).counted().pageSize(3),
            closing().build());
    fill(world, 7);
    world.run(WHOLE);
    delete(world, 3);
    Plan plan = world.plan(RunOptions.builder().whole().build());
    assertThat(world.apply(plan).count(Outcome.RETIRED)).isEqualTo(1);
    assertThat(closed(world)).containsExactly("1003");
  }

  @Test
  @Tag("F-35")
  void refusesAtStartARetirementThatTheTargetCannotMakeAndAQueueThatProvesNothing() {
    World blocking = world(listing(), Trial.customers().whenVanished(Retirement.BLOCK).build());
    assertThatIllegalArgumentException()
        .isThrownBy(blocking::open)
        .withMessageContaining("retire BLOCK");
    World queue = world(Able.queue(), closing().build());
    assertThatIllegalArgumentException()
        .isThrownBy(queue::open)
        .withMessageContaining("list as a whole");
  }

  /** A system that lists other rows in the place of a record. */
  private record Distorted(Connector real, String record, List<String> unreadable)
      implements Connector, SourceSystem {
    @Override
    public Check check() {
      return real.check();
    }

    @Override
    public Optional<SourceSystem> source() {
      return Optional.of(this);
    }

    @Override
    public Optional<TargetSystem> target() {
      return real.target();
    }

    @Override
    public RequestCounts requests() {
      return real.requests();
    }

    @Override
    public void close() {}

    @Override
    public <T> Page<SourceRecord<T>> read(EntityType<T> type, Cursor after, ReadOptions options) {
      Page<SourceRecord<T>> page = real.source().orElseThrow().read(type, after, options);
      List<SourceRecord<T>> rows = new ArrayList<>(page.records());
      if (rows.removeIf(row -> row.id().equals(record))) {
        Message fault = Message.of("record.not-there", "id", "?");
        unreadable.forEach(id -> rows.add(SourceRecord.faulty(id, fault)));
      }
      return new Page<>(rows, page.next(), page.last(), page.expectedTotal());
    }

    @Override
    public <T> List<SourceRecord<T>> fetch(EntityType<T> type, Collection<String> ids) {
      return real.source().orElseThrow().fetch(type, ids);
    }
  }
}
