package no.samklang.sync.engine;

import static no.samklang.sync.engine.Trial.customer;
import static no.samklang.sync.engine.Trial.hours;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import no.samklang.sync.DecisionRefused;
import no.samklang.sync.LinkRoute;
import no.samklang.sync.Match;
import no.samklang.sync.Memory;
import no.samklang.sync.Outcome;
import no.samklang.sync.Plan;
import no.samklang.sync.Resolution;
import no.samklang.sync.Route;
import no.samklang.sync.RunOptions;
import no.samklang.sync.RunReport;
import no.samklang.sync.RunState;
import no.samklang.sync.Signature;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.Employee;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.Ref;
import no.samklang.sync.model.TimeEntry;
import no.samklang.sync.spi.Capabilities;
import no.samklang.sync.spi.Capabilities.CreateProof;
import no.samklang.sync.spi.JournalEntry;
import no.samklang.sync.spi.Lease;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Parked;
import no.samklang.sync.spi.Side;
import no.samklang.sync.spi.Unclear;
import no.samklang.sync.testkit.InMemorySystem;
import no.samklang.sync.testkit.MovableClock;
import no.samklang.sync.testkit.Operation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A person lets a route or a record forget: that may cost reads or a review, nothing else. */
class ForgetTest {
  private static final Signature KARI = new Signature("Kari", "feil kobling");
  private static final RunOptions AS_USUAL = RunOptions.all();

  private final MovableClock clock = MovableClock.at("2026-11-02T08:00:00Z");

  private World world(Capabilities.Builder entries, CreateProof documents, Route... routes) {
    InMemorySystem field =
        InMemorySystem.builder("field")
            .clock(clock)
            .type(EntityTypes.CUSTOMER, Able.changes().build())
            .type(EntityTypes.EMPLOYEE, Able.changes().build())
            .type(EntityTypes.TIME_ENTRY, entries.build())
            .build();
    InMemorySystem erp =
        InMemorySystem.builder("erp")
            .clock(clock)
            .type(EntityTypes.CUSTOMER, Able.register().build())
            .type(EntityTypes.EMPLOYEE, Able.changes().build())
            .type(EntityTypes.PROJECT_TRANSACTION, Able.documents(documents).build())
            .build();
    return new World(clock, field, erp, routes).inFlight(1);
  }

  /** Seven customers that are in step. */
  private World mirror() {
    World world = world(Able.queue(), CreateProof.SEARCHABLE_MARKER, Trial.customers().build());
    for (int i = 1; i <= 7; i++) {
      world.left.put(EntityTypes.CUSTOMER, "c" + i, customer("100" + i, "Kunde " + i));
    }
    world.run();
    return world;
  }

  private static void forget(World world, Memory... memories) {
    world.open().forget("customers", Set.of(memories), KARI);
  }

  private static long updates(World world) {
    return world.right.calls(Operation.UPDATE).size();
  }

  private static long linked(World world) {
    List<String> ids = List.of("c1", "c2", "c3", "c4", "c5", "c6", "c7");
    return world.memory.links(World.SCOPE, "customer", Side.LEFT, ids).size();
  }

  private static void nothingMadeTwiceOrRetired(World world) {
    assertThat(world.right.calls(Operation.CREATE)).hasSize(7);
    assertThat(world.right.calls(Operation.RETIRE)).isEmpty();
  }

  // A mirror

  @Test
  @Tag("F-36")
  void withoutItsCursorARouteReadsAllAgainAndWritesNothing() {
    World world = mirror();
    forget(world, Memory.CURSORS);
    RunReport report = world.run(AS_USUAL);
    assertThat(report.state()).isEqualTo(RunState.COMPLETED);
    assertThat(report.count(Outcome.UNCHANGED)).isEqualTo(7);
    assertThat(updates(world)).isZero();
    nothingMadeTwiceOrRetired(world);
  }

  @Test
  @Tag("F-36")
  void withoutItsBasesARouteComparesAllAgainAndWritesOnlyWhatDiffers() {
    World world = mirror();
    String second =
        world.memory.links(World.SCOPE, "customer", Side.LEFT, List.of("c2")).get("c2").rightId();
    world.right.edit(
        EntityTypes.CUSTOMER, second, there -> there.toBuilder().name("Endret der").build());
    forget(world, Memory.BASES);
    RunReport report = world.run(AS_USUAL);
    assertThat(report.state()).isEqualTo(RunState.COMPLETED);
    assertThat(report.count(Outcome.UPDATED)).isEqualTo(1);
    assertThat(report.count(Outcome.UNCHANGED)).isEqualTo(6);
    assertThat(updates(world)).isEqualTo(1);
    assertThat(world.right.record(EntityTypes.CUSTOMER, second).orElseThrow().name())
        .isEqualTo("Kunde 2");
    nothingMadeTwiceOrRetired(world);
    assertThat(world.run(AS_USUAL).commits()).isZero();
  }

