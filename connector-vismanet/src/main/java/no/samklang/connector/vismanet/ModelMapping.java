package no.samklang.connector.vismanet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.samklang.sync.model.Address;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.Employee;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.Item;
import no.samklang.sync.model.Project;
import no.samklang.sync.model.ProjectStatus;
import no.samklang.sync.model.ProjectTask;
import no.samklang.sync.model.Ref;
import no.samklang.sync.model.WorkType;
import org.jspecify.annotations.Nullable;

/** Turns the vendor's rows into records of the common model. */
final class ModelMapping {
  private ModelMapping() {}

  static Customer customer(Rows.Customer row) throws RowFault {
    Map<String, String> attributes = own(row.attributes());
    put(attributes, "status", row.status());
    put(attributes, "vatRegistrationId", row.vatRegistrationId());
    put(attributes, "currencyId", row.currencyId());
    put(attributes, "customerClass", id(row.customerClass()));
    Rows.Contact contact = row.mainContact();
    return Customer.builder()
        .number(row.number())
        .name(required("name", row.name()))
        .organisationNumber(digits(row.corporateId()))
        .address(address(row.mainAddress()))
        .deliveryAddress(address(row.deliveryAddress()))
        .email(contact == null ? null : contact.email())
        .phone(contact == null ? null : contact.phone1())
        .contactPerson(contact == null ? null : contact.attention())
        .active(Statuses.active(row.status()))
        .attributes(attributes)
        .build();
  }

  static Employee employee(Rows.Employee row) throws RowFault {
    Map<String, String> attributes = new TreeMap<>();
    put(attributes, "status", row.status());
    put(attributes, "department", row.department());
    put(attributes, "branch", number(row.branch()));
    return Employee.builder()
        .number(row.employeeNumber())
        .name(required("employeeName", row.employeeName()))
        .email(row.contact() == null ? null : row.contact().email())
        .active(Statuses.active(row.status()))
        .attributes(attributes)
        .build();
  }

  static Item item(Rows.Item row) throws RowFault {
    Map<String, String> attributes = new TreeMap<>();
    put(attributes, "status", row.status());
    put(attributes, "itemClass", id(row.itemClass()));
    Rows.ItemAccounts accounts = row.accountInformation();
    if (accounts != null) {
      put(attributes, "expenseAccount", account(accounts.expenseAccount()));
      put(attributes, "inventoryAccount", account(accounts.inventoryAccount()));
      put(attributes, "cogsAccount", account(accounts.cogsAccount()));
    }
    return Item.builder()
        .number(row.inventoryNumber())
        .name(named("description", row.description(), row.inventoryNumber()))
        .price(row.defaultPrice())
        .cost(row.currentCost())
        .baseUnit(row.baseUnit())
        .kind(row.type())
        .stockItem(row.stockItem())
        .active(Statuses.activeItem(row.status()))
        .attributes(attributes)
        .build();
  }

  /**
   * Maps a project, without its work types.
   *
   * @param customerId id of the customer in the row; null when there is none
   */
  static Project project(Rows.Project row, @Nullable String customerId) throws RowFault {
    Map<String, String> attributes = own(row.attributes());
    put(attributes, "status", row.status());
    put(attributes, "branch", number(row.branch()));
    String customerNumber = number(row.customer());
    return Project.builder()
        .number(row.projectID())
        .name(named("description", row.description(), row.projectID()))
        .status(Statuses.ofProject(row.status()))
        .customer(
            customerId == null ? null : Ref.to(EntityTypes.CUSTOMER, customerId, customerNumber))
        .manager(manager(row.projectManager()))
        .startDate(Stamps.day("startDate", row.startDate()))
        .endDate(Stamps.day("endDate", row.endDate()))
        .attributes(attributes)
        .build();
  }

  /**
   * Maps a task. Only properties that nested and listed rows share are used, so that both give
   * equal records; and the project's code is not among them.
   */
  static ProjectTask task(Rows.NestedTask row, int project, ProjectStatus projectStatus)
      throws RowFault {
    return ProjectTask.builder()
        .number(row.taskId())
        .name(named("description", row.description(), row.taskId()))
        .project(Ref.to(EntityTypes.PROJECT, Integer.toString(project)))
        .status(Statuses.ofProject(row.status()))
        .projectStatus(projectStatus)
        .startDate(Stamps.day("plannedStart", row.plannedStart()))
        .endDate(Stamps.day("plannedEnd", row.plannedEnd()))
        .build();
  }

  /**
   * Maps the tasks of a project to its work types, in the order of their codes.
   *
   * @return null when the row says nothing of tasks
   */
  static @Nullable List<WorkType> workTypes(Rows.Project row) throws RowFault {
    if (row.tasks() == null) {
      return null;
    }
    Map<String, WorkType> byCode = new TreeMap<>();
    for (Rows.NestedTask task : row.tasks()) {
      if (task != null) {
        String code = required("taskId", task.taskId());
        boolean active = Statuses.ofProject(task.status()) == ProjectStatus.ACTIVE;
        byCode.put(
            code, new WorkType(code, named("description", task.description(), code), active));
      }
    }
    return List.copyOf(byCode.values());
  }

  private static @Nullable Ref<Employee> manager(Rows.@Nullable Manager manager) {
    Integer id = manager == null ? null : manager.employeeId();
    return manager == null || id == null
        ? null
        : Ref.to(EntityTypes.EMPLOYEE, id.toString(), manager.employeeNumber());
  }

  private static @Nullable Address address(Rows.@Nullable Address row) {
    if (row == null) {
      return null;
    }
    return Address.builder()
        .line1(row.addressLine1())
        .line2(joined(row.addressLine2(), row.addressLine3()))
        .postalCode(row.postalCode())
        .city(row.city())
        .country(row.country() == null ? null : row.country().id())
        .build();
  }

  private static @Nullable String joined(@Nullable String one, @Nullable String other) {
    List<String> lines = new ArrayList<>();
    for (String line : new @Nullable String[] {one, other}) {
      if (line != null && !line.isBlank()) {
        lines.add(line);
      }
    }
    return lines.isEmpty() ? null : String.join(", ", lines);
  }

  private static String required(String field, @Nullable String value) throws RowFault {
    if (value == null || value.isBlank()) {
      throw new RowFault(field, null);
    }
    return value;
  }

  /** Returns the name, or the code where the vendor lets the name be empty. */
  private static String named(String field, @Nullable String name, @Nullable String code)
      throws RowFault {
    return name == null || name.isBlank() ? required(field, code) : name;
  }

  /** Returns the attributes that users defined, by their ids. */
  private static Map<String, String> own(@Nullable List<Rows.@Nullable Attribute> attributes) {
    Map<String, String> own = new TreeMap<>();
    if (attributes != null) {
      for (Rows.Attribute each : attributes) {
        if (each != null && each.id() != null) {
          put(own, each.id(), each.value());
        }
      }
    }
    return own;
  }

  private static void put(Map<String, String> attributes, String name, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      attributes.put(name, value);
    }
  }

  private static @Nullable String digits(@Nullable String text) {
    String digits = text == null ? "" : text.replaceAll("\\D", "");
    return digits.isEmpty() ? null : digits;
  }

  private static @Nullable String id(Rows.@Nullable Coded coded) {
    return coded == null ? null : coded.id();
  }

  private static @Nullable String number(Rows.@Nullable Numbered numbered) {
    return numbered == null ? null : numbered.number();
  }

  private static @Nullable String account(Rows.@Nullable Account account) {
    return account == null ? null : account.number();
  }
}
