package no.samklang.sync.integrations;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import no.samklang.simulators.Simulator;
import no.samklang.simulators.proresult.ProresultSimulator;
import no.samklang.simulators.proresult.ProresultVariants;
import no.samklang.simulators.vismanet.VismanetVariants;
import no.samklang.sync.Integration;
import no.samklang.sync.RunReport;
import no.samklang.sync.SyncSession;
import no.samklang.sync.memory.InMemorySyncStateStore;

/** A craftsman who uses Visma.net ERP and Proresult, both simulated, and what is between. */
final class VpWorld extends VismaWorld {
  private static final Set<String> NO_MARKING =
      Set.of(ProresultVariants.HOURS_MARKING_404, ProresultVariants.HOURS_MARKING_405);

  final Simulator proresult;

  VpWorld() {
    this("");
  }

  /** Makes a world in which this variant of one of the simulators is in force; empty for none. */
  VpWorld(String variant) {
    super(variant, InMemorySyncStateStore::new);
    proresult =
        ProresultSimulator.start(
            options("proresult", ProresultVariants.all().contains(variant) ? variant : ""));
    Map<String, String> right = new HashMap<>();
    right.put("baseUrl", url(proresult, ""));
    right.put("accountId", ProresultSimulator.ACCOUNT_ID);
    right.put("apiSecret", ProresultSimulator.API_SECRET);
    if (variant.equals(ProresultVariants.FUNCTION_READING_ONLY)) {
      right.put("lists", "csv");
      settings.put("equalEmployeeNumbers", "true");
    }
    if (NO_MARKING.contains(variant)) {
      right.put("markHours", "false");
    }
    systems.put("proresult", right);
    settings.put("startDate", "2026-11-01");
    settings.put("hoursItem", laborItem());
    settings.put("hoursDebitAccount", account(0));
    settings.put("hoursCreditAccount", account(1));
    settings.put("hoursAccountGroup", accountGroup(0));
    settings.put("withdrawalsDebitAccount", account(1));
    settings.put("withdrawalsCreditAccount", account(0));
    settings.put("withdrawalsAccountGroup", accountGroup(1));
    settings.put("withdrawalsTask", "90");
  }

  /** Returns the names of all variants of both simulators, and the empty name for none. */
  static Set<String> variants() {
    Set<String> all = new TreeSet<>(VismanetVariants.all());
    all.addAll(ProresultVariants.all());
    all.add("");
    return all;
  }

  @Override
  Integration integration() {
    return VismanetProresult.using(settings);
  }

  String account(int place) {
    return visma.admin().rows("accounts").get(place).path("accountCD").asText();
  }

  String accountGroup(int place) {
    return visma.admin().rows("accountGroups").get(place).path("accountGroupId").asText();
  }

  @Override
  RunReport activate() {
    try (SyncSession session = openUnhurried()) {
      return activate(session);
    }
  }

  /** Applies the first plan where some routes are refused for their settings. */
  RunReport activateRefused() {
    try (SyncSession session = openUnhurried()) {
      return applied(session, session.plan());
    }
  }

  /** Closes a financial period. */
  void close(String period) {
    visma.admin().put("financialPeriods", Map.of("period", period, "closedInGeneralLedger", true));
  }

  void reopen(String period) {
    visma.admin().put("financialPeriods", Map.of("period", period, "closedInGeneralLedger", false));
  }

  void address(String customer, String which, String street, String code, String city) {
    visma
        .admin()
        .put(
            "customers",
            Map.of(
                "number",
                customer,
                which,
                Map.of("addressLine1", street, "postalCode", code, "city", city)));
  }

  /** Makes a project on which work is done, with a task for hours and one for withdrawals. */
  @Override
  void openProject(String code) {
    super.openProject(code);
    task(code, "90", "Active");
  }

  void projectWithoutCustomer(String code) {
    visma
        .admin()
        .put(
            "projects",
            Map.of("projectID", code, "description", "Prosjekt " + code, "status", "Active"));
  }

