package no.samklang.connector.smartday;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.samklang.simulators.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Starts a simulator for each test. */
abstract class OnSmartday {
  Simulated smartday;

  @BeforeEach
  final void start() {
    smartday = new Simulated();
  }

  /** Without a variant, all that was sent and answered is as the vendor's contract has it. */
  @AfterEach
  final void stop() {
    boolean asWritten = admin().variants().isEmpty();
    smartday.close();
    if (asWritten) {
      assertThat(smartday.simulator.violations()).isEmpty();
    }
  }

  final Admin admin() {
    return smartday.admin();
  }

  final void inForce(String... variants) {
    admin().variants(List.of(variants));
  }

  final String addCustomer(String externalId, Map<String, ?> more) {
    Map<String, Object> row = new HashMap<>();
    row.put("externalId", externalId);
    row.put("name", "Kunde " + externalId);
    row.put("isCompany", true);
    row.put("smartdayCustomer", Map.of("state", 0));
    row.putAll(more);
    return admin().put("customers", row).get("id").asText();
  }

  final String addItem(String number, Map<String, ?> more) {
    Map<String, Object> row = new HashMap<>();
    row.put("externalId", "P" + number);
    row.put("itemNo", number);
    row.put("description", "Vare " + number);
    row.putAll(more);
    return admin().put("items", row).get("id").asText();
  }
}
