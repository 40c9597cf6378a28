package no.samklang.examples;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import no.samklang.simulators.Simulator;
import no.samklang.simulators.SimulatorOptions;
import no.samklang.simulators.Simulators;
import no.samklang.simulators.proresult.ProresultSimulator;
import no.samklang.simulators.tidsbanken.TidsbankenSimulator;
import no.samklang.simulators.vismanet.VismanetSimulator;

/** Stands in for the vendors; with real accounts only {@link #settings()} differs. */
final class SimulatedSystems implements AutoCloseable {
  private final Simulator visma = Simulators.start("vismanet", SimulatorOptions.defaults());
  private final Simulator tidsbanken = Simulators.start("tidsbanken", SimulatorOptions.defaults());

  private final Simulator proresult = Simulators.start("proresult", SimulatorOptions.defaults());

  /** Returns the settings of the systems, by connector id and name. */
  Map<String, Map<String, String>> settings() {
    String erp = "http://127.0.0.1:" + visma.port();
    return Map.of(
        "vismanet",
        Map.of(
            "baseUrl", erp,
            "tokenUrl", erp + VismanetSimulator.TOKEN_PATH,
            "clientId", VismanetSimulator.CLIENT_ID,
            "clientSecret", VismanetSimulator.CLIENT_SECRET,
            "tenantId", VismanetSimulator.COMPANY_TENANT),
        "tidsbanken",
        tidsbanken(),
        "proresult",
        Map.of(
            "baseUrl", "http://127.0.0.1:" + proresult.port(),
            "accountId", ProresultSimulator.ACCOUNT_ID,
            "apiSecret", ProresultSimulator.API_SECRET));
  }

  Map<String, String> tidsbanken() {
    return Map.of(
        "baseUrl", "http://127.0.0.1:" + tidsbanken.port(),
        "tbKey", TidsbankenSimulator.TB_KEY,
        "subscriptionKey", TidsbankenSimulator.SUBSCRIPTION_KEY);
  }

  /** Somebody has worked seven and a half hours today, and they are approved. */
  long registerHours() {
    String project = visma.admin().rows("projects").get(0).path("projectID").asText();
    return tidsbanken
        .admin()
        .put(
            "timelinjer",
            Map.of(
                "AnsattId",
                101,
                "Dato",
                today() + "T00:00:00",
                "ProsjektId",
                project,
                "ProsjektlinjeId",
                "01",
                "AntallTimer",
                new BigDecimal("7.5"),
                "ProduktId",
                "TØMRER",
                "Godkjent",
                true))
        .path("Id")
        .asLong();
  }

  /** Somebody who is linked works eight hours today on a task of Visma.net. */
  void registerCraftHours() {
    String project = openProject();
    proresult
        .admin()
        .put(
            "timer",
            Map.of(
                "arbeiderId",
                linkedWorker(),
                "dato",
                today().toString(),
                "prosjektnummer",
                project,
                "arbeidsartKode",
                "01",
                "arbeidsartKilde",
                "ERP",
                "antallTimer",
                8,
                "godkjent",
                true));
  }

  /** Returns the day it is there. */
  LocalDate today() {
    return LocalDate.ofInstant(proresult.admin().now(), ZoneId.of("Europe/Oslo"));
  }

  private String openProject() {
    String project = visma.admin().rows("projects").get(0).path("projectID").asText();
    visma.admin().put("projects", Map.of("projectID", project, "status", "Active"));
    visma
        .admin()
        .put("projectTasks", Map.of("projectID", project, "taskId", "01", "status", "Active"));
    return project;
  }

  private long linkedWorker() {
    return proresult.admin().rows("arbeidere").stream()
        .filter(row -> !row.path("eksterntAnsattnummer").asText("").isEmpty())
        .findFirst()
        .orElseThrow()
        .path("arbeiderId")
        .asLong();
  }

  String account(int place) {
    return visma.admin().rows("accounts").get(place).path("accountCD").asText();
  }

  /** Makes a project in Visma.net and returns its number. */
  String addProject(String number, String name) {
    visma
        .admin()
        .put("projects", Map.of("projectID", number, "description", name, "status", "Active"));
    return number;
  }

  String projectInTidsbanken(String number) {
    return name(tidsbanken, "prosjekter", number, "Navn");
  }

  String projectInProresult(String number) {
    return name(proresult, "prosjekter", number, "prosjektnavn");
  }

  String customerInProresult(String number) {
    return name(proresult, "kunder", number, "kundenavn");
  }

  private static String name(Simulator system, String collection, String key, String field) {
    return system.admin().row(collection, key).map(row -> row.path(field).asText()).orElse("");
  }

  /** Returns the name of a customer in Tidsbanken; empty when there is none of this number. */
  String customerInTidsbanken(String number) {
    return name(tidsbanken, "kunder", number, "Navn");
  }

  int transactionsInVisma() {
    return visma.admin().count("projectTransactions");
  }

  @Override
  public void close() {
    visma.close();
    tidsbanken.close();
    proresult.close();
  }
}
