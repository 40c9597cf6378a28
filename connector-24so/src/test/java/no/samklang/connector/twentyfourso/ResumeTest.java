package no.samklang.connector.twentyfourso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no.samklang.simulators.ErrorBody;
import no.samklang.simulators.Fault;
import no.samklang.simulators.twentyfourso.TwentyfoursoVariants;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.SalesOrder;
import no.samklang.sync.spi.Found;
import no.samklang.sync.spi.Receipt;
import no.samklang.sync.spi.Rejected;
import no.samklang.sync.spi.SyncException;
import no.samklang.sync.spi.TargetSystem;
import no.samklang.sync.spi.Unclear;
import no.samklang.sync.testkit.RememberedWriting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An order cut at every call, before and after its effect, and finished: one, with its lines. */
class ResumeTest {
  private static final Duration DELAY = Duration.ofMinutes(5);
  private static final SalesOrder WANTED = SalesOrders.order(1).build();
  private static final int WRITES = 6;

  private final Simulated simulated = Simulated.withStock();
  private final RememberedWriting writing = RememberedWriting.of(1, simulated.clock.instant());

  @AfterEach
  void close() {
    simulated.assertNeverInvoiced();
    simulated.close();
  }

  static Stream<Arguments> cuts() {
    List<Arguments> cuts = new ArrayList<>();
    for (int write = 1; write <= WRITES; write++) {
      for (String how : List.of("lost before", "lost after", "500 before", "503 after", "cut")) {
        for (boolean filter : new boolean[] {true, false}) {
          cuts.add(Arguments.of(write, how, filter));
        }
      }
    }
    return cuts.stream();
  }

  @ParameterizedTest(name = "write {0} {1}, reference filter {2}")
  @MethodSource("cuts")
  void orderCutAtAnyWriteIsFinishedAndStandsOnce(int write, String how, boolean filter) {
    if (!filter) {
      simulated.admin().variants(List.of(TwentyfoursoVariants.REFERENCE_FILTER_IGNORED));
      create(RememberedWriting.of(2, simulated.clock.instant()));
      simulated.admin().delete("salesOrders", "88017");
    }
    simulated.admin().fault(fault(write, how));
    assertThatThrownBy(() -> create(writing)).isInstanceOf(SyncException.class);
    simulated.admin().clearFaults();
    simulated.clock.advance(DELAY);

    Receipt receipt = settled(writing.remembered());

    assertThat(simulated.admin().count("salesOrders")).isEqualTo(1);
    assertThat(simulated.admin().count("lines")).isEqualTo(4);
    assertThat(order(receipt.id()).path("status").asText()).isEqualTo("Confirmed");
    assertThat(settled(writing.remembered())).isEqualTo(receipt);
    assertThat(simulated.admin().count("lines")).isEqualTo(4);
  }

  /** The writes of an order are the header, four lines and the status, in this order. */
  private static Fault fault(int write, String how) {
    Fault fault =
        switch (how) {
          case "lost before" -> Fault.onAll().pathRegex("/v1/salesorders.*").dropConnection();
          case "lost after" -> Fault.onAll().pathRegex("/v1/salesorders.*").dropAnswer();
          case "500 before" -> Fault.onAll().pathRegex("/v1/salesorders.*").status(500);
          case "503 after" ->
              Fault.onAll().pathRegex("/v1/salesorders.*").statusAfterWork(503, ErrorBody.EMPTY);
          default -> Fault.onAll().pathRegex("/v1/salesorders.*").truncate();
        };
    return fault.nth(write);
  }

  /** Does what the engine does: looks, and makes or finishes by what is found. */
  private Receipt settled(RememberedWriting known) {
    Found found = locate(known);
    if (found instanceof Found.Complete complete) {
      return complete.receipt();
    }
    if (found instanceof Found.Absent) {
      return create(known);
    }
    assertThat(found).isInstanceOf(Found.Partial.class);
    ((Found.Partial) found).steps().forEach(known::made);
    return target().resume(EntityTypes.SALES_ORDER, WANTED, known);
  }

  @Test
  void lineThatMayStillArriveIsNotSentAgainAtOnce() {
    simulated.admin().fault(Fault.on("POST", "/v1/salesorders/").dropConnection().nth(2));
    TargetSystem target = target();
    assertThatThrownBy(() -> target.create(EntityTypes.SALES_ORDER, WANTED, writing))
        .isInstanceOf(Unclear.class);

    assertThat(target.locate(EntityTypes.SALES_ORDER, WANTED, writing))
        .isInstanceOf(Found.NotYet.class);
  }

