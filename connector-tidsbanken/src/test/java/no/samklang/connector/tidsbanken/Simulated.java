package no.samklang.connector.tidsbanken;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import no.samklang.simulators.Admin;
import no.samklang.simulators.Simulator;
import no.samklang.simulators.SimulatorOptions;
import no.samklang.simulators.conformance.VendorContract;
import no.samklang.simulators.tidsbanken.TidsbankenSimulator;
import no.samklang.sync.spi.Connector;
import no.samklang.sync.spi.ConnectorDescriptor;
import no.samklang.sync.testkit.MovableClock;
import org.jspecify.annotations.Nullable;

/** A simulated Tidsbanken without employees, on the clock that the connector goes by. */
final class Simulated implements AutoCloseable {
  final MovableClock clock = MovableClock.at("2026-11-20T09:00:00Z");
  final Simulator simulator;

  Simulated(Set<String> variants) {
    simulator =
        TidsbankenSimulator.start(
            SimulatorOptions.defaults().clock(clock).variants(variants).contract(vendorContract()));
    admin().rows("ansatte").forEach(row -> admin().delete("ansatte", row.get("Id").asText()));
  }

  Simulated() {
    this(Set.of());
  }

  Admin admin() {
    return simulator.admin();
  }

  ConnectorDescriptor descriptor() {
    return new TidsbankenProvider().descriptor(Connections.checked(settings(Map.of())));
  }

  Connector connect() {
    return connect(Map.of());
  }

  Connector connect(Map<String, String> more) {
    return Connections.connect(settings(more), clock);
  }

  private Map<String, String> settings(Map<String, String> more) {
    Map<String, String> settings =
        new HashMap<>(Connections.settings(simulator.uri(), TidsbankenSimulator.SUBSCRIPTION_KEY));
    settings.put("tbKey", TidsbankenSimulator.TB_KEY);
    settings.putAll(more);
    return settings;
  }

  private static @Nullable VendorContract vendorContract() {
    Path file =
        Path.of(System.getProperty("samklang.vendors", "none")).resolve("tidsbanken/openapi.json");
    return Files.exists(file) ? VendorContract.load(file) : null;
  }

  @Override
  public void close() {
    simulator.close();
  }
}
