package no.samklang.sync.model;

import java.util.List;

/** The entity types of the common model. */
public final class EntityTypes {

  /** Customers. */
  public static final EntityType<Customer> CUSTOMER =
      EntityType.builder("customer", Customer.class)
          .number(Customer::number)
          .label(Customer::name)
          .build();

  /** Projects. */
  public static final EntityType<Project> PROJECT =
      EntityType.builder("project", Project.class)
          .number(Project::number)
          .label(Project::name)
          .references(
              (project, to) ->
                  project.toBuilder()
                      .customer(to.optional(project.customer()))
                      .manager(to.optional(project.manager()))
                      .build())
          .build();

  /** Sub-projects, tasks and work types. */
  public static final EntityType<ProjectTask> PROJECT_TASK =
      EntityType.builder("project-task", ProjectTask.class)
          .number(ProjectTask::number)
          .label(ProjectTask::name)
          .references((task, to) -> task.toBuilder().project(to.required(task.project())).build())
          .build();

  /** Employees and workers. */
  public static final EntityType<Employee> EMPLOYEE =
      EntityType.builder("employee", Employee.class)
          .number(Employee::number)
          .label(Employee::name)
          .build();

  /** Articles, products and hour types. */
  public static final EntityType<Item> ITEM =
      EntityType.builder("item", Item.class).number(Item::number).label(Item::name).build();

  /** Periods of the books. */
  public static final EntityType<FinancialPeriod> FINANCIAL_PERIOD =
      EntityType.builder("financial-period", FinancialPeriod.class)
          .number(period -> period.period().toString())
          .build();

  /** Registered hours. */
  public static final EntityType<TimeEntry> TIME_ENTRY =
      EntityType.builder("time-entry", TimeEntry.class)
          .label(entry -> entry.date() + " " + entry.hours().toPlainString() + " h")
          .references(
              (entry, to) ->
                  entry.toBuilder()
                      .employee(to.required(entry.employee()))
                      .project(to.optional(entry.project()))
                      .task(to.optional(entry.task()))
                      .build())
          .build();

  /** Items taken for projects and given back. */
  public static final EntityType<ItemWithdrawal> ITEM_WITHDRAWAL =
      EntityType.builder("item-withdrawal", ItemWithdrawal.class)
          .label(EntityTypes::label)
          .references(
              (withdrawal, to) ->
                  withdrawal.toBuilder()
                      .employee(to.required(withdrawal.employee()))
                      .project(to.optional(withdrawal.project()))
                      .task(to.optional(withdrawal.task()))
                      .item(to.optional(withdrawal.item()))
                      .build())
          .build();

  /** Tasks in the field. */
  public static final EntityType<WorkOrder> WORK_ORDER =
      EntityType.builder("work-order", WorkOrder.class)
          .number(WorkOrder::number)
          .label(WorkOrder::title)
          .references(EntityTypes::translate)
          .build();

  /** Project transaction documents. */
  public static final EntityType<ProjectTransaction> PROJECT_TRANSACTION =
      EntityType.builder("project-transaction", ProjectTransaction.class)
          .label(document -> document.kind() + " " + document.period())
          .references(EntityTypes::translate)
          .build();

  /** Sales orders. */
  public static final EntityType<SalesOrder> SALES_ORDER =
      EntityType.builder("sales-order", SalesOrder.class)
          .label(order -> order.date() + " " + order.customer().numberOrId())
          .references(EntityTypes::translate)
          .build();

  private EntityTypes() {}

  private static String label(ItemWithdrawal withdrawal) {
    Ref<Item> item = withdrawal.item();
    String what = item == null ? withdrawal.text() : item.numberOrId();
    String label = withdrawal.date() + " " + withdrawal.quantity().toPlainString();
    return what == null ? label : label + " " + what;
  }

  private static WorkOrder translate(WorkOrder task, EntityType.Translator to) {
    List<WorkOrderRegistration> registrations = task.registrations();
    return task.toBuilder()
        .customer(to.optional(task.customer()))
        .project(to.optional(task.project()))
        .registrations(
            registrations == null
                ? null
                : registrations.stream().map(one -> translate(one, to)).toList())
        .build();
  }

  private static WorkOrderRegistration translate(
      WorkOrderRegistration registration, EntityType.Translator to) {
    return registration.toBuilder()
        .employee(to.optional(registration.employee()))
        .item(to.optional(registration.item()))
        .build();
  }

  private static ProjectTransaction translate(
      ProjectTransaction document, EntityType.Translator to) {
    return new ProjectTransaction(
        document.kind(),
        to.required(document.project()),
        document.period(),
        document.lines().stream().map(line -> translate(line, to)).toList());
  }

  private static ProjectTransactionLine translate(
      ProjectTransactionLine line, EntityType.Translator to) {
    return line.toBuilder()
        .project(to.required(line.project()))
        .task(to.optional(line.task()))
        .employee(to.optional(line.employee()))
        .item(to.optional(line.item()))
        .build();
  }

  private static SalesOrder translate(SalesOrder order, EntityType.Translator to) {
    return order.toBuilder()
        .customer(to.required(order.customer()))
        .project(to.optional(order.project()))
        .lines(
            order.lines().stream()
                .map(line -> line.toBuilder().item(to.optional(line.item())).build())
                .toList())
        .build();
  }
}
