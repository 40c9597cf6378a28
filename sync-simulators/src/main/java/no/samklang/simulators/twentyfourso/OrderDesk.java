package no.samklang.simulators.twentyfourso;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import no.samklang.simulators.internal.Answer;
import no.samklang.simulators.internal.Json;
import no.samklang.simulators.internal.Oslo;
import no.samklang.simulators.internal.Request;
import no.samklang.simulators.internal.Surroundings;
import org.jspecify.annotations.Nullable;

/** Makes, changes and removes orders and their lines. */
final class OrderDesk {

  /** Until when an order is kept out of the list. */
  static final String HIDDEN_UNTIL = "_hiddenUntil";

  private static final String DRAFT = "Draft";
  private static final Set<String> SENT = Set.of("Invoice", "AdvanceInvoice");
  private static final int PROJECT = 1;
  private static final BigDecimal TAX_RATE = BigDecimal.valueOf(25);

  private final Organisation organisation;
  private final Surroundings surroundings;
  private final TwentyfoursoErrors errors;
  private final Views views;
  private final OrderRules rules;

  OrderDesk(
      Organisation organisation,
      Surroundings surroundings,
      TwentyfoursoErrors errors,
      Views views) {
    this.organisation = organisation;
    this.surroundings = surroundings;
    this.errors = errors;
    this.views = views;
    this.rules = new OrderRules(organisation, errors);
  }

  Answer create(Request request) {
    JsonNode body = request.json();
    long id = organisation.orders.headers.nextId();
    noteInvoicing(id, body);
    rules.checkNew(body);
    if (surroundings.has(TwentyfoursoVariants.PROJECT_REQUIRED) && !hasProject(body)) {
      throw errors.business("ProjectMissing");
    }
    ObjectNode order = ((ObjectNode) body).put("id", id);
    if (!order.has("status")) {
      order.put("status", "Web");
    }
    if (!order.has("date")) {
      order.put("date", Oslo.day(surroundings.systemNow()).toString());
    }
    order.putObject("currency").put("code", "NOK").put("rate", 1);
    order.putObject("salesType").put("id", -100);
    long now = organisation.now();
    order.put(Organisation.CREATED, now).put(Organisation.MODIFIED, now);
    Duration hidden = request.hiddenFor();
    if (surroundings.has(TwentyfoursoVariants.ORDER_VISIBLE_LATE)) {
      hidden = surroundings.options().visibilityDelay();
    }
    order.put(HIDDEN_UNTIL, surroundings.now().plus(hidden).toEpochMilli());
    organisation.orders.put(id, order);
    organisation.orders.reckon(id);
    return Answer.json(200, views.order(order, true));
  }

  Answer get(Request request) {
    return Answer.json(200, views.order(order(request), true));
  }

  Answer change(Request request) {
    ObjectNode order = order(request);
    JsonNode body = request.json();
    long id = order.path("id").asLong();
    noteInvoicing(id, body);
    requireOpen(order);
    rules.checkHeader(body);
    String status = body.path("status").asText(order.path("status").asText());
    if (SENT.contains(status) && organisation.orders.lines(id).size() == 0) {
      throw errors.business("NoLines");
    }
    boolean confirms = status.equals("Confirmed") && order.path("status").asText().equals(DRAFT);
    if (confirms && surroundings.has(TwentyfoursoVariants.DRAFT_NOT_CONFIRMED)) {
      throw errors.conflict("A draft cannot be confirmed");
    }
    Json.merge(order, body);
    order.put(Organisation.MODIFIED, organisation.now());
    return Answer.json(200, views.order(order, true));
  }

  Answer remove(Request request) {
    ObjectNode order = order(request);
    requireOpen(order);
    organisation.orders.remove(order.path("id").asLong());
    return Answer.empty(204);
  }

