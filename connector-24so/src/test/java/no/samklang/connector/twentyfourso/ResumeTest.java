package no.samklang.connector.twentyfourso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no.samklang.connector.twentyfourso.Wire.Moment;
import no.samklang.connector.twentyfourso.Wire.Trouble;
import no.samklang.simulators.CallSelector;
import no.samklang.simulators.ErrorBody;
import no.samklang.simulators.Fault;
import no.samklang.simulators.twentyfourso.TwentyfoursoVariants;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.SalesOrder;
import no.samklang.sync.spi.Found;
import no.samklang.sync.spi.LeaseLost;
import no.samklang.sync.spi.Receipt;
import no.samklang.sync.spi.Rejected;
import no.samklang.sync.spi.TargetSystem;
import no.samklang.sync.spi.Unclear;
import no.samklang.sync.testkit.RememberedWriting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An order whose writes get no answer, or that people were at meanwhile, and what is made of it.
 */
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
      for (String how : List.of("lost", "timeout", "500", "502", "503", "504", "truncated")) {
        for (String when : List.of("before", "after")) {
          for (boolean filter : new boolean[] {true, false}) {
            cuts.add(Arguments.of(write, how, when, filter));
          }
        }
      }
    }
    return cuts.stream();
  }

  @ParameterizedTest(name = "write {0} {1} {2}, reference filter {3}")
  @MethodSource("cuts")
  void writeWithoutAnAnswerIsSettledByLookingAndNeverRepeatedBlindly(
      int write, String how, String when, boolean filter) {
    if (!filter) {
      simulated.admin().variants(List.of(TwentyfoursoVariants.REFERENCE_FILTER_IGNORED));
      addOthers(3);
    }
    strike(write, how, when.equals("after"));
    assertThatThrownBy(() -> create(writing)).isInstanceOf(Unclear.class);
    assertThat(writes()).isEqualTo(write);
    simulated.clock.advance(DELAY);

    Receipt receipt = settled(writing.remembered());

    assertStandsOnce(receipt, filter ? 1 : 4);
    long sent = writes();
    assertThat(settled(writing.remembered())).isEqualTo(receipt);
    assertThat(writes()).isEqualTo(sent);
    assertThat(sent).isEqualTo(arrived(how, when) ? WRITES : WRITES + 1);
  }

  private void addOthers(int count) {
    for (int number = 1; number <= count; number++) {
      simulated.put(
          "salesOrders",
          "customer",
          Map.of("id", 10241, "name", "Fjordvik"),
          "referenceNumber",
          "PO-" + number);
    }
  }

  private void assertStandsOnce(Receipt receipt, int orders) {
    assertThat(simulated.admin().count("salesOrders")).isEqualTo(orders);
    assertThat(simulated.admin().rows("lines"))
        .extracting(line -> line.path("orderId").asText() + " " + line.path("description").asText())
        .containsExactlyElementsOf(
            WANTED.lines().stream().map(line -> receipt.id() + " " + line.text()).toList());
    assertThat(order(receipt.id()).path("status").asText()).isEqualTo("Confirmed");
  }

  /** The writes of an order are the header, four lines and the status, in this order. */
  private void strike(int write, String how, boolean after) {
    CallSelector writes = Fault.onAll().pathRegex("/v1/salesorders.*").nth(write);
    switch (how) {
      case "timeout" ->
          simulated.wire.cut(
              write,
              "(POST|PATCH) /v1/salesorders.*",
              after ? Moment.AFTER_THE_SERVER : Moment.BEFORE_THE_SERVER,
              Trouble.TIMEOUT);
      case "lost" -> simulated.admin().fault(after ? writes.dropAnswer() : writes.dropConnection());
      case "truncated" -> simulated.admin().fault(writes.truncate());
      default -> {
        int status = Integer.parseInt(how);
        simulated
            .admin()
            .fault(after ? writes.statusAfterWork(status, ErrorBody.EMPTY) : writes.status(status));
      }
    }
  }

  private static boolean arrived(String how, String when) {
    return when.equals("after") || how.equals("truncated");
  }

  /** Returns how many requests that write were sent, the lost ones too. */
  private long writes() {
    return simulated.wire.writes();
  }

  private Receipt settled(RememberedWriting known) {
    return Settling.settled(simulated, WANTED, known);
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
  void runThatAnotherTookOverFromAddsNoLine() {
    assertThatThrownBy(() -> create(writing.cutAtStep(1, true)));

    assertNothingIsSentByALateRun(1);
  }

  @Test
  void runThatAnotherTookOverFromConfirmsNothing() {
    simulated.wire.cut(1, "PATCH .*", Moment.BEFORE_THE_SERVER, Trouble.TIMEOUT);
    assertThatThrownBy(() -> create(writing)).isInstanceOf(Unclear.class);

    assertNothingIsSentByALateRun(WRITES);
    assertThat(order("88017").path("status").asText()).isEqualTo("Draft");
  }

  private void assertNothingIsSentByALateRun(int before) {
    RememberedWriting late = writing.afterAnotherTookOver();
    late.made("header", "88017");

    assertThatThrownBy(() -> target().resume(EntityTypes.SALES_ORDER, WANTED, late))
        .isInstanceOf(LeaseLost.class);
    assertThat(writes()).isEqualTo(before);
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
  void orderWhoseMemoPeopleRewroteIsKnownByItsReference() {
    Receipt made = create(writing);
    simulated.put("salesOrders", "id", 88017, "internalMemo", "Ring først");
    simulated.clock.advance(DELAY);
    RememberedWriting stepless = RememberedWriting.of(1, simulated.clock.instant());

    assertThat(locate(stepless)).isEqualTo(new Found.Complete(made));
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
