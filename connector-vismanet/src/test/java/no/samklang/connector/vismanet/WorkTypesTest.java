package no.samklang.connector.vismanet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import no.samklang.simulators.vismanet.VismanetVariants;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.Project;
import no.samklang.sync.model.WorkType;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Page;
import no.samklang.sync.spi.ReadOptions;
import no.samklang.sync.spi.SourceRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Projects with their tasks as work types, and a changed task as a change of its project. */
class WorkTypesTest {
  private static final ReadOptions CHANGES = new ReadOptions(100, false, Set.of("workTypes"));
  private static final ReadOptions WHOLE = new ReadOptions(100, true, Set.of("workTypes"));
  private static final String SINGLE = "GET " + VismanetApi.PROJECT_BY_ID;

  private Bench bench = Bench.of(20);
  private boolean varied;

  /** Variants answer otherwise than the contract says; that is what they are for. */
  @AfterEach
  void keepsToTheContract() {
    List<String> violations = bench.simulator.violations();
    bench.close();
    if (!varied) {
      assertThat(violations).isEmpty();
    }
  }

  private void under(String... variants) {
    bench.close();
    bench = Bench.of(20, variants);
    varied = variants.length > 0;
  }

  private static Page<SourceRecord<Project>> pass(VismanetConnector connector, Cursor after) {
    return Bench.pass(connector, EntityTypes.PROJECT, after, CHANGES);
  }

  private Page<SourceRecord<Project>> first() {
    return pass(bench.connect(), Cursor.START);
  }

  private void task(String project, String task, String name, String value) {
    bench.put("projectTasks", "projectID", project, "taskId", task, name, value);
  }

  private static List<WorkType> workTypes(Page<SourceRecord<Project>> page, String number) {
    return page.records().stream()
        .map(SourceRecord::value)
        .filter(project -> number.equals(project.number()))
        .reduce((one, later) -> later)
        .orElseThrow()
        .workTypes();
  }

  static Stream<String> variants() {
    return VismanetVariants.all().stream()
        .filter(name -> !name.equals(VismanetVariants.RATE_LIMIT_500))
        .filter(name -> !name.equals(VismanetVariants.TASK_LIST_NEEDS_PROJECT))
        .sorted();
  }

  @Test
  void aProjectCarriesItsTasksAsWorkTypesInTheOrderOfTheirCodes() {
    bench.put("projects", "projectID", "P1", "description", "Bad");
    task("P1", "02", "description", "Flis");
    task("P1", "01", "description", "Riving");
    task("P1", "03", "status", "Canceled");
    task("P1", "04", "status", "Cancelled");

    assertThat(workTypes(first(), "P1"))
        .contains(new WorkType("01", "Riving", true), new WorkType("02", "Flis", true))
        .filteredOn(each -> !each.active())
        .extracting(WorkType::number)
        .containsExactly("03", "04");
    assertThat(workTypes(first(), "P1")).extracting(WorkType::number).isSorted();
  }

  @ParameterizedTest
  @MethodSource("variants")
  void aChangedTaskBringsItsProjectThoughThatDidNotChange(String variant) {
    under(variant);
    VismanetConnector connector = bench.connect();
    Cursor cursor = pass(connector, Cursor.START).next();
    for (int round = 0; round < 4; round++) {
      bench.clock.advance(Duration.ofHours(5));
      String name = "Runde " + round;
      task("P10022", "01", "description", name);

      Page<SourceRecord<Project>> page = pass(connector, cursor);

      assertThat(workTypes(page, "P10022")).contains(new WorkType("01", name, true));
      cursor = page.next();
      bench.clock.advance(Duration.ofMinutes(1));
      cursor = pass(connector, cursor).next();
    }
  }

  @Test
  void tasksChangedOfOneProjectCostOneRequestForAllOfThem() {
    VismanetConnector connector = bench.connect();
    Cursor done = pass(connector, Cursor.START).next();
    bench.clock.advance(Duration.ofHours(5));
    task("P10022", "01", "description", "Ny");
    task("P10022", "02", "status", "Completed");

    Page<SourceRecord<Project>> page = pass(connector, done);

    assertThat(workTypes(page, "P10022"))
        .contains(new WorkType("01", "Ny", true))
        .filteredOn(each -> each.number().equals("02"))
        .noneMatch(WorkType::active);
    assertThat(connector.requests().byOperation()).containsEntry(SINGLE, 1L);
  }

