package no.samklang.connector.smartday;

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
import no.samklang.simulators.smartday.SmartdaySimulator;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.WorkOrder;
import no.samklang.sync.spi.Connector;
import no.samklang.sync.spi.ConnectorDescriptor;
import no.samklang.sync.spi.SourceSystem;
import no.samklang.sync.spi.TargetSystem;
import no.samklang.sync.testkit.MovableClock;
import org.jspecify.annotations.Nullable;

/** A simulated Smartday on the clock that the connector goes by. */
final class Simulated implements AutoCloseable {
  final MovableClock clock = MovableClock.at("2026-03-05T09:00:00Z");
  final Simulator simulator;

  Simulated(Set<String> variants) {
    simulator =
        SmartdaySimulator.start(
            SimulatorOptions.defaults().clock(clock).variants(variants).contract(vendorContract()));
  }

  Simulated() {
    this(Set.of());
  }

  Admin admin() {
    return simulator.admin();
  }

  /** Puts an order there and returns its id: finished, in the field in Bergen on 2 March. */
  String order(Map<String, ?> more) {
    Map<String, Object> row = new HashMap<>();
    row.put("name", "Bytte av kjøkkenbatteri");
    row.put("startTime", "2026-03-02T08:15:00Z");
    row.put("endTime", "2026-03-02T11:45:00Z");
    row.put("customerReference", Map.of("id", "7713", "externalId", "10241"));
    row.put(
        "location",
        Map.of(
            "id",
            "30117",
            "address1",
            "Strandgata",
            "housenumber",
            "14B",
            "postalCode",
            "5013",
            "postalArea",
            "Bergen",
            "country",
            "NO"));
    row.put("smartdayOrder", Map.of("status", 7));
    row.putAll(more);
    return admin().put("orders", row).get("id").asText();
  }

  /** Registers on an order under a salary code. */
  void registered(String order, String code, String unit, Object amount, Map<String, ?> more) {
    Map<String, Object> row = new HashMap<>();
    row.put("orderId", order);
    row.put("salaryCodeReference", Map.of("id", code, "externalId", code));
    row.put("amount", amount);
    row.put("status", 1);
    row.put("date", "2026-03-02T08:15:00Z");
    row.put("userReference", Map.of("id", "31", "externalId", "1001"));
    row.put("smartdaySalaryCodeRegistration", Map.of("unit", unit));
    row.putAll(more);
    admin().put("registrations", row);
  }

  /** Registers the use of an item on an order. */
  void material(String order, String itemNo, Object quantity, Map<String, ?> more) {
    Map<String, Object> row = new HashMap<>();
    row.put("orderId", order);
    row.put("itemNo", itemNo);
    row.put("quantity", quantity);
    row.put("status", 1);
    row.put("billable", true);
    row.put("date", "2026-03-02T11:20:00Z");
    row.putAll(more);
    admin().put("materials", row);
  }

  ConnectorDescriptor descriptor(Map<String, String> more) {
    return new SmartdayProvider().descriptor(Connections.checked(settings(more)));
  }

  Connector connect(Map<String, String> more) {
    return Connections.connect(settings(more), clock);
  }

  TargetSystem target() {
    return connect(Map.of()).target().orElseThrow();
  }

  SourceSystem source(Map<String, String> more) {
    return connect(more).source().orElseThrow();
  }

  /** Reads one task. */
  WorkOrder task(String id, Map<String, String> more) {
    WorkOrder task = source(more).fetch(EntityTypes.WORK_ORDER, List.of(id)).get(0).value();
    if (task == null) {
      throw new AssertionError("task " + id + " cannot be read");
    }
    return task;
  }

  WorkOrder task(String id) {
    return task(id, Map.of());
  }

  private Map<String, String> settings(Map<String, String> more) {
    Map<String, String> settings = new HashMap<>();
    String root = simulator.uri().toString().replaceAll("/$", "");
    settings.put("baseUrl", root + SmartdaySimulator.BASE_PATH);
    settings.put("subscriptionKey", SmartdaySimulator.SUBSCRIPTION_KEY);
    settings.put("pace", "0s");
    settings.putAll(more);
    return settings;
  }

  private static @Nullable VendorContract vendorContract() {
    Path file =
        Path.of(System.getProperty("samklang.vendors", "none")).resolve("smartday/openapi.json");
    return Files.exists(file) ? VendorContract.load(file) : null;
  }

  @Override
  public void close() {
    simulator.close();
  }
}
