package no.samklang.sync.integrations;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.samklang.sync.FieldRule;
import no.samklang.sync.Integration;
import no.samklang.sync.IntegrationDefinition;
import no.samklang.sync.LinkRoute;
import no.samklang.sync.Match;
import no.samklang.sync.MirrorRoute;
import no.samklang.sync.PostRoute;
import no.samklang.sync.Route;
import no.samklang.sync.WhenUnlinked;
import no.samklang.sync.model.Address;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.Employee;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.Project;
import no.samklang.sync.model.ProjectTask;
import no.samklang.sync.model.Ref;
import no.samklang.sync.model.TimeEntry;
import no.samklang.sync.spi.CompositeId;
import no.samklang.sync.spi.Mapping;
import no.samklang.sync.spi.MappingContext;
import no.samklang.sync.spi.Setting;
import no.samklang.sync.spi.Settings;
import no.samklang.sync.spi.Side;
import org.jspecify.annotations.Nullable;

/**
 * Visma.net ERP and Tidsbanken: customers, projects and sub-projects go to Tidsbanken, where only
 * what is active is open for time registration; approved hours come back as project transactions.
 * Employees are kept by people on both sides and only linked.
 */
public final class VismanetTidsbanken implements IntegrationDefinition {
  private static final Interval INTERVAL = Interval.of("5m");
  private static final String EMPLOYEE_MATCH = "employeeMatch";
  private static final String IDENTIFIER = "identifier";
  private static final String EMPLOYEE_NUMBER = "employee-number";
  private static final String TRANSFER_CONTACT = "transferContactDetails";
  private static final String LEAVE = "leave";
  private static final String MARK = "mark";
  private static final String NOT_FOR_VISMA = "hoursNotForVisma";

  /** Is called by {@link java.util.ServiceLoader}. */
  public VismanetTidsbanken() {}

  /**
   * Returns the integration with these settings.
   *
   * @throws Settings.InvalidSettings naming every setting that is missing or wrong
   */
  public static Integration using(Map<String, String> settings) {
    return new VismanetTidsbanken().with(settings);
  }

  @Override
  public String id() {
    return "vismanet-tidsbanken";
  }

  @Override
  public String name() {
    return "Visma.net ERP and Tidsbanken";
  }

  @Override
  public String left() {
    return "vismanet";
  }

  @Override
  public String right() {
    return "tidsbanken";
  }

  @Override
  public List<Setting> settings() {
    List<Setting> all = new ArrayList<>();
    all.add(INTERVAL.setting());
    all.add(
        Setting.choice(
            EMPLOYEE_MATCH,
            IDENTIFIER,
            "What carries the employee number of Visma.net in Tidsbanken: the employee's identifier"
                + " (Identifikator), or the employee number itself.",
            IDENTIFIER,
            EMPLOYEE_NUMBER));
    all.add(StatusTable.setting());
    all.add(
        Setting.withDefault(
            TRANSFER_CONTACT,
            Setting.Kind.BOOLEAN,
            "false",
            "Whether country, organisation number, telephone, e-mail and contact go along with"
                + " customers."));
    all.add(
        Setting.choice(
            NOT_FOR_VISMA,
            LEAVE,
            "Hours without project, or on a project that is not linked to Visma.net: leave them"
                + " unmarked in Tidsbanken, or mark them as exported without posting.",
            LEAVE,
            MARK));
    all.addAll(HoursToTransactions.settings());
    return all;
  }

  @Override
  public List<Route> routes(Settings settings) {
    return List.of(
        customers(settings),
        employees(settings),
        projects(settings),
        tasks(settings),
        hours(settings));
  }

  @Override
  public List<Settings.Problem> problems(Map<String, String> values) {
    List<Settings.Problem> found = new ArrayList<>(IntegrationDefinition.super.problems(values));
    found.addAll(StatusTable.problems(values));
    INTERVAL.problem(values).ifPresent(found::add);
    return found;
  }

  private static Route customers(Settings settings) {
    boolean contact = settings.flag(TRANSFER_CONTACT);
    FieldRule contactRule = contact ? FieldRule.ALWAYS : FieldRule.NEVER;
    return MirrorRoute.builder(
            "customers",
            Side.LEFT,
            EntityTypes.CUSTOMER,
            EntityTypes.CUSTOMER,
            (Customer source, MappingContext context) -> Mapping.mapped(customer(source, contact)))
        .mappingVersion("1 contact=" + contact)
        .match(Match.by("number", Customer::number))
        .field("number", FieldRule.ON_CREATE)
        .field("organisationNumber", contactRule)
        .field("email", contactRule)
        .field("phone", contactRule)
        .field("contactPerson", contactRule)
        .field("address.country", contactRule)
        .field("deliveryAddress", FieldRule.NEVER)
        .field("active", FieldRule.NEVER)
        .field("attributes", FieldRule.NEVER)
        .trigger(INTERVAL.trigger(settings))
        .build();
  }

