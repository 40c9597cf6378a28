package no.samklang.sync.engine;

import static no.samklang.sync.engine.Trial.customer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.samklang.sync.DecisionRefused;
import no.samklang.sync.Finding;
import no.samklang.sync.Finding.Kind;
import no.samklang.sync.FirstCheck;
import no.samklang.sync.Memory;
import no.samklang.sync.Outcome;
import no.samklang.sync.Plan;
import no.samklang.sync.RunOptions;
import no.samklang.sync.RunReport;
import no.samklang.sync.RunState;
import no.samklang.sync.Signature;
import no.samklang.sync.SyncSession;
import no.samklang.sync.Verdict;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.spi.JournalEntry;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Parked;
import no.samklang.sync.spi.Unavailable;
import no.samklang.sync.testkit.InMemorySystem;
import no.samklang.sync.testkit.MovableClock;
import no.samklang.sync.testkit.Operation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The check list of a mirror's first plan. */
class FirstCheckTest {
  static final Signature KARI = new Signature("Kari", "har sett på det");
  private static final String ROUTE = "customers";

  private static World world() {
    MovableClock clock = MovableClock.at("2026-11-02T08:00:00Z");
    return new World(
        clock,
        InMemorySystem.builder("erp")
            .clock(clock)
            .type(EntityTypes.CUSTOMER, Able.changes().build())
            .build(),
        InMemorySystem.builder("field")
            .clock(clock)
            .type(EntityTypes.CUSTOMER, Able.register().build())
            .build(),
        Trial.customers()
            .firstCheck(
                FirstCheck.byName(Customer::name)
                    .closed(FirstCheckTest::closed, FirstCheckTest::closed))
            .build());
  }

  private static boolean closed(Customer customer) {
    return Boolean.FALSE.equals(customer.active());
  }

  private static void left(World world, String id, String number, String name) {
    world.left.put(EntityTypes.CUSTOMER, id, customer(number, name));
  }

  private static void right(World world, String id, String number, String name) {
    world.right.put(EntityTypes.CUSTOMER, id, customer(number, name));
  }

  /** Returns a world in which two companies use one number, and one company two. */
  private static World mixedUp() {
    World world = world();
    left(world, "c1", "1001", "Ås Bygg");
    left(world, "c2", "1002", "Bø Rør");
    left(world, "c3", "1003", "Dal Elektro");
    left(world, "c4", "1004", "Eik Maling");
    right(world, "k1", "1001", "ås  bygg");
    right(world, "k2", "1002", "Tak og Tre");
    right(world, "k3", "77", "Dal Elektro");
    return world;
  }

  static Map<String, Finding> findings(World world, String route) {
    try (SyncSession session = world.open()) {
      return session.findings(route, 0, 1000).stream()
          .collect(Collectors.toMap(Finding::id, Function.identity()));
    }
  }

  private static Map<String, Finding> findings(World world) {
    return findings(world, ROUTE);
  }

  static List<Kind> kinds(Finding finding) {
    return finding.reasons().stream().map(Finding.Reason::kind).toList();
  }

  private static void decide(World world, String id, Verdict verdict) {
    try (SyncSession session = world.open()) {
      session.decide(ROUTE, id, verdict, KARI);
    }
  }

  private static long accept(World world) {
    try (SyncSession session = world.open()) {
      return session.acceptFindings(ROUTE, KARI);
    }
  }

  private static String name(World world, String id) {
    return world.right.record(EntityTypes.CUSTOMER, id).orElseThrow().name();
  }

  private static void nothingIsWritten(World world) {
    for (Operation writing : List.of(Operation.CREATE, Operation.UPDATE, Operation.RETIRE)) {
      assertThat(world.right.calls(writing)).isEmpty();
      assertThat(world.left.calls(writing)).isEmpty();
    }
  }