  @Test
  void lineOfALongOrderIsWaitedForFromWhenItWasSent() {
    TargetSystem target = target();
    RememberedWriting begunLongAgo =
        RememberedWriting.of(1, simulated.clock.instant().minus(Duration.ofHours(1)));
    simulated.admin().fault(Fault.on("POST", "/v1/salesorders/").dropConnection().nth(2));
    assertThatThrownBy(() -> target.create(EntityTypes.SALES_ORDER, WANTED, begunLongAgo))
        .isInstanceOf(Unclear.class);

    assertThat(target.locate(EntityTypes.SALES_ORDER, WANTED, begunLongAgo))
        .isInstanceOf(Found.NotYet.class);
    simulated.clock.advance(DELAY);
    assertThat(target.locate(EntityTypes.SALES_ORDER, WANTED, begunLongAgo))
        .isInstanceOf(Found.Partial.class);
  }

  @Test
  void orderThatTheListShowsLateIsKnownByItsId() {
    simulated
        .admin()
        .fault(Fault.on("POST", "/v1/salesorders").hideCreated(Duration.ofHours(2)).times(1));
    Receipt made = create(writing);

    assertThat(locate(writing.remembered())).isEqualTo(new Found.Complete(made));
  }

  @Test
  void headerWithoutItsIdThatTheListShowsLateIsNotYetAbsent() {
    simulated
        .admin()
        .fault(Fault.on("POST", "/v1/salesorders").hideCreated(Duration.ofMinutes(3)).times(1));
    RememberedWriting cut = writing.cutAtStep(1, false);
    assertThatThrownBy(() -> create(cut));

    assertThat(locate(cut.remembered())).isInstanceOf(Found.NotYet.class);
    simulated.clock.advance(DELAY);
    assertThat(locate(cut.remembered())).isInstanceOf(Found.Partial.class);
  }

  @Test
  void twoOrdersWithOneKeyAreForAPersonAndNeitherIsTouched() {
    create(writing);
    create(writing);
    simulated.clock.advance(DELAY);
    simulated.admin().forgetRequests();

    assertThat(locate(writing)).isEqualTo(new Found.Several(List.of("88017", "88018")));
    assertThat(simulated.admin().calls("POST", "/v1/salesorders/{id}/lines")).isZero();
    assertThat(simulated.admin().calls("PATCH", "/v1/salesorders/{id}")).isZero();
  }

  @Test
  void orderWithALikeKeyIsAnother() {
    simulated.admin().variants(List.of(TwentyfoursoVariants.REFERENCE_FILTER_PREFIX));
    simulated.put(
        "salesOrders",
        "customer",
        Map.of("id", 10241, "name", "Fjordvik"),
        "referenceNumber",
        writing.reference() + "0");
    simulated.clock.advance(DELAY);

    assertThat(locate(writing)).isInstanceOf(Found.Absent.class);
  }

  @Test
  void halfOrderThatPeopleMovedOnIsForThem() {
    RememberedWriting cut = writing.cutAtStep(1, true);
    assertThatThrownBy(() -> create(cut));
    simulated.put("salesOrders", "id", 88017, "status", "Proposal");
    simulated.clock.advance(DELAY);

    assertThat(locate(cut.remembered()))
        .isInstanceOfSatisfying(
            Found.CannotTell.class,
            found -> assertThat(found.why().code()).isEqualTo("24so.order-moved-on"));
    assertThatThrownBy(() -> target().resume(EntityTypes.SALES_ORDER, WANTED, cut.remembered()))
        .isInstanceOf(Rejected.class);
    assertThat(simulated.admin().count("lines")).isZero();
    simulated.admin().delete("salesOrders", "88017");
  }

  @Test
  void finishedOrderThatPeopleMovedOnIsDone() {
    Receipt made = create(writing);
    simulated.put("salesOrders", "id", 88017, "status", "Inactive");
    simulated.clock.advance(DELAY);

    assertThat(locate(writing.remembered())).isEqualTo(new Found.Complete(made));
    simulated.admin().delete("salesOrders", "88017");
  }

  @Test
  void orderThatPeopleRemovedIsForThem() {
    create(writing);
    simulated.admin().delete("salesOrders", "88017");
    simulated.clock.advance(DELAY);

    assertThat(locate(writing.remembered()))
        .isInstanceOfSatisfying(
            Found.CannotTell.class,
            found -> assertThat(found.why().code()).isEqualTo("24so.order-gone"));
  }

  @Test
  void twoEqualLinesCountAsTwo() {
    create(writing);
    ObjectNode first = simulated.admin().rows("lines").get(0);
    simulated.admin().delete("lines", "88017/" + first.path("id").asText());
    simulated.put("salesOrders", "id", 88017, "status", "Draft");
    simulated.clock.advance(DELAY);

    settled(writing.remembered());

    assertThat(simulated.admin().rows("lines"))
        .filteredOn(line -> line.path("description").asText().startsWith("Ordinær"))
        .hasSize(2);
  }

  private TargetSystem target() {
    return simulated.connect().target().orElseThrow();
  }

  private Receipt create(RememberedWriting known) {
    return target().create(EntityTypes.SALES_ORDER, WANTED, known);
  }

  private Found locate(RememberedWriting known) {
    return target().locate(EntityTypes.SALES_ORDER, WANTED, known);
  }

  private ObjectNode order(String id) {
    return simulated.admin().row("salesOrders", id).orElseThrow();
  }
}
