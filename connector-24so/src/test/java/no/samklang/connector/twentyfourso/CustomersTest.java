package no.samklang.connector.twentyfourso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import no.samklang.simulators.RecordedCall;
import no.samklang.simulators.twentyfourso.TwentyfoursoVariants;
import no.samklang.sync.model.Address;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Page;
import no.samklang.sync.spi.ReadOptions;
import no.samklang.sync.spi.SourceRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CustomersTest {
  private static final ReadOptions CHANGES = new ReadOptions(100, false);

  private final Simulated simulated = new Simulated(0);

  @AfterEach
  void close() {
    simulated.assertNeverInvoiced();
    simulated.close();
  }

  static Stream<String> variants() {
    return TwentyfoursoVariants.all().stream()
        .filter(name -> !name.equals(TwentyfoursoVariants.LINKS_FOREIGN))
        .sorted();
  }

  @ParameterizedTest
  @MethodSource("variants")
  void everyCustomerComesAndEveryChangeUnderEveryVariant(String variant) {
    simulated.admin().variants(List.of(variant));
    add(23);
    Page<SourceRecord<Customer>> first = pass(Cursor.START);
    assertThat(ids(first)).hasSize(23);
    simulated.clock.advance(Duration.ofHours(2));
    simulated.put("customers", "id", 10250, "name", "Endret");

    Page<SourceRecord<Customer>> second = pass(first.next());

    assertThat(second.records())
        .filteredOn(row -> row.id().equals("10250"))
        .extracting(row -> row.value().name())
        .contains("Endret");
  }

  @Test
  void companyIsReadWithItsAddresses() {
    Map<String, Object> visit = new HashMap<>();
    visit.put("street", "Strandgata 14B");
    visit.put("postalCode", "0013");
    visit.put("postalArea", "Bergen");
    visit.put("countryCode", "NO");
    simulated.put(
        "customers",
        "id",
        10241,
        "name",
        "Fjordvik Eiendom AS",
        "organizationNumber",
        "310427500",
        "externalReference",
        "SD-88121",
        "address",
        Map.of("visit", visit, "postal", Map.of("street", "Postboks 118", "postalCode", "5803")),
        "email",
        Map.of("contact", "post@fjordvik.example", "billing", "faktura@fjordvik.example"),
        "phone",
        "+47 55 00 01 10");

    Customer customer = only();

    assertThat(customer.number()).isEqualTo("10241");
    assertThat(customer.name()).isEqualTo("Fjordvik Eiendom AS");
    assertThat(customer.organisationNumber()).isEqualTo("310427500");
    assertThat(customer.address())
        .isEqualTo(
            Address.builder()
                .line1("Strandgata 14B")
                .postalCode("0013")
                .city("Bergen")
                .country("NO")
                .build());
    assertThat(customer.email()).isEqualTo("post@fjordvik.example");
    assertThat(customer.phone()).isEqualTo("+47 55 00 01 10");
    assertThat(customer.active()).isNull();
    assertThat(customer.attributes())
        .containsEntry("externalReference", "SD-88121")
        .containsEntry("isCompany", "true")
        .containsEntry("email.billing", "faktura@fjordvik.example")
        .containsEntry("address.postal.street", "Postboks 118");
  }

  @Test
  void personHasTheNameOfThePersonAndAnyPhone() {
    simulated.put(
        "customers",
        "id",
        10242,
        "name",
        "Lindqvist",
        "isCompany",
        false,
        "person",
        Map.of("firstName", "Åse", "lastName", "Lindqvist-Ødegård"),
        "mobilePhone",
        "+47 400 00 217");

    assertThat(only().name()).isEqualTo("Åse Lindqvist-Ødegård");
    assertThat(only().phone()).isEqualTo("+47 400 00 217");
  }

  @Test
  void streetOfSeveralLinesKeepsThem() {
    simulated.admin().variants(List.of(TwentyfoursoVariants.STREET_AS_LINES));
    simulated.put(
        "customers",
        "name",
        "X",
        "address",
        Map.of("visit", Map.of("street", "c/o Ola\nVei 1\n2. etg.", "postalCode", "5013")));

    Address address = only().address();

    assertThat(address).isNotNull();
    assertThat(address.line1()).isEqualTo("c/o Ola");
    assertThat(address.line2()).isEqualTo("Vei 1, 2. etg.");
  }

  @Test
  void boundIsInclusiveSoTheLatestComesAgainAndNothingIsMissed() {
    simulated.settings.put("overlap", "0s");
    add(3);
    Cursor done = pass(Cursor.START).next();

    assertThat(ids(pass(done))).hasSize(3);
  }

  @Test
  void customerWhoChangesDuringAPassPushesNobodyOverThePageEdge() {
    for (int number = 0; number < 6; number++) {
      add(1);
      simulated.clock.advance(Duration.ofMinutes(1));
    }
    simulated.settings.put("overlap", "1h");
    Cursor done = pass(Cursor.START).next();
    ReadOptions two = new ReadOptions(2, false);
    Page<SourceRecord<Customer>> first =
        simulated.connect().source().orElseThrow().read(EntityTypes.CUSTOMER, done, two);
    simulated.put("customers", "id", 10241, "name", "Endret");

    Set<String> seen = new HashSet<>(ids(first));
    seen.addAll(ids(simulated.pass(EntityTypes.CUSTOMER, first.next(), two)));

    assertThat(seen).hasSize(6);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", TwentyfoursoVariants.STAMPS_WITH_T})
  void latestStampIsWhereTheNextPassBegins(String variant) {
    simulated.admin().variants(variant.isEmpty() ? List.of() : List.of(variant));
    add(3);

    assertThat(pass(Cursor.START).next()).isEqualTo(new Cursor("2026-03-04T12:00:00Z"));
  }

  @Test
  void listThatComesUnsortedIsFollowedByItsLinks() {
    add(3);
    Cursor done = pass(Cursor.START).next();
    simulated.wire.answer(
        "GET /v1/customers",
        200,
        "[{\"id\":10242,\"name\":\"B\",\"modifiedAt\":\"2026-03-04 12:00:04.000Z\"},"
            + "{\"id\":10241,\"name\":\"A\",\"modifiedAt\":\"2026-03-04 12:00:02.000Z\"}]",
        "/v1/customers?limit=2&page=2");

    Page<SourceRecord<Customer>> first =
        simulated
            .connect()
            .source()
            .orElseThrow()
            .read(EntityTypes.CUSTOMER, done, new ReadOptions(2, false));

    assertThat(first.next().value()).endsWith("page=2");
  }

  @Test
  void deletedCustomerJustStopsComing() {
    add(3);
    Cursor done = pass(Cursor.START).next();
    simulated.admin().delete("customers", "10242");

    assertThat(ids(pass(done))).doesNotContain("10242");
    assertThat(
            simulated
                .connect()
                .source()
                .orElseThrow()
                .fetch(EntityTypes.CUSTOMER, List.of("10242", "not-ours"))
                .stream()
                .allMatch(SourceRecord::gone))
        .isTrue();
  }

  @Test
  void linkToAnotherHostIsRefusedSoThatNoTokenLeaks() {
    simulated.admin().variants(List.of(TwentyfoursoVariants.LINKS_FOREIGN));
    add(101);

    assertThatThrownBy(() -> pass(Cursor.START)).hasMessageContaining("elsewhere.example");
  }

  @Test
  void neverAsksForMoreThanAHundred() {
    add(150);
    assertThat(ids(simulated.pass(EntityTypes.CUSTOMER, Cursor.START, new ReadOptions(500, false))))
        .hasSize(150);

    assertThat(simulated.admin().lastCalls())
        .filteredOn(call -> call.template().equals("/v1/customers"))
        .extracting(RecordedCall::query)
        .allMatch(query -> query.contains("limit=100") || query.contains("limit=5"));
  }

  private void add(int count) {
    for (int number = 1; number <= count; number++) {
      simulated.put("customers", "name", "Kunde " + number);
    }
  }

  private Customer only() {
    List<SourceRecord<Customer>> rows = pass(Cursor.START).records();
    assertThat(rows).hasSize(1);
    Customer value = rows.get(0).value();
    assertThat(value).isNotNull();
    return value;
  }

  private Page<SourceRecord<Customer>> pass(Cursor after) {
    return simulated.pass(EntityTypes.CUSTOMER, after, CHANGES);
  }

  private static List<String> ids(Page<SourceRecord<Customer>> page) {
    return page.records().stream().map(SourceRecord::id).distinct().toList();
  }
}
