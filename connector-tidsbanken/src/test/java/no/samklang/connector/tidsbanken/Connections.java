package no.samklang.connector.tidsbanken;

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
  static final String TB_KEY = "0b0b0b0b-1111-4222-8333-444444444444";
  static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

  private Connections() {}

  static Map<String, String> settings(URI base, String subscriptionKey) {
    Map<String, String> settings = new HashMap<>();
    settings.put("baseUrl", base.toString().replaceAll("/$", ""));
    settings.put("tbKey", TB_KEY);
    settings.put("subscriptionKey", subscriptionKey);
    return settings;
  }

  static Settings checked(Map<String, String> settings) {
    return Settings.of("", Configuration.SETTINGS, settings);
  }

  static Connector connect(Map<String, String> settings, MovableClock clock) {
    return new TidsbankenConnector(
        Configuration.of(checked(settings)),
        new ConnectorContext(clock, OSLO, new Random(1)),
        clock::advance);
  }
}
