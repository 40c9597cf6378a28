package no.samklang.connector.vismanet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import no.samklang.connector.vismanet.ChangeReader.Step;
import no.samklang.sync.model.Project;
import no.samklang.sync.model.WorkType;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Page;
import no.samklang.sync.spi.ReadOptions;
import no.samklang.sync.spi.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads projects with their tasks as work types: one request a page, and one for each customer
 * number not seen before. Templates and the row for work without a project are left out.
 *
 * <p>Where the work types are asked for, a changed task brings its project too: a reading of
 * changes goes on with the list of tasks. A task that reads as it stood in its project when that
 * came last brings nothing, nor does one whose change was passed on before; any other costs one
 * request for its project, which brings all tasks of it.
 *
 * <p>That a project has no task is said only in a pass that sees everything; else it is not known.
 */
final class ProjectReader implements EntityReader<Project> {
  /** The part that must be asked for. */
  static final String WORK_TYPES = "workTypes";

  private static final ListSpec<Rows.Project> SPEC = ListSpec.PROJECTS;

  /** Changed tasks that are remembered until they come no more. */
  private static final int MOST_PASSED = 500;

  private final Reading reading;
  private final CustomerIds customers;
  private final ChangeReader<Rows.Project> changes;
  private final TaskList tasks;
  private final Recollection nested = new Recollection();
  private Cursor expected = Cursor.START;

  ProjectReader(Reading reading, CustomerIds customers) {
    this.reading = reading;
    this.customers = customers;
    this.changes =
        new ChangeReader<>(reading.lists(), SPEC, reading.margins(), Rows.Project::leftOut);
    this.tasks = new TaskList(reading);
  }

  @Override
  public synchronized Page<SourceRecord<Project>> read(Cursor after, ReadOptions options) {
    forgetIfInterrupted(after);
    SourceCursor cursor = SourceCursor.of(after);
    customers.learn(cursor.knownSeeds());
    int rows = Math.min(options.pageSize(), reading.pageSize());
    Page<SourceRecord<Project>> page =
        cursor.inTasks() ? readTasks(cursor, rows) : readProjects(cursor, rows, options);
    expected = page.next();
    return page;
  }

  /**
   * What is remembered of tasks holds only while no other process has read on, and what was read
   * last was taken.
   */
  private void forgetIfInterrupted(Cursor after) {
    if (!after.equals(expected)) {
      nested.clear();
    }
  }

  private Page<SourceRecord<Project>> readProjects(
      SourceCursor after, int rows, ReadOptions options) {
    boolean withTasks = options.parts().contains(WORK_TYPES);
    boolean complete = after.list().complete(options.whole());
    SourceCursor cursor = withTasks ? after.tasksBegun() : after;
    Step<Rows.Project> step = changes.step(cursor.list(), rows, options.whole());
    List<SourceRecord<Project>> records =
        Records.of(step.page(), SPEC, row -> passOn(row, complete));
    SourceCursor next = cursor.list(step.next()).seeds(seeds(cursor.knownSeeds(), step));
    return withTasks && !complete && step.last()
        ? Page.more(records, next.tasks(next.tasks(), true).text())
        : Records.page(records, next.text(), step);
  }

  private Page<SourceRecord<Project>> readTasks(SourceCursor cursor, int rows) {
    ListState state = cursor.tasks() == null ? ListState.START : cursor.tasks();
    return tasks
        .step(state, rows)
        .map(step -> readTasks(cursor, step))
        .orElseGet(() -> Page.last(List.of(), cursor.tasks(state, false).text()));
  }

  private Page<SourceRecord<Project>> readTasks(SourceCursor cursor, Step<Rows.Task> step) {
    Seeds passed = cursor.knownPassed();
    List<SourceRecord<Project>> records = new ArrayList<>();
    for (Rows.Task row : step.page().rows()) {
      Integer project = row.projectInternalId();
      if (project != null && row.internalId() != null) {
        String key = row.internalId().toString();
        if (!passed.holds(key, Stamps.local(row.lastModifiedDateTime()))
            && !asNested(project, row.nested())) {
          single(project.toString(), this::passOnKnown).stream()
              .filter(record -> !record.gone())
              .forEach(records::add);
        }
        passed = passed.with(key, "", Stamps.local(row.lastModifiedDateTime()));
      }
    }
    Seeds kept = reading.windowed(passed, step.next(), MOST_PASSED);
    Cursor next = cursor.tasks(step.next(), !step.last()).passed(kept).text();
    return step.last() ? Page.last(records, next) : Page.more(records, next);
  }

  @Override
  public List<SourceRecord<Project>> fetch(Collection<String> ids) {
    List<SourceRecord<Project>> records = new ArrayList<>();
    for (String id : ids) {
      records.addAll(single(id, row -> map(row, false)));
    }
    return records;
  }

  private List<SourceRecord<Project>> single(
      String id, Records.Mapping<Rows.Project, Project> mapping) {
    return Records.fetched(reading.lists(), SPEC, VismanetApi.PROJECT_BY_ID, id, mapping);
  }

  private @Nullable Project passOnKnown(Rows.Project row) throws RowFault {
    return passOn(row, false);
  }

  private @Nullable Project passOn(Rows.Project row, boolean complete) throws RowFault {
    Integer project = row.internalID();
    if (project != null && row.tasks() != null) {
      for (Rows.NestedTask task : row.tasks()) {
        if (task != null && task.taskId() != null) {
          nested.put(new TaskId(project, task.taskId()).text(), content(task));
        }
      }
    }
    return map(row, complete);
  }

  /** Returns whether a listed task reads as it did in its project when that was passed on. */
  private boolean asNested(int project, Rows.NestedTask task) {
    String code = task.taskId();
    return code != null
        && nested.get(new TaskId(project, code).text()).filter(content(task)::equals).isPresent();
  }

  private static String content(Rows.NestedTask task) {
    return task.status() + " " + task.description();
  }

  private @Nullable Project map(Rows.Project row, boolean complete) throws RowFault {
    if (row.leftOut()) {
      return null;
    }
    List<WorkType> workTypes = ModelMapping.workTypes(row);
    boolean known = complete || (workTypes != null && !workTypes.isEmpty());
    return ModelMapping.project(row, customerId(row)).toBuilder()
        .workTypes(known ? workTypes : null)
        .build();
  }

  private @Nullable String customerId(Rows.Project row) throws RowFault {
    String number = customerNumber(row);
    Rows.Numbered customer = row.customer();
    return number == null || customer == null ? null : customers.idOf(number, customer.name());
  }

  private static @Nullable String customerNumber(Rows.Project row) {
    String number = row.customer() == null ? null : row.customer().number();
    return number == null || number.isBlank() ? null : number;
  }

  private Seeds seeds(Seeds before, Step<Rows.Project> step) {
    Seeds seeds = before;
    for (Rows.Project row : step.page().rows()) {
      String number = row.leftOut() ? null : customerNumber(row);
      Optional<String> answer = number == null ? Optional.empty() : customers.remembered(number);
      if (number != null && answer.isPresent()) {
        seeds = seeds.with(number, answer.get(), Stamps.local(row.lastModifiedDateTime()));
      }
    }
    return reading.windowed(seeds, step.next(), Seeds.MOST);
  }
}
