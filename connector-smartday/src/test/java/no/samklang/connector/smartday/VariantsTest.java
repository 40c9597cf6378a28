package no.samklang.connector.smartday;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import no.samklang.simulators.smartday.SmartdaySimulator;
import no.samklang.simulators.smartday.SmartdayVariants;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.Item;
import no.samklang.sync.model.WorkOrder;
import no.samklang.sync.spi.Change;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Page;
import no.samklang.sync.spi.ReadOptions;
import no.samklang.sync.spi.SourceRecord;
import no.samklang.sync.spi.TargetSystem;
import no.samklang.sync.testkit.RememberedWriting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the assumed part of the API turns out to be, the same goes over. */
class VariantsTest {
  private static final ReadOptions SMALL = new ReadOptions(3, false);

  private final Simulated smartday = new Simulated();

  @AfterEach
  void stop() {
    smartday.close();
  }

  static List<String> variants() {
    return SmartdayVariants.all().stream().sorted().toList();
  }

  @ParameterizedTest
  @MethodSource("variants")
  void sameTasksAreRead(String variant) {
    String task = tasks();
    WorkOrder usual = comparable(smartday.task(task));

    smartday.admin().variants(Set.of(variant));

    assertThat(comparable(smartday.task(task, settings(variant)))).isEqualTo(usual);
    assertThat(pass(Cursor.START, variant)).hasSize(5);
  }

  @ParameterizedTest
  @MethodSource("variants")
  void changedTaskIsSeenAndNoTaskIsLost(String variant) {
    smartday.admin().variants(Set.of(variant));
    tasks();
    Cursor done = cursorAfterPass(variant);
    smartday.clock.advance(Duration.ofMinutes(30));

    String later = smartday.order(Map.of("name", "Senere"));

    assertThat(pass(done, variant)).contains(later);
  }

  @ParameterizedTest
  @MethodSource("variants")
  void customersAndItemsAreWrittenAndChanged(String variant) {
    smartday.admin().variants(Set.of(variant));
    TargetSystem target = smartday.connect(settings(variant)).target().orElseThrow();
    Customer customer =
        Customer.builder()
            .number("10241")
            .name("Fjordvik AS")
            .organisationNumber("310427500")
            .build();
    Item item =
        Item.builder()
            .number("KM-200")
            .name("Kjøring")
            .attributes(Map.of("externalId", "502"))
            .build();

    String customerId = target.create(EntityTypes.CUSTOMER, customer, writing(1)).id();
    String itemId = target.create(EntityTypes.ITEM, item, writing(2)).id();
    smartday.clock.advance(Duration.ofMinutes(1));
    target.update(
        EntityTypes.CUSTOMER,
        customerId,
        new Change<>(customer.toBuilder().name("Fjordvik Eiendom AS").build(), Set.of("name")));
    target.update(
        EntityTypes.ITEM,
        itemId,
        new Change<>(item.toBuilder().price(new BigDecimal("14.5")).build(), Set.of("price")));

    assertThat(target.fetch(EntityTypes.CUSTOMER, List.of(customerId)).get(0).value().name())
        .isEqualTo("Fjordvik Eiendom AS");
    assertThat(target.fetch(EntityTypes.ITEM, List.of(itemId)).get(0).value().price())
        .isEqualByComparingTo("14.5");
    assertThat(smartday.admin().count("customers")).isEqualTo(1);
    assertThat(smartday.admin().count("items")).isEqualTo(1);
  }

  @Test
  void statusChangeThatDoesNotMoveTheMarkIsFoundByAWholePass() {
    String task = smartday.order(Map.of("smartdayOrder", Map.of("status", 4)));
    smartday.clock.advance(Duration.ofHours(2));
    String later = smartday.order(Map.of());
    Cursor done = cursorAfterPass("");
    smartday.admin().variants(Set.of(SmartdayVariants.CHANGES_DO_NOT_MARK));
    smartday.admin().put("orders", Map.of("id", task, "smartdayOrder", Map.of("status", 7)));

    Page<SourceRecord<WorkOrder>> whole =
        smartday.source(Map.of()).read(EntityTypes.WORK_ORDER, done, new ReadOptions(100, true));

    assertThat(pass(done, "")).containsExactly(later);
    assertThat(whole.records()).extracting(SourceRecord::id).containsExactly(task, later);
  }

  /** Puts five tasks there, and returns the first, which has registrations of each kind. */
  private String tasks() {
    smartday.admin().put("items", Map.of("itemNo", "VVS-1", "externalId", "733"));
    String task = smartday.order(Map.of());
    smartday.registered(task, "90001", "time", 2, Map.of("totalPrice", 1780));
    smartday.registered(task, "90060", "km", 42, Map.of("totalPrice", 609));
    smartday.material(task, "VVS-1", 1, Map.of("totalPrice", 1701));
    for (int n = 0; n < 4; n++) {
      smartday.order(Map.of("poNumber", "PO " + n));
    }
    return task;
  }

  /** One variant leaves the units out, and some tell the mark otherwise. */
  private static WorkOrder comparable(WorkOrder task) {
    return task.toBuilder()
        .registrations(
            task.registrations().stream().map(one -> one.toBuilder().unit(null).build()).toList())
        .attributes(
            task.attributes().entrySet().stream()
                .filter(one -> !one.getKey().equals("lastTimeMarkedForExport"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)))
        .build();
  }

  private static Map<String, String> settings(String variant) {
    return switch (variant) {
      case SmartdayVariants.BRIDGE_LOGIN ->
          Map.of(
              "login", "bridge",
              "agreementNumber", SmartdaySimulator.AGREEMENT_NUMBER,
              "bridgeUser", SmartdaySimulator.BRIDGE_USER,
              "bridgePassword", SmartdaySimulator.BRIDGE_PASSWORD);
      case SmartdayVariants.TIMES_LOCAL_WITH_Z -> Map.of("times", "local");
      case SmartdayVariants.UNITS_LEFT_OUT ->
          Map.of("codeKinds.90001", "TIME", "codeKinds.90060", "KM");
      default -> Map.of();
    };
  }

  private Set<String> pass(Cursor after, String variant) {
    Set<String> ids = new HashSet<>();
    pages(after, variant).forEach(page -> page.records().forEach(record -> ids.add(record.id())));
    return ids;
  }

  private Cursor cursorAfterPass(String variant) {
    List<Page<SourceRecord<WorkOrder>>> pages = pages(Cursor.START, variant);
    return pages.get(pages.size() - 1).next();
  }

  private List<Page<SourceRecord<WorkOrder>>> pages(Cursor after, String variant) {
    List<Page<SourceRecord<WorkOrder>>> pages = new ArrayList<>();
    Cursor cursor = after;
    do {
      pages.add(smartday.source(settings(variant)).read(EntityTypes.WORK_ORDER, cursor, SMALL));
      cursor = pages.get(pages.size() - 1).next();
    } while (!pages.get(pages.size() - 1).last());
    return pages;
  }

  private RememberedWriting writing(int number) {
    return RememberedWriting.of(number, smartday.clock.instant());
  }
}
