package no.samklang.examples;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.samklang.simulators.Simulator;
import no.samklang.simulators.SimulatorOptions;
import no.samklang.simulators.Simulators;
import no.samklang.simulators.smartday.SmartdaySimulator;
import no.samklang.simulators.twentyfourso.TwentyfoursoSimulator;

/**
 * Stands in for 24SevenOffice and Smartday; with real accounts only {@link #settings()} differs.
 */
final class SimulatedField implements AutoCloseable {
  private final Simulator office = Simulators.start("24so", SimulatorOptions.defaults());
  private final Simulator smartday = Simulators.start("smartday", SimulatorOptions.defaults());

  /** Returns the settings of the systems, by connector id and name. */
  Map<String, Map<String, String>> settings() {
    String erp = "http://127.0.0.1:" + office.port();
    return Map.of(
        "24so",
        Map.of(
            "baseUrl",
            erp + TwentyfoursoSimulator.API_PATH,
            "tokenUrl",
            erp + TwentyfoursoSimulator.TOKEN_PATH,
            "clientId",
            TwentyfoursoSimulator.CLIENT_ID,
            "clientSecret",
            TwentyfoursoSimulator.CLIENT_SECRET,
            "organisationId",
            TwentyfoursoSimulator.ORGANISATION_ID,
            "callsPerSecond",
            "1000",
            "lookupDelay",
            "0s"),
        "smartday",
        Map.of(
            "baseUrl",
            "http://127.0.0.1:" + smartday.port() + SmartdaySimulator.BASE_PATH,
            "subscriptionKey",
            SmartdaySimulator.SUBSCRIPTION_KEY,
            "pace",
            "0s",
            "lookupDelay",
            "0s"));
  }

  /** Somebody works three and a half hours for a customer today, and finishes the task. */
  String finishTask() {
    Map<String, Object> task = new HashMap<>();
    task.put("name", "Bytte av kjøkkenbatteri");
    task.put("startTime", smartday.admin().now().toString());
    task.put("endTime", smartday.admin().now().toString());
    task.put("customerReference", customer());
    task.put("smartdayOrder", Map.of("status", 7));
    String id = smartday.admin().put("orders", task).path("id").asText();
    Map<String, Object> time = new HashMap<>();
    time.put("orderId", id);
    time.put("salaryCodeReference", Map.of("id", "90001"));
    time.put("description", "Ordinær tid");
    time.put("amount", new BigDecimal("3.5"));
    time.put("totalPrice", new BigDecimal("3115"));
    time.put("status", 1);
    time.put("date", smartday.admin().now().toString());
    time.put("smartdaySalaryCodeRegistration", Map.of("unit", "time"));
    smartday.admin().put("registrations", time);
    return id;
  }

  private Map<String, String> customer() {
    var row = smartday.admin().rows("customers").get(0);
    return Map.of("id", row.path("id").asText(), "externalId", row.path("externalId").asText());
  }

  int customersInSmartday() {
    return smartday.admin().count("customers");
  }

  int customersInTheOffice() {
    return office.admin().count("customers");
  }

  /** Returns the status of every order. */
  List<String> orders() {
    return office.admin().rows("salesOrders").stream()
        .map(order -> order.path("status").asText())
        .toList();
  }

  @Override
  public void close() {
    smartday.close();
    office.close();
  }
}
