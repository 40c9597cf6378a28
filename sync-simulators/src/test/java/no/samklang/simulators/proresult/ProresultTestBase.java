package no.samklang.simulators.proresult;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.samklang.simulators.testing.Caller;
import no.samklang.simulators.testing.SimulatorTestBase;

/** Starts a company that has five workers and nothing else. */
abstract class ProresultTestBase extends SimulatorTestBase {

  static final String API = "/api/v1";

  ProresultTestBase() {
    super("proresult");
  }

  @Override
  protected final Caller letIn(Caller caller) {
    return caller
        .header("X-Account-ID", ProresultSimulator.ACCOUNT_ID)
        .header("X-API-Secret", ProresultSimulator.API_SECRET);
  }

  final void inForce(String... variants) {
    simulator.admin().variants(List.of(variants));
  }

  final void addCustomer(String number) {
    simulator.admin().put("kunder", Map.of("kundenummer", number, "kundenavn", "Kunde " + number));
  }

  final void addProject(String number) {
    simulator
        .admin()
        .put("prosjekter", Map.of("prosjektnummer", number, "prosjektnavn", "Jobb " + number));
  }

  final void addItem(String number) {
    simulator
        .admin()
        .put(
            "varer",
            Map.of(
                "varenummer",
                number,
                "beskrivelse",
                "Lekt 48x98",
                "enhet",
                "m",
                "pris",
                new BigDecimal("32.50"),
                "innpris",
                new BigDecimal("19.75")));
  }

  /** Registers 7.5 approved hours of the first worker on P1 and returns the id. */
  final String addHours(Object... more) {
    Map<String, Object> entry = new HashMap<>();
    entry.put("arbeiderId", 1);
    entry.put("dato", "2026-03-02");
    entry.put("prosjektnummer", "P1");
    entry.put("antallTimer", new BigDecimal("7.5"));
    return put("timer", entry, more).path("id").asText();
  }

  /** Registers two and a half of the item L1 on P1 and returns the id. */
  final String addWithdrawal(Object... more) {
    Map<String, Object> entry = new HashMap<>();
    entry.put("arbeiderId", 1);
    entry.put("dato", "2026-03-02");
    entry.put("prosjektnummer", "P1");
    entry.put("varenummer", "L1");
    entry.put("antall", new BigDecimal("2.5"));
    return put("vareuttak", entry, more).path("id").asText();
  }

  final ObjectNode put(String collection, Map<String, Object> row, Object... more) {
    Map<String, Object> all = new HashMap<>(row);
    for (int i = 0; i < more.length; i += 2) {
      all.put((String) more[i], more[i + 1]);
    }
    return simulator.admin().put(collection, all);
  }

  final ObjectNode row(String collection, String key) {
    return simulator.admin().row(collection, key).orElseThrow();
  }

  final JsonNode page(String path) throws IOException {
    HttpResponse<String> answer = caller.get(API + path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Caller.json(answer);
  }

  final JsonNode list(String path) throws IOException {
    return page(path).path("data");
  }

  final List<String> texts(JsonNode rows, String field) {
    List<String> texts = new ArrayList<>();
    rows.forEach(row -> texts.add(row.path(field).asText()));
    return texts;
  }

  /** Saves and returns the row of the answer. */
  final JsonNode saved(int status, String path, String body) throws IOException {
    HttpResponse<String> answer = caller.put(API + path, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return Caller.json(answer);
  }

  /** Makes a call that is refused and returns the vendor's code. */
  final String refused(int status, HttpResponse<String> answer) throws IOException {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return Caller.json(answer).path("feilkode").asText();
  }
}
