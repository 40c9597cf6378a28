package no.samklang.simulators.smartday;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.samklang.simulators.testing.Caller;
import no.samklang.simulators.testing.SimulatorTestBase;

/** Starts an agreement that has users, stores and salary codes. */
abstract class SmartdayTestBase extends SimulatorTestBase {

  static final String API = SmartdaySimulator.BASE_PATH;

  SmartdayTestBase() {
    super("smartday");
  }

  @Override
  protected final Caller letIn(Caller caller) {
    return caller.header("Ocp-Apim-Subscription-Key", SmartdaySimulator.SUBSCRIPTION_KEY);
  }

  final void inForce(String... variants) {
    simulator.admin().variants(List.of(variants));
  }

  final String addCustomer(String externalId, Object... more) {
    return put("customers", with(more, "externalId", externalId, "name", "Kunde " + externalId));
  }

  final String addOrder(Object... more) {
    return put(
        "orders",
        with(
            more,
            "name",
            "Oppgave",
            "startTime",
            "2026-03-02T08:15:00Z",
            "smartdayOrder",
            Map.of("status", 7)));
  }

  final String put(String collection, Map<String, Object> row) {
    return simulator.admin().put(collection, row).path("id").asText();
  }

  static Map<String, Object> with(Object[] more, Object... usual) {
    Map<String, Object> all = new HashMap<>();
    for (Object[] part : List.of(usual, more)) {
      for (int i = 0; i < part.length; i += 2) {
        all.put((String) part[i], part[i + 1]);
      }
    }
    return all;
  }

  final JsonNode get(String path) throws IOException {
    HttpResponse<String> answer = caller.get(API + path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Caller.json(answer);
  }

  final List<String> ids(String path) throws IOException {
    List<String> ids = new ArrayList<>();
    get(path).forEach(row -> ids.add(row.path("id").asText()));
    return ids;
  }

  final JsonNode posted(String path, String body) throws IOException {
    HttpResponse<String> answer = caller.post(API + path, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Caller.json(answer);
  }
}
