package no.samklang.simulators.vismanet;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import no.samklang.simulators.internal.Json;
import no.samklang.simulators.internal.Oslo;

/** Shows project transactions in the vendor's read form. */
final class TransactionView {

  private final Company company;
  private final Views views;
  private final Stamps stamps;

  TransactionView(Company company, Views views, Stamps stamps) {
    this.company = company;
    this.views = views;
    this.stamps = stamps;
  }

  ObjectNode show(TransactionDocument document, boolean withNote) {
    ObjectNode json = Json.object();
    json.put("refNbr", document.refNbr()).put("description", document.description());
    json.put("status", document.status()).put("module", document.module());
    json.put("note", withNote ? document.note() : "");
    json.put("timeStamp", Changes.text(document.version()));
    ArrayNode lines = json.putArray("lines");
    for (TransactionLine line : document.lines()) {
      lines.add(line(line, document.released(), withNote));
    }
    return json;
  }

  private ObjectNode line(TransactionLine line, boolean released, boolean withNote) {
    ObjectNode json = Json.object();
    json.put("tranId", line.tranId()).put("date", Oslo.midnight(line.date()));
    named(
        json,
        "inventoryId",
        company.inventory,
        line.inventory(),
        "number",
        "inventoryNumber",
        false);
    json.put("description", line.text("description")).put("uom", line.text("uom"));
    json.put("quantity", line.quantity())
        .put("unitRate", line.unitRate())
        .put("amount", line.amount());
    json.put("billable", line.billable()).put("released", released).put("allocated", false);
    json.put("billableQuantity", line.billableQuantity());
    json.put("financialPeriod", views.period(line.period()))
        .put("useBillableQty", line.useBillableQty());
    json.put("lastModifiedDateTime", stamps.show(line.modified()));
    named(json, "project", company.projects, line.project(), "id", "projectID", true);
    named(json, "projectTask", company.tasks, line.task(), "id", "taskId", true);
    ledger(json, line);
    json.set("branch", MadeUpCompany.branch());
    int employee =
        line.employee() == RowSource.NONE
            ? RowSource.NONE
            : company.employees.byId(line.employee());
    if (employee != RowSource.NONE) {
      json.set("employee", views.employee(employee));
    }
    customer(json, line);
    if (withNote && !line.text("note").isEmpty()) {
      json.put("note", line.text("note"));
    }
    return json;
  }

  private static void named(
      ObjectNode json,
      String name,
      Table table,
      int id,
      String code,
      String codeName,
      boolean withId) {
    int slot = id == RowSource.NONE ? RowSource.NONE : table.byId(id);
    if (slot != RowSource.NONE) {
      ObjectNode row = table.row(slot);
      ObjectNode shown = json.putObject(name);
      if (withId) {
        shown.put("internalId", id);
      }
      shown
          .put(code, row.path(codeName).asText())
          .put("description", row.path("description").asText());
    }
  }

  private void customer(ObjectNode json, TransactionLine line) {
    int customer = line.customer() == RowSource.NONE ? customerOfProject(line) : line.customer();
    int slot = customer == RowSource.NONE ? RowSource.NONE : company.customers.byId(customer);
    if (slot != RowSource.NONE) {
      ObjectNode row = company.customers.row(slot);
      json.putObject("customerVendor")
          .put("internalId", customer)
          .put("number", row.path("number").asText())
          .put("name", row.path("name").asText());
    }
  }

  private int customerOfProject(TransactionLine line) {
    int slot = company.projects.byId(line.project());
    return slot == RowSource.NONE
        ? RowSource.NONE
        : company.projects.row(slot).path(MadeUpCompany.CUSTOMER).asInt(RowSource.NONE);
  }

  private void ledger(ObjectNode json, TransactionLine line) {
    for (String side : new String[] {"debit", "credit"}) {
      String account = line.text(side + "Account");
      int slot = account.isEmpty() ? RowSource.NONE : company.accounts.byCode(account);
      if (slot != RowSource.NONE) {
        ObjectNode row = company.accounts.row(slot);
        json.putObject(side + "Account")
            .put("type", row.path("type").asText())
            .put("active", row.path("active").asBoolean())
            .put("number", account)
            .put("description", row.path("description").asText());
      }
      subaccount(json, side + "Subaccount", line.text(side + "Subaccount"));
    }
    String group = line.text("accountGroup");
    int slot = group.isEmpty() ? RowSource.NONE : company.accountGroups.byCode(group);
    if (slot != RowSource.NONE) {
      String name = company.accountGroups.row(slot).path("description").asText();
      json.putObject("accountGroup").put("number", group).put("name", name);
      json.putObject("debitAccountGroup").put("number", group).put("name", name);
    }
  }

  private void subaccount(ObjectNode json, String name, String number) {
    int slot = number.isEmpty() ? RowSource.NONE : company.subaccounts.byCode(number);
    if (slot != RowSource.NONE) {
      ObjectNode row = company.subaccounts.row(slot);
      json.putObject(name)
          .put("active", row.path("active").asBoolean())
          .put("id", number)
          .put("description", row.path("description").asText());
    }
  }
}
