package no.samklang.sync.integrations;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.samklang.sync.FieldRule;
import no.samklang.sync.FirstCheck;
import no.samklang.sync.Integration;
import no.samklang.sync.IntegrationDefinition;
import no.samklang.sync.LinkRoute;
import no.samklang.sync.Match;
import no.samklang.sync.MirrorRoute;
import no.samklang.sync.PostRoute;
import no.samklang.sync.Route;
import no.samklang.sync.model.Address;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.Employee;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.Item;
import no.samklang.sync.model.Project;
import no.samklang.sync.model.Ref;
import no.samklang.sync.spi.Mapping;
import no.samklang.sync.spi.MappingContext;
import no.samklang.sync.spi.Setting;
import no.samklang.sync.spi.Settings;
import no.samklang.sync.spi.Side;
import org.jspecify.annotations.Nullable;

/**
 * Visma.net ERP and Proresult: customers, projects with their tasks as work types, and items go to
 * Proresult; approved hours and item withdrawals come back as project transactions. Workers are
 * kept by people on both sides and only linked.
 */
public final class VismanetProresult implements IntegrationDefinition {
  private static final Interval INTERVAL = Interval.of("1h");
  private static final Duration A_DAY = Duration.ofDays(1);
  private static final String CUSTOMERS = "customers";
  private static final String EMPLOYEES = "employees";
  private static final String PROJECTS = "projects";
  private static final String ITEMS = "items";
  private static final String HOURS = "hours";
  private static final String WITHDRAWALS = "withdrawals";
  private static final List<String> ROUTES =
      List.of(CUSTOMERS, EMPLOYEES, PROJECTS, ITEMS, HOURS, WITHDRAWALS);
  private static final List<String> NEEDED = List.of(CUSTOMERS, EMPLOYEES, PROJECTS, ITEMS);
  private static final String EQUAL_NUMBERS = "equalEmployeeNumbers";
  private static final String MAKE_CLOSED = "makeClosedProjects";
  private static final String ITEM_GROUP = "itemGroup";
  private static final String MAIN_GROUP = "hovedgruppe";

  /** Is called by {@link java.util.ServiceLoader}. */
  public VismanetProresult() {}

  /**
   * Returns the integration with these settings.
   *
   * @throws Settings.InvalidSettings naming every setting that is missing or wrong
   */
  public static Integration using(Map<String, String> settings) {
    return new VismanetProresult().with(settings);
  }

  @Override
  public String id() {
    return "vismanet-proresult";
  }

  @Override
  public String name() {
    return "Visma.net ERP and Proresult";
  }

  @Override
  public String left() {
    return "vismanet";
  }

  @Override
  public String right() {
    return "proresult";
  }

  @Override
  public List<Setting> settings() {
    List<Setting> all = new ArrayList<>();
    all.add(INTERVAL.setting());
    all.add(Triggers.setting(ROUTES));
    all.add(
        Setting.withDefault(
            EQUAL_NUMBERS,
            Setting.Kind.BOOLEAN,
            "false",
            "Whether employee numbers are equal in both systems, so that a worker without the"
                + " number of the ERP is linked by its own."));
    all.add(StatusTable.setting());
    all.add(
        Setting.withDefault(
            MAKE_CLOSED,
            Setting.Kind.BOOLEAN,
            "false",
            "Whether projects that are not open are made in Proresult too, closed; else they are"
                + " only closed where they stand there."));
    all.addAll(ProjectAddress.settings());
    all.add(
        Setting.withDefault(
            ITEM_GROUP, Setting.Kind.TEXT, "Visma", "Main group of new items in Proresult."));
    all.add(StartDate.setting());
    all.addAll(OvertimeHoursToTransactions.settings());
    all.addAll(WithdrawalsToTransactions.settings());
    return all;
  }

  @Override
  public List<Settings.Problem> problems(Map<String, String> values) {
    List<Settings.Problem> found = new ArrayList<>(IntegrationDefinition.super.problems(values));
    found.addAll(StatusTable.problems(values));
    found.addAll(Triggers.problems(values, ROUTES, NEEDED));
    ProjectAddress.problem(values).ifPresent(found::add);
    INTERVAL.problem(values).ifPresent(found::add);
    return found;
  }

