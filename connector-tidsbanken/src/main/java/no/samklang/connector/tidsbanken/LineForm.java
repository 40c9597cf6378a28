package no.samklang.connector.tidsbanken;

import java.util.List;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.ProjectStatus;
import no.samklang.sync.model.ProjectTask;
import no.samklang.sync.model.Ref;
import no.samklang.sync.spi.Change;
import no.samklang.sync.spi.MatchKey;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Rejected;
import org.jspecify.annotations.Nullable;

/** Sub-projects, which are lines of a project. Their id holds both numbers: {@link LineKey}. */
final class LineForm implements RowForm<ProjectTask> {
  private static final List<OwnField<ProjectTask>> FIELDS =
      List.of(
          new OwnField<>("name", ApiV3.NAME, ProjectTask::name),
          new OwnField<>("startDate", ApiV3.START_DATE, ProjectTask::startDate),
          new OwnField<>("endDate", ApiV3.END_DATE, ProjectTask::endDate));

  private final @Nullable String department;

  LineForm(@Nullable String department) {
    this.department = department;
  }

  @Override
  public String path() {
    return ApiV3.LINES;
  }

  @Override
  public String order() {
    return ApiV3.PROJECT_ID + "," + ApiV3.LINE_ID;
  }

  @Override
  public String id(Row row) {
    return new LineKey(row.required(ApiV3.PROJECT_ID), row.required(ApiV3.LINE_ID)).text();
  }

  @Override
  public String id(ProjectTask wanted) {
    String number = Keys.number(wanted.number(), wanted.name());
    return new LineKey(wanted.project().id(), number).text();
  }

  @Override
  public @Nullable String byId(String id) {
    LineKey key = LineKey.parse(id);
    return key == null
        ? null
        : "("
            + Filter.equal(ApiV3.PROJECT_ID, key.project())
            + " and "
            + Filter.equal(ApiV3.LINE_ID, key.line())
            + ")";
  }

  @Override
  public @Nullable String byKey(MatchKey key) {
    return switch (key.name()) {
      case Keys.NUMBER -> Filter.equal(ApiV3.LINE_ID, key.value());
      case Keys.ID -> byId(key.value());
      default -> throw Keys.unknown(key, path());
    };
  }

  @Override
  public ProjectTask read(Row row) {
    String project = row.required(ApiV3.PROJECT_ID);
    String name = row.text(ApiV3.NAME);
    boolean closed = row.isSet(ApiV3.CLOSED);
    return ProjectTask.builder()
        .number(number(row))
        .name(name == null ? "" : name)
        .project(Ref.to(EntityTypes.PROJECT, project, project))
        .status(closed ? ProjectStatus.COMPLETED : ProjectStatus.ACTIVE)
        .blocked(closed)
        .startDate(row.day(ApiV3.START_DATE))
        .endDate(row.day(ApiV3.END_DATE))
        .build();
  }

  @Override
  public String number(Row row) {
    return row.required(ApiV3.LINE_ID);
  }

  @Override
  public void begin(ProjectTask wanted, Row row) {
    row.change(ApiV3.PROJECT_ID, wanted.project().id());
    row.change(ApiV3.LINE_ID, Keys.number(wanted.number(), wanted.name()));
    row.change(ApiV3.DEPARTMENT, department);
  }

  @Override
  public List<OwnField<ProjectTask>> fields() {
    return FIELDS;
  }

  @Override
  public boolean movesPhase(Change<ProjectTask> change) {
    return change.writes("status") || change.writes("projectStatus") || change.writes("blocked");
  }

  @Override
  public boolean phase(ProjectTask wanted, Row row) {
    Boolean blocked = wanted.blocked();
    return row.change(ApiV3.CLOSED, blocked != null ? blocked : !isActive(wanted));
  }

  @Override
  public boolean block(Row row) {
    return row.change(ApiV3.CLOSED, true);
  }

  @Override
  public void check(String id, Change<ProjectTask> change) {
    LineKey key = LineKey.parse(id);
    String project = change.wanted().project().id();
    if (change.writes("project") && key != null && !key.project().equals(project)) {
      throw new Rejected(Message.of("tidsbanken.line-cannot-move", "id", id, "project", project));
    }
  }

  private static boolean isActive(ProjectTask task) {
    ProjectStatus project = task.projectStatus();
    return task.status() == ProjectStatus.ACTIVE
        && (project == null || project == ProjectStatus.ACTIVE);
  }
}
