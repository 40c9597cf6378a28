package no.samklang.connector.twentyfourso;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import no.samklang.connector.twentyfourso.TwentyfoursoPort.Line;
import no.samklang.sync.model.Item;
import no.samklang.sync.model.Ref;
import no.samklang.sync.model.SalesOrder;
import no.samklang.sync.model.SalesOrderLine;
import org.jspecify.annotations.Nullable;

/** The lines of an order as they are written, and which of them are not there yet. Pure. */
final class OrderLines {
  private OrderLines() {}

  /**
   * Returns the lines to write. What does not fit on a line goes on as text lines below it; a text
   * line without text says nothing and is left out.
   *
   * @throws no.samklang.sync.spi.Rejected if a figure has more decimals than the vendor takes
   */
  static List<Line> of(SalesOrder order) {
    List<Line> lines = new ArrayList<>();
    for (SalesOrderLine line : order.lines()) {
      String text = line.text();
      List<String> texts =
          new ArrayList<>(text == null ? List.of() : TextLines.of(text, Limits.DESCRIPTION));
      Ref<Item> item = line.item();
      if (item != null) {
        lines.add(product(line, item, texts.isEmpty() ? null : texts.remove(0)));
      }
      texts.forEach(each -> lines.add(new Line(null, each, null, null, null)));
    }
    return lines;
  }

  private static Line product(SalesOrderLine line, Ref<Item> item, @Nullable String text) {
    return new Line(
        Limits.id("item", item),
        text,
        Limits.decimals("quantity", line.quantity(), Limits.QUANTITY_DECIMALS),
        Limits.decimals("price", line.price(), Limits.PRICE_DECIMALS),
        Limits.decimals("discountPercent", line.discountPercent(), Limits.PRICE_DECIMALS));
  }

  /**
   * Returns the wanted lines that do not stand there, in their order; two equal wanted lines count
   * as two. Compared are product, text and quantity. A wanted line that takes its text from the
   * product fits any, so it chooses last.
   */
  static List<Line> missing(List<Line> wanted, List<Line> standing) {
    List<Line> left = new ArrayList<>(standing);
    boolean[] there = new boolean[wanted.size()];
    for (boolean withText : new boolean[] {true, false}) {
      for (int i = 0; i < there.length; i++) {
        if ((wanted.get(i).text() != null) == withText) {
          there[i] = take(left, wanted.get(i));
        }
      }
    }
    List<Line> missing = new ArrayList<>();
    for (int i = 0; i < there.length; i++) {
      if (!there[i]) {
        missing.add(wanted.get(i));
      }
    }
    return missing;
  }

  private static boolean take(List<Line> left, Line wanted) {
    for (int i = 0; i < left.size(); i++) {
      if (same(wanted, left.get(i))) {
        left.remove(i);
        return true;
      }
    }
    return false;
  }

  private static boolean same(Line wanted, Line standing) {
    String item = wanted.item();
    if (item == null) {
      return standing.item() == null && tidy(wanted.text()).equals(tidy(standing.text()));
    }
    return item.equals(standing.item())
        && (wanted.text() == null || tidy(wanted.text()).equals(tidy(standing.text())))
        && equal(wanted.quantity(), standing.quantity());
  }

  private static String tidy(@Nullable String text) {
    return text == null ? "" : text.strip().replaceAll("\\s+", " ");
  }

  private static boolean equal(@Nullable BigDecimal one, @Nullable BigDecimal other) {
    return one == null ? other == null : other != null && one.compareTo(other) == 0;
  }
}
