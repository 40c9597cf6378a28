package no.samklang.sync.testkit.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import no.samklang.sync.Match;
import no.samklang.sync.MirrorRoute;
import no.samklang.sync.Route;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.spi.Capabilities;
import no.samklang.sync.spi.Capabilities.Reading;
import no.samklang.sync.spi.Mapper;
import no.samklang.sync.spi.Retirement;
import no.samklang.sync.spi.Side;
import no.samklang.sync.spi.SyncStateStore;
import no.samklang.sync.testkit.Fault;
import no.samklang.sync.testkit.InMemorySystem;
import no.samklang.sync.testkit.MovableClock;
import no.samklang.sync.testkit.Operation;

/**
 * Seven customers, one of them there already, are mirrored; then one is changed, one added and one
 * deleted.
 */
final class MirrorWorld extends CrashWorld {
  private static final String CUSTOMERS = "customers";

  private final Origin origin;
  private final Setup setup;
  private final InMemorySystem erp;
  private final InMemorySystem field;

  /** How the customers are read. */
  enum Origin {
    CHANGES,
    THIN_CHANGES,
    LISTING;

    Capabilities capabilities() {
      Capabilities.Builder can = Capabilities.builder().counted().pageSize(3);
      return switch (this) {
        case CHANGES -> can.reading(Reading.CHANGES).seesDeletes().build();
        case THIN_CHANGES -> can.reading(Reading.CHANGES).seesDeletes().thinRows().build();
        case LISTING -> can.reading(Reading.FULL).build();
      };
    }
  }

  MirrorWorld(Origin origin, Setup setup, MovableClock clock, SyncStateStore store) {
    super(clock, store, setup.inFlight());
    this.origin = origin;
    this.setup = setup;
    this.erp =
        InMemorySystem.builder("erp")
            .clock(clock)
            .type(EntityTypes.CUSTOMER, origin.capabilities())
            .build();
    this.field =
        InMemorySystem.builder("field")
            .clock(clock)
            .type(
                EntityTypes.CUSTOMER,
                Capabilities.builder()
                    .listable()
                    .updatable()
                    .retirements(Retirement.CLOSE)
                    .createProof(setup.proof())
                    .visibilityDelay(setup.delay())
                    .build())
            .build();
    for (int number = 1; number <= 7; number++) {
      erp.put(EntityTypes.CUSTOMER, "c" + number, customer(number, "Kunde " + number));
    }
    field.put(EntityTypes.CUSTOMER, "f2", customer(2, "Eldre navn"));
  }

  private static Customer customer(int number, String name) {
    return Customer.builder().number("100" + number).name(name).build();
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
    MirrorRoute.Builder<Customer, Customer> route =
        MirrorRoute.builder(
                CUSTOMERS, Side.LEFT, EntityTypes.CUSTOMER, EntityTypes.CUSTOMER, Mapper.same())
            .match(Match.by("number", Customer::number));
    return List.of(
        origin == Origin.LISTING ? route.build() : route.whenGone(Retirement.CLOSE).build());
  }

  @Override
  public void live(Life life) {
    run(life);
    erp.edit(EntityTypes.CUSTOMER, "c3", one -> one.toBuilder().name("Endret").build());
    erp.put(EntityTypes.CUSTOMER, "c8", customer(8, "Kunde 8"));
    if (origin != Origin.LISTING) {
      erp.delete(EntityTypes.CUSTOMER, "c4");
    }
    run(life);
  }

  @Override
  public void beforeRestart() {
    field.breakCalls(Fault.unavailable(Duration.ofSeconds(30)).in(Operation.CREATE).firstCalls(1));
  }

  @Override
  public void check() {
    assertThat(field.creates(EntityTypes.CUSTOMER).values())
        .as("creates under one reference")
        .allMatch(times -> times == 1);
    if (setup.provable()) {
      assertThat(mirrored()).containsExactlyInAnyOrderElementsOf(wanted());
      assertThat(open(CUSTOMERS)).as("open creates").isEmpty();
      assertThat(parked(CUSTOMERS)).as("parked").isEmpty();
    } else {
      checkNoneForgotten();
    }
  }

  private void checkNoneForgotten() {
    List<String> numbers =
        field.records(EntityTypes.CUSTOMER).values().stream()
            .map(customer -> String.valueOf(customer.number()))
            .toList();
    List<String> open = open(CUSTOMERS);
    assertThat(numbers).doesNotHaveDuplicates();
    erp.records(EntityTypes.CUSTOMER)
        .forEach(
            (id, customer) ->
                assertThat(numbers.contains(customer.number()) || open.contains(id))
                    .as(id + " is there or in doubt")
                    .isTrue());
  }

  private List<String> wanted() {
    return erp.records(EntityTypes.CUSTOMER).values().stream().map(MirrorWorld::told).toList();
  }

  private List<String> mirrored() {
    return field.records(EntityTypes.CUSTOMER).entrySet().stream()
        .filter(entry -> field.retired(EntityTypes.CUSTOMER, entry.getKey()).isEmpty())
        .map(entry -> told(entry.getValue()))
        .toList();
  }

  private static String told(Customer customer) {
    return customer.number() + " " + customer.name();
  }
}
