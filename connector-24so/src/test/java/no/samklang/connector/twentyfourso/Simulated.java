package no.samklang.connector.twentyfourso;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import no.samklang.simulators.Admin;
import no.samklang.simulators.Simulator;
import no.samklang.simulators.SimulatorOptions;
import no.samklang.simulators.conformance.VendorContract;
import no.samklang.simulators.twentyfourso.TwentyfoursoSimulator;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.spi.Connector;
import no.samklang.sync.spi.ConnectorContext;
import no.samklang.sync.spi.ConnectorDescriptor;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Page;
import no.samklang.sync.spi.ReadOptions;
import no.samklang.sync.spi.Settings;
import no.samklang.sync.spi.SourceRecord;
import no.samklang.sync.testkit.MovableClock;
import org.jspecify.annotations.Nullable;

/** A simulated organisation, on the clock that the connector goes by and that its waits move. */
final class Simulated implements AutoCloseable {
  static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

  /** Null where the vendor's documents are not at hand. */
  private static final @Nullable VendorContract CONTRACT = vendorContract();

  final MovableClock clock = MovableClock.at("2026-03-04T12:00:00Z");
  final Map<String, String> settings = new HashMap<>();
  final Simulator simulator;
  final Wire wire;

  Simulated(int records, String... variants) {
    simulator =
        TwentyfoursoSimulator.start(
            SimulatorOptions.defaults()
                .clock(clock)
                .records(records)
                .variants(variants)
                .visibilityDelay(Duration.ofMinutes(2))
                .contract(CONTRACT));
    wire = Wire.to(simulator.port());
    String root = simulator.uri().toString().replaceAll("/$", "");
    settings.put("baseUrl", root + TwentyfoursoSimulator.API_PATH);
    settings.put("tokenUrl", root + TwentyfoursoSimulator.TOKEN_PATH);
    settings.put("clientId", TwentyfoursoSimulator.CLIENT_ID);
    settings.put("clientSecret", TwentyfoursoSimulator.CLIENT_SECRET);
    settings.put("organisationId", TwentyfoursoSimulator.ORGANISATION_ID);
  }

  /** An organisation with the customer, the products and the project that test orders name. */
  static Simulated withStock(String... variants) {
    Simulated simulated = new Simulated(0, variants);
    simulated.put("customers", "id", 10241, "name", "Fjordvik Eiendom AS");
    simulated.put("products", "id", 501, "name", "Arbeidstid", "number", "TIME-100");
    simulated.put("products", "id", 733, "name", "Blandebatteri", "number", "VVS-1");
    simulated.put("projects", "value", "3391", "name", "Strandgata 14B");
    return simulated;
  }

  private static @Nullable VendorContract vendorContract() {
    Path file =
        Path.of(System.getProperty("samklang.vendors", "none")).resolve("24so/openapi.json");
    return Files.exists(file) ? VendorContract.load(file).closed() : null;
  }

  Admin admin() {
    return simulator.admin();
  }

  ObjectNode put(String collection, Object... namesAndValues) {
    Map<String, Object> row = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      row.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return admin().put(collection, row);
  }

  ConnectorDescriptor descriptor() {
    return new TwentyfoursoProvider().descriptor(checked());
  }

  Settings checked() {
    return Settings.of("", Configuration.SETTINGS, settings);
  }

  Connector connect() {
    return new TwentyfoursoConnector(
        Configuration.of(checked()),
        new ConnectorContext(clock, OSLO, new Random(1)),
        clock::advance);
  }

  /** Reads to the end of a pass; the answer holds all records. */
  <T> Page<SourceRecord<T>> pass(EntityType<T> type, Cursor after, ReadOptions options) {
    List<SourceRecord<T>> records = new ArrayList<>();
    Cursor cursor = after;
    while (true) {
      Page<SourceRecord<T>> page = connect().source().orElseThrow().read(type, cursor, options);
      records.addAll(page.records());
      cursor = page.next();
      if (page.last()) {
        return Page.last(records, cursor);
      }
    }
  }

  /**
   * Asserts that nothing that was sent could send an invoice or mark anything as paid, and that
   * nothing passed beside the watch.
   */
  void assertNeverInvoiced() {
    assertThat(wire.objections()).isEmpty();
    assertThat((long) wire.requests()).isGreaterThanOrEqualTo(admin().calls());
    assertThat(admin().rows("invoicings")).isEmpty();
    assertThat(admin().rows("salesOrders"))
        .allSatisfy(order -> assertThat(order.path("status").asText()).isIn("Draft", "Confirmed"))
        .noneMatch(order -> order.has("paymentMethod") || order.has("invoice"));
  }

  /** Returns what departs from the vendor's contract; links bring a parameter of their own. */
  List<String> violations() {
    return simulator.violations().stream()
        .filter(violation -> !violation.contains("parameter page is not in the contract"))
        .toList();
  }

  @Override
  public void close() {
    Wire.forget(simulator.port());
    simulator.close();
  }
}
