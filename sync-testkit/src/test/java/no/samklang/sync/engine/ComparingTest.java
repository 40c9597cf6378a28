package no.samklang.sync.engine;

import static no.samklang.sync.engine.CorrectionTest.posted;
import static no.samklang.sync.engine.Trial.hours;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import no.samklang.sync.Outcome;
import no.samklang.sync.PostRoute;
import no.samklang.sync.Resolution;
import no.samklang.sync.RunOptions;
import no.samklang.sync.RunReport;
import no.samklang.sync.Signature;
import no.samklang.sync.SyncSession;
import no.samklang.sync.engine.CorrectionTest.Policy;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.ProjectTransaction;
import no.samklang.sync.model.TimeEntry;
import no.samklang.sync.spi.Capabilities.CreateProof;
import no.samklang.sync.spi.LedgerEntry;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Parked;
import no.samklang.sync.spi.Rejected;
import no.samklang.sync.spi.Unclear;
import no.samklang.sync.testkit.InMemorySystem;
import no.samklang.sync.testkit.MovableClock;
import no.samklang.sync.testkit.Operation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Hours that are approved and settled after they were delivered, in the ordinary course. */
@Tag("M-03")
class ComparingTest {
  private static final RunOptions WHOLE = RunOptions.builder().whole().build();

  private static World world(PostRoute<?, ?> route) {
    return world(CreateProof.SEARCHABLE_MARKER, route);
  }

  private static World world(CreateProof proof, PostRoute<?, ?> route) {
    MovableClock clock = MovableClock.at("2026-11-02T08:00:00Z");
    InMemorySystem field =
        InMemorySystem.builder("field")
            .clock(clock)
            .type(EntityTypes.TIME_ENTRY, Able.changes().build())
            .build();
    InMemorySystem erp =
        InMemorySystem.builder("erp")
            .clock(clock)
            .type(EntityTypes.PROJECT_TRANSACTION, Able.drafts(proof).build())
            .build();
    return new World(clock, field, erp, route).inFlight(1);
  }

  private static PostRoute.Builder<TimeEntry, ProjectTransaction> route(Policy policy) {
    return CorrectionTest.route(1, policy).comparing(ComparingTest::withoutStatus);
  }

  private static TimeEntry withoutStatus(TimeEntry entry) {
    return entry.toBuilder().attributes(Map.of()).build();
  }

  private static void enter(World world, String figure, String status) {
    TimeEntry entry =
        hours("e-t1", figure).toBuilder().attributes(Map.of("status", status)).build();
    world.left.put(EntityTypes.TIME_ENTRY, "t1", entry);
  }

  private static LedgerEntry ledger(World world) {
    return world.memory.ledger(World.SCOPE, "hours", List.of("t1")).get("t1");
  }

  @ParameterizedTest
  @EnumSource(Policy.class)
  void whatIsNotComparedMayChangeAfterwards(Policy policy) {
    World world = world(route(policy).build());
    enter(world, "1", "finished");
    world.run();
    LedgerEntry delivered = ledger(world);
    for (String status : List.of("approved", "settled")) {
      enter(world, "1", status);
      RunReport report = world.run();
      assertThat(report.count(Outcome.UNCHANGED)).isEqualTo(1);
      assertThat(report.commits()).isEqualTo(1); // the cursor, which the change moved
      RunReport again = world.run(WHOLE);
      assertThat(again.count(Outcome.UNCHANGED)).isEqualTo(1);
      assertThat(again.commits()).isZero();
    }
    assertThat(world.parked("hours")).isEmpty();
    assertThat(ledger(world)).isEqualTo(delivered);
    assertThat(posted(world, "t1")).containsExactly(1);
  }

  @Test
  void whatIsComparedIsReviewedUntilItIsAsItWas() {
    World world = world(route(Policy.REPORT).build());
    enter(world, "1", "finished");
    world.run();
    enter(world, "5", "approved");
    assertThat(world.run().count(Outcome.REVIEW)).isEqualTo(1);
    enter(world, "1", "settled");
    assertThat(world.run().count(Outcome.UNCHANGED)).isEqualTo(1);
    assertThat(world.parked("hours")).isEmpty();
  }

  @Test
  void aCorrectionIsRememberedByWhatIsCompared() {
    World world = world(route(Policy.DIFFERENCE).build());
    enter(world, "1", "finished");
    world.run();
    enter(world, "5", "approved");
    world.run();
    assertThat(posted(world, "t1")).containsExactly(1, 4);
    enter(world, "5", "settled");
    assertThat(world.run().count(Outcome.UNCHANGED)).isEqualTo(1);
    assertThat(ledger(world).revision()).isEqualTo(1);
    assertThat(posted(world, "t1")).containsExactly(1, 4);
  }

