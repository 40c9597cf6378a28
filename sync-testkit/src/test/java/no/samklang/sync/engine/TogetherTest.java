package no.samklang.sync.engine;

import static no.samklang.sync.engine.Trial.customer;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import no.samklang.sync.Outcome;
import no.samklang.sync.RunReport;
import no.samklang.sync.RunState;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.spi.Broken;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Parked;
import no.samklang.sync.spi.Unavailable;
import no.samklang.sync.spi.Unclear;
import no.samklang.sync.testkit.InMemorySystem;
import no.samklang.sync.testkit.MovableClock;
import no.samklang.sync.testkit.Operation;
import org.junit.jupiter.api.Test;

/** Mirrors into a target that takes several records in one call. */
class TogetherTest {
  private static final int TOGETHER = 5;
  private static final Message TROUBLE = Message.of("http.server-error");

  private final MovableClock clock = MovableClock.at("2026-11-02T08:00:00Z");
  private final InMemorySystem erp =
      InMemorySystem.builder("erp")
          .clock(clock)
          .type(EntityTypes.CUSTOMER, Able.changes().pageSize(10).build())
          .build();
  private final InMemorySystem field =
      InMemorySystem.builder("field")
          .clock(clock)
          .type(EntityTypes.CUSTOMER, Able.register().maxBatch(TOGETHER).build())
          .build();
  private final World world = new World(clock, erp, field, Trial.customers().build());

  private void enter(int from, int to) {
    for (int i = from; i <= to; i++) {
      erp.put(EntityTypes.CUSTOMER, "c" + i, customer("100" + i, "Kunde " + i));
    }
  }

  private void rename(int from, int to, String name) {
    for (int i = from; i <= to; i++) {
      erp.edit(EntityTypes.CUSTOMER, "c" + i, before -> before.toBuilder().name(name).build());
    }
  }

  private Collection<Customer> held() {
    return field.records(EntityTypes.CUSTOMER).values();
  }

  private int calls(Operation operation) {
    return field.calls(operation).size();
  }

  @Test
  void newRecordsGoInAsFewCallsAsTheTargetTakes() {
    enter(1, 10);

    RunReport report = world.run();

    assertThat(report.count(Outcome.CREATED)).isEqualTo(10);
    assertThat(held()).hasSize(10);
    assertThat(field.calls(Operation.WRITE_ALL))
        .hasSize(2)
        .allSatisfy(call -> assertThat(call.about()).hasSize(TOGETHER));
    assertThat(calls(Operation.CREATE)).isZero();
    assertThat(report.commits()).isLessThanOrEqualTo(3);
  }

  @Test
  void changedAndNewRecordsShareACall() {
    enter(1, 3);
    world.run();
    rename(1, 3, "Nytt navn");
    enter(4, 5);

    RunReport report = world.run();

    assertThat(report.count(Outcome.UPDATED)).isEqualTo(3);
    assertThat(report.count(Outcome.CREATED)).isEqualTo(2);
    assertThat(calls(Operation.WRITE_ALL)).isEqualTo(2);
    assertThat(held()).extracting(Customer::name).filteredOn("Nytt navn"::equals).hasSize(3);
    assertThat(world.run().commits()).isZero();
  }

  @Test
  void oneRecordGoesAlone() {
    enter(1, 3);
    world.run();
    rename(2, 2, "Nytt navn");

    world.run();

    assertThat(calls(Operation.UPDATE)).isEqualTo(1);
    assertThat(calls(Operation.WRITE_ALL)).isEqualTo(1);
  }

  @Test
  void oneThatIsRefusedIsParkedAloneAndGoesWhenItIsMended() {
    field.refuse(EntityTypes.CUSTOMER, one -> one.name().isBlank(), Message.of("inmemory.no-name"));
    enter(1, 4);
    rename(3, 3, " ");

    RunReport report = world.run();

    assertThat(held()).hasSize(3);
    assertThat(report.count(Outcome.REJECTED)).isEqualTo(1);
    assertThat(world.parked("customers"))
        .singleElement()
        .satisfies(parked -> assertThat(parked.sourceId()).isEqualTo("c3"));

    rename(3, 3, "Kunde 3");
    world.run();
    assertThat(held()).hasSize(4);
    assertThat(world.parked("customers")).isEmpty();
  }

  @Test
  void afterACallWhoseAnswerWasLostEachIsTriedAgainAndMeetsTheFirst() {
    enter(1, 4);
    field.failNextAfterwards(Operation.WRITE_ALL, new Unclear(TROUBLE));

    RunReport report = world.run();

    assertThat(report.state()).isEqualTo(RunState.COMPLETED);
    assertThat(held()).hasSize(4);
    assertThat(field.creates(EntityTypes.CUSTOMER).values()).containsOnly(1);
    assertThat(world.parked("customers")).isEmpty();
  }

  @Test
  void whenTheTargetFailsAtEverythingTheRouteStopsBeforeAllWereTried() {
    enter(1, 10);
    for (int call = 0; call < 2; call++) {
      field.failNext(Operation.WRITE_ALL, new Unclear(TROUBLE));
    }
    for (int call = 0; call < 20; call++) {
      field.failNext(Operation.CREATE, new Unclear(TROUBLE));
    }

    RunReport report = world.inFlight(1).run();

    assertThat(report.state()).isEqualTo(RunState.PAUSED);
    int tried = calls(Operation.CREATE);
    assertThat(tried).isLessThan(TOGETHER);
    field.heal();
    world.run();
    assertThat(held()).hasSize(10);
  }

  @Test
  void aTargetThatIsNotThereStopsTheRouteAndParksNothing() {
    enter(1, 4);
    field.failNext(Operation.WRITE_ALL, new Unavailable(TROUBLE));

    RunReport report = world.run();

    assertThat(report.state()).isEqualTo(RunState.PAUSED);
    assertThat(world.parked("customers")).isEmpty();
    world.run();
    assertThat(held()).hasSize(4);
  }

  @Test
  void anAnswerThatCannotBeUnderstoodIsToldOfEachRecord() {
    enter(1, 3);
    world.run();
    rename(1, 2, "Nytt navn");
    field.failNext(Operation.WRITE_ALL, new Broken(TROUBLE));

    world.run();

    assertThat(world.parked("customers"))
        .hasSize(2)
        .allSatisfy(parked -> assertThat(parked.kind()).isEqualTo(Parked.Kind.REJECTED));
  }
}