  @Test
  void listsWhatHasOneNumberAndTwoNamesOrOneNameAndTwoNumbers() {
    World world = mixedUp();
    Plan plan = world.plan();
    Map<String, Finding> findings = findings(world);
    assertThat(findings).containsOnlyKeys("source:c2", "source:c3");
    Finding name = Objects.requireNonNull(findings.get("source:c2"));
    assertThat(kinds(name)).containsExactly(Kind.OTHER_NAME);
    assertThat(name.here()).isEqualTo(new Finding.Seen("c2", "1002", "Bø Rør", false));
    assertThat(name.there()).isEqualTo(new Finding.Seen("k2", "1002", "Tak og Tre", false));
    Finding number = Objects.requireNonNull(findings.get("source:c3"));
    assertThat(kinds(number)).containsExactly(Kind.OTHER_NUMBER);
    assertThat(Objects.requireNonNull(number.there()).number()).isEqualTo("77");
    assertThat(Reports.reasons(plan.report(), "finding.other-name")).hasSize(1);
    nothingIsWritten(world);
  }

  @Test
  void appliesNothingBeforeTheListIsAcceptedWhole() {
    World world = mixedUp();
    Plan plan = world.plan();
    RunReport early = world.apply(plan);
    assertThat(early.state()).isEqualTo(RunState.NEEDS_REVIEW);
    assertThat(early.exitCode()).isEqualTo(4);
    Message why = Objects.requireNonNull(early.routes().get(0).problem());
    assertThat(why.code()).isEqualTo("review.check-list");
    assertThat(why.params()).containsEntry("count", "2").containsEntry("plan", plan.id());
    assertThat(world.run(RunOptions.all()).state()).isEqualTo(RunState.NEEDS_REVIEW);
    nothingIsWritten(world);

    assertThat(accept(world)).isEqualTo(2);
    assertThat(accept(world)).isZero();
    RunReport applied = world.apply(plan);
    assertThat(applied.state()).isEqualTo(RunState.COMPLETED);
    assertThat(name(world, "k2")).isEqualTo("Bø Rør");
    assertThat(name(world, "k3")).isEqualTo("Dal Elektro");
    assertThat(applied.count(Outcome.CREATED)).isEqualTo(2);
  }

  @Test
  void doesWithEachRecordWhatWasDecidedOfIt() {
    World world = mixedUp();
    left(world, "c5", "1005", "Fjell Graving");
    right(world, "k5", "1005", "Fjord Fisk");
    Plan plan = world.plan();
    decide(world, "source:c2", Verdict.leaveOut());
    decide(world, "source:c3", Verdict.linkTo("k3"));
    assertThat(world.apply(plan).state()).isEqualTo(RunState.NEEDS_REVIEW);
    decide(world, "source:c5", Verdict.asPlanned());

    RunReport applied = world.apply(plan);
    assertThat(applied.state()).isEqualTo(RunState.COMPLETED);
    assertThat(name(world, "k2")).isEqualTo("Tak og Tre");
    assertThat(name(world, "k5")).isEqualTo("Fjell Graving");
    Customer linked = world.right.record(EntityTypes.CUSTOMER, "k3").orElseThrow();
    assertThat(linked).isEqualTo(customer("1003", "Dal Elektro"));
    assertThat(applied.count(Outcome.CREATED)).isEqualTo(1);
    assertThat(applied.count(Outcome.SKIPPED)).isEqualTo(1);
    assertThat(world.explain(ROUTE, "c2")).contains("Left out by Kari", "har sett på det");

    left(world, "c2", "1002", "Bø Rør og Bad");
    left(world, "c3", "1003", "Dal Elektro AS");
    world.run(RunOptions.all());
    assertThat(name(world, "k2")).isEqualTo("Tak og Tre");
    assertThat(name(world, "k3")).isEqualTo("Dal Elektro AS");
  }

