package no.samklang.sync.engine;

import static no.samklang.sync.engine.Trial.hours;
import static no.samklang.sync.engine.Trial.reversal;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import no.samklang.sync.Outcome;
import no.samklang.sync.PostRoute;
import no.samklang.sync.RouteReport;
import no.samklang.sync.RunReport;
import no.samklang.sync.RunState;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.ProjectTransaction;
import no.samklang.sync.model.ProjectTransactionLine;
import no.samklang.sync.model.Ref;
import no.samklang.sync.model.TimeEntry;
import no.samklang.sync.spi.Broken;
import no.samklang.sync.spi.Capabilities;
import no.samklang.sync.spi.Capabilities.CreateProof;
import no.samklang.sync.spi.Gone;
import no.samklang.sync.spi.Link;
import no.samklang.sync.spi.Mapping;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.NotAllowed;
import no.samklang.sync.spi.Parked;
import no.samklang.sync.spi.Rejected;
import no.samklang.sync.spi.Stale;
import no.samklang.sync.spi.StateChange;
import no.samklang.sync.spi.SyncException;
import no.samklang.sync.spi.Unavailable;
import no.samklang.sync.spi.Unclear;
import no.samklang.sync.testkit.Fault;
import no.samklang.sync.testkit.InMemorySystem;
import no.samklang.sync.testkit.MovableClock;
import no.samklang.sync.testkit.Operation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PostTest {
  private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

  private final MovableClock clock = MovableClock.at("2026-11-02T08:00:00Z");

  private World world(PostRoute<?, ?> route) {
    return world(Able.queue(), Able.documents(CreateProof.SEARCHABLE_MARKER), route);
  }

  private World late() {
    return world(
        Able.queue(),
        Able.lateDocuments(CreateProof.SEARCHABLE_MARKER, FIVE_MINUTES),
        Trial.hours().build());
  }

  private World world(
      Capabilities.Builder source, Capabilities.Builder target, PostRoute<?, ?> route) {
    InMemorySystem field =
        InMemorySystem.builder("field")
            .clock(clock)
            .type(EntityTypes.TIME_ENTRY, source.build())
            .build();
    InMemorySystem erp =
        InMemorySystem.builder("erp")
            .clock(clock)
            .type(EntityTypes.PROJECT_TRANSACTION, target.build())
            .build();
    return new World(clock, field, erp, route).inFlight(1);
  }

  private static void fill(World world, int entries) {
    for (int i = 1; i <= entries; i++) {
      world.left.put(EntityTypes.TIME_ENTRY, "t" + i, hours("e" + i, "1"));
    }
  }

  private static List<String> posted(World world) {
    return world.right.records(EntityTypes.PROJECT_TRANSACTION).values().stream()
        .flatMap(document -> document.lines().stream())
        .map(ProjectTransactionLine::key)
        .toList();
  }

  private static boolean carries(ProjectTransaction document, String key) {
    return document.lines().stream().anyMatch(line -> line.key().equals(key));
  }

  private static RouteReport.Reason reason(RunReport report, String code) {
    return report.route("hours").orElseThrow().reasons().stream()
        .filter(reason -> reason.message().code().equals(code))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void acknowledgesARowAgainThatIsDeliveredButStillOffered() {
    World world = world(Trial.hours().build());
    fill(world, 1);
    world.run();
    world.left.put(EntityTypes.TIME_ENTRY, "t1", hours("e1", "1"));
    RunReport report = world.run();
    assertThat(report.count(Outcome.POSTED)).isZero();
    assertThat(report.count(Outcome.ACKNOWLEDGED)).isEqualTo(1);
    assertThat(world.right.creates(EntityTypes.PROJECT_TRANSACTION)).hasSize(1);
  }

  @Test
  void repeatsAFailedMarkAndNeverThePost() {
    World world = world(Trial.hours().build());
    fill(world, 2);
    world.left.failNext(Operation.ACKNOWLEDGE, new Unavailable(Message.of("http.unavailable")));
    assertThat(world.run().state()).isEqualTo(RunState.PAUSED);
    assertThat(world.left.acknowledged(EntityTypes.TIME_ENTRY)).isEmpty();
    RunReport report = world.run();
    assertThat(report.state()).isEqualTo(RunState.COMPLETED);
    assertThat(report.count(Outcome.POSTED)).isZero();
    assertThat(world.left.acknowledged(EntityTypes.TIME_ENTRY)).containsOnlyKeys("t1", "t2");
    assertThat(world.right.creates(EntityTypes.PROJECT_TRANSACTION)).hasSize(1);
  }

  @Test
  @Tag("F-55")
  void marksTheOthersWhenTheSourceRefusesToMarkOne() {
    World world = world(Trial.hours().build());
    fill(world, 5);
    world.left.before(
        Operation.ACKNOWLEDGE,
        call -> {
          if (call.about().contains("t2")) {
            throw new Gone(Message.of("http.gone"));
          }
        });
    RunReport report = world.run();
    assertThat(report.state()).isEqualTo(RunState.COMPLETED);
    assertThat(world.left.acknowledged(EntityTypes.TIME_ENTRY))
        .containsOnlyKeys("t1", "t3", "t4", "t5");
    assertThat(reason(report, "acknowledge.refused").count()).isEqualTo(1);
    assertThat(world.run().state()).isEqualTo(RunState.COMPLETED);
    assertThat(posted(world)).hasSize(5);
  }

  @Test
  void findsTheRowThatTheSourceDoesNotMarkInFewCalls() {
    World world =
        world(
            Able.queue().pageSize(64),
            Able.documents(CreateProof.SEARCHABLE_MARKER),
            Trial.hours().build());
    fill(world, 64);
    AtomicInteger calls = new AtomicInteger();
    world.left.before(
        Operation.ACKNOWLEDGE,
        call -> {
          calls.incrementAndGet();
          if (call.about().contains("t40")) {
            throw new Rejected(Message.of("inmemory.refused"));
          }
        });

    world.run();

    assertThat(world.left.acknowledged(EntityTypes.TIME_ENTRY))
        .hasSize(63)
        .doesNotContainKey("t40");
    assertThat(calls.get()).isLessThanOrEqualTo(13);
  }

  @Test
  @Tag("F-30")
  void leavesAWaitingRowUnmarkedAndSendsItOnceItsEmployeeIsLinked() {
    World world = world(Trial.hours().build());
    fill(world, 1);
    world.left.put(
        EntityTypes.TIME_ENTRY,
        "t9",
        hours("e9", "2").toBuilder().employee(Ref.to(EntityTypes.EMPLOYEE, "7", "07")).build());
    RunReport report = world.run();
    assertThat(report.count(Outcome.WAITING)).isEqualTo(1);
    assertThat(world.left.acknowledged(EntityTypes.TIME_ENTRY)).containsOnlyKeys("t1");
    assertThat(world.explain("hours", "t9")).contains("Employee 07 is not linked");
    link(world, "employee", "7", "r7");
    assertThat(world.run().count(Outcome.POSTED)).isEqualTo(1);
    assertThat(world.left.acknowledged(EntityTypes.TIME_ENTRY)).containsOnlyKeys("t1", "t9");
    assertThat(world.parked("hours")).isEmpty();
  }

  private static void link(World world, String type, String left, String right) {
    var lease =
        world.memory.acquire(World.SCOPE, "by hand", "test", Duration.ofMinutes(1)).orElseThrow();
    world.memory.commit(
        lease, List.of(new StateChange.PutLink(new Link(type, left, null, right, null))));
    world.memory.release(lease);
  }

  @Test
  void leavesAReversalWithoutOriginalToAPerson() {
    World world = world(Trial.hours().build());
    world.left.put(EntityTypes.TIME_ENTRY, "t1", reversal("e1", "7.5"));
    RunReport report = world.run();
    assertThat(report.count(Outcome.REVIEW)).isEqualTo(1);
    assertThat(report.exitCode()).isEqualTo(1);
    assertThat(posted(world)).isEmpty();
    assertThat(world.left.acknowledged(EntityTypes.TIME_ENTRY)).isEmpty();
  }

  @Test
  void postsAReversalAndItsReplacementInOrder() {
    World world = world(Trial.hours().build());
    fill(world, 1);
    world.run();
    world.left.put(EntityTypes.TIME_ENTRY, "t2", reversal("e1", "1"));
    world.left.put(EntityTypes.TIME_ENTRY, "t3", hours("e1", "2"));
    assertThat(world.run().count(Outcome.POSTED)).isEqualTo(2);
    assertThat(posted(world)).containsExactly("t1", "t2", "t3");
  }

  @Test
  void postsThemInOrderAlsoInDocumentsOfTheirOwn() {
    World world = world(Trial.hours(1, Trial::document).build()).inFlight(4);
    fill(world, 3);
    world.run();
    world.left.put(EntityTypes.TIME_ENTRY, "u1", reversal("e2", "1"));
    world.left.put(EntityTypes.TIME_ENTRY, "u2", hours("e2", "3"));
    world.left.put(EntityTypes.TIME_ENTRY, "u3", reversal("e2", "3"));
    world.run();
    assertThat(posted(world)).containsSubsequence("u1", "u2", "u3").hasSize(6);
  }

  @Test
  void holdsTheReplacementBackWhileTheReversalDoesNotGo() {
    World world = world(Trial.hours(1, Trial::document).build());
    fill(world, 1);
    world.run();
    AtomicInteger closed = new AtomicInteger(1);
    world.right.refuse(
        EntityTypes.PROJECT_TRANSACTION,
        document -> closed.get() == 1 && carries(document, "t2"),
        Message.of("inmemory.period-closed"));
    world.left.put(EntityTypes.TIME_ENTRY, "t2", reversal("e1", "1"));
    world.left.put(EntityTypes.TIME_ENTRY, "t3", hours("e1", "2"));
    RunReport report = world.run();
    assertThat(report.count(Outcome.REJECTED)).isEqualTo(1);
    assertThat(report.count(Outcome.WAITING)).isEqualTo(1);
    assertThat(posted(world)).containsExactly("t1");
    closed.set(0);
    world.run();
    assertThat(posted(world)).containsExactly("t1", "t2", "t3");
    assertThat(world.parked("hours")).isEmpty();
  }

  @Test
  void holdsTheReplacementBackWhileTheReversalWaitsForALink() {
    World world = world(Able.changes(), documents(), Trial.hours(1, Trial::document).build());
    world.left.put(EntityTypes.TIME_ENTRY, "z1", waiting("e1"));
    world.left.put(EntityTypes.TIME_ENTRY, "a2", hours("e1", "2"));
    world.run();
    world.left.put(EntityTypes.TIME_ENTRY, "a1", hours("e1", "3"));
    world.run();
    assertThat(posted(world)).isEmpty();
    link(world, "employee", "7", "r7");
    world.run();
    assertThat(posted(world)).containsExactly("z1", "a2", "a1");
    assertThat(world.parked("hours")).isEmpty();
  }

  private static TimeEntry waiting(String entry) {
    return hours(entry, "1").toBuilder().employee(Ref.to(EntityTypes.EMPLOYEE, "7")).build();
  }

  private static Capabilities.Builder documents() {
    return Able.documents(CreateProof.SEARCHABLE_MARKER);
  }

  @Test
  @Tag("F-55")
  void halvesARefusedGroupUntilTheBadLineStandsAlone() {
    World world = world(Able.queue().pageSize(10), documents(), Trial.hours().build());
    fill(world, 8);
    world.right.refuse(
        EntityTypes.PROJECT_TRANSACTION,
        document -> carries(document, "t6"),
        Message.of("inmemory.unknown-task"));
    RunReport report = world.run();
    assertThat(report.count(Outcome.POSTED)).isEqualTo(7);
    assertThat(report.count(Outcome.REJECTED)).isEqualTo(1);
    assertThat(world.parked("hours")).extracting(Parked::sourceId).containsExactly("t6");
    assertThat(posted(world)).hasSize(7).doesNotContain("t6");
    assertThat(world.left.acknowledged(EntityTypes.TIME_ENTRY)).doesNotContainKey("t6");
    assertThat(world.memory.intents(World.SCOPE, "hours")).isEmpty();
  }

  @Test
  void sendsARefusedLineAgainWhenItsCauseIsMendedInTheTarget() {
    World world = world(Trial.hours().build());
    AtomicInteger closed = new AtomicInteger(1);
    world.right.refuse(
        EntityTypes.PROJECT_TRANSACTION,
        document -> closed.get() == 1,
        Message.of("inmemory.period-closed"));
    fill(world, 1);
    world.run();
    closed.set(0);
    assertThat(world.run().count(Outcome.POSTED)).isEqualTo(1);
    assertThat(world.parked("hours")).isEmpty();
  }

  @Test
  @Tag("F-56")
  void letsALineRestThatIsRefusedAgainAndAgain() {
    World world = world(Trial.hours().build());
    world.right.refuse(
        EntityTypes.PROJECT_TRANSACTION, any -> true, Message.of("inmemory.refused"));
    fill(world, 1);
    for (int i = 0; i < 20; i++) {
      assertThat(world.run().count(Outcome.REJECTED)).isEqualTo(1);
    }
    assertThat(world.right.calls(Operation.CREATE)).hasSize(4);
    clock.advance(Duration.ofHours(7));
    world.run();
    assertThat(world.right.calls(Operation.CREATE)).hasSize(5);
    assertThat(world.parked("hours").get(0).attempts()).isEqualTo(5);
    world.open().retry("hours", List.of("t1"));
    assertThat(world.right.calls(Operation.CREATE)).hasSize(6);
  }

  @Test
  void leavesOutByRuleAndTellsTheSourceOnlyIfTheRuleSaysSo() {
    World world =
        world(
            Trial.hours(
                    100,
                    (entry, context) ->
                        entry.project() != null && entry.project().id().equals("P1")
                            ? Trial.document(entry, context)
                            : new Mapping.Skipped<>(
                                Message.of("match.no-key"), context.sourceId().equals("t2")))
                .build());
    fill(world, 1);
    world.left.put(EntityTypes.TIME_ENTRY, "t2", without("e2"));
    world.left.put(EntityTypes.TIME_ENTRY, "t3", without("e3"));
    RunReport report = world.run();
    assertThat(report.count(Outcome.SKIPPED)).isEqualTo(2);
    assertThat(report.exitCode()).isZero();
    assertThat(world.left.acknowledged(EntityTypes.TIME_ENTRY)).containsOnlyKeys("t1", "t2");
    assertThat(world.left.acknowledged(EntityTypes.TIME_ENTRY).get("t2")).isEmpty();
    assertThat(reason(world.run(), "match.no-key").fresh()).isZero();
  }

  private static TimeEntry without(String entry) {
    return hours(entry, "1").toBuilder()
        .project(Ref.direct(EntityTypes.PROJECT, "unknown"))
        .build();
  }

  @Test
  void namesWhatIsOlderThanTheStartOnce() {
    World world =
        world(
            Trial.hours(
                    100,
                    (entry, context) ->
                        entry
                                .date()
                                .atStartOfDay(context.zone())
                                .toInstant()
                                .isBefore(context.activatedAt().minus(Duration.ofDays(1)))
                            ? Mapping.skipped(Message.of("match.no-key"))
                            : Trial.document(entry, context))
                .build());
    world.left.put(
        EntityTypes.TIME_ENTRY,
        "old",
        hours("e1", "1").toBuilder().date(java.time.LocalDate.of(2026, 1, 2)).build());
    fill(world, 1);
    RunReport first = world.run();
    assertThat(reason(first, "match.no-key").fresh()).isEqualTo(1);
    assertThat(first.count(Outcome.POSTED)).isEqualTo(1);
    clock.advance(Duration.ofDays(30));
    world.left.put(EntityTypes.TIME_ENTRY, "t2", hours("e2", "1"));
    RunReport second = world.run();
    assertThat(reason(second, "match.no-key").fresh()).isZero();
    assertThat(reason(second, "match.no-key").count()).isEqualTo(1);
    assertThat(second.count(Outcome.POSTED)).isEqualTo(1);
  }

  @Test
  void forgetsAParkedRowThatTheQueueNoLongerOffers() {
    World world = world(Trial.hours().build());
    world.left.put(EntityTypes.TIME_ENTRY, "t1", waiting("e1"));
    world.run();
    assertThat(world.parked("hours")).hasSize(1);
    world.left.delete(EntityTypes.TIME_ENTRY, "t1");
    world.run();
    assertThat(world.parked("hours")).isEmpty();
  }

  @Test
  @Tag("F-41")
  void preparesTheQueueForARunAndNeverForAPlan() {
    World world = world(Trial.hours().build());
    fill(world, 2);
    assertThat(world.plan().report().count(Outcome.POSTED)).isEqualTo(2);
    assertThat(world.left.calls(Operation.PREPARE)).isEmpty();
    assertThat(world.right.calls()).isEmpty();
    world.run();
    assertThat(world.left.calls(Operation.PREPARE)).hasSize(1);
  }

  @Test
  void postsARowOnceThatIsOfferedAgainWhileItsDocumentIsOpen() {
    World world =
        world(
            Able.queue(),
            Able.lateDocuments(CreateProof.SEARCHABLE_MARKER, FIVE_MINUTES),
            Trial.hours().build());
    fill(world, 4);
    world.right.loseAnswerOfNextCreate();
    AtomicInteger pages = new AtomicInteger();
    world.left.before(
        Operation.READ,
        call -> {
          if (pages.incrementAndGet() == 2) {
            world.left.put(EntityTypes.TIME_ENTRY, "t1", hours("e1", "1"));
          }
        });
    world.run();
    clock.advance(FIVE_MINUTES);
    world.run();
    assertThat(posted(world)).containsExactlyInAnyOrder("t1", "t2", "t3", "t4");
  }

  @Test
  @Tag("F-33")
  void adoptsADocumentWhoseAnswerWasLost() {
    World world = world(Trial.hours().build());
    fill(world, 2);
    world.right.loseAnswerOfNextCreate();
    RunReport report = world.run();
    assertThat(report.count(Outcome.ADOPTED)).isEqualTo(2);
    assertThat(posted(world)).containsExactly("t1", "t2");
    assertThat(world.left.acknowledged(EntityTypes.TIME_ENTRY)).hasSize(2);
  }

  @Test
  @Tag("F-33")
  void looksForALostDocumentUntilItBecomesVisible() {
    World world = late();
    fill(world, 2);
    world.right.loseAnswerOfNextCreate();
    RunReport first = world.run();
    assertThat(first.count(Outcome.UNSETTLED)).isEqualTo(2);
    assertThat(first.exitCode()).isEqualTo(1);
    assertThat(world.run().count(Outcome.UNSETTLED)).isEqualTo(2);
    assertThat(world.explain("hours", "t1")).contains("not known yet");
    clock.advance(FIVE_MINUTES);
    assertThat(world.run().count(Outcome.ADOPTED)).isEqualTo(2);
    assertThat(world.right.calls(Operation.CREATE)).hasSize(1);
    assertThat(world.parked("hours")).isEmpty();
  }

  @Test
  @Tag("F-34")
  void sendsAgainWhatProvedAbsent() {
    World world = late();
    fill(world, 2);
    world.right.failNext(Operation.CREATE, new Unclear(Message.of("http.unclear")));
    assertThat(world.run().count(Outcome.UNSETTLED)).isEqualTo(2);
    clock.advance(FIVE_MINUTES);
    assertThat(world.run().count(Outcome.POSTED)).isEqualTo(2);
    assertThat(posted(world)).containsExactly("t1", "t2");
    assertThat(world.right.calls(Operation.CREATE))
        .hasSize(2)
        .extracting(call -> call.about().get(0))
        .containsOnly(
            world.right.creates(EntityTypes.PROJECT_TRANSACTION).keySet().toArray(String[]::new));
  }

  @Test
  void waitsForTheVisibilityOfTheSecondSendingToo() {
    World world = late();
    fill(world, 1);
    world.right.failNext(Operation.CREATE, new Unclear(Message.of("http.unclear")));
    world.run();
    clock.advance(FIVE_MINUTES);
    world.right.loseAnswerOfNextCreate();
    world.run();
    world.run();
    clock.advance(FIVE_MINUTES);
    world.run();
    assertThat(posted(world)).containsExactly("t1");
    assertThat(world.right.calls(Operation.CREATE)).hasSize(2);
  }

  @Test
  @Tag("F-33")
  void doesNotBelieveARefusalBecauseTheFirstSendingArrivedLate() {
    World world =
        world(
            Able.queue(),
            Able.lateDocuments(CreateProof.UNIQUE_REFERENCE, FIVE_MINUTES),
            Trial.hours().build());
    fill(world, 2);
    world.right.breakCalls(Fault.slow(Duration.ofMinutes(6)).in(Operation.CREATE).onCall(1));
    world.right.loseAnswerOfNextCreate();
    world.run();
    clock.advance(FIVE_MINUTES);
    world.run();
    assertThat(posted(world)).containsExactly("t1", "t2");
    assertThat(world.parked("hours")).isEmpty();
    assertThat(world.left.acknowledged(EntityTypes.TIME_ENTRY)).hasSize(2);
  }

  @Test
  @Tag("F-55")
  void halvesAGroupThatTheTargetFailsAtTwiceAndParksTheLineThatBreaksIt() {
    World world = world(Able.queue().pageSize(10), documents(), Trial.hours().build());
    fill(world, 4);
    failsAt(world, "t3");
    RunReport report = world.run();
    assertThat(report.count(Outcome.POSTED)).isEqualTo(3);
    assertThat(report.count(Outcome.REJECTED)).isEqualTo(1);
    assertThat(world.parked("hours")).extracting(Parked::sourceId).containsExactly("t3");
  }

  @Test
  @Tag("F-55")
  void repeatsAnAbsentGroupOnceThenHalvesItAndParksASingleLineAfterTwoFailures() {
    World world = world(Able.queue().pageSize(10), documents(), Trial.hours().build());
    fill(world, 2);
    failsAt(world, "t2");
    world.run();
    List<String> references =
        world.right.calls(Operation.CREATE).stream().map(call -> call.about().get(0)).toList();
    assertThat(references).hasSize(5);
    assertThat(references.get(1)).isEqualTo(references.get(0));
    assertThat(references.get(2)).isNotEqualTo(references.get(0));
    assertThat(references.get(3)).isNotIn(references.subList(0, 3));
    assertThat(references.get(4)).isEqualTo(references.get(3));
    assertThat(posted(world)).containsExactly("t1");
    assertThat(world.parked("hours"))
        .extracting(Parked::sourceId, Parked::kind)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("t2", Parked.Kind.REJECTED));
    assertThat(world.memory.intents(World.SCOPE, "hours")).isEmpty();
  }

  static Stream<Arguments> errors() {
    Message why = Message.of("http.unclear");
    return Stream.of(
        Arguments.of(new Rejected(why), RunState.COMPLETED, Outcome.REJECTED, 1),
        Arguments.of(new Unavailable(why), RunState.PAUSED, null, 1),
        Arguments.of(new NotAllowed(why), RunState.REFUSED, null, 1),
        Arguments.of(new Unclear(why), RunState.COMPLETED, Outcome.POSTED, 2),
        Arguments.of(new Stale(why), RunState.COMPLETED, Outcome.POSTED, 2),
        Arguments.of(new Gone(why), RunState.COMPLETED, Outcome.POSTED, 2),
        Arguments.of(new Broken(why), RunState.COMPLETED, Outcome.POSTED, 2));
  }

  @ParameterizedTest(name = "{0}: {1}, {2} after {3} sendings")
  @MethodSource("errors")
  @Tag("F-51")
  void answersEachKindOfErrorInItsOwnWay(
      SyncException error, RunState state, Outcome outcome, int sendings) {
    World world = world(Trial.hours().build());
    fill(world, 1);
    world.right.failNext(Operation.CREATE, error);
    RunReport report = world.run();
    assertThat(report.state()).isEqualTo(state);
    assertThat(world.right.calls(Operation.CREATE)).hasSize(sendings);
    if (outcome != null) {
      assertThat(report.count(outcome)).isEqualTo(1);
    } else {
      assertThat(world.parked("hours")).isEmpty();
    }
    world.run();
    assertThat(posted(world)).containsExactly("t1");
  }

  private static void failsAt(World world, String key) {
    world.right.before(
        Operation.CREATE,
        call -> {
          boolean bad =
              world.memory.intents(World.SCOPE, "hours").stream()
                  .filter(intent -> call.about().contains(intent.reference()))
                  .anyMatch(intent -> intent.members().contains(key));
          if (bad) {
            throw new Unclear(Message.of("http.unclear"));
          }
        });
  }

  @Test
  void takesAGroupApartThatAnEarlierRunLeftOpenAndTheTargetThenRefuses() {
    for (Capabilities.Builder source : List.of(Able.queue(), Able.changes())) {
      World world =
          world(
              source.pageSize(10),
              Able.lateDocuments(CreateProof.SEARCHABLE_MARKER, FIVE_MINUTES),
              Trial.hours().build());
      fill(world, 4);
      world.right.failNext(Operation.CREATE, new Unclear(Message.of("http.unclear")));
      world.run();
      world.right.refuse(
          EntityTypes.PROJECT_TRANSACTION,
          document -> carries(document, "t3"),
          Message.of("inmemory.unknown-task"));
      clock.advance(FIVE_MINUTES);
      world.run();
      assertThat(posted(world)).containsExactlyInAnyOrder("t1", "t2", "t4");
      assertThat(world.parked("hours")).extracting(Parked::sourceId).containsExactly("t3");
    }
  }

  @Test
  @Tag("F-54")
  void pausesWhenTheTargetIsAwayAndParksNothing() {
    World world = world(Trial.hours(1, Trial::document).build());
    fill(world, 5);
    AtomicInteger calls = new AtomicInteger();
    world.right.before(
        Operation.CREATE,
        call -> {
          if (calls.incrementAndGet() == 3) {
            throw new Unavailable(Message.of("http.too-many"));
          }
        });
    RunReport paused = world.run();
    assertThat(paused.state()).isEqualTo(RunState.PAUSED);
    assertThat(paused.exitCode()).isEqualTo(3);
    assertThat(world.parked("hours")).isEmpty();
    assertThat(world.memory.intents(World.SCOPE, "hours")).isEmpty();
    assertThat(world.left.acknowledged(EntityTypes.TIME_ENTRY)).hasSize(2);
    world.run();
    assertThat(posted(world)).containsExactlyInAnyOrder("t1", "t2", "t3", "t4", "t5");
  }

  @Test
  @Tag("F-54")
  void pausesWhenTheTargetFailsAtOneDocumentAfterTheOther() {
    World world = world(Able.queue(), documents(), Trial.hours(1, Trial::document).build());
    fill(world, 30);
    AtomicInteger down = new AtomicInteger(1);
    world.right.before(
        Operation.CREATE,
        call -> {
          if (down.get() == 1) {
            throw new Unclear(Message.of("http.unclear"));
          }
        });
    assertThat(world.run().state()).isEqualTo(RunState.PAUSED);
    assertThat(world.parked("hours").size()).isLessThan(6);
    down.set(0);
    world.run();
    assertThat(posted(world)).hasSize(30).doesNotHaveDuplicates();
  }

  @Test
  void stopsAndTellsAPersonWhenAccessIsRefused() {
    World world = world(Trial.hours().build());
    fill(world, 2);
    world.right.failNext(Operation.CREATE, new NotAllowed(Message.of("http.not-allowed")));
    RunReport report = world.run();
    assertThat(report.state()).isEqualTo(RunState.REFUSED);
    assertThat(report.exitCode()).isEqualTo(3);
    assertThat(world.parked("hours")).isEmpty();
    assertThat(world.run().count(Outcome.POSTED)).isEqualTo(2);
  }

  @Test
  @Tag("F-32")
  void leavesAnUnclearDocumentToAPersonWhereNothingCanBeLookedUp() {
    World world = world(Able.queue(), Able.documents(CreateProof.NOTHING), Trial.hours().build());
    fill(world, 2);
    world.right.loseAnswerOfNextCreate();
    RunReport report = world.run();
    assertThat(report.count(Outcome.IN_DOUBT)).isEqualTo(2);
    assertThat(report.exitCode()).isEqualTo(1);
    RunReport again = world.run();
    assertThat(again.count(Outcome.IN_DOUBT)).isEqualTo(2);
    assertThat(again.commits()).isZero();
    assertThat(world.right.calls(Operation.CREATE)).hasSize(1);
    assertThat(world.parked("hours")).extracting(Parked::kind).containsOnly(Parked.Kind.IN_DOUBT);
  }

  @Test
  @Tag("F-31")
  void makesTheIntentDurableBeforeTheCreateIsSent() {
    World world = world(Trial.hours().build());
    fill(world, 2);
    List<Integer> intents = new ArrayList<>();
    world.right.before(
        Operation.CREATE,
        call -> {
          var open = world.memory.intents(World.SCOPE, "hours");
          assertThat(open.get(0).reference()).isEqualTo(call.about().get(0));
          assertThat(open.get(0).members()).containsExactly("t1", "t2");
          intents.add(open.size());
        });
    world.run();
    assertThat(intents).containsExactly(1);
  }

  @Test
  void commitsAtMostThreeTimesAPage() {
    World world = world(Trial.hours().build());
    fill(world, 30);
    RunReport report = world.run();
    assertThat(report.count(Outcome.POSTED)).isEqualTo(30);
    assertThat(report.commits()).isLessThanOrEqualTo(1 + 3 * 10);
  }

  @Test
  void doesNothingWhenTheQueueIsEmpty() {
    World world = world(Trial.hours().build());
    fill(world, 2);
    world.run();
    RunReport report = world.run();
    assertThat(report.commits()).isZero();
    assertThat(world.right.calls(Operation.CREATE)).hasSize(1);
  }

  @Test
  @Tag("F-40")
  void leavesARecordToAPersonThatChangedAfterItWasDelivered() {
    World world = world(Able.changes(), documents(), Trial.hours().build());
    fill(world, 2);
    world.run();
    world.left.edit(
        EntityTypes.TIME_ENTRY,
        "t1",
        before -> before.toBuilder().hours(new java.math.BigDecimal("9")).build());
    RunReport report = world.run();
    assertThat(report.count(Outcome.REVIEW)).isEqualTo(1);
    assertThat(report.count(Outcome.POSTED)).isZero();
    world.left.put(EntityTypes.TIME_ENTRY, "t1", hours("e1", "1.0"));
    world.run();
    assertThat(world.parked("hours")).isEmpty();
  }

  @Test
  void noticesAChangeMadeWhileADocumentWasOpen() {
    World world =
        world(
            Able.changes(),
            Able.lateDocuments(CreateProof.SEARCHABLE_MARKER, FIVE_MINUTES),
            Trial.hours().build());
    fill(world, 1);
    world.right.loseAnswerOfNextCreate();
    world.run();
    world.left.put(EntityTypes.TIME_ENTRY, "t1", hours("e1", "5"));
    clock.advance(FIVE_MINUTES);
    assertThat(world.run().count(Outcome.REVIEW)).isEqualTo(1);
  }

  @Test
  void finishesADocumentThatStandsHalfMade() {
    InMemorySystem field =
        InMemorySystem.builder("field")
            .clock(clock)
            .type(EntityTypes.TIME_ENTRY, Able.queue().build())
            .build();
    InMemorySystem erp =
        InMemorySystem.builder("erp")
            .clock(clock)
            .type(EntityTypes.PROJECT_TRANSACTION, documents().build())
            .inSteps(EntityTypes.PROJECT_TRANSACTION, "header", "lines", "release")
            .build();
    World world = new World(clock, field, erp, Trial.hours().build());
    fill(world, 2);
    AtomicInteger steps = new AtomicInteger();
    erp.before(
        Operation.STEP,
        call -> {
          if (steps.incrementAndGet() == 2) {
            throw new Unavailable(Message.of("http.too-many"));
          }
        });
    world.run();
    world.run();
    assertThat(posted(world)).containsExactly("t1", "t2");
    assertThat(erp.creates(EntityTypes.PROJECT_TRANSACTION).values()).containsExactly(1);
    assertThat(world.left.acknowledged(EntityTypes.TIME_ENTRY)).hasSize(2);
  }
}
