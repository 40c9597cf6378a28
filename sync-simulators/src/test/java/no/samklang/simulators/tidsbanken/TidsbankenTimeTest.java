package no.samklang.simulators.tidsbanken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TidsbankenTimeTest extends TidsbankenTestBase {

  private static final String EXPORT = "/timelinje/timeeksport";

  @Test
  void exportsApprovedEntriesOnce() throws IOException {
    addCustomer("10001");
    simulator.admin().put("prosjekter", Map.of("Id", "P1", "Navn", "Bru", "KundeId", "10001"));
    String id = addEntry();
    addEntry("Godkjent", false);
    prepare();
    prepare();
    JsonNode rows = list(EXPORT);
    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).path("TimelinjeId").asText()).isEqualTo(id);
    assertThat(rows.get(0).path("KundeId").asText()).isEqualTo("10001");
    assertThat(rows.get(0).path("AntallTimer").asText()).isEqualTo("7.5");
    assertThat(rows.get(0).path("Dato").asText()).isEqualTo("2026-03-02T00:00:00");
  }

  @Test
  void listsOnlyRowsThatAreNotMarked() throws IOException {
    addEntry();
    addEntry();
    prepare();
    String first = list(EXPORT).get(0).path("Id").asText();
    assertThat(mark(first)).isEqualTo(200);
    assertThat(mark(first)).isEqualTo(200);
    assertThat(list(EXPORT)).hasSize(1);
  }

  @Test
  void refusesToMarkAnUnknownRowOrTooMany() throws IOException {
    expectedViolation = "items";
    addEntry();
    prepare();
    assertThat(mark(list(EXPORT).get(0).path("Id").asText() + ",999999")).isEqualTo(400);
    assertThat(list(EXPORT)).hasSize(1);
    assertThat(mark(String.join(",", IntStream.range(0, 501).mapToObj(String::valueOf).toList())))
        .isEqualTo(400);
  }

  @Test
  void takesBackACorrectedEntryAndGivesTheNewOneAfterIt() throws IOException {
    String id = addEntry();
    prepare();
    mark(list(EXPORT).get(0).path("Id").asText());
    simulator.admin().put("timelinjer", Map.of("Id", Long.valueOf(id), "AntallTimer", 6.25));
    prepare();
    JsonNode rows = list(EXPORT);
    assertThat(hours(rows)).containsExactly("-7.5", "6.25");
    assertThat(rows.get(0).path("Korreksjon").asBoolean()).isTrue();
    assertThat(rows.get(0).path("FakturaAntall").asText()).isEqualTo("-7.25");
    assertThat(rows.get(1).path("Korreksjon").asBoolean()).isFalse();
  }

  @Test
  void takesBackADeletedEntry() throws IOException {
    String id = addEntry();
    prepare();
    simulator.admin().delete("timelinjer", id);
    prepare();
    assertThat(hours(list(EXPORT))).containsExactly("7.5", "-7.5");
    prepare();
    assertThat(list(EXPORT)).hasSize(2);
    assertThat(
            list("/timelinje/TimelinjeBehandlet/GetDeletedSince?endretDato=2026-03-04T11:00:00Z"))
        .hasSize(1);
  }

  @Test
  void makesNoRowsForAChangeThatIsNone() throws IOException {
    String id = addEntry();
    prepare();
    simulator.admin().put("timelinjer", Map.of("Id", Long.valueOf(id), "AntallTimer", 7.5));
    prepare();
    assertThat(list(EXPORT)).hasSize(1);
  }

  @Test
  void listsProcessedEntriesByChange() throws IOException {
    addEntry();
    addEntry("Godkjent", false);
    String path = "/timelinje/TimelinjeBehandlet";
    assertThat(filtered(path, "EndretDato gt 2026-03-04T11:00:00Z and Dato ge 2026-03-02"))
        .hasSize(1);
    simulator.admin().variants(List.of(TidsbankenVariants.UNAPPROVED_LISTED));
    assertThat(list(path)).hasSize(2);
  }

  @Test
  void leavesOutFieldsWithAssumedNamesIfToldSo() throws IOException {
    addEntry();
    prepare();
    simulator.admin().variants(List.of(TidsbankenVariants.ASSUMED_FIELDS_MISSING));
    assertThat(list(EXPORT).get(0).has("FakturaAntall")).isFalse();
    assertThat(list(EXPORT).get(0).has("AntallTimer")).isTrue();
  }

  @Test
  void refusesACheckedEntryOnAClosedProject() throws IOException {
    addProject("P1");
    simulator.admin().put("prosjekter", Map.of("Id", "P1", "Avsluttet", true));
    String entry =
        "{\"timelinjer\":[{\"AnsattId\":101,\"Dato\":\"2026-03-02\",\"AntallTimer\":1,\"ProsjektId\":\"P1\"}]}";
    assertThat(caller.post("/_sim/data?checked=true", entry).statusCode()).isEqualTo(400);
    assertThat(caller.post("/_sim/data", entry).statusCode()).isEqualTo(204);
    assertThatThrownBy(() -> simulator.admin().put(JsonMapper.builder().build().readTree("[]")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private void prepare() throws IOException {
    assertThat(caller.post(EXPORT + "/eksport", "").statusCode()).isEqualTo(200);
  }

  private int mark(String ids) throws IOException {
    return caller.send("PATCH", EXPORT + "/eksportert", "[" + ids + "]").statusCode();
  }

  private static List<String> hours(JsonNode rows) {
    List<String> hours = new ArrayList<>();
    rows.forEach(row -> hours.add(row.path("AntallTimer").asText()));
    return hours;
  }
}
