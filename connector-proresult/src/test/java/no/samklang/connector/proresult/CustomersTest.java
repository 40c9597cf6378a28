package no.samklang.connector.proresult;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import no.samklang.sync.model.Address;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.spi.Change;
import no.samklang.sync.spi.Found;
import no.samklang.sync.spi.Gone;
import no.samklang.sync.spi.MatchKey;
import no.samklang.sync.spi.Receipt;
import no.samklang.sync.spi.Rejected;
import no.samklang.sync.spi.TargetRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CustomersTest extends WireTest {
  private static final Customer CUSTOMER =
      Customer.builder()
          .number("10042")
          .name("Låven & Sønn Entreprenør AS")
          .organisationNumber("987654321")
          .address(new Address("Myrullvegen 7", "2. etasje", "0687", "Oslo", "NO"))
          .email("post@laaven.example")
          .phone("90000000")
          .contactPerson("Kari")
          .active(true)
          .attributes(Map.of("eksternId", "10042", "status", "Active"))
          .build();

  @BeforeEach
  void accept() {
    WIRE.stubFor(put(anyUrl()).willReturn(jsonResponse("{}", 200)));
  }

  @Test
  void exactlyFiveFieldsGoOver() {
    Receipt receipt = target().create(EntityTypes.CUSTOMER, CUSTOMER, writing());

    assertThat(receipt).isEqualTo(Receipt.of("10042"));
    assertThat(sent(putRequestedFor(urlPathEqualTo(CUSTOMERS + "/10042"))))
        .isEqualTo(
            json(
                """
                {"adresse":"Myrullvegen 7","postnummer":"0687","poststed":"Oslo",
                 "eksternId":"10042","kundenavn":"Låven & Sønn Entreprenør AS"}
                """));
  }

  @Test
  void newCustomerLeavesOutWhatItLacks() {
    target()
        .create(EntityTypes.CUSTOMER, Customer.builder().number("1").name("Å").build(), writing());

    assertThat(sent(putRequestedFor(anyUrl()))).isEqualTo(json("{\"kundenavn\":\"Å\"}"));
  }

  @Test
  void changeSendsNameAndTheChangedFieldsAndEmptiesWhatIsEmpty() {
    Customer moved =
        CUSTOMER.toBuilder().address(new Address("Gata 1", null, " ", "Ås", null)).build();

    target()
        .update(
            EntityTypes.CUSTOMER,
            "10042",
            new Change<>(moved, Set.of("address.line1", "address.postalCode", "phone")));

    assertThat(sent(putRequestedFor(anyUrl())))
        .isEqualTo(
            json(
                """
                {"adresse":"Gata 1","postnummer":null,"kundenavn":"Låven & Sønn Entreprenør AS"}
                """));
  }

  @Test
  void addressThatVanishedIsEmptied() {
    Customer without = CUSTOMER.toBuilder().address(null).attributes(Map.of()).build();

    target()
        .update(
            EntityTypes.CUSTOMER, "10042", new Change<>(without, Set.of("address", "attributes")));

    assertThat(sent(putRequestedFor(anyUrl())))
        .isEqualTo(
            json(
                """
                {"adresse":null,"postnummer":null,"poststed":null,
                 "kundenavn":"Låven & Sønn Entreprenør AS"}
                """));
  }

  @Test
  void changeOfFieldsThatDoNotGoOverSendsNothing() {
    target()
        .update(EntityTypes.CUSTOMER, "10042", new Change<>(CUSTOMER, Set.of("phone", "email")));

    assertThat(connector.requests().total()).isZero();
  }

  @Test
  void numberIsEncodedAsOneSegment() {
    Customer odd = Customer.builder().number("1/0 Å").name("Å").build();

    target().create(EntityTypes.CUSTOMER, odd, writing());

    assertThat(WIRE.getAllServeEvents().get(0).getRequest().getUrl())
        .isEqualTo(CUSTOMERS + "/1%2F0%20%C3%85");
  }

  @Test
  void recordWithoutNumberOrNameIsNotSent() {
    assertThatThrownBy(() -> create(Customer.builder().name("Å").build()))
        .isInstanceOf(Rejected.class)
        .hasMessageContaining("proresult.no-number");
    assertThatThrownBy(() -> create(Customer.builder().number("1").name(" ").build()))
        .isInstanceOf(Rejected.class)
        .hasMessageContaining("proresult.no-name");
    assertThat(connector.requests().total()).isZero();
  }

  @Test
  void changeThatMetNoCustomerMakesItWholeAndTellsAPerson() {
    WIRE.stubFor(put(anyUrl()).willReturn(jsonResponse("{}", 201)));

    assertThatThrownBy(
            () ->
                target()
                    .update(EntityTypes.CUSTOMER, "10042", new Change<>(CUSTOMER, Set.of("name"))))
        .isInstanceOf(Gone.class)
        .hasMessageContaining("proresult.made-anew");
    assertThat(sent(putRequestedFor(anyUrl())).has("adresse")).isTrue();
    assertThat(connector.requests().total()).isEqualTo(2);
  }

  @Test
  void readsWhatIsThere() {
    rows(
        CUSTOMERS,
        """
        {"kundenummer":"0042","kundenavn":"Ås","adresse":"Gata 1","postnummer":"0687",
         "poststed":null,"eksternId":"7","opprettetDato":null,"nyttFelt":[1],
         "endretDato":"2026-11-20T10:00:00+01:00"}
        """);

    assertThat(list(EntityTypes.CUSTOMER))
        .containsExactly(
            new TargetRecord<>(
                "0042",
                Customer.builder()
                    .number("0042")
                    .name("Ås")
                    .address(new Address("Gata 1", null, "0687", null, null))
                    .attributes(Map.of("eksternId", "7"))
                    .build()));
  }

  @Test
  void isFoundByNumberAndByName() {
    rows(
        CUSTOMERS,
        "{\"kundenummer\":\"1\",\"kundenavn\":\"Ås\"}",
        "{\"kundenummer\":\"2\",\"kundenavn\":\"Bø\"}",
        "{\"kundenummer\":\"3\",\"kundenavn\":\"Ås\"}");

    assertThat(find("number", "2")).containsExactly("2");
    assertThat(find("id", "3")).containsExactly("3");
    assertThat(find("name", "Ås")).containsExactly("1", "3");
    assertThat(find("number", "")).isEmpty();
    assertThatThrownBy(() -> find("email", "x")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void isLocatedByItsNumber() {
    rows(CUSTOMERS, "{\"kundenummer\":\"10042\",\"kundenavn\":\"Ås\"}");

    assertThat(target().locate(EntityTypes.CUSTOMER, CUSTOMER, writing()))
        .isEqualTo(new Found.Complete(Receipt.of("10042")));
    assertThat(
            target()
                .locate(EntityTypes.CUSTOMER, CUSTOMER.toBuilder().number("5").build(), writing()))
        .isInstanceOf(Found.Absent.class);
  }

  private void create(Customer customer) {
    target().create(EntityTypes.CUSTOMER, customer, writing());
  }

  private List<String> find(String key, String value) {
    return target().find(EntityTypes.CUSTOMER, new MatchKey(key, value)).stream()
        .map(TargetRecord::id)
        .toList();
  }
}
