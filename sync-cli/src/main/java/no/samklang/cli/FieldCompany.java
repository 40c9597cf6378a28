package no.samklang.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.samklang.simulators.Admin;
import no.samklang.simulators.Simulator;

/** The made-up firm of the demo with people in the field, in both systems, and what they do. */
final class FieldCompany {
  static final LocalDate MONDAY = LocalDate.of(2026, 11, 16);

  /** Products of 24SevenOffice that time and kilometres are sold as. */
  static final String TIME = "501";

  static final String DISTANCE = "502";

  private static final int FINISHED = 7;
  private static final int APPROVED = 8;

  private final Admin office;
  private final Admin smartday;

  FieldCompany(Simulator office, Simulator smartday) {
    this.office = office.admin();
    this.smartday = smartday.admin();
  }

  Admin office() {
    return office;
  }

  Admin smartday() {
    return smartday;
  }

  /** The week: two visits in one open project for two customers, and four others. */
  void work() {
    visit(task(0, 0, "Bytte av kjøkkenbatteri", true), 0, "3.5", "42", "1");
    visit(
        task(1, 1, "Ny varmtvannsbereder, gammel bereder kjøres til gjenvinning", true),
        1,
        "6",
        "18",
        "2");
    visit(task(2, 2, "Utbedring av lekkasje på bad", false), 2, "2.25", "12.5", "0");
    finish(0);
    finish(1);
    finish(2);
    visit(task(0, 3, "Montering av utekran", false), 3, "1.5", "10", "1");
    task(1, 3, "Befaring (kunden avlyste)", false);
    finish(4);
    visit(task(2, 3, "Service på varmepumpe", false), 3, "2", "30", "0");
    status(5, APPROVED);
    material(2, Map.of("itemNo", "UTEN-NR", "description", "Tetningsmasse", "totalPrice", 129));
  }

  /** Thursday's task is finished, and what was ordered is approved in the ordinary course. */
  void goOn() {
    finish(3);
    status(0, APPROVED);
  }

  /** Returns the task that was approved before anybody could see that it was finished. */
  String hastyTask() {
    return id(5);
  }

  String title(String task) {
    return smartday.row("orders", task).map(row -> row.path("name").asText()).orElse("");
  }

  /** Returns the tasks that became an order. */
  List<String> orderedTasks() {
    return List.of(id(0), id(1), id(2), id(3), id(5));
  }

  private int task(int customer, int day, String title, boolean inProject) {
    JsonNode buyer = office.rows("customers").get(customer);
    String key = buyer.path("id").asText();
    String id =
        smartday.rows("customers").stream()
            .filter(row -> row.path("externalId").asText().equals(key))
            .findFirst()
            .orElseThrow()
            .path("id")
            .asText();
    Map<String, Object> own = new LinkedHashMap<>();
    own.put("status", 4);
    if (inProject) {
      own.put("projectReference", Map.of("id", "2208", "externalId", "3391"));
    }
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("name", title);
    row.put("startTime", MONDAY.plusDays(day) + "T08:00:00Z");
    row.put("endTime", MONDAY.plusDays(day) + "T14:00:00Z");
    row.put("customerReference", Map.of("id", id, "externalId", key));
    row.put("smartdayOrder", own);
    smartday.put("orders", row);
    return smartday.count("orders") - 1;
  }

  private void visit(int task, int day, String hours, String kilometres, String items) {
    registered(task, day, "90001", "Ordinær tid", "time", hours, "890");
    registered(task, day, "90060", "Kjørte kilometer", "km", kilometres, "14.5");
    ObjectNode product = office.rows("products").get(2);
    BigDecimal quantity = new BigDecimal(items);
    if (quantity.signum() != 0) {
      material(
          task,
          Map.of(
              "itemNo",
              product.path("number").asText(),
              "description",
              product.path("name").asText(),
              "quantity",
              quantity,
              "totalPrice",
              product.path("salesPrice").decimalValue().multiply(quantity)));
    }
  }

  private void registered(
      int task, int day, String code, String text, String unit, String amount, String price) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("orderId", id(task));
    row.put("salaryCodeReference", Map.of("id", code, "externalId", code));
    row.put("description", text);
    row.put("amount", new BigDecimal(amount));
    row.put("totalPrice", new BigDecimal(amount).multiply(new BigDecimal(price)));
    row.put("status", 1);
    row.put("date", MONDAY.plusDays(day) + "T08:00:00Z");
    row.put("smartdaySalaryCodeRegistration", Map.of("unit", unit));
    smartday.put("registrations", row);
  }

  private void material(int task, Map<String, ?> what) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("orderId", id(task));
    row.put("quantity", 1);
    row.put("unit", "stk");
    row.put("status", 1);
    row.put("billable", true);
    row.putAll(what);
    smartday.put("materials", row);
  }

  private void finish(int task) {
    status(task, FINISHED);
  }

  private void status(int task, int status) {
    smartday.put("orders", Map.of("id", id(task), "smartdayOrder", Map.of("status", status)));
  }

  private String id(int task) {
    return smartday.rows("orders").get(task).path("id").asText();
  }
}
