package no.samklang.sync.engine;

import static no.samklang.sync.engine.Trial.customer;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import no.samklang.sync.FieldRule;
import no.samklang.sync.Match;
import no.samklang.sync.MirrorRoute;
import no.samklang.sync.Outcome;
import no.samklang.sync.RunOptions;
import no.samklang.sync.RunReport;
import no.samklang.sync.RunState;
import no.samklang.sync.model.Address;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.spi.Broken;
import no.samklang.sync.spi.Capabilities;
import no.samklang.sync.spi.Capabilities.CreateProof;
import no.samklang.sync.spi.Capabilities.Reading;
import no.samklang.sync.spi.Gone;
import no.samklang.sync.spi.Link;
import no.samklang.sync.spi.Mapping;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Parked;
import no.samklang.sync.spi.Retirement;
import no.samklang.sync.spi.Side;
import no.samklang.sync.spi.Stale;
import no.samklang.sync.spi.StateChange;
import no.samklang.sync.spi.Unavailable;
import no.samklang.sync.spi.Unclear;
import no.samklang.sync.testkit.InMemorySystem;
import no.samklang.sync.testkit.MovableClock;
import no.samklang.sync.testkit.Operation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class MirrorTest {
  private final MovableClock clock = MovableClock.at("2026-11-02T08:00:00Z");

  private World world(MirrorRoute<?, ?> route) {
    return world(Able.changes(), Able.register(), route);
  }

  private World world(
      Capabilities.Builder source, Capabilities.Builder target, MirrorRoute<?, ?> route) {
    InMemorySystem erp =
        InMemorySystem.builder("erp")
            .clock(clock)
            .type(EntityTypes.CUSTOMER, source.build())
            .build();
    InMemorySystem field =
        InMemorySystem.builder("field")
            .clock(clock)
            .type(EntityTypes.CUSTOMER, target.build())
            .build();
    return new World(clock, erp, field, route);
  }

  private static MirrorRoute<Customer, Customer> plain() {
    return Trial.customers().build();
  }

  private static void fill(World world, int customers) {
    for (int i = 1; i <= customers; i++) {
      world.left.put(EntityTypes.CUSTOMER, "c" + i, customer("100" + i, "Kunde " + i));
    }
  }

  private static Customer only(InMemorySystem system) {
    Map<String, Customer> all = system.records(EntityTypes.CUSTOMER);
    assertThat(all).hasSize(1);
    return all.values().iterator().next();
  }

  private static void rename(World world, String id, String name) {
    world.left.edit(EntityTypes.CUSTOMER, id, before -> before.toBuilder().name(name).build());
  }

  @Test
  @Tag("F-14")
  void linksWhatStandsOnBothSidesWithoutWriting() {
    World world = world(plain());
    fill(world, 7);
    for (int i = 1; i <= 7; i++) {
      world.right.put(EntityTypes.CUSTOMER, "f" + i, customer("100" + i, "Kunde " + i));
    }
    RunReport report = world.run();
    assertThat(report.count(Outcome.LINKED)).isEqualTo(7);
    assertThat(world.right.calls(Operation.CREATE)).isEmpty();
    assertThat(world.right.calls(Operation.UPDATE)).isEmpty();
  }

  @Test
  void listsTheTargetByPagesAndNeverAsksForOneRecordInTheFirstPass() {
    World world = world(plain());
    fill(world, 9);
    world.right.put(EntityTypes.CUSTOMER, "f1", customer("1001", "Kunde 1"));
    world.run();
    assertThat(world.right.calls(Operation.FIND)).isEmpty();
    assertThat(world.right.calls(Operation.LIST)).hasSize(1);
  }

  @Test
  void asksTheTargetForANewRecordLater() {
    World world = world(plain());
    fill(world, 2);
    world.run();
    world.right.put(EntityTypes.CUSTOMER, "f9", customer("1009", "Ny"));
    world.left.put(EntityTypes.CUSTOMER, "c9", customer("1009", "Ny"));
    int lists = world.right.calls(Operation.LIST).size();
    assertThat(world.run().count(Outcome.LINKED)).isEqualTo(1);
    assertThat(world.right.calls(Operation.LIST)).hasSize(lists);
    assertThat(world.right.calls(Operation.FIND)).hasSize(1);
  }

  @Test
  void asksForEachNewRecordOfAFullListingAndDoesNotListTheTargetAgain() {
    World world =
        world(Capabilities.builder().reading(Reading.FULL).pageSize(3), Able.register(), plain());
    fill(world, 4);
    world.run();
    int lists = world.right.calls(Operation.LIST).size();
    world.left.put(EntityTypes.CUSTOMER, "c9", customer("1009", "Ny"));
    assertThat(world.run().count(Outcome.CREATED)).isEqualTo(1);
    assertThat(world.right.calls(Operation.LIST)).hasSize(lists);
  }

  @Test
  @Tag("F-16")
  void leavesTheSecondOfTwoRecordsWithOneNumberToAPerson() {
    World world = world(plain());
    world.left.put(EntityTypes.CUSTOMER, "c1", customer("1001", "Første"));
    world.left.put(EntityTypes.CUSTOMER, "c2", customer("1001", "Andre"));
    RunReport report = world.run();
    assertThat(report.count(Outcome.CREATED)).isEqualTo(1);
    assertThat(report.count(Outcome.REVIEW)).isEqualTo(1);
    assertThat(only(world.right).name()).isEqualTo("Første");
    assertThat(report.exitCode()).isEqualTo(1);
  }

  @Test
  @Tag("F-16")
  void leavesTheSecondToAPersonAlsoAcrossPagesAndRuns() {
    World world = world(plain());
    fill(world, 3);
    world.left.put(EntityTypes.CUSTOMER, "d1", customer("1001", "Samme nummer"));
    assertThat(world.run().count(Outcome.REVIEW)).isEqualTo(1);
    world.left.put(EntityTypes.CUSTOMER, "d2", customer("1002", "Samme nummer"));
    assertThat(world.run().count(Outcome.REVIEW)).isEqualTo(1);
    assertThat(world.right.records(EntityTypes.CUSTOMER)).hasSize(3);
    assertThat(world.explain("customers", "d1")).contains("c1").doesNotContain("new c1");
    assertThat(world.explain("customers", "d2")).contains("c2");
  }

  @Test
  @Tag("F-12")
  void leavesARecordWithTwoMatchesToAPerson() {
    World world = world(plain());
    fill(world, 1);
    world.right.put(EntityTypes.CUSTOMER, "f1", customer("1001", "En"));
    world.right.put(EntityTypes.CUSTOMER, "f2", customer("1001", "To"));
    RunReport report = world.run();
    assertThat(report.count(Outcome.REVIEW)).isEqualTo(1);
    assertThat(world.explain("customers", "c1")).contains("f1, f2");
    assertThat(world.right.calls(Operation.UPDATE)).isEmpty();
  }

  @Test
  @Tag("F-09")
  void keepsTheLinkOfARenumberedRecordAndSaysSo() {
    World world =
        world(
            Able.changes(),
            Able.register(),
            Trial.customers().field("number", FieldRule.ON_CREATE).build());
    fill(world, 1);
    world.run();
    world.left.edit(
        EntityTypes.CUSTOMER, "c1", before -> before.toBuilder().number("2001").build());
    RunReport report = world.run();
    assertThat(only(world.right).number()).isEqualTo("1001");
    assertThat(world.right.calls(Operation.CREATE)).hasSize(1);
    assertThat(report.route("customers").orElseThrow().reasons())
        .extracting(reason -> reason.message().code())
        .containsExactly("link.renumbered");
  }

  @Test
  @Tag("F-74")
  void writesTheFieldsThatChangedAndNoOther() {
    World world = world(plain());
    fill(world, 1);
    world.run();
    String id = world.right.records(EntityTypes.CUSTOMER).keySet().iterator().next();
    world.right.edit(
        EntityTypes.CUSTOMER, id, before -> before.toBuilder().phone("22 22 22 22").build());
    rename(world, "c1", "Nytt navn");
    world.run();
    assertThat(only(world.right).name()).isEqualTo("Nytt navn");
    assertThat(only(world.right).phone()).isEqualTo("22 22 22 22");
  }

  @Test
  void emptiesInTheTargetWhatWasEmptiedInTheSource() {
    World world = world(plain());
    Address address = new Address("Storgata 1", null, "0155", "Oslo", "NO");
    world.left.put(
        EntityTypes.CUSTOMER,
        "c1",
        customer("1001", "Ås").toBuilder()
            .address(address)
            .phone("1")
            .attributes(Map.of("kjede", "X", "gruppe", "Y"))
            .build());
    world.run();
    world.left.edit(
        EntityTypes.CUSTOMER,
        "c1",
        before ->
            before.toBuilder().address(null).phone(null).attributes(Map.of("gruppe", "Y")).build());
    world.run();
    assertThat(only(world.right).address()).isNull();
    assertThat(only(world.right).phone()).isNull();
    assertThat(only(world.right).attributes()).containsOnlyKeys("gruppe");
  }

  @Test
  @Tag("F-74")
  void followsTheRuleOfEachField() {
    World world =
        world(
            Trial.customers()
                .field("contactPerson", FieldRule.ON_CREATE)
                .field("email", FieldRule.IF_PRESENT)
                .field("phone", FieldRule.NEVER)
                .build());
    world.left.put(
        EntityTypes.CUSTOMER,
        "c1",
        customer("1001", "Ås").toBuilder().contactPerson("Kari").email("a@b.no").build());
    world.run();
    world.left.edit(
        EntityTypes.CUSTOMER,
        "c1",
        before -> before.toBuilder().contactPerson("Per").email(null).phone("5").build());
    world.run();
    assertThat(only(world.right).contactPerson()).isEqualTo("Kari");
    assertThat(only(world.right).email()).isEqualTo("a@b.no");
    assertThat(only(world.right).phone()).isNull();
    assertThat(world.right.calls(Operation.UPDATE)).isEmpty();
  }

  @Test
  void fetchesAThinRowOnlyWhenItChanged() {
    World world = world(Able.changes().thinRows().cursorOverlap(DAY), Able.register(), plain());
    fill(world, 4);
    world.run();
    int fetched = world.left.calls(Operation.FETCH).size();
    assertThat(world.run().commits()).isZero();
    assertThat(world.left.calls(Operation.FETCH)).hasSize(fetched);
    rename(world, "c2", "Nytt navn");
    world.run();
    assertThat(world.left.calls(Operation.FETCH)).hasSize(fetched + 1);
    assertThat(world.left.calls(Operation.FETCH).get(fetched).about()).containsExactly("c2");
  }

  private static final Duration DAY = Duration.ofDays(1);

  @Test
  @Tag("F-05")
  void readsAgainWhatTheOverlapBringsWithoutWritingIt() {
    World world = world(Able.changes().cursorOverlap(DAY), Able.register(), plain());
    fill(world, 4);
    world.run();
    RunReport report = world.run();
    assertThat(report.count(Outcome.UNCHANGED)).isEqualTo(4);
    assertThat(report.commits()).isZero();
    assertThat(world.right.calls(Operation.UPDATE)).isEmpty();
  }

  @Test
  @Tag("F-06")
  void takesATouchedButEqualRecordAsUnchanged() {
    World world = world(plain());
    fill(world, 1);
    world.run();
    rename(world, "c1", "Kunde 1");
    assertThat(world.run().count(Outcome.UNCHANGED)).isEqualTo(1);
    assertThat(world.right.calls(Operation.UPDATE)).isEmpty();
  }

  @Test
  @Tag("F-26")
  void retiresOnceWhatTheSourceDeleted() {
    World world =
        world(
            Able.changes().cursorOverlap(DAY),
            Able.register(),
            Trial.customers().whenGone(Retirement.CLOSE).build());
    fill(world, 2);
    world.run();
    world.left.delete(EntityTypes.CUSTOMER, "c1");
    assertThat(world.run().count(Outcome.RETIRED)).isEqualTo(1);
    assertThat(world.run().count(Outcome.RETIRED)).isZero();
    assertThat(world.right.calls(Operation.RETIRE)).hasSize(1);
  }

  @Test
  @Tag("F-27")
  void keepsWhatTheSourceDeletedAndSaysSoOnce() {
    World world = world(Able.changes().cursorOverlap(DAY), Able.register(), plain());
    fill(world, 2);
    world.run();
    world.left.delete(EntityTypes.CUSTOMER, "c1");
    assertThat(world.run().count(Outcome.KEPT)).isEqualTo(1);
    RunReport again = world.run();
    assertThat(again.count(Outcome.KEPT)).isZero();
    assertThat(again.commits()).isZero();
    assertThat(world.right.records(EntityTypes.CUSTOMER)).hasSize(2);
  }

  @Test
  void takesARecordThatIsGoneFromTheTargetAlreadyAsRetired() {
    World world = world(Trial.customers().whenGone(Retirement.CLOSE).build());
    fill(world, 1);
    world.run();
    world.right.failNext(Operation.RETIRE, new Gone(Message.of("inmemory.gone")));
    world.left.delete(EntityTypes.CUSTOMER, "c1");
    assertThat(world.run().count(Outcome.RETIRED)).isEqualTo(1);
    assertThat(world.parked("customers")).isEmpty();
  }

  @Test
  void forgetsAParkedRecordThatIsDeleted() {
    for (MirrorRoute<?, ?> route :
        List.of(plain(), Trial.customers().whenGone(Retirement.CLOSE).build())) {
      World world = world(route);
      world.right.refuse(EntityTypes.CUSTOMER, any -> true, Message.of("inmemory.refused"));
      fill(world, 1);
      world.run();
      assertThat(world.parked("customers")).hasSize(1);
      world.left.delete(EntityTypes.CUSTOMER, "c1");
      world.run();
      assertThat(world.parked("customers")).isEmpty();
    }
  }

  @Test
  @Tag("F-55")
  void parksAFaultyRowWhileTheOthersGo() {
    World world = world(plain());
    fill(world, 5);
    world.left.corrupt(EntityTypes.CUSTOMER, "c2", Message.of("record.not-there", "id", "c2"));
    RunReport report = world.run();
    assertThat(report.count(Outcome.CREATED)).isEqualTo(4);
    assertThat(report.count(Outcome.REJECTED)).isEqualTo(1);
    rename(world, "c2", "Rettet");
    assertThat(world.run().count(Outcome.CREATED)).isEqualTo(1);
    assertThat(world.parked("customers")).isEmpty();
  }

  @Test
  @Tag("F-55")
  void parksARecordWhoseMappingFailsWhileTheOthersGo() {
    World world =
        world(
            MirrorRoute.<Customer, Customer>builder(
                    "customers",
                    Side.LEFT,
                    EntityTypes.CUSTOMER,
                    EntityTypes.CUSTOMER,
                    (customer, context) -> {
                      if (context.sourceId().equals("c2")) {
                        throw new IllegalStateException("deling på null");
                      }
                      return Mapping.mapped(customer);
                    })
                .match(Match.by("number", Customer::number))
                .build());
    fill(world, 3);
    RunReport report = world.run();
    assertThat(report.count(Outcome.CREATED)).isEqualTo(2);
    assertThat(world.parked("customers"))
        .singleElement()
        .satisfies(parked -> assertThat(parked.message().params()).containsKey("error"));
  }

  @Test
  @Tag("F-55")
  void parksARecordThatTheTargetRefusesAndDoesNotSendItAgainUnchanged() {
    World world =
        world(Capabilities.builder().reading(Reading.FULL).pageSize(3), Able.register(), plain());
    world.right.refuse(
        EntityTypes.CUSTOMER, wanted -> wanted.name().isBlank(), Message.of("inmemory.no-name"));
    fill(world, 3);
    rename(world, "c2", " ");
    assertThat(world.run().count(Outcome.REJECTED)).isEqualTo(1);
    int creates = world.right.calls(Operation.CREATE).size();
    RunReport again = world.run();
    assertThat(world.right.calls(Operation.CREATE)).hasSize(creates);
    assertThat(again.exitCode()).isEqualTo(1);
    rename(world, "c2", "Med navn");
    assertThat(world.run().count(Outcome.CREATED)).isEqualTo(1);
  }

  @Test
  @Tag("F-57")
  void sendsAParkedRecordAgainWhenAPersonAsks() {
    World world = world(plain());
    AtomicInteger open = new AtomicInteger(1);
    world.right.refuse(
        EntityTypes.CUSTOMER, wanted -> open.get() == 1, Message.of("inmemory.closed"));
    fill(world, 2);
    world.run();
    open.set(0);
    assertThat(world.run().count(Outcome.CREATED)).isZero();
    assertThat(world.open().retry("customers", List.of("c1")).count(Outcome.CREATED)).isEqualTo(1);
    assertThat(world.open().retry("customers", List.of()).count(Outcome.CREATED)).isEqualTo(1);
    assertThat(world.parked("customers")).isEmpty();
  }

  @Test
  void commitsAtMostOnceAPageBesideTheRunItself() {
    World world = world(plain());
    List<List<StateChange>> commits = new ArrayList<>();
    fill(world, 30);
    world.around(store -> CountingStore.commits(store, (call, changes) -> commits.add(changes)));
    RunReport report = world.run();
    assertThat(report.count(Outcome.CREATED)).isEqualTo(30);
    assertThat(report.commits()).isLessThanOrEqualTo(10 + 1);
    assertThat(commits).hasSizeLessThanOrEqualTo(10 + 2);
    commits.clear();
    world.run();
    assertThat(commits).hasSize(1);
    assertThat(commits.get(0))
        .extracting(Object::getClass)
        .containsExactly(
            StateChange.PutRun.class, StateChange.DropJournal.class, StateChange.DropRuns.class);
  }

  @Test
  void commitsAtMostTwiceAPageWhereCreatesNeedAnIntent() {
    World world = world(Able.changes(), Able.register(CreateProof.UNIQUE_REFERENCE), plain());
    fill(world, 30);
    RunReport report = world.run();
    assertThat(report.count(Outcome.CREATED)).isEqualTo(30);
    assertThat(report.commits()).isLessThanOrEqualTo(20 + 1);
  }

  @Test
  @Tag("F-04")
  void neverPassesAnUnfinishedRecord() {
    World world = world(plain()).inFlight(4);
    fill(world, 12);
    AtomicInteger calls = new AtomicInteger();
    world.right.before(
        Operation.CREATE,
        call -> {
          if (calls.incrementAndGet() == 5) {
            throw new Unavailable(Message.of("http.too-many"));
          }
        });
    RunReport paused = world.run();
    assertThat(paused.state()).isEqualTo(RunState.PAUSED);
    assertThat(paused.exitCode()).isEqualTo(3);
    assertThat(world.parked("customers")).isEmpty();
    RunReport report = world.run();
    assertThat(report.state()).isEqualTo(RunState.COMPLETED);
    assertThat(world.right.records(EntityTypes.CUSTOMER)).hasSize(12);
    assertThat(world.right.creates(EntityTypes.CUSTOMER)).hasSize(12);
  }

  @Test
  void writesARecordOnceThatComesAgainOnALaterPage() {
    World world = world(plain());
    fill(world, 4);
    AtomicInteger pages = new AtomicInteger();
    world.left.before(
        Operation.READ,
        call -> {
          if (pages.incrementAndGet() == 2) {
            rename(world, "c1", "Endret under lesing");
          }
        });
    RunReport report = world.run();
    assertThat(report.count(Outcome.REVIEW)).isZero();
    assertThat(world.right.records(EntityTypes.CUSTOMER)).hasSize(4);
    assertThat(world.right.records(EntityTypes.CUSTOMER).values())
        .extracting(Customer::name)
        .contains("Endret under lesing");
  }

  @Test
  void linksARecordOnceThatComesAgainOnALaterPage() {
    World world = world(plain());
    fill(world, 4);
    world.right.put(EntityTypes.CUSTOMER, "f1", customer("1001", "Kunde 1"));
    AtomicInteger pages = new AtomicInteger();
    world.left.before(
        Operation.READ,
        call -> {
          if (pages.incrementAndGet() == 2) {
            rename(world, "c1", "Endret under lesing");
          }
        });
    RunReport report = world.run();
    assertThat(report.count(Outcome.REVIEW)).isZero();
    assertThat(world.right.record(EntityTypes.CUSTOMER, "f1").orElseThrow().name())
        .isEqualTo("Endret under lesing");
  }

  @Test
  @Tag("F-54")
  void pausesWithoutParkingWhenTheTargetFailsForOneRecordAfterTheOther() {
    World world = world(plain());
    fill(world, 30);
    world.run();
    for (int i = 1; i <= 30; i++) {
      rename(world, "c" + i, "Endret " + i);
    }
    AtomicInteger down = new AtomicInteger(1);
    world.right.before(
        Operation.UPDATE,
        call -> {
          if (down.get() == 1) {
            throw new Unclear(Message.of("http.unclear"));
          }
        });
    RunReport report = world.run();
    assertThat(report.state()).isEqualTo(RunState.PAUSED);
    assertThat(world.parked("customers").size()).isLessThan(10);
    down.set(0);
    assertThat(world.run().state()).isEqualTo(RunState.COMPLETED);
    assertThat(world.parked("customers")).isEmpty();
    assertThat(world.right.records(EntityTypes.CUSTOMER).values())
        .allMatch(one -> one.name().startsWith("Endret"));
  }

  @Test
  @Tag("F-55")
  void letsTheOthersGoWhenOneUpdateAlwaysEndsWithAnError() {
    World world = world(plain());
    fill(world, 5);
    world.run();
    for (int i = 1; i <= 5; i++) {
      rename(world, "c" + i, "Endret " + i);
    }
    String bad =
        world.memory.links(World.SCOPE, "customer", Side.LEFT, List.of("c2")).get("c2").rightId();
    world.right.before(
        Operation.UPDATE,
        call -> {
          if (call.about().contains(bad)) {
            throw new Unclear(Message.of("http.unclear"));
          }
        });
    RunReport report = world.run();
    assertThat(report.state()).isEqualTo(RunState.COMPLETED);
    assertThat(report.count(Outcome.UPDATED)).isEqualTo(4);
    assertThat(world.parked("customers")).extracting(Parked::sourceId).containsExactly("c2");
  }

  @Test
  void triesARecordThatChangedUnderneathAgainInTheNextRun() {
    World world = world(plain());
    fill(world, 1);
    world.run();
    rename(world, "c1", "Endret");
    Stale stale = new Stale(Message.of("http.stale"));
    world.right.failNext(Operation.UPDATE, stale);
    world.right.failNext(Operation.UPDATE, stale);
    assertThat(world.run().count(Outcome.WAITING)).isEqualTo(1);
    assertThat(world.run().count(Outcome.UPDATED)).isEqualTo(1);
    assertThat(world.parked("customers")).isEmpty();
  }

  @Test
  void stopsTheRouteWhenTheTargetAnswersNonsenseAllTheTime() {
    World world = world(plain());
    fill(world, 30);
    world.right.before(
        Operation.CREATE,
        call -> {
          throw new Broken(Message.of("http.not-json"));
        });
    RunReport report = world.run();
    assertThat(report.state()).isEqualTo(RunState.FAILED);
    assertThat(world.parked("customers").size()).isLessThan(10);
  }

  @Test
  void saysThatAConnectorFailedInsteadOfThrowing() {
    World world = world(plain());
    fill(world, 3);
    world.left.before(
        Operation.READ,
        call -> {
          throw new IllegalStateException("feil i koblingen");
        });
    RunReport report = world.run();
    assertThat(report.state()).isEqualTo(RunState.FAILED);
    assertThat(report.route("customers").orElseThrow().problem().params().get("error"))
        .contains("feil i koblingen");
    assertThat(world.memory.runs(World.SCOPE, 1)).hasSize(1);
  }

  @Test
  void countsWhatStandsOnlyInTheTarget() {
    World world = world(plain());
    fill(world, 2);
    world.right.put(EntityTypes.CUSTOMER, "f1", customer("1001", "Kunde 1"));
    world.right.put(EntityTypes.CUSTOMER, "f8", customer("8001", "Bare her"));
    world.run();
    fill(world, 3);
    RunReport whole = world.run(RunOptions.builder().whole().acceptFirstPlanBy("x").build());
    assertThat(whole.route("customers").orElseThrow().reasons())
        .filteredOn(reason -> reason.message().code().equals("match.only-in-target"))
        .singleElement()
        .satisfies(reason -> assertThat(reason.message().params()).containsEntry("count", "1"));
  }

  @Test
  void carriesAChangeMadeWhileACreateWasUnclear() {
    World world =
        world(
            Able.changes(),
            Able.register(CreateProof.SEARCHABLE_MARKER).visibilityDelay(Duration.ofMinutes(5)),
            plain());
    fill(world, 1);
    world.right.loseAnswerOfNextCreate();
    assertThat(world.run().count(Outcome.UNSETTLED)).isEqualTo(1);
    rename(world, "c1", "Endret imens");
    world.run();
    clock.advance(Duration.ofMinutes(6));
    world.run();
    assertThat(only(world.right).name()).isEqualTo("Endret imens");
    assertThat(world.right.creates(EntityTypes.CUSTOMER).values()).containsExactly(1);
    assertThat(world.parked("customers")).isEmpty();
  }

  @Test
  void doesNotWriteAgainWhatASettledCreateBrought() {
    World world =
        world(
            Able.changes(),
            Able.register(CreateProof.SEARCHABLE_MARKER).visibilityDelay(Duration.ofMinutes(5)),
            plain());
    fill(world, 1);
    world.right.loseAnswerOfNextCreate();
    world.run();
    clock.advance(Duration.ofMinutes(6));
    RunReport report = world.run();
    assertThat(report.count(Outcome.ADOPTED)).isEqualTo(1);
    assertThat(world.right.calls(Operation.UPDATE)).isEmpty();
    Link link = world.memory.links(World.SCOPE, "customer", Side.LEFT, List.of("c1")).get("c1");
    assertThat(link.leftNumber()).isEqualTo("1001");
  }

  @Test
  void leavesNothingInDoubtThatWasNeverSent() {
    World world = world(Able.changes(), Able.register(CreateProof.NOTHING), plain()).inFlight(1);
    fill(world, 9);
    AtomicInteger calls = new AtomicInteger();
    world.right.before(
        Operation.CREATE,
        call -> {
          if (calls.incrementAndGet() == 2) {
            throw new Unavailable(Message.of("http.too-many"));
          }
        });
    assertThat(world.run().state()).isEqualTo(RunState.PAUSED);
    assertThat(world.memory.intents(World.SCOPE, "customers")).isEmpty();
    RunReport report = world.run();
    assertThat(report.count(Outcome.IN_DOUBT)).isZero();
    assertThat(world.right.records(EntityTypes.CUSTOMER)).hasSize(9);
  }

  @Test
  @Tag("F-34")
  void sendsAnOperationAgainUnderTheSameKey() {
    World world = world(Able.changes(), Able.register(CreateProof.OPERATION_KEY), plain());
    fill(world, 3);
    world.right.loseAnswerOfNextCreate();
    world.run();
    world.run();
    assertThat(world.right.records(EntityTypes.CUSTOMER)).hasSize(3);
    assertThat(world.right.creates(EntityTypes.CUSTOMER).values()).containsOnly(1);
  }

  @Test
  void keepsADoubtfulCreateForAPersonWhenItsRecordChanges() {
    World world = world(Able.changes(), Able.register(CreateProof.NOTHING), plain());
    fill(world, 1);
    world.right.loseAnswerOfNextCreate();
    assertThat(world.run().count(Outcome.IN_DOUBT)).isEqualTo(1);
    rename(world, "c1", "Endret");
    world.run();
    assertThat(world.parked("customers"))
        .singleElement()
        .satisfies(parked -> assertThat(parked.kind()).isEqualTo(Parked.Kind.IN_DOUBT));
    assertThat(world.right.records(EntityTypes.CUSTOMER)).hasSize(1);
  }

  @Test
  void doesNothingMoreForADoubtfulCreateRunAfterRun() {
    World world = world(Able.changes(), Able.register(CreateProof.NOTHING), plain());
    fill(world, 1);
    world.right.loseAnswerOfNextCreate();
    world.run();
    RunReport report = world.run();
    assertThat(report.commits()).isZero();
    assertThat(report.exitCode()).isEqualTo(1);
    assertThat(world.right.calls(Operation.CREATE)).hasSize(1);
  }
}