  private static Customer customer(Customer source, boolean contact) {
    Address address = source.address() == null ? Address.builder().build() : source.address();
    Customer.Builder wanted =
        source.toBuilder().address(address).deliveryAddress(null).active(null).attributes(Map.of());
    return contact ? wanted.build() : withoutContact(wanted, address);
  }

  private static Customer withoutContact(Customer.Builder wanted, Address address) {
    return wanted
        .address(address.toBuilder().country(null).build())
        .organisationNumber(null)
        .email(null)
        .phone(null)
        .contactPerson(null)
        .build();
  }

  private static Route employees(Settings settings) {
    boolean byIdentifier = settings.text(EMPLOYEE_MATCH).equals(IDENTIFIER);
    return LinkRoute.builder("employees", EntityTypes.EMPLOYEE, EntityTypes.EMPLOYEE)
        .mappingVersion("1 identifier=" + byIdentifier)
        .match(
            new Match<>(
                "number",
                Employee::number,
                byIdentifier ? Employee::externalNumber : Employee::number))
        .trigger(INTERVAL.trigger(settings))
        .build();
  }

  private static Route projects(Settings settings) {
    StatusTable statuses = new StatusTable(settings);
    return MirrorRoute.builder(
            "projects",
            Side.LEFT,
            EntityTypes.PROJECT,
            EntityTypes.PROJECT,
            (Project source, MappingContext context) -> Mapping.mapped(project(source, statuses)))
        .mappingVersion("1 " + statuses.version())
        .match(Match.by("number", Project::number))
        .field("number", FieldRule.ON_CREATE)
        .field("description", FieldRule.NEVER)
        .field("manager", FieldRule.IF_PRESENT)
        .field("workTypes", FieldRule.NEVER)
        .field("attributes", FieldRule.NEVER)
        .dependsOn("customers", "employees")
        .trigger(INTERVAL.trigger(settings))
        .build();
  }

  private static Project project(Project source, StatusTable statuses) {
    Ref<Employee> manager = source.manager();
    return source.toBuilder()
        .description(null)
        .blocked(statuses.blocked(source.status()))
        .manager(manager == null ? null : manager.ifLinked())
        .workTypes(null)
        .attributes(Map.of())
        .build();
  }

  private static Route tasks(Settings settings) {
    StatusTable statuses = new StatusTable(settings);
    return MirrorRoute.builder(
            "tasks",
            Side.LEFT,
            EntityTypes.PROJECT_TASK,
            EntityTypes.PROJECT_TASK,
            (ProjectTask source, MappingContext context) -> Mapping.mapped(task(source, statuses)))
        .mappingVersion("1 " + statuses.version())
        .match(Match.by("id", VismanetTidsbanken::lineId))
        .field("number", FieldRule.ON_CREATE)
        .field("project", FieldRule.ON_CREATE)
        .field("projectStatus", FieldRule.NEVER)
        .field("attributes", FieldRule.NEVER)
        .dependsOn("projects")
        .trigger(INTERVAL.trigger(settings))
        .build();
  }

  private static ProjectTask task(ProjectTask source, StatusTable statuses) {
    return source.toBuilder()
        .blocked(statuses.blocked(source.status(), source.projectStatus()))
        .projectStatus(null)
        .attributes(Map.of())
        .build();
  }

  /** Returns the id that a sub-project has in Tidsbanken, once its project is known there. */
  private static @Nullable String lineId(ProjectTask task) {
    String number = task.number();
    return number == null ? null : CompositeId.of(task.project().id(), number);
  }

  private static Route hours(Settings settings) {
    HoursToTransactions mapping = new HoursToTransactions(settings, markNotForVisma(settings));
    return PostRoute.builder(
            "hours", Side.RIGHT, EntityTypes.TIME_ENTRY, EntityTypes.PROJECT_TRANSACTION, mapping)
        .mappingVersion("1")
        .grouping(ProjectTransactions.perProjectAndPeriod())
        .orderKey(TimeEntry::entryId)
        .reversal(TimeEntry::reversal)
        .totals(HoursTotals.of(settings))
        .whenUnlinked(
            EntityTypes.PROJECT,
            markNotForVisma(settings) ? WhenUnlinked.ACKNOWLEDGE : WhenUnlinked.LEAVE)
        .dependsOn("employees", "projects", "tasks")
        .trigger(INTERVAL.trigger(settings))
        .build();
  }

  private static boolean markNotForVisma(Settings settings) {
    return settings.text(NOT_FOR_VISMA).equals(MARK);
  }
}