  @Override
  public List<Route> routes(Settings settings) {
    Triggers triggers = Triggers.of(settings);
    List<Route> routes =
        new ArrayList<>(
            List.of(
                customers(settings, triggers),
                employees(settings, triggers),
                projects(settings, triggers),
                items(settings, triggers)));
    if (!triggers.off(HOURS)) {
      routes.add(hours(settings, triggers));
    }
    if (!triggers.off(WITHDRAWALS)) {
      routes.add(withdrawals(settings, triggers));
    }
    return routes;
  }

  private static Route customers(Settings settings, Triggers triggers) {
    return MirrorRoute.builder(
            CUSTOMERS,
            Side.LEFT,
            EntityTypes.CUSTOMER,
            EntityTypes.CUSTOMER,
            (Customer source, MappingContext context) -> Mapping.mapped(customer(source)))
        .match(Match.by("number", Customer::number))
        .firstCheck(FirstCheck.byName(Customer::name))
        .field("number", FieldRule.ON_CREATE)
        .field("organisationNumber", FieldRule.NEVER)
        .field("address.line2", FieldRule.NEVER)
        .field("address.country", FieldRule.NEVER)
        .field("deliveryAddress", FieldRule.NEVER)
        .field("email", FieldRule.NEVER)
        .field("phone", FieldRule.NEVER)
        .field("contactPerson", FieldRule.NEVER)
        .field("active", FieldRule.NEVER)
        .field("attributes", FieldRule.NEVER)
        .trigger(triggers.of(CUSTOMERS, INTERVAL.trigger(settings)))
        .build();
  }

  /** Returns the fields that go over, and no others. */
  private static Customer customer(Customer source) {
    Address address = ProjectAddress.ofOneLine(source.address());
    return Customer.builder()
        .number(source.number())
        .name(source.name())
        .address(address == null ? Address.builder().build() : address)
        .build();
  }

  private static Route employees(Settings settings, Triggers triggers) {
    boolean equal = settings.flag(EQUAL_NUMBERS);
    LinkRoute.Builder<Employee, Employee> route =
        LinkRoute.builder(EMPLOYEES, EntityTypes.EMPLOYEE, EntityTypes.EMPLOYEE)
            .mappingVersion("1 equal=" + equal)
            .match(new Match<>("number", Employee::number, Employee::externalNumber))
            .firstCheck(
                FirstCheck.byName(Employee::name)
                    .closed(VismanetProresult::hasLeft, VismanetProresult::hasLeft));
    if (equal) {
      route.match(new Match<>("equal number", Employee::number, VismanetProresult::ownNumber));
    }
    return route.trigger(triggers.of(EMPLOYEES, INTERVAL.trigger(settings))).build();
  }

  private static boolean hasLeft(Employee employee) {
    return Boolean.FALSE.equals(employee.active());
  }

  /** Returns the worker's own number, unless the number of the ERP says who it is. */
  private static @Nullable String ownNumber(Employee worker) {
    String external = worker.externalNumber();
    return external == null || external.isBlank() ? worker.number() : null;
  }

