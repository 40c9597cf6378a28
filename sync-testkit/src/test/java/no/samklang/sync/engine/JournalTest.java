package no.samklang.sync.engine;

import static no.samklang.sync.engine.Trial.customer;
import static no.samklang.sync.engine.Trial.hours;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import no.samklang.sync.MirrorRoute;
import no.samklang.sync.Route;
import no.samklang.sync.SyncEngine;
import no.samklang.sync.WhenUnlinked;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.Ref;
import no.samklang.sync.spi.Capabilities.CreateProof;
import no.samklang.sync.spi.JournalEntry;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Retirement;
import no.samklang.sync.spi.StateChange;
import no.samklang.sync.spi.Unavailable;
import no.samklang.sync.testkit.InMemorySystem;
import no.samklang.sync.testkit.MovableClock;
import no.samklang.sync.testkit.Operation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("F-67")
class JournalTest {
  private final MovableClock clock = MovableClock.at("2026-11-02T08:00:00Z");

  private World world(CreateProof proof, Route... routes) {
    InMemorySystem field =
        InMemorySystem.builder("field")
            .clock(clock)
            .type(EntityTypes.CUSTOMER, Able.changes().build())
            .type(EntityTypes.TIME_ENTRY, Able.queue().build())
            .build();
    InMemorySystem erp =
        InMemorySystem.builder("erp")
            .clock(clock)
            .type(EntityTypes.CUSTOMER, Able.register(proof).build())
            .type(
                EntityTypes.PROJECT_TRANSACTION,
                Able.documents(CreateProof.SEARCHABLE_MARKER).build())
            .build();
    return new World(clock, field, erp, routes);
  }

  private World mirrors() {
    return world(CreateProof.CALLERS_OWN_KEY, closing());
  }

  private static MirrorRoute<Customer, Customer> closing() {
    return Trial.customers().whenGone(Retirement.CLOSE).build();
  }

  private World posts() {
    return world(CreateProof.CALLERS_OWN_KEY, Trial.hours().build());
  }

  private static List<JournalEntry> journal(World world, String route, String id) {
    return world.open().journal(route, id, 0, 100);
  }

  private static String only(World world) {
    return world.right.records(EntityTypes.CUSTOMER).keySet().iterator().next();
  }

  @Test
  void tellsWhatACreatedRecordWasMadeWith() {
    World world = mirrors();
    world.left.put(EntityTypes.CUSTOMER, "c1", customer("1", "Ås Bygg"));
    String run = world.run().runId();

    assertThat(journal(world, "customers", "c1"))
        .containsExactly(
            new JournalEntry(
                clock.instant(),
                run,
                "customers",
                "c1",
                only(world),
                "CREATED",
                null,
                null,
                "{\"name\":\"Ås Bygg\",\"number\":\"1\"}"));
  }

  @Test
  void tellsWhatStoodInTheTargetBeforeAChangeAlsoWhenAPersonHadChangedItThere() {
    World world = mirrors();
    world.left.put(EntityTypes.CUSTOMER, "c1", customer("1", "Ås Bygg"));
    world.run();
    world.right.edit(
        EntityTypes.CUSTOMER, only(world), there -> there.toBuilder().name("Endret der").build());
    world.left.put(EntityTypes.CUSTOMER, "c1", customer("1", "Ås Bygg og Betong"));
    world.run();

    JournalEntry changed = journal(world, "customers", "c1").get(0);
    assertThat(changed.action()).isEqualTo("UPDATED");
    assertThat(changed.before()).isEqualTo("{\"name\":\"Endret der\"}");
    assertThat(changed.after()).isEqualTo("{\"name\":\"Ås Bygg og Betong\"}");
  }

  @Test
  void tellsThatAFieldWasEmptied() {
    World world = mirrors();
    Customer full = Customer.builder().number("1").name("Ås").phone("12345678").build();
    world.left.put(EntityTypes.CUSTOMER, "c1", full);
    world.run();
    world.left.put(EntityTypes.CUSTOMER, "c1", full.toBuilder().phone(null).build());
    world.run();

    JournalEntry changed = journal(world, "customers", "c1").get(0);
    assertThat(changed.before()).isEqualTo("{\"phone\":\"12345678\"}");
    assertThat(changed.after()).isEqualTo("{\"phone\":null}");
  }

  @Test
  void tellsWhatWasTakenOutOfUse() {
    World world = mirrors();
    world.left.put(EntityTypes.CUSTOMER, "c1", customer("1", "Ås Bygg"));
    world.run();
    String target = only(world);
    world.left.delete(EntityTypes.CUSTOMER, "c1");
    world.run();

    JournalEntry gone = journal(world, "customers", "c1").get(0);
    assertThat(gone.action()).isEqualTo("RETIRED");
    assertThat(gone.targetId()).isEqualTo(target);
    assertThat(gone.after()).isEqualTo("{\"how\":\"CLOSE\"}");
  }

