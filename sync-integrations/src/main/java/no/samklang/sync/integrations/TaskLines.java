package no.samklang.sync.integrations;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import no.samklang.sync.model.Item;
import no.samklang.sync.model.Ref;
import no.samklang.sync.model.SalesOrderLine;
import no.samklang.sync.model.WorkOrder;
import no.samklang.sync.model.WorkOrderRegistration;
import no.samklang.sync.spi.Lookup;
import no.samklang.sync.spi.Message;

/**
 * The lines of an order: first a text line of the whole task, then one line for each registration,
 * in Smartday's order. None is left out: what has no product goes as a text line, with its figures
 * in words, and is reported.
 *
 * @param lines the lines
 * @param remarks what to report of them
 */
record TaskLines(List<SalesOrderLine> lines, List<Message> remarks) {

  static TaskLines of(
      WorkOrder task, TaskDays days, OrderProducts products, boolean productPrices, Lookup lookup) {
    List<SalesOrderLine> lines = new ArrayList<>();
    Map<String, Set<String>> withoutProduct = new TreeMap<>();
    lines.add(text(TaskText.of(task, days)));
    List<WorkOrderRegistration> registered =
        task.registrations() == null ? List.of() : task.registrations();
    for (WorkOrderRegistration registration : registered) {
      Optional<Ref<Item>> product = products.product(registration, lookup);
      if (product.isPresent()) {
        lines.add(sold(registration, product.get(), productPrices));
      } else if (registration.kind() == WorkOrderRegistration.Kind.TEXT) {
        lines.add(text(TaskText.line(registration)));
      } else {
        lines.add(text(TaskText.withFigures(registration)));
        withoutProduct
            .computeIfAbsent(kind(registration), kind -> new TreeSet<>())
            .add(code(registration));
      }
    }
    return new TaskLines(lines, remarks(withoutProduct));
  }

  private static SalesOrderLine text(String text) {
    return SalesOrderLine.builder().text(text).build();
  }

  private static SalesOrderLine sold(
      WorkOrderRegistration registration, Ref<Item> product, boolean productPrices) {
    LineFigures figures = LineFigures.of(registration, productPrices);
    String text = TaskText.line(registration);
    return SalesOrderLine.builder()
        .item(product)
        .text(figures.whole() ? text + ", " + TaskText.quantity(registration) : text)
        .quantity(figures.quantity())
        .price(figures.price())
        .build();
  }

  private static String kind(WorkOrderRegistration registration) {
    return registration.kind() == WorkOrderRegistration.Kind.ITEM
        ? "orders.item-without-product"
        : "orders.code-without-product";
  }

  private static String code(WorkOrderRegistration registration) {
    String code = registration.code();
    return code == null || code.isBlank() ? "-" : code;
  }

  private static List<Message> remarks(Map<String, Set<String>> withoutProduct) {
    List<Message> remarks = new ArrayList<>();
    withoutProduct.forEach(
        (kind, codes) -> remarks.add(Message.of(kind, "code", String.join(", ", codes))));
    return remarks;
  }
}
