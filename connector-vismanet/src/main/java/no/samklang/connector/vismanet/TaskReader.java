package no.samklang.connector.vismanet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.samklang.connector.vismanet.ChangeReader.Step;
import no.samklang.sync.model.ProjectStatus;
import no.samklang.sync.model.ProjectTask;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Page;
import no.samklang.sync.spi.ReadOptions;
import no.samklang.sync.spi.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads tasks in two lists, with one cursor over both.
 *
 * <ol>
 *   <li>Changed projects with their nested tasks: a project's status blocks its tasks, so a change
 *       of it brings them all.
 *   <li>Changed rows of the list of tasks, as a change of a task need not move its project
 *       (ASSUMED). The first pass has every task from step 1, and asks here only from the projects'
 *       latest stamp on. A task whose project is not known from step 1 costs one request for each
 *       such project.
 * </ol>
 */
final class TaskReader implements EntityReader<ProjectTask> {
  private static final String LEFT_OUT = "-";

  private final Reading reading;
  private final ChangeReader<Rows.Project> projects;
  private final TaskList tasks;
  private final Recollection statuses = new Recollection();
  private Cursor expected = Cursor.START;

  TaskReader(Reading reading) {
    this.reading = reading;
    this.projects =
        new ChangeReader<>(
            reading.lists(), ListSpec.PROJECTS, reading.margins(), Rows.Project::leftOut);
    this.tasks = new TaskList(reading);
  }

  @Override
  public synchronized Page<SourceRecord<ProjectTask>> read(Cursor after, ReadOptions options) {
    forgetIfInterrupted(after);
    SourceCursor cursor = SourceCursor.of(after);
    int rows = Math.min(options.pageSize(), reading.pageSize());
    Page<SourceRecord<ProjectTask>> page =
        cursor.inTasks() ? readTasks(cursor, rows) : readProjects(cursor, rows, options.whole());
    expected = page.next();
    return page;
  }

  /**
   * What is remembered of projects holds only while no other process has read on, since the changes
   * it read are not read here again.
   */
  private void forgetIfInterrupted(Cursor after) {
    if (!after.equals(expected)) {
      statuses.clear();
    }
  }

  private Page<SourceRecord<ProjectTask>> readProjects(
      SourceCursor cursor, int rows, boolean whole) {
    Step<Rows.Project> step = projects.step(cursor.list(), rows, whole);
    List<SourceRecord<ProjectTask>> records = new ArrayList<>();
    Seeds seeds = cursor.knownSeeds();
    for (Rows.Project row : step.page().rows()) {
      records.addAll(nested(row));
      if (row.internalID() != null) {
        seeds = seeds.corrected(row.internalID().toString(), learn(row));
      }
    }
    records.addAll(Records.misfits(step.page()));
    SourceCursor next = cursor.list(step.next()).seeds(seeds);
    if (step.last() && next.list().since() == null) {
      return Page.last(records, next.text());
    }
    return Page.more(records, (step.last() ? next.tasks(next.tasks(), true) : next).text());
  }

  private Page<SourceRecord<ProjectTask>> readTasks(SourceCursor cursor, int rows) {
    ListState state =
        cursor.tasks() == null ? ListState.since(cursor.list().since()) : cursor.tasks();
    return tasks
        .step(state, rows)
        .map(step -> readTasks(cursor, step))
        .orElseGet(() -> Page.last(List.of(), cursor.tasks(cursor.tasks(), false).text()));
  }

  private Page<SourceRecord<ProjectTask>> readTasks(SourceCursor cursor, Step<Rows.Task> step) {
    Seeds seeds = cursor.knownSeeds();
    List<SourceRecord<ProjectTask>> records = new ArrayList<>();
    for (Rows.Task row : step.page().rows()) {
      SourceRecord<ProjectTask> record = listed(row, seeds);
      if (record != null) {
        records.add(record);
      }
      seeds = noted(seeds, row);
    }
    records.addAll(Records.misfits(step.page()));
    SourceCursor next =
        cursor
            .tasks(step.next(), !step.last())
            .seeds(reading.windowed(seeds, step.next(), Seeds.MOST));
    return step.last() ? Page.last(records, next.text()) : Page.more(records, next.text());
  }

