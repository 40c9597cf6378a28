package no.samklang.sync.engine;

import static no.samklang.sync.engine.Trial.customer;
import static no.samklang.sync.engine.Trial.hours;
import static no.samklang.sync.engine.Trial.reversal;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import no.samklang.sync.FieldRule;
import no.samklang.sync.RunReport;
import no.samklang.sync.RunState;
import no.samklang.sync.SyncSession;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.ProjectTransactionLine;
import no.samklang.sync.spi.Capabilities.CreateProof;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Lease;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Retirement;
import no.samklang.sync.spi.StateChange;
import no.samklang.sync.spi.SyncException;
import no.samklang.sync.spi.Unavailable;
import no.samklang.sync.spi.Unclear;
import no.samklang.sync.testkit.InMemorySystem;
import no.samklang.sync.testkit.MovableClock;
import no.samklang.sync.testkit.Operation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A life of random steps: people work in both systems, runs are cut, systems fail, memories are
 * reset, clocks jump. When all has come to rest, both sides equal a model that knows nothing but
 * what people entered. {@code -Dsamklang.model.lives=N} and {@code -Dsamklang.model.steps=N} try
 * more.
 */
@Tag("F-78")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ModelTest {
  private static final Duration DELAY = Duration.ofMinutes(5);
  private static final int STEPS = Integer.getInteger("samklang.model.steps", 500);
  private static final int LIVES = Integer.getInteger("samklang.model.lives", 8);

  static Stream<Long> lives() {
    return LongStream.rangeClosed(1, LIVES).boxed();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("lives")
  void bothSidesEqualTheModelAfterAnyLife(long seed) {
    Life life = new Life(seed);
    for (int step = 0; step < STEPS; step++) {
      life.step();
    }
    life.settle();
    life.check();
  }

  /** One world with what people entered in it. */
  private static final class Life {
    private final Random random;
    private final MovableClock clock = MovableClock.at("2026-11-02T08:00:00Z");
    private final World world;
    private final Killer killer;
    private final Map<String, Customer> customers = new TreeMap<>();
    private final Set<String> deleted = new HashSet<>();
    private final Set<String> mayRemain = new HashSet<>();
    private final Map<String, String> notes = new TreeMap<>();
    private final List<String> entries = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private boolean forgotten;
    private int last;

    Life(long seed) {
      random = new Random(seed);
      CreateProof proof =
          List.of(
                  CreateProof.SEARCHABLE_MARKER,
                  CreateProof.UNIQUE_REFERENCE,
                  CreateProof.OPERATION_KEY,
                  CreateProof.CALLERS_OWN_KEY)
              .get(random.nextInt(4));
      InMemorySystem left =
          InMemorySystem.builder("left")
              .clock(clock)
              .type(EntityTypes.CUSTOMER, Able.changes().build())
              .type(EntityTypes.TIME_ENTRY, Able.queue().build())
              .build();
      InMemorySystem right =
          InMemorySystem.builder("right")
              .clock(clock)
              .type(EntityTypes.CUSTOMER, Able.register(proof).visibilityDelay(DELAY).build())
              .type(
                  EntityTypes.PROJECT_TRANSACTION,
                  Able.lateDocuments(CreateProof.SEARCHABLE_MARKER, DELAY).build())
              .build();
      world =
          new World(
                  clock,
                  left,
                  right,
                  Trial.customers()
                      .whenGone(Retirement.CLOSE)
                      .field("email", FieldRule.NEVER)
                      .build(),
                  Trial.hours(3, Trial::document).build())
              .inFlight(1 + random.nextInt(4));
      killer = new Killer(left, right);
      world.around(killer::around);
    }

    void step() {
      switch (random.nextInt(12)) {
        case 0, 1 -> addCustomer();
        case 2 -> editCustomer();
        case 3 -> deleteCustomer();
        case 4, 5 -> enterHours();
        case 6 -> correctHours();
        case 7 -> trouble();
        case 8 -> forget();
        case 9 -> clock.set(clock.instant().plusSeconds(random.nextInt(4_000) - 400));
        case 10 -> noteInTarget();
        default -> run();
      }
    }

    private void addCustomer() {
      String id = "c" + ++last;
      Customer entered = customer("1" + last, "Kunde " + last);
      customers.put(id, entered);
      world.left.put(EntityTypes.CUSTOMER, id, entered);
    }

    private void editCustomer() {
      pick(new ArrayList<>(customers.keySet()))
          .forEach(
              id -> {
                String name = "Kunde " + ++last;
                customers.computeIfPresent(
                    id, (same, before) -> before.toBuilder().name(name).build());
                world.left.edit(
                    EntityTypes.CUSTOMER, id, one -> one.toBuilder().name(name).build());
              });
    }

    private void deleteCustomer() {
      pick(new ArrayList<>(customers.keySet()))
          .forEach(
              id -> {
                deleted.add(customers.get(id).number());
                if (forgotten) {
                  mayRemain.add(customers.get(id).number());
                }
                customers.remove(id);
                world.left.delete(EntityTypes.CUSTOMER, id);
              });
    }

    private void enterHours() {
      String id = "t" + ++last;
      entries.add("e" + last);
      lines.add(id);
      world.left.put(EntityTypes.TIME_ENTRY, id, hours("e" + last, "1"));
    }

    private void correctHours() {
      pick(entries)
          .forEach(
              entry -> {
                entries.remove(entry);
                String back = "t" + ++last;
                lines.add(back);
                world.left.put(EntityTypes.TIME_ENTRY, back, reversal(entry, "1"));
              });
    }

    private void trouble() {
      List<Operation> all = List.of(Operation.values());
      Operation operation = all.get(random.nextInt(all.size()));
      SyncException fault =
          random.nextBoolean()
              ? new Unavailable(Message.of("http.too-many"))
              : new Unclear(Message.of("http.too-many"));
      InMemorySystem system = random.nextBoolean() ? world.left : world.right;
      if (operation == Operation.CREATE && random.nextBoolean()) {
        world.right.loseAnswerOfNextCreate();
      } else if (operation != Operation.CHECK) {
        system.failNext(operation, fault);
      }
    }

    /** What is deleted before all is known again leaves a record that nobody can recognise. */
    private void forget() {
      mayRemain.addAll(deleted);
      forgotten = true;
      StateChange fromTheStart = new StateChange.PutCursor("customers", Cursor.START);
      List<StateChange> one = new ArrayList<>();
      switch (random.nextInt(3)) {
        case 0 -> {
          one.add(new StateChange.ForgetLinks(EntityTypes.CUSTOMER.name()));
          one.add(fromTheStart);
        }
        case 1 -> one.add(new StateChange.ForgetBases("customers"));
        default -> one.add(fromTheStart);
      }
      world
          .memory
          .acquire(World.SCOPE, "customers", "a person", Duration.ofMinutes(1))
          .ifPresent(lease -> commit(lease, one));
    }

    private void commit(Lease lease, List<StateChange> changes) {
      world.memory.commit(lease, changes);
      world.memory.release(lease);
    }

    private void noteInTarget() {
      pick(new ArrayList<>(world.right.records(EntityTypes.CUSTOMER).keySet()))
          .forEach(
              id -> {
                String note = "post" + ++last + "@example.no";
                notes.put(id, note);
                world.right.edit(
                    EntityTypes.CUSTOMER, id, one -> one.toBuilder().email(note).build());
              });
    }

    private void run() {
      if (random.nextInt(3) > 0) {
        killer.killAt(1 + random.nextInt(60));
      }
      try {
        RunReport report = world.run();
        forgotten &=
            report.routes().size() < 2
                || report.routes().stream().anyMatch(route -> route.state() != RunState.COMPLETED);
      } catch (Killer.Killed expected) {
        assertThat(killer.killed()).isTrue();
      }
      killer.revive();
    }

    private Stream<String> pick(List<String> from) {
      return from.isEmpty() ? Stream.empty() : Stream.of(from.get(random.nextInt(from.size())));
    }

    void settle() {
      for (int run = 0; run < 12; run++) {
        clock.advance(Duration.ofHours(7));
        try (SyncSession session = world.open()) {
          session.retry("customers", List.of());
          session.retry("hours", List.of());
        }
        world.run();
      }
    }

    void check() {
      List<String> there = new ArrayList<>();
      world
          .right
          .records(EntityTypes.CUSTOMER)
          .forEach(
              (id, one) -> {
                boolean open = world.right.retired(EntityTypes.CUSTOMER, id).isEmpty();
                if (open && !mayRemain.contains(one.number())) {
                  there.add(told(one));
                }
                assertThat(one.email()).isEqualTo(notes.get(id));
              });
      assertThat(there)
          .containsExactlyInAnyOrderElementsOf(
              customers.values().stream().map(Life::told).toList());
      assertThat(world.right.records(EntityTypes.CUSTOMER).values().stream().map(Customer::number))
          .doesNotHaveDuplicates();
      assertThat(
              world.right.records(EntityTypes.PROJECT_TRANSACTION).values().stream()
                  .flatMap(document -> document.lines().stream())
                  .map(ProjectTransactionLine::key))
          .containsExactlyInAnyOrderElementsOf(lines);
      assertThat(world.left.acknowledged(EntityTypes.TIME_ENTRY).keySet())
          .containsExactlyInAnyOrderElementsOf(lines);
      assertThat(world.parked("customers")).isEmpty();
      assertThat(world.parked("hours")).isEmpty();
    }

    private static String told(Customer customer) {
      return customer.number() + " " + customer.name();
    }
  }
}
