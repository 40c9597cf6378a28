package no.samklang.sync.engine;

import static no.samklang.sync.engine.Trial.customer;
import static no.samklang.sync.engine.Trial.hours;
import static no.samklang.sync.engine.Trial.reversal;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import no.samklang.sync.Brakes;
import no.samklang.sync.MirrorRoute;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.ProjectTransactionLine;
import no.samklang.sync.spi.Capabilities;
import no.samklang.sync.spi.Capabilities.CreateProof;
import no.samklang.sync.spi.Capabilities.Reading;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Retirement;
import no.samklang.sync.spi.Unavailable;
import no.samklang.sync.testkit.InMemorySystem;
import no.samklang.sync.testkit.MovableClock;
import no.samklang.sync.testkit.Operation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A run is cut at every commit and every call in turn, before and after the effect. When it starts
 * again, the target is busy at first.
 */
@Tag("F-38")
@Tag("F-79")
class CrashTest {
  private static final Duration DELAY = Duration.ofMinutes(5);

  /** Lets a few changes go as they come, and all others once they were judged. */
  private static final Brakes EARLY =
      Brakes.builder()
          .creates(Brakes.Limit.of(2, 1))
          .updates(Brakes.Limit.of(2, 1))
          .retirements(Brakes.Limit.of(1, 1))
          .build();

  static Stream<Arguments> proofs() {
    return Stream.of(
        Arguments.of(CreateProof.UNIQUE_REFERENCE, Duration.ZERO, 1),
        Arguments.of(CreateProof.SEARCHABLE_MARKER, Duration.ZERO, 1),
        Arguments.of(CreateProof.SEARCHABLE_MARKER, Duration.ZERO, 4),
        Arguments.of(CreateProof.SEARCHABLE_MARKER, DELAY, 1),
        Arguments.of(CreateProof.CALLERS_OWN_KEY, Duration.ZERO, 1),
        Arguments.of(CreateProof.OPERATION_KEY, Duration.ZERO, 1));
  }

  /** Cuts at each step in turn; returns how many there were. */
  static int atEveryStep(Supplier<World> make, Consumer<World> life, Consumer<World> afterwards) {
    for (int step = 1; ; step++) {
      World world = make.get();
      Killer killer = new Killer(world.left, world.right);
      world.around(killer::around);
      killer.killAt(step);
      try {
        life.accept(world);
      } catch (Killer.Killed expected) {
        assertThat(killer.killed()).isTrue();
      }
      if (!killer.killed()) {
        return step;
      }
      killer.revive();
      world.right.failNext(Operation.CREATE, new Unavailable(Message.of("http.too-many")));
      for (int run = 0; run < 12; run++) {
        world.clock.advance(Duration.ofMinutes(6));
        world.run();
      }
      try {
        afterwards.accept(world);
      } catch (AssertionError wrong) {
        throw new AssertionError("after a kill at step " + step, wrong);
      }
    }
  }

  private static World posts(CreateProof proof, Duration delay, int inFlight, String... steps) {
    MovableClock clock = MovableClock.at("2026-11-02T08:00:00Z");
    InMemorySystem field =
        InMemorySystem.builder("field")
            .clock(clock)
            .type(EntityTypes.TIME_ENTRY, Able.queue().build())
            .build();
    InMemorySystem.Builder erp =
        InMemorySystem.builder("erp")
            .clock(clock)
            .type(EntityTypes.PROJECT_TRANSACTION, Able.lateDocuments(proof, delay).build());
    if (steps.length > 0) {
      erp.inSteps(EntityTypes.PROJECT_TRANSACTION, steps);
    }
    World world = new World(clock, field, erp.build(), Trial.hours(2, Trial::document).build());
    world.inFlight(inFlight);
    return world;
  }

  private static void enterHours(World world) {
    for (int i = 1; i <= 5; i++) {
      world.left.put(EntityTypes.TIME_ENTRY, "t" + i, hours("e" + i, "1"));
    }
    world.left.put(EntityTypes.TIME_ENTRY, "t6", reversal("e2", "1"));
    world.left.put(EntityTypes.TIME_ENTRY, "t7", hours("e2", "3"));
  }

  private static List<String> lines(World world) {
    return world.right.records(EntityTypes.PROJECT_TRANSACTION).values().stream()
        .flatMap(document -> document.lines().stream())
        .map(ProjectTransactionLine::key)
        .toList();
  }

  private static void everythingOnce(World world) {
    assertThat(lines(world)).containsExactlyInAnyOrder("t1", "t2", "t3", "t4", "t5", "t6", "t7");
    assertThat(lines(world)).containsSubsequence("t2", "t6", "t7");
    assertThat(world.right.creates(EntityTypes.PROJECT_TRANSACTION).values()).containsOnly(1);
    assertThat(world.left.acknowledged(EntityTypes.TIME_ENTRY)).hasSize(7);
    assertThat(world.memory.intents(World.SCOPE, "hours")).isEmpty();
    assertThat(world.parked("hours")).isEmpty();
  }

