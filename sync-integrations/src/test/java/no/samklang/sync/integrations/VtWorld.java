package no.samklang.sync.integrations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import no.samklang.simulators.Simulator;
import no.samklang.simulators.SimulatorOptions;
import no.samklang.simulators.conformance.VendorContract;
import no.samklang.simulators.tidsbanken.TidsbankenSimulator;
import no.samklang.simulators.tidsbanken.TidsbankenVariants;
import no.samklang.simulators.vismanet.VismanetSimulator;
import no.samklang.simulators.vismanet.VismanetVariants;
import no.samklang.sync.Connections;
import no.samklang.sync.Plan;
import no.samklang.sync.RunOptions;
import no.samklang.sync.RunReport;
import no.samklang.sync.SyncEngine;
import no.samklang.sync.SyncSession;
import no.samklang.sync.memory.InMemorySyncStateStore;
import no.samklang.sync.spi.SyncStateStore;
import no.samklang.sync.testkit.MovableClock;

/**
 * A company that uses Visma.net ERP and Tidsbanken, both simulated, and the integration between.
 */
final class VtWorld implements AutoCloseable {
  static final String START = "2026-11-16T08:00:00Z";

  final MovableClock clock = MovableClock.at(START);
  final Simulator visma;
  final Simulator tidsbanken;
  final SyncStateStore store;
  final Map<String, String> settings = new HashMap<>();
  final Map<String, Map<String, String>> systems = new HashMap<>();
  private final Random random = new Random(7);

  VtWorld() {
    this("");
  }

  /** Makes a world in which this variant of one of the simulators is in force; empty for none. */
  VtWorld(String variant) {
    this(variant, InMemorySyncStateStore::new);
  }

  /** Makes a world whose state is kept in the store that this makes with the world's clock. */
  VtWorld(String variant, Function<InstantSource, SyncStateStore> stores) {
    store = stores.apply(clock);
    visma =
        VismanetSimulator.start(
            options("vismanet", VismanetVariants.all().contains(variant) ? variant : ""));
    tidsbanken =
        TidsbankenSimulator.start(
            options("tidsbanken", TidsbankenVariants.all().contains(variant) ? variant : ""));
    Map<String, String> left = new HashMap<>();
    left.put("baseUrl", url(visma, ""));
    left.put("tokenUrl", url(visma, VismanetSimulator.TOKEN_PATH));
    left.put("clientId", VismanetSimulator.CLIENT_ID);
    left.put("clientSecret", VismanetSimulator.CLIENT_SECRET);
    left.put("tenantId", VismanetSimulator.COMPANY_TENANT);
    systems.put("vismanet", left);
    Map<String, String> right = new HashMap<>();
    right.put("baseUrl", url(tidsbanken, ""));
    right.put("tbKey", TidsbankenSimulator.TB_KEY);
    right.put("subscriptionKey", TidsbankenSimulator.SUBSCRIPTION_KEY);
    systems.put("tidsbanken", right);
    settings.put("hourTypes.T100", item());
    settings.put("startDate", "2026-11-01");
  }

  /** Returns the names of all variants of both simulators, and the empty name for none. */
  static Set<String> variants() {
    Set<String> all = new TreeSet<>(VismanetVariants.all());
    all.addAll(TidsbankenVariants.all());
    all.add("");
    return all;
  }

  private SimulatorOptions options(String system, String variant) {
    SimulatorOptions options = SimulatorOptions.defaults().records(4).clock(clock);
    Path contract = Path.of(System.getProperty("samklang.vendors", "none"), system, "openapi.json");
    if (Files.exists(contract)) {
      options = options.contract(VendorContract.load(contract));
    }
    return variant.isEmpty() ? options : options.variants(variant);
  }

  private static String url(Simulator simulator, String path) {
    return "http://127.0.0.1:" + simulator.port() + path;
  }

  private String item() {
    return visma.admin().rows("inventory").stream()
        .filter(row -> row.path("type").asText().equals("LaborItem"))
        .findFirst()
        .orElseThrow()
        .path("inventoryNumber")
        .asText();
  }

