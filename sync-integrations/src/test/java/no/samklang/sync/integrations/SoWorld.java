package no.samklang.sync.integrations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import no.samklang.simulators.Simulator;
import no.samklang.simulators.smartday.SmartdaySimulator;
import no.samklang.simulators.smartday.SmartdayVariants;
import no.samklang.simulators.twentyfourso.TwentyfoursoSimulator;
import no.samklang.simulators.twentyfourso.TwentyfoursoVariants;
import no.samklang.sync.Integration;
import no.samklang.sync.RunReport;
import no.samklang.sync.SyncSession;
import no.samklang.sync.memory.InMemorySyncStateStore;
import no.samklang.sync.spi.SyncStateStore;

/** A firm with people in the field, 24SevenOffice and Smartday, both simulated. */
final class SoWorld extends IntegrationWorld {
  /** Products of 24SevenOffice: time, kilometres, and what lies in the van. */
  static final String TIME = "501";

  static final String DISTANCE = "502";
  static final String TAP = "733";

  /** Under these no order can be made at all, and the connector says so. */
  private static final Set<String> TAKES_NO_ORDER =
      Set.of(
          TwentyfoursoVariants.DRAFT_NOT_CONFIRMED,
          TwentyfoursoVariants.DRAFT_TAKES_NO_LINES,
          TwentyfoursoVariants.PROJECT_REQUIRED,
          TwentyfoursoVariants.LINKS_FOREIGN);

  final Simulator office;
  final Simulator smartday;

  SoWorld() {
    this("");
  }

  /** Makes a world in which this variant of one of the simulators is in force; empty for none. */
  SoWorld(String variant) {
    this(variant, InMemorySyncStateStore::new);
  }

  SoWorld(String variant, Function<InstantSource, SyncStateStore> stores) {
    super(stores);
    boolean ofSmartday = SmartdayVariants.all().contains(variant);
    office = TwentyfoursoSimulator.start(options("24so", ofSmartday ? "" : variant));
    smartday = SmartdaySimulator.start(options("smartday", ofSmartday ? variant : ""));
    Map<String, String> left = new HashMap<>();
    left.put("baseUrl", url(office, TwentyfoursoSimulator.API_PATH));
    left.put("tokenUrl", url(office, TwentyfoursoSimulator.TOKEN_PATH));
    left.put("clientId", TwentyfoursoSimulator.CLIENT_ID);
    left.put("clientSecret", TwentyfoursoSimulator.CLIENT_SECRET);
    left.put("organisationId", TwentyfoursoSimulator.ORGANISATION_ID);
    left.put("callsPerSecond", "1000");
    systems.put("24so", left);
    Map<String, String> right = new HashMap<>();
    right.put("baseUrl", url(smartday, SmartdaySimulator.BASE_PATH));
    right.put("pace", "0s");
    right.putAll(login(variant));
    right.putAll(particulars(variant));
    systems.put("smartday", right);
    settings.put("startDate", "2026-11-09");
    settings.put("timeProduct", TIME);
    settings.put("distanceProduct", DISTANCE);
    stock();
  }

  private static Map<String, String> login(String variant) {
    return variant.equals(SmartdayVariants.BRIDGE_LOGIN)
        ? Map.of(
            "login",
            "bridge",
            "agreementNumber",
            SmartdaySimulator.AGREEMENT_NUMBER,
            "bridgeUser",
            SmartdaySimulator.BRIDGE_USER,
            "bridgePassword",
            SmartdaySimulator.BRIDGE_PASSWORD)
        : Map.of("subscriptionKey", SmartdaySimulator.SUBSCRIPTION_KEY);
  }

  /** Returns what an integrator would set who has found out that a variant is in force. */
  private static Map<String, String> particulars(String variant) {
    return switch (variant) {
      case SmartdayVariants.TIMES_LOCAL_WITH_Z -> Map.of("times", "local");
      case SmartdayVariants.UNITS_LEFT_OUT ->
          Map.of("codeKinds.90001", "TIME", "codeKinds.90060", "KM");
      default -> Map.of();
    };
  }

  /** Returns all variants of both simulators under which orders can be made, and none. */
  static Set<String> variants() {
    Set<String> all = new TreeSet<>(SmartdayVariants.all());
    all.addAll(TwentyfoursoVariants.all());
    all.removeAll(TAKES_NO_ORDER);
    all.add("");
    return all;
  }

  @Override
  int records() {
    return 0;
  }

  @Override
  Integration integration() {
    return TwentyfoursoSmartday.using(settings);
  }

  @Override
  RunReport activate() {
    try (SyncSession session = openUnhurried()) {
      return activate(session);
    }
  }

  private void stock() {
    product(TIME, "TIME-100", "Arbeidstid", "890");
    product(DISTANCE, "KM-200", "Kjøring", "14.5");
    product(TAP, "VVS-1", "Blandebatteri", "1701.5");
    customer("10241", "Fjordvik Eiendom AS", "310427500");
    customer("10242", "Havn Drift AS", "310427501");
  }

  void customer(String id, String name, String organisationNumber) {
    Map<String, Object> row = new HashMap<>();
    row.put("id", Integer.parseInt(id));
    row.put("name", name);
    row.put("isCompany", true);
    row.put("organizationNumber", organisationNumber);
    row.put(
        "address",
        Map.of("visit", Map.of("street", "Kaien 3", "postalCode", "5003", "postalArea", "Bergen")));
    office.admin().put("customers", row);
  }

