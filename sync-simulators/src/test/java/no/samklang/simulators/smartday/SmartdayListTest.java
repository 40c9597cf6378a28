package no.samklang.simulators.smartday;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SmartdayListTest extends SmartdayTestBase {

  @Test
  void pagesByTopAndSkip() throws IOException {
    String first = addCustomer("1");
    String second = addCustomer("2");
    String third = addCustomer("3");

    assertThat(ids("/customers/?Top=2")).containsExactly(first, second);
    assertThat(ids("/customers/?Top=2&Skip=2")).containsExactly(third);
    assertThat(ids("/customers/?Top=2&Skip=3")).isEmpty();
    assertThat(ids("/customers/")).hasSize(3);
  }

  @Test
  void ignoresPagingIfToldSo() throws IOException {
    addCustomer("1");
    addCustomer("2");
    inForce(SmartdayVariants.PAGING_IGNORED);
    assertThat(ids("/customers/?Top=1&Skip=1")).hasSize(2);
    inForce(SmartdayVariants.SKIP_IGNORED);
    assertThat(ids("/customers/?Top=1&Skip=1")).containsExactly("7701");
    inForce(SmartdayVariants.LOW_PAGE_SIZE);
    addCustomer("3");
    assertThat(ids("/customers/?Top=100")).hasSize(2);
  }

  @Test
  void findsACustomerByIdOrByExternalId() throws IOException {
    String id = addCustomer("10241");
    assertThat(get("/customers/" + id).path("externalId").asText()).isEqualTo("10241");
    assertThat(get("/customers/10241").path("id").asText()).isEqualTo(id);
    assertThat(caller.get(API + "/customers/9").statusCode()).isEqualTo(404);
  }

  @Test
  void takesAnIdForAnExternalIdFirstIfToldSo() throws IOException {
    addCustomer("55", "id", "10241");
    addCustomer("10241", "id", "88");
    assertThat(get("/customers/10241").path("externalId").asText()).isEqualTo("55");
    inForce(SmartdayVariants.EXTERNAL_ID_FIRST);
    assertThat(get("/customers/10241").path("externalId").asText()).isEqualTo("10241");
  }

  @Test
  void listsOrdersByTheirMarkInLocalTime() throws IOException {
    addOrder("lastTimeMarkedForExport", "2026-03-02T15:41:09.217");
    String later = addOrder("lastTimeMarkedForExport", "2026-03-02T16:00:00.000");

    assertThat(ids("/orders/?LastTimeMarkedForExport=2026-03-02T16:00:00.000"))
        .containsExactly(later);
    assertThat(ids("/orders/?LastTimeMarkedForExport=2026-03-02T15:00:00.000")).hasSize(2);
    inForce(SmartdayVariants.MARK_EXCLUSIVE);
    assertThat(ids("/orders/?LastTimeMarkedForExport=2026-03-02T16:00:00.000")).isEmpty();
    inForce(SmartdayVariants.MARK_IN_UTC);
    assertThat(ids("/orders/?LastTimeMarkedForExport=2026-03-02T15:00:00.000"))
        .containsExactly(later);
    inForce(SmartdayVariants.MARK_IGNORED);
    assertThat(ids("/orders/?LastTimeMarkedForExport=2027-01-01T00:00:00.000")).hasSize(2);
  }

  @Test
  void movesTheMarkWhenAnOrderOrWhatIsRegisteredOnItChanges() throws IOException {
    String id = addOrder("lastTimeMarkedForExport", "2026-03-02T15:41:09.217");
    String before = get("/orders/" + id).path("lastTimeMarkedForExport").asText();
    inForce(SmartdayVariants.CHANGES_DO_NOT_MARK);
    put("materials", Map.of("orderId", id, "itemNo", "A", "quantity", 1, "status", 1));
    assertThat(get("/orders/" + id).path("lastTimeMarkedForExport").asText()).isEqualTo(before);
    inForce();
    put("materials", Map.of("orderId", id, "itemNo", "B", "quantity", 1, "status", 1));
    assertThat(get("/orders/" + id).path("lastTimeMarkedForExport").asText()).isNotEqualTo(before);
  }

  @Test
  void showsWhatIsRegisteredUnderItsOrder() throws IOException {
    String order = addOrder();
    put(
        "registrations",
        Map.of(
            "orderId",
            order,
            "salaryCodeReference",
            Map.of("id", "90001"),
            "amount",
            2,
            "status",
            1,
            "date",
            "2026-03-02T08:15:00Z"));
    assertThat(get("/orders/" + order + "/salarycodes/")).hasSize(1);
    assertThat(get("/orders/" + order + "/materials/")).isEmpty();
    inForce(SmartdayVariants.EMPTY_LIST_404);
    assertThat(caller.get(API + "/orders/" + order + "/materials/").statusCode()).isEqualTo(404);
  }

  @Test
  void showsTimesAsTheVariantSays() throws IOException {
    String order = addOrder();
    assertThat(start(order)).isEqualTo("2026-03-02T08:15:00Z");
    inForce(SmartdayVariants.TIMES_LOCAL_WITH_Z);
    assertThat(start(order)).isEqualTo("2026-03-02T09:15:00Z");
    inForce(SmartdayVariants.TIMES_WITHOUT_ZONE);
    assertThat(start(order)).isEqualTo("2026-03-02T09:15:00");
  }

  @Test
  void showsNothingAsNullOrOtherwise() throws IOException {
    String id = addOrder();
    assertThat(get("/orders/" + id).path("siteReference").isNull()).isTrue();
    inForce(SmartdayVariants.EMPTY_TEXTS);
    JsonNode order = get("/orders/" + id);
    assertThat(order.path("poNumber").asText("-")).isEmpty();
    assertThat(order.at("/siteReference/id").asText("-")).isEmpty();
    inForce(SmartdayVariants.NULLS_LEFT_OUT);
    assertThat(get("/orders/" + id).has("siteReference")).isFalse();
    inForce(SmartdayVariants.IDS_AS_NUMBERS);
    assertThat(get("/orders/" + id).path("id").isNumber()).isTrue();
    inForce(SmartdayVariants.NEW_PROPERTIES);
    assertThat(get("/orders/" + id).has("newSince2026")).isTrue();
  }

  @Test
  void knowsStoresUsersAndSalaryCodes() throws IOException {
    assertThat(get("/stores/")).hasSize(2);
    assertThat(get("/users/")).hasSize(5);
    assertThat(get("/salarycodes/").findValuesAsText("unit")).contains("time", "km");
    inForce(SmartdayVariants.UNITS_LEFT_OUT);
    assertThat(get("/salarycodes/").findValuesAsText("unit")).doesNotContain("km");
  }

  private String start(String order) throws IOException {
    return get("/orders/" + order).path("startTime").asText();
  }
}
