package no.samklang.connector.smartday;

import java.time.ZoneId;
import java.util.Map;
import java.util.Random;
import no.samklang.sync.spi.Connector;
import no.samklang.sync.spi.ConnectorContext;
import no.samklang.sync.spi.Settings;
import no.samklang.sync.testkit.MovableClock;

/** Connects to servers of tests; waits only move the clock. */
final class Connections {
  static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

  private Connections() {}

  static Settings checked(Map<String, String> settings) {
    return Settings.of("", Configuration.SETTINGS, settings);
  }

  static Connector connect(Map<String, String> settings, MovableClock clock) {
    return new SmartdayConnector(
        Configuration.of(checked(settings)),
        new ConnectorContext(clock, OSLO, new Random(1)),
        clock::advance);
  }
}
