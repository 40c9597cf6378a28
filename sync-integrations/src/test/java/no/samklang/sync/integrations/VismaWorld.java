package no.samklang.sync.integrations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import no.samklang.simulators.Simulator;
import no.samklang.simulators.vismanet.VismanetSimulator;
import no.samklang.simulators.vismanet.VismanetVariants;
import no.samklang.sync.spi.SyncStateStore;

/** A company that uses Visma.net ERP, simulated, and an integration between it and another. */
abstract class VismaWorld extends IntegrationWorld {
  final Simulator visma;

  /** Makes the world in which this variant of one of the simulators is in force; empty for none. */
  VismaWorld(String variant, Function<InstantSource, SyncStateStore> stores) {
    super(stores);
    visma =
        VismanetSimulator.start(
            options("vismanet", VismanetVariants.all().contains(variant) ? variant : ""));
    Map<String, String> left = new HashMap<>();
    left.put("baseUrl", url(visma, ""));
    left.put("tokenUrl", url(visma, VismanetSimulator.TOKEN_PATH));
    left.put("clientId", VismanetSimulator.CLIENT_ID);
    left.put("clientSecret", VismanetSimulator.CLIENT_SECRET);
    left.put("tenantId", VismanetSimulator.COMPANY_TENANT);
    systems.put("vismanet", left);
  }

  /** Returns the number of the item for hours. */
  String laborItem() {
    return visma.admin().rows("inventory").stream()
        .filter(row -> row.path("type").asText().equals("LaborItem"))
        .findFirst()
        .orElseThrow()
        .path("inventoryNumber")
        .asText();
  }

  void customer(String number, String name) {
    visma.admin().put("customers", Map.of("number", number, "name", name, "status", "Active"));
  }

  void project(String code, String customer, String status) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("projectID", code);
    row.put("description", "Prosjekt " + code);
    row.put("status", status);
    row.put("customer", Map.of("number", customer));
    row.put("startDate", "2026-01-05T00:00:00");
    visma.admin().put("projects", row);
  }

  void status(String project, String status) {
    visma.admin().put("projects", Map.of("projectID", project, "status", status));
  }

  void task(String project, String code, String status) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("projectID", project);
    row.put("taskId", code);
    row.put("description", "Oppgave " + code);
    row.put("status", status);
    visma.admin().put("projectTasks", row);
  }

  /** Makes a project that hours can be registered on: customer, project, task, all active. */
  void openProject(String code) {
    customer("20001", "Bergtun Eiendom AS");
    project(code, "20001", "Active");
    task(code, "01", "Active");
  }

  /** Makes an employee in Visma.net and sets him or her as manager of a project. */
  void manager(String project, String number, String name) {
    vismaEmployee(number, name);
    visma
        .admin()
        .put(
            "projects",
            Map.of("projectID", project, "projectManager", Map.of("employeeNumber", number)));
  }

  void renumberCustomer(String from, String to) {
    int id = visma.admin().row("customers", from).orElseThrow().path("internalId").asInt();
    visma.admin().put("customers", Map.of("internalId", id, "number", to));
  }

  void renumberProject(String from, String to) {
    int id = visma.admin().row("projects", from).orElseThrow().path("internalID").asInt();
    visma.admin().put("projects", Map.of("internalID", id, "projectID", to));
  }

  /** Makes an employee in Visma.net. */
  void vismaEmployee(String number, String name) {
    visma
        .admin()
        .put(
            "employees",
            Map.of("employeeNumber", number, "employeeName", name, "status", "Active"));
  }

  /** Returns the lines of all project transactions in Visma.net, in the order they were made. */
  List<JsonNode> transactionLines() {
    List<JsonNode> lines = new ArrayList<>();
    for (ObjectNode document : visma.admin().rows("projectTransactions")) {
      document.path("lines").forEach(lines::add);
    }
    return lines;
  }

  @Override
  public void close() {
    visma.close();
    super.close();
  }
}