  SyncSession open() {
    return SyncEngine.builder()
        .store(store)
        .clock(clock)
        .random(random)
        .maxInFlight(4)
        .build()
        .open(VismanetTidsbanken.using(settings), Connections.discover(systems));
  }

  /** Makes the first plan and applies it, as a person would. */
  RunReport activate() {
    try (SyncSession session = open()) {
      Plan plan = session.plan();
      RunReport report = session.apply(plan, "Kari");
      if (report.state() != no.samklang.sync.RunState.COMPLETED) {
        throw new AssertionError("the first plan was not applied: " + plan.report() + report);
      }
      return report;
    }
  }

  RunReport run() {
    try (SyncSession session = open()) {
      return session.run();
    }
  }

  /** Opens a session in which a wait between two attempts moves the clock instead of the day. */
  SyncSession openUnhurried() {
    return SyncEngine.builder()
        .store(store)
        .clock(clock)
        .random(random)
        .maxInFlight(4)
        .build()
        .open(VismanetTidsbanken.using(settings), new Unhurried(systems, clock::advance));
  }

  RunReport runUnhurried(RunOptions options) {
    try (SyncSession session = openUnhurried()) {
      return session.run(options);
    }
  }

  RunReport runUnhurried() {
    return runUnhurried(RunOptions.all());
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
    visma
        .admin()
        .put(
            "employees",
            Map.of("employeeNumber", number, "employeeName", name, "status", "Active"));
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

  /** Makes a project that stands in Tidsbanken only. */
  void internalProject(String number) {
    tidsbanken.admin().put("prosjekter", Map.of("Id", number, "Navn", "Internt"));
  }

  /** Makes an employee that stands in both systems, linked by identifier. */
  void employee(int id, String number, String name) {
    visma
        .admin()
        .put(
            "employees",
            Map.of("employeeNumber", number, "employeeName", name, "status", "Active"));
    worker(id, number, name);
  }

  /** Makes an employee in Tidsbanken; an empty identifier is linked to nobody. */
  void worker(int id, String identifier, String name) {
    tidsbanken
        .admin()
        .put(
            "ansatte",
            Map.of(
                "Id",
                id,
                "Fornavn",
                name,
                "Etternavn",
                "Moe",
                "Identifikator",
                identifier,
                "Aktiv",
                true));
  }

  /** Registers approved hours and returns the id of the entry. */
  long hours(int employee, String project, String task, String hours, Map<String, ?> more) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("AnsattId", employee);
    row.put("Dato", "2026-11-12");
    row.put("AntallTimer", new BigDecimal(hours));
    if (!project.isEmpty()) {
      row.put("ProsjektId", project);
    }
    if (!task.isEmpty()) {
      row.put("ProsjektlinjeId", task);
    }
    row.put("ProduktId", "T100");
    row.put("Godkjent", true);
    row.putAll(more);
    return tidsbanken.admin().put("timelinjer", row).path("Id").asLong();
  }

  long hours(int employee, String project, String task, String hours) {
    return hours(employee, project, task, hours, Map.of());
  }

  void entry(long id, Map<String, ?> change) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("Id", id);
    row.putAll(change);
    tidsbanken.admin().put("timelinjer", row);
  }

  ObjectNode kunde(String number) {
    return tidsbanken.admin().row("kunder", number).orElseThrow();
  }

  ObjectNode prosjekt(String number) {
    return tidsbanken.admin().row("prosjekter", number).orElseThrow();
  }

  ObjectNode linje(String project, String line) {
    return tidsbanken.admin().row("prosjektlinjer", project + "/" + line).orElseThrow();
  }

  /** Returns the lines of all project transactions in Visma.net, in the order they were made. */
  List<JsonNode> transactionLines() {
    List<JsonNode> lines = new ArrayList<>();
    for (ObjectNode document : visma.admin().rows("projectTransactions")) {
      document.path("lines").forEach(lines::add);
    }
    return lines;
  }

  /** Returns the rows of the time export that are not marked. */
  List<ObjectNode> unmarked() {
    return tidsbanken.admin().rows("timeeksport").stream()
        .filter(row -> !row.path("Eksportert").asBoolean())
        .toList();
  }

  @Override
  public void close() {
    visma.close();
    tidsbanken.close();
    store.close();
  }
}
