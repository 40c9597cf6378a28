package no.samklang.sync.engine;

import static no.samklang.sync.engine.Trial.customer;
import static no.samklang.sync.engine.Trial.hours;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import no.samklang.sync.Match;
import no.samklang.sync.MirrorRoute;
import no.samklang.sync.Outcome;
import no.samklang.sync.Plan;
import no.samklang.sync.PlannedChange;
import no.samklang.sync.PostRoute;
import no.samklang.sync.RouteReport;
import no.samklang.sync.RunOptions;
import no.samklang.sync.RunReport;
import no.samklang.sync.SyncSession;
import no.samklang.sync.engine.CorrectionTest.Policy;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.ProjectTransaction;
import no.samklang.sync.model.TimeEntry;
import no.samklang.sync.spi.Capabilities.CreateProof;
import no.samklang.sync.spi.Mapping;
import no.samklang.sync.spi.MappingContext;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Rejected;
import no.samklang.sync.spi.Side;
import no.samklang.sync.testkit.InMemorySystem;
import no.samklang.sync.testkit.MovableClock;
import no.samklang.sync.testkit.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a mapper has to say of records that go nevertheless. */
class RemarkTest {
  private static final String AS_TEXT = "trial.as-text";
  private static final RunOptions WHOLE = RunOptions.builder().whole().build();

  private static List<Message> remarks(String count) {
    Message text = Message.of(AS_TEXT, "count", count);
    return List.of(text, text.with("product", "other"), Message.of("trial.rounded"));
  }

  private static Mapping<ProjectTransaction> document(TimeEntry entry, MappingContext context) {
    Mapping<ProjectTransaction> plain = Trial.document(entry, context);
    return plain instanceof Mapping.Mapped<ProjectTransaction> mapped
            && entry.hours().intValueExact() > 1
        ? Mapping.mapped(mapped.wanted(), remarks(entry.hours().toString()))
        : plain;
  }

  private static World posting(PostRoute<?, ?> route) {
    MovableClock clock = MovableClock.at("2026-11-02T08:00:00Z");
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
    World world = new World(clock, field, erp, route).inFlight(1);
    world.left.put(EntityTypes.TIME_ENTRY, "t1", hours("e1", "1"));
    world.left.put(EntityTypes.TIME_ENTRY, "t2", hours("e2", "2"));
    world.left.put(EntityTypes.TIME_ENTRY, "t3", hours("e3", "3"));
    return world;
  }

  private static PostRoute<?, ?> hoursRoute() {
    return Trial.plainHours(100, RemarkTest::document)
        .whenChanged(Policy.REVERSE.correction())
        .build();
  }

  private static List<RouteReport.Reason> reasons(RunReport report, String route) {
    return report.route(route).orElseThrow().reasons();
  }

  @Test
  void ofWhatIsPostedAreReportedOnceForEachRecord() {
    World world = posting(hoursRoute());
    List<RouteReport.Reason> said = reasons(world.run(), "hours");
    assertThat(said)
        .extracting(
            RouteReport.Reason::outcome, one -> one.message().code(), RouteReport.Reason::count)
        .containsExactlyInAnyOrder(
            tuple(Outcome.POSTED, AS_TEXT, 2L), tuple(Outcome.POSTED, "trial.rounded", 2L));
    assertThat(said.get(0).examples()).hasSize(2).allMatch(example -> example.matches(".*t[23].*"));
    assertThat(reasons(world.run(WHOLE), "hours")).isEmpty();
  }

