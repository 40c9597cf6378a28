package no.samklang.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Adds up what stands in both systems, from their own data and not from what a run reports. */
final class FieldBooks {
  /** What is counted, and the product it is sold as; other products are items. */
  private static final Map<String, String> BY_PRODUCT =
      Map.of(FieldCompany.TIME, "cli.demo.field-hours", FieldCompany.DISTANCE, "cli.demo.field-km");

  private static final String ITEMS = "cli.demo.field-items";

  private final FieldCompany company;
  private final Map<String, BigDecimal[]> sums = new LinkedHashMap<>();

  private FieldBooks(FieldCompany company) {
    this.company = company;
  }

  /** Returns the balance of the tasks that are to be ordered. */
  static List<BalanceLine> balance(FieldCompany company, Texts texts) {
    List<BalanceLine> lines = new ArrayList<>();
    for (String task : company.orderedTasks()) {
      FieldBooks books = new FieldBooks(company);
      books.registered(task);
      books.ordered(task);
      String where = task + " " + shortened(company.title(task));
      books.sums.forEach(
          (what, sum) -> lines.add(new BalanceLine(where, texts.of(what), sum[0], sum[1])));
    }
    return lines;
  }

  private static String shortened(String title) {
    return title.length() <= 36 ? title : title.substring(0, 35).strip() + "…";
  }

  /** Returns the orders of a task. */
  static List<ObjectNode> orders(FieldCompany company, String task) {
    return company.office().rows("salesOrders").stream()
        .filter(order -> order.path("internalMemo").asText().contains("Smartday-oppgave " + task))
        .toList();
  }

  /** Returns the lines of an order that are texts. */
  static List<String> texts(FieldCompany company, JsonNode order) {
    return company.office().rows("lines").stream()
        .filter(line -> line.path("orderId").asText().equals(order.path("id").asText()))
        .filter(line -> line.path("type").asText().equals("text"))
        .map(line -> line.path("description").asText())
        .toList();
  }

  private void registered(String task) {
    for (ObjectNode row : of(task, "registrations")) {
      boolean time = row.at("/smartdaySalaryCodeRegistration/unit").asText().equals("time");
      add(time ? "cli.demo.field-hours" : "cli.demo.field-km", 0, row.path("amount"));
    }
    for (ObjectNode row : of(task, "materials")) {
      if (isSold(row.path("itemNo").asText())) {
        add(ITEMS, 0, row.path("quantity"));
      }
    }
  }

  private boolean isSold(String itemNo) {
    return company.office().rows("products").stream()
        .anyMatch(product -> product.path("number").asText().equals(itemNo));
  }

  private List<ObjectNode> of(String task, String collection) {
    return company.smartday().rows(collection).stream()
        .filter(row -> row.path("orderId").asText().equals(task))
        .toList();
  }

  private void ordered(String task) {
    for (ObjectNode order : orders(company, task)) {
      for (ObjectNode line : company.office().rows("lines")) {
        if (line.path("orderId").asText().equals(order.path("id").asText())
            && line.path("type").asText().equals("product")) {
          String product = line.path("product").path("id").asText();
          add(BY_PRODUCT.getOrDefault(product, ITEMS), 1, line.path("quantity"));
        }
      }
    }
  }

  private void add(String what, int side, JsonNode figure) {
    BigDecimal[] sum =
        sums.computeIfAbsent(what, key -> new BigDecimal[] {BigDecimal.ZERO, BigDecimal.ZERO});
    sum[side] = sum[side].add(figure.decimalValue());
  }
}
