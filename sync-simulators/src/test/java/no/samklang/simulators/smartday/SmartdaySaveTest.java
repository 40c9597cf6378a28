package no.samklang.simulators.smartday;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SmartdaySaveTest extends SmartdayTestBase {
  private static final String GOOD = "{\"id\":null,\"externalId\":\"1\",\"name\":\"A\"}";
  private static final String BAD =
      "{\"id\":null,\"externalId\":\"2\",\"name\":\"B\",\"categoryReference\":{\"id\":\"9\"}}";

  @Test
  void makesAndChangesByPostOfArrays() throws IOException {
    JsonNode made = posted("/customers/", "[" + GOOD + "]").path(0);
    assertThat(made.path("hasError").asBoolean()).isFalse();
    String id = made.at("/entity/id").asText();

    posted("/customers/", "[{\"id\":\"" + id + "\",\"externalId\":\"1\",\"name\":\"Ny\"}]");

    assertThat(get("/customers/" + id).path("name").asText()).isEqualTo("Ny");
    assertThat(simulator.admin().count("customers")).isEqualTo(1);
  }

  @Test
  void letsOneRecordFailInsideA200() throws IOException {
    JsonNode results = posted("/customers/", "[" + BAD + "," + GOOD + "]");
    assertThat(results.path(0).path("hasError").asBoolean()).isTrue();
    assertThat(results.path(0).path("errorMessage").asText())
        .isEqualTo("Category 9 does not exist");
    assertThat(results.path(1).path("hasError").asBoolean()).isFalse();
    assertThat(simulator.admin().count("customers")).isEqualTo(1);
  }

  @Test
  void refusesTheWholeBatchIfToldSo() throws IOException {
    inForce(SmartdayVariants.BAD_RECORD_REFUSES_BATCH);
    assertThat(caller.post(API + "/customers/", "[" + GOOD + "," + BAD + "]").statusCode())
        .isEqualTo(400);
    assertThat(simulator.admin().count("customers")).isZero();
  }

  @Test
  void answersInAnotherOrderOrWithFewerNamesIfToldSo() throws IOException {
    inForce(SmartdayVariants.RESULTS_REORDERED);
    JsonNode results = posted("/customers/", "[" + BAD + "," + GOOD + "]");
    assertThat(results.path(0).path("hasError").asBoolean()).isFalse();
    inForce(SmartdayVariants.RESULTS_WITHOUT_EXTERNAL_ID);
    assertThat(posted("/customers/", "[" + GOOD + "]").at("/0/entity/externalId").isNull())
        .isTrue();
  }

  @Test
  void makesASecondOneOfAKnownExternalIdUnlessToldOtherwise() throws IOException {
    posted("/customers/", "[" + GOOD + "]");
    posted("/customers/", "[" + GOOD + "]");
    assertThat(simulator.admin().count("customers")).isEqualTo(2);
    inForce(SmartdayVariants.UPSERT_BY_EXTERNAL_ID);
    posted("/customers/", "[" + GOOD + "]");
    assertThat(simulator.admin().count("customers")).isEqualTo(2);
  }

  @Test
  void losesPropertiesThatAreNotWrittenBack() throws IOException {
    String id = addCustomer("1", "comment", "Ring først");
    posted("/customers/", "[{\"id\":\"" + id + "\",\"externalId\":\"1\",\"name\":\"A\"}]");
    assertThat(get("/customers/" + id).path("comment").isNull()).isTrue();
  }

  @Test
  void refusesAReferenceWithAnEmptyId() throws IOException {
    String id = addOrder();
    JsonNode result =
        posted("/orders/", "[{\"id\":\"" + id + "\",\"location\":{\"id\":\"\"}}]").path(0);
    assertThat(result.path("hasError").asBoolean()).isTrue();
  }

  @Test
  void hidesWhatIsNewIfToldSo() throws IOException {
    inForce(SmartdayVariants.CREATED_VISIBLE_LATE);
    posted("/customers/", "[" + GOOD + "]");
    assertThat(get("/customers/")).isEmpty();
    assertThat(caller.get(API + "/customers/1").statusCode()).isEqualTo(404);
    clock.advance(Duration.ofSeconds(30));
    assertThat(get("/customers/")).hasSize(1);
  }

  @Test
  void keepsItemsByStore() throws IOException {
    posted("/stores/1/items/", "[{\"id\":null,\"externalId\":\"733\",\"itemNo\":\"VVS-1\"}]");
    assertThat(get("/stores/1/items")).hasSize(1);
    assertThat(get("/stores/2/items")).isEmpty();
    assertThat(caller.get(API + "/stores/9/items").statusCode()).isEqualTo(404);
  }

  @Test
  void changesTheStatusOfAnOrderAndMovesItsMark() throws IOException {
    String id = addOrder("lastTimeMarkedForExport", "2026-01-02T15:41:09.217");
    posted("/orders/", "[{\"id\":\"" + id + "\",\"smartdayOrder\":{\"status\":8}}]");
    JsonNode order = get("/orders/" + id);
    assertThat(order.at("/smartdayOrder/status").asInt()).isEqualTo(8);
    assertThat(order.path("lastTimeMarkedForExport").asText()).doesNotStartWith("2026-01-02");
  }

  @Test
  void adminSideNamesWhatARowNeeds() {
    assertThatThrownBy(() -> simulator.admin().put("materials", Map.of("itemNo", "A")))
        .hasMessageContaining("orderId");
  }
}
