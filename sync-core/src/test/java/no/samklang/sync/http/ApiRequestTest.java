package no.samklang.sync.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.samklang.sync.spi.Broken;
import no.samklang.sync.spi.Rejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiRequestTest {
  private final ScriptedTransport transport = new ScriptedTransport();
  private final ApiClient client = Clients.on(transport, new ManualTime()).build();

  @Test
  void putsThePathBelowTheBaseAndEncodesEachSegment() {
    transport.answer(200, "{}");
    client.request("GET", "/v1/customer/{number}/note", "Åse 1/2?#;%").send();
    assertThat(transport.address(0))
        .isEqualTo("https://api.example.com/erp/v1/customer/%C3%85se%201%2F2%3F%23%3B%25/note");
  }

  @Test
  void encodesQueryNamesAndValues() {
    transport.answer(200, "{}");
    client
        .request("GET", "/x")
        .query("$filter", "Id gt 'a+b&c'")
        .query("é ", 1)
        .query("left out", null)
        .send();
    assertThat(transport.address(0)).endsWith("/x?$filter=Id%20gt%20%27a%2Bb%26c%27&%C3%A9%20=1");
  }

  @Test
  void repeatsAQueryNameForEachValue() {
    transport.answer(200, "{}");
    client.request("GET", "/x").queryAll("type", List.of("A", "B")).query("type", "C").send();
    assertThat(transport.address(0)).endsWith("/x?type=A&type=B&type=C");
  }

  @Test
  void writesADecimalOfTheQueryWithoutExponent() {
    transport.answer(200, "{}");
    client.request("GET", "/x").query("price", new BigDecimal("1E+3")).send();
    assertThat(transport.address(0)).endsWith("/x?price=1000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", ".."})
  void refusesAnIdThatWouldAddressSomethingElse(String id) {
    assertThatExceptionOfType(Rejected.class)
        .isThrownBy(() -> client.request("DELETE", "/v1/order/{id}", id))
        .withMessageContaining("/v1/order/{id}");
  }

  @Test
  void refusesATemplateAndValuesThatDoNotMatch() {
    assertThatIllegalArgumentException().isThrownBy(() -> client.request("GET", "/v1/{a}/{b}", 1));
    assertThatIllegalArgumentException().isThrownBy(() -> client.request("GET", "/v1/{a}", 1, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> client.request("GET", "v1"));
  }

  @Test
  void writesSegmentsAsTheConnectorWantsThem() {
    SegmentEncoder own = value -> value.contains("/") ? "b64(YS9i)" : Percent.encode(value);
    ApiClient visma = Clients.on(transport, new ManualTime()).segments(own).build();
    transport.answer(200, "{}").answer(200, "{}");
    visma.request("GET", "/v1/project/{id}", "a/b").send();
    visma.request("GET", "/v1/project/{id}", "a b").send();
    assertThat(transport.address(0)).endsWith("/v1/project/b64(YS9i)");
    assertThat(transport.address(1)).endsWith("/v1/project/a%20b");
  }

  @Test
  void writesJsonInUtf8WithPlainDecimalsAndNulls() {
    transport.answer(200, "{}");
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("navn", "Bjørn Å");
    body.put("sum", new BigDecimal("1.50E+3"));
    body.put("tom", null);
    client.request("POST", "/x").json(body).send();
    assertThat(transport.body(0)).isEqualTo("{\"navn\":\"Bjørn Å\",\"sum\":1500,\"tom\":null}");
    assertThat(transport.call(0).headers().all("content-type")).containsExactly("application/json");
  }

  private record Line(String text, BigDecimal price) {}

  @Test
  void leavesNullsOutWhenAsked() {
    transport.answer(200, "{}");
    client.request("POST", "/x").jsonWithoutNulls(new Line("æ", null)).send();
    assertThat(transport.body(0)).isEqualTo("{\"text\":\"æ\"}");
  }

  @Test
  void writesAForm() {
    transport.answer(200, "{}");
    client.request("POST", "/x").form(Map.of("a b", "1+1=2&ø")).send();
    assertThat(transport.body(0)).isEqualTo("a%20b=1%2B1%3D2%26%C3%B8");
  }

  @Test
  void aHeaderOfTheRequestReplacesTheClients() {
    transport.answer(200, "{}");
    client.request("GET", "/x").header("accept", "text/csv").header("If-Match", "\"7\"").send();
    assertThat(transport.call(0).headers().all("Accept")).containsExactly("text/csv");
    assertThat(transport.call(0).headers().first("if-match")).contains("\"7\"");
  }

  @Test
  void takesOnlyTheQueryOfANextLink() {
    transport.answer(200, "{}");
    client
        .follow(
            "https://api-intern.example.com/other?$skip=1000&$filter=Navn eq 'Å'&x=%2B",
            host -> host.endsWith(".example.com"), "/kunde")
        .send();
    assertThat(transport.address(0))
        .isEqualTo(
            "https://api.example.com/erp/kunde?$skip=1000&$filter=Navn%20eq%20'%C3%85'&x=%2B");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example.net/kunde?x=1",
        "//evil.example.net/kunde?x=1",
        "https://api.example.com@evil.example.net/kunde?x=1",
        "https://user@api.example.com/kunde?x=1",
        "mailto:somebody?x=1",
        "/kunde",
        "https://api.example.com/kunde?"
      })
  void refusesANextLinkElsewhereOrWithoutQuery(String link) {
    assertThatExceptionOfType(Broken.class)
        .isThrownBy(() -> client.follow(link, host -> false, "/kunde"));
  }

  @Test
  void addsToTheQueryOfARelativeNextLink() {
    transport.answer(200, "{}");
    client.follow("?page=2", host -> false, "/kunde/{id}", 7).query("size", 5).send();
    assertThat(transport.address(0)).endsWith("/erp/kunde/7?page=2&size=5");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://api.example.com",
        "ftp://api.example.com",
        "/api",
        "https://user:pw@api.example.com",
        "http://127.0.0.1.example.com",
        "https://api.example.com?x=1"
      })
  void refusesABaseUrlThatIsNotSafe(String url) {
    assertThatIllegalArgumentException().isThrownBy(() -> ApiClient.builder(URI.create(url)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost:8080", "http://127.0.0.1:1/x", "http://[::1]:9"})
  void allowsPlainHttpToThisMachine(String url) {
    assertThat(ApiClient.builder(URI.create(url)).build().baseUrl()).hasToString(url);
  }

  @Test
  void refusesALineBreakInAHeaderWithoutShowingTheValue() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> client.request("GET", "/x").header("X-A", "s3cret\r\nX-B: 1"))
        .withMessageContaining("X-A")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("s3cret"));
  }

  @Test
  void countsRequestsByTemplate() {
    transport.answer(200, "{}").answer(200, "{}").answer(200, "{}");
    Arrays.asList("1", "2").forEach(id -> client.request("GET", "/v1/c/{id}", id).send());
    client.request("PUT", "/v1/c/{id}", 1).send();
    assertThat(client.counts().byOperation())
        .containsExactlyInAnyOrderEntriesOf(Map.of("GET /v1/c/{id}", 2L, "PUT /v1/c/{id}", 1L));
  }
}
