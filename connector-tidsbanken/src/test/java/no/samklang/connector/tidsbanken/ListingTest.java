package no.samklang.connector.tidsbanken;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.spi.Broken;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.MatchKey;
import no.samklang.sync.spi.Page;
import no.samklang.sync.spi.ReadOptions;
import no.samklang.sync.spi.TargetRecord;
import org.junit.jupiter.api.Test;

class ListingTest extends WireTest {

  @Test
  void followsALinkToAnInnerHostOnTheConfiguredOne() {
    firstPage("https://api-prosjekt.tidsbanken.net/Kunde?$select=*&$orderby=Id&$skip=2");
    WIRE.stubFor(
        get(urlPathEqualTo(CUSTOMERS))
            .withQueryParam("$skip", equalTo("2"))
            .willReturn(okJson(envelope(customers(3, 3)))));

    assertThat(numbers(listCustomers(2))).containsExactly("1", "2", "3");
    WIRE.verify(
        getRequestedFor(urlPathEqualTo(CUSTOMERS))
            .withQueryParam("$skip", equalTo("2"))
            .withHeader("tb-key", equalTo(Connections.TB_KEY)));
  }

  @Test
  void refusesALinkToAForeignHost() {
    firstPage("https://tidsbanken.net.example.com/Kunde?$skip=2");

    assertThatThrownBy(() -> listCustomers(2))
        .isInstanceOf(Broken.class)
        .hasMessageContaining("tidsbanken.net.example.com");
  }

  @Test
  void stopsWhenALinkLeadsToItself() {
    String link = "https://api.tidsbanken.net/prosjekt/Kunde?$skip=2";
    String page = "{\"@odata.nextLink\":\"" + link + "\",\"value\":[{\"Id\":\"1\"}]}";
    WIRE.stubFor(get(urlPathEqualTo(CUSTOMERS)).willReturn(okJson(page)));

    assertThatThrownBy(() -> listCustomers(2))
        .isInstanceOf(Broken.class)
        .hasMessageContaining("tidsbanken.paging-loop");
  }

  @Test
  void skipsWhatItHasWhenAFullPageHasNoLink() {
    page("0", 2, customers(1, 2));
    page("2", 2, customers(3, 4));
    page("4", 2, customers(5, 5));

    assertThat(numbers(listCustomers(2))).containsExactly("1", "2", "3", "4", "5");
    assertThat(connector.requests().total()).isEqualTo(3);
  }

  @Test
  void readsMoreThanAThousandRowsThoughThePageIsCutThere() {
    Map<String, String> large = Map.of("pageSize", "2000");
    page("0", 2000, customers(1, 1000));
    page("1000", 2000, customers(1001, 1003));

    assertThat(numbers(list(connect(large).target().orElseThrow(), 2000))).hasSize(1003);
  }

  @Test
  void goesOnAfterALinkedWindowThatTheTopHasFilled() {
    firstPage("?$top=1&$skip=2");
    WIRE.stubFor(
        get(urlPathEqualTo(CUSTOMERS))
            .withQueryParam("$top", equalTo("1"))
            .willReturn(okJson(envelope(customers(3, 3)))));
    page("3", 3, customers(4, 4));

    assertThat(numbers(listCustomers(3))).containsExactly("1", "2", "3", "4");
  }

  @Test
  void goesOnAfterARoundNumberOfRowsInCaseThePageWasCutShort() {
    page("0", 1000, customers(1, 100));
    page("100", 1000, customers(101, 120));

    assertThat(numbers(listCustomers(1000))).hasSize(120);
  }

  @Test
  void endsWithAShortPageWithoutAsking() {
    page("0", 1000, customers(1, 7));

    assertThat(numbers(listCustomers(1000))).hasSize(7);
    assertThat(connector.requests().total()).isEqualTo(1);
  }

  @Test
  void takesTheServicesNotFoundForAnEmptyList() {
    WIRE.stubFor(get(urlPathEqualTo(CUSTOMERS)).willReturn(aResponse().withStatus(404)));

    assertThat(listCustomers(10)).isEmpty();
  }

