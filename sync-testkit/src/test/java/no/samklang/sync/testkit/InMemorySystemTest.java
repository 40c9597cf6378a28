package no.samklang.sync.testkit;

import static no.samklang.sync.model.EntityTypes.CUSTOMER;
import static no.samklang.sync.model.EntityTypes.TIME_ENTRY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.Ref;
import no.samklang.sync.model.TimeEntry;
import no.samklang.sync.spi.Acknowledgement;
import no.samklang.sync.spi.Capabilities;
import no.samklang.sync.spi.Capabilities.CreateProof;
import no.samklang.sync.spi.Capabilities.Reading;
import no.samklang.sync.spi.Change;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Found;
import no.samklang.sync.spi.MatchKey;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.ReadOptions;
import no.samklang.sync.spi.Receipt;
import no.samklang.sync.spi.Retirement;
import no.samklang.sync.spi.SourceSystem;
import no.samklang.sync.spi.TargetSystem;
import no.samklang.sync.spi.Unavailable;
import no.samklang.sync.spi.Unclear;
import org.junit.jupiter.api.Test;

class InMemorySystemTest {
  private static final Customer BYGG = Customer.builder().number("1").name("Ås Bygg").build();

  private final MovableClock clock = MovableClock.at("2026-11-01T08:00:00Z");
  private final InMemorySystem system =
      InMemorySystem.builder("erp")
          .clock(clock)
          .type(
              CUSTOMER,
              Capabilities.builder()
                  .reading(Reading.CHANGES)
                  .listable()
                  .createProof(CreateProof.SEARCHABLE_MARKER)
                  .updatable()
                  .retirements(Retirement.BLOCK)
                  .build())
          .type(
              TIME_ENTRY,
              Capabilities.builder()
                  .reading(Reading.QUEUE)
                  .createProof(CreateProof.SEARCHABLE_MARKER)
                  .updatable()
                  .build())
          .key(CUSTOMER, "nameInCapitals", customer -> customer.name().toUpperCase(Locale.ROOT))
          .inSteps(TIME_ENTRY, "header", "lines")
          .build();
  private final SourceSystem source = system.source().orElseThrow();
  private final TargetSystem target = system.target().orElseThrow();
  private final RememberedWriting writing = RememberedWriting.of(1, clock.instant());

  @Test
  void losesTheAnswerOfACreateThatWasMade() {
    system.loseAnswerOfNextCreate();

    assertThatThrownBy(() -> target.create(CUSTOMER, BYGG, writing)).isInstanceOf(Unclear.class);

    assertThat(system.records(CUSTOMER)).containsValue(BYGG);
    assertThat(target.locate(CUSTOMER, BYGG, writing)).isInstanceOf(Found.Complete.class);
    assertThat(system.creates(CUSTOMER)).isEqualTo(Map.of(writing.reference(), 1));
  }

  @Test
  void countsASecondCreateUnderOneReferenceAndFindsSeveral() {
    target.create(CUSTOMER, BYGG, writing);
    target.create(CUSTOMER, BYGG, writing);

    assertThat(system.creates(CUSTOMER)).isEqualTo(Map.of(writing.reference(), 2));
    assertThat(target.locate(CUSTOMER, BYGG, writing)).isInstanceOf(Found.Several.class);
  }

  @Test
  void failsBeforeTheWorkAsOftenAsItWasTold() {
    Unavailable down = new Unavailable(Message.of("inmemory.down"));
    system.failNext(Operation.CREATE, down);
    system.failNext(Operation.CREATE, down);

    assertThatThrownBy(() -> target.create(CUSTOMER, BYGG, writing)).isSameAs(down);
    assertThatThrownBy(() -> target.create(CUSTOMER, BYGG, writing)).isSameAs(down);
    target.create(CUSTOMER, BYGG, writing);

    assertThat(system.records(CUSTOMER)).hasSize(1);
    assertThat(system.calls(Operation.CREATE)).hasSize(3);
  }

  @Test
  void recordsEveryCallAndRunsHooksAroundIt() {
    List<String> order = new ArrayList<>();
    system.before(Operation.UPDATE, call -> order.add("before " + call.about()));
    system.after(Operation.UPDATE, call -> order.add("after " + name(call)));
    system.put(CUSTOMER, "7", BYGG);

    target.update(CUSTOMER, "7", new Change<>(BYGG.toBuilder().name("Ny").build(), Set.of("name")));

    assertThat(order).containsExactly("before [7]", "after Ny");
    assertThat(system.calls())
        .containsExactly(new Call(Operation.UPDATE, "customer", List.of("7")));
    assertThat(system.requests().byOperation()).isEqualTo(Map.of("UPDATE customer", 1L));
  }