  @Test
  void takesInWhatWasLeftOutWhenItIsRetriedByName() {
    World world = mixedUp();
    Plan plan = world.plan();
    decide(world, "source:c2", Verdict.leaveOut());
    accept(world);
    world.apply(plan);
    try (SyncSession session = world.open()) {
      session.retry(ROUTE, List.of());
      assertThat(name(world, "k2")).isEqualTo("Tak og Tre");
      session.retry(ROUTE, List.of("c2"));
    }
    assertThat(name(world, "k2")).isEqualTo("Bø Rør");
  }

  @Test
  @Tag("F-13")
  void keepsTwoApartUntilOneHasAnotherNumberAndNeverProposesThemAgain() {
    World world = mixedUp();
    Plan plan = world.plan();
    decide(world, "source:c2", Verdict.apart());
    accept(world);
    world.apply(plan);
    assertThat(name(world, "k2")).isEqualTo("Tak og Tre");
    try (SyncSession session = world.open()) {
      session.forget(ROUTE, Set.of(Memory.LINKS, Memory.BASES), KARI);
    }
    world.apply(world.plan());
    world.run(RunOptions.builder().whole().build());
    assertThat(name(world, "k2")).isEqualTo("Tak og Tre");
    left(world, "c2", "2002", "Bø Rør");
    assertThat(world.run(RunOptions.all()).count(Outcome.CREATED)).isEqualTo(1);
    assertThat(world.right.records(EntityTypes.CUSTOMER).values())
        .extracting(Customer::number)
        .contains("1002", "2002");
  }

  @Test
  void asksNotTwiceAboutTheSameButAgainWhenSomethingElseIsSeen() {
    World world = mixedUp();
    world.plan();
    accept(world);
    world.plan();
    assertThat(findings(world).values()).noneMatch(Finding::open).hasSize(2);
    right(world, "k2", "1002", "Tak og Tre Nord");
    Plan plan = world.plan();
    assertThat(findings(world).values().stream().filter(Finding::open))
        .extracting(Finding::id)
        .containsExactly("source:c2");
    assertThat(world.apply(plan).state()).isEqualTo(RunState.NEEDS_REVIEW);
  }

  @Test
  void keepsADecisionWithWhoWhenAndWhatWasSeenAlsoWhenLinksAreForgotten() {
    World world = mixedUp();
    Plan plan = world.plan();
    decide(world, "source:c3", Verdict.linkTo("k3"));
    accept(world);
    Finding.Decided decided = findings(world).get("source:c3").decided();
    assertThat(decided)
        .isEqualTo(
            new Finding.Decided(
                Verdict.linkTo("k3"), "Kari", "har sett på det", world.clock.instant()));
    world.apply(plan);
    left(world, "c3", "1003", "Dal Elektro AS");
    try (SyncSession session = world.open()) {
      session.forget(ROUTE, Set.of(Memory.LINKS, Memory.BASES), KARI);
      List<JournalEntry> journal = session.journal(ROUTE, "c3", 0, 100);
      assertThat(journal)
          .filteredOn(entry -> entry.action().equals("DECIDED"))
          .singleElement()
          .satisfies(
              entry -> {
                assertThat(entry.by()).isEqualTo("Kari");
                assertThat(entry.before()).contains("77", "k3");
                assertThat(entry.after()).contains("LinkTo", "har sett på det");
              });
    }
    RunReport again = world.apply(world.plan());
    assertThat(again.state()).isEqualTo(RunState.COMPLETED);
    assertThat(name(world, "k3")).isEqualTo("Dal Elektro AS");
    assertThat(world.right.records(EntityTypes.CUSTOMER)).hasSize(4);
  }

  @Test
  void listsWhatIsInUseHereAndOutOfUseThere() {
    World world = world();
    left(world, "c1", "1001", "Ås Bygg");
    Customer closed = customer("1001", "Ås Bygg").toBuilder().active(false).build();
    world.right.put(EntityTypes.CUSTOMER, "k1", closed);
    world.left.put(
        EntityTypes.CUSTOMER, "c2", customer("1002", "Bø Rør").toBuilder().active(false).build());
    right(world, "k2", "1002", "Bø Rør");
    world.plan();
    assertThat(findings(world)).containsOnlyKeys("source:c1");
    assertThat(kinds(findings(world).get("source:c1"))).containsExactly(Kind.CLOSED_THERE);
  }

