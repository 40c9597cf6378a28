package no.samklang.sync.engine;

import static no.samklang.sync.engine.Trial.customer;
import static no.samklang.sync.engine.Trial.hours;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import no.samklang.sync.Correction;
import no.samklang.sync.DecisionRefused;
import no.samklang.sync.LinkRoute;
import no.samklang.sync.Match;
import no.samklang.sync.Outcome;
import no.samklang.sync.Plan;
import no.samklang.sync.PostRoute;
import no.samklang.sync.Resolution;
import no.samklang.sync.Route;
import no.samklang.sync.RunOptions;
import no.samklang.sync.RunReport;
import no.samklang.sync.Signature;
import no.samklang.sync.SyncStatus;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.Employee;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.spi.Capabilities;
import no.samklang.sync.spi.Capabilities.CreateProof;
import no.samklang.sync.spi.JournalEntry;
import no.samklang.sync.spi.Lease;
import no.samklang.sync.spi.LedgerEntry;
import no.samklang.sync.spi.Link;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Parked;
import no.samklang.sync.spi.Side;
import no.samklang.sync.spi.Unclear;
import no.samklang.sync.testkit.InMemorySystem;
import no.samklang.sync.testkit.MovableClock;
import no.samklang.sync.testkit.Operation;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("F-57")
class ByHandTest {
  private static final Signature KARI = new Signature("Kari", "ført for hånd");

  private final MovableClock clock = MovableClock.at("2026-11-02T08:00:00Z");

  private World world(
      Capabilities.Builder entries, CreateProof customers, CreateProof documents, Route... routes) {
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
            .type(EntityTypes.CUSTOMER, Able.register(customers).build())
            .type(EntityTypes.EMPLOYEE, Able.changes().build())
            .type(EntityTypes.PROJECT_TRANSACTION, Able.documents(documents).build())
            .build();
    return new World(clock, field, erp, routes).inFlight(1);
  }

  private World mirrors() {
    return world(
        Able.queue(),
        CreateProof.CALLERS_OWN_KEY,
        CreateProof.SEARCHABLE_MARKER,
        Trial.customers().build());
  }

  private World posts(Capabilities.Builder entries, CreateProof proof) {
    return world(entries, CreateProof.CALLERS_OWN_KEY, proof, Trial.hours().build());
  }

  private World posts() {
    return posts(Able.queue(), CreateProof.SEARCHABLE_MARKER);
  }

  /** A queue whose only row the target refuses while it has more than a day's hours. */
  private World refusesTooManyHours(Capabilities.Builder entries) {
    World world = posts(entries, CreateProof.SEARCHABLE_MARKER);
    world.right.refuse(
        EntityTypes.PROJECT_TRANSACTION,
        document ->
            document.lines().stream()
                .anyMatch(line -> line.quantity().compareTo(new BigDecimal(24)) > 0),
        Message.of("inmemory.refused"));
    world.left.put(EntityTypes.TIME_ENTRY, "t1", hours("e1", "75"));
    world.run();
    return world;
  }

  private static List<String> quantities(World world) {
    return world.right.records(EntityTypes.PROJECT_TRANSACTION).values().stream()
        .flatMap(document -> document.lines().stream())
        .map(line -> line.quantity().toPlainString())
        .toList();
  }

  private static List<String> names(World world) {
    return world.right.records(EntityTypes.CUSTOMER).values().stream().map(Customer::name).toList();
  }

  private static LedgerEntry ledger(World world, String id) {
    return world.memory.ledger(World.SCOPE, "hours", List.of(id)).get(id);
  }

  /** A mirror whose target refuses this name. */
  private World refusesName(String name) {
    World world = mirrors();
    world.right.refuse(
        EntityTypes.CUSTOMER, wanted -> wanted.name().equals(name), Message.of("inmemory.refused"));
    world.left.put(EntityTypes.CUSTOMER, "c1", customer("1", name));
    world.run();
    return world;
  }

  private static RunReport everything(World world) {
    return world.run(RunOptions.builder().whole().acceptFirstPlanBy("test").build());
  }

  // Leaving out

