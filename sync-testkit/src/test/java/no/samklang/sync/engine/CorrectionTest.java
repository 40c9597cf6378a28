package no.samklang.sync.engine;

import static no.samklang.sync.engine.Trial.hours;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import no.samklang.sync.Correction;
import no.samklang.sync.Outcome;
import no.samklang.sync.Plan;
import no.samklang.sync.PlannedChange;
import no.samklang.sync.PostRoute;
import no.samklang.sync.RunReport;
import no.samklang.sync.SyncSession;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.ProjectTransaction;
import no.samklang.sync.model.ProjectTransactionLine;
import no.samklang.sync.model.TimeEntry;
import no.samklang.sync.spi.Capabilities;
import no.samklang.sync.spi.Capabilities.CreateProof;
import no.samklang.sync.spi.Capabilities.Reading;
import no.samklang.sync.spi.LedgerEntry;
import no.samklang.sync.spi.Mapping;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Parked;
import no.samklang.sync.spi.Rejected;
import no.samklang.sync.spi.Retirement;
import no.samklang.sync.spi.Unclear;
import no.samklang.sync.testkit.InMemorySystem;
import no.samklang.sync.testkit.MovableClock;
import no.samklang.sync.testkit.Operation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of a record that changes or goes after it was delivered. */
@Tag("M-03")
@Tag("F-40")
class CorrectionTest {
  private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
  private static final String CHANGED = "post.changed-afterwards";
  private static final String GONE = "gone";

  private final MovableClock clock = MovableClock.at("2026-11-02T08:00:00Z");

  /** The policies. */
  enum Policy {
    REPORT,
    REVERSE,
    DIFFERENCE,
    DRAFT_ELSE_REVERSE,
    DRAFT_ELSE_REPORT;

    Correction<ProjectTransaction> correction() {
      return switch (this) {
        case REPORT -> Correction.report();
        case REVERSE -> Correction.reverse(CorrectionTest::reversing);
        case DIFFERENCE -> Correction.postDifference(CorrectionTest::difference);
        case DRAFT_ELSE_REVERSE -> Correction.updateDraft(REVERSE.correction());
        case DRAFT_ELSE_REPORT -> Correction.updateDraft(REPORT.correction());
      };
    }

    boolean updatesDrafts() {
      return this == DRAFT_ELSE_REVERSE || this == DRAFT_ELSE_REPORT;
    }
  }

  /** The kinds of change. */
  enum Kind {
    EDIT,
    EDIT_TWICE,
    EDIT_BACK_BEFORE_A_RUN,
    EDIT_BACK,
    DELETE,
    EDIT_AND_DELETE,
    DELETE_AND_BRING_BACK;

    /** Returns the hours after each step, a run following each. */
    List<String> steps() {
      return switch (this) {
        case EDIT -> List.of("5");
        case EDIT_TWICE -> List.of("5", "3");
        case EDIT_BACK_BEFORE_A_RUN -> List.of("1");
        case EDIT_BACK -> List.of("5", "1");
        case DELETE -> List.of(GONE);
        case EDIT_AND_DELETE -> List.of("5", GONE);
        case DELETE_AND_BRING_BACK -> List.of(GONE, "1");
      };
    }

    boolean deletes() {
      return steps().contains(GONE);
    }
  }

  static ProjectTransaction reversing(ProjectTransaction document) {
    return with(document, document.lines().stream().map(CorrectionTest::reversing).toList());
  }

  private static ProjectTransactionLine reversing(ProjectTransactionLine line) {
    return line.toBuilder()
        .quantity(line.quantity().negate())
        .billableQuantity(figure(line.billableQuantity()).negate())
        .build();
  }

  private static BigDecimal figure(BigDecimal value) {
    return value == null ? BigDecimal.ZERO : value;
  }

  static Optional<ProjectTransaction> difference(
      ProjectTransaction standing, ProjectTransaction wanted) {
    if (wanted == null) {
      return Optional.of(reversing(standing));
    }
    ProjectTransactionLine before = standing.lines().get(0);
    ProjectTransactionLine after = wanted.lines().get(0);
    BigDecimal more = after.quantity().subtract(before.quantity());
    BigDecimal billable =
        figure(after.billableQuantity()).subtract(figure(before.billableQuantity()));
    ProjectTransactionLine line =
        after.toBuilder().quantity(more).billableQuantity(billable).build();
    return more.signum() == 0 && billable.signum() == 0
        ? Optional.empty()
        : Optional.of(with(wanted, List.of(line)));
  }