  private Seeds noted(Seeds seeds, Rows.Task row) {
    String project = row.projectInternalId() == null ? "" : row.projectInternalId().toString();
    Optional<String> status = statuses.get(project);
    return status.isEmpty()
        ? seeds
        : seeds.with(project, status.get(), Stamps.local(row.lastModifiedDateTime()));
  }

  @Override
  public List<SourceRecord<ProjectTask>> fetch(Collection<String> ids) {
    Map<Integer, List<String>> byProject = new LinkedHashMap<>();
    List<SourceRecord<ProjectTask>> records = new ArrayList<>();
    for (String id : ids) {
      Optional<TaskId> task = TaskId.parse(id);
      if (task.isPresent()) {
        byProject.computeIfAbsent(task.get().project(), each -> new ArrayList<>()).add(id);
      } else {
        records.add(SourceRecord.gone(id));
      }
    }
    byProject.forEach((project, wanted) -> records.addAll(fetch(project, wanted)));
    return records;
  }

  private List<SourceRecord<ProjectTask>> fetch(int project, List<String> wanted) {
    Map<String, SourceRecord<ProjectTask>> found = new LinkedHashMap<>();
    wanted.forEach(id -> found.put(id, SourceRecord.gone(id)));
    for (Rows.Project row : project(project).rows()) {
      String unused = learn(row);
      nested(row).forEach(record -> found.replace(record.id(), record));
    }
    return List.copyOf(found.values());
  }

  private List<SourceRecord<ProjectTask>> nested(Rows.Project row) {
    List<SourceRecord<ProjectTask>> records = new ArrayList<>();
    Integer project = row.internalID();
    if (row.tasks() == null || row.leftOut()) {
      return records;
    }
    for (Rows.NestedTask task : row.tasks()) {
      if (task != null) {
        ProjectStatus status = Statuses.ofProject(row.status());
        records.add(record(project, task, () -> status));
      }
    }
    return records;
  }

  private @Nullable SourceRecord<ProjectTask> listed(Rows.Task row, Seeds seeds) {
    Integer project = row.projectInternalId();
    if (project == null) {
      return record(null, row.nested(), () -> ProjectStatus.UNKNOWN);
    }
    Optional<String> status = status(project, seeds);
    return status.filter(LEFT_OUT::equals).isPresent()
        ? null
        : record(project, row.nested(), () -> known(project, status));
  }

  private interface ProjectsStatus {
    ProjectStatus get() throws RowFault;
  }

  private static ProjectStatus known(Integer project, Optional<String> status) throws RowFault {
    if (status.isEmpty()) {
      throw new RowFault("projectInternalId", project);
    }
    return ProjectStatus.valueOf(status.get());
  }

  private static SourceRecord<ProjectTask> record(
      @Nullable Integer project, Rows.NestedTask task, ProjectsStatus status) {
    String code = task.taskId() == null ? "" : task.taskId();
    if (project == null || code.isBlank()) {
      String field = project == null ? "projectInternalId" : "taskId";
      String id = (project == null ? "?" : project.toString()) + "/?" + code;
      return SourceRecord.faulty(id, RowFault.of(field, ""));
    }
    String id = new TaskId(project, code).text();
    try {
      return SourceRecord.of(id, ModelMapping.task(task, project, status.get()));
    } catch (RowFault fault) {
      return SourceRecord.faulty(id, fault.message());
    }
  }

  /** Remembers what a project's row says about its tasks, and returns it. */
  private String learn(Rows.Project row) {
    String status = row.leftOut() ? LEFT_OUT : Statuses.ofProject(row.status()).name();
    if (row.internalID() != null) {
      statuses.put(row.internalID().toString(), status);
    }
    return status;
  }

  /** Returns what is known about a project, from this process, the cursor or the vendor. */
  private Optional<String> status(int project, Seeds seeds) {
    String key = Integer.toString(project);
    if (statuses.get(key).isEmpty() && seeds.byKey().containsKey(key)) {
      statuses.put(key, seeds.byKey().get(key).value());
    }
    return statuses
        .get(key)
        .or(() -> project(project).rows().stream().findFirst().map(this::learn));
  }

  private RowPage<Rows.Project> project(int project) {
    return reading.lists().single(ListSpec.PROJECTS, VismanetApi.PROJECT_BY_ID, project);
  }
}
