package no.samklang.connector.twentyfourso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.samklang.connector.twentyfourso.TwentyfoursoPort.Line;
import no.samklang.connector.twentyfourso.TwentyfoursoPort.Project;
import no.samklang.sync.http.Headers;
import no.samklang.sync.http.HttpCall;
import no.samklang.sync.http.HttpTransport;
import no.samklang.sync.http.HttpTransports;
import no.samklang.sync.http.TransportOptions;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.SalesOrder;
import no.samklang.sync.spi.Setting;
import no.samklang.sync.spi.TargetSystem;
import no.samklang.sync.testkit.RememberedWriting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No request of the connector can send an invoice or mark anything as paid. */
class NeverInvoiceTest {
  private static final Path SOURCES = Path.of("src/main/java/no/samklang/connector/twentyfourso");

  @Test
  void portWritesDraftsLinesAndConfirmationsAlone() {
    assertThat(TwentyfoursoPort.class.getMethods())
        .filteredOn(method -> List.of(method.getParameterTypes()).contains(Runnable.class))
        .extracting(Method::getName)
        .containsExactlyInAnyOrder("createDraft", "addLine", "confirm");
  }

  @Test
  void onlyThreeRequestsWriteAndNoneSaysInvoice() throws IOException {
    try (Stream<Path> files = Files.list(SOURCES)) {
      for (Path file : files.toList()) {
        String source = Files.readString(file);
        assertThat(source)
            .as(file.toString())
            .doesNotContain("\"Invoice", "AdvanceInvoice", "paymentMethod", "\"invoice", "\"paid");
        if (!file.endsWith("ApiPort.java")) {
          assertThat(source).as(file.toString()).doesNotContain("\"POST\"", "\"PATCH\"", "\"PUT\"");
        }
      }
    }
    String port = Files.readString(SOURCES.resolve("ApiPort.java"));
    assertThat(Pattern.compile("\"(POST|PATCH|PUT|DELETE)\", ([A-Za-z.]+)").matcher(port).results())
        .extracting(found -> found.group(1) + " " + found.group(2))
        .containsExactlyInAnyOrder(
            "POST ApiNames.Verified.ORDERS",
            "POST ApiNames.Verified.LINES",
            "PATCH ApiNames.Verified.ORDER");
  }

  @Test
  void bodiesHoldNothingThatInvoices() {
    SalesOrder order =
        SalesOrders.order(1)
            .attributes(Map.of("status", "Invoice", "paymentMethod", "1", "invoice", "x"))
            .build();
    Customer customer = Customer.builder().name("Fjordvik").build();
    Project project = new Project("3391", "Strandgata");
    ObjectNode head =
        ApiOrders.head(
            new OrderForm(true)
                .head(order, "10241", customer, project, "SK000000000000000000000001"));

    assertThat(head.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "customer",
            "status",
            "date",
            "deliveryDate",
            "deliveryCustomer",
            "referenceNumber",
            "internalMemo",
            "memo",
            "yourReference",
            "dimensions");
    assertThat(head.path("status").asText()).isEqualTo("Draft");
    assertThat(ApiOrders.confirmation().toString()).isEqualTo("{\"status\":\"Confirmed\"}");
    for (Line line : OrderLines.of(order)) {
      assertThat(ApiOrders.line(line, project).fieldNames())
          .toIterable()
          .isSubsetOf("type", "product", "description", "quantity", "price", "dimensions");
    }
  }