  void product(String id, String number, String name, String price) {
    Map<String, Object> row = new HashMap<>();
    row.put("id", Integer.parseInt(id));
    row.put("number", number);
    row.put("name", name);
    row.put("salesPrice", new BigDecimal(price));
    row.put("status", "active");
    office.admin().put("products", row);
  }

  /** Returns the customer in Smartday that carries this id of 24SevenOffice. */
  ObjectNode inSmartday(String collection, String externalId) {
    List<ObjectNode> found =
        smartday.admin().rows(collection).stream()
            .filter(row -> row.path("externalId").asText().equals(externalId))
            .toList();
    if (found.size() != 1) {
      throw new AssertionError(externalId + " stands " + found.size() + " times in " + collection);
    }
    return found.get(0);
  }

  /** Puts a task there and returns its id: in the field in Bergen on 12 November. */
  String task(String customer, int status, Map<String, ?> more) {
    Map<String, Object> row = new HashMap<>();
    row.put("name", "Bytte av kjøkkenbatteri");
    row.put("startTime", "2026-11-12T08:15:00Z");
    row.put("endTime", "2026-11-12T11:45:00Z");
    row.put(
        "customerReference",
        Map.of(
            "id", inSmartday("customers", customer).path("id").asText(), "externalId", customer));
    row.put(
        "location",
        Map.of(
            "id",
            "30117",
            "address1",
            "Strandgata",
            "housenumber",
            "14B",
            "postalCode",
            "5013",
            "postalArea",
            "Bergen",
            "country",
            "NO"));
    row.put("smartdayOrder", Map.of("status", status));
    row.putAll(more);
    return smartday.admin().put("orders", row).path("id").asText();
  }

  String task(String customer, int status) {
    return task(customer, status, Map.of());
  }

  void status(String task, int status) {
    smartday.admin().put("orders", Map.of("id", task, "smartdayOrder", Map.of("status", status)));
  }

  /** Registers time or kilometres under a salary code; returns nothing, as people do. */
  void registered(String task, String code, String unit, String amount, String price) {
    Map<String, Object> row = new HashMap<>();
    row.put("orderId", task);
    row.put("salaryCodeReference", Map.of("id", code, "externalId", code));
    row.put("description", unit.equals("km") ? "Kjøring" : "Ordinær tid");
    row.put("amount", new BigDecimal(amount));
    row.put("totalPrice", new BigDecimal(price));
    row.put("status", 1);
    row.put("date", "2026-11-12T08:15:00Z");
    row.put("smartdaySalaryCodeRegistration", Map.of("unit", unit));
    smartday.admin().put("registrations", row);
  }

  void material(String task, String itemNo, String quantity, String price, Map<String, ?> more) {
    Map<String, Object> row = new HashMap<>();
    row.put("orderId", task);
    row.put("itemNo", itemNo);
    row.put("description", "Blandebatteri kjøkken");
    row.put("unit", "stk");
    row.put("quantity", new BigDecimal(quantity));
    row.put("totalPrice", new BigDecimal(price));
    row.put("status", 1);
    row.put("billable", true);
    row.put("date", "2026-11-12T11:20:00Z");
    row.putAll(more);
    smartday.admin().put("materials", row);
  }

  /** Registers on a task what an ordinary visit comes to: time, kilometres and an item. */
  void visit(String task) {
    registered(task, "90001", "time", "3.5", "3115");
    registered(task, "90060", "km", "42", "609");
    material(task, "VVS-1", "1", "1701.5", Map.of());
  }

  /** Makes a task with an ordinary visit, and finishes it. */
  String finishedVisit(String customer) {
    String task = task(customer, 4);
    visit(task);
    status(task, 7);
    return task;
  }

  List<ObjectNode> orders() {
    return office.admin().rows("salesOrders");
  }

  /** Returns the only order. */
  ObjectNode order() {
    List<ObjectNode> orders = orders();
    if (orders.size() != 1) {
      throw new AssertionError("there are " + orders.size() + " orders: " + orders);
    }
    return orders.get(0);
  }

  /** Returns the lines of an order, in the order they were made. */
  List<ObjectNode> lines(JsonNode order) {
    List<ObjectNode> lines = new ArrayList<>();
    for (ObjectNode line : office.admin().rows("lines")) {
      if (line.path("orderId").asText().equals(order.path("id").asText())) {
        lines.add(line);
      }
    }
    return lines;
  }

  /** Returns the lines of an order as product (or text), quantity and price. */
  List<String> figures(JsonNode order) {
    return lines(order).stream().map(SoWorld::oneLine).toList();
  }

  private static String oneLine(JsonNode line) {
    return line.path("type").asText().equals("text")
        ? "text"
        : line.path("product").path("id").asText()
            + " "
            + plain(line.path("quantity"))
            + " x "
            + plain(line.path("price"));
  }

  private static String plain(JsonNode figure) {
    return figure.decimalValue().stripTrailingZeros().toPlainString();
  }

  /** Returns how many writing calls were made to a system. */
  static long writes(Simulator system) {
    return system.admin().lastCalls().stream()
        .filter(call -> !call.method().equals("GET"))
        .filter(call -> !call.path().equals(TwentyfoursoSimulator.TOKEN_PATH))
        .count();
  }

  /** Moves the clock to this moment. */
  void at(String moment) {
    clock.set(Instant.parse(moment));
  }

  @Override
  public void close() {
    smartday.close();
    office.close();
    super.close();
  }
}
