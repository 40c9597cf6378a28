package no.samklang.simulators.smartday;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import no.samklang.simulators.internal.Answer;
import no.samklang.simulators.internal.Gateway;
import no.samklang.simulators.internal.Handler;
import no.samklang.simulators.internal.Json;
import no.samklang.simulators.internal.Refusal;
import no.samklang.simulators.internal.Request;
import no.samklang.simulators.internal.Routes;
import no.samklang.simulators.internal.Surroundings;
import org.jspecify.annotations.Nullable;

/** The operations of the API. */
final class SmartdayApi {
  private static final int LOW_PAGE = 2;

  private final Agreement agreement;
  private final Surroundings surroundings;
  private final Views views;
  private final Saves saves;

  SmartdayApi(Agreement agreement, Surroundings surroundings) {
    this.agreement = agreement;
    this.surroundings = surroundings;
    this.views = new Views(surroundings);
    this.saves = new Saves(agreement, surroundings);
  }

  static void addTo(Routes routes, Supplier<SmartdayApi> api) {
    Adder adder = new Adder(routes, api);
    adder.add("GET", "/customers/", a -> request -> a.list(Kind.CUSTOMERS, request));
    adder.add("POST", "/customers/", a -> request -> a.save(Kind.CUSTOMERS, request));
    adder.add("GET", "/customers/{id}", a -> request -> a.one(Kind.CUSTOMERS, request));
    adder.add("GET", "/stores/", a -> request -> a.whole(Kind.STORES));
    adder.add("GET", "/stores/{storeId}/items", a -> request -> a.items(request));
    adder.add("POST", "/stores/{storeId}/items/", a -> request -> a.saveItems(request));
    adder.add("GET", "/users/", a -> request -> a.whole(Kind.USERS));
    adder.add("GET", "/orders/", a -> request -> a.orders(request));
    adder.add("POST", "/orders/", a -> request -> a.save(Kind.ORDERS, request));
    adder.add("GET", "/orders/{id}", a -> request -> a.one(Kind.ORDERS, request));
    adder.add(
        "GET", "/orders/{id}/materials/", a -> request -> a.registered(Kind.MATERIALS, request));
    adder.add(
        "GET",
        "/orders/{id}/salarycodes/",
        a -> request -> a.registered(Kind.REGISTRATIONS, request));
    adder.add("GET", "/salarycodes/", a -> request -> a.whole(Kind.SALARYCODES));
    adder.add("GET", "/projects/{id}", a -> request -> a.one(Kind.PROJECTS, request));
    adder.add("GET", "/sites/{id}", a -> request -> a.one(Kind.SITES, request));
  }

  private record Adder(Routes routes, Supplier<SmartdayApi> api) {
    void add(String method, String path, Function<SmartdayApi, Handler> handler) {
      routes.add(
          method,
          SmartdaySimulator.BASE_PATH + path,
          request -> handler.apply(api.get()).handle(request));
    }
  }

  private Answer list(Kind kind, Request request) {
    return page(kind, agreement.all(kind), request);
  }

  private Answer whole(Kind kind) {
    return rows(kind, visible(kind, agreement.all(kind)));
  }

  private Answer items(Request request) {
    String store = store(request);
    List<Row> items =
        agreement.all(Kind.ITEMS).stream().filter(row -> row.owner().equals(store)).toList();
    return page(Kind.ITEMS, items, request);
  }

  private Answer orders(Request request) {
    String asked = request.parameter("LastTimeMarkedForExport").orElse("");
    List<Row> orders = agreement.all(Kind.ORDERS);
    if (asked.isEmpty() || surroundings.has(SmartdayVariants.MARK_IGNORED)) {
      return page(Kind.ORDERS, orders, request);
    }
    Instant since = views.asked(asked);
    boolean exclusive = surroundings.has(SmartdayVariants.MARK_EXCLUSIVE);
    return page(
        Kind.ORDERS,
        orders.stream()
            .filter(row -> exclusive ? row.marked().isAfter(since) : !row.marked().isBefore(since))
            .toList(),
        request);
  }

  private Answer one(Kind kind, Request request) {
    requireRight(kind);
    return Answer.json(200, views.show(kind, require(kind, request)));
  }

  private Answer registered(Kind kind, Request request) {
    requireRight(kind);
    Row order = require(Kind.ORDERS, request);
    List<Row> rows =
        agreement.all(kind).stream().filter(row -> row.owner().equals(order.id())).toList();
    if (rows.isEmpty() && surroundings.has(SmartdayVariants.EMPTY_LIST_404)) {
      throw missing();
    }
    return rows(kind, rows);
  }

  private Answer save(Kind kind, Request request) {
    requireRight(kind);
    return saves.save(kind, "", request);
  }

  private Answer saveItems(Request request) {
    requireRight(Kind.ITEMS);
    return saves.save(Kind.ITEMS, store(request), request);
  }

  private String store(Request request) {
    String id = request.decodedVariable("storeId");
    Row store = agreement.get(Kind.STORES, id);
    if (store == null) {
      throw missing();
    }
    return store.id();
  }

  private Answer page(Kind kind, List<Row> all, Request request) {
    List<Row> rows = visible(kind, all);
    if (surroundings.has(SmartdayVariants.PAGING_IGNORED)) {
      return rows(kind, rows);
    }
    boolean skips = !surroundings.has(SmartdayVariants.SKIP_IGNORED);
    int skip = skips ? number(request, "Skip", 0) : 0;
    int top = number(request, "Top", Integer.MAX_VALUE);
    int most = surroundings.has(SmartdayVariants.LOW_PAGE_SIZE) ? Math.min(top, LOW_PAGE) : top;
    return rows(kind, rows.stream().skip(skip).limit(most).toList());
  }

  private List<Row> visible(Kind kind, List<Row> rows) {
    requireRight(kind);
    Instant now = surroundings.now();
    return rows.stream().filter(row -> !row.visibleFrom().isAfter(now)).toList();
  }

  private Answer rows(Kind kind, List<Row> rows) {
    ArrayNode shown = Json.array();
    rows.forEach(row -> shown.add(views.show(kind, row)));
    return Answer.json(200, shown);
  }

  private Row require(Kind kind, Request request) {
    String id = request.decodedVariable("id");
    boolean externalFirst = surroundings.has(SmartdayVariants.EXTERNAL_ID_FIRST);
    Row first = externalFirst ? agreement.withExternalId(kind, id) : agreement.get(kind, id);
    Row found = first != null ? first : other(kind, id, externalFirst);
    if (found == null || found.visibleFrom().isAfter(surroundings.now())) {
      throw missing();
    }
    return found;
  }

  private @Nullable Row other(Kind kind, String id, boolean externalFirst) {
    return externalFirst ? agreement.get(kind, id) : agreement.withExternalId(kind, id);
  }

  private void requireRight(Kind kind) {
    if (!Boolean.TRUE.equals(agreement.rights().get(kind.collection()))) {
      throw refusal(403, "No access to " + kind.collection() + ".");
    }
  }

  private static int number(Request request, String name, int otherwise) {
    String text = request.parameter(name).orElse("");
    if (!text.matches("\\d{0,9}")) {
      throw new IllegalArgumentException(name + " is '" + text + "'; give a whole number");
    }
    return text.isEmpty() ? otherwise : Integer.parseInt(text);
  }

  private Refusal missing() {
    return refusal(404, "Not found.");
  }

  private Refusal refusal(int status, String text) {
    return new Refusal(
        surroundings.has(SmartdayVariants.ERRORS_AS_TEXT)
            ? Answer.text(status, text)
            : Gateway.answer(status, text));
  }
}
