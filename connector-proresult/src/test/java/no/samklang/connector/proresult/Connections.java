package no.samklang.connector.proresult;

import java.net.URI;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import no.samklang.sync.spi.Connector;
import no.samklang.sync.spi.ConnectorContext;
import no.samklang.sync.spi.Settings;
import no.samklang.sync.testkit.MovableClock;

/** Connects to servers of tests; waits only move the clock. */
final class Connections {
  static final String SECRET = "hemmelig-0b0b0b0b";
  static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

  private Connections() {}

  static Map<String, String> settings(URI base, String accountId) {
    Map<String, String> settings = new HashMap<>();
    settings.put("baseUrl", base.toString().replaceAll("/$", ""));
    settings.put("accountId", accountId);
    settings.put("apiSecret", SECRET);
    return settings;
  }

  static Settings checked(Map<String, String> settings) {
    return Settings.of("", Configuration.SETTINGS, settings);
  }

  static Connector connect(Map<String, String> settings, MovableClock clock) {
    return new ProresultConnector(
        Configuration.of(checked(settings)),
        new ConnectorContext(clock, OSLO, new Random(1)),
        clock::advance);
  }
}
