package no.samklang.connector.smartday;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.samklang.simulators.smartday.SmartdayVariants;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.WorkOrder;
import no.samklang.sync.model.WorkOrderRegistration;
import no.samklang.sync.model.WorkOrderRegistration.Kind;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.ReadOptions;
import no.samklang.sync.spi.SourceSystem;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrationsTest extends OnSmartday {
  private String order;

  @BeforeEach
  void begin() {
    order = smartday.order(Map.of());
  }

  @Test
  void taskCarriesItsTimeItsKilometresAndItsItems() {
    String item = addItem("VVS-4310117", Map.of());
    smartday.registered(order, "90001", "time", 2.0, Map.of("totalPrice", 1780, "info", "Montert"));
    smartday.registered(order, "90060", "km", 42, Map.of("totalPrice", 609));
    smartday.material(order, "VVS-4310117", 1, Map.of("totalPrice", 1701, "unit", "stk"));

    List<WorkOrderRegistration> all = registrations(Map.of());

    assertThat(all)
        .extracting(WorkOrderRegistration::kind, one -> one.quantity().stripTrailingZeros())
        .containsExactly(
            Tuple.tuple(Kind.TIME, new BigDecimal("2")),
            Tuple.tuple(Kind.DISTANCE, new BigDecimal("42")),
            Tuple.tuple(Kind.ITEM, BigDecimal.ONE));
    assertThat(all.get(0).note()).isEqualTo("Montert");
    assertThat(all.get(0).price()).isEqualByComparingTo("890");
    assertThat(all.get(0).date()).isEqualTo(LocalDate.of(2026, 3, 2));
    assertThat(all.get(0).code()).isEqualTo("90001");
    assertThat(all.get(2).item().id()).isEqualTo(item);
    assertThat(all.get(2).item().number()).isEqualTo("VVS-4310117");
    assertThat(all).extracting(WorkOrderRegistration::id).doesNotHaveDuplicates();
  }

  @Test
  void proposalsAndNothingAreLeftOut() {
    smartday.material(order, "A", 2, Map.of("status", 0));
    smartday.material(order, "B", 0, Map.of());
    smartday.registered(order, "90001", "time", 1, Map.of("status", 0));

    assertThat(registrations(Map.of())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void whatIsUsedExportedOrApprovedIsRead(int status) {
    smartday.material(order, "A", 2, Map.of("status", status));
    smartday.registered(order, "90001", "time", 1, Map.of("status", status));

    assertThat(registrations(Map.of())).hasSize(2);
  }

  @Test
  void itemThatWasTakenBackIsReadWithItsNegativeQuantity() {
    smartday.material(order, "A", -2, Map.of("totalPrice", -50));

    WorkOrderRegistration line = registrations(Map.of()).get(0);

    assertThat(line.quantity()).isEqualByComparingTo("-2");
    assertThat(line.price()).isEqualByComparingTo("25");
    assertThat(line.amount()).isEqualByComparingTo("-50");
  }

  @Test
  void priceOfTheUnitIsTakenWhereTheLineHasNone() {
    smartday.material(order, "A", 3, Map.of("smartdayMaterial", Map.of("unitPrice", 40.5)));

    WorkOrderRegistration line = registrations(Map.of()).get(0);

    assertThat(line.price()).isEqualByComparingTo("40.5");
    assertThat(line.amount()).isNull();
  }

  @Test
  void materialCarriesAllThatIsKnownOfIt() {
    smartday.material(
        order,
        "A",
        1,
        Map.of(
            "id",
            "501",
            "unit",
            "m",
            "vatRate",
            15,
            "costPrice",
            12.25,
            "userReference",
            Map.of("id", "31", "externalId", "1001"),
            "smartdayMaterial",
            Map.of("comment", "Kappet")));

    WorkOrderRegistration line = registrations(Map.of()).get(0);

    assertThat(line.id()).isEqualTo("M501");
    assertThat(line.unit()).isEqualTo("m");
    assertThat(line.vatRate()).isEqualByComparingTo("15");
    assertThat(line.cost()).isEqualByComparingTo("12.25");
    assertThat(line.employee().number()).isEqualTo("1001");
    assertThat(line.note()).isEqualTo("Kappet");
    assertThat(line.billable()).isTrue();
  }

  @Test
  void noteOfATimeIsWhatTheWorkerWroteElseTheComment() {
    Map<String, ?> comment = Map.of("unit", "time", "comment", "Fra kontoret");
    smartday.registered(
        order,
        "90001",
        "time",
        1,
        Map.of("id", "601", "info", "Montert", "smartdaySalaryCodeRegistration", comment));
    smartday.registered(
        order, "90001", "time", 1, Map.of("smartdaySalaryCodeRegistration", comment));

    List<WorkOrderRegistration> all = registrations(Map.of());

    assertThat(all)
        .extracting(WorkOrderRegistration::note)
        .containsExactly("Montert", "Fra kontoret");
    assertThat(all.get(0).id()).isEqualTo("T601");
    assertThat(all.get(0).employee().id()).isEqualTo("31");
  }

  @ParameterizedTest
  @CsvSource({"time, TIME", "km, DISTANCE", "KM, DISTANCE", "stk, OTHER"})
  void kindGoesByTheUnit(String unit, Kind kind) {
    smartday.registered(order, "90020", unit, 3, Map.of());

    assertThat(registrations(Map.of()).get(0).kind()).isEqualTo(kind);
  }

  @Test
  void kindOfACodeCanBeSetWhereItsUnitDoesNotTell() {
    inForce(SmartdayVariants.UNITS_LEFT_OUT);
    smartday.registered(order, "90001", "time", 3, Map.of());
    smartday.registered(order, "90060", "km", 42, Map.of());

    assertThat(registrations(Map.of("codeKinds.90001", "TIME", "codeKinds.90060", "KM")))
        .extracting(WorkOrderRegistration::kind)
        .containsExactly(Kind.TIME, Kind.DISTANCE);
    assertThat(registrations(Map.of()))
        .extracting(WorkOrderRegistration::kind)
        .containsOnly(Kind.OTHER);
  }

  @Test
  void drivingTimeIsTimeAndNotKilometres() {
    smartday.registered(order, "90020", "time", 0.5, Map.of("description", "Kjøring"));

    assertThat(registrations(Map.of()).get(0).kind()).isEqualTo(Kind.TIME);
  }

  @Test
  void priceOfTheWholeLineWinsOverThePriceOfTheUnit() {
    smartday.material(
        order, "A", 3, Map.of("totalPrice", 100, "smartdayMaterial", Map.of("unitPrice", 40)));

    WorkOrderRegistration line = registrations(Map.of()).get(0);

    assertThat(line.price()).isEqualByComparingTo("33.33");
    assertThat(line.amount()).isEqualByComparingTo("100");
  }

  @Test
  void itemOutsideTheStoreKeepsItsNumberAndText() {
    smartday.material(order, "UKJENT", 2, Map.of("description", "Pakning", "billable", false));

    WorkOrderRegistration line = registrations(Map.of()).get(0);

    assertThat(line.item()).isNull();
    assertThat(line.code()).isEqualTo("UKJENT");
    assertThat(line.text()).isEqualTo("Pakning");
    assertThat(line.billable()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"0, ITEM", "1, TIME", "2, OTHER", "3, TEXT"})
  void materialTellsByItsCategoryWhatItIs(String category, Kind kind) {
    smartday.material(
        order,
        "A",
        1,
        Map.of("smartdayMaterial", Map.of("categoryReference", Map.of("id", category))));

    assertThat(registrations(Map.of()).get(0).kind()).isEqualTo(kind);
  }

  @Test
  void itemsOfATaskAreFoundOnWhateverPageOfTheStoreTheyStand() {
    String first = addItem("A", Map.of());
    addItem("B", Map.of());
    String last = addItem("C", Map.of());
    smartday.material(order, "A", 1, Map.of());
    smartday.material(order, "C", 1, Map.of());

    assertThat(registrations(Map.of("pageSize", "1")))
        .extracting(line -> line.item().id())
        .containsExactly(first, last);
  }

  @Test
  void ofSeveralItemsWithOneNumberTheFirstIsMeant() {
    String first = addItem("A", Map.of());
    addItem("A", Map.of("externalId", "2"));
    smartday.material(order, "A", 1, Map.of());

    assertThat(registrations(Map.of()).get(0).item().id()).isEqualTo(first);
  }

  @Test
  void itemIsLookedForInTheChosenStoreAlone() {
    addItem("A", Map.of());
    String chosen = addItem("A", Map.of("storeId", "2"));
    smartday.material(order, "A", 1, Map.of());

    assertThat(registrations(Map.of("store", "2")).get(0).item().id()).isEqualTo(chosen);
  }

  @Test
  void itemThatIsNewInTheStoreIsKnownInTheNextReading() {
    smartday.material(order, "A", 1, Map.of());
    SourceSystem source = smartday.source(Map.of());
    source.read(EntityTypes.WORK_ORDER, Cursor.START, ReadOptions.DEFAULT);
    String item = addItem("A", Map.of());

    WorkOrder task =
        source
            .read(EntityTypes.WORK_ORDER, Cursor.START, ReadOptions.DEFAULT)
            .records()
            .get(0)
            .value();

    assertThat(task.registrations().get(0).item().id()).isEqualTo(item);
  }

  @Test
  void storeIsReadOnceForAllTasksOfAReading() {
    addItem("A", Map.of());
    for (int n = 0; n < 3; n++) {
      smartday.material(smartday.order(Map.of()), "A", 1, new HashMap<>());
    }

    smartday.source(Map.of()).read(EntityTypes.WORK_ORDER, Cursor.START, ReadOptions.DEFAULT);

    assertThat(admin().calls("GET", "/v1.0/stores/{storeId}/items")).isEqualTo(1);
  }

  private List<WorkOrderRegistration> registrations(Map<String, String> settings) {
    List<WorkOrderRegistration> all = smartday.task(order, settings).registrations();
    assertThat(all).isNotNull();
    return all;
  }
}
