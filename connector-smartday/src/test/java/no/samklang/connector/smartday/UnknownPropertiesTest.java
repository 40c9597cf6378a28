package no.samklang.connector.smartday;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.samklang.sync.http.Json;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.Item;
import no.samklang.sync.spi.Acknowledgement;
import no.samklang.sync.spi.Change;
import no.samklang.sync.spi.Retirement;
import org.junit.jupiter.api.Test;

/** What the connector does not know is written back as it came: every digit, every level. */
class UnknownPropertiesTest extends OnSmartday {
  private static final String UNKNOWN =
      """
      {"rate":1.10,"limit":100.00,"tiny":0.000000012,"big":12345678901234567890,"nothing":null,\
      "steps":[true,null,{"price":2.50,"tags":["a",""]},[1.0,[2.00]]],"empty":{},"none":[],\
      "deep":{"deeper":{"deepest":0.0}}}""";

  private final JsonNode unknown = json(UNKNOWN);

  @Test
  void surviveTheChangeOfACustomer() {
    String id =
        addCustomer(
            "10241",
            Map.of(
                "custom", unknown,
                "smartdayCustomer", Map.of("state", 0, "custom", unknown),
                "contacts", List.of(Map.of("name", "Åse", "custom", unknown)),
                "billingAddress", Map.of("latitude", new BigDecimal("60.390"), "custom", unknown)));
    Customer wanted = Customer.builder().number("10241").name("Fjordvik AS").build();

    smartday
        .target()
        .update(
            EntityTypes.CUSTOMER,
            id,
            new Change<>(wanted, Set.of("name", "address.line1", "active")));

    JsonNode row = admin().row("customers", id).orElseThrow();
    assertThat(row.path("name").asText()).isEqualTo("Fjordvik AS");
    assertKept(row, "/custom", "/smartdayCustomer/custom", "/contacts/0/custom");
    assertKept(row, "/billingAddress/custom");
    assertThat(row.at("/billingAddress/latitude")).hasToString("60.390");
  }

  @Test
  void surviveThatACustomerIsRetired() {
    String id = addCustomer("10241", Map.of("custom", unknown));

    smartday.target().retire(EntityTypes.CUSTOMER, id, Retirement.DEACTIVATE);

    JsonNode row = admin().row("customers", id).orElseThrow();
    assertThat(row.at("/smartdayCustomer/state").asInt()).isEqualTo(1);
    assertKept(row, "/custom");
  }

  @Test
  void surviveTheChangeOfAnItem() {
    String id =
        addItem(
            "VVS-1",
            Map.of(
                "custom",
                unknown,
                "costPrice",
                new BigDecimal("1129.40"),
                "price",
                10,
                "weight",
                new BigDecimal("4.50")));
    Item wanted = Item.builder().number("VVS-1").name("Krom").price(new BigDecimal("12.5")).build();

    smartday.target().update(EntityTypes.ITEM, id, new Change<>(wanted, Set.of("price")));

    JsonNode row = admin().row("items", id).orElseThrow();
    assertThat(row.path("price")).hasToString("12.5");
    assertThat(row.path("costPrice")).hasToString("1129.40");
    assertThat(row.path("weight")).hasToString("4.50");
    assertKept(row, "/custom");
  }

  @Test
  void surviveThatATaskIsMovedOn() {
    String id =
        smartday.order(
            Map.of(
                "custom", unknown,
                "participants", List.of(Map.of("custom", unknown)),
                "smartdayOrder", Map.of("status", 7, "custom", unknown)));

    smartday
        .source(Map.of("reportBack", "true"))
        .acknowledge(EntityTypes.WORK_ORDER, List.of(new Acknowledgement(id, "40117")));

    JsonNode row = admin().row("orders", id).orElseThrow();
    assertThat(row.at("/smartdayOrder/status").asInt()).isEqualTo(8);
    assertKept(row, "/custom", "/participants/0/custom", "/smartdayOrder/custom");
  }

  private static void assertKept(JsonNode row, String... places) {
    for (String place : places) {
      assertThat(row.at(place)).as(place).hasToString(json(UNKNOWN).toString());
    }
  }

  private static JsonNode json(String text) {
    try {
      return Json.mapper().readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