  @Test
  void listsWhatIsFaultyAndWhatHasSeveralMatches() {
    World world = world();
    left(world, "c1", "1001", "Ås Bygg");
    right(world, "k1", "1001", "Ås Bygg");
    right(world, "k2", "1001", "Ås Bygg");
    left(world, "c2", "1002", "Bø Rør");
    world.left.corrupt(EntityTypes.CUSTOMER, "c2", Message.of("record.not-there", "id", "c2"));
    Plan plan = world.plan();
    assertThat(kinds(findings(world).get("source:c1"))).containsExactly(Kind.AMBIGUOUS);
    assertThat(kinds(findings(world).get("source:c2"))).containsExactly(Kind.FAULTY);
    decide(world, "source:c1", Verdict.linkTo("k2"));
    accept(world);
    RunReport applied = world.apply(plan);
    assertThat(applied.count(Outcome.REJECTED)).isEqualTo(1);
    assertThat(world.parked(ROUTE)).extracting(Parked::sourceId).containsExactly("c2");
    left(world, "c1", "1001", "Ås Bygg AS");
    world.run(RunOptions.all());
    assertThat(name(world, "k2")).isEqualTo("Ås Bygg AS");
    assertThat(name(world, "k1")).isEqualTo("Ås Bygg");
  }

  @Test
  void takesTwoThatHaveOneNameForNothingStrangeWhenEachHasItsNumber() {
    World world = world();
    left(world, "c0", "1000", "Filial");
    for (int i = 1; i <= 7; i++) {
      left(world, "c" + i, "100" + i, "Filial");
      right(world, "k" + i, "100" + i, "Filial");
    }
    Plan plan = world.plan();
    assertThat(findings(world)).isEmpty();
    assertThat(world.apply(plan).state()).isEqualTo(RunState.COMPLETED);
  }

  @Test
  void showsALongListInPages() {
    World world = world();
    for (int i = 0; i < 450; i++) {
      left(world, "c" + i, "n" + i, "Kunde " + i);
      right(world, "k" + i, "n" + i, "Annen " + i);
    }
    Plan plan = world.plan();
    try (SyncSession session = world.open()) {
      assertThat(session.findings(ROUTE, 400, 100)).hasSize(50);
      assertThat(session.acceptFindings(ROUTE, KARI)).isEqualTo(450);
    }
    assertThat(world.apply(plan).count(Outcome.UPDATED)).isEqualTo(450);
  }

  @Test
  void isNoMatterOfTheListWhatComesAfterIt() {
    World world = mixedUp();
    Plan plan = world.plan();
    accept(world);
    world.apply(plan);
    left(world, "c9", "1009", "Gran Hus");
    right(world, "k9", "1009", "Furu Hus");
    assertThat(world.run(RunOptions.all()).state()).isEqualTo(RunState.COMPLETED);
    assertThat(name(world, "k9")).isEqualTo("Gran Hus");
    world.plan();
    assertThat(findings(world)).doesNotContainKey("source:c9");
  }

  @Test
  void isPassedByARunThatAcceptsFirstPlansUnseen() {
    World world = mixedUp();
    assertThat(world.run().state()).isEqualTo(RunState.COMPLETED);
    assertThat(name(world, "k2")).isEqualTo("Bø Rør");
    assertThat(findings(world)).isEmpty();
  }