  void attribute(String project, String id, String value) {
    visma
        .admin()
        .put(
            "projects",
            Map.of("projectID", project, "attributes", List.of(Map.of("id", id, "value", value))));
  }

  void renumberItem(String from, String to) {
    int id = visma.admin().row("inventory", from).orElseThrow().path("inventoryId").asInt();
    visma.admin().put("inventory", Map.of("inventoryId", id, "inventoryNumber", to));
  }

  void item(String number, String name, String type, boolean stock) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("inventoryNumber", number);
    row.put("description", name);
    row.put("type", type);
    row.put("stockItem", stock);
    row.put("status", "Active");
    row.put("defaultPrice", new BigDecimal("149.5"));
    row.put("currentCost", new BigDecimal("88.25"));
    row.put("baseUnit", "STK");
    visma.admin().put("inventory", row);
  }

  /** Makes an employee who stands in both systems, linked by the number of the ERP. */
  void employee(int id, String number, String name) {
    vismaEmployee(number, name);
    worker(id, number, name, "268.5");
  }

  /**
   * Makes a worker in Proresult; an empty number of the ERP is linked to nobody. Where lists do not
   * show that number, the worker's own is equal to it.
   */
  void worker(int id, String erpNumber, String name, String wage) {
    boolean equal = settings.containsKey("equalEmployeeNumbers");
    proresult
        .admin()
        .put(
            "arbeidere",
            Map.of(
                "arbeiderId",
                id,
                "ansattnummer",
                equal && !erpNumber.isEmpty() ? erpNumber : Integer.toString(id),
                "eksterntAnsattnummer",
                erpNumber,
                "navn",
                name,
                "timelonn",
                new BigDecimal(wage),
                "aktiv",
                true));
  }

  /** Registers approved hours and returns the id of the entry. */
  long hours(int worker, String project, String workType, String hours, Map<String, ?> more) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("arbeiderId", worker);
    row.put("dato", "2026-11-12");
    row.put("prosjektnummer", project);
    row.put("arbeidsartKode", workType);
    row.put("arbeidsartKilde", "ERP");
    row.put("antallTimer", new BigDecimal(hours));
    row.put("godkjent", true);
    row.putAll(more);
    return proresult.admin().put("timer", row).path("id").asLong();
  }

  long hours(int worker, String project, String workType, String hours) {
    return hours(worker, project, workType, hours, Map.of());
  }

  /** Registers a withdrawal of an item and returns its id. */
  long withdrawal(int worker, String project, String item, String quantity, Map<String, ?> more) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("arbeiderId", worker);
    row.put("dato", "2026-11-12");
    row.put("prosjektnummer", project);
    if (!item.isEmpty()) {
      row.put("varenummer", item);
    }
    row.put("antall", new BigDecimal(quantity));
    row.putAll(more);
    return proresult.admin().put("vareuttak", row).path("id").asLong();
  }

  long withdrawal(int worker, String project, String item, String quantity) {
    return withdrawal(worker, project, item, quantity, Map.of());
  }

  ObjectNode row(String collection, String key) {
    return proresult.admin().row(collection, key).orElseThrow();
  }

  ObjectNode kunde(String number) {
    return row("kunder", number);
  }

  ObjectNode prosjekt(String number) {
    return row("prosjekter", number);
  }

  ObjectNode workType(String project, String code) {
    return row("arbeidsarter", project + "/" + code);
  }

  /** Returns the rows that are not marked as transferred or invoiced. */
  List<ObjectNode> unmarked(String collection) {
    String mark = collection.equals("timer") ? "overfort" : "fakturert";
    return proresult.admin().rows(collection).stream()
        .filter(row -> !row.path(mark).asBoolean())
        .toList();
  }

  @Override
  public void close() {
    proresult.close();
    super.close();
  }
}
