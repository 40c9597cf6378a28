package no.samklang.sync.testkit.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.samklang.sync.Finding;
import no.samklang.sync.FirstCheck;
import no.samklang.sync.Match;
import no.samklang.sync.MirrorRoute;
import no.samklang.sync.Plan;
import no.samklang.sync.Route;
import no.samklang.sync.RunState;
import no.samklang.sync.Signature;
import no.samklang.sync.SyncSession;
import no.samklang.sync.Verdict;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.spi.Capabilities;
import no.samklang.sync.spi.Capabilities.Reading;
import no.samklang.sync.spi.Mapper;
import no.samklang.sync.spi.Parked;
import no.samklang.sync.spi.Side;
import no.samklang.sync.spi.SyncStateStore;
import no.samklang.sync.testkit.InMemorySystem;
import no.samklang.sync.testkit.MovableClock;

/**
 * Five customers meet three that are there already: one pair has one number and two names and is
 * left out, one has one name and two numbers and is linked by hand. The first plan is made, its
 * check list decided and the plan applied, as often as it takes; then the route runs.
 */
final class FirstPlanWorld extends CrashWorld {
  private static final String CUSTOMERS = "customers";
  private static final Signature BY = new Signature("trial", "seen");

  private final InMemorySystem erp;
  private final InMemorySystem field;

  FirstPlanWorld(Setup setup, MovableClock clock, SyncStateStore store) {
    super(clock, store, setup.inFlight());
    this.erp =
        InMemorySystem.builder("erp")
            .clock(clock)
            .type(
                EntityTypes.CUSTOMER,
                Capabilities.builder().reading(Reading.CHANGES).seesDeletes().pageSize(3).build())
            .build();
    this.field =
        InMemorySystem.builder("field")
            .clock(clock)
            .type(
                EntityTypes.CUSTOMER,
                Capabilities.builder()
                    .listable()
                    .updatable()
                    .createProof(setup.proof())
                    .visibilityDelay(setup.delay())
                    .build())
            .build();
    for (int number = 1; number <= 5; number++) {
      erp.put(EntityTypes.CUSTOMER, "c" + number, customer("100" + number, "Kunde " + number));
    }
    field.put(EntityTypes.CUSTOMER, "f1", customer("1001", "Kunde 1"));
    field.put(EntityTypes.CUSTOMER, "f2", customer("1002", "En annen"));
    field.put(EntityTypes.CUSTOMER, "f3", customer("77", "Kunde 3"));
  }

  private static Customer customer(String number, String name) {
    return Customer.builder().number(number).name(name).build();
  }

  @Override
  InMemorySystem left() {
    return erp;
  }

  @Override
  InMemorySystem right() {
    return field;
  }

  @Override
  List<Route> routes() {
    return List.of(
        MirrorRoute.builder(
                CUSTOMERS, Side.LEFT, EntityTypes.CUSTOMER, EntityTypes.CUSTOMER, Mapper.same())
            .match(Match.by("number", Customer::number))
            .firstCheck(FirstCheck.byName(Customer::name))
            .build());
  }

  @Override
  void go(SyncSession session) {
    if (session.run().state() != RunState.NEEDS_REVIEW) {
      return;
    }
    Plan plan = session.plan();
    if (plan.report().state() == RunState.COMPLETED) {
      session.findings(CUSTOMERS, 0, 10).stream()
          .filter(Finding::open)
          .forEach(finding -> session.decide(CUSTOMERS, finding.id(), verdict(finding), BY));
      apply(session, plan);
    }
  }

  /** A plan that another process overtook while it was stored is not there; a new one is made. */
  private static void apply(SyncSession session, Plan plan) {
    try {
      session.apply(plan, "trial");
    } catch (IllegalArgumentException overtaken) {
      assertThat(overtaken).hasMessageContaining("there is no plan");
    }
  }

  private static Verdict verdict(Finding finding) {
    return finding.id().equals("source:c2") ? Verdict.leaveOut() : Verdict.linkTo("f3");
  }

  @Override
  public void check() {
    assertThat(field.creates(EntityTypes.CUSTOMER).values())
        .as("creates under one reference")
        .allMatch(times -> times == 1);
    assertThat(field.records(EntityTypes.CUSTOMER).values())
        .extracting(customer -> customer.number() + " " + customer.name())
        .containsExactlyInAnyOrder(
            "1001 Kunde 1", "1002 En annen", "1003 Kunde 3", "1004 Kunde 4", "1005 Kunde 5");
    assertThat(open(CUSTOMERS)).as("open creates").isEmpty();
    assertThat(parked(CUSTOMERS)).extracting(Parked::sourceId).as("left out").containsExactly("c2");
  }
}
