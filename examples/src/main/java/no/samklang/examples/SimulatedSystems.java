package no.samklang.examples;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import no.samklang.simulators.Simulator;
import no.samklang.simulators.SimulatorOptions;
import no.samklang.simulators.Simulators;
import no.samklang.simulators.tidsbanken.TidsbankenSimulator;
import no.samklang.simulators.vismanet.VismanetSimulator;

/** Stands in for the vendors; with real accounts only {@link #settings()} differs. */
final class SimulatedSystems implements AutoCloseable {
  private final Simulator visma = Simulators.start("vismanet", SimulatorOptions.defaults());
  private final Simulator tidsbanken = Simulators.start("tidsbanken", SimulatorOptions.defaults());

  /** Returns the settings of both systems, by connector id and name. */
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
        tidsbanken());
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
    LocalDate today = LocalDate.ofInstant(tidsbanken.admin().now(), ZoneId.of("Europe/Oslo"));
    return tidsbanken
        .admin()
        .put(
            "timelinjer",
            Map.of(
                "AnsattId",
                101,
                "Dato",
                today + "T00:00:00",
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

  /** Returns the name of a customer in Tidsbanken; empty when there is none of this number. */
  String customerInTidsbanken(String number) {
    return tidsbanken
        .admin()
        .row("kunder", number)
        .map(row -> row.path("Navn").asText())
        .orElse("");
  }

  int transactionsInVisma() {
    return visma.admin().count("projectTransactions");
  }

  @Override
  public void close() {
    visma.close();
    tidsbanken.close();
  }
}
