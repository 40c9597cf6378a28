package no.samklang.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.samklang.simulators.Admin;
import no.samklang.simulators.Simulator;

/** The made-up craftsman of the demo, in both systems, and what the people do there. */
final class CraftCompany {
  static final LocalDate MONDAY = LocalDate.of(2026, 11, 16);

  private static final String OWN_WORK_TYPE = "KJØRING";
  private static final String PLATE = "GIPS-13";

  private final Admin visma;
  private final Admin proresult;
  private final List<ObjectNode> linked;

  CraftCompany(Simulator visma, Simulator proresult) {
    this.visma = visma.admin();
    this.proresult = proresult.admin();
    this.linked =
        this.proresult.rows("arbeidere").stream()
            .filter(row -> !row.path("eksterntAnsattnummer").asText("").isEmpty())
            .toList();
  }

  Admin visma() {
    return visma;
  }

  Admin proresult() {
    return proresult;
  }

  /** Three projects are open, with two tasks each, and plasterboard is in the register. */
  void prepare() {
    for (int n = 0; n < 3; n++) {
      visma.put("projects", Map.of("projectID", project(n), "status", "Active"));
      for (String task : List.of("01", "02")) {
        visma.put(
            "projectTasks",
            Map.of(
                "projectID",
                project(n),
                "taskId",
                task,
                "description",
                task.equals("01") ? "Innredning" : "Etterarbeid",
                "status",
                "Active"));
      }
    }
    Map<String, Object> plate = new LinkedHashMap<>();
    plate.put("inventoryNumber", PLATE);
    plate.put("description", "Gipsplate 13 mm");
    plate.put("type", "FinishedGoodItem");
    plate.put("stockItem", true);
    plate.put("status", "Active");
    plate.put("defaultPrice", new BigDecimal("149.50"));
    plate.put("currentCost", new BigDecimal("88.25"));
    plate.put("baseUnit", "STK");
    visma.put("inventory", plate);
  }

  String account(int place) {
    return visma.rows("accounts").get(place).path("accountCD").asText();
  }

  /** The week's hours are registered and approved. */
  void registerHours() {
    hours(worker(0), 0, project(0), "01", "10", Map.of("overtid50", 1.5, "overtid100", 1));
    hours(worker(0), 1, project(0), "02", "7.5", Map.of());
    hours(worker(1), 0, project(1), "01", "8", Map.of("fakturerbareTimer", 6));
    hours(newcomer(), 2, project(1), "01", "7.5", Map.of());
    hours(worker(1), 3, project(2), "01", "4", Map.of());
    proresult.put(
        "arbeidsarter",
        Map.of("prosjektnummer", project(1), "kode", OWN_WORK_TYPE, "navn", "Kjøring"));
    hours(worker(1), 2, project(1), OWN_WORK_TYPE, "2", Map.of("arbeidsartKilde", "PRORESULT"));
  }

  /** Twelve boards are taken, two come back, and a lift is hired, which is in no register. */
  void takeItems() {
    long boards = withdraw(Map.of("varenummer", PLATE, "antall", 12));
    proresult.put("vareuttak", Map.of("returAvId", boards, "antall", -2));
    withdraw(Map.of("beskrivelse", "Leie av lift", "antall", 1, "pris", 900));
  }

  void completeProject() {
    visma.put("projects", Map.of("projectID", project(2), "status", "Completed"));
  }

  void reopenProject() {
    visma.put("projects", Map.of("projectID", project(2), "status", "Active"));
  }

  /** Returns whether the project that was completed and opened again is closed in Proresult. */
  boolean closed() {
    return proresult
        .row("prosjekter", project(2))
        .map(row -> row.path("avsluttet").asBoolean())
        .orElse(true);
  }

  String restlessProject() {
    return project(2) + " " + projectName(project(2));
  }

  String projectName(String number) {
    return visma.row("projects", number).map(row -> row.path("description").asText()).orElse("");
  }

  String newcomerName() {
    return row(newcomer()).path("navn").asText();
  }

  /** Somebody enters the number that the newcomer has in Visma.net. */
  void linkNewcomer() {
    String number = row(newcomer()).path("ansattnummer").asText();
    proresult.put("arbeidere", Map.of("arbeiderId", newcomer(), "eksterntAnsattnummer", number));
  }

  private ObjectNode row(long worker) {
    return proresult.row("arbeidere", Long.toString(worker)).orElseThrow();
  }

  private String project(int n) {
    return visma.rows("projects").get(n).path("projectID").asText();
  }

  private long worker(int n) {
    return linked.get(n).path("arbeiderId").asLong();
  }

  private long newcomer() {
    return proresult.rows("arbeidere").stream()
        .filter(row -> !linked.contains(row))
        .findFirst()
        .orElseThrow()
        .path("arbeiderId")
        .asLong();
  }

  private void hours(
      long worker, int day, String project, String workType, String hours, Map<String, ?> more) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("arbeiderId", worker);
    row.put("dato", MONDAY.plusDays(day).toString());
    row.put("prosjektnummer", project);
    row.put("arbeidsartKode", workType);
    row.put("arbeidsartKilde", "ERP");
    row.put("antallTimer", new BigDecimal(hours));
    row.put("godkjent", true);
    row.putAll(more);
    proresult.put("timer", row);
  }

  private long withdraw(Map<String, ?> what) {
    Map<String, Object> row = new LinkedHashMap<>(what);
    row.put("arbeiderId", worker(0));
    row.put("dato", MONDAY.plusDays(1).toString());
    row.put("prosjektnummer", project(0));
    return proresult.put("vareuttak", row).path("id").asLong();
  }
}