  private static Route projects(Settings settings, Triggers triggers) {
    StatusTable statuses = new StatusTable(settings);
    ProjectAddress address = ProjectAddress.of(settings);
    boolean makesClosed = settings.flag(MAKE_CLOSED);
    return MirrorRoute.builder(
            PROJECTS,
            Side.LEFT,
            EntityTypes.PROJECT,
            EntityTypes.PROJECT,
            (Project source, MappingContext context) ->
                Mapping.mapped(project(source, statuses, address.of(source, context.lookup()))))
        .mappingVersion("1 " + statuses.version() + " " + address + " closed=" + makesClosed)
        .match(Match.by("number", Project::number))
        .firstCheck(
            FirstCheck.byName(Project::name)
                .closed(VismanetProresult::isClosed, VismanetProresult::isClosed))
        .part("workTypes")
        .driftEvery(A_DAY)
        .makeOnly(project -> makesClosed || !isClosed(project))
        .field("number", FieldRule.ON_CREATE)
        .field("description", FieldRule.NEVER)
        .field("status", FieldRule.NEVER)
        .field("blocked", FieldRule.WITH_EVERY_CHANGE)
        .field("customer", FieldRule.IF_PRESENT)
        .field("manager", FieldRule.IF_PRESENT)
        .field("address", FieldRule.IF_PRESENT)
        .field("address.line2", FieldRule.NEVER)
        .field("address.country", FieldRule.NEVER)
        .field("endDate", FieldRule.NEVER)
        .field("attributes", FieldRule.NEVER)
        .field("workTypes", FieldRule.IF_PRESENT)
        .dependsOn(CUSTOMERS, EMPLOYEES)
        .trigger(triggers.of(PROJECTS, INTERVAL.trigger(settings)))
        .build();
  }

  private static Project project(Project source, StatusTable statuses, @Nullable Address address) {
    Ref<Employee> manager = source.manager();
    return Project.builder()
        .number(source.number())
        .name(source.name())
        .status(source.status())
        .blocked(statuses.blocked(source.status()))
        .customer(source.customer())
        .manager(manager == null ? null : manager.ifLinked())
        .address(address)
        .startDate(source.startDate())
        .workTypes(source.workTypes())
        .build();
  }

  private static boolean isClosed(Project project) {
    return Boolean.TRUE.equals(project.blocked());
  }

  private static Route items(Settings settings, Triggers triggers) {
    String group = settings.text(ITEM_GROUP);
    return MirrorRoute.builder(
            ITEMS,
            Side.LEFT,
            EntityTypes.ITEM,
            EntityTypes.ITEM,
            (Item source, MappingContext context) ->
                Mapping.mapped(source.toBuilder().attributes(Map.of(MAIN_GROUP, group)).build()))
        .mappingVersion("1 " + group)
        .match(Match.by("number", Item::number))
        .makeOnly(item -> !Boolean.FALSE.equals(item.active()))
        .field("number", FieldRule.ON_CREATE)
        .field("kind", FieldRule.ON_CREATE)
        .field("attributes", FieldRule.ON_CREATE)
        .trigger(triggers.of(ITEMS, INTERVAL.trigger(settings)))
        .build();
  }

  private static Route hours(Settings settings, Triggers triggers) {
    Accounts accounts = OvertimeHoursToTransactions.ACCOUNTS;
    return PostRoute.builder(
            HOURS,
            Side.RIGHT,
            EntityTypes.TIME_ENTRY,
            EntityTypes.PROJECT_TRANSACTION,
            new OvertimeHoursToTransactions(settings))
        .grouping(ProjectTransactions.perProjectAndPeriod())
        .requires(
            settings,
            accounts.name("debitAccount"),
            accounts.name("creditAccount"),
            OvertimeHoursToTransactions.ITEM)
        .dependsOn(EMPLOYEES, PROJECTS)
        .trigger(triggers.of(HOURS, INTERVAL.trigger(settings)))
        .build();
  }

  private static Route withdrawals(Settings settings, Triggers triggers) {
    Accounts accounts = WithdrawalsToTransactions.ACCOUNTS;
    return PostRoute.builder(
            WITHDRAWALS,
            Side.RIGHT,
            EntityTypes.ITEM_WITHDRAWAL,
            EntityTypes.PROJECT_TRANSACTION,
            new WithdrawalsToTransactions(settings))
        .grouping(ProjectTransactions.perProjectAndPeriod())
        .requires(
            settings,
            accounts.name("debitAccount"),
            accounts.name("creditAccount"),
            accounts.name("accountGroup"),
            WithdrawalsToTransactions.TASK)
        .dependsOn(EMPLOYEES, PROJECTS, ITEMS)
        .trigger(triggers.of(WITHDRAWALS, INTERVAL.trigger(settings)))
        .build();
  }
}