  @ParameterizedTest(name = "{0} visible after {1}, {2} in flight")
  @MethodSource("proofs")
  @Tag("F-31")
  void postsEachEntryOnceWheneverItIsKilled(CreateProof proof, Duration delay, int inFlight) {
    int steps =
        atEveryStep(
            () -> {
              World world = posts(proof, delay, inFlight);
              enterHours(world);
              return world;
            },
            World::run,
            CrashTest::everythingOnce);
    assertThat(steps).isGreaterThan(20);
  }

  @ParameterizedTest(name = "{0} visible after {1}, {2} in flight")
  @MethodSource("proofs")
  void finishesADocumentOfSeveralCallsWheneverItIsKilled(
      CreateProof proof, Duration delay, int inFlight) {
    int steps =
        atEveryStep(
            () -> {
              World world = posts(proof, delay, inFlight, "header", "lines", "release");
              enterHours(world);
              return world;
            },
            World::run,
            CrashTest::everythingOnce);
    assertThat(steps).isGreaterThan(40);
  }

  @ParameterizedTest(name = "{0} visible after {1}, {2} in flight")
  @MethodSource("proofs")
  void postsEachEntryOnceAlsoWhenAnswersAreLostAndLinesRefused(
      CreateProof proof, Duration delay, int inFlight) {
    atEveryStep(
        () -> {
          World world = posts(proof, delay, inFlight);
          enterHours(world);
          world.left.put(EntityTypes.TIME_ENTRY, "bad", hours("e9", "99"));
          world.right.refuse(
              EntityTypes.PROJECT_TRANSACTION,
              document -> document.lines().stream().anyMatch(line -> line.key().equals("bad")),
              Message.of("inmemory.refused"));
          world.right.loseAnswerOfNextCreate();
          return world;
        },
        World::run,
        world -> {
          assertThat(lines(world))
              .containsExactlyInAnyOrder("t1", "t2", "t3", "t4", "t5", "t6", "t7");
          assertThat(world.left.acknowledged(EntityTypes.TIME_ENTRY)).hasSize(7);
          assertThat(world.parked("hours"))
              .extracting(one -> one.sourceId())
              .containsExactly("bad");
        });
  }

  @ParameterizedTest
  @MethodSource("inFlight")
  @Tag("F-32")
  void neverRepeatsWhatCannotBeLookedUp(int inFlight) {
    atEveryStep(
        () -> {
          World world = posts(CreateProof.NOTHING, Duration.ZERO, inFlight);
          enterHours(world);
          return world;
        },
        World::run,
        world -> {
          assertThat(lines(world)).doesNotHaveDuplicates();
          assertThat(world.right.creates(EntityTypes.PROJECT_TRANSACTION).values())
              .allMatch(count -> count == 1);
          List<String> open =
              world.memory.intents(World.SCOPE, "hours").stream()
                  .flatMap(intent -> intent.members().stream())
                  .toList();
          for (int i = 1; i <= 7; i++) {
            assertThat(
                    lines(world).contains("t" + i)
                        || open.contains("t" + i)
                        || waitsForAnother(world, "t" + i))
                .as("t%s is posted, in doubt or waits for one in doubt", i)
                .isTrue();
          }
        });
  }

  static Stream<Integer> inFlight() {
    return Stream.of(1, 4);
  }

  private static boolean waitsForAnother(World world, String id) {
    return world.parked("hours").stream()
        .anyMatch(
            parked ->
                parked.sourceId().equals(id)
                    && List.of("order.waits-for-earlier", "reversal.without-original")
                        .contains(parked.message().code()));
  }

  @ParameterizedTest(name = "{0} visible after {1}, {2} in flight")
  @MethodSource("proofs")
  void mirrorsEachCustomerOnceWheneverItIsKilled(CreateProof proof, Duration delay, int inFlight) {
    int steps =
        atEveryStep(
            () -> {
              World world =
                  mirror(
                      Able.changes(),
                      Able.register(proof).visibilityDelay(delay),
                      inFlight,
                      Trial.customers().whenGone(Retirement.CLOSE).build());
              world.right.put(EntityTypes.CUSTOMER, "f2", customer("1002", "Eldre navn"));
              return world;
            },
            world -> {
              world.run();
              rename(world, 3);
              world.left.delete(EntityTypes.CUSTOMER, "c4");
              world.run();
            },
            CrashTest::bothSidesAgree);
    assertThat(steps).isGreaterThan(20);
  }

  @ParameterizedTest
  @MethodSource("inFlight")
  void mirrorsSeveralInOneCallAndEachOnceWheneverItIsKilled(int inFlight) {
    int steps =
        atEveryStep(
            () ->
                mirror(
                    Able.changes(),
                    Able.register(CreateProof.CALLERS_OWN_KEY).maxBatch(2),
                    inFlight,
                    Trial.customers().build()),
            world -> {
              world.run();
              rename(world, 1);
              rename(world, 2);
              world.left.put(EntityTypes.CUSTOMER, "c8", customer("1008", "Kunde 8"));
              world.run();
            },
            world -> {
              bothSidesAgree(world);
              assertThat(world.right.creates(EntityTypes.CUSTOMER).values()).containsOnly(1);
              assertThat(world.right.calls(Operation.WRITE_ALL)).isNotEmpty();
            });
    assertThat(steps).isGreaterThan(10);
  }

