package no.samklang.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.samklang.simulators.Admin;
import no.samklang.simulators.Simulator;

/** The made-up company of the demo, in both systems, and what its people do there. */
final class DemoCompany {
  static final LocalDate MONDAY = LocalDate.of(2026, 11, 16);
  static final Map<String, String> HOUR_TYPES =
      Map.of("TØMRER", "TIM-TOMRER", "MALER", "TIM-MALER");

  private static final LocalDate WEDNESDAY = MONDAY.plusDays(2);
  private static final LocalDate THURSDAY = MONDAY.plusDays(3);
  private static final String NEWCOMER_NUMBER = "1005";

  private final Admin visma;
  private final Admin tidsbanken;

  DemoCompany(Simulator visma, Simulator tidsbanken) {
    this.visma = visma.admin();
    this.tidsbanken = tidsbanken.admin();
  }

  Admin visma() {
    return visma;
  }

  Admin tidsbanken() {
    return tidsbanken;
  }

  /** Somebody is new in Tidsbanken, and nobody has entered the employee number yet. */
  void prepare() {
    Map<String, Object> newcomer = new LinkedHashMap<>();
    newcomer.put("Id", newcomer());
    newcomer.put("Identifikator", null);
    tidsbanken.put("ansatte", newcomer);
    visma.put("projects", Map.of("projectID", finishedProject(), "status", "Active"));
  }

  /** The week's hours are registered and approved. Returns the entry that is corrected later. */
  long registerHours() {
    long corrected =
        register(
            new Hours(101, WEDNESDAY, project(0), "01", "7.5", "7.5", "TØMRER", "Bindingsverk"));
    register(
        new Hours(
            101, THURSDAY, project(0), "01", "7.5", "6", "TØMRER", "Bindingsverk, søndre fløy"));
    register(new Hours(102, WEDNESDAY, project(0), "02", "8", "0", "TØMRER", "Opprydding"));
    register(
        new Hours(102, THURSDAY, project(1), "01", "7.5", "7.5", "MALER", "Grunning, 2. etasje"));
    register(new Hours(103, THURSDAY, project(1), "02", "4", "4", "MALER", "Måltaking på stedet"));
    return corrected;
  }

  /** The newcomer registers hours as well. Returns the entry. */
  long registerNewcomer() {
    return register(
        new Hours(
            newcomer(), THURSDAY, project(1), "01", "7.5", "7.5", "MALER", "Sparkling og sliping"));
  }

  /** An hour and a half was too much on Wednesday. */
  void correct(long entry) {
    tidsbanken.put("timelinjer", Map.of("Id", entry, "AntallTimer", 6, "FakturaAntall", 6));
  }

  /** A project is completed in Visma.net. */
  void completeProject() {
    visma.put("projects", Map.of("projectID", finishedProject(), "status", "Completed"));
  }

  /** The newcomer gets the employee number in Tidsbanken. */
  void linkNewcomer() {
    tidsbanken.put("ansatte", Map.of("Id", newcomer(), "Identifikator", NEWCOMER_NUMBER));
  }

  String newcomerName() {
    return employeeName(tidsbanken.row("ansatte", Long.toString(newcomer())).orElseThrow());
  }

  static String employeeName(ObjectNode employee) {
    return employee.path("Fornavn").asText() + " " + employee.path("Etternavn").asText();
  }

  String finishedProject() {
    return project(2);
  }

  /** Returns whether the completed project is closed for registration in Tidsbanken. */
  boolean finishedProjectBlocked() {
    return tidsbanken
        .row("prosjekter", finishedProject())
        .map(row -> row.path("Avsluttet").asBoolean())
        .orElse(false);
  }

  /** Returns number and name of a project. */
  String projectName(String number) {
    return visma
        .row("projects", number)
        .map(row -> number + " " + row.path("description").asText())
        .orElse(number);
  }

  private static long newcomer() {
    return 105;
  }

  private String project(int n) {
    List<ObjectNode> projects = visma.rows("projects");
    return projects.get(n).path("projectID").asText();
  }

  /** Hours of one person on one day. */
  private record Hours(
      long employee,
      LocalDate day,
      String project,
      String task,
      String hours,
      String billable,
      String product,
      String text) {}

  private long register(Hours hours) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("AnsattId", hours.employee());
    row.put("Dato", hours.day() + "T00:00:00");
    row.put("ProsjektId", hours.project());
    row.put("ProsjektlinjeId", hours.task());
    row.put("AntallTimer", new java.math.BigDecimal(hours.hours()));
    row.put("Faktureres", !hours.billable().equals("0"));
    row.put("FakturaAntall", new java.math.BigDecimal(hours.billable()));
    row.put("Kostpris", 425);
    row.put("ProduktId", hours.product());
    row.put("Notat", hours.text());
    row.put("Godkjent", true);
    return tidsbanken.put("timelinjer", row).path("Id").asLong();
  }
}