  @Test
  void aChangeThatWasPassedOnIsNotAskedForAgainNorInANewProcess() {
    VismanetConnector connector = bench.connect();
    Cursor first = pass(connector, Cursor.START).next();
    bench.clock.advance(Duration.ofHours(5));
    task("P10022", "01", "description", "Ny");
    Cursor done = pass(connector, pass(connector, first).next()).next();
    VismanetConnector later = bench.connect();

    Page<SourceRecord<Project>> again = pass(later, done);

    assertThat(again.next()).isEqualTo(done);
    assertThat(later.requests().byOperation()).doesNotContainKey(SINGLE);
  }

  @Test
  void anUnchangedRunCostsOneRequestAListAndKeepsTheCursor() {
    VismanetConnector connector = bench.connect();
    Cursor done = pass(connector, pass(connector, Cursor.START).next()).next();
    VismanetConnector later = bench.connect();

    Cursor again = pass(later, done).next();

    assertThat(again).isEqualTo(done);
    assertThat(later.requests().byOperation())
        .containsOnlyKeys("GET " + VismanetApi.PROJECTS, "GET " + VismanetApi.TASKS)
        .containsEntry("GET " + VismanetApi.PROJECTS, 1L);
  }

  @Test
  void aTaskThatReadsAsItDidInItsProjectBringsNothing() {
    VismanetConnector connector = bench.connect();
    Cursor first = pass(connector, Cursor.START).next();
    bench.clock.advance(Duration.ofHours(5));
    bench.put("projects", "projectID", "P10022", "description", "Annet navn");
    task("P10022", "01", "description", "Ny");

    Page<SourceRecord<Project>> page = pass(connector, first);

    assertThat(workTypes(page, "P10022")).contains(new WorkType("01", "Ny", true));
    assertThat(connector.requests().byOperation()).doesNotContainKey(SINGLE);
  }

  @Test
  void aTaskPutBackAfterAnotherProcessReadOnStillBringsItsProject() {
    VismanetConnector one = bench.connect();
    Cursor first = pass(one, Cursor.START).next();
    String before = nameOfTask();
    task("P10022", "01", "description", "Ny");
    Cursor second = pass(bench.connect(), first).next();
    bench.clock.advance(Duration.ofSeconds(1));
    task("P10022", "01", "description", before);

    assertThat(workTypes(pass(one, second), "P10022")).contains(new WorkType("01", before, true));
  }

  private String nameOfTask() {
    return bench
        .simulator
        .admin()
        .row("projectTasks", "P10022/01")
        .orElseThrow()
        .path("description")
        .asText();
  }

  @Test
  void taskChangesBetweenTheFirstPassAndALateSecondOneAreNotLost() {
    Cursor first = first().next();
    bench.clock.advance(Duration.ofDays(1));
    task("P10022", "01", "description", "Ny");
    bench.clock.advance(Duration.ofDays(3));
    bench.put("projects", "projectID", "P10021", "description", "Annet navn");

    assertThat(workTypes(pass(bench.connect(), first), "P10022"))
        .contains(new WorkType("01", "Ny", true));
  }

  @Test
  void onlyACompletePassSaysThatAProjectHasNoTask() {
    String id =
        bench.put("projects", "projectID", "P1", "description", "Tomt").path("internalID").asText();
    VismanetConnector connector = bench.connect();

    Cursor done = pass(connector, Cursor.START).next();
    assertThat(workTypes(Bench.pass(connector, EntityTypes.PROJECT, Cursor.START, WHOLE), "P1"))
        .isEmpty();
    bench.put("projects", "projectID", "P1", "description", "Fortsatt tomt");
    assertThat(workTypes(pass(connector, done), "P1")).isNull();
    assertThat(
            connector
                .source()
                .orElseThrow()
                .fetch(EntityTypes.PROJECT, List.of(id))
                .get(0)
                .value()
                .workTypes())
        .isNull();
  }

  @Test
  void whereTheListOfTasksIsRefusedChangedTasksComeWhenAllIsRead() {
    under(VismanetVariants.TASK_LIST_NEEDS_PROJECT);
    VismanetConnector connector = bench.connect();
    Cursor done = pass(connector, Cursor.START).next();
    task("P10022", "01", "description", "Ny");

    assertThat(pass(connector, done).last()).isTrue();
    assertThat(workTypes(Bench.pass(connector, EntityTypes.PROJECT, Cursor.START, WHOLE), "P10022"))
        .contains(new WorkType("01", "Ny", true));
  }

  @Test
  void withoutBeingAskedForTheListOfTasksIsNotRead() {
    VismanetConnector connector = bench.connect();
    Cursor done = Bench.pass(connector, EntityTypes.PROJECT, Cursor.START).next();
    task("P10022", "01", "description", "Ny");
    Bench.pass(connector, EntityTypes.PROJECT, done);

    assertThat(connector.requests().byOperation()).doesNotContainKey("GET " + VismanetApi.TASKS);
  }
}
