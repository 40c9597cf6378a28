package no.samklang.connector.tidsbanken;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.Employee;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.Project;
import no.samklang.sync.model.Ref;
import no.samklang.sync.spi.Change;
import no.samklang.sync.spi.MatchKey;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Rejected;
import org.jspecify.annotations.Nullable;

/** Projects, with customer, manager, dates and phase. */
final class ProjectForm implements RowForm<Project> {
  private static final List<OwnField<Project>> FIELDS =
      List.of(
          new OwnField<>("name", ApiV3.NAME, Project::name),
          new OwnField<>("description", ApiV3.NOTE, Project::description),
          new OwnField<>("customer", ApiV3.CUSTOMER_ID, ProjectForm::customer),
          new OwnField<>("manager", ApiV3.MANAGER_ID, ProjectForm::manager),
          new OwnField<>("startDate", ApiV3.START_DATE, Project::startDate),
          new OwnField<>("endDate", ApiV3.END_DATE, Project::endDate));

  private final @Nullable String department;
  private final InstantSource clock;
  private final ZoneId zone;

  ProjectForm(@Nullable String department, InstantSource clock, ZoneId zone) {
    this.department = department;
    this.clock = clock;
    this.zone = zone;
  }

  @Override
  public String path() {
    return ApiV3.PROJECTS;
  }

  @Override
  public String order() {
    return ApiV3.ID;
  }

  @Override
  public String id(Row row) {
    return row.required(ApiV3.ID);
  }

  @Override
  public String id(Project wanted) {
    return Keys.number(wanted.number(), wanted.name());
  }

  @Override
  public String byId(String id) {
    return Filter.equal(ApiV3.ID, id);
  }

  @Override
  public String byKey(MatchKey key) {
    return switch (key.name()) {
      case Keys.NUMBER, Keys.ID -> byId(key.value());
      default -> throw Keys.unknown(key, path());
    };
  }

  @Override
  public Project read(Row row) {
    String name = row.text(ApiV3.NAME);
    String customer = row.text(ApiV3.CUSTOMER_ID);
    String manager = row.text(ApiV3.MANAGER_ID);
    return Project.builder()
        .number(id(row))
        .name(name == null ? "" : name)
        .description(row.text(ApiV3.NOTE))
        .status(Phase.status(row))
        .blocked(row.isSet(ApiV3.CLOSED))
        .customer(customer == null ? null : Ref.to(EntityTypes.CUSTOMER, customer, customer))
        .manager(manager == null ? null : Ref.to(EntityTypes.EMPLOYEE, manager, manager))
        .startDate(row.day(ApiV3.START_DATE))
        .endDate(row.day(ApiV3.END_DATE))
        .build();
  }

  @Override
  public void begin(Project wanted, Row row) {
    row.change(ApiV3.ID, id(wanted));
    row.change(ApiV3.DEPARTMENT, department);
  }

  @Override
  public List<OwnField<Project>> fields() {
    return FIELDS;
  }

  @Override
  public boolean movesPhase(Change<Project> change) {
    return change.writes("status") || change.writes("blocked");
  }

  @Override
  public boolean phase(Project wanted, Row row) {
    return Phase.of(wanted.status(), wanted.blocked()).apply(row, today(), wanted.endDate());
  }

  @Override
  public boolean block(Row row) {
    return row.change(ApiV3.CLOSED, true) && row.change(ApiV3.CLOSED_DATE, today());
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }

  private static @Nullable Object customer(Project project) {
    Ref<Customer> customer = project.customer();
    return customer == null ? null : customer.id();
  }

  private static @Nullable Object manager(Project project) {
    Ref<Employee> manager = project.manager();
    try {
      return manager == null ? null : Integer.valueOf(manager.id());
    } catch (NumberFormatException e) {
      Message why = Message.of("tidsbanken.manager-not-a-number", "manager", manager.id());
      throw new Rejected(why.with("name", project.name()), e);
    }
  }
}
