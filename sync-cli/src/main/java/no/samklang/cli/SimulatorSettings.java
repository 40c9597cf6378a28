package no.samklang.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import no.samklang.simulators.Simulator;
import no.samklang.simulators.proresult.ProresultSimulator;
import no.samklang.simulators.smartday.SmartdaySimulator;
import no.samklang.simulators.tidsbanken.TidsbankenSimulator;
import no.samklang.simulators.twentyfourso.TwentyfoursoSimulator;
import no.samklang.simulators.vismanet.VismanetSimulator;

/** The settings by which a connector is let into a simulator. */
final class SimulatorSettings {
  private SimulatorSettings() {}

  static Map<String, String> of(Simulator simulator) {
    String root = simulator.uri().toString().replaceFirst("/$", "");
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("baseUrl", root);
    switch (simulator.systemId()) {
      case "vismanet" -> {
        settings.put("tokenUrl", root + VismanetSimulator.TOKEN_PATH);
        settings.put("clientId", VismanetSimulator.CLIENT_ID);
        settings.put("clientSecret", VismanetSimulator.CLIENT_SECRET);
        settings.put("tenantId", VismanetSimulator.COMPANY_TENANT);
        settings.put("lookupDelay", "0s");
      }
      case "tidsbanken" -> {
        settings.put("tbKey", TidsbankenSimulator.TB_KEY);
        settings.put("subscriptionKey", TidsbankenSimulator.SUBSCRIPTION_KEY);
      }
      case "proresult" -> {
        settings.put("accountId", ProresultSimulator.ACCOUNT_ID);
        settings.put("apiSecret", ProresultSimulator.API_SECRET);
      }
      case "24so" -> {
        settings.put("baseUrl", root + TwentyfoursoSimulator.API_PATH);
        settings.put("tokenUrl", root + TwentyfoursoSimulator.TOKEN_PATH);
        settings.put("clientId", TwentyfoursoSimulator.CLIENT_ID);
        settings.put("clientSecret", TwentyfoursoSimulator.CLIENT_SECRET);
        settings.put("organisationId", TwentyfoursoSimulator.ORGANISATION_ID);
        settings.put("callsPerSecond", "1000");
        settings.put("lookupDelay", "0s");
      }
      case "smartday" -> {
        settings.put("baseUrl", root + SmartdaySimulator.BASE_PATH);
        settings.put("subscriptionKey", SmartdaySimulator.SUBSCRIPTION_KEY);
        settings.put("pace", "0s");
        settings.put("lookupDelay", "0s");
      }
      default -> settings.put("help", root + "/_sim/");
    }
    return settings;
  }
}