  @Test
  void saysThatAListIsMissingInTheAnswer() {
    WIRE.stubFor(get(urlPathEqualTo(CUSTOMERS)).willReturn(okJson("{\"rows\":[]}")));

    assertThatThrownBy(() -> listCustomers(10))
        .isInstanceOf(Broken.class)
        .hasMessageContaining("tidsbanken.no-list");
  }

  @Test
  void readsNamesWithoutRegardToTheirCase() {
    WIRE.stubFor(
        get(urlPathEqualTo(CUSTOMERS))
            .willReturn(
                okJson(
                    "{\"Value\":[{\"ID\":\"1\",\"navn\":\"Ærlig & Sønn 😀\",\"POSTNUMMER\":"
                        + "\"0010\",\"Poststed\":\"\",\"ukjent\":[1]}]}")));

    Customer customer = listCustomers(10).get(0).value();

    assertThat(customer.name()).isEqualTo("Ærlig & Sønn 😀");
    assertThat(customer.address().postalCode()).isEqualTo("0010");
    assertThat(customer.address().city()).isNull();
  }

  @Test
  void findsANumberWithQuoteAndSlash() {
    list(CUSTOMERS, "{\"Id\":\"O'Hara/1+1\",\"Navn\":\"O'Hara\"}");

    assertThat(target().find(EntityTypes.CUSTOMER, new MatchKey("number", "O'Hara/1+1")))
        .extracting(TargetRecord::id)
        .containsExactly("O'Hara/1+1");
    WIRE.verify(
        getRequestedFor(urlPathEqualTo(CUSTOMERS))
            .withQueryParam("$filter", equalTo("Id eq 'O''Hara/1+1'")));
  }

  @Test
  void findsNothingForAnEmptyNumberWithoutAsking() {
    assertThat(target().find(EntityTypes.CUSTOMER, new MatchKey("number", " "))).isEmpty();
    assertThat(connector.requests().total()).isZero();
  }

  @Test
  void fetchesTwentyIdsInARequest() {
    list(CUSTOMERS);
    List<String> ids = IntStream.range(0, 45).mapToObj(String::valueOf).toList();

    assertThat(target().fetch(EntityTypes.CUSTOMER, ids)).isEmpty();
    assertThat(connector.requests().byOperation()).containsEntry("GET " + CUSTOMERS, 3L);
  }

  private static void firstPage(String link) {
    WIRE.stubFor(
        get(urlPathEqualTo(CUSTOMERS))
            .withQueryParam("$skip", absent())
            .willReturn(
                okJson(
                    "{\"@odata.nextLink\":\""
                        + link
                        + "\",\"value\":["
                        + String.join(",", customers(1, 2))
                        + "]}")));
  }

  private static void page(String skip, int top, List<String> rows) {
    WIRE.stubFor(
        get(urlPathEqualTo(CUSTOMERS))
            .withQueryParam("$skip", skip.equals("0") ? absent() : equalTo(skip))
            .withQueryParam("$top", equalTo(String.valueOf(top)))
            .withQueryParam("$orderby", equalTo("Id"))
            .willReturn(okJson(envelope(rows))));
  }

  private static List<String> customers(int from, int to) {
    return IntStream.rangeClosed(from, to)
        .mapToObj(n -> "{\"Id\":\"" + n + "\",\"Navn\":\"Kunde " + n + "\"}")
        .toList();
  }

  private List<TargetRecord<Customer>> listCustomers(int size) {
    return list(target(), size);
  }

  private static List<TargetRecord<Customer>> list(
      no.samklang.sync.spi.TargetSystem target, int size) {
    List<TargetRecord<Customer>> all = new ArrayList<>();
    Page<TargetRecord<Customer>> page =
        target.list(EntityTypes.CUSTOMER, Cursor.START, new ReadOptions(size, true));
    all.addAll(page.records());
    while (!page.last()) {
      page = target.list(EntityTypes.CUSTOMER, page.next(), new ReadOptions(size, true));
      all.addAll(page.records());
    }
    return all;
  }

  private static List<String> numbers(List<TargetRecord<Customer>> records) {
    return records.stream().map(record -> record.value().number()).toList();
  }
}
