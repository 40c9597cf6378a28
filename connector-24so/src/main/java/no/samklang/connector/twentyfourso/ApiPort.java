package no.samklang.connector.twentyfourso;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.samklang.sync.http.ApiClient;
import no.samklang.sync.http.ApiReply;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.Item;
import no.samklang.sync.spi.Unclear;
import org.jspecify.annotations.Nullable;

/** 24SevenOffice over HTTP. */
final class ApiPort implements TwentyfoursoPort {
  private static final String LIMIT = "limit";

  private final ApiClient client;
  private final ApiLogin login;
  private final ApiPages pages;

  ApiPort(ApiClient client, ApiLogin login) {
    this.client = client;
    this.login = login;
    this.pages = new ApiPages(client);
  }

  @Override
  public Organisation organisation() {
    JsonNode found = client.request("GET", ApiNames.Verified.ORGANISATION).send(ApiReply::json);
    return new Organisation(
        found.path("id").asText(""),
        found.path("name").asText(""),
        ApiNames.Verified.SCOPES,
        login.scopes());
  }

  @Override
  public Rows<Customer> customers(Ask ask) {
    Map<String, Object> query = new LinkedHashMap<>();
    query.put(LIMIT, ask.size());
    Instant from = ask.changedFrom();
    if (from != null) {
      query.put("modifiedFrom", from.toString());
    }
    query.put(
        "sortBy",
        switch (ask.sort()) {
          case BY_ID -> "id:asc";
          case OLDEST_CHANGE_FIRST -> "modifiedAt:asc";
          case LATEST_CHANGE_FIRST -> "modifiedAt:desc";
        });
    return pages.page(ApiNames.Verified.CUSTOMERS, query, ask.page(), ApiCustomers::read);
  }

  @Override
  public Optional<Row<Customer>> customer(String id) {
    return pages
        .one(ApiNames.Verified.CUSTOMER, id)
        .map(row -> ApiPages.row(row, ApiCustomers::read));
  }

  @Override
  public Rows<Item> items(Ask ask) {
    return pages.page(
        ApiNames.Verified.PRODUCTS, Map.of(LIMIT, ask.size()), ask.page(), ApiProducts::read);
  }

  @Override
  public Optional<Row<Item>> item(String id) {
    return pages
        .one(ApiNames.Verified.PRODUCT, id)
        .map(row -> ApiPages.row(row, ApiProducts::read));
  }

  @Override
  public Optional<String> projectName(String id) {
    List<String> names = new ArrayList<>();
    pages.all(
        ApiNames.Verified.PROJECTS,
        Map.of(),
        element -> {
          if (element.path("value").asText().equals(id)) {
            names.add(element.path("name").asText());
          }
        });
    return names.stream().findFirst();
  }

  @Override
  public List<Order> orders(String customer, Instant createdFrom, @Nullable String reference) {
    Map<String, Object> query = new LinkedHashMap<>();
    query.put(LIMIT, ApiNames.Verified.MOST_ROWS);
    query.put("customerId", customer);
    query.put("createdFrom", createdFrom.truncatedTo(ChronoUnit.SECONDS).toString());
    if (reference != null) {
      query.put("referenceNumber", reference);
    }
    List<Order> orders = new ArrayList<>();
    pages.all(ApiNames.Verified.ORDERS, query, row -> orders.add(ApiOrders.order(row)));
    return orders;
  }

  @Override
  public Optional<Order> order(String id) {
    return pages.one(ApiNames.Verified.ORDER, id).map(ApiOrders::order);
  }

  @Override
  public List<Line> lines(String order) {
    return client.request("GET", ApiNames.Verified.LINES, order).readRows(JsonNode.class).stream()
        .map(ApiOrders::line)
        .toList();
  }

  @Override
  public String createDraft(Head head, Runnable beforeSend) {
    ApiReply reply =
        client
            .request("POST", ApiNames.Verified.ORDERS)
            .json(ApiOrders.head(head))
            .beforeSend(beforeSend)
            .send();
    return reply
        .jsonIfReadable()
        .map(made -> ApiText.text(made.path("id")))
        .orElseThrow(() -> new Unclear(reply.describe("24so.no-order-id")));
  }

  @Override
  public void addLine(String order, Line line, @Nullable Project project, Runnable beforeSend) {
    ApiReply unused =
        client
            .request("POST", ApiNames.Verified.LINES, order)
            .json(ApiOrders.line(line, project))
            .beforeSend(beforeSend)
            .send();
  }

  @Override
  public void confirm(String order, Runnable beforeSend) {
    ApiReply unused =
        client
            .request("PATCH", ApiNames.Verified.ORDER, order)
            .json(ApiOrders.confirmation())
            .beforeSend(beforeSend)
            .send();
  }
}