  @Test
  void whatIsComparedButMakesNoDifferenceIsTakenOverOnce() {
    World world =
        world(
            CorrectionTest.route(1, Policy.DIFFERENCE)
                .comparing(entry -> List.of(entry.hours(), entry.attributes().get("status")))
                .build());
    enter(world, "1", "finished");
    world.run();
    enter(world, "1", "approved");
    world.run();
    assertThat(ledger(world).revision()).isEqualTo(1);
    RunReport again = world.run(WHOLE);
    assertThat(again.count(Outcome.UNCHANGED)).isEqualTo(1);
    assertThat(again.commits()).isZero();
    assertThat(ledger(world).revision()).isEqualTo(1);
    assertThat(posted(world, "t1")).containsExactly(1);
  }

  @Test
  void anEntryOfTheWholeRecordStillFitsIt() {
    World world = world(CorrectionTest.route(1, Policy.REPORT).build());
    enter(world, "1", "finished");
    world.run();
    World since = world.with(route(Policy.REPORT).build());
    assertThat(since.run(WHOLE).count(Outcome.UNCHANGED)).isEqualTo(1);
    assertThat(since.parked("hours")).isEmpty();
  }

  @Test
  void aDocumentThatIsSettledAfterTheChangeIsTakenAsItIs() {
    World world = world(route(Policy.REPORT).build());
    enter(world, "1", "finished");
    world.right.failNextAfterwards(
        Operation.CREATE, new Unclear(Message.of("inmemory.answer-lost")));
    world.right.failNext(Operation.LOCATE, new Unclear(Message.of("inmemory.answer-lost")));
    world.run();
    assertThat(world.memory.intents(World.SCOPE, "hours")).hasSize(1);
    enter(world, "1", "approved");
    world.clock.advance(Duration.ofMinutes(10));
    world.run();
    assertThat(world.parked("hours")).isEmpty();
    assertThat(world.run(WHOLE).count(Outcome.UNCHANGED)).isEqualTo(1);
    assertThat(posted(world, "t1")).containsExactly(1);
  }

  @Test
  void whatAPersonEnteredIsComparedThatWay() {
    World world = world(route(Policy.REPORT).build());
    enter(world, "1", "finished");
    world.right.failNext(Operation.CREATE, new Rejected(Message.of("erp.refused")));
    assertThat(world.run().count(Outcome.REJECTED)).isEqualTo(1);
    try (SyncSession session = world.open()) {
      session.resolve(
          "hours", "t1", Resolution.standsAs("d-17"), new Signature("Kari", "entered by hand"));
    }
    world.run();
    enter(world, "1", "approved");
    assertThat(world.run().count(Outcome.UNCHANGED)).isEqualTo(1);
    assertThat(world.parked("hours")).isEmpty();
  }

  @Test
  void beforeItIsDeliveredAnyChangeCounts() {
    World world = world(route(Policy.REPORT).build());
    enter(world, "1", "finished");
    world.right.failNext(Operation.CREATE, new Rejected(Message.of("erp.refused")));
    world.run();
    assertThat(world.parked("hours")).extracting(Parked::sourceId).containsExactly("t1");
    enter(world, "1", "approved");
    assertThat(world.run().count(Outcome.POSTED)).isEqualTo(1);
  }

  @Test
  void aFunctionThatThrowsParksItsRecordOnly() {
    World world =
        world(
            CorrectionTest.route(1, Policy.REPORT)
                .comparing(
                    entry -> {
                      if (entry.attributes().containsValue("broken")) {
                        throw new IllegalStateException("no status");
                      }
                      return entry;
                    })
                .build());
    enter(world, "1", "broken");
    world.left.put(EntityTypes.TIME_ENTRY, "t2", hours("e-t2", "2"));
    RunReport report = world.run();
    assertThat(report.count(Outcome.POSTED)).isEqualTo(1);
    assertThat(world.parked("hours"))
        .extracting(Parked::sourceId, parked -> parked.message().code())
        .containsExactly(tuple("t1", "mapper.failed"));
  }

  @Test
  @Tag("F-38")
  @Tag("F-79")
  void isKnownAsDeliveredWheneverTheRunIsKilled() {
    int steps =
        CrashTest.atEveryStep(
            () -> {
              World world = world(CreateProof.UNIQUE_REFERENCE, route(Policy.REVERSE).build());
              enter(world, "1", "finished");
              return world;
            },
            world -> {
              world.run();
              enter(world, "1", "approved");
              world.run();
            },
            world -> {
              enter(world, "1", "settled");
              assertThat(world.run().count(Outcome.UNCHANGED)).isEqualTo(1);
              assertThat(posted(world, "t1")).containsExactly(1);
              assertThat(world.parked("hours")).isEmpty();
            });
    assertThat(steps).isGreaterThan(5);
  }
}
