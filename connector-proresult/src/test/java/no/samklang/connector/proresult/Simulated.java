package no.samklang.connector.proresult;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.samklang.simulators.Admin;
import no.samklang.simulators.Simulator;
import no.samklang.simulators.SimulatorOptions;
import no.samklang.simulators.conformance.VendorContract;
import no.samklang.simulators.proresult.ProresultSimulator;
import no.samklang.sync.spi.Connector;
import no.samklang.sync.spi.ConnectorDescriptor;
import no.samklang.sync.testkit.MovableClock;
import org.jspecify.annotations.Nullable;

/** A simulated Proresult without workers, on the clock that the connector goes by. */
final class Simulated implements AutoCloseable {
  final MovableClock clock = MovableClock.at("2026-11-20T09:00:00Z");
  final Simulator simulator;

  Simulated(Set<String> variants) {
    simulator =
        ProresultSimulator.start(
            SimulatorOptions.defaults().clock(clock).variants(variants).contract(vendorContract()));
    List<String> workers =
        admin().rows("arbeidere").stream().map(row -> row.get("arbeiderId").asText()).toList();
    workers.forEach(id -> admin().delete("arbeidere", id));
  }

  Simulated() {
    this(Set.of());
  }

  Admin admin() {
    return simulator.admin();
  }

  /** Puts a worker, a customer, a project with two work types and an item there. */
  Simulated withProject() {
    admin()
        .put(
            "arbeidere",
            Map.of("arbeiderId", 3, "ansattnummer", "12", "navn", "Kari", "timelonn", 268.5));
    admin().put("kunder", Map.of("kundenummer", "10042", "kundenavn", "Låven AS"));
    admin()
        .put(
            "prosjekter",
            Map.of("prosjektnummer", "P/0", "prosjektnavn", "Tak", "avsluttet", false));
    admin().put("arbeidsarter", workType("020", "Tekking", "ERP"));
    admin().put("arbeidsarter", workType("KJ", "Kjøring", "PRORESULT"));
    admin()
        .put(
            "varer",
            Map.of(
                "varenummer",
                "TR-1",
                "beskrivelse",
                "Takrenne",
                "hovedgruppe",
                "ERP",
                "pris",
                189.5,
                "enhet",
                "m",
                "aktiv",
                true));
    return this;
  }

  private static Map<String, Object> workType(String code, String name, String origin) {
    return Map.of(
        "prosjektnummer", "P/0", "kode", code, "navn", name, "aktiv", true, "kilde", origin);
  }

  /** Registers approved hours and returns their id. */
  String hours(Map<String, ?> more) {
    Map<String, Object> row = new HashMap<>();
    row.put("dato", "2026-11-19");
    row.put("arbeiderId", 3);
    row.put("prosjektnummer", "P/0");
    row.put("arbeidsartKode", "020");
    row.put("antallTimer", 7.5);
    row.putAll(more);
    return admin().put("timer", row).get("id").asText();
  }

  /** Registers a withdrawal and returns its id. */
  String withdrawal(Map<String, ?> more) {
    Map<String, Object> row = new HashMap<>();
    row.put("dato", "2026-11-19");
    row.put("arbeiderId", 3);
    row.put("prosjektnummer", "P/0");
    row.put("varenummer", "TR-1");
    row.put("antall", 24.5);
    row.putAll(more);
    return admin().put("vareuttak", row).get("id").asText();
  }

  ConnectorDescriptor descriptor(Map<String, String> more) {
    return new ProresultProvider().descriptor(Connections.checked(settings(more)));
  }

  Connector connect() {
    return connect(Map.of());
  }

  Connector connect(Map<String, String> more) {
    return Connections.connect(settings(more), clock);
  }

  private Map<String, String> settings(Map<String, String> more) {
    Map<String, String> settings =
        new HashMap<>(Connections.settings(simulator.uri(), ProresultSimulator.ACCOUNT_ID));
    settings.put("apiSecret", ProresultSimulator.API_SECRET);
    settings.putAll(more);
    return settings;
  }

  private static @Nullable VendorContract vendorContract() {
    Path file =
        Path.of(System.getProperty("samklang.vendors", "none")).resolve("proresult/openapi.json");
    return Files.exists(file) ? VendorContract.load(file) : null;
  }

  @Override
  public void close() {
    simulator.close();
  }
}