  @Test
  void entersARecordThatAnEarlierRunMadeWhenItIsFound() {
    World world = world(CreateProof.SEARCHABLE_MARKER, closing()).inFlight(1);
    world.right.loseAnswerOfNextCreate();
    world.right.failNext(Operation.LOCATE, new Unavailable(Message.of("http.unavailable")));
    world.left.put(EntityTypes.CUSTOMER, "c1", customer("1", "Ås Bygg"));
    world.run();
    assertThat(journal(world, "customers", "c1")).isEmpty();
    world.run();

    assertThat(journal(world, "customers", "c1"))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.action()).isEqualTo("ADOPTED");
              assertThat(entry.targetId()).isEqualTo(only(world));
              assertThat(entry.after()).contains("Ås Bygg");
            });
  }

  @Test
  void entersEachRecordOfADocumentWithItsReference() {
    World world = posts();
    world.left.put(EntityTypes.TIME_ENTRY, "t1", hours("e1", "7.5"));
    world.left.put(EntityTypes.TIME_ENTRY, "t2", hours("e2", "1"));
    world.run();

    String reference =
        world.right.creates(EntityTypes.PROJECT_TRANSACTION).keySet().iterator().next();
    for (String id : List.of("t1", "t2")) {
      assertThat(journal(world, "hours", id))
          .singleElement()
          .satisfies(
              entry -> {
                assertThat(entry.action()).isEqualTo("POSTED");
                assertThat(entry.after()).isEqualTo("{\"reference\":\"" + reference + "\"}");
              });
    }
  }

  @Test
  void entersACorrectionByWhatItDoes() {
    World drafts = corrected(CorrectionTest.Policy.DRAFT_ELSE_REPORT);
    JournalEntry changed = journal(drafts, "hours", "t1").get(0);
    assertThat(changed.action()).isEqualTo("UPDATED");
    assertThat(changed.before()).contains("7.5");
    assertThat(changed.after()).contains("\\\"quantity\\\":6");

    assertThat(journal(corrected(CorrectionTest.Policy.REVERSE), "hours", "t1"))
        .extracting(JournalEntry::action)
        .containsExactly("POSTED", "REVERSED", "POSTED");
  }

  /** A row that was delivered with 7.5 hours and then changed to 6. */
  private World corrected(CorrectionTest.Policy policy) {
    InMemorySystem field =
        InMemorySystem.builder("field")
            .clock(clock)
            .type(EntityTypes.TIME_ENTRY, Able.changes().build())
            .build();
    InMemorySystem erp =
        InMemorySystem.builder("erp")
            .clock(clock)
            .type(
                EntityTypes.PROJECT_TRANSACTION, Able.drafts(CreateProof.SEARCHABLE_MARKER).build())
            .build();
    World world = new World(clock, field, erp, CorrectionTest.route(1, policy).build());
    world.left.put(EntityTypes.TIME_ENTRY, "t1", hours("e1", "7.5"));
    world.run();
    world.left.put(EntityTypes.TIME_ENTRY, "t1", hours("e1", "6"));
    world.run();
    return world;
  }

  @Test
  void entersACallThatTellsTheSourceOnceWithItsRecords() {
    World world = posts();
    world.left.put(EntityTypes.TIME_ENTRY, "t1", hours("e1", "7.5"));
    world.left.put(EntityTypes.TIME_ENTRY, "t2", hours("e2", "1"));
    world.run();

    assertThat(world.open().journal("hours", null, 0, 100))
        .filteredOn(entry -> entry.action().equals("ACKNOWLEDGED"))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.sourceId()).isNull();
              assertThat(entry.after()).isEqualTo("{\"records\":[\"t1\",\"t2\"]}");
            });
  }

  @Test
  void entersByItsOwnIdARecordThatWasMarkedWithoutBeingDelivered() {
    World world =
        world(
            CreateProof.CALLERS_OWN_KEY,
            Trial.hours().whenUnlinked(EntityTypes.PROJECT, WhenUnlinked.ACKNOWLEDGE).build());
    world.left.put(
        EntityTypes.TIME_ENTRY,
        "t1",
        hours("e1", "1").toBuilder().project(Ref.to(EntityTypes.PROJECT, "unknown")).build());
    world.run();

    assertThat(world.left.acknowledged(EntityTypes.TIME_ENTRY)).containsOnlyKeys("t1");
    assertThat(journal(world, "hours", "t1"))
        .extracting(JournalEntry::action)
        .containsExactly("ACKNOWLEDGED");
  }

  @Test
  void entersNothingWhereNothingIsWritten() {
    World world = mirrors();
    world.left.put(EntityTypes.CUSTOMER, "c1", customer("1", "Ås Bygg"));
    world.right.put(EntityTypes.CUSTOMER, "r1", customer("1", "Ås Bygg"));
    world.run();
    world.run();
    world.run();
    assertThat(world.open().journal(null, null, 0, 10)).isEmpty();
  }

  @Test
  void anEntryIsDurableTogetherWithItsOutcome() {
    World world = posts();
    List<List<StateChange>> commits = new ArrayList<>();
    world.around(store -> CountingStore.commits(store, (call, changes) -> commits.add(changes)));
    world.left.put(EntityTypes.TIME_ENTRY, "t1", hours("e1", "7.5"));
    world.run();

    assertThat(together(commits, StateChange.PutLedger.class)).isTrue();
    assertThat(together(commits, StateChange.MarkAcknowledged.class)).isTrue();
    World mirror = mirrors();
    mirror.around(store -> CountingStore.commits(store, (call, changes) -> commits.add(changes)));
    commits.clear();
    mirror.left.put(EntityTypes.CUSTOMER, "c1", customer("1", "Ås Bygg"));
    mirror.run();
    assertThat(together(commits, StateChange.PutBase.class)).isTrue();
  }

  private static boolean together(List<List<StateChange>> commits, Class<?> outcome) {
    return commits.stream()
        .filter(changes -> changes.stream().anyMatch(outcome::isInstance))
        .allMatch(changes -> changes.stream().anyMatch(StateChange.AddJournal.class::isInstance));
  }

  @Test
  void costsNoCommitOfItsOwn() {
    assertThat(commits(mirrors(), Duration.ofDays(90)))
        .isEqualTo(commits(mirrors(), Duration.ZERO));
    assertThat(commits(posts(), Duration.ofDays(90))).isEqualTo(commits(posts(), Duration.ZERO));
  }

  /** Counts the commits of a first run, of one with changes and of one without. */
  private static List<Integer> commits(World world, Duration keep) {
    List<Integer> counts = new ArrayList<>();
    List<Integer> seen = new ArrayList<>();
    world
        .inFlight(1)
        .tuned(engine -> engine.keepJournal(keep))
        .around(store -> CountingStore.commits(store, (call, changes) -> seen.add(1)));
    for (int i = 1; i <= 9; i++) {
      world.left.put(EntityTypes.CUSTOMER, "c" + i, customer("" + i, "Kunde " + i));
      world.left.put(EntityTypes.TIME_ENTRY, "t" + i, hours("e" + i, "1"));
    }
    world.run();
    counts.add(seen.size());
    world.left.put(EntityTypes.CUSTOMER, "c5", customer("5", "Nytt navn"));
    world.left.put(EntityTypes.TIME_ENTRY, "t10", hours("e10", "1"));
    world.run();
    counts.add(seen.size());
    world.run();
    counts.add(seen.size());
    return counts;
  }

  @Test
  void forgetsEntriesAndRunsWhenTheirTimeIsOver() {
    World world =
        mirrors().tuned(e -> e.keepJournal(Duration.ofDays(30)).keepRuns(Duration.ofDays(10)));
    world.left.put(EntityTypes.CUSTOMER, "c1", customer("1", "Ås Bygg"));
    world.run();
    clock.advance(Duration.ofDays(11));
    world.run();
    assertThat(world.memory.runs(World.SCOPE, 10)).hasSize(1);
    assertThat(world.open().journal(null, null, 0, 10)).hasSize(1);
    clock.advance(Duration.ofDays(20));
    world.run();
    assertThat(world.open().journal(null, null, 0, 10)).isEmpty();
  }

  @Test
  void keepsNoJournalWhereItIsSwitchedOffAndDropsWhatWasThere() {
    World world = mirrors();
    world.left.put(EntityTypes.CUSTOMER, "c1", customer("1", "Ås Bygg"));
    world.run();
    world.tuned(engine -> engine.keepJournal(Duration.ZERO));
    world.left.put(EntityTypes.CUSTOMER, "c2", customer("2", "Bø Rør"));
    world.run();
    assertThat(world.open().journal(null, null, 0, 10)).isEmpty();
  }

  @Test
  void refusesARetentionThatIsNone() {
    assertThatThrownBy(() -> SyncEngine.builder().keepJournal(Duration.ofDays(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("keepJournal");
    assertThatThrownBy(() -> SyncEngine.builder().keepRuns(Duration.ofSeconds(Long.MAX_VALUE)))
        .hasMessageContaining("keepRuns");
  }

  @Test
  void aRecordsExplanationEndsWithWhatWasWritten() {
    World world = mirrors();
    world.left.put(EntityTypes.CUSTOMER, "c1", customer("1", "Ås Bygg"));
    world.run();
    world.left.put(EntityTypes.CUSTOMER, "c1", customer("1", "Ås Bygg og Betong"));
    world.run();
    assertThat(world.explain("customers", "c1"))
        .contains("changed in " + only(world) + ": name.")
        .contains("created as " + only(world))
        .doesNotContain("Betong");
  }
}
