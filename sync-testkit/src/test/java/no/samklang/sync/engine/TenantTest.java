package no.samklang.sync.engine;

import static no.samklang.sync.engine.Trial.customer;
import static no.samklang.sync.engine.Trial.hours;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import no.samklang.sync.Memory;
import no.samklang.sync.Outcome;
import no.samklang.sync.RunOptions;
import no.samklang.sync.RunReport;
import no.samklang.sync.RunState;
import no.samklang.sync.Signature;
import no.samklang.sync.SyncStatus;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.spi.Capabilities.CreateProof;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.NotAllowed;
import no.samklang.sync.spi.Parked;
import no.samklang.sync.spi.Unavailable;
import no.samklang.sync.testkit.InMemorySystem;
import no.samklang.sync.testkit.MovableClock;
import no.samklang.sync.testkit.Operation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two companies run the same integration on their own systems, in one store. */
@Tag("F-64")
class TenantTest {
  private static final Signature KARI = new Signature("Kari", "prøve");

  private final MovableClock clock = MovableClock.at("2026-11-02T08:00:00Z");
  private final World builder = tenant("ås-bygg");
  private final World plumber = tenant("bø-rør").around(own -> builder.memory);

  private World tenant(String name) {
    InMemorySystem field =
        InMemorySystem.builder("field")
            .clock(clock)
            .type(EntityTypes.CUSTOMER, Able.changes().build())
            .type(EntityTypes.TIME_ENTRY, Able.queue().build())
            .build();
    InMemorySystem erp =
        InMemorySystem.builder("erp")
            .clock(clock)
            .type(EntityTypes.CUSTOMER, Able.register().build())
            .type(
                EntityTypes.PROJECT_TRANSACTION,
                Able.documents(CreateProof.SEARCHABLE_MARKER).build())
            .build();
    return new World(clock, field, erp, Trial.customers().build(), Trial.hours().build())
        .tuned(engine -> engine.tenant(name));
  }

  private static List<String> names(World world) {
    return world.right.records(EntityTypes.CUSTOMER).values().stream().map(Customer::name).toList();
  }

  private static SyncStatus.RouteStatus customers(World world) {
    return world.open().status().routes().get(0);
  }

  @Test
  void theSameIdsAreOtherRecordsWithAnotherTenant() {
    for (World world : List.of(builder, plumber)) {
      world.left.put(EntityTypes.TIME_ENTRY, "t1", hours("e1", "1"));
    }
    builder.left.put(EntityTypes.CUSTOMER, "c1", customer("1", "Kunde hos Ås"));
    plumber.left.put(EntityTypes.CUSTOMER, "c1", customer("1", "Kunde hos Bø"));
    assertThat(builder.run().count(Outcome.POSTED)).isEqualTo(1);
    RunReport second = plumber.run();
    assertThat(second.count(Outcome.CREATED)).isEqualTo(1);
    assertThat(second.count(Outcome.POSTED)).isEqualTo(1);
    assertThat(names(builder)).containsExactly("Kunde hos Ås");
    assertThat(names(plumber)).containsExactly("Kunde hos Bø");
    assertThat(builder.open().journal(null, null, 0, 10))
        .hasSize(3)
        .noneMatch(entry -> String.valueOf(entry.after()).contains("Bø"));
  }

  @Test
  void eachTenantAcceptsItsOwnFirstPlan() {
    builder.left.put(EntityTypes.CUSTOMER, "c1", customer("1", "En"));
    plumber.left.put(EntityTypes.CUSTOMER, "c1", customer("1", "En"));
    builder.apply(builder.plan());
    assertThat(customers(builder).accepted()).isTrue();
    assertThat(customers(plumber).accepted()).isFalse();
    assertThat(plumber.run(RunOptions.all()).state()).isEqualTo(RunState.NEEDS_REVIEW);
  }

  @Test
  void anOutageOrARefusalOfOneLeavesTheOtherAlone() {
    builder.left.put(EntityTypes.CUSTOMER, "c1", customer("1", "En"));
    plumber.left.put(EntityTypes.CUSTOMER, "c1", customer("1", "En"));
    builder.left.failNext(Operation.READ, new Unavailable(Message.of("http.unavailable")));
    assertThat(builder.run().state()).isEqualTo(RunState.PAUSED);
    assertThat(plumber.run().state()).isEqualTo(RunState.COMPLETED);
    builder.left.failNext(Operation.READ, new NotAllowed(Message.of("http.not-allowed")));
    assertThat(builder.run().state()).isEqualTo(RunState.REFUSED);
    assertThat(plumber.run().state()).isEqualTo(RunState.COMPLETED);
    assertThat(builder.run().count(Outcome.CREATED)).isEqualTo(1);
  }

  @Test
  void whatOneHasParkedTheOtherNeitherSeesNorDecides() {
    builder.right.refuse(EntityTypes.CUSTOMER, any -> true, Message.of("inmemory.refused"));
    builder.left.put(EntityTypes.CUSTOMER, "c1", customer("1", "En"));
    plumber.left.put(EntityTypes.CUSTOMER, "c1", customer("1", "En"));
    builder.run();
    plumber.run();
    assertThat(builder.open().parked("customers", null, 10)).hasSize(1);
    assertThat(plumber.open().parked("customers", null, 10)).isEmpty();
    builder.open().skip("customers", "c1", KARI);
    assertThat(plumber.open().explain("customers", "c1").lines())
        .noneMatch(line -> line.code().startsWith("decision"));
    assertThat(builder.open().parked("customers", null, 10))
        .extracting(Parked::kind)
        .containsExactly(Parked.Kind.SKIPPED);
  }

  @Test
  void whatOneForgetsTheOtherKeeps() {
    for (World world : List.of(builder, plumber)) {
      world.left.put(EntityTypes.CUSTOMER, "c1", customer("1", "En"));
      world.run();
    }
    builder.open().forget("customers", Set.of(Memory.LINKS, Memory.BASES), KARI);
    assertThat(builder.run(RunOptions.all()).state()).isEqualTo(RunState.NEEDS_REVIEW);
    assertThat(plumber.run(RunOptions.all()).commits()).isZero();
  }

  @Test
  void bothRunAtTheSameTime() {
    builder.left.put(EntityTypes.CUSTOMER, "c1", customer("1", "En"));
    plumber.left.put(EntityTypes.CUSTOMER, "c1", customer("1", "To"));
    List<RunReport> meanwhile = new ArrayList<>();
    builder.right.before(Operation.CREATE, call -> meanwhile.add(plumber.run()));
    assertThat(builder.inFlight(1).run().state()).isEqualTo(RunState.COMPLETED);
    assertThat(meanwhile)
        .singleElement()
        .satisfies(run -> assertThat(run.state()).isEqualTo(RunState.COMPLETED));
    assertThat(names(plumber)).containsExactly("To");
  }
}
