package no.samklang.simulators.twentyfourso;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import no.samklang.simulators.testing.Caller;
import no.samklang.simulators.testing.SimulatorTestBase;
import org.junit.jupiter.api.Test;

class TwentyfoursoOrderTest extends SimulatorTestBase {
  private static final String ORDERS = "/v1/salesorders";
  private static final String HEADER =
      "{\"customer\":{\"id\":10241,\"name\":\"Fjordvik\"},\"status\":\"Draft\","
          + "\"date\":\"2026-03-03\",\"referenceNumber\":\"SD-1\"}";
  private static final String LINE =
      "{\"type\":\"product\",\"product\":{\"id\":501},\"description\":\"Tid\",\"quantity\":2,"
          + "\"price\":890}";

  TwentyfoursoOrderTest() {
    super("24so");
  }

  @Override
  protected Caller letIn(Caller caller) throws IOException {
    return caller.header("Authorization", "Bearer " + token(caller));
  }

  private static String token(Caller caller) throws IOException {
    return Caller.json(
            caller.post("/oauth/token", credentials(TwentyfoursoSimulator.CLIENT_SECRET)))
        .path("access_token")
        .asText();
  }

  private static String credentials(String secret) {
    return "{\"grant_type\":\"client_credentials\",\"client_id\":\""
        + TwentyfoursoSimulator.CLIENT_ID
        + "\",\"client_secret\":\""
        + secret
        + "\",\"login_organization\":"
        + TwentyfoursoSimulator.ORGANISATION_ID
        + ",\"audience\":\"https://api.24sevenoffice.com\"}";
  }

  @Test
  void givesATokenForGoodCredentialsOnly() throws IOException {
    assertThat(caller.post("/oauth/token", credentials("wrong")).statusCode()).isEqualTo(401);
    caller.without("Authorization");
    assertThat(caller.get("/v1/customers").statusCode()).isEqualTo(401);
  }

  @Test
  void orderIsMadeHeaderThenLinesThenStatusAndAnswers200() throws IOException {
    String id = made();

    HttpResponse<String> line = caller.post(ORDERS + "/" + id + "/lines", LINE);
    HttpResponse<String> status =
        caller.send("PATCH", ORDERS + "/" + id, "{\"status\":\"Confirmed\"}");

    assertThat(line.statusCode()).isEqualTo(200);
    assertThat(Caller.json(line).path("product").path("number").asText()).isEqualTo("TIME-100");
    assertThat(status.statusCode()).isEqualTo(200);
    assertThat(Caller.json(status).path("netAmount").decimalValue()).isEqualByComparingTo("1780");
    assertThat(simulator.admin().rows("invoicings")).isEmpty();
  }

  @Test
  void headerNeedsIdAndNameOfTheCustomer() throws IOException {
    expectedViolation = "POST /v1/salesorders";

    HttpResponse<String> answer = caller.post(ORDERS, "{\"customer\":{\"id\":10241}}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(Caller.json(answer).at("/error/payload/validationErrors/0/path").asText())
        .isEqualTo("customer.name");
  }

  @Test
  void lineIsClosedAndItsTextLimited() throws IOException {
    expectedViolation = "/lines";
    String lines = ORDERS + "/" + made() + "/lines";

    assertThat(caller.post(lines, "{\"type\":\"text\",\"id\":1}").statusCode()).isEqualTo(400);
    assertThat(caller.post(lines, "{\"type\":\"text\",\"description\":\"\"}").statusCode())
        .isEqualTo(400);
    String tooLong = "{\"type\":\"text\",\"description\":\"" + "x".repeat(301) + "\"}";
    assertThat(caller.post(lines, tooLong).statusCode()).isEqualTo(400);
  }

  @Test
  void invoicingIsNotedAlsoWhenItIsRefusedAndClosesTheOrder() throws IOException {
    String id = made();
    String invoice = "{\"status\":\"Invoice\"}";
    assertThat(caller.send("PATCH", ORDERS + "/" + id, invoice).statusCode()).isEqualTo(400);
    caller.post(ORDERS + "/" + id + "/lines", LINE);
    assertThat(caller.send("PATCH", ORDERS + "/" + id, invoice).statusCode()).isEqualTo(200);

    assertThat(simulator.admin().rows("invoicings")).hasSize(2);
    assertThat(caller.post(ORDERS + "/" + id + "/lines", LINE).statusCode()).isEqualTo(409);
    assertThat(caller.send("DELETE", ORDERS + "/" + id, "").statusCode()).isEqualTo(409);
  }

  @Test
  void referenceFilterIsExactOrIgnored() throws IOException {
    made();
    assertThat(caller.json(ORDERS + "?referenceNumber=SD-1")).hasSize(1);
    assertThat(caller.json(ORDERS + "?referenceNumber=SD-")).isEmpty();

    simulator.admin().variants(List.of(TwentyfoursoVariants.REFERENCE_FILTER_IGNORED));

    assertThat(caller.json(ORDERS + "?referenceNumber=SD-2")).hasSize(1);
  }

  @Test
  void listsOfOrdersShowNoDimensions() throws IOException {
    String id = made();

    assertThat(caller.json(ORDERS).get(0).has("dimensions")).isFalse();
    assertThat(caller.json(ORDERS + "/" + id).has("dimensions")).isTrue();
  }

  @Test
  void linkLeadsToTheNextPageUntilThereIsNone() throws IOException {
    HttpResponse<String> first = caller.get("/v1/products?limit=3");
    String link = first.headers().firstValue("Link").orElseThrow();
    String next = link.substring(link.indexOf("/v1"), link.indexOf('>'));

    HttpResponse<String> second = caller.get(next);

    JsonNode rows = Caller.json(second);
    assertThat(rows).hasSize(1);
    assertThat(second.headers().firstValue("Link")).isEmpty();
  }

  @Test
  void limitAboveAHundredAndOtherSortsAreRefused() throws IOException {
    expectedViolation = "query";

    assertThat(caller.get("/v1/customers?limit=101").statusCode()).isEqualTo(400);
    assertThat(caller.get("/v1/customers?sortBy=phone:asc").statusCode()).isEqualTo(400);
  }

  @Test
  void takenBackScopeIsForbidden() throws IOException {
    simulator.admin().put("scopes", Map.of("scope", "api.crm.customer:read", "granted", false));

    assertThat(caller.get("/v1/customers").statusCode()).isEqualTo(403);
  }

  private String made() throws IOException {
    HttpResponse<String> answer = caller.post(ORDERS, HEADER);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Caller.json(answer).path("id").asText();
  }
}
