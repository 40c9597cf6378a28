package no.samklang.connector.vismanet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import no.samklang.simulators.vismanet.VismanetVariants;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.Project;
import no.samklang.sync.model.ProjectStatus;
import no.samklang.sync.model.ProjectTask;
import no.samklang.sync.model.Ref;
import no.samklang.sync.spi.Check;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Page;
import no.samklang.sync.spi.ReadOptions;
import no.samklang.sync.spi.RequestCounts;
import no.samklang.sync.spi.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReadingTest {
  private static final ReadOptions FIVE = new ReadOptions(5, false);

  static Stream<EntityType<?>> types() {
    return Stream.of(
        EntityTypes.CUSTOMER,
        EntityTypes.PROJECT,
        EntityTypes.PROJECT_TASK,
        EntityTypes.EMPLOYEE,
        EntityTypes.ITEM);
  }

  static Stream<String> variants() {
    return VismanetVariants.all().stream()
        .filter(name -> !name.equals(VismanetVariants.RATE_LIMIT_500))
        .sorted();
  }

  @ParameterizedTest
  @MethodSource("types")
  void unchangedRunKeepsTheCursorAndCostsOneRequestAList(EntityType<?> type) {
    try (Bench bench = Bench.of(60)) {
      Cursor done = Bench.pass(bench.connect(), type, Cursor.START).next();
      VismanetConnector later = bench.connect();

      Cursor again = Bench.pass(later, type, done).next();

      assertThat(again).isEqualTo(done);
      assertThat(later.requests().total()).isEqualTo(type.equals(EntityTypes.PROJECT_TASK) ? 2 : 1);
      assertThat(later.requests().tokenRequests()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @MethodSource("types")
  void unchangedRunAfterNewsKeepsTheCursorAndCostsOneRequestAList(EntityType<?> type) {
    try (Bench bench = Bench.of(60)) {
      Cursor first = Bench.pass(bench.connect(), type, Cursor.START).next();
      changeOneOfEach(bench, "a");
      Cursor done = Bench.pass(bench.connect(), type, first).next();
      bench.clock.advance(Duration.ofHours(1));
      VismanetConnector later = bench.connect();

      Cursor again = Bench.pass(later, type, done).next();

      assertThat(done).isNotEqualTo(first);
      assertThat(again).isEqualTo(done);
      assertThat(later.requests().total()).isEqualTo(type.equals(EntityTypes.PROJECT_TASK) ? 2 : 1);
    }
  }

  private static void changeOneOfEach(Bench bench, String text) {
    bench.put("customers", "number", "10003", "name", "Kunde " + text);
    bench.put("projects", "projectID", "P10022", "description", "Prosjekt " + text);
    bench.put("projectTasks", "projectID", "P10023", "taskId", "02", "description", "Del " + text);
    bench.put("employees", "employeeNumber", "1002", "employeeName", "Ansatt " + text);
    bench.put("inventory", "inventoryNumber", "TIM-TOMRER", "description", "Time " + text);
  }

  @ParameterizedTest
  @MethodSource("variants")
  void everyChangeComesUnderEveryVariant(String variant) {
    try (Bench bench = Bench.of(30, variant)) {
      VismanetConnector connector = bench.connect();
      Cursor cursor = Bench.pass(connector, EntityTypes.CUSTOMER, Cursor.START, FIVE).next();
      for (int round = 0; round < 6; round++) {
        Set<String> changed = new HashSet<>();
        for (int change = 0; change < 3; change++) {
          changed.add(rename(bench, 10001 + round * 3 + change));
          bench.clock.advance(Duration.ofMinutes(25));
        }
        changed.add(rename(bench, 10025));
        Page<SourceRecord<Customer>> page =
            Bench.pass(connector, EntityTypes.CUSTOMER, cursor, FIVE);
        assertThat(Bench.ids(page)).as("round " + round).containsAll(changed);
        cursor = page.next();
        bench.clock.advance(Duration.ofMinutes(1));
      }
    }
  }

  private static String rename(Bench bench, int number) {
    return bench
        .put("customers", "number", "" + number, "name", "Ny " + bench.clock.instant())
        .path("internalId")
        .asText();
  }

  @ParameterizedTest
  @MethodSource("variants")
  void firstPassBringsEverythingUnderEveryVariant(String variant) {
    try (Bench bench = Bench.of(30, variant)) {
      VismanetConnector connector = bench.connect();

      assertThat(ids(connector, EntityTypes.CUSTOMER)).hasSize(30);
      assertThat(ids(connector, EntityTypes.PROJECT)).hasSize(7);
      assertThat(ids(connector, EntityTypes.PROJECT_TASK)).hasSize(21);
      assertThat(ids(connector, EntityTypes.ITEM))
          .hasSize(bench.simulator.admin().count("inventory"));
      assertThat(ids(connector, EntityTypes.EMPLOYEE))
          .hasSize(bench.simulator.admin().count("employees"));
    }
  }

  private static <T> List<String> ids(VismanetConnector connector, EntityType<T> type) {
    return Bench.ids(Bench.pass(connector, type, Cursor.START, FIVE));
  }

  @Test
  void changesNearTheAutumnClockChangeAreNotLost() {
    try (Bench bench = Bench.of(20)) {
      bench.clock.set(Instant.parse("2026-10-24T23:00:00Z"));
      VismanetConnector connector = bench.connect();
      Cursor cursor = Bench.pass(connector, EntityTypes.CUSTOMER, Cursor.START).next();
      for (int step = 0; step < 12; step++) {
        String id = rename(bench, 10001 + step);
        Page<SourceRecord<Customer>> page = Bench.pass(connector, EntityTypes.CUSTOMER, cursor);
        assertThat(Bench.ids(page)).as(bench.clock.instant().toString()).contains(id);
        cursor = page.next();
        bench.clock.advance(Duration.ofMinutes(20));
      }
    }
  }

  @Test
  void rowsThatMoveOverTheEdgeOfAPageAreNotMissed() {
    try (Bench bench = Bench.of(20)) {
      VismanetConnector connector = bench.connect();
      var source = connector.source().orElseThrow();
      Page<SourceRecord<Customer>> first = source.read(EntityTypes.CUSTOMER, Cursor.START, FIVE);

      bench.simulator.admin().delete("customers", "10001");
      Page<SourceRecord<Customer>> rest =
          Bench.pass(connector, EntityTypes.CUSTOMER, first.next(), FIVE);

      assertThat(Bench.ids(rest)).hasSize(19);
      assertThat(first.records()).hasSize(5);
    }
  }

  @Test
  void passOverAListThatNeverRestsEndsWhereItBegan() {
    try (Bench bench = Bench.of(20)) {
      var source = bench.connect().source().orElseThrow();
      Cursor cursor = Cursor.START;
      Page<SourceRecord<Customer>> page;
      int pages = 0;
      do {
        page = source.read(EntityTypes.CUSTOMER, cursor, FIVE);
        cursor = page.next();
        bench.put("customers", "number", "8000" + pages++, "name", "Ny");
      } while (!page.last());

      assertThat(pages).isEqualTo(8);
      assertThat(page.next()).isEqualTo(Cursor.START);
      assertThat(page.expectedTotal().orElseThrow()).isGreaterThan(20);
    }
  }

  @Test
  void readsNoMorePagesThanNeeded() {
    try (Bench bench = Bench.of(20)) {
      VismanetConnector connector = bench.connect();

      Bench.pass(connector, EntityTypes.CUSTOMER, Cursor.START, FIVE);

      assertThat(connector.requests().total()).isEqualTo(4);
    }
  }

  @Test
  void projectRefersToCustomerAndManagerByTheirRecordIds() {
    try (Bench bench = Bench.of(20)) {
      VismanetConnector connector = bench.connect();
      List<String> customers = Bench.ids(Bench.pass(connector, EntityTypes.CUSTOMER, Cursor.START));
      List<String> employees = Bench.ids(Bench.pass(connector, EntityTypes.EMPLOYEE, Cursor.START));

      List<Project> projects = values(connector, EntityTypes.PROJECT);

      assertThat(projects).extracting(each -> each.customer().id()).isSubsetOf(customers);
      assertThat(projects).filteredOn(each -> each.manager() != null).isNotEmpty();
      assertThat(projects)
          .filteredOn(each -> each.manager() != null)
          .extracting(each -> each.manager().id())
          .isSubsetOf(employees);
      assertThat(connector.requests().byOperation())
          .doesNotContainKey("GET " + VismanetApi.CUSTOMER_BY_NUMBER);
    }
  }

  private static <T> List<T> values(VismanetConnector connector, EntityType<T> type) {
    return Bench.pass(connector, type, Cursor.START).records().stream()
        .map(SourceRecord::value)
        .toList();
  }

  @Test
  void unseenCustomerCostsOneRequestWhateverItsProjects() {
    try (Bench bench = Bench.of(20)) {
      for (int i = 0; i < 4; i++) {
        bench.put(
            "projects", "projectID", "P" + (10021 + i), "customer", Map.of("number", "10007"));
      }
      VismanetConnector connector = bench.connect();

      List<Project> projects = values(connector, EntityTypes.PROJECT);

      assertThat(projects).filteredOn(p -> "10007".equals(p.customer().number())).hasSize(4);
      assertThat(connector.requests().byOperation())
          .containsEntry("GET " + VismanetApi.CUSTOMER_BY_NUMBER, 2L);
    }
  }

  @Test
  void customerCodeWithSpecialCharactersIsLookedUp() {
    try (Bench bench = Bench.of(20)) {
      String id =
          bench
              .put("customers", "number", "Å/7 & Sønn?", "name", "Å & Sønn")
              .path("internalId")
              .asText();
      bench.put("projects", "projectID", "P10021", "customer", Map.of("number", "Å/7 & Sønn?"));

      List<Project> projects = values(bench.connect(), EntityTypes.PROJECT);

      assertThat(projects.get(0).customer())
          .isEqualTo(Ref.to(EntityTypes.CUSTOMER, id, "Å/7 & Sønn?"));
    }
  }

  @Test
  void templatesAndTheNonProjectAreLeftOut() {
    try (Bench bench = Bench.of(20)) {
      VismanetConnector connector = bench.connect();

      assertThat(values(connector, EntityTypes.PROJECT))
          .extracting(Project::number)
          .isNotEmpty()
          .doesNotContain("X", "MAL-ENTR");
    }
  }

  @Test
  void changedStatusOfAProjectBringsAllItsTasks() {
    try (Bench bench = Bench.of(20)) {
      VismanetConnector connector = bench.connect();
      Cursor done = Bench.pass(connector, EntityTypes.PROJECT_TASK, Cursor.START).next();
      bench.put("projects", "projectID", "P10021", "status", "Completed");

      Page<SourceRecord<ProjectTask>> page = Bench.pass(connector, EntityTypes.PROJECT_TASK, done);

      assertThat(page.records())
          .filteredOn(each -> each.id().startsWith("812/"))
          .hasSize(3)
          .allSatisfy(
              each -> assertThat(each.value().projectStatus()).isEqualTo(ProjectStatus.COMPLETED));
    }
  }

  @Test
  void changedTaskComesWithItsProjectsStatusThoughTheProjectDidNotMove() {
    try (Bench bench = Bench.of(20)) {
      Cursor done = Bench.pass(bench.connect(), EntityTypes.PROJECT_TASK, Cursor.START).next();
      bench.put("projectTasks", "projectID", "P10022", "taskId", "01", "status", "Canceled");
      VismanetConnector later = bench.connect();

      Page<SourceRecord<ProjectTask>> page = Bench.pass(later, EntityTypes.PROJECT_TASK, done);

      assertThat(page.records())
          .filteredOn(each -> each.id().equals("813/01"))
          .first()
          .satisfies(
              each -> {
                assertThat(each.value().status()).isEqualTo(ProjectStatus.CANCELLED);
                assertThat(each.value().projectStatus()).isEqualTo(ProjectStatus.ACTIVE);
                assertThat(each.value().project()).isEqualTo(Ref.to(EntityTypes.PROJECT, "813"));
              });
      assertThat(later.requests().byOperation())
          .containsEntry("GET " + VismanetApi.PROJECT_BY_ID, 1L);
    }
  }

  @Test
  void nestedAndListedTasksReadEqual() {
    try (Bench bench = Bench.of(20)) {
      VismanetConnector connector = bench.connect();
      Cursor done = Bench.pass(connector, EntityTypes.PROJECT_TASK, Cursor.START).next();
      bench.put("projectTasks", "projectID", "P10022", "taskId", "01", "description", "Nytt");

      SourceRecord<ProjectTask> listed =
          Bench.pass(connector, EntityTypes.PROJECT_TASK, done).records().stream()
              .filter(each -> each.id().equals("813/01"))
              .findFirst()
              .orElseThrow();

      assertThat(
              connector.source().orElseThrow().fetch(EntityTypes.PROJECT_TASK, List.of("813/01")))
          .containsExactly(listed);
    }
  }

  @Test
  void statusReadByAnotherProcessIsNotTakenFromOldMemory() {
    try (Bench bench = Bench.of(20)) {
      VismanetConnector mine = bench.connect();
      Cursor done = Bench.pass(mine, EntityTypes.PROJECT_TASK, Cursor.START).next();
      bench.put("projects", "projectID", "P10021", "status", "Completed");
      done = Bench.pass(bench.connect(), EntityTypes.PROJECT_TASK, done).next();
      bench.clock.advance(Duration.ofHours(5));
      bench.put("projects", "projectID", "P10023", "description", "Annet");
      done = Bench.pass(bench.connect(), EntityTypes.PROJECT_TASK, done).next();
      bench.clock.advance(Duration.ofHours(5));
      bench.put("projectTasks", "projectID", "P10021", "taskId", "01", "description", "Nytt");

      Page<SourceRecord<ProjectTask>> page = Bench.pass(mine, EntityTypes.PROJECT_TASK, done);

      assertThat(page.records())
          .filteredOn(each -> each.id().equals("812/01"))
          .allSatisfy(
              each -> assertThat(each.value().projectStatus()).isEqualTo(ProjectStatus.COMPLETED));
    }
  }

  @Test
  void refusedTaskListLeavesTheTasksOfChangedProjects() {
    try (Bench bench = Bench.of(20, VismanetVariants.TASK_LIST_NEEDS_PROJECT)) {
      VismanetConnector connector = bench.connect();
      Cursor done = Bench.pass(connector, EntityTypes.PROJECT_TASK, Cursor.START).next();
      bench.put("projects", "projectID", "P10022", "status", "OnHold");

      Page<SourceRecord<ProjectTask>> page = Bench.pass(connector, EntityTypes.PROJECT_TASK, done);

      assertThat(Bench.ids(page)).contains("813/01", "813/02", "813/03");
    }
  }

  @Test
  void rowWithAnUnreadableDayIsFaultyAndTheOthersCome() {
    try (Bench bench = Bench.of(20)) {
      bench.put("projects", "projectID", "P10021", "startDate", "i går");

      List<SourceRecord<Project>> records =
          Bench.pass(bench.connect(), EntityTypes.PROJECT, Cursor.START).records();

      assertThat(records).hasSize(5);
      assertThat(records.get(0).fault().params())
          .containsEntry("field", "startDate")
          .containsEntry("value", "i går");
      assertThat(records.subList(1, 5)).allSatisfy(each -> assertThat(each.fault()).isNull());
    }
  }

  @Test
  void customerSaysWhatTheRowSays() {
    try (Bench bench = Bench.of(1)) {
      Customer customer = values(bench.connect(), EntityTypes.CUSTOMER).get(0);

      assertThat(customer.number()).isEqualTo("10001");
      assertThat(customer.organisationNumber()).isEqualTo("900000001");
      assertThat(customer.active()).isTrue();
      assertThat(customer.address().country()).isEqualTo("NO");
      assertThat(customer.deliveryAddress()).isEqualTo(customer.address());
      assertThat(customer.email()).isEqualTo("post@kunde0.example");
    }
  }

  @Test
  void datesAreTheFirstTenCharactersWhateverTheOffset() {
    try (Bench bench = Bench.of(20)) {
      bench.put(
          "projects",
          "projectID",
          "P10021",
          "startDate",
          "2026-01-05T00:00:00+01:00",
          "endDate",
          "2026-11-30T00:00:00");

      Project project = values(bench.connect(), EntityTypes.PROJECT).get(0);

      assertThat(project.startDate()).isEqualTo(LocalDate.of(2026, 1, 5));
      assertThat(project.endDate()).isEqualTo(LocalDate.of(2026, 11, 30));
    }
  }

  @Test
  void pricesKeepTheirDecimals() {
    try (Bench bench = Bench.of(20)) {
      bench.put(
          "inventory",
          "inventoryNumber",
          "TIM-TOMRER",
          "defaultPrice",
          new java.math.BigDecimal("795.1234"),
          "currentCost",
          new java.math.BigDecimal("412.0001"));

      assertThat(values(bench.connect(), EntityTypes.ITEM))
          .filteredOn(item -> item.number().equals("TIM-TOMRER"))
          .first()
          .satisfies(
              item -> {
                assertThat(item.price()).isEqualByComparingTo("795.1234");
                assertThat(item.cost()).isEqualByComparingTo("412.0001");
                assertThat(item.stockItem()).isFalse();
                assertThat(item.kind()).isEqualTo("LaborItem");
              });
    }
  }

  @Test
  void everyRequestKeepsToTheVendorsContract() {
    try (Bench bench = Bench.of(30)) {
      VismanetConnector connector = bench.connect();
      Check unused = connector.check();
      for (EntityType<?> type : types().toList()) {
        Cursor first = Bench.pass(connector, type, Cursor.START, FIVE).next();
        changeOneOfEach(bench, "a");
        Cursor second = Bench.pass(connector, type, first, FIVE).next();
        bench.clock.advance(Duration.ofHours(4));
        changeOneOfEach(bench, "b");
        Bench.pass(connector, type, second, FIVE);
        connector.source().orElseThrow().fetch(type, List.of("1", "812/01"));
      }

      assertThat(bench.simulator.violations()).isEmpty();
    }
  }

  @Test
  void newFirstRunOverManyPagesCountsEachPageOnce() {
    try (Bench bench = Bench.of(1100)) {
      VismanetConnector connector = bench.connect();
      RequestCounts before = connector.requests();

      long records = Bench.pass(connector, EntityTypes.CUSTOMER, Cursor.START).records().size();

      assertThat(records).isEqualTo(1100);
      assertThat(connector.requests().minus(before).total()).isEqualTo(3);
    }
  }
}