  @Test
  void standInThePlanAndInTheRunThatAppliesIt() {
    World world = posting(hoursRoute());
    Plan plan = world.plan();
    assertThat(reasons(plan.report(), "hours"))
        .extracting(
            RouteReport.Reason::outcome, one -> one.message().code(), RouteReport.Reason::count)
        .contains(tuple(Outcome.POSTED, AS_TEXT, 2L));
    try (SyncSession session = world.open()) {
      assertThat(session.planned(plan.id(), 0, 10))
          .extracting(
              PlannedChange::sourceId,
              one -> one.reason() == null ? null : one.reason().params().get("count"))
          .containsExactly(tuple("t1", null), tuple("t2", "2"), tuple("t3", "3"));
    }
    world.left.put(EntityTypes.TIME_ENTRY, "t3", hours("e3", "4"));
    RunReport applied = world.apply(plan);
    assertThat(applied.count(Outcome.NOT_IN_PLAN)).isEqualTo(1);
    assertThat(reasons(applied, "hours"))
        .filteredOn(one -> one.message().code().equals(AS_TEXT))
        .extracting(RouteReport.Reason::count)
        .containsExactly(1L);
  }

  @Test
  void areNotReportedOfRecordsThatAreRefused() {
    World world = posting(hoursRoute());
    for (int refused = 0; refused < 5; refused++) {
      world.right.failNext(Operation.CREATE, new Rejected(Message.of("erp.refused")));
    }
    assertThat(reasons(world.run(), "hours"))
        .extracting(RouteReport.Reason::outcome)
        .containsOnly(Outcome.REJECTED);
  }

  @Test
  void ofWhatIsTakenBackAndPostedAgainAreReportedOnce() {
    World world = posting(hoursRoute());
    world.run();
    world.left.put(EntityTypes.TIME_ENTRY, "t2", hours("e2", "7"));
    Plan plan = world.plan();
    for (RunReport report : List.of(plan.report(), world.apply(plan))) {
      assertThat(report.count(Outcome.REVERSED)).isEqualTo(1);
      assertThat(reasons(report, "hours"))
          .filteredOn(one -> one.message().code().equals(AS_TEXT))
          .extracting(RouteReport.Reason::outcome, RouteReport.Reason::count)
          .containsExactly(tuple(Outcome.POSTED, 1L));
    }
  }

  private static Mapping<Customer> named(Customer customer, MappingContext context) {
    return Mapping.mapped(
        customer, List.of(Message.of(AS_TEXT, "count", String.valueOf(customer.name()))));
  }

  private static World mirroring() {
    MovableClock clock = MovableClock.at("2026-11-02T08:00:00Z");
    InMemorySystem erp =
        InMemorySystem.builder("erp")
            .clock(clock)
            .type(EntityTypes.CUSTOMER, Able.changes().build())
            .build();
    InMemorySystem field =
        InMemorySystem.builder("field")
            .clock(clock)
            .type(EntityTypes.CUSTOMER, Able.register().build())
            .build();
    return new World(
        clock,
        erp,
        field,
        MirrorRoute.builder(
                "customers",
                Side.LEFT,
                EntityTypes.CUSTOMER,
                EntityTypes.CUSTOMER,
                RemarkTest::named)
            .match(Match.by("number", Customer::number))
            .build());
  }

  @ParameterizedTest
  @CsvSource({"false", "true"})
  void ofWhatIsMirroredAreReportedWithWhatBecameOfIt(boolean planned) {
    World world = mirroring();
    for (Outcome outcome : List.of(Outcome.CREATED, Outcome.UPDATED)) {
      world.left.put(EntityTypes.CUSTOMER, "1", customer("1", "Berg " + outcome));
      RunReport report = planned ? planned(world) : world.run();
      assertThat(reasons(report, "customers"))
          .extracting(
              RouteReport.Reason::outcome, one -> one.message().code(), RouteReport.Reason::count)
          .containsExactly(tuple(outcome, AS_TEXT, 1L));
    }
    world.clock.advance(Duration.ofMinutes(1));
    assertThat(reasons(world.run(WHOLE), "customers")).isEmpty();
  }

  /** Applies a plan that says the same as the run that applies it. */
  private static RunReport planned(World world) {
    Plan plan = world.plan();
    RunReport applied = world.apply(plan);
    assertThat(reasons(plan.report(), "customers"))
        .isEqualTo(reasons(applied, "customers"))
        .isNotEmpty();
    return applied;
  }
}