  @Test
  void aSkippedRecordIsNotTriedAgainUntilItChanges() {
    World world = refusesTooManyHours(Able.queue());
    world.open().skip("hours", "t1", KARI);
    int sent = world.right.calls(Operation.CREATE).size();

    RunReport report = world.run();
    assertThat(report.count(Outcome.SKIPPED)).isEqualTo(1);
    assertThat(report.exitCode()).isZero();
    assertThat(world.right.calls(Operation.CREATE)).hasSize(sent);
    assertThat(world.left.acknowledged(EntityTypes.TIME_ENTRY)).isEmpty();

    world.left.put(EntityTypes.TIME_ENTRY, "t1", hours("e1", "7.5"));
    assertThat(world.run().count(Outcome.POSTED)).isEqualTo(1);
    assertThat(world.parked("hours")).isEmpty();
  }

  @Test
  void aSkippedRecordStaysOutOfPlansAndOfRunsThatReadEverything() {
    World world = mirrors();
    world.left.put(EntityTypes.CUSTOMER, "c1", customer("1", "Ås Bygg"));
    world.right.put(EntityTypes.CUSTOMER, "r1", customer("1", "En"));
    world.right.put(EntityTypes.CUSTOMER, "r2", customer("1", "To"));
    world.run();
    world.open().skip("customers", "c1", KARI);
    world.right.delete(EntityTypes.CUSTOMER, "r1");

    assertThat(everything(world).count(Outcome.SKIPPED)).isEqualTo(1);
    Plan plan = world.open().plan(RunOptions.builder().whole().build());
    assertThat(plan.routes().get(0).counts()).containsOnlyKeys(Outcome.SKIPPED);
    World other = world.with(Trial.customers().mappingVersion("2").build());
    assertThat(other.run().count(Outcome.SKIPPED)).isEqualTo(1);
    assertThat(world.memory.links(World.SCOPE, "customer", Side.LEFT, List.of("c1"))).isEmpty();

    world.left.put(EntityTypes.CUSTOMER, "c1", customer("1", "Ås Bygg AS"));
    assertThat(other.run().count(Outcome.UPDATED)).isEqualTo(1);
  }

  @Test
  void aSkippedEmployeeIsNotLinkedUntilItChanges() {
    World world =
        world(
            Able.queue(),
            CreateProof.CALLERS_OWN_KEY,
            CreateProof.SEARCHABLE_MARKER,
            LinkRoute.builder("employees", EntityTypes.EMPLOYEE, EntityTypes.EMPLOYEE)
                .match(Match.by("number", Employee::number))
                .build());
    Employee ola = Employee.builder().number("7").name("Ola").build();
    world.left.put(EntityTypes.EMPLOYEE, "a", ola);
    world.run();
    world.open().skip("employees", "a", KARI);
    world.right.put(EntityTypes.EMPLOYEE, "x", ola);
    assertThat(everything(world).count(Outcome.LINKED)).isZero();
    world.left.put(EntityTypes.EMPLOYEE, "a", ola.toBuilder().email("ola@example.test").build());
    assertThat(world.run().count(Outcome.LINKED)).isEqualTo(1);
  }

  @Test
  void retryingASkippedRecordTakesItBack() {
    World world = refusesTooManyHours(Able.queue());
    world.open().skip("hours", "t1", KARI);
    world.open().retry("hours", List.of());
    assertThat(world.parked("hours")).extracting(Parked::kind).containsOnly(Parked.Kind.SKIPPED);
    assertThat(world.open().retry("hours", List.of("t1")).count(Outcome.REJECTED)).isEqualTo(1);
  }

