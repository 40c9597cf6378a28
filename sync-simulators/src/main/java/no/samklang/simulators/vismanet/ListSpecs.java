package no.samklang.simulators.vismanet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import no.samklang.simulators.internal.Request;
import no.samklang.simulators.internal.Surroundings;

/** The lists of the API with their declared filters and largest pages. */
final class ListSpecs {

  private static final List<String> AREAS =
      List.of("Gl", "Ap", "Ar", "So", "Po", "Ea", "Ta", "In", "Ca", "Cr");

  private final Company company;
  private final Views views;
  private final Surroundings surroundings;

  ListSpecs(Company company, Views views, Surroundings surroundings) {
    this.company = company;
    this.views = views;
    this.surroundings = surroundings;
  }

  ListSpec customers() {
    Map<String, RowFilter> filters =
        Map.of(
            "name", RowFilter.text("name"),
            "status", RowFilter.text("status"),
            "corporateid", RowFilter.text("corporateId"),
            "vatregistrationid", RowFilter.text("vatRegistrationId"),
            "email", RowFilter.text("mainContact", "email"),
            "phone", RowFilter.text("mainContact", "phone1"));
    return spec("customer", company.customers, 1000, true, filters, views::customer);
  }

  ListSpec employees() {
    RowFilter linked = (row, values) -> row.has("employeeUserId") == RowFilter.bool(values.get(0));
    return spec(
        "employee", company.employees, 500, false, Map.of("linkedtouser", linked), views::employee);
  }

  ListSpec projects() {
    Map<String, RowFilter> filters = new HashMap<>();
    filters.put("status", RowFilter.text("status"));
    filters.put("systemtemplate", RowFilter.flag("systemTemplate"));
    filters.put("branch", RowFilter.text("branch", "number"));
    filters.put("onhold", RowFilter.flag("hold"));
    filters.put("publicid", RowFilter.text("publicId"));
    filters.put("startdate", ListSpecs::startsOn);
    filters.put("visibleinap", visible("Ap"));
    filters.put("taskstatus", this::hasTaskWithStatus);
    return projectList("project", 100, filters, views::project);
  }

  ListSpec projectsBasic() {
    Map<String, RowFilter> filters = new HashMap<>();
    filters.put("status", RowFilter.text("status"));
    filters.put("description", RowFilter.text("description"));
    filters.put("projectid", RowFilter.text("projectID"));
    filters.put("projectiddesc", either("projectID", "description"));
    filters.put("publicid", RowFilter.text("publicId"));
    filters.put("startdate", ListSpecs::startsOn);
    AREAS.forEach(area -> filters.put("visiblein" + lower(area), visible(area)));
    return projectList("projectbasic", 1000, filters, views::projectBasic);
  }

  ListSpec tasks() {
    Map<String, RowFilter> filters = new HashMap<>();
    filters.put("description", RowFilter.text("description"));
    filters.put("taskcd", RowFilter.text("taskId"));
    filters.put("taskcddesc", either("taskId", "description"));
    filters.put("status", RowFilter.text("status"));
    AREAS.forEach(area -> filters.put("visiblein" + lower(area), visible(area)));
    return new ListSpec(
        "projecttask",
        company.tasks,
        500,
        false,
        true,
        filters,
        this::taskSlots,
        (slot, request) -> views.task(slot));
  }

  ListSpec inventory() {
    Map<String, RowFilter> filters =
        Map.of(
            "inventorynumber", RowFilter.text("inventoryNumber"),
            "description", RowFilter.text("description"),
            "status", RowFilter.text("status"),
            "inventorytypes", RowFilter.text("type"));
    return new ListSpec(
        "inventory",
        company.inventory,
        5000,
        true,
        true,
        filters,
        request -> company.inventory.slots(),
        this::item);
  }

  ListSpec periods() {
    return unpaged("financialPeriod", company.periods, Map.of(), views::period);
  }

  ListSpec accounts() {
    return unpaged(
        "account", company.accounts, Map.of("active", RowFilter.flag("active")), views::account);
  }

