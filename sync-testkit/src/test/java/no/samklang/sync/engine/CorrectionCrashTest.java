package no.samklang.sync.engine;

import static no.samklang.sync.engine.CorrectionTest.posted;
import static no.samklang.sync.engine.Trial.hours;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import no.samklang.sync.engine.CorrectionTest.Policy;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.spi.Capabilities;
import no.samklang.sync.spi.Capabilities.CreateProof;
import no.samklang.sync.spi.Capabilities.Reading;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Parked;
import no.samklang.sync.spi.Unclear;
import no.samklang.sync.testkit.InMemorySystem;
import no.samklang.sync.testkit.MovableClock;
import no.samklang.sync.testkit.Operation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A run that corrects is cut at every commit and every call in turn. */
@Tag("M-03")
@Tag("F-38")
@Tag("F-79")
class CorrectionCrashTest {

  /** Returns a world in which three entries are delivered; then one changes and one goes. */
  private static World changed(
      CreateProof proof, Duration delay, int inFlight, Policy policy, Reading reading) {
    MovableClock clock = MovableClock.at("2026-11-02T08:00:00Z");
    Capabilities.Builder documents = Able.drafts(proof).visibilityDelay(delay);
    InMemorySystem field =
        InMemorySystem.builder("field")
            .clock(clock)
            .type(EntityTypes.TIME_ENTRY, Able.changes().reading(reading).build())
            .build();
    InMemorySystem erp =
        InMemorySystem.builder("erp")
            .clock(clock)
            .type(EntityTypes.PROJECT_TRANSACTION, documents.build())
            .build();
    int most = policy.updatesDrafts() ? 1 : 100;
    World world = new World(clock, field, erp, CorrectionTest.route(most, policy).build());
    world.inFlight(inFlight);
    for (String id : List.of("t1", "t2", "t3")) {
      world.left.put(EntityTypes.TIME_ENTRY, id, hours("e-" + id, "2"));
    }
    world.run();
    world.left.put(EntityTypes.TIME_ENTRY, "t1", hours("e-t1", "5"));
    world.left.delete(EntityTypes.TIME_ENTRY, "t2");
    world.left.put(EntityTypes.TIME_ENTRY, "t4", hours("e-t4", "4"));
    return world;
  }

  private static void finalise(World world) {
    world
        .right
        .records(EntityTypes.PROJECT_TRANSACTION)
        .keySet()
        .forEach(id -> world.right.finalise(EntityTypes.PROJECT_TRANSACTION, id));
  }

  private static void eachStoodOnce(World world) {
    assertThat(posted(world, "t3")).containsExactly(2);
    assertThat(posted(world, "t4")).containsExactly(4);
    assertThat(world.right.creates(EntityTypes.PROJECT_TRANSACTION).values()).containsOnly(1);
    assertThat(world.memory.intents(World.SCOPE, "hours")).isEmpty();
    assertThat(world.parked("hours")).isEmpty();
  }

  static Stream<Arguments> proofs() {
    List<Arguments> all = new ArrayList<>();
    CrashTest.proofs()
        .map(Arguments::get)
        .forEach(
            proof -> {
              for (boolean lost : new boolean[] {false, true}) {
                all.add(Arguments.of(proof[0], proof[1], proof[2], lost));
              }
            });
    return all.stream();
  }

  @ParameterizedTest(name = "{0} visible after {1}, {2} in flight, an answer lost {3}")
  @MethodSource("proofs")
  void endsWithOneReversalAndOneReplacementWheneverItIsKilled(
      CreateProof proof, Duration delay, int inFlight, boolean lost) {
    int steps =
        CrashTest.atEveryStep(
            () -> lost(changed(proof, delay, inFlight, Policy.REVERSE, Reading.CHANGES), lost),
            World::run,
            world -> {
              assertThat(posted(world, "t1")).containsExactly(2, -2, 5);
              assertThat(posted(world, "t2")).containsExactly(2, -2);
              eachStoodOnce(world);
            });
    assertThat(steps).isGreaterThan(15);
  }

  private static World lost(World world, boolean lost) {
    if (lost) {
      world.right.loseAnswerOfNextCreate();
    }
    return world;
  }