  @Test
  void aSkippedRecordSaysByWhomAndWhy() {
    World world = refusesTooManyHours(Able.queue());
    world.open().skip("hours", "t1", KARI);
    assertThat(world.explain("hours", "t1"))
        .contains("Left out by Kari until it changes in the source: ført for hånd");
    assertThat(world.open().journal("hours", "t1", 0, 1))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.action()).isEqualTo("SKIPPED");
              assertThat(entry.by()).isEqualTo("Kari");
              assertThat(entry.after()).contains("ført for hånd");
              assertThat(entry.runId()).isNull();
            });
  }

  // Editing

  @Test
  void theEditedRecordIsPostedAndTheSourcesOwnIsNotPostedBesideIt() {
    World world = refusesTooManyHours(Able.changes());
    world.open().edit("hours", "t1", "{\"hours\": 7.5}", KARI);
    assertThat(world.run().count(Outcome.POSTED)).isEqualTo(1);
    assertThat(quantities(world)).containsExactly("7.5");

    assertThat(everything(world).count(Outcome.UNCHANGED)).isEqualTo(1);
    assertThat(quantities(world)).containsExactly("7.5");
    assertThat(world.parked("hours")).isEmpty();
  }

  @Test
  void theEditedRowOfAQueueIsPostedAndMarked() {
    World world = refusesTooManyHours(Able.queue());
    world.open().edit("hours", "t1", "{\"hours\": \"7.5\"}", KARI);
    world.run();
    assertThat(quantities(world)).containsExactly("7.5");
    assertThat(world.left.acknowledged(EntityTypes.TIME_ENTRY)).containsOnlyKeys("t1");
    assertThat(world.memory.parkedCounts(World.SCOPE, "hours~edited")).isEmpty();
  }

  @Test
  void aMirroredRecordGoesAsEditedUntilItChangesInTheSource() {
    World world = refusesName("Feil");
    world.open().edit("customers", "c1", "{\"name\": \"Riktig\"}", KARI);
    assertThat(world.run().count(Outcome.CREATED)).isEqualTo(1);
    assertThat(names(world)).containsExactly("Riktig");

    everything(world);
    world.with(Trial.customers().mappingVersion("2").build()).run();
    assertThat(names(world)).containsExactly("Riktig");

    world.left.put(EntityTypes.CUSTOMER, "c1", customer("1", "Rettet i kilden"));
    world.run();
    assertThat(names(world)).containsExactly("Rettet i kilden");
    assertThat(world.memory.parkedCounts(World.SCOPE, "customers~edited")).isEmpty();
  }

  @Test
  void anEditIsSeenInThePlan() {
    World world = refusesName("Feil");
    world.open().edit("customers", "c1", "{\"name\": \"Riktig\"}", KARI);
    Plan plan = world.plan();
    assertThat(world.open().planned(plan.id(), 0, 10))
        .singleElement()
        .satisfies(change -> assertThat(change.fields().toString()).contains("Riktig"));
    world.run();
    assertThat(names(world)).containsExactly("Riktig");
  }

  @Test
  void anEditThatIsRefusedTooCanBeEditedOnAndHoldsForTheSourceAsItStands() {
    World world = refusesTooManyHours(Able.changes());
    world.open().edit("hours", "t1", "{\"hours\": 25, \"text\": \"Rør\"}", KARI);
    assertThat(world.run().count(Outcome.REJECTED)).isEqualTo(1);
    world.open().edit("hours", "t1", "{\"hours\": 6}", KARI);
    assertThat(world.run().count(Outcome.POSTED)).isEqualTo(1);
    assertThat(quantities(world)).containsExactly("6");
    assertThat(everything(world).count(Outcome.UNCHANGED)).isEqualTo(1);
  }

  @Test
  void anEditThatTheSourceOvertookIsForgotten() {
    World world = refusesTooManyHours(Able.queue());
    world.open().edit("hours", "t1", "{\"hours\": 7.5}", KARI);
    world.left.put(EntityTypes.TIME_ENTRY, "t1", hours("e1", "6"));
    world.run();
    assertThat(quantities(world)).containsExactly("6");
    assertThat(world.memory.parkedCounts(World.SCOPE, "hours~edited")).isEmpty();
  }

  @Test
  void anEditIsJournalledWithWhatStoodBefore() {
    World world = refusesTooManyHours(Able.queue());
    world.open().edit("hours", "t1", "{\"hours\": 7.5}", KARI);
    JournalEntry entry = world.open().journal("hours", "t1", 0, 1).get(0);
    assertThat(entry.action()).isEqualTo("EDITED");
    assertThat(entry.before()).isEqualTo("{\"hours\":\"75\"}");
    assertThat(entry.after())
        .isEqualTo("{\"fields\":{\"hours\":\"7.5\"},\"why\":\"ført for hånd\"}");
  }

  @Test
  void anEditThatDoesNotFitNamesItsFieldAndNeverAValue() {
    World world = refusesTooManyHours(Able.queue());
    refused(world, "{\"hours\": \"mye hemmelig\"}")
        .hasMessageContaining("field hours")
        .hasMessageContaining("7.5");
    refused(world, "{\"date\": \"2026-13-40\"}").hasMessageContaining("field date");
    refused(world, "{\"hour\": 7}")
        .hasMessageContaining("no field hour")
        .hasMessageContaining("hours");
    refused(world, "{\"project\": {\"nr\": \"7\"}}").hasMessageContaining("no field project.nr");
    refused(world, "{\"project\": {\"need\": \"MAYBE\"}}")
        .hasMessageContaining("field project.need")
        .hasMessageContaining("REQUIRED");
    refused(world, "{\"hours\": null}").hasMessageContaining("without the field hours");
    refused(world, "hours = 7").hasMessageContaining("no JSON object");
    refused(world, "[]").hasMessageContaining("no JSON object");
    refused(world, "{\"hours\": 75.0}").hasMessageContaining("these values already");
    assertThat(world.memory.parkedCounts(World.SCOPE, "hours~edited")).isEmpty();
  }

  private static AbstractThrowableAssert<?, ?> refused(World world, String changes) {
    return assertThatThrownBy(() -> world.open().edit("hours", "t1", changes, KARI))
        .isInstanceOf(DecisionRefused.class)
        .hasMessageNotContaining("hemmelig");
  }

  @Test
  void aRowThatCannotBeReadCannotBeEdited() {
    World world = mirrors();
    world.left.put(EntityTypes.CUSTOMER, "c1", customer("1", "Ås"));
    world.left.corrupt(EntityTypes.CUSTOMER, "c1", Message.of("inmemory.corrupt"));
    world.run();
    assertThatThrownBy(() -> world.open().edit("customers", "c1", "{\"name\":\"Bø\"}", KARI))
        .hasMessageContaining("could not be read");
    world.open().skip("customers", "c1", KARI);
    assertThat(everything(world).count(Outcome.SKIPPED)).isEqualTo(1);
  }

  // Settling

  /** A document of two rows that was sent and cannot be searched for. */
  private World inDoubt(Capabilities.Builder entries, boolean arrived) {
    World world = posts(entries, CreateProof.NOTHING);
    world.left.put(EntityTypes.TIME_ENTRY, "t1", hours("e1", "7.5"));
    world.left.put(EntityTypes.TIME_ENTRY, "t2", hours("e2", "1"));
    if (arrived) {
      world.right.loseAnswerOfNextCreate();
    } else {
      world.right.failNext(Operation.CREATE, new Unclear(Message.of("http.unclear-lost")));
    }
    assertThat(world.run().count(Outcome.IN_DOUBT)).isEqualTo(2);
    return world;
  }

  @Test
  void aDocumentThatAPersonFoundIsDeliveredWithAllItsRowsAndTheSourceIsTold() {
    World world = inDoubt(Able.queue(), true);
    String document =
        world.right.records(EntityTypes.PROJECT_TRANSACTION).keySet().iterator().next();
    world.open().resolve("hours", "t2", Resolution.standsAs(document), KARI);
    assertThat(status(world).inDoubt()).isZero();

    RunReport report = world.run();
    assertThat(report.count(Outcome.ADOPTED)).isEqualTo(2);
    assertThat(report.exitCode()).isZero();
    assertThat(ledger(world, "t1").targetId()).isEqualTo(document);
    assertThat(ledger(world, "t2").targetId()).isEqualTo(document);
    assertThat(world.left.acknowledged(EntityTypes.TIME_ENTRY)).containsOnlyKeys("t1", "t2");
    assertThat(world.memory.intents(World.SCOPE, "hours")).isEmpty();
    assertThat(world.right.creates(EntityTypes.PROJECT_TRANSACTION)).hasSize(1);
  }

  @Test
  void aDocumentThatAPersonFoundIsNotPostedAgainFromASourceThatListsChanges() {
    World world = inDoubt(Able.changes(), true);
    String document =
        world.right.records(EntityTypes.PROJECT_TRANSACTION).keySet().iterator().next();
    world.open().resolve("hours", "t1", Resolution.standsAs(document), KARI);
    world.run();
    assertThat(everything(world).count(Outcome.UNCHANGED)).isEqualTo(2);
    assertThat(world.right.creates(EntityTypes.PROJECT_TRANSACTION)).hasSize(1);
  }

  @Test
  void aDocumentThatDidNotArriveGoesAgainUnderANewReference() {
    for (Capabilities.Builder entries : List.of(Able.queue(), Able.changes())) {
      World world = inDoubt(entries, false);
      String first = world.memory.intents(World.SCOPE, "hours").get(0).reference();
      world.open().resolve("hours", "t1", Resolution.notDelivered(), KARI);
      assertThat(world.run().count(Outcome.POSTED)).isEqualTo(2);
      assertThat(world.right.creates(EntityTypes.PROJECT_TRANSACTION))
          .hasSize(1)
          .doesNotContainKey(first);
      assertThat(world.parked("hours")).isEmpty();
    }
  }

  @Test
  void settlingADocumentIsJournalledForEachOfItsRows() {
    World world = inDoubt(Able.queue(), false);
    world.open().resolve("hours", "t1", Resolution.notDelivered(), KARI);
    for (String id : List.of("t1", "t2")) {
      assertThat(world.open().journal("hours", id, 0, 1))
          .extracting(JournalEntry::action, JournalEntry::by)
          .containsExactly(tuple("RESOLVED", "Kari"));
    }
  }

  @Test
  void aRefusedRowThatAPersonEnteredInTheTargetIsDeliveredAsThat() {
    for (Capabilities.Builder entries : List.of(Able.queue(), Able.changes())) {
      World world = refusesTooManyHours(entries);
      world.open().resolve("hours", "t1", Resolution.standsAs("bilag-17"), KARI);
      world.run();
      assertThat(ledger(world, "t1").targetId()).isEqualTo("bilag-17");
      assertThat(ledger(world, "t1").acknowledged()).isTrue();
      assertThat(world.parked("hours")).isEmpty();
      int sent = world.right.calls(Operation.CREATE).size();
      everything(world);
      assertThat(world.right.calls(Operation.CREATE)).hasSize(sent);
    }
  }

  @Test
  void aChangeAfterTheDeliveryThatAPersonCorrectedIsSettled() {
    World world = posts(Able.changes(), CreateProof.SEARCHABLE_MARKER);
    world.left.put(EntityTypes.TIME_ENTRY, "t1", hours("e1", "7.5"));
    world.run();
    world.left.put(EntityTypes.TIME_ENTRY, "t1", hours("e1", "6"));
    assertThat(world.run().count(Outcome.REVIEW)).isEqualTo(1);
    String document = ledger(world, "t1").targetId();

    world.open().resolve("hours", "t1", Resolution.standsAs(document), KARI);
    assertThat(everything(world).count(Outcome.UNCHANGED)).isEqualTo(1);
    assertThat(ledger(world, "t1").revision()).isEqualTo(1);
    assertThat(world.explain("hours", "t1")).contains("corrected since");
  }

  @Test
  void aMirroredRecordInDoubtIsLinkedToWhatAPersonFound() {
    World world =
        world(
            Able.queue(),
            CreateProof.NOTHING,
            CreateProof.SEARCHABLE_MARKER,
            Trial.customers().build());
    world.left.put(EntityTypes.CUSTOMER, "c1", customer("1", "Ås Bygg"));
    world.right.loseAnswerOfNextCreate();
    assertThat(world.run().count(Outcome.IN_DOUBT)).isEqualTo(1);
    String found = world.right.records(EntityTypes.CUSTOMER).keySet().iterator().next();

    world.open().resolve("customers", "c1", Resolution.standsAs(found), KARI);
    assertThat(world.run().exitCode()).isZero();
    assertThat(link(world, "c1").rightId()).isEqualTo(found);
    world.left.put(EntityTypes.CUSTOMER, "c1", customer("1", "Ås Bygg AS"));
    world.run();
    assertThat(names(world)).containsExactly("Ås Bygg AS");
  }

  @Test
  void aMirroredRecordThatDidNotArriveIsMade() {
    World world =
        world(
            Able.queue(),
            CreateProof.NOTHING,
            CreateProof.SEARCHABLE_MARKER,
            Trial.customers().build());
    world.left.put(EntityTypes.CUSTOMER, "c1", customer("1", "Ås Bygg"));
    world.right.failNext(Operation.CREATE, new Unclear(Message.of("http.unclear-lost")));
    world.run();
    world.open().resolve("customers", "c1", Resolution.notDelivered(), KARI);
    assertThat(world.run().count(Outcome.CREATED)).isEqualTo(1);
    assertThat(names(world)).containsExactly("Ås Bygg");
  }

  private static SyncStatus.RouteStatus status(World world) {
    return world.open().status().routes().get(0);
  }

  private static Link link(World world, String id) {
    return world.memory.links(World.SCOPE, "customer", Side.LEFT, List.of(id)).get(id);
  }

  /** Two target records have the number of the one in the source. */
  private World ambiguous() {
    World world = mirrors();
    world.left.put(EntityTypes.CUSTOMER, "c1", customer("1", "Ås Bygg"));
    world.right.put(EntityTypes.CUSTOMER, "r1", customer("1", "En"));
    world.right.put(EntityTypes.CUSTOMER, "r2", customer("1", "To"));
    assertThat(world.run().count(Outcome.REVIEW)).isEqualTo(1);
    return world;
  }

  @Test
  @Tag("F-12")
  void aRecordWithSeveralMatchesIsLinkedToTheOneThatAPersonNames() {
    World world = ambiguous();
    world.open().resolve("customers", "c1", Resolution.standsAs("r2"), KARI);
    assertThat(world.run().exitCode()).isZero();
    assertThat(link(world, "c1").rightId()).isEqualTo("r2");
    assertThat(names(world)).containsExactly("En", "Ås Bygg");
  }

  @Test
  void aTargetRecordThatIsAnothersIsRefused() {
    World world = ambiguous();
    world.left.put(EntityTypes.CUSTOMER, "c2", customer("2", "Bø"));
    world.right.put(EntityTypes.CUSTOMER, "r3", customer("2", "Bø"));
    world.run();
    assertThatThrownBy(
            () -> world.open().resolve("customers", "c1", Resolution.standsAs("r3"), KARI))
        .isInstanceOf(DecisionRefused.class)
        .hasMessageContaining("r3 is linked to 2 already");
  }

  @Test
  void anEmployeeIsLinkedByAPersonOrByTheNumberThatAPersonGivesIt() {
    World world =
        world(
            Able.queue(),
            CreateProof.CALLERS_OWN_KEY,
            CreateProof.SEARCHABLE_MARKER,
            LinkRoute.builder("employees", EntityTypes.EMPLOYEE, EntityTypes.EMPLOYEE)
                .match(Match.by("number", Employee::number))
                .build());
    world.left.put(EntityTypes.EMPLOYEE, "a", Employee.builder().number("7").name("Ola").build());
    world.left.put(EntityTypes.EMPLOYEE, "b", Employee.builder().number("8").name("Per").build());
    world.right.put(EntityTypes.EMPLOYEE, "x", Employee.builder().number("70").name("Ola").build());
    world.right.put(EntityTypes.EMPLOYEE, "y", Employee.builder().number("80").name("Per").build());
    assertThat(world.run().count(Outcome.UNLINKED)).isEqualTo(2);

    world.open().resolve("employees", "a", Resolution.standsAs("x"), KARI);
    world.open().edit("employees", "b", "{\"number\": \"80\"}", KARI);
    world.run();
    assertThat(world.parked("employees")).isEmpty();
    assertThat(world.memory.links(World.SCOPE, "employee", Side.LEFT, List.of("a", "b")).values())
        .extracting(Link::leftId, Link::rightId)
        .containsExactlyInAnyOrder(tuple("a", "x"), tuple("b", "y"));
  }

  // Refusals

  @Test
  void whatIsNotParkedIsRefusedByWhatItIs() {
    World world =
        world(
            Able.queue(),
            CreateProof.CALLERS_OWN_KEY,
            CreateProof.SEARCHABLE_MARKER,
            Trial.customers().build(),
            Trial.hours().build());
    world.left.put(EntityTypes.CUSTOMER, "c1", customer("1", "Ås"));
    world.left.put(EntityTypes.TIME_ENTRY, "t1", hours("e1", "1"));
    world.run();
    assertThatThrownBy(() -> world.open().skip("customers", "c1", KARI))
        .isInstanceOf(DecisionRefused.class)
        .hasMessageContaining("linked to 1 and in step");
    assertThatThrownBy(() -> world.open().edit("hours", "t1", "{}", KARI))
        .hasMessageContaining("it was delivered as");
    assertThatThrownBy(() -> world.open().resolve("hours", "t9", Resolution.notDelivered(), KARI))
        .hasMessageContaining("t9 is not parked in route hours, and nothing is known of it");
    assertThatThrownBy(() -> world.open().skip("orders", "t1", KARI))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("orders");
  }

  @Test
  void whatIsInDoubtCanBeSettledAndNothingElse() {
    World world = inDoubt(Able.queue(), true);
    assertThatThrownBy(() -> world.open().skip("hours", "t1", KARI))
        .hasMessageContaining("t1 is in doubt");
    assertThatThrownBy(() -> world.open().edit("hours", "t1", "{\"hours\":1}", KARI))
        .hasMessageContaining("t1 is in doubt");
    world.open().resolve("hours", "t1", Resolution.standsAs("d1"), KARI);
    assertThatThrownBy(() -> world.open().skip("hours", "t1", KARI))
        .hasMessageContaining("settled already");
  }

  @Test
  void whatIsUnderWayIsLeftToTheNextRun() {
    World world = posts();
    world.left.put(EntityTypes.TIME_ENTRY, "t1", hours("e1", "1"));
    world.right.failNext(Operation.CREATE, new Unclear(Message.of("http.unclear-lost")));
    world.right.failNext(Operation.LOCATE, new Unclear(Message.of("http.unclear-lost")));
    world.run();
    assertThatThrownBy(() -> world.open().resolve("hours", "t1", Resolution.notDelivered(), KARI))
        .isInstanceOf(DecisionRefused.class)
        .hasMessageContaining("not known yet whether it arrived");
    assertThat(world.run().count(Outcome.POSTED)).isEqualTo(1);
  }

  @Test
  void aRefusedRowWasNotSentSoThatItCannotBeMissing() {
    World world = refusesTooManyHours(Able.queue());
    assertThatThrownBy(() -> world.open().resolve("hours", "t1", Resolution.notDelivered(), KARI))
        .hasMessageContaining("not in doubt");
  }

  @Test
  void whatIsLeftOutOrIncompleteIsNotDecidedAgain() {
    World world = refusesTooManyHours(Able.queue());
    world.open().skip("hours", "t1", KARI);
    assertThatThrownBy(() -> world.open().edit("hours", "t1", "{\"hours\":1}", KARI))
        .hasMessageContaining("left out already");
  }

  @Test
  void nothingIsDecidedWhileARunIsUnderWay() {
    World world = refusesTooManyHours(Able.queue());
    Lease lease =
        world.memory.acquire(World.SCOPE, "hours", "en annen", Duration.ofHours(1)).orElseThrow();
    assertThatThrownBy(() -> world.open().skip("hours", "t1", KARI))
        .isInstanceOf(DecisionRefused.class)
        .hasMessageContaining("being run by en annen")
        .matches(refused -> ((DecisionRefused) refused).busy());
    world.memory.release(lease);
    world.open().skip("hours", "t1", KARI);
  }

  @Test
  void aDecisionNeedsANameAndAReason() {
    assertThatThrownBy(() -> new Signature(" ", "derfor")).hasMessageContaining("by is empty");
    assertThatThrownBy(() -> new Signature("Kari", "")).hasMessageContaining("why is empty");
  }

  // Corrections

  @Test
  void whatAPersonEnteredIsNotCorrectedByTheEngineAsItDoesNotKnowWhatStandsThere() {
    PostRoute<?, ?> reversing =
        Trial.plainHours(100, Trial::document)
            .whenChanged(Correction.reverse(CorrectionTest::reversing))
            .build();
    World world = refusesTooManyHours(Able.changes()).with(reversing);
    world.open().resolve("hours", "t1", Resolution.standsAs("bilag-17"), KARI);
    world.run();
    world.left.put(EntityTypes.TIME_ENTRY, "t1", hours("e1", "6"));
    assertThat(world.run().count(Outcome.REVIEW)).isEqualTo(1);
    assertThat(quantities(world)).isEmpty();
  }

  @Test
  void anEditedRowThatChangesInTheSourceLaterIsCorrectedFromWhatWasPosted() {
    PostRoute<?, ?> reversing =
        Trial.plainHours(1, Trial::document)
            .whenChanged(Correction.reverse(CorrectionTest::reversing))
            .build();
    World world = refusesTooManyHours(Able.changes()).with(reversing);
    world.open().edit("hours", "t1", "{\"hours\": 7.5}", KARI);
    world.run();
    world.left.put(EntityTypes.TIME_ENTRY, "t1", hours("e1", "6"));
    world.run();
    assertThat(quantities(world)).containsExactly("7.5", "-7.5", "6");
    assertThat(everything(world).count(Outcome.UNCHANGED)).isEqualTo(1);
  }

  // Trying again

  @Test
  @Tag("F-61")
  void aSingleRecordIsTakenByItsIdWhateverTheCursorSays() {
    World world = mirrors();
    world.left.put(EntityTypes.CUSTOMER, "c1", customer("1", "Ås"));
    world.left.put(EntityTypes.CUSTOMER, "c2", customer("2", "Bø"));
    world.run();
    int fetched = world.left.calls(Operation.FETCH).size();
    assertThat(world.open().retry("customers", List.of("c2")).exitCode()).isZero();
    assertThat(world.left.calls(Operation.FETCH).subList(fetched, fetched + 1))
        .singleElement()
        .satisfies(call -> assertThat(call.about()).containsExactly("c2"));
    assertThat(world.parked("customers")).isEmpty();
  }

  @Test
  @Tag("F-56")
  void aParkedRecordTellsItsPayloadCauseAttemptsAndNextTry() {
    World world = refusesTooManyHours(Able.queue());
    for (int i = 0; i < 3; i++) {
      world.run();
    }
    Parked parked = world.parked("hours").get(0);
    assertThat(parked.payload()).contains("\"hours\":75");
    assertThat(parked.message().code()).isEqualTo("inmemory.refused");
    assertThat(parked.attempts()).isEqualTo(4);
    assertThat(parked.nextTry()).isEqualTo(parked.lastTried().plusSeconds(300));
    assertThat(world.explain("hours", "t1")).contains("not sent again by itself before");
    assertThat(world.run().count(Outcome.REJECTED)).isEqualTo(1);
    assertThat(world.right.calls(Operation.CREATE)).hasSize(4);
    clock.advance(Duration.ofMinutes(5));
    world.run();
    assertThat(world.right.calls(Operation.CREATE)).hasSize(5);
  }

  @Test
  @Tag("F-56")
  void aMirroredRecordWhoseWriteStaysUnclearRestsLongerEachTime() {
    World world = mirrors();
    world.left.put(EntityTypes.CUSTOMER, "c1", customer("1", "Ås"));
    world.right.before(
        Operation.CREATE,
        call -> {
          throw new Unclear(Message.of("http.unclear-lost"));
        });
    for (int i = 0; i < 10; i++) {
      world.run();
    }
    assertThat(world.right.calls(Operation.CREATE)).hasSize(2 * 4);
    assertThat(world.parked("customers").get(0).nextTry()).isAfter(clock.instant());
    clock.advance(Duration.ofMinutes(5));
    world.run();
    assertThat(world.right.calls(Operation.CREATE)).hasSize(2 * 5);
  }
}
