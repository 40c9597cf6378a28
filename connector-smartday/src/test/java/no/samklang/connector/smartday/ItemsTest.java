package no.samklang.connector.smartday;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.samklang.simulators.Fault;
import no.samklang.simulators.smartday.SmartdayVariants;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.Item;
import no.samklang.sync.spi.Change;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.ReadOptions;
import no.samklang.sync.spi.Rejected;
import no.samklang.sync.spi.TargetSystem;
import no.samklang.sync.spi.Unclear;
import no.samklang.sync.spi.Write;
import no.samklang.sync.spi.Written;
import no.samklang.sync.testkit.RememberedWriting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ItemsTest extends OnSmartday {
  private static final String POST = "/v1.0/stores/{storeId}/items/";

  @Test
  void newItemHasNumberWholesalerAndVatRate() {
    write(List.of(create("VVS-1", 1890)));

    JsonNode item = admin().rows("items").get(0);
    assertThat(item.path("externalId").asText()).isEqualTo("P-VVS-1");
    assertThat(item.path("itemNo").asText()).isEqualTo("VVS-1");
    assertThat(item.at("/wholesalerReference/id").asText()).isEqualTo("SD");
    assertThat(item.path("vatRate").asInt()).isEqualTo(25);
  }

  @Test
  void itemWithoutNumberIsNumberedByItsKey() {
    Item item = Item.builder().name("Uten nummer").attributes(Map.of("externalId", "733")).build();

    write(List.of(new Write.Create<>(item, writing(1))));

    assertThat(admin().rows("items").get(0).path("itemNo").asText()).isEqualTo("733");
  }

  @Test
  void propertiesThatTheConnectorDoesNotKnowSurviveAChange() {
    String id = addItem("VVS-1", Map.of("storeMinimum", 4, "shelf", "B2", "price", 10));

    write(List.of(update(id, "VVS-1", 12, "price")));

    JsonNode item = admin().rows("items").get(0);
    assertThat(item.path("price").decimalValue()).isEqualByComparingTo("12");
    assertThat(item.path("storeMinimum").asInt()).isEqualTo(4);
    assertThat(item.path("shelf").asText()).isEqualTo("B2");
    assertThat(item.path("description").asText()).isEqualTo("Vare VVS-1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        SmartdayVariants.RESULTS_REORDERED,
        SmartdayVariants.BAD_RECORD_REFUSES_BATCH,
        SmartdayVariants.RATE_LIMITED
      })
  void oneBadItemFailsAloneAndEachResultGoesToItsOwn(String variant) {
    inForce(variant);

    List<Written> written = write(List.of(create("A", 1), create("B", -1), create("C", 3)));

    assertThat(written.get(1)).isInstanceOf(Written.Failed.class);
    assertThat(((Written.Failed) written.get(1)).why()).isInstanceOf(Rejected.class);
    assertThat(idOf("A")).isEqualTo(written.get(0).orThrow().id());
    assertThat(idOf("C")).isEqualTo(written.get(2).orThrow().id());
    assertThat(admin().count("items")).isEqualTo(2);
  }

  @Test
  void refusedBatchIsSentItemByItemToFindTheBadOne() {
    inForce(SmartdayVariants.BAD_RECORD_REFUSES_BATCH);

    write(List.of(create("A", 1), create("B", -1), create("C", 3)));

    assertThat(admin().calls("POST", POST)).isEqualTo(4);
  }

  @Test
  void newItemsAndChangesOfOneBatchTakeOneCallEach() {
    String id = addItem("OLD", Map.of());

    write(List.of(create("A", 1), update(id, "OLD", 7, "price"), create("B", 2)));

    assertThat(admin().calls("POST", POST)).isEqualTo(2);
    assertThat(admin().count("items")).isEqualTo(3);
  }

  @Test
  void batchWhoseAnswerIsLostIsUnclearForEveryNewItem() {
    admin().fault(Fault.on("POST", "/v1.0/stores/1/items/").dropAnswer().times(1));

    List<Written> written = write(List.of(create("A", 1), create("B", 2)));

    assertThat(written)
        .allSatisfy(one -> assertThat(((Written.Failed) one).why()).isInstanceOf(Unclear.class));
  }

  @Test
  void changeWhoseAnswerIsLostIsSentAgain() {
    String id = addItem("A", Map.of("price", 1));
    admin().fault(Fault.on("POST", "/v1.0/stores/1/items/").dropAnswer().times(1));

    assertThat(write(List.of(update(id, "A", 5, "price"))).get(0).orThrow().id()).isEqualTo(id);

    assertThat(admin().rows("items").get(0).path("price").asInt()).isEqualTo(5);
  }

  @Test
  void pageWhereOneItemWasFoundServesTheNextOnes() {
    List<String> ids = new ArrayList<>();
    for (int n = 0; n < 9; n++) {
      ids.add(addItem("N" + n, Map.of()));
    }
    TargetSystem target = smartday.connect(Map.of("pageSize", "3")).target().orElseThrow();

    for (int n = 0; n < 9; n++) {
      String id = ids.get(n);
      target.update(EntityTypes.ITEM, id, new Change<>(item("N" + n, 5), Set.of("price")));
    }

    assertThat(admin().calls("GET", "/v1.0/stores/{storeId}/items")).isLessThanOrEqualTo(6);
    assertThat(admin().rows("items")).allMatch(row -> row.path("price").asInt() == 5);
    target.update(EntityTypes.ITEM, ids.get(0), new Change<>(item("N0", 6), Set.of("price")));
    assertThat(admin().row("items", ids.get(0)).orElseThrow().path("price").asInt()).isEqualTo(6);
  }

  @Test
  void changesOfOneItemDoNotUndoEachOther() {
    String id = addItem("A", Map.of("price", 1, "costPrice", 1));
    TargetSystem target = smartday.target();
    Item wanted = item("A", 5).toBuilder().cost(BigDecimal.TEN).build();

    target.update(EntityTypes.ITEM, id, new Change<>(wanted, Set.of("price")));
    target.update(EntityTypes.ITEM, id, new Change<>(wanted, Set.of("cost")));

    JsonNode row = admin().row("items", id).orElseThrow();
    assertThat(row.path("price").asInt()).isEqualTo(5);
    assertThat(row.path("costPrice").asInt()).isEqualTo(10);
  }

  @Test
  void whatPeopleChangeInAnItemIsReadAgainAfterHalfAMinute() {
    addItem("A", Map.of());
    String id = addItem("B", Map.of());
    TargetSystem target = smartday.target();
    target.fetch(EntityTypes.ITEM, List.of(id));
    admin().put("items", Map.of("id", id, "description", "Endret"));
    smartday.clock.advance(Duration.ofSeconds(30));

    target.update(EntityTypes.ITEM, id, new Change<>(item("B", 5), Set.of("price")));

    assertThat(admin().row("items", id).orElseThrow().path("description").asText())
        .isEqualTo("Endret");
  }

  @Test
  void itemOnAnEarlierPageThanTheLastIsFound() {
    String first = addItem("A", Map.of());
    String last = addItem("B", Map.of());
    TargetSystem target = smartday.connect(Map.of("pageSize", "1")).target().orElseThrow();

    assertThat(target.fetch(EntityTypes.ITEM, List.of(last))).hasSize(1);
    assertThat(target.fetch(EntityTypes.ITEM, List.of(first))).hasSize(1);
  }

  @Test
  void storeWholesalerAndVatRateAreSettings() {
    TargetSystem target =
        smartday
            .connect(Map.of("store", "2", "wholesaler", "EGEN", "vatRate", "15"))
            .target()
            .orElseThrow();

    target.create(EntityTypes.ITEM, item("A", 1), writing(1));

    JsonNode row = admin().rows("items").get(0);
    assertThat(admin().lastCalls()).last().matches(call -> call.path().contains("/stores/2/"));
    assertThat(row.at("/wholesalerReference/id").asText()).isEqualTo("EGEN");
    assertThat(row.at("/wholesalerReference/externalId").asText()).isEqualTo("EGEN");
    assertThat(row.path("vatRate").asInt()).isEqualTo(15);
  }

  @Test
  void itemsAreKeptInTheChosenStoreAlone() {
    admin().put("items", Map.of("storeId", "2", "itemNo", "X", "externalId", "1"));

    assertThat(
            smartday.target().list(EntityTypes.ITEM, Cursor.START, ReadOptions.DEFAULT).records())
        .isEmpty();
  }

  private String idOf(String number) {
    return admin().rows("items").stream()
        .filter(row -> row.path("itemNo").asText().equals(number))
        .findFirst()
        .orElseThrow()
        .path("id")
        .asText();
  }

  private List<Written> write(List<Write<Item>> writes) {
    return smartday.target().writeAll(EntityTypes.ITEM, writes);
  }

  private Write<Item> create(String number, int price) {
    return new Write.Create<>(item(number, price), writing(Math.floorMod(number.hashCode(), 1000)));
  }

  private static Write<Item> update(String id, String number, int price, String... fields) {
    return new Write.Update<>(id, new Change<>(item(number, price), Set.of(fields)));
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