  @Test
  void belongsToTheNewestPlan() {
    World world = mixedUp();
    Plan first = world.plan();
    accept(world);
    Plan second = world.plan();
    RunReport old = world.apply(first);
    assertThat(old.state()).isEqualTo(RunState.NEEDS_REVIEW);
    assertThat(Objects.requireNonNull(old.routes().get(0).problem()).code())
        .isEqualTo("review.other-check-list");
    assertThat(world.apply(second).state()).isEqualTo(RunState.COMPLETED);
  }

  @Test
  void countsOnlyWhenItWasMadeToTheEnd() {
    World world = mixedUp();
    Plan whole = world.plan();
    accept(world);
    world.left.failNext(Operation.READ, new Unavailable(Message.of("http.too-many")));
    assertThat(world.plan().report().state()).isEqualTo(RunState.PAUSED);
    RunReport applied = world.apply(whole);
    assertThat(applied.state()).isEqualTo(RunState.NEEDS_REVIEW);
    assertThat(Objects.requireNonNull(applied.routes().get(0).problem()).code())
        .isEqualTo("review.no-check-list");
  }

  @Test
  void refusesWhatDoesNotFitAFinding() {
    World world = mixedUp();
    world.left.corrupt(EntityTypes.CUSTOMER, "c4", Message.of("record.not-there", "id", "c4"));
    world.plan();
    assertThatThrownBy(() -> decide(world, "source:c1", Verdict.asPlanned()))
        .isInstanceOf(DecisionRefused.class)
        .hasMessageContaining("source:c1");
    assertThatThrownBy(() -> decide(world, "source:c4", Verdict.apart()))
        .isInstanceOf(DecisionRefused.class);
    assertThat(findings(world).values()).allMatch(Finding::open);
  }

  @Test
  void leavesAWrongNameForAMatchToAPerson() {
    World world = mixedUp();
    Plan plan = world.plan();
    decide(world, "source:c2", Verdict.linkTo("nowhere"));
    decide(world, "source:c3", Verdict.linkTo("k1"));
    accept(world);
    RunReport applied = world.apply(plan);
    assertThat(applied.count(Outcome.REVIEW)).isEqualTo(2);
    assertThat(name(world, "k2")).isEqualTo("Tak og Tre");
    assertThat(name(world, "k1")).isEqualTo("Ås Bygg");
  }

  @Test
  @Tag("F-38")
  @Tag("F-79")
  void losesAndDoublesNothingWhereverItIsKilled() {
    int steps = 0;
    for (int step = 1; ; step++) {
      World world = mixedUp();
      Killer killer = new Killer(world.left, world.right);
      world.around(killer::around);
      killer.killAt(step);
      try {
        firstRun(world);
      } catch (Killer.Killed expected) {
        assertThat(killer.killed()).isTrue();
      }
      if (!killer.killed()) {
        break;
      }
      steps = step;
      killer.revive();
      world.clock.advance(Duration.ofMinutes(10));
      firstRun(world);
      world.run(RunOptions.all());
      assertThat(world.right.records(EntityTypes.CUSTOMER).values())
          .as("after a kill at step %s", step)
          .extracting(Customer::name)
          .containsExactlyInAnyOrder("Ås Bygg", "Tak og Tre", "Dal Elektro", "Eik Maling");
      assertThat(world.right.creates(EntityTypes.CUSTOMER).values()).allMatch(made -> made == 1);
      assertThat(findings(world).values()).noneMatch(Finding::open);
    }
    assertThat(steps).isGreaterThan(20);
  }

  private static void firstRun(World world) {
    Plan plan = world.plan();
    if (findings(world).containsKey("source:c2")) {
      nothingButAccepted(world);
      decide(world, "source:c2", Verdict.leaveOut());
      decide(world, "source:c3", Verdict.linkTo("k3"));
      accept(world);
    }
    assertThat(world.apply(plan).state()).isEqualTo(RunState.COMPLETED);
  }

  private static void nothingButAccepted(World world) {
    if (findings(world).values().stream().anyMatch(Finding::open)) {
      nothingIsWritten(world);
    }
  }
}