  private static ProjectTransaction with(
      ProjectTransaction document, List<ProjectTransactionLine> lines) {
    return new ProjectTransaction(document.kind(), document.project(), document.period(), lines);
  }

  static PostRoute.Builder<TimeEntry, ProjectTransaction> route(int most, Policy policy) {
    return Trial.plainHours(most, Trial::document).whenChanged(policy.correction());
  }

  private World world(Capabilities.Builder source, PostRoute<?, ?> route) {
    return world(source, Able.drafts(CreateProof.SEARCHABLE_MARKER), route);
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

  private World delivered(PostRoute<?, ?> route) {
    World world = world(Able.changes(), route);
    enter(world, "t1", "1");
    world.run();
    return world;
  }

  private static void enter(World world, String id, String figure) {
    world.left.put(EntityTypes.TIME_ENTRY, id, hours("e-" + id, figure));
  }

  private static void finalise(World world) {
    world
        .right
        .records(EntityTypes.PROJECT_TRANSACTION)
        .keySet()
        .forEach(id -> world.right.finalise(EntityTypes.PROJECT_TRANSACTION, id));
  }

  /** Returns the hours of each document that carries the record, oldest first. */
  static List<Integer> posted(World world, String key) {
    return world.right.records(EntityTypes.PROJECT_TRANSACTION).entrySet().stream()
        .sorted(
            java.util.Comparator.comparingInt(
                entry -> Integer.parseInt(entry.getKey().substring(1))))
        .flatMap(entry -> entry.getValue().lines().stream())
        .filter(line -> line.key().equals(key))
        .map(line -> line.quantity().intValueExact())
        .toList();
  }

  private static LedgerEntry ledger(World world, String id) {
    return world.memory.ledger(World.SCOPE, "hours", List.of(id)).get(id);
  }

  private static List<String> codes(World world) {
    return world.parked("hours").stream().map(parked -> parked.message().code()).toList();
  }

  static Stream<Arguments> matrix() {
    List<Arguments> all = new ArrayList<>();
    for (Policy policy : Policy.values()) {
      for (boolean draft : new boolean[] {true, false}) {
        for (Kind kind : Kind.values()) {
          all.add(Arguments.of(policy, draft, kind, Reading.CHANGES));
          if (!kind.deletes()) {
            all.add(Arguments.of(policy, draft, kind, Reading.FULL));
          }
        }
      }
    }
    return all.stream();
  }

  @ParameterizedTest(name = "{0}, draft {1}, {2}, source read as {3}")
  @MethodSource("matrix")
  void correctsByPolicyWhateverTheStateOfTheTargetAndTheKindOfChange(
      Policy policy, boolean draft, Kind kind, Reading reading) {
    World world = world(Able.changes().reading(reading), route(1, policy).build());
    enter(world, "t1", "1");
    enter(world, "t2", "2");
    world.run();
    if (!draft) {
      finalise(world);
    }
    for (String step : kind.steps()) {
      if (step.equals(GONE)) {
        world.left.delete(EntityTypes.TIME_ENTRY, "t1");
      } else {
        enter(world, "t1", step);
      }
      world.run();
    }
    assertThat(posted(world, "t1")).isEqualTo(expected(policy, draft, kind));
    assertThat(posted(world, "t2")).containsExactly(2);
    assertThat(codes(world)).isEqualTo(reported(policy, draft, kind));
    assertThat(world.memory.intents(World.SCOPE, "hours")).isEmpty();
    int creates = world.right.calls(Operation.CREATE).size();
    world.run();
    world.run(no.samklang.sync.RunOptions.builder().whole().build());
    assertThat(world.right.calls(Operation.CREATE)).hasSize(creates);
    assertThat(posted(world, "t1")).isEqualTo(expected(policy, draft, kind));
  }

  private static List<Integer> expected(Policy policy, boolean draft, Kind kind) {
    boolean updates = draft && policy.updatesDrafts();
    if (updates) {
      return switch (kind) {
        case EDIT -> List.of(5);
        case EDIT_TWICE -> List.of(3);
        case EDIT_BACK_BEFORE_A_RUN, EDIT_BACK, DELETE_AND_BRING_BACK -> List.of(1);
        case DELETE, EDIT_AND_DELETE -> List.of();
      };
    }
    return switch (policy) {
      case REPORT, DRAFT_ELSE_REPORT -> List.of(1);
      case DIFFERENCE ->
          switch (kind) {
            case EDIT -> List.of(1, 4);
            case EDIT_TWICE -> List.of(1, 4, -2);
            case EDIT_BACK_BEFORE_A_RUN -> List.of(1);
            case EDIT_BACK -> List.of(1, 4, -4);
            case DELETE -> List.of(1, -1);
            case EDIT_AND_DELETE -> List.of(1, 4, -5);
            case DELETE_AND_BRING_BACK -> List.of(1, -1, 1);
          };
      case REVERSE ->
          switch (kind) {
            case EDIT -> List.of(1, -1, 5);
            case EDIT_TWICE -> List.of(1, -1, 5, -5, 3);
            case EDIT_BACK_BEFORE_A_RUN -> List.of(1);
            case EDIT_BACK -> List.of(1, -1, 5, -5, 1);
            case DELETE -> List.of(1, -1);
            case EDIT_AND_DELETE -> List.of(1, -1, 5, -5);
            case DELETE_AND_BRING_BACK -> List.of(1, -1, 1);
          };
      case DRAFT_ELSE_REVERSE ->
          switch (kind) {
            case EDIT -> List.of(1, -1, 5);
            case EDIT_TWICE -> List.of(1, -1, 3);
            case EDIT_BACK_BEFORE_A_RUN -> List.of(1);
            case EDIT_BACK, DELETE_AND_BRING_BACK -> List.of(1, -1, 1);
            case DELETE, EDIT_AND_DELETE -> List.of(1, -1);
          };
    };
  }

  private static List<String> reported(Policy policy, boolean draft, Kind kind) {
    boolean person = policy == Policy.REPORT || (policy == Policy.DRAFT_ELSE_REPORT && !draft);
    boolean differs =
        switch (kind) {
          case EDIT, EDIT_TWICE, DELETE, EDIT_AND_DELETE -> true;
          case EDIT_BACK_BEFORE_A_RUN, EDIT_BACK, DELETE_AND_BRING_BACK -> false;
        };
    return person && differs ? List.of(CHANGED) : List.of();
  }

  @Test
  void leavesTheLinesOfOthersInASharedDocumentAlone() {
    World world = world(Able.changes(), route(100, Policy.DRAFT_ELSE_REVERSE).build());
    List.of("t1", "t2", "t3").forEach(id -> enter(world, id, "2"));
    world.run();
    assertThat(world.right.records(EntityTypes.PROJECT_TRANSACTION)).hasSize(1);
    enter(world, "t2", "7");
    enter(world, "t3", "8");
    RunReport report = world.run();
    assertThat(report.count(Outcome.REVERSED)).isEqualTo(2);
    assertThat(report.count(Outcome.POSTED)).isEqualTo(2);
    assertThat(posted(world, "t1")).containsExactly(2);
    assertThat(posted(world, "t2")).containsExactly(2, -2, 7);
    assertThat(posted(world, "t3")).containsExactly(2, -2, 8);
    assertThat(
            world.right.records(EntityTypes.PROJECT_TRANSACTION).values().stream()
                .filter(document -> document.lines().size() > 1))
        .hasSize(1);
  }

  @Test
  void commitsAPageWithCorrectionsThreeTimes() {
    World world = delivered(route(1, Policy.REVERSE).build());
    enter(world, "t1", "5");
    enter(world, "t2", "6");
    RunReport report = world.run();
    assertThat(report.commits()).isEqualTo(3);
    assertThat(posted(world, "t1")).containsExactly(1, -1, 5);
  }

  @Test
  void keepsWhatWasDeliveredOnlyWhereThePolicyNeedsIt() {
    assertThat(ledger(delivered(route(1, Policy.REPORT).build()), "t1").frozen()).isNull();
    LedgerEntry kept = ledger(delivered(route(1, Policy.REVERSE).build()), "t1");
    assertThat(kept.frozen()).contains("\"quantity\":1");
    assertThat(kept.revision()).isZero();
    World queue = world(Able.queue(), route(1, Policy.REVERSE).build());
    enter(queue, "t1", "1");
    queue.run();
    assertThat(ledger(queue, "t1").frozen()).isNull();
  }

  @Test
  void tellsAQueueAgainAndCorrectsNothing() {
    World world = world(Able.queue(), route(1, Policy.REVERSE).build());
    enter(world, "t1", "1");
    world.run();
    enter(world, "t1", "5");
    assertThat(world.run().count(Outcome.ACKNOWLEDGED)).isEqualTo(1);
    assertThat(posted(world, "t1")).containsExactly(1);
  }

  @Test
  void postsNothingForAChangeThatIsNotTransferred() {
    World world = delivered(route(1, Policy.REVERSE).build());
    world.left.edit(
        EntityTypes.TIME_ENTRY, "t1", before -> before.toBuilder().text("Ny tekst").build());
    assertThat(world.run().count(Outcome.UNCHANGED)).isEqualTo(1);
    assertThat(posted(world, "t1")).containsExactly(1);
    enter(world, "t1", "5");
    world.run();
    assertThat(posted(world, "t1")).containsExactly(1, -1, 5);
  }

  @Test
  void leavesToAPersonWhatWasDeliveredBeforeThePolicyWasSet() {
    World world = delivered(route(1, Policy.REPORT).build());
    World later = world.with(route(1, Policy.REVERSE).build());
    enter(later, "t1", "5");
    later.run();
    assertThat(posted(later, "t1")).containsExactly(1);
    assertThat(codes(later)).containsExactly(CHANGED);
  }

  @Test
  void leavesToAPersonWhatARuleWouldLeaveOutNow() {
    World world =
        delivered(
            Trial.plainHours(
                    1,
                    (entry, context) ->
                        entry.hours().intValueExact() == 0
                            ? Mapping.skipped(Message.of("inmemory.no-hours"))
                            : Trial.document(entry, context))
                .whenChanged(Policy.REVERSE.correction())
                .build());
    enter(world, "t1", "0");
    world.run();
    assertThat(posted(world, "t1")).containsExactly(1);
    assertThat(codes(world)).containsExactly("correction.left-out");
  }

  @Test
  void reversesNothingForARecordThatCannotBeRead() {
    World world = delivered(route(1, Policy.REVERSE).build());
    world.left.corrupt(EntityTypes.TIME_ENTRY, "t1", Message.of("inmemory.unreadable"));
    world.run();
    assertThat(posted(world, "t1")).containsExactly(1);
    assertThat(codes(world)).containsExactly("inmemory.unreadable");
  }

  @Test
  void holdsTheReplacementBackUntilTheReversalStands() {
    World world = delivered(route(1, Policy.REVERSE).build());
    List<Boolean> closed = new ArrayList<>(List.of(true));
    world.right.refuse(
        EntityTypes.PROJECT_TRANSACTION,
        document -> closed.get(0) && negative(document),
        Message.of("inmemory.period-closed"));
    enter(world, "t1", "5");
    assertThat(world.run().count(Outcome.REJECTED)).isEqualTo(1);
    assertThat(posted(world, "t1")).containsExactly(1);
    closed.set(0, false);
    world.open().retry("hours", List.of("t1"));
    assertThat(posted(world, "t1")).containsExactly(1, -1, 5);
    assertThat(world.parked("hours")).isEmpty();
  }

  private static boolean negative(ProjectTransaction document) {
    return document.lines().stream().anyMatch(line -> line.quantity().signum() < 0);
  }

  @Test
  void postsTheReplacementAloneOnceItsRefusalIsMended() {
    World world = delivered(route(1, Policy.REVERSE).build());
    List<Boolean> closed = new ArrayList<>(List.of(true));
    Predicate<ProjectTransaction> five =
        document -> document.lines().get(0).quantity().intValueExact() == 5;
    world.right.refuse(
        EntityTypes.PROJECT_TRANSACTION,
        document -> closed.get(0) && five.test(document),
        Message.of("inmemory.period-closed"));
    enter(world, "t1", "5");
    world.run();
    assertThat(posted(world, "t1")).containsExactly(1, -1);
    assertThat(world.parked("hours"))
        .extracting(Parked::kind)
        .containsExactly(Parked.Kind.REJECTED);
    closed.set(0, false);
    world.open().retry("hours", List.of());
    assertThat(posted(world, "t1")).containsExactly(1, -1, 5);
    enter(world, "t1", "6");
    world.run();
    assertThat(posted(world, "t1")).containsExactly(1, -1, 5, -5, 6);
  }

  @Test
  void goesOnWithTheReplacementWhenTheReversalWasLongUnderWay() {
    World world =
        world(
            Able.changes(),
            Able.drafts(CreateProof.SEARCHABLE_MARKER).visibilityDelay(FIVE_MINUTES),
            route(1, Policy.REVERSE).build());
    enter(world, "t1", "1");
    world.run();
    enter(world, "t1", "5");
    world.right.loseAnswerOfNextCreate();
    assertThat(world.run().count(Outcome.UNSETTLED)).isEqualTo(1);
    enter(world, "t1", "6");
    world.run();
    assertThat(posted(world, "t1")).containsExactly(1, -1);
    clock.advance(FIVE_MINUTES);
    world.run();
    assertThat(posted(world, "t1")).containsExactly(1, -1, 6);
    assertThat(world.parked("hours")).isEmpty();
  }

  @Test
  void doesNotForgetAChangeThatWasReadWhileTheDocumentWasUnderWay() {
    World world =
        world(
            Able.changes(),
            Able.drafts(CreateProof.SEARCHABLE_MARKER).visibilityDelay(FIVE_MINUTES),
            route(1, Policy.DIFFERENCE).build());
    enter(world, "t1", "1");
    world.right.loseAnswerOfNextCreate();
    world.run();
    enter(world, "t1", "5");
    world.run();
    clock.advance(FIVE_MINUTES);
    world.run();
    assertThat(posted(world, "t1")).containsExactly(1, 4);
    assertThat(world.parked("hours")).isEmpty();
  }

  @Test
  void showsInAPlanWhatWouldBeCorrectedAndAppliesExactlyThat() {
    World world = delivered(route(1, Policy.REVERSE).build());
    enter(world, "t1", "5");
    Plan plan = world.plan();
    assertThat(plan.report().count(Outcome.REVERSED)).isEqualTo(1);
    try (SyncSession session = world.open()) {
      PlannedChange change = session.planned(plan.id(), 0, 10).get(0);
      assertThat(change.outcome()).isEqualTo(Outcome.REVERSED);
      assertThat(change.targetId()).isEqualTo("m1");
      assertThat(change.fields()).extracting(field -> field.field()).containsExactly("lines");
    }
    assertThat(posted(world, "t1")).containsExactly(1);
    world.apply(plan);
    assertThat(posted(world, "t1")).containsExactly(1, -1, 5);
  }

  @Test
  void leavesACorrectionForTheNextPlanWhenTheRecordMoved() {
    World world = delivered(route(1, Policy.REVERSE).build());
    enter(world, "t1", "5");
    Plan plan = world.plan();
    enter(world, "t1", "6");
    assertThat(world.apply(plan).count(Outcome.NOT_IN_PLAN)).isEqualTo(1);
    assertThat(posted(world, "t1")).containsExactly(1);
    world.run();
    assertThat(posted(world, "t1")).containsExactly(1, -1, 6);
  }

  @Test
  void writesOnlyTheChangedFieldsOfADraft() {
    World world = delivered(route(1, Policy.DRAFT_ELSE_REVERSE).build());
    world.right.edit(
        EntityTypes.PROJECT_TRANSACTION,
        "m1",
        document ->
            new ProjectTransaction(
                "EGEN", document.project(), document.period(), document.lines()));
    enter(world, "t1", "5");
    assertThat(world.run().count(Outcome.UPDATED)).isEqualTo(1);
    ProjectTransaction now =
        world.right.record(EntityTypes.PROJECT_TRANSACTION, "m1").orElseThrow();
    assertThat(now.kind()).isEqualTo("EGEN");
    assertThat(posted(world, "t1")).containsExactly(5);
  }

  @Test
  void looksAgainWhenTheAnswerToAnUpdateOfADraftIsLost() {
    World world = delivered(route(1, Policy.DRAFT_ELSE_REVERSE).build());
    enter(world, "t1", "5");
    world.right.failNextAfterwards(Operation.UPDATE, new Unclear(Message.of("http.unclear")));
    assertThat(world.run().count(Outcome.UNSETTLED)).isEqualTo(1);
    assertThat(world.run().count(Outcome.UPDATED)).isEqualTo(1);
    assertThat(posted(world, "t1")).containsExactly(5);
    assertThat(world.parked("hours")).isEmpty();
    assertThat(ledger(world, "t1").revision()).isEqualTo(1);
  }

  @Test
  void leavesToAPersonADraftReleasedWhileItsUpdateWasUnderWay() {
    World world = delivered(route(1, Policy.DRAFT_ELSE_REVERSE).build());
    enter(world, "t1", "5");
    world.right.failNextAfterwards(Operation.UPDATE, new Unclear(Message.of("http.unclear")));
    world.run();
    finalise(world);
    assertThat(world.run().count(Outcome.IN_DOUBT)).isEqualTo(1);
    assertThat(codes(world)).containsExactly("correction.draft-unsettled");
    world.run();
    assertThat(posted(world, "t1")).containsExactly(5);
  }

  @Test
  void parksARefusedUpdateOfADraftAndTakesTheOtherWayOnceItIsReleased() {
    World world = delivered(route(1, Policy.DRAFT_ELSE_REVERSE).build());
    enter(world, "t1", "5");
    world.right.failNext(Operation.UPDATE, new Rejected(Message.of("inmemory.locked")));
    assertThat(world.run().count(Outcome.REJECTED)).isEqualTo(1);
    finalise(world);
    world.open().retry("hours", List.of("t1"));
    assertThat(posted(world, "t1")).containsExactly(1, -1, 5);
  }

  @Test
  void leavesToAPersonADraftThatSomebodyDeletedInTheTarget() {
    World world = delivered(route(1, Policy.DRAFT_ELSE_REVERSE).build());
    world.right.delete(EntityTypes.PROJECT_TRANSACTION, "m1");
    enter(world, "t1", "5");
    world.run();
    assertThat(codes(world)).containsExactly("correction.document-gone");
    world.left.delete(EntityTypes.TIME_ENTRY, "t1");
    world.run();
    assertThat(world.parked("hours")).isEmpty();
    assertThat(posted(world, "t1")).isEmpty();
  }

  @Test
  void addsNoReversalWhereTheSourceSendsThemItself() {
    World world = delivered(Trial.hours(1, Trial::document).build());
    enter(world, "t1", "5");
    world.run();
    assertThat(posted(world, "t1")).containsExactly(1);
    assertThat(codes(world)).containsExactly(CHANGED);
    world.left.put(EntityTypes.TIME_ENTRY, "r9", Trial.reversal("e9", "1"));
    world.run();
    assertThat(codes(world)).containsExactlyInAnyOrder(CHANGED, "reversal.without-original");
    assertThatThrownBy(
            () -> Trial.hours(1, Trial::document).whenChanged(Policy.REVERSE.correction()).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sends reversals itself");
  }

  @Test
  void parksTheRecordWhoseReversingDocumentCannotBeMade() {
    World world =
        delivered(
            Trial.plainHours(1, Trial::document)
                .whenChanged(
                    Correction.reverse(
                        document -> {
                          throw new IllegalStateException("no sign to turn");
                        }))
                .build());
    enter(world, "t1", "5");
    enter(world, "t2", "2");
    world.run();
    assertThat(codes(world)).containsExactly("mapper.failed");
    assertThat(posted(world, "t1")).containsExactly(1);
    assertThat(posted(world, "t2")).containsExactly(2);
  }

  @Test
  void refusesToOpenARouteThatUpdatesDraftsWhereNothingCanBeUpdated() {
    World world =
        world(
            Able.changes(),
            Able.documents(CreateProof.SEARCHABLE_MARKER),
            route(1, Policy.DRAFT_ELSE_REVERSE).build());
    assertThatThrownBy(world::open).hasMessageContaining("update");
  }

  @Test
  void deletesNoDraftWhereTheTargetCannotDelete() {
    World world =
        world(
            Able.changes(),
            Able.documents(CreateProof.SEARCHABLE_MARKER).updatable().retirements(Retirement.CLOSE),
            route(1, Policy.DRAFT_ELSE_REVERSE).build());
    enter(world, "t1", "1");
    world.run();
    world.left.delete(EntityTypes.TIME_ENTRY, "t1");
    assertThat(world.run().count(Outcome.REVERSED)).isEqualTo(1);
    assertThat(posted(world, "t1")).containsExactly(1, -1);
  }
}
