package no.samklang.connector.smartday;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.samklang.simulators.smartday.SmartdaySimulator;
import no.samklang.simulators.smartday.SmartdayVariants;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.Item;
import no.samklang.sync.spi.Change;
import no.samklang.sync.spi.Rejected;
import no.samklang.sync.spi.SyncException;
import no.samklang.sync.spi.Write;
import no.samklang.sync.spi.Written;
import no.samklang.sync.testkit.RememberedWriting;
import org.junit.jupiter.api.Test;

/** A record can fail inside a 200. */
class FailedRecordsTest extends OnSmartday {

  @Test
  void oneNewItemFailsInsideATwoHundredAndTheOthersOfTheBatchGoOn() {
    List<Written> written =
        smartday
            .target()
            .writeAll(EntityTypes.ITEM, List.of(create("A", 1), create("B", -1), create("C", 3)));

    assertThat(admin().rows("items"))
        .extracting(row -> row.path("id").asText(), row -> row.path("itemNo").asText())
        .containsExactly(
            tuple(written.get(0).orThrow().id(), "A"), tuple(written.get(2).orThrow().id(), "C"));
    assertThat(why(written.get(1)))
        .isInstanceOf(Rejected.class)
        .hasMessageContaining("P-B")
        .hasMessageContaining("Price is negative")
        .hasMessageNotContaining(SmartdaySimulator.SUBSCRIPTION_KEY);
    assertThat(admin().calls("POST", "/v1.0/stores/{storeId}/items/")).isEqualTo(1);
  }

  @Test
  void oneChangedItemFailsInsideATwoHundredAndStaysAsItWas() {
    List<String> ids = new ArrayList<>();
    for (String number : List.of("A", "B", "C")) {
      ids.add(addItem(number, Map.of("price", 10)));
    }

    List<Written> written =
        smartday
            .target()
            .writeAll(
                EntityTypes.ITEM,
                List.of(
                    update(ids.get(0), "A", 11),
                    update(ids.get(1), "B", -11),
                    update(ids.get(2), "C", 13)));

    assertThat(written.get(0).orThrow().id()).isEqualTo(ids.get(0));
    assertThat(why(written.get(1))).isInstanceOf(Rejected.class).hasMessageContaining("negative");
    assertThat(written.get(2).orThrow().id()).isEqualTo(ids.get(2));
    assertThat(admin().rows("items"))
        .extracting(row -> row.path("price").asInt())
        .containsExactly(11, 10, 13);
  }

  @Test
  void resultsInAnotherOrderThatNameOnlyIdsGoToTheirOwn() {
    inForce(SmartdayVariants.RESULTS_REORDERED, SmartdayVariants.RESULTS_WITHOUT_EXTERNAL_ID);
    String bad = addItem("A", Map.of());
    String good = addItem("B", Map.of());
    String other = addItem("C", Map.of());

    List<Written> written =
        smartday
            .target()
            .writeAll(
                EntityTypes.ITEM,
                List.of(update(bad, "A", -1), update(good, "B", 2), update(other, "C", 3)));

    assertThat(why(written.get(0))).isInstanceOf(Rejected.class);
    assertThat(written.get(1).orThrow().id()).isEqualTo(good);
    assertThat(written.get(2).orThrow().id()).isEqualTo(other);
  }

  @Test
  void oneNewCustomerFailsInsideATwoHundredAndTheOthersOfTheBatchGoOn() {
    List<Written> written =
        smartday
            .connect(Map.of("companyCategory", "9"))
            .target()
            .orElseThrow()
            .writeAll(
                EntityTypes.CUSTOMER,
                List.of(create("1", "false"), create("2", "true"), create("3", "false")));

    assertThat(admin().rows("customers"))
        .extracting((JsonNode row) -> row.path("externalId").asText())
        .containsExactly("1", "3");
    assertThat(why(written.get(1)))
        .isInstanceOf(Rejected.class)
        .hasMessageContaining("Category 9 does not exist");
    assertThat(admin().calls("POST", "/v1.0/customers/")).isEqualTo(1);
  }

  private static SyncException why(Written written) {
    return ((Written.Failed) written).why();
  }

  private Write<Customer> create(String number, String company) {
    Customer customer =
        Customer.builder()
            .number(number)
            .name("Kunde " + number)
            .attributes(Map.of("isCompany", company))
            .build();
    return new Write.Create<>(customer, writing(Integer.parseInt(number)));
  }

  private Write<Item> create(String number, int price) {
    return new Write.Create<>(item(number, price), writing(number.charAt(0)));
  }

  private static Write<Item> update(String id, String number, int price) {
    return new Write.Update<>(id, new Change<>(item(number, price), Set.of("price")));
  }

  private RememberedWriting writing(int number) {
    return RememberedWriting.of(number, smartday.clock.instant());
  }

  private static Item item(String number, int price) {
    return Item.builder()
        .number(number)
        .name("Vare " + number)
        .price(BigDecimal.valueOf(price))
        .attributes(Map.of("externalId", "P-" + number))
        .build();
  }
}