  Answer lines(Request request) {
    List<ObjectNode> rows =
        new ArrayList<>(organisation.orders.lines(order(request).path("id").asLong()).all());
    if (surroundings.has(TwentyfoursoVariants.LINES_REVERSED)) {
      Collections.reverse(rows);
    }
    ArrayNode shown = Json.array();
    rows.forEach(row -> shown.add(views.line(row)));
    return Answer.json(200, shown);
  }

  Answer addLine(Request request) {
    ObjectNode order = order(request);
    requireOpen(order);
    boolean draft = order.path("status").asText().equals(DRAFT);
    if (draft && surroundings.has(TwentyfoursoVariants.DRAFT_TAKES_NO_LINES)) {
      throw errors.conflict("A draft takes no lines");
    }
    JsonNode body = request.json();
    rules.checkLine(body);
    ObjectNode line = (ObjectNode) body;
    long id = organisation.orders.nextLineId();
    organisation.orders.lines(order.path("id").asLong()).put(id, complete(line.put("id", id)));
    touch(order);
    return Answer.json(200, views.line(line));
  }

  Answer line(Request request) {
    return Answer.json(200, views.line(line(order(request), request)));
  }

  Answer changeLine(Request request) {
    ObjectNode order = order(request);
    ObjectNode line = line(order, request);
    requireOpen(order);
    rules.checkLine(request.json());
    Json.merge(line, request.json());
    touch(order);
    return Answer.json(200, views.line(line));
  }

  Answer removeLine(Request request) {
    ObjectNode order = order(request);
    ObjectNode line = line(order, request);
    requireOpen(order);
    organisation.orders.lines(order.path("id").asLong()).remove(line.path("id").asLong());
    touch(order);
    return Answer.empty(204);
  }

  /** Adds what the service derives (ASSUMED from the product); the number sent is ignored. */
  private ObjectNode complete(ObjectNode line) {
    if (surroundings.has(TwentyfoursoVariants.DESCRIPTIONS_TIDIED) && line.has("description")) {
      line.put("description", line.path("description").asText().strip().replaceAll("\\s+", " "));
    }
    ObjectNode product =
        organisation.products.get(line.path("product").path("id").asLong(Long.MIN_VALUE));
    if (product == null) {
      return line;
    }
    ObjectNode named = line.putObject("product");
    named.put("id", product.path("id").asLong());
    if (product.hasNonNull("number")) {
      named.set("number", product.get("number"));
    }
    if (!line.has("description")) {
      line.set("description", TextNode.valueOf(product.path("name").asText()));
    }
    if (!line.has("price")) {
      line.set("price", product.get("salesPrice"));
    }
    line.putObject("tax").put("id", 1).put("number", 3).put("rate", TAX_RATE);
    return line;
  }

  private void touch(ObjectNode order) {
    order.put(Organisation.MODIFIED, organisation.now());
    organisation.orders.reckon(order.path("id").asLong());
  }

  private void noteInvoicing(long order, JsonNode body) {
    String status = body.path("status").asText();
    if (SENT.contains(status)) {
      organisation.noteInvoicing(order, "status " + status);
    }
    for (String name : List.of("paymentMethod", "invoice")) {
      if (body.has(name)) {
        organisation.noteInvoicing(order, name);
      }
    }
  }

  private void requireOpen(ObjectNode order) {
    if (SENT.contains(order.path("status").asText())) {
      throw errors.conflict("The order is invoiced");
    }
  }

  private static boolean hasProject(JsonNode body) {
    for (JsonNode dimension : body.path("dimensions")) {
      if (dimension.path("dimensionType").asInt() == PROJECT) {
        return true;
      }
    }
    return false;
  }

  private ObjectNode order(Request request) {
    @Nullable ObjectNode order = organisation.orders.headers.find(request.variable("id"));
    if (order == null) {
      throw errors.missing();
    }
    return order;
  }

  private ObjectNode line(ObjectNode order, Request request) {
    @Nullable ObjectNode line =
        organisation.orders.lines(order.path("id").asLong()).find(request.variable("lineId"));
    if (line == null) {
      throw errors.missing();
    }
    return line;
  }
}