  /** Every request of every test of this connector passes the watch. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PATCH  | /v1/salesorders/1                 | {'status':'Invoice'}",
        "PATCH  | /v1/salesorders/1                 | {'status':'AdvanceInvoice'}",
        "PATCH  | /v1/salesorders/1                 | {'status':'Confirmed','paymentMethod':{'id':1}}",
        "PATCH  | /v1/salesorders/1                 | {'status':'Confirmed','invoice':{}}",
        "PATCH  | /v1/salesorders/1                 | {}",
        "PATCH  | /v1/salesorders/1/lines/2         | {'status':'Confirmed'}",
        "POST   | /v1/salesorders                   | {'status':'Invoice'}",
        "POST   | /v1/salesorders                   | {'status':'Confirmed'}",
        "POST   | /v1/salesorders                   | {'date':'2026-03-03'}",
        "POST   | /v1/salesorders                   | {'status':'Draft','paymentMethod':{'id':1}}",
        "POST   | /v1/salesorders                   | {'status':'Draft','customer':{'invoiceEmailAddresses':[]}}",
        "POST   | /v1/salesorders                   | [{'status':'Draft'}]",
        "POST   | /v1/salesorders/1/lines           | {'type':'text','status':'Invoice'}",
        "POST   | /v1/salesorders/1/attachments     | {}",
        "POST   | /v1/invoices                      | {}",
        "PUT    | /v1/salesorders/1                 | {'status':'Draft'}",
        "DELETE | /v1/salesorders/1                 | ''",
        "GET    | /v1/invoices                      | ''",
        "GET    | /v1/salesorders/1/lines/../invoice | ''"
      })
  void watchKeepsBackWhatCouldInvoice(String method, String path, String body) {
    assertThat(NeverInvoice.objection(call(method, path, body))).isPresent();
  }

  @Test
  void watchLetsAnOrderPass() {
    assertThat(
            Stream.of(
                call("GET", "/v1/salesorders/1/lines", ""),
                call("POST", "/v1/salesorders", "{'status':'Draft','date':'2026-03-03'}"),
                call("POST", "/v1/salesorders/1/lines", "{'type':'text','description':'x'}"),
                call("PATCH", "/v1/salesorders/1", "{'status':'Confirmed'}")))
        .allMatch(call -> NeverInvoice.objection(call).isEmpty());
  }

  @Test
  void requestThatIsKeptBackFailsItsTest() {
    try (Simulated simulated = Simulated.withStock();
        HttpTransport transport = HttpTransports.discover().create(TransportOptions.DEFAULTS)) {
      URI order = simulated.simulator.uri().resolve("/v1/salesorders/1");
      byte[] body = "{\"status\":\"Invoice\"}".getBytes(StandardCharsets.UTF_8);

      assertThatThrownBy(
              () ->
                  transport.send(
                      new HttpCall("PATCH", order, Headers.NONE, body, Duration.ofSeconds(9))))
          .isInstanceOf(AssertionError.class);

      assertThat(simulated.admin().calls()).isZero();
      assertThatThrownBy(simulated::assertNeverInvoiced).isInstanceOf(AssertionError.class);
    }
  }

  private static HttpCall call(String method, String path, String body) {
    return new HttpCall(
        method,
        URI.create("https://rest.api.24sevenoffice.com" + path),
        Headers.NONE,
        body.isEmpty() ? null : body.replace('\'', '"').getBytes(StandardCharsets.UTF_8),
        Duration.ofSeconds(9));
  }

  @Test
  void settingsOfferDraftAndConfirmedAlone() {
    assertThat(Configuration.SETTINGS)
        .filteredOn(setting -> setting.name().equals("orderStatus"))
        .flatExtracting(Setting::choices)
        .containsExactlyInAnyOrder("confirmed", "draft");
  }

  @ParameterizedTest
  @ValueSource(strings = {"confirmed", "draft"})
  void nothingIsInvoicedByAnyOrder(String status) {
    try (Simulated simulated = Simulated.withStock()) {
      simulated.settings.put("orderStatus", status);
      TargetSystem target = simulated.connect().target().orElseThrow();
      for (int number = 1; number <= 3; number++) {
        target.create(
            EntityTypes.SALES_ORDER,
            SalesOrders.order(number).build(),
            RememberedWriting.of(number, simulated.clock.instant()));
      }

      assertThat(simulated.admin().count("salesOrders")).isEqualTo(3);
      simulated.assertNeverInvoiced();
    }
  }
}