  @Test
  @Tag("F-36")
  void withoutItsLinksARouteMustBeAcceptedAnewAndFindsThemAgain() {
    for (Set<Memory> memories :
        List.of(EnumSet.of(Memory.LINKS), EnumSet.of(Memory.LINKS, Memory.BASES))) {
      World world = mirror();
      world.open().forget("customers", memories, KARI);
      RunReport refused = world.run(AS_USUAL);
      assertThat(refused.state()).isEqualTo(RunState.NEEDS_REVIEW);
      assertThat(refused.exitCode()).isEqualTo(4);
      assertThat(world.open().status().routes().get(0).accepted()).isFalse();

      Plan plan = world.plan();
      assertThat(plan.report().count(Outcome.LINKED)).isEqualTo(7);
      assertThat(plan.report().count(Outcome.CREATED)).isZero();
      assertThat(world.apply(plan).state()).isEqualTo(RunState.COMPLETED);
      assertThat(linked(world)).isEqualTo(7);
      assertThat(world.run(AS_USUAL).commits()).isZero();
      assertThat(updates(world)).isZero();
      nothingMadeTwiceOrRetired(world);
    }
  }

  @Test
  @Tag("F-36")
  void whatNoLongerMatchesIsNotMadeUnseen() {
    World world = mirror();
    String third =
        world.memory.links(World.SCOPE, "customer", Side.LEFT, List.of("c3")).get("c3").rightId();
    world.right.edit(EntityTypes.CUSTOMER, third, there -> there.toBuilder().number("X").build());
    forget(world, Memory.LINKS);
    world.apply(world.plan());
    assertThat(world.parked("customers"))
        .singleElement()
        .satisfies(parked -> assertThat(parked.message().code()).isEqualTo("link.lost"));
    world.open().resolve("customers", "c3", Resolution.standsAs(third), KARI);
    world.run(AS_USUAL);
    assertThat(linked(world)).isEqualTo(7);
    nothingMadeTwiceOrRetired(world);
  }

  @Test
  @Tag("F-36")
  void whatWasParkedForItsMatchIsLookedAtAnewAndWhatAPersonLeftOutIsNot() {
    World world = world(Able.queue(), CreateProof.SEARCHABLE_MARKER, Trial.customers().build());
    for (String id : List.of("c1", "c2")) {
      world.left.put(EntityTypes.CUSTOMER, id, customer("1", "Kunde " + id));
    }
    world.run();
    Parked taken = world.parked("customers").get(0);
    world.left.put(EntityTypes.CUSTOMER, "c3", customer("1", "Kunde c3"));
    world.run();
    world.open().skip("customers", "c3", KARI);
    String linked = taken.sourceId().equals("c1") ? "c2" : "c1";
    world.left.delete(EntityTypes.CUSTOMER, linked);
    world.run();
    forget(world, Memory.LINKS);
    world.apply(world.plan());
    assertThat(world.memory.links(World.SCOPE, "customer", Side.LEFT, List.of("c1", "c2")))
        .containsOnlyKeys(taken.sourceId());
    assertThat(world.parked("customers"))
        .singleElement()
        .satisfies(parked -> assertThat(parked.sourceId()).isEqualTo("c3"));
  }

  @Test
  @Tag("F-36")
  void routesThatLinkTheSameRecordsAreAcceptedAnewToo() {
    World world =
        world(
            Able.queue(),
            CreateProof.SEARCHABLE_MARKER,
            Trial.customers().build(),
            LinkRoute.builder("contacts", EntityTypes.EMPLOYEE, EntityTypes.EMPLOYEE)
                .match(Match.by("number", Employee::number))
                .build(),
            LinkRoute.builder("drivers", EntityTypes.EMPLOYEE, EntityTypes.EMPLOYEE)
                .match(Match.by("email", Employee::email))
                .build());
    world.run();
    world.open().forget("contacts", Set.of(Memory.LINKS), KARI);
    assertThat(world.open().status().routes())
        .filteredOn(route -> !route.accepted())
        .extracting(route -> route.route())
        .containsExactlyInAnyOrder("contacts", "drivers");
  }

  @Test
  @Tag("F-36")
  void employeesAreLinkedAnewWhenTheirLinksAreForgotten() {
    World world =
        world(
            Able.queue(),
            CreateProof.SEARCHABLE_MARKER,
            LinkRoute.builder("employees", EntityTypes.EMPLOYEE, EntityTypes.EMPLOYEE)
                .match(Match.by("number", Employee::number))
                .build());
    Employee ola = Employee.builder().number("7").name("Ola").build();
    world.left.put(EntityTypes.EMPLOYEE, "a", ola);
    world.right.put(EntityTypes.EMPLOYEE, "x", ola);
    world.run();
    world.open().forget("employees", Set.of(Memory.LINKS), KARI);
    assertThat(world.memory.links(World.SCOPE, "employee", Side.LEFT, List.of("a"))).isEmpty();
    assertThat(world.apply(world.plan()).count(Outcome.LINKED)).isEqualTo(1);
    assertThat(world.memory.links(World.SCOPE, "employee", Side.LEFT, List.of("a"))).hasSize(1);
  }

