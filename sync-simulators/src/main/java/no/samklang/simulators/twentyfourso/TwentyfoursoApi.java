package no.samklang.simulators.twentyfourso;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import no.samklang.simulators.internal.Answer;
import no.samklang.simulators.internal.Json;
import no.samklang.simulators.internal.Request;
import no.samklang.simulators.internal.Routes;
import no.samklang.simulators.internal.Surroundings;

/** The operations of the API. */
final class TwentyfoursoApi {

  private static final String PROJECTS = "1";

  private final Organisation organisation;
  private final TwentyfoursoErrors errors;
  private final Views views;
  private final Lists lists;
  private final OrderDesk desk;

  TwentyfoursoApi(Organisation organisation, Surroundings surroundings, TwentyfoursoErrors errors) {
    this.organisation = organisation;
    this.errors = errors;
    this.views = new Views(surroundings);
    this.lists = new Lists(organisation, surroundings, errors, views);
    this.desk = new OrderDesk(organisation, surroundings, errors, views);
  }

  static void addTo(Routes routes, Supplier<TwentyfoursoApi> api) {
    Adder adder = new Adder(routes, api);
    adder.add("GET", "/customers", a -> a.lists::customers);
    adder.add("GET", "/customers/{customerId}", a -> a::customer);
    adder.add("GET", "/products", a -> a.lists::products);
    adder.add("GET", "/products/{id}", a -> a::product);
    adder.add("GET", "/productunits", a -> request -> rows(a.organisation.units.all()));
    adder.add("GET", "/taxes", a -> request -> rows(taxes()));
    adder.add("GET", "/salestypes", a -> request -> rows(salesTypes()));
    adder.add("GET", "/dimensions", a -> request -> rows(dimensions()));
    adder.add("GET", "/dimensions/{dimensionType}/elements", a -> a::elements);
    adder.add("GET", "/organization/information", a -> request -> organisation());
    adder.add("GET", "/salesorders", a -> a.lists::orders);
    adder.add("POST", "/salesorders", a -> a.desk::create);
    adder.add("GET", "/salesorders/{id}", a -> a.desk::get);
    adder.add("PATCH", "/salesorders/{id}", a -> a.desk::change);
    adder.add("DELETE", "/salesorders/{id}", a -> a.desk::remove);
    adder.add("GET", "/salesorders/{id}/lines", a -> a.desk::lines);
    adder.add("POST", "/salesorders/{id}/lines", a -> a.desk::addLine);
    adder.add("GET", "/salesorders/{id}/lines/{lineId}", a -> a.desk::line);
    adder.add("PATCH", "/salesorders/{id}/lines/{lineId}", a -> a.desk::changeLine);
    adder.add("DELETE", "/salesorders/{id}/lines/{lineId}", a -> a.desk::removeLine);
  }

  /** Adds routes that find the present API when they are called. */
  private record Adder(Routes routes, Supplier<TwentyfoursoApi> api) {

    void add(
        String method,
        String path,
        Function<TwentyfoursoApi, Function<Request, Answer>> operation) {
      routes.add(
          method,
          TwentyfoursoSimulator.API_PATH + path,
          request -> operation.apply(api.get()).apply(request));
    }
  }

  private Answer customer(Request request) {
    return one(organisation.customers, request.variable("customerId"), views::customer);
  }

  private Answer product(Request request) {
    return one(organisation.products, request.variable("id"), views::product);
  }

  private Answer one(Table table, String id, UnaryOperator<ObjectNode> view) {
    ObjectNode row = table.find(id);
    if (row == null) {
      throw errors.missing();
    }
    return Answer.json(200, view.apply(row));
  }

  private Answer elements(Request request) {
    return request.variable("dimensionType").equals(PROJECTS)
        ? rows(organisation.projects.values())
        : rows(List.of());
  }

  private static Answer organisation() {
    ObjectNode body = Json.object();
    body.put("id", Long.parseLong(TwentyfoursoSimulator.ORGANISATION_ID));
    body.put("name", "Fjordvik Rør AS").put("status", "Active");
    body.putObject("settings").put("currencyCode", "NOK");
    return Answer.json(200, body);
  }

  private static List<ObjectNode> taxes() {
    return List.of(
        tax(0, 0, "Ingen avgift", BigDecimal.ZERO),
        tax(1, 3, "Utgående avgift, høy sats", BigDecimal.valueOf(25)));
  }

  private static ObjectNode tax(int id, int number, String name, BigDecimal rate) {
    return Json.object().put("id", id).put("number", number).put("name", name).put("rate", rate);
  }

  private static List<ObjectNode> salesTypes() {
    ObjectNode type = Json.object().put("id", -100).put("name", "Standard");
    type.putObject("account").put("id", 200031);
    return List.of(type);
  }

  private static List<ObjectNode> dimensions() {
    return List.of(
        Json.object().put("id", 1).put("name", "Prosjekt"),
        Json.object().put("id", 2).put("name", "Avdeling"));
  }

  private static Answer rows(Collection<ObjectNode> rows) {
    ArrayNode all = Json.array();
    all.addAll(rows);
    return Answer.json(200, all);
  }
}
