package no.samklang.connector.twentyfourso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import no.samklang.connector.twentyfourso.Wire.Moment;
import no.samklang.connector.twentyfourso.Wire.Trouble;
import no.samklang.simulators.CallSelector;
import no.samklang.simulators.Fault;
import no.samklang.simulators.twentyfourso.TwentyfoursoVariants;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.SalesOrder;
import no.samklang.sync.spi.Broken;
import no.samklang.sync.spi.Found;
import no.samklang.sync.spi.Receipt;
import no.samklang.sync.spi.Rejected;
import no.samklang.sync.spi.TargetSystem;
import no.samklang.sync.spi.Unavailable;
import no.samklang.sync.spi.Unclear;
import no.samklang.sync.testkit.RememberedWriting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Brakes and outages: what surely was not done is sent again, anything else is looked for. */
class FaultsTest {
  private static final SalesOrder WANTED = SalesOrders.order(1).build();
  private static final Duration DELAY = Duration.ofMinutes(5);

  private final Simulated simulated = Simulated.withStock();
  private final RememberedWriting writing = RememberedWriting.of(1, simulated.clock.instant());

  /** The calls that write an order. */
  enum Write {
    HEADER("POST", "/v1/salesorders", 1),
    LINE("POST", "/v1/salesorders/\\d+/lines", 4),
    STATUS("PATCH", "/v1/salesorders/\\d+", 1);

    private final String method;
    private final String path;
    private final int times;

    Write(String method, String path, int times) {
      this.method = method;
      this.path = path;
      this.times = times;
    }

    private CallSelector calls() {
      return Fault.onAll().method(method).pathRegex(path);
    }
  }

  @AfterEach
  void close() {
    simulated.assertNeverInvoiced();
    simulated.close();
  }

  @ParameterizedTest
  @EnumSource(Write.class)
  void callThatIsOneTooManyWaitsAsToldAndIsSentAgain(Write write) {
    simulated.admin().fault(write.calls().tooManyRequests(17).first(1));
    Instant begun = simulated.clock.instant();

    Receipt made = create();

    assertThat(Duration.between(begun, simulated.clock.instant()))
        .isBetween(Duration.ofSeconds(17), Duration.ofSeconds(30));
    assertThat(sent(write)).isEqualTo(write.times + 1);
    assertWhole(made);
  }

  @ParameterizedTest
  @EnumSource(Write.class)
  void callThatIsToWaitTooLongEndsTheAttemptAndTheOrderIsFinishedLater(Write write) {
    simulated.admin().fault(write.calls().tooManyRequests(600).first(1));

    assertThatThrownBy(this::create)
        .isInstanceOfSatisfying(
            Unavailable.class, e -> assertThat(e.retryAfter()).hasValue(Duration.ofMinutes(10)));
    assertThat(writing.steps()).hasSize(write == Write.HEADER ? 0 : 1);
    simulated.clock.advance(Duration.ofMinutes(11));

    assertWhole(write == Write.HEADER ? create() : Settling.settled(simulated, WANTED, writing));
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 504, 503})
  void lookUpThatFailsIsNoAbsence(int status) {
    simulated.admin().fault(Fault.onAll().method("GET").path("/v1/salesorders").status(status));
    simulated.clock.advance(DELAY);

    assertThatThrownBy(this::locate).isInstanceOf(Unavailable.class);
  }

  @Test
  void lookUpThatFailsOnItsSecondPageIsNoAbsence() {
    simulated.admin().variants(List.of(TwentyfoursoVariants.REFERENCE_FILTER_IGNORED));
    addOthers(130);
    simulated.admin().fault(Fault.onAll().method("GET").path("/v1/salesorders").status(400).nth(2));
    simulated.clock.advance(DELAY);

    assertThatThrownBy(this::locate).isInstanceOf(Rejected.class);
  }

  @Test
  void lookUpThatIsAnsweredWithNoListIsNoAbsence() {
    simulated.clock.advance(DELAY);
    simulated.wire.answer("GET /v1/salesorders", 200, "{}");

    assertThatThrownBy(this::locate)
        .isInstanceOf(Broken.class)
        .hasMessageContaining("24so.no-list");
  }

  @Test
  void lookUpAsksForTheKeyAndTheCustomerOfTheDayBefore() {
    simulated.clock.advance(DELAY);

    assertThat(locate()).isEqualTo(new Found.Absent());

    assertThat(simulated.admin().lastCalls())
        .filteredOn(call -> call.template().equals("/v1/salesorders"))
        .singleElement()
        .satisfies(
            call ->
                assertThat(call.query())
                    .contains("referenceNumber=" + writing.reference())
                    .contains("customerId=10241")
                    .contains("createdFrom=2026-03-03T12%3A00%3A00Z"));
  }

  @Test
  void headerThatIsAnsweredWithoutAnIdMayBeThere() {
    simulated.wire.answer("POST /v1/salesorders", 200, "{}");

    assertThatThrownBy(this::create)
        .isInstanceOf(Unclear.class)
        .hasMessageContaining("24so.no-order-id");

    assertThat(writing.steps()).isEmpty();
    assertThat(sent(Write.LINE)).isZero();
  }

  @Test
  void othersThatComeBackUnfilteredAreNeitherTakenNorTouched() {
    simulated.admin().variants(List.of(TwentyfoursoVariants.REFERENCE_FILTER_IGNORED));
    addOthers(3);
    List<ObjectNode> before = simulated.admin().rows("salesOrders");
    simulated.clock.advance(DELAY);

    assertThat(locate()).isEqualTo(new Found.Absent());
    Receipt made = create();

    assertThat(locate()).isEqualTo(new Found.Complete(made));
    assertThat(simulated.admin().rows("salesOrders")).containsAll(before).hasSize(4);
  }

  @Test
  void keyIsFoundOnALaterPageOfTheLookUp() {
    simulated.admin().variants(List.of(TwentyfoursoVariants.REFERENCE_FILTER_IGNORED));
    addOthers(230);
    simulated.wire.cut(1, "POST /v1/salesorders", Moment.AFTER_THE_SERVER, Trouble.TIMEOUT);
    assertThatThrownBy(this::create).isInstanceOf(Unclear.class);
    simulated.clock.advance(DELAY);
    simulated.admin().forgetRequests();

    assertWhole(Settling.settled(simulated, WANTED, writing));
    assertThat(simulated.admin().calls("GET", "/v1/salesorders")).isEqualTo(3);
    assertThat(sent(Write.HEADER)).isZero();
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

  private void assertWhole(Receipt made) {
    ObjectNode order = simulated.admin().row("salesOrders", made.id()).orElseThrow();
    assertThat(order.path("status").asText()).isEqualTo("Confirmed");
    assertThat(simulated.admin().rows("salesOrders"))
        .filteredOn(each -> each.path("referenceNumber").asText().equals(writing.reference()))
        .hasSize(1);
    assertThat(simulated.admin().count("lines")).isEqualTo(Write.LINE.times);
  }

  private long sent(Write write) {
    return simulated.admin().lastCalls().stream()
        .filter(call -> call.method().equals(write.method) && call.path().matches(write.path))
        .count();
  }

  private TargetSystem target() {
    return simulated.connect().target().orElseThrow();
  }

  private Receipt create() {
    return target().create(EntityTypes.SALES_ORDER, WANTED, writing);
  }

  private Found locate() {
    return target().locate(EntityTypes.SALES_ORDER, WANTED, writing);
  }
}
