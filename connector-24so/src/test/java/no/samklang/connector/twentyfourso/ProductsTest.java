package no.samklang.connector.twentyfourso;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no.samklang.simulators.twentyfourso.TwentyfoursoVariants;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.Item;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.ReadOptions;
import no.samklang.sync.spi.SourceRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProductsTest {
  private final Simulated simulated = new Simulated(0);

  @AfterEach
  void close() {
    simulated.assertNeverInvoiced();
    simulated.close();
  }

  static Stream<String> variants() {
    return TwentyfoursoVariants.all().stream()
        .filter(name -> !name.equals(TwentyfoursoVariants.LINKS_FOREIGN))
        .sorted();
  }

  @ParameterizedTest
  @MethodSource("variants")
  void everyProductComesInEveryPassUnderEveryVariant(String variant) {
    simulated.admin().variants(List.of(variant));
    for (int number = 1; number <= 23; number++) {
      simulated.put("products", "name", "Vare " + number);
    }
    assertThat(products()).hasSize(23);
    simulated.clock.advance(Duration.ofHours(2));
    simulated.put("products", "id", 510, "name", "Endret");

    assertThat(products()).extracting(Item::name).hasSize(23).contains("Endret");
  }

  @Test
  void productIsReadWithItsPricesAndUnit() {
    simulated.put(
        "products",
        "id",
        733,
        "number",
        "VVS-4310117",
        "name",
        "Blandebatteri",
        "salesPrice",
        new BigDecimal("1890.50"),
        "costPrice",
        new BigDecimal("1129.4"),
        "units",
        Map.of("id", 13, "name", "Stykk", "symbol", "stk"),
        "stock",
        Map.of("isManaged", true, "quantity", 17));

    Item item = products().get(0);

    assertThat(item.number()).isEqualTo("VVS-4310117");
    assertThat(item.price()).isEqualByComparingTo("1890.50");
    assertThat(item.cost()).isEqualByComparingTo("1129.4");
    assertThat(item.baseUnit()).isEqualTo("stk");
    assertThat(item.stockItem()).isTrue();
    assertThat(item.active()).isTrue();
  }

  @Test
  void expiredProductWithoutNumberAndPricesComesToo() {
    simulated.put("products", "name", "Pakning", "status", "inactive", "salesPrice", null);

    Item item = products().get(0);

    assertThat(item.active()).isFalse();
    assertThat(item.number()).isNull();
    assertThat(item.price()).isNull();
    assertThat(item.baseUnit()).isNull();
  }

  @Test
  void movementInStockIsNoChange() {
    simulated.put("products", "id", 733, "name", "X", "stock", Map.of("quantity", 17));
    List<Item> before = products();
    simulated.put("products", "id", 733, "stock", Map.of("quantity", 16));

    assertThat(products()).isEqualTo(before);
  }

  @Test
  void changeThatLeavesTheStampComesAllTheSame() {
    simulated.admin().variants(List.of(TwentyfoursoVariants.PRODUCT_STAMP_STAYS));
    simulated.put("products", "id", 733, "name", "X", "salesPrice", 10);
    List<Item> before = products();
    simulated.put("products", "id", 733, "salesPrice", 11);

    assertThat(products()).isNotEqualTo(before);
  }

  @Test
  void productHasNoVat() {
    simulated.put("products", "id", 733, "name", "X");

    assertThat(products().get(0).attributes().keySet())
        .noneMatch(name -> name.contains("vat") || name.contains("tax"));
  }

  private List<Item> products() {
    return simulated
        .pass(EntityTypes.ITEM, Cursor.START, new ReadOptions(100, false))
        .records()
        .stream()
        .map(SourceRecord::value)
        .distinct()
        .toList();
  }
}
