package no.samklang.connector.smartday;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.samklang.simulators.smartday.SmartdayVariants;
import no.samklang.sync.model.Address;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.WorkOrder;
import no.samklang.sync.model.WorkOrderStatus;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.NotAllowed;
import no.samklang.sync.spi.Page;
import no.samklang.sync.spi.ReadOptions;
import no.samklang.sync.spi.SourceRecord;
import no.samklang.sync.spi.SourceSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TasksTest extends OnSmartday {

  @ParameterizedTest
  @CsvSource({
    "1, OPEN, Venter",
    "4, OPEN, Pågår",
    "41, OPEN, Avventer",
    "7, FINISHED, Avsluttet",
    "8, CLOSED, Godkjent",
    "99, CLOSED, Avregnet",
    "55, UNKNOWN, 55"
  })
  void statusIsOneOfFourPhasesAndHasANorwegianWord(int number, WorkOrderStatus phase, String word) {
    WorkOrder task = smartday.task(smartday.order(status(number)));

    assertThat(task.status()).isEqualTo(phase);
    assertThat(task.statusCode()).isEqualTo(String.valueOf(number));
    assertThat(task.statusText()).isEqualTo(word);
  }

  @Test
  void whichStatusesAreFinishedIsASetting() {
    String approved = smartday.order(status(8));

    assertThat(smartday.task(approved, Map.of("finishedStatuses", "7, 8")).status())
        .isEqualTo(WorkOrderStatus.FINISHED);
  }

  @Test
  void statusWebIsWhatSmartdayShowsOrWhatTheSettingPointsAt() {
    String id =
        smartday.order(
            Map.of(
                "smartdayOrder", Map.of("status", 7, "statusWeb", "Avbrutt", "crmInfo1", "Sen")));

    assertThat(smartday.task(id).statusText()).isEqualTo("Avbrutt");
    assertThat(smartday.task(id, Map.of("statusText", "crmInfo1")).statusText()).isEqualTo("Sen");
    assertThat(smartday.task(id, Map.of("statusText", "crmInfo2")).statusText())
        .isEqualTo("Avsluttet");
  }

  @ParameterizedTest
  @ValueSource(strings = {SmartdayVariants.EMPTY_LIST_404, SmartdayVariants.NULLS_LEFT_OUT, ""})
  void taskThatMayBeAbortedIsFinishedWithAnEmptyListOfRegistrationsAndNotWithNone(String variant) {
    String id = smartday.order(Map.of("name", "Befaring (avbrutt)"));
    inForce(variant.isEmpty() ? new String[0] : new String[] {variant});

    WorkOrder fetched = smartday.task(id);
    WorkOrder read = read(Map.of()).get(0).value();

    assertThat(fetched.status()).isEqualTo(WorkOrderStatus.FINISHED);
    assertThat(fetched.registrations()).isNotNull().isEmpty();
    assertThat(read).isEqualTo(fetched);
  }

  @Test
  void taskWithProposalsAloneIsFinishedWithAnEmptyListOfRegistrations() {
    String id = smartday.order(Map.of());
    smartday.registered(id, "90001", "time", 2, Map.of("status", 0));
    smartday.material(id, "VVS-1", 1, Map.of("status", 0));
    smartday.material(id, "VVS-2", 0, Map.of());

    WorkOrder task = smartday.task(id);

    assertThat(task.status()).isEqualTo(WorkOrderStatus.FINISHED);
    assertThat(task.registrations()).isNotNull().isEmpty();
  }

  @Test
  void registrationsThatCannotBeReadAreNoEmptyList() {
    String id = smartday.order(Map.of());
    admin().put("rights", Map.of("entity", "materials", "allowed", false));

    assertThatThrownBy(() -> smartday.task(id)).isInstanceOf(NotAllowed.class);
    assertThatThrownBy(() -> read(Map.of())).isInstanceOf(NotAllowed.class);
  }

  @Test
  void registrationsAreReadOfTasksThatEndedAlone() {
    String open = smartday.order(status(4));
    String unknown = smartday.order(status(55));
    String closed = smartday.order(status(8));

    assertThat(smartday.task(open).registrations()).isNull();
    assertThat(smartday.task(unknown).registrations()).isNull();
    assertThat(admin().calls("GET", "/v1.0/orders/{id}/materials/")).isZero();
    assertThat(smartday.task(closed).registrations()).isEmpty();
  }

  @Test
  void taskLongBeforeTheDaysThatAreReadCostsNoFurtherCalls() {
    Map<String, String> settings = Map.of("readFrom", "2026-03-04");
    String old = smartday.order(Map.of("lastTimeMarkedForExport", "2026-03-03T10:00:00.000"));
    String touched = smartday.order(Map.of());

    assertThat(smartday.task(old, settings).registrations()).isNull();
    assertThat(smartday.task(touched, settings).registrations()).isEmpty();
    assertThat(smartday.task(old).registrations()).isEmpty();
  }

  @Test
  void projectOfATaskIsNamedAndItsStateIsNotAskedFor() {
    String id =
        smartday.order(
            Map.of(
                "smartdayOrder",
                Map.of(
                    "status", 7, "projectReference", Map.of("id", "2208", "externalId", "3391"))));

    WorkOrder task = smartday.task(id);

    assertThat(task.project().id()).isEqualTo("2208");
    assertThat(task.project().number()).isEqualTo("3391");
    assertThat(admin().calls("GET", "/v1.0/projects/{id}")).isZero();
  }

  @Test
  void placeOfWorkIsTheTasksOwnElseTheSitesElseTheCustomers() {
    admin()
        .put(
            "sites",
            Map.of(
                "id",
                "4410",
                "postalAddress",
                Map.of("address1", "Bjørkelia", "housenumber", "7")));
    addCustomer("10241", Map.of("id", "7713", "billingAddress", Map.of("address1", "Kontoret")));
    String own = smartday.order(Map.of());
    String site = admin().put("orders", withoutLocation("4410")).get("id").asText();
    String customer = admin().put("orders", withoutLocation("")).get("id").asText();

    assertThat(smartday.task(own).place())
        .isEqualTo(new Address("Strandgata 14B", null, "5013", "Bergen", "NO"));
    assertThat(smartday.task(site).place().line1()).isEqualTo("Bjørkelia 7");
    assertThat(smartday.task(customer).place().line1()).isEqualTo("Kontoret");
  }

  @Test
  void customerThatIsNamedByItsKeyAloneIsLookedUp() {
    String id = addCustomer("10241", Map.of());
    String order =
        admin()
            .put(
                "orders",
                Map.of(
                    "customerReference", Map.of("externalId", "10241"),
                    "smartdayOrder", Map.of("status", 7)))
            .get("id")
            .asText();

    assertThat(smartday.task(order).customer().id()).isEqualTo(id);
  }

  @Test
  void timesAreMomentsAsWrittenUnlessTheSettingSaysThatTheyAreLocal() {
    String id = smartday.order(Map.of());

    assertThat(smartday.task(id).start()).isEqualTo(Instant.parse("2026-03-02T08:15:00Z"));
    inForce(SmartdayVariants.TIMES_WITHOUT_ZONE);
    assertThat(smartday.task(id).start()).isEqualTo(Instant.parse("2026-03-02T08:15:00Z"));
    inForce(SmartdayVariants.TIMES_LOCAL_WITH_Z);
    assertThat(smartday.task(id).start()).isEqualTo(Instant.parse("2026-03-02T09:15:00Z"));
    assertThat(smartday.task(id, Map.of("times", "local")).start())
        .isEqualTo(Instant.parse("2026-03-02T08:15:00Z"));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-28T22:30:00Z, 2026-03-29T01:30:00Z, 2026-03-28",
    "2026-03-29T00:30:00Z, 2026-03-29T02:30:00Z, 2026-03-29",
    "2026-10-25T00:10:00Z, 2026-10-25T03:30:00Z, 2026-10-25",
    "2026-10-24T23:30:00Z, 2026-10-25T02:30:00Z, 2026-10-25"
  })
  void localTimesWithAZAreRightOnTheNightsTheClocksAreMoved(
      Instant start, Instant end, String day) {
    String id = smartday.order(Map.of("startTime", start.toString(), "endTime", end.toString()));
    smartday.registered(id, "90001", "time", 2, Map.of("date", start.toString()));
    inForce(SmartdayVariants.TIMES_LOCAL_WITH_Z);

    WorkOrder task = smartday.task(id, Map.of("times", "local"));

    assertThat(task.start()).isEqualTo(start);
    assertThat(task.end()).isEqualTo(end);
    assertThat(task.registrations().get(0).date()).isEqualTo(day);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-29T00:50:00Z, 2026-03-29T01:10:00Z",
    "2026-10-25T00:50:00Z, 2026-10-25T01:10:00Z",
    "2026-10-25T01:50:00Z, 2026-10-25T02:10:00Z"
  })
  void taskThatIsChangedOnTheNightTheClocksAreMovedIsRead(Instant before, Instant after) {
    smartday.clock.advance(Duration.between(smartday.clock.instant(), before));
    smartday.order(Map.of());
    SourceSystem source = smartday.source(Map.of());
    Cursor done = lastPage(source, Cursor.START).next();
    smartday.clock.advance(Duration.between(before, after));

    String later = smartday.order(Map.of());

    assertThat(source.read(EntityTypes.WORK_ORDER, done, ReadOptions.DEFAULT).records())
        .extracting(SourceRecord::id)
        .contains(later);
  }

  @Test
  void taskWhoseIdIsTheKeyOfAnotherIsNotTakenForIt() {
    smartday.order(Map.of("externalId", "555"));

    assertThat(smartday.source(Map.of()).fetch(EntityTypes.WORK_ORDER, List.of("555"))).isEmpty();
  }

  @Test
  void siteWhoseIdIsTheKeyOfAnotherIsNoPlace() {
    admin()
        .put(
            "sites",
            Map.of("id", "9", "externalId", "4410", "postalAddress", Map.of("address1", "Feil")));
    addCustomer("10241", Map.of("id", "7713", "billingAddress", Map.of("address1", "Kontoret")));
    String id = admin().put("orders", withoutLocation("4410")).get("id").asText();

    assertThat(smartday.task(id).place().line1()).isEqualTo("Kontoret");
  }

  @Test
  void taskTouchedOnTheFirstDayThatIsReadComesWhole() {
    String id = smartday.order(Map.of("lastTimeMarkedForExport", "2026-03-04T00:00:00.000"));

    assertThat(smartday.task(id, Map.of("readFrom", "2026-03-04")).registrations()).isNotNull();
    assertThat(smartday.task(id, Map.of("readFrom", "2026-03-05")).registrations()).isNull();
  }

  @Test
  void taskThatCannotBeUnderstoodMovesTheMarkAllTheSame() {
    smartday.order(Map.of());
    smartday.clock.advance(Duration.ofDays(1));
    String bad = smartday.order(Map.of("startTime", "i går"));
    SourceSystem source = smartday.source(Map.of());

    Cursor done = lastPage(source, Cursor.START).next();

    assertThat(source.read(EntityTypes.WORK_ORDER, done, ReadOptions.DEFAULT).records())
        .extracting(SourceRecord::id)
        .containsExactly(bad);
  }

  private List<SourceRecord<WorkOrder>> read(Map<String, String> settings) {
    return smartday
        .source(settings)
        .read(EntityTypes.WORK_ORDER, Cursor.START, ReadOptions.DEFAULT)
        .records();
  }

  private static Page<SourceRecord<WorkOrder>> lastPage(SourceSystem source, Cursor after) {
    Page<SourceRecord<WorkOrder>> page =
        source.read(EntityTypes.WORK_ORDER, after, ReadOptions.DEFAULT);
    return page.last() ? page : lastPage(source, page.next());
  }

  private static Map<String, Object> status(int number) {
    return Map.of("smartdayOrder", Map.of("status", number));
  }

  private static Map<String, Object> withoutLocation(String site) {
    Map<String, Object> row =
        new HashMap<>(
            Map.of(
                "customerReference",
                Map.of("id", "7713", "externalId", "10241"),
                "smartdayOrder",
                Map.of("status", 7)));
    if (!site.isEmpty()) {
      row.put("siteReference", Map.of("id", site));
    }
    return row;
  }
}