  ListSpec subaccounts() {
    return spec(
        "subaccount",
        company.subaccounts,
        500,
        false,
        Map.of("active", RowFilter.flag("active")),
        views::subaccount);
  }

  ListSpec accountGroups() {
    return spec(
        "projectaccountgroup", company.accountGroups, 500, true, Map.of(), views::accountGroup);
  }

  private ListSpec projectList(
      String name, int maximum, Map<String, RowFilter> filters, IntFunction<ObjectNode> view) {
    return new ListSpec(
        name,
        company.projects,
        maximum,
        true,
        true,
        filters,
        this::projectSlots,
        (slot, request) -> view.apply(slot));
  }

  private IntStream projectSlots(Request request) {
    boolean nonProject = request.parameter("nonProject").map(RowFilter::bool).orElse(false);
    int none = company.projects.byId(0);
    return nonProject || none == RowSource.NONE
        ? company.projects.slots()
        : company.projects.slots().filter(slot -> slot != none);
  }

  private IntStream taskSlots(Request request) {
    boolean narrowed = false;
    IntStream slots = company.tasks.slots();
    if (request.parameter("projectInternalId").isPresent()) {
      narrowed = true;
      slots = company.tasksOf(Integer.parseInt(request.parameter("projectInternalId").get()));
    } else if (request.parameter("projectId").isPresent()) {
      narrowed = true;
      int project = company.projects.byCode(request.parameter("projectId").get());
      slots =
          project == RowSource.NONE
              ? IntStream.empty()
              : company.tasksOf(company.projects.row(project).path("internalID").asInt());
    }
    if (!narrowed && surroundings.has(VismanetVariants.TASK_LIST_NEEDS_PROJECT)) {
      throw new IllegalArgumentException("Error: 'Project' cannot be empty.");
    }
    return slots;
  }

  private ObjectNode item(int slot, Request request) {
    ObjectNode row = views.item(slot);
    if (row.path("stockItem").asBoolean()
        && request.parameter("addCostPriceStatistics").map(RowFilter::bool).orElse(false)) {
      BigDecimal cost = row.path("currentCost").decimalValue();
      row.putObject("costPriceStatistics")
          .put("lastCost", cost)
          .put("averageCost", cost)
          .put("minCost", cost)
          .put("maxCost", cost);
    }
    if (!request.parameter("expandAccountInformation").map(RowFilter::bool).orElse(true)) {
      row.remove("accountInformation");
    }
    return row;
  }

  private boolean hasTaskWithStatus(ObjectNode row, List<String> values) {
    return company
        .tasksOf(row.path("internalID").asInt())
        .anyMatch(task -> values.contains(company.tasks.row(task).path("status").asText()));
  }

  private static boolean startsOn(ObjectNode row, List<String> values) {
    String wanted = values.get(0);
    String start = row.path("startDate").asText();
    return start.length() >= 10
        && wanted.length() >= 10
        && start.startsWith(wanted.substring(0, 10));
  }

  private static RowFilter visible(String area) {
    return (row, values) ->
        row.path("visibility").path("visibleIn" + area).asBoolean()
            == RowFilter.bool(values.get(0));
  }

  private static RowFilter either(String one, String other) {
    return (row, values) ->
        RowFilter.text(one).passes(row, values) || RowFilter.text(other).passes(row, values);
  }

  private static String lower(String area) {
    return area.toLowerCase(java.util.Locale.ROOT);
  }

  private ListSpec spec(
      String name,
      Table table,
      int maximum,
      boolean created,
      Map<String, RowFilter> filters,
      IntFunction<ObjectNode> view) {
    return new ListSpec(
        name,
        table,
        maximum,
        true,
        created,
        filters,
        request -> table.slots(),
        (slot, request) -> view.apply(slot));
  }

  private ListSpec unpaged(
      String name, Table table, Map<String, RowFilter> filters, IntFunction<ObjectNode> view) {
    return new ListSpec(
        name,
        table,
        0,
        false,
        false,
        filters,
        request -> table.slots(),
        (slot, request) -> view.apply(slot));
  }
}
