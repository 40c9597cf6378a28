package no.samklang.connector.twentyfourso;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import no.samklang.connector.twentyfourso.TwentyfoursoPort.Line;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OrderLinesTest {

  @Test
  void lineThatStandsIsNotMissing() {
    assertThat(OrderLines.missing(List.of(product("501", "Tid", "2")), List.of())).hasSize(1);
    assertThat(
            OrderLines.missing(
                List.of(product("501", "Tid", "2"), text("Sted")),
                List.of(text("Sted"), product("501", "Tid", "2"))))
        .isEmpty();
  }

  @Test
  void productQuantityAndTextMakeADifference() {
    List<Line> wanted = List.of(product("501", "Tid", "2"));

    assertThat(OrderLines.missing(wanted, List.of(product("502", "Tid", "2")))).isEqualTo(wanted);
    assertThat(OrderLines.missing(wanted, List.of(product("501", "Tid", "3")))).isEqualTo(wanted);
    assertThat(OrderLines.missing(wanted, List.of(product("501", "Km", "2")))).isEqualTo(wanted);
    assertThat(OrderLines.missing(wanted, List.of(text("Tid")))).isEqualTo(wanted);
    assertThat(OrderLines.missing(List.of(text("Tid")), wanted)).hasSize(1);
  }

  @Test
  void zerosAndBlanksMakeNone() {
    assertThat(
            OrderLines.missing(
                List.of(product("501", "Ola  Nordby\nmandag", "2"), text(" Sted ")),
                List.of(product("501", "Ola Nordby mandag", "2.0000"), text("Sted"))))
        .isEmpty();
  }

  @Test
  void equalLinesCountEachForItself() {
    List<Line> wanted = List.of(text("Sted"), text("Sted"), text("Sted"));

    assertThat(OrderLines.missing(wanted, List.of(text("Sted")))).hasSize(2);
  }

  @Test
  void lineThatTakesTheTextOfItsProductLeavesTheOthersTheirs() {
    Line any = product("501", null, "2");
    Line own = product("501", "Tid", "2");

    assertThat(OrderLines.missing(List.of(any, own), List.of(own))).containsExactly(any);
    assertThat(OrderLines.missing(List.of(any), List.of(own))).isEmpty();
  }

  @Test
  void missingLinesKeepTheirOrder() {
    List<Line> wanted =
        List.of(text("1"), product("501", null, "2"), text("3"), product("501", "Tid", "4"));

    assertThat(OrderLines.missing(wanted, List.of(text("3"))))
        .containsExactly(wanted.get(0), wanted.get(1), wanted.get(3));
  }

  private static Line product(String item, @Nullable String text, String quantity) {
    return new Line(item, text, new BigDecimal(quantity), null, null);
  }

  private static Line text(String text) {
    return new Line(null, text, null, null, null);
  }
}