  private static void bothSidesAgree(World world) {
    List<String> here =
        world.left.records(EntityTypes.CUSTOMER).values().stream()
            .map(CrashTest::told)
            .sorted()
            .toList();
    List<String> there =
        world.right.records(EntityTypes.CUSTOMER).entrySet().stream()
            .filter(entry -> world.right.retired(EntityTypes.CUSTOMER, entry.getKey()).isEmpty())
            .map(entry -> told(entry.getValue()))
            .sorted()
            .toList();
    assertThat(there).isEqualTo(here);
    assertThat(world.memory.intents(World.SCOPE, "customers")).isEmpty();
    assertThat(world.parked("customers")).isEmpty();
  }

  private static String told(Customer customer) {
    return customer.number() + " " + customer.name();
  }

  private static World mirror(
      Capabilities.Builder source,
      Capabilities.Builder target,
      int inFlight,
      MirrorRoute<?, ?> route) {
    MovableClock clock = MovableClock.at("2026-11-02T08:00:00Z");
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
    World world = new World(clock, erp, field, route);
    for (int i = 1; i <= 7; i++) {
      erp.put(EntityTypes.CUSTOMER, "c" + i, customer("100" + i, "Kunde " + i));
    }
    return world.inFlight(inFlight);
  }

  private static void rename(World world, int customer) {
    world.left.edit(
        EntityTypes.CUSTOMER, "c" + customer, one -> one.toBuilder().name("Endret").build());
  }

  static Stream<Arguments> listings() {
    return Stream.of(true, false)
        .flatMap(
            counted ->
                Stream.of(1, 4)
                    .flatMap(
                        inFlight ->
                            Stream.of(CreateProof.UNIQUE_REFERENCE, CreateProof.CALLERS_OWN_KEY)
                                .map(proof -> Arguments.of(counted, inFlight, proof))));
  }

  @ParameterizedTest(name = "counted {0}, {1} in flight, {2}")
  @MethodSource("listings")
  @Tag("F-24")
  void retiresWhatVanishedAndNothingElseWheneverItIsKilled(
      boolean counted, int inFlight, CreateProof proof) {
    Capabilities.Builder listing = Capabilities.builder().reading(Reading.FULL).pageSize(3);
    int steps =
        atEveryStep(
            () ->
                mirror(
                    counted ? listing.counted() : listing,
                    Able.register(proof),
                    inFlight,
                    Trial.customers().whenVanished(Retirement.CLOSE).build()),
            world -> {
              world.run();
              rename(world, 3);
              world.left.delete(EntityTypes.CUSTOMER, "c4");
              world.left.delete(EntityTypes.CUSTOMER, "c6");
              world.run();
              world.run();
            },
            CrashTest::bothSidesAgree);
    assertThat(steps).isGreaterThan(30);
  }

  @ParameterizedTest(name = "{0} visible after {1}, {2} in flight")
  @MethodSource("proofs")
  @Tag("F-49")
  void writesOnceWhatWaitedForTheEndOfThePassWheneverItIsKilled(
      CreateProof proof, Duration delay, int inFlight) {
    int steps =
        atEveryStep(
            () ->
                mirror(
                    Able.changes(),
                    Able.register(proof).visibilityDelay(delay),
                    inFlight,
                    Trial.customers().whenGone(Retirement.CLOSE).brakes(EARLY).build()),
            world -> {
              world.run();
              for (int i = 1; i <= 3; i++) {
                rename(world, i);
                world.left.put(EntityTypes.CUSTOMER, "n" + i, customer("200" + i, "Ny kunde " + i));
              }
              world.left.delete(EntityTypes.CUSTOMER, "c5");
              world.run();
            },
            world -> {
              bothSidesAgree(world);
              assertThat(world.right.creates(EntityTypes.CUSTOMER).values()).containsOnly(1);
            });
    assertThat(steps).isGreaterThan(30);
  }

  @ParameterizedTest
  @MethodSource("inFlight")
  @Tag("F-47")
  void holdsBackWhatItsBrakesDoNotAllowWheneverItIsKilled(int inFlight) {
    Brakes none = Brakes.builder().updates(Brakes.Limit.of(0, 0.5)).build();
    atEveryStep(
        () ->
            mirror(
                Able.changes(),
                Able.register(CreateProof.UNIQUE_REFERENCE),
                inFlight,
                Trial.customers().brakes(none).build()),
        world -> {
          world.run();
          for (int i = 1; i <= 7; i++) {
            rename(world, i);
          }
          world.run();
        },
        world -> {
          assertThat(world.right.calls(Operation.UPDATE)).isEmpty();
          world.run().route("customers").orElseThrow().brakePlan().ifPresent(world::apply);
          bothSidesAgree(world);
        });
  }
}
