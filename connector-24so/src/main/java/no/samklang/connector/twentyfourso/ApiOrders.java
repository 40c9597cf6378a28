package no.samklang.connector.twentyfourso;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import no.samklang.connector.twentyfourso.TwentyfoursoPort.Head;
import no.samklang.connector.twentyfourso.TwentyfoursoPort.Line;
import no.samklang.connector.twentyfourso.TwentyfoursoPort.Order;
import no.samklang.connector.twentyfourso.TwentyfoursoPort.Party;
import no.samklang.connector.twentyfourso.TwentyfoursoPort.Project;
import no.samklang.connector.twentyfourso.TwentyfoursoPort.State;
import no.samklang.sync.model.Address;
import no.samklang.sync.spi.Broken;
import no.samklang.sync.spi.Message;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads orders and lines. Properties that nobody filled in are not sent. Of VAT, account
 * and invoice nothing is sent: the service takes them from product and customer (ASSUMED). A text
 * line has type and text alone (ASSUMED accepted).
 */
final class ApiOrders {
  private ApiOrders() {}

  /** Returns the body that makes a draft. */
  static ObjectNode head(Head head) {
    ObjectNode body = object();
    body.set("customer", party(head.buyer()));
    body.put("status", ApiNames.Verified.DRAFT);
    body.put("date", head.date().toString());
    if (head.deliveryDate() != null) {
      body.put("deliveryDate", head.deliveryDate().toString());
    }
    if (head.receiver() != null) {
      body.set("deliveryCustomer", party(head.receiver()));
    }
    put(body, "referenceNumber", head.reference());
    body.put("internalMemo", head.internalMemo());
    put(body, "memo", head.memo());
    if (head.contact() != null) {
      body.putObject("yourReference").put("name", head.contact());
    }
    addProject(body, head.project());
    return body;
  }

  /** Returns the body that confirms an order; the one status that is ever written. */
  static ObjectNode confirmation() {
    return object().put("status", ApiNames.Verified.CONFIRMED);
  }

  /** Returns the body that adds a line. */
  static ObjectNode line(Line line, @Nullable Project project) {
    ObjectNode body = object();
    String item = line.item();
    if (item == null) {
      return body.put("type", ApiNames.Verified.TEXT_LINE).put("description", line.text());
    }
    body.put("type", ApiNames.Verified.PRODUCT_LINE);
    body.putObject("product").put("id", Long.parseLong(item));
    put(body, "description", line.text());
    put(body, "quantity", line.quantity());
    put(body, "price", line.price());
    put(body, "discountRate", line.discountPercent());
    addProject(body, project);
    return body;
  }

  private static ObjectNode party(Party party) {
    ObjectNode body = object().put("id", Long.parseLong(party.id())).put("name", party.name());
    put(body, "organizationNumber", party.organisationNumber());
    Address address = party.address();
    if (address != null) {
      put(body, "street", address.line1());
      put(body, "postalCode", address.postalCode());
      put(body, "postalArea", address.city());
      put(body, "countryCode", address.country());
    }
    return body;
  }

  /** All three properties are required of a dimension, the name too. */
  private static void addProject(ObjectNode body, @Nullable Project project) {
    if (project != null) {
      body.putArray("dimensions")
          .addObject()
          .put("dimensionType", ApiNames.Verified.PROJECT_DIMENSION)
          .put("value", project.id())
          .put("name", project.name());
    }
  }

  /**
   * Reads an order.
   *
   * @throws Broken if it has no id or no date
   */
  static Order order(JsonNode row) {
    String id = ApiText.text(row.path("id"));
    LocalDate date = day(row.path("date"));
    if (id == null || date == null) {
      throw new Broken(Message.of("24so.order-unreadable", "field", id == null ? "id" : "date"));
    }
    String status = row.path("status").asText("");
    String memo = ApiText.text(row.path("internalMemo"));
    Party buyer = party(row.path("customer"));
    Head head =
        new Head(
            buyer == null ? new Party("", "", null, null) : buyer,
            party(row.path("deliveryCustomer")),
            date,
            day(row.path("deliveryDate")),
            ApiText.text(row.path("yourReference").path("name")),
            ApiText.text(row.path("referenceNumber")),
            ApiText.text(row.path("memo")),
            memo == null ? "" : memo,
            project(row.path("dimensions")));
    return new Order(id, state(status), status, head);
  }

  private static State state(String status) {
    return switch (status) {
      case ApiNames.Verified.DRAFT -> State.DRAFT;
      case ApiNames.Verified.CONFIRMED -> State.CONFIRMED;
      default -> State.OTHER;
    };
  }

  /** Reads a line; whether it is a text line tells its type, since it may carry figures. */
  static Line line(JsonNode row) {
    String text = ApiText.text(row.path("description"));
    if (row.path("type").asText("").equals(ApiNames.Verified.TEXT_LINE)) {
      return new Line(null, text, null, null, null);
    }
    BigDecimal discount = ApiText.decimal(row.path("discountRate"));
    return new Line(
        row.path("product").path("id").asText(""),
        text,
        ApiText.decimal(row.path("quantity")),
        ApiText.decimal(row.path("price")),
        discount == null || discount.signum() == 0 ? null : discount);
  }

  private static @Nullable Party party(JsonNode node) {
    String id = ApiText.text(node.path("id"));
    String name = ApiText.text(node.path("name"));
    return id == null
        ? null
        : new Party(
            id,
            name == null ? "" : name,
            ApiText.text(node.path("organizationNumber")),
            ApiText.address(node));
  }

  private static @Nullable Project project(JsonNode dimensions) {
    for (JsonNode each : dimensions) {
      if (each.path("dimensionType").asInt() == ApiNames.Verified.PROJECT_DIMENSION) {
        return new Project(each.path("value").asText(), each.path("name").asText());
      }
    }
    return null;
  }

  private static @Nullable LocalDate day(JsonNode node) {
    try {
      String text = ApiText.text(node);
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeException none) {
      return null;
    }
  }

  private static void put(ObjectNode body, String name, @Nullable String value) {
    if (value != null) {
      body.put(name, value);
    }
  }

  private static void put(ObjectNode body, String name, @Nullable BigDecimal value) {
    if (value != null) {
      body.put(name, value);
    }
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