  // What was posted

  /** A world whose hours refer to an employee that has to be linked. */
  private World posting(Capabilities.Builder entries) {
    World world =
        world(
            entries,
            CreateProof.NOTHING,
            Trial.customers().build(),
            LinkRoute.builder("employees", EntityTypes.EMPLOYEE, EntityTypes.EMPLOYEE)
                .match(Match.by("number", Employee::number))
                .build(),
            Trial.hours().dependsOn("employees").build());
    Employee ola = Employee.builder().number("7").name("Ola").build();
    world.left.put(EntityTypes.EMPLOYEE, "a", ola);
    world.right.put(EntityTypes.EMPLOYEE, "x", ola);
    for (int i = 1; i <= 4; i++) {
      world.left.put(EntityTypes.TIME_ENTRY, "t" + i, entry("e" + i));
    }
    return world;
  }

  private static TimeEntry entry(String id) {
    return hours(id, "1").toBuilder().employee(Ref.to(EntityTypes.EMPLOYEE, "a", "7")).build();
  }

  private static List<Set<Memory>> combinations() {
    List<Set<Memory>> all = new ArrayList<>(List.of(EnumSet.noneOf(Memory.class)));
    for (Memory memory : Memory.values()) {
      for (Set<Memory> without : List.copyOf(all)) {
        Set<Memory> with = EnumSet.of(memory);
        with.addAll(without);
        all.add(with);
      }
    }
    return all.subList(1, all.size());
  }

  private static List<String> postedLines(World world) {
    return world.right.records(EntityTypes.PROJECT_TRANSACTION).values().stream()
        .flatMap(document -> document.lines().stream())
        .map(line -> line.key())
        .sorted()
        .toList();
  }

  @Test
  @Tag("F-36")
  void nothingIsPostedTwiceWhateverIsForgotten() {
    assertThat(combinations()).hasSize(7);
    for (Capabilities.Builder entries : List.of(Able.queue(), Able.changes())) {
      for (Set<Memory> memories : combinations()) {
        for (List<String> routes :
            List.of(List.of("hours"), List.of("employees"), List.of("hours", "employees"))) {
          World world = posting(entries);
          world.run();
          assertThat(postedLines(world)).containsExactly("t1", "t2", "t3", "t4");
          world.left.put(EntityTypes.TIME_ENTRY, "t5", entry("e5"));
          for (String route : routes) {
            world.open().forget(route, memories, KARI);
          }
          world.run(RunOptions.builder().acceptFirstPlanBy("test").whole().build());
          world.run();
          assertThat(postedLines(world))
              .as("%s of %s", memories, routes)
              .containsExactly("t1", "t2", "t3", "t4", "t5");
        }
      }
    }
  }

  @Test
  @Tag("F-36")
  void whatIsInDoubtStaysInDoubtWhateverIsForgotten() {
    for (Capabilities.Builder entries : List.of(Able.queue(), Able.changes())) {
      for (Set<Memory> memories : combinations()) {
        World world = posting(entries);
        world.right.loseAnswerOfNextCreate();
        world.run();
        List<String> posted = postedLines(world);
        world.open().forget("hours", memories, KARI);
        world.open().forget("employees", memories, KARI);
        world.run(RunOptions.builder().acceptFirstPlanBy("test").whole().build());
        assertThat(world.open().status().routes())
            .anySatisfy(route -> assertThat(route.inDoubt()).isPositive());
        assertThat(postedLines(world)).doesNotHaveDuplicates().containsAll(posted);
      }
    }
  }

  // One record

  @Test
  @Tag("F-60")
  void aRecordWithoutItsLinkWaitsForAPersonWhoRetriesOrNamesIt() {
    World world = mirror();
    world.open().forget("customers", "c3", Set.of(Memory.LINKS), KARI);
    assertThat(linked(world)).isEqualTo(6);
    RunReport report = world.run(AS_USUAL);
    assertThat(report.exitCode()).isEqualTo(1);
    assertThat(world.explain("customers", "c3")).contains("was forgotten by Kari: feil kobling");
    forget(world, Memory.CURSORS);
    world.run(AS_USUAL);
    assertThat(linked(world)).isEqualTo(6);

    assertThat(world.open().retry("customers", List.of("c3")).exitCode()).isZero();
    assertThat(linked(world)).isEqualTo(7);
    assertThat(updates(world)).isZero();
    nothingMadeTwiceOrRetired(world);
  }

