package no.samklang.simulators.vismanet;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import no.samklang.simulators.internal.Json;
import no.samklang.simulators.internal.Surroundings;

/** Shows rows in the vendor's read form: with stamps, and with references looked up. */
final class Views {

  private static final List<String> MAY_BE_NULL =
      List.of("gln", "parentRecord", "note", "errorInfo");

  private final Company company;
  private final Stamps stamps;
  private final Surroundings surroundings;

  Views(Company company, Stamps stamps, Surroundings surroundings) {
    this.company = company;
    this.stamps = stamps;
    this.surroundings = surroundings;
  }

  ObjectNode customer(int slot) {
    ObjectNode row = company.customers.row(slot);
    stamp(row, company.customers, slot, true, "timeStamp");
    return row;
  }

  ObjectNode employee(int slot) {
    ObjectNode row = company.employees.row(slot);
    stamp(row, company.employees, slot, false, "timeStamp");
    return row;
  }

  ObjectNode item(int slot) {
    ObjectNode row = company.inventory.row(slot);
    stamp(row, company.inventory, slot, false, "timestamp");
    return row;
  }

  ObjectNode task(int slot) {
    ObjectNode row = company.tasks.row(slot);
    stamp(row, company.tasks, slot, true, "timeStamp");
    return row;
  }

  ObjectNode project(int slot) {
    ObjectNode row = company.projects.row(slot);
    int manager = takeReference(row, MadeUpCompany.MANAGER, company.employees);
    settleCustomer(row);
    if (manager != RowSource.NONE) {
      row.set("projectManager", employee(manager));
    }
    stamp(row, company.projects, slot, false, "timeStamp");
    ArrayNode tasks = row.putArray("tasks");
    company.tasksOf(row.path("internalID").asInt()).forEach(task -> tasks.add(nested(task)));
    return row;
  }

  ObjectNode projectBasic(int slot) {
    ObjectNode row = company.projects.row(slot);
    settleCustomer(row);
    row.retain(
        List.of(
            "internalID",
            "projectID",
            "customer",
            "hold",
            "status",
            "description",
            "startDate",
            "endDate",
            "autoAllocate",
            "automaticReleaseAr",
            "publicId",
            "visibility"));
    stamp(row, company.projects, slot, false, "timeStamp");
    return row;
  }

  ObjectNode period(int slot) {
    ObjectNode row = company.periods.row(slot);
    row.remove("_id");
    row.put("period", period(row.path("period").asText()));
    return row;
  }

  ObjectNode account(int slot) {
    ObjectNode row = company.accounts.row(slot);
    stamp(row, company.accounts, slot, false, "timeStamp");
    return row;
  }

  ObjectNode subaccount(int slot) {
    ObjectNode row = company.subaccounts.row(slot);
    stamp(row, company.subaccounts, slot, false, "timeStamp");
    return row;
  }

  ObjectNode accountGroup(int slot) {
    ObjectNode row = company.accountGroups.row(slot);
    row.remove("_id");
    return row;
  }

  /** Returns a period as answers show it. */
  String period(String yearAndPeriod) {
    return surroundings.has(VismanetVariants.PERIOD_DASHED) && yearAndPeriod.length() == 6
        ? yearAndPeriod.substring(4) + "-" + yearAndPeriod.substring(0, 4)
        : yearAndPeriod;
  }

  /** Adds what only some variants show. */
  ObjectNode finish(ObjectNode row) {
    if (surroundings.has(VismanetVariants.NULLS_AND_NEW_PROPERTIES)) {
      MAY_BE_NULL.stream().filter(name -> !row.has(name)).forEach(row::putNull);
      row.put("someNewProperty", "lagt til senere");
    }
    return row;
  }

  /** A task inside a project has neither internal ids nor stamps. */
  private ObjectNode nested(int slot) {
    ObjectNode row = company.tasks.row(slot);
    row.put("timeStamp", Changes.text(company.tasks.version(slot)));
    List<String> gone = new ArrayList<>(List.of("internalId", "projectInternalId", "taxCategory"));
    gone.addAll(List.of("defAccount", "defSub", "defAccrualAccount", "defAccrualSub"));
    return row.remove(gone);
  }

  private void settleCustomer(ObjectNode row) {
    row.remove(MadeUpCompany.NON_PROJECT);
    int customer = takeReference(row, MadeUpCompany.CUSTOMER, company.customers);
    if (customer != RowSource.NONE) {
      ObjectNode found = company.customers.row(customer);
      ObjectNode shown = Json.object();
      shown.set("number", found.get("number"));
      shown.set("name", found.get("name"));
      row.set("customer", shown);
    }
  }

  private static int takeReference(ObjectNode row, String name, Table table) {
    var id = row.remove(name);
    return id == null ? RowSource.NONE : table.byId(id.asInt());
  }

  private void stamp(ObjectNode row, Table table, int slot, boolean created, String versionName) {
    row.put("lastModifiedDateTime", stamps.show(table.modified(slot)));
    if (created) {
      row.put("createdDateTime", stamps.show(table.created(slot)));
    }
    row.put(versionName, Changes.text(table.version(slot)));
  }
}