  @ParameterizedTest(name = "{0} visible after {1}, {2} in flight, an answer lost {3}")
  @MethodSource("proofs")
  void endsWithOneDifferenceWheneverItIsKilled(
      CreateProof proof, Duration delay, int inFlight, boolean lost) {
    CrashTest.atEveryStep(
        () -> lost(changed(proof, delay, inFlight, Policy.DIFFERENCE, Reading.CHANGES), lost),
        World::run,
        world -> {
          assertThat(posted(world, "t1")).containsExactly(2, 3);
          assertThat(posted(world, "t2")).containsExactly(2, -2);
          eachStoodOnce(world);
        });
  }

  @ParameterizedTest(name = "{0} visible after {1}, {2} in flight")
  @MethodSource("no.samklang.sync.engine.CrashTest#proofs")
  void correctsWhatAListingShowsWheneverItIsKilled(
      CreateProof proof, Duration delay, int inFlight) {
    CrashTest.atEveryStep(
        () -> changed(proof, delay, inFlight, Policy.REVERSE, Reading.FULL),
        World::run,
        world -> {
          assertThat(posted(world, "t1")).containsExactly(2, -2, 5);
          assertThat(posted(world, "t2")).containsExactly(2);
          eachStoodOnce(world);
        });
  }

  @ParameterizedTest(name = "{0} visible after {1}, {2} in flight, an answer lost {3}")
  @MethodSource("proofs")
  void updatesADraftOnceWheneverItIsKilled(
      CreateProof proof, Duration delay, int inFlight, boolean lost) {
    CrashTest.atEveryStep(
        () ->
            draft(
                changed(proof, delay, inFlight, Policy.DRAFT_ELSE_REVERSE, Reading.CHANGES), lost),
        World::run,
        world -> {
          assertThat(posted(world, "t1")).containsExactly(5);
          assertThat(posted(world, "t2")).isEmpty();
          eachStoodOnce(world);
        });
  }

  private static World draft(World world, boolean lost) {
    if (lost) {
      Message lostAnswer = Message.of("inmemory.answer-lost");
      world.right.failNextAfterwards(Operation.UPDATE, new Unclear(lostAnswer));
      world.right.failNextAfterwards(Operation.RETIRE, new Unclear(lostAnswer));
    }
    return world;
  }

  @ParameterizedTest
  @EnumSource(names = {"DRAFT_ELSE_REVERSE", "DRAFT_ELSE_REPORT"})
  void neverReversesADraftOfWhichItIsNotKnownWhatItSays(Policy policy) {
    Consumer<World> released =
        world -> {
          try {
            world.run();
          } finally {
            finalise(world);
          }
        };
    CrashTest.atEveryStep(
        () -> changed(CreateProof.UNIQUE_REFERENCE, Duration.ZERO, 1, policy, Reading.CHANGES),
        released,
        world -> {
          List<Integer> standing = posted(world, "t1");
          List<Parked> open = world.parked("hours");
          assertThat(standing).isIn(List.of(2), List.of(5), List.of(2, -2, 5));
          assertThat(open)
              .extracting(Parked::kind)
              .isSubsetOf(Parked.Kind.IN_DOUBT, Parked.Kind.REVIEW);
          if (standing.equals(List.of(2))) {
            assertThat(open).extracting(Parked::sourceId).contains("t1");
          }
        });
  }

  @ParameterizedTest
  @EnumSource(names = {"REVERSE", "DIFFERENCE"})
  @Tag("F-32")
  void neverRepeatsACorrectionThatCannotBeLookedUp(Policy policy) {
    CrashTest.atEveryStep(
        () -> changed(CreateProof.NOTHING, Duration.ZERO, 1, policy, Reading.CHANGES),
        World::run,
        world -> {
          assertThat(world.right.creates(EntityTypes.PROJECT_TRANSACTION).values()).containsOnly(1);
          List<Integer> whole = policy == Policy.REVERSE ? List.of(2, -2, 5) : List.of(2, 3);
          List<Integer> standing = posted(world, "t1");
          assertThat(whole.subList(0, standing.size())).isEqualTo(standing);
          assertThat(standing.equals(whole) || inDoubt(world, "t1")).isTrue();
        });
  }

  private static boolean inDoubt(World world, String id) {
    return world.memory.intents(World.SCOPE, "hours").stream()
        .anyMatch(intent -> intent.doubt() != null && intent.members().contains(id));
  }
}