  @Test
  void findsByAKeyThatTheTestDefines() {
    system.put(CUSTOMER, "7", BYGG);

    assertThat(target.find(CUSTOMER, new MatchKey("nameInCapitals", "ÅS BYGG"))).hasSize(1);
    assertThat(target.find(CUSTOMER, new MatchKey("number", "1"))).hasSize(1);
    assertThat(target.find(CUSTOMER, new MatchKey("phone", "1"))).isEmpty();
  }

  @Test
  void retirementIsRememberedUntilTheNextUpdate() {
    system.put(CUSTOMER, "7", BYGG);

    target.retire(CUSTOMER, "7", Retirement.BLOCK);
    assertThat(system.retired(CUSTOMER, "7")).contains(Retirement.BLOCK);
    target.update(CUSTOMER, "7", new Change<>(BYGG, Set.of("name")));

    assertThat(system.retired(CUSTOMER, "7")).isEmpty();
  }

  @Test
  void halfMadeDocumentIsFoundAndFinished() {
    system.failNext(Operation.STEP, new Unavailable(Message.of("inmemory.down")));
    firstStepFails();
    system.after(
        Operation.STEP,
        call -> {
          if (call.about().contains("header")) {
            throw new Unclear(Message.of("inmemory.cut"));
          }
        });
    RememberedWriting cut = RememberedWriting.of(2, clock.instant());
    assertThatThrownBy(() -> target.create(TIME_ENTRY, entry("7.50"), cut))
        .isInstanceOf(Unclear.class);

    Found found = target.locate(TIME_ENTRY, entry("7.50"), cut);
    assertThat(found).isInstanceOf(Found.Partial.class);
    ((Found.Partial) found).steps().forEach(cut::made);
    Receipt receipt = target.resume(TIME_ENTRY, entry("7.50"), cut);

    assertThat(cut.steps()).containsOnlyKeys("header", "lines");
    assertThat(target.locate(TIME_ENTRY, entry("7.50"), cut))
        .isEqualTo(new Found.Complete(receipt));
  }

  @Test
  void updateKeepsDecimalsDaysAndReferencesAsTheyWere() {
    system.put(TIME_ENTRY, "1", entry("7.50"));

    target.update(
        TIME_ENTRY,
        "1",
        new Change<>(entry("7.50").toBuilder().text("grøft").build(), Set.of("text")));

    assertThat(system.record(TIME_ENTRY, "1"))
        .contains(entry("7.50").toBuilder().text("grøft").build());
  }

  @Test
  void changedRowIsOfferedAgainByAQueue() {
    system.put(TIME_ENTRY, "1", entry("1"));
    source.acknowledge(TIME_ENTRY, List.of(new Acknowledgement("1", "doc 5")));
    assertThat(system.acknowledged(TIME_ENTRY)).isEqualTo(Map.of("1", "doc 5"));
    assertThat(queue()).isEmpty();

    system.edit(TIME_ENTRY, "1", entry -> entry.toBuilder().hours(BigDecimal.TEN).build());

    assertThat(queue()).containsExactly("1");
  }

  @Test
  void refusesWhatWasNotDeclared() {
    assertThatThrownBy(() -> target.retire(CUSTOMER, "7", Retirement.DELETE))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("retirements");
    assertThatThrownBy(() -> system.put(EntityTypes.ITEM, "7", null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("item");
  }

  @Test
  void providerGivesTheSystemUnderItsDescriptor() {
    assertThat(system.provider().descriptor()).isEqualTo(system.descriptor());
    assertThat(system.descriptor().capabilities()).containsKeys(CUSTOMER, TIME_ENTRY);
    assertThat(system.check().ok()).isTrue();
  }

  private void firstStepFails() {
    assertThatThrownBy(() -> target.create(TIME_ENTRY, entry("1"), writing))
        .isInstanceOf(Unavailable.class);
    assertThat(target.locate(TIME_ENTRY, entry("1"), writing))
        .isEqualTo(new Found.Partial(Map.of()));
  }

  private String name(Call call) {
    return system.record(CUSTOMER, call.about().get(0)).map(Customer::name).orElse("");
  }

  private List<String> queue() {
    return source.read(TIME_ENTRY, Cursor.START, ReadOptions.DEFAULT).records().stream()
        .map(row -> row.id())
        .toList();
  }

  private static TimeEntry entry(String hours) {
    return TimeEntry.builder()
        .date(LocalDate.of(2026, 11, 1))
        .employee(Ref.to(EntityTypes.EMPLOYEE, "e1", "17"))
        .hours(new BigDecimal(hours))
        .costPrice(new BigDecimal("410.00"))
        .build();
  }
}