  @Test
  @Tag("F-60")
  void aWrongLinkIsRepairedByForgettingItAndNamingTheRightRecord() {
    World world = mirror();
    world.right.put(EntityTypes.CUSTOMER, "right", customer("77", "Den rette"));
    world.open().forget("customers", "c3", Set.of(Memory.LINKS), KARI);
    world.open().resolve("customers", "c3", Resolution.standsAs("right"), KARI);
    world.run(AS_USUAL);
    assertThat(world.right.record(EntityTypes.CUSTOMER, "right").map(Customer::name))
        .contains("Kunde 3");
    world.left.put(EntityTypes.CUSTOMER, "c3", customer("1003", "Nytt navn"));
    world.run(AS_USUAL);
    assertThat(world.right.record(EntityTypes.CUSTOMER, "right").map(Customer::name))
        .contains("Nytt navn");
    nothingMadeTwiceOrRetired(world);
  }

  @Test
  @Tag("F-60")
  void aRecordWithoutItsBaseIsComparedInTheNextRunAloneAndMended() {
    World world = mirror();
    String third =
        world.memory.links(World.SCOPE, "customer", Side.LEFT, List.of("c3")).get("c3").rightId();
    world.right.edit(
        EntityTypes.CUSTOMER, third, there -> there.toBuilder().name("Endret der").build());
    world.open().forget("customers", "c3", Set.of(Memory.BASES), KARI);
    int fetched = world.left.calls(Operation.FETCH).size();
    assertThat(world.run(AS_USUAL).count(Outcome.UPDATED)).isEqualTo(1);
    assertThat(world.left.calls(Operation.FETCH)).hasSize(fetched + 1);
    assertThat(world.right.record(EntityTypes.CUSTOMER, third).map(Customer::name))
        .contains("Kunde 3");
    assertThat(world.parked("customers")).isEmpty();
  }

  @Test
  @Tag("F-60")
  void everyKindOfMemoryOfARecordIsShown() {
    World world = posting(Able.queue());
    world.run();
    assertThat(world.explain("employees", "a")).contains("linked to");
    assertThat(world.explain("hours", "t1"))
        .contains("Delivered as")
        .contains("source has been told")
        .contains("delivered as");
  }

  @Test
  @Tag("F-60")
  void forgettingIsJournalledForTheRouteAndForTheRecord() {
    World world = mirror();
    forget(world, Memory.BASES);
    world.open().forget("customers", "c3", Set.of(Memory.BASES), KARI);
    assertThat(world.open().journal("customers", null, 0, 2))
        .extracting(JournalEntry::action)
        .containsOnly("FORGOTTEN");
    JournalEntry record = world.open().journal("customers", "c3", 0, 1).get(0);
    assertThat(record.by()).isEqualTo("Kari");
    assertThat(record.after()).isEqualTo("{\"memories\":[\"BASES\"],\"why\":\"feil kobling\"}");
  }

  // Refusals

  @Test
  void whatCannotBeForgottenIsRefused() {
    World world = mirror();
    assertThatThrownBy(() -> world.open().forget("customers", Set.of(), KARI))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no memory is named");
    assertThatThrownBy(() -> world.open().forget("customers", "c1", Set.of(Memory.CURSORS), KARI))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no cursor of its own");
    assertThatThrownBy(() -> world.open().forget("customers", "c9", Set.of(Memory.LINKS), KARI))
        .isInstanceOf(DecisionRefused.class)
        .hasMessageContaining("c9 has no link");
    assertThat(Memory.values()).containsExactly(Memory.LINKS, Memory.BASES, Memory.CURSORS);
  }

  @Test
  void aRecordThatIsUnderWayIsNotForgotten() {
    World world = world(Able.queue(), CreateProof.NOTHING, Trial.hours().build());
    world.left.put(EntityTypes.TIME_ENTRY, "t1", hours("e1", "1"));
    world.right.failNext(Operation.CREATE, new Unclear(Message.of("http.unclear-lost")));
    world.run();
    assertThatThrownBy(() -> world.open().forget("hours", "t1", Set.of(Memory.BASES), KARI))
        .isInstanceOf(DecisionRefused.class)
        .hasMessageContaining("t1 is under way");
  }

  @Test
  void nothingIsForgottenWhileARunIsUnderWay() {
    World world = mirror();
    Lease lease =
        world
            .memory
            .acquire(World.SCOPE, "customers", "en annen", Duration.ofHours(1))
            .orElseThrow();
    assertThatThrownBy(() -> forget(world, Memory.LINKS))
        .isInstanceOf(DecisionRefused.class)
        .hasMessageContaining("en annen");
    world.memory.release(lease);
    assertThat(linked(world)).isEqualTo(7);
  }
}
