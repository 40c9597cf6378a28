package no.samklang.sync.engine;

import static no.samklang.sync.engine.Trial.customer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import no.samklang.sync.Outcome;
import no.samklang.sync.RunReport;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.spi.Capabilities;
import no.samklang.sync.spi.Capabilities.CreateProof;
import no.samklang.sync.spi.Capabilities.Reading;
import no.samklang.sync.spi.Check;
import no.samklang.sync.spi.Connector;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Page;
import no.samklang.sync.spi.ReadOptions;
import no.samklang.sync.spi.RequestCounts;
import no.samklang.sync.spi.SourceRecord;
import no.samklang.sync.spi.SourceSystem;
import no.samklang.sync.spi.StateChange;
import no.samklang.sync.spi.TargetSystem;
import no.samklang.sync.testkit.InMemorySystem;
import no.samklang.sync.testkit.MovableClock;
import no.samklang.sync.testkit.Operation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How far a source was read: rows that come late, and passes that break off. */
class CursorTest {
  private final MovableClock clock = MovableClock.at("2026-11-02T08:00:00Z");

  private World world(Capabilities.Builder source) {
    InMemorySystem erp =
        InMemorySystem.builder("erp")
            .clock(clock)
            .type(EntityTypes.CUSTOMER, source.build())
            .build();
    InMemorySystem field =
        InMemorySystem.builder("field")
            .clock(clock)
            .type(EntityTypes.CUSTOMER, Able.register(CreateProof.UNIQUE_REFERENCE).build())
            .build();
    return new World(clock, erp, field, Trial.customers().build());
  }

  @Test
  @Tag("F-03")
  @Tag("F-05")
  void carriesARowThatAppearsLateWithinTheDeclaredOverlapAndWritesNoOtherAgain() {
    Duration overlap = Duration.ofMinutes(10);
    World world = world(Able.changes().cursorOverlap(overlap));
    Stamped stamped = new Stamped(overlap);
    world.leftSeenAs(left -> stamped);
    Instant noon = Instant.parse("2026-11-02T12:00:00Z");
    for (int i = 0; i < 5; i++) {
      stamped.enter("c" + i, noon.minusSeconds(60L * i));
    }
    assertThat(world.run().count(Outcome.CREATED)).isEqualTo(5);
    stamped.enter("same-minute", noon.plusSeconds(1));
    stamped.enter("late", noon.minus(Duration.ofMinutes(9)));
    RunReport report = world.run();
    assertThat(report.count(Outcome.CREATED)).isEqualTo(2);
    assertThat(report.count(Outcome.UNCHANGED)).isEqualTo(5);
    assertThat(world.right.calls(Operation.UPDATE)).isEmpty();
    assertThat(world.run().commits()).isZero();
  }

  /** A register that stamps its rows by the minute, as its cursor says, and by no better clock. */
  private static final class Stamped implements Connector, SourceSystem {
    private final Duration overlap;
    private final Map<String, Instant> stamps = new TreeMap<>();

    Stamped(Duration overlap) {
      this.overlap = overlap;
    }

    void enter(String id, Instant at) {
      stamps.put(id, at.truncatedTo(ChronoUnit.MINUTES));
    }

    @Override
    public <T> Page<SourceRecord<T>> read(EntityType<T> type, Cursor after, ReadOptions options) {
      Instant since = after.isStart() ? Instant.MIN : Instant.parse(after.value()).minus(overlap);
      List<String> ids = new ArrayList<>(stamps.keySet());
      ids.removeIf(id -> stamps.get(id).isBefore(since));
      Instant latest = stamps.values().stream().max(Comparator.naturalOrder()).orElseThrow();
      return Page.last(fetch(type, ids), new Cursor(latest.toString()));
    }

    @Override
    public <T> List<SourceRecord<T>> fetch(EntityType<T> type, Collection<String> ids) {
      return ids.stream()
          .map(id -> SourceRecord.of(id, type.recordClass().cast(customer(id, "Kunde " + id))))
          .toList();
    }

    @Override
    public Check check() {
      return new Check("stamped", List.of());
    }

    @Override
    public Optional<SourceSystem> source() {
      return Optional.of(this);
    }

    @Override
    public Optional<TargetSystem> target() {
      return Optional.empty();
    }

    @Override
    public RequestCounts requests() {
      return RequestCounts.NONE;
    }

    @Override
    public void close() {}
  }

  @Test
  @Tag("F-01")
  void readsAListingFromTheBeginningAlsoAfterAPassThatChangedSomethingInTheMiddle() {
    World world = world(Capabilities.builder().reading(Reading.FULL).pageSize(3));
    for (int i = 1; i <= 9; i++) {
      world.left.put(EntityTypes.CUSTOMER, "c" + i, customer("" + (1000 + i), "Kunde " + i));
    }
    world.run();
    for (int more = 1; more <= 3; more++) {
      world.left.put(EntityTypes.CUSTOMER, "a" + more, customer("" + more, "Ny " + more));
      RunReport report = world.run();
      assertThat(report.count(Outcome.CREATED)).isEqualTo(1);
      assertThat(report.count(Outcome.UNCHANGED)).isEqualTo(8 + more);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Reading.class,
      names = {"CHANGES", "FULL"})
  @Tag("F-39")
  void goesOnInsideALongListingAfterACrash(Reading reading) {
    World world = world(Capabilities.builder().reading(reading).pageSize(3)).inFlight(1);
    for (int i = 1; i <= 30; i++) {
      world.left.put(
          EntityTypes.CUSTOMER, "c%02d".formatted(i), customer("" + (1000 + i), "Kunde " + i));
    }
    Killer killer = new Killer(world.left);
    CountDownLatch sixPages = new CountDownLatch(6);
    world.around(store -> killer.around(CountingStore.commits(store, countingCursors(sixPages))));
    AtomicInteger creates = new AtomicInteger();
    world.right.before(
        Operation.CREATE,
        call -> {
          if (creates.incrementAndGet() == 3 * 6 + 2) {
            await(sixPages);
            killer.killNow();
          }
        });
    assertThatThrownBy(world::run).isInstanceOf(Killer.Killed.class);
    int read = world.left.calls(Operation.READ).size();
    killer.revive();
    world.clock.advance(Duration.ofMinutes(5));
    RunReport report = world.run();
    assertThat(world.left.calls(Operation.READ).size() - read).isEqualTo(4);
    assertThat(report.count(Outcome.CREATED) + report.count(Outcome.ADOPTED)).isEqualTo(12);
    assertThat(world.right.records(EntityTypes.CUSTOMER).values())
        .extracting(Customer::number)
        .hasSize(30)
        .doesNotHaveDuplicates();
  }

  private static BiConsumer<String, List<StateChange>> countingCursors(CountDownLatch pages) {
    return (call, changes) -> {
      if (changes.stream().anyMatch(CursorTest::movesTheCursor)) {
        pages.countDown();
      }
    };
  }

  private static boolean movesTheCursor(StateChange change) {
    return change instanceof StateChange.PutCursor put && put.name().equals("customers");
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException stop) {
      throw new AssertionError(stop);
    }
  }
}
