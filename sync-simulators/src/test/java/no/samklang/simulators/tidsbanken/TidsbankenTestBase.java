package no.samklang.simulators.tidsbanken;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import no.samklang.simulators.testing.Caller;
import no.samklang.simulators.testing.SimulatorTestBase;

/** Starts an empty database. */
abstract class TidsbankenTestBase extends SimulatorTestBase {

  TidsbankenTestBase() {
    super("tidsbanken");
  }

  @Override
  protected final Caller letIn(Caller caller) {
    return caller
        .header("tb-key", TidsbankenSimulator.TB_KEY)
        .header("Ocp-Apim-Subscription-Key", TidsbankenSimulator.SUBSCRIPTION_KEY)
        .header("x-api-version", TidsbankenSimulator.API_VERSION);
  }

  final void addCustomer(String id) {
    simulator.admin().put("kunder", Map.of("Id", id, "Navn", "Kunde " + id));
  }

  final void addProject(String id) {
    simulator.admin().put("prosjekter", Map.of("Id", id, "Navn", "Prosjekt " + id));
  }

  final void addCustomers(int count) {
    for (int i = 0; i < count; i++) {
      addCustomer(Integer.toString(10_000 + i));
    }
  }

  /** Registers 7.5 hours on P1 and returns the id of the entry. */
  final String addEntry(Object... more) {
    Map<String, Object> entry = new HashMap<>();
    entry.put("AnsattId", 101);
    entry.put("Dato", "2026-03-02");
    entry.put("AntallTimer", new java.math.BigDecimal("7.50"));
    entry.put("FakturaAntall", new java.math.BigDecimal("7.25"));
    entry.put("ProsjektId", "P1");
    for (int i = 0; i < more.length; i += 2) {
      entry.put((String) more[i], more[i + 1]);
    }
    return simulator.admin().put("timelinjer", entry).path("Id").asText();
  }

  final JsonNode list(String path) throws IOException {
    HttpResponse<String> answer = caller.get(path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Caller.json(answer).path("value");
  }

  final JsonNode filtered(String path, String filter) throws IOException {
    return list(path + "?$filter=" + Caller.encode(filter));
  }
}
