package no.samklang.sync.testkit;

import static no.samklang.sync.model.EntityTypes.CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import no.samklang.sync.model.Customer;
import no.samklang.sync.spi.Broken;
import no.samklang.sync.spi.Capabilities;
import no.samklang.sync.spi.Capabilities.CreateProof;
import no.samklang.sync.spi.Capabilities.Reading;
import no.samklang.sync.spi.Change;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Gone;
import no.samklang.sync.spi.NotAllowed;
import no.samklang.sync.spi.Page;
import no.samklang.sync.spi.ReadOptions;
import no.samklang.sync.spi.Rejected;
import no.samklang.sync.spi.SourceRecord;
import no.samklang.sync.spi.Stale;
import no.samklang.sync.spi.SyncException;
import no.samklang.sync.spi.TargetSystem;
import no.samklang.sync.spi.Unavailable;
import no.samklang.sync.spi.Unclear;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("F-77")
class FaultTest {
  private static final Instant START = Instant.parse("2026-11-01T08:00:00Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final MovableClock clock = MovableClock.at(START);
  private final InMemorySystem system =
      InMemorySystem.builder("erp")
          .clock(clock)
          .type(
              CUSTOMER,
              Capabilities.builder()
                  .reading(Reading.FULL)
                  .counted()
                  .createProof(CreateProof.SEARCHABLE_MARKER)
                  .updatable()
                  .build())
          .build();
  private final TargetSystem target = system.target().orElseThrow();

  static Stream<Arguments> modes() {
    return Stream.of(
        Arguments.of("refused", Fault.refused(), Rejected.class, false),
        Arguments.of("unavailable", Fault.unavailable(MINUTE), Unavailable.class, false),
        Arguments.of("not allowed", Fault.notAllowed(), NotAllowed.class, false),
        Arguments.of("unclear before", Fault.unclearBeforeTheWork(), Unclear.class, false),
        Arguments.of("stale", Fault.stale(), Stale.class, false),
        Arguments.of("gone", Fault.gone(), Gone.class, false),
        Arguments.of("unclear after", Fault.unclearAfterTheWork(), Unclear.class, true),
        Arguments.of("broken answer", Fault.brokenAnswer(), Broken.class, true),
        Arguments.of("lost answer", Fault.lostAnswer(), Unclear.class, true));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("modes")
  void everyModeSaysWhetherTheWorkWasDone(
      String mode, Fault fault, Class<? extends SyncException> says, boolean done) {
    system.breakCalls(fault.in(Operation.CREATE));

    assertThatThrownBy(() -> create(1)).as(mode).isInstanceOf(says);

    assertThat(system.records(CUSTOMER)).hasSize(done ? 1 : 0);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("modes")
  void everyModeBreaksUpdatesToo(
      String mode, Fault fault, Class<? extends SyncException> says, boolean done) {
    system.put(CUSTOMER, "7", customer(7));
    system.breakCalls(fault.in(Operation.UPDATE));
    Change<Customer> change = new Change<>(customer(8), Set.of("name"));

    assertThatThrownBy(() -> target.update(CUSTOMER, "7", change)).as(mode).isInstanceOf(says);

    assertThat(system.record(CUSTOMER, "7").orElseThrow().name().equals("Kunde 8")).isEqualTo(done);
  }

  @Test
  void unavailableSaysWhenToComeBack() {
    system.breakCalls(Fault.unavailable(MINUTE).in(Operation.CREATE));

    Unavailable busy = catchThrowableOfType(Unavailable.class, () -> create(1));

    assertThat(busy.retryAfter()).contains(MINUTE);
  }

  @Test
  void lostAnswerOfAReadingIsNoUnclearWrite() {
    system.breakCalls(Fault.lostAnswer().in(Operation.READ));

    assertThatThrownBy(this::read).isInstanceOf(Unavailable.class);
  }

  @Test
  void slowCallTakesTimeOnTheClock() {
    system.breakCalls(Fault.slow(MINUTE).in(Operation.CREATE));

    create(1);

    assertThat(clock.instant()).isEqualTo(START.plus(MINUTE));
    assertThat(system.records(CUSTOMER)).hasSize(1);
  }

  @Test
  void partialPageClaimsToBeTheLastAndKeepsItsTotal() {
    put(4);
    system.breakCalls(Fault.partialPage().in(Operation.READ));

    Page<SourceRecord<Customer>> page = read();

    assertThat(page.records()).hasSize(2);
    assertThat(page.last()).isTrue();
    assertThat(page.expectedTotal()).hasValue(4);
  }

  @Test
  void duplicateRowComesTwiceInOnePage() {
    put(2);
    system.breakCalls(Fault.duplicateRow().in(Operation.READ));

    assertThat(read().records()).extracting(SourceRecord::id).containsExactly("1", "2", "1");
  }

  @Test
  void onlyTheNthCallBreaks() {
    system.breakCalls(Fault.refused().in(Operation.CREATE).onCall(2));

    assertThat(outcomes(4)).containsExactly(true, false, true, true);
  }

  @Test
  void onlyTheFirstCallsBreak() {
    system.breakCalls(Fault.refused().in(Operation.CREATE).firstCalls(2));

    assertThat(outcomes(4)).containsExactly(false, false, true, true);
  }

  @Test
  void onlyCallsThatAreMeantBreakAndCount() {
    String third = RememberedWriting.of(3, START).reference();
    system.breakCalls(
        Fault.refused().in(Operation.CREATE).when(call -> call.about().contains(third)).onCall(1));

    assertThat(outcomes(4)).containsExactly(true, true, false, true);
  }

  @Test
  void otherOperationsStayWhole() {
    system.breakCalls(Fault.refused().in(Operation.UPDATE, Operation.RETIRE));

    assertThat(outcomes(1)).containsExactly(true);
  }

  @Test
  void shareIsTheSameUnderTheSameSeed() {
    FaultRule third = Fault.refused().in(Operation.CREATE).share(0.3, 42);
    system.breakCalls(third);
    List<Boolean> first = outcomes(100);
    system.heal();
    system.breakCalls(third);

    assertThat(outcomes(100)).isEqualTo(first);
    assertThat(first.stream().filter(went -> !went).count()).isBetween(15L, 45L);
  }

  @Test
  void healedSystemWorksAgain() {
    system.breakCalls(Fault.refused().in(Operation.CREATE));
    system.failNext(Operation.CREATE, new Stale(no.samklang.sync.spi.Message.of("inmemory.stale")));
    system.heal();

    assertThat(outcomes(1)).containsExactly(true);
  }

  @Test
  void callsOfAWatchedConnectionGoThroughItsWatchOnly() {
    List<Operation> seen = new ArrayList<>();
    CallWatch watch =
        new CallWatch() {
          @Override
          public <V> V around(Call call, java.util.function.Supplier<V> work) {
            seen.add(call.operation());
            return work.get();
          }
        };
    TargetSystem watched = system.watched(watch).target().orElseThrow();

    watched.create(CUSTOMER, customer(1), RememberedWriting.of(1, START));
    create(2);

    assertThat(seen).containsExactly(Operation.CREATE);
    assertThat(system.records(CUSTOMER)).hasSize(2);
  }

  private List<Boolean> outcomes(int creates) {
    List<Boolean> outcomes = new ArrayList<>();
    for (int number = 1; number <= creates; number++) {
      try {
        create(number);
        outcomes.add(true);
      } catch (Rejected refused) {
        outcomes.add(false);
      }
    }
    return outcomes;
  }

  private void create(int number) {
    target.create(CUSTOMER, customer(number), RememberedWriting.of(number, START));
  }

  private void put(int count) {
    for (int number = 1; number <= count; number++) {
      system.put(CUSTOMER, String.valueOf(number), customer(number));
    }
  }

  private Page<SourceRecord<Customer>> read() {
    return system.source().orElseThrow().read(CUSTOMER, Cursor.START, ReadOptions.DEFAULT);
  }

  private static Customer customer(int number) {
    return Customer.builder().number("100" + number).name("Kunde " + number).build();
  }
}
