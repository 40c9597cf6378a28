package no.samklang.connector.vismanet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import no.samklang.simulators.Simulator;
import no.samklang.simulators.SimulatorOptions;
import no.samklang.simulators.conformance.VendorContract;
import no.samklang.simulators.vismanet.VismanetSimulator;
import no.samklang.sync.http.ApiClientBuilder;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.spi.ConnectorContext;
import no.samklang.sync.spi.ConnectorDescriptor;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Page;
import no.samklang.sync.spi.ReadOptions;
import no.samklang.sync.spi.Settings;
import no.samklang.sync.spi.SourceRecord;
import no.samklang.sync.testkit.MovableClock;

/** A simulated company, connections to it and a clock that both go by and that waiting moves. */
final class Bench implements AutoCloseable {
  static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

  private static final VendorContract CONTRACT = contract();

  final MovableClock clock = MovableClock.at("2026-03-04T12:00:00Z");
  final List<Duration> waits = new ArrayList<>();
  final Map<String, String> settings = new HashMap<>();
  final Simulator simulator;

  Bench(UnaryOperator<SimulatorOptions> options) {
    simulator =
        VismanetSimulator.start(
            options.apply(SimulatorOptions.defaults().clock(clock).contract(CONTRACT)));
    settings.put("baseUrl", simulator.uri().toString().replaceAll("/$", ""));
    settings.put("tokenUrl", simulator.uri().resolve(VismanetSimulator.TOKEN_PATH).toString());
    settings.put("clientId", VismanetSimulator.CLIENT_ID);
    settings.put("clientSecret", VismanetSimulator.CLIENT_SECRET);
    settings.put("tenantId", VismanetSimulator.COMPANY_TENANT);
  }

  static Bench of(int records, String... variants) {
    return new Bench(options -> options.records(records).variants(variants));
  }

  private static VendorContract contract() {
    Path file = Path.of(System.getProperty("samklang.vendors"), "vismanet", "openapi.json");
    return Files.exists(file) ? VendorContract.load(file).closed() : null;
  }

  Settings checkedSettings() {
    return Settings.of("", VismanetSettings.DECLARED, settings);
  }

  ConnectorDescriptor descriptor() {
    return new VismanetProvider().descriptor(checkedSettings());
  }

  VismanetConnector connect() {
    return connect(client -> client);
  }

  VismanetConnector connect(UnaryOperator<ApiClientBuilder> tuned) {
    ConnectorContext context = new ConnectorContext(clock, OSLO, () -> 0);
    return VismanetConnector.open(
        VismanetSettings.of(checkedSettings()),
        context,
        client -> tuned.apply(client.waiter(this::await)));
  }

  private synchronized void await(Duration time) {
    if (!time.isZero()) {
      waits.add(time);
    }
    clock.advance(time);
  }

  /** Puts a row of names and values. */
  ObjectNode put(String collection, Object... namesAndValues) {
    Map<String, Object> row = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      row.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return simulator.admin().put(collection, row);
  }

  /** Reads to the end of a pass; the answer holds all records. */
  static <T> Page<SourceRecord<T>> pass(
      VismanetConnector connector, EntityType<T> type, Cursor after, ReadOptions options) {
    List<SourceRecord<T>> records = new ArrayList<>();
    Cursor cursor = after;
    while (true) {
      Page<SourceRecord<T>> page = connector.source().orElseThrow().read(type, cursor, options);
      records.addAll(page.records());
      cursor = page.next();
      if (page.last()) {
        return new Page<>(records, cursor, true, page.expectedTotal());
      }
    }
  }

  static <T> Page<SourceRecord<T>> pass(
      VismanetConnector connector, EntityType<T> type, Cursor after) {
    return pass(connector, type, after, new ReadOptions(500, false));
  }

  static <T> List<String> ids(Page<SourceRecord<T>> page) {
    return page.records().stream().map(SourceRecord::id).distinct().toList();
  }

  @Override
  public void close() {
    simulator.close();
  }
}
