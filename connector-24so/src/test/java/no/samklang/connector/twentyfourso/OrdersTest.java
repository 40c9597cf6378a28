package no.samklang.connector.twentyfourso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.samklang.simulators.Fault;
import no.samklang.simulators.twentyfourso.TwentyfoursoVariants;
import no.samklang.sync.model.Address;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.Ref;
import no.samklang.sync.model.SalesOrder;
import no.samklang.sync.model.SalesOrderLine;
import no.samklang.sync.spi.Found;
import no.samklang.sync.spi.Receipt;
import no.samklang.sync.spi.Rejected;
import no.samklang.sync.spi.TargetSystem;
import no.samklang.sync.spi.Unclear;
import no.samklang.sync.testkit.RememberedWriting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OrdersTest {
  private final Simulated simulated = Simulated.withStock();
  private final TargetSystem target = simulated.connect().target().orElseThrow();

  @AfterEach
  void keepsToTheContract() {
    simulated.assertNeverInvoiced();
    if (simulated.admin().variants().isEmpty()) {
      assertThat(simulated.violations()).isEmpty();
    }
    simulated.close();
  }

  /** Under these no order can come about, which is told; each has a test of its own. */
  static Stream<String> variants() {
    Set<String> hindering =
        Set.of(
            TwentyfoursoVariants.DRAFT_NOT_CONFIRMED,
            TwentyfoursoVariants.DRAFT_TAKES_NO_LINES,
            TwentyfoursoVariants.PROJECT_REQUIRED,
            TwentyfoursoVariants.RATE_LIMITED_429,
            TwentyfoursoVariants.LINKS_FOREIGN);
    return TwentyfoursoVariants.all().stream().filter(name -> !hindering.contains(name)).sorted();
  }

  @ParameterizedTest
  @MethodSource("variants")
  void orderStandsOnceWithItsLinesUnderEveryVariant(String variant) {
    simulated.admin().variants(List.of(variant));
    RememberedWriting writing = writing(1);
    create(writing(2), SalesOrders.order(2).build());

    Receipt made = create(writing, SalesOrders.order(1).build());
    simulated.clock.advance(Duration.ofMinutes(5));

    assertThat(locate(writing, SalesOrders.order(1).build())).isEqualTo(new Found.Complete(made));
    assertThat(lines(made.id()))
        .containsExactly(
            "Ordinær tid 02.03.2026, Ola Nordby",
            "Ordinær tid 02.03.2026, Ola Nordby",
            "Blandebatteri kjøkken, krom",
            SalesOrders.PLACE);
    assertThat(order(made.id()).path("status").asText()).isEqualTo("Confirmed");
  }

  @ParameterizedTest
  @MethodSource("variants")
  void whatNeverArrivedIsAbsentUnderEveryVariant(String variant) {
    simulated.admin().variants(List.of(variant));
    create(writing(2), SalesOrders.order(2).build());
    RememberedWriting writing = writing(1);
    simulated.clock.advance(Duration.ofMinutes(6));

    assertThat(locate(writing, SalesOrders.order(1).build())).isEqualTo(new Found.Absent());
  }

  @Test
  void headNamesCustomerPlaceDaysAndBothReferences() {
    simulated.put(
        "customers",
        "id",
        10241,
        "organizationNumber",
        "310427500",
        "address",
        Map.of("postal", Map.of("street", "Postboks 118", "postalCode", "5803")));

    ObjectNode order = order(create(writing(1), SalesOrders.order(7).build()).id());

    assertThat(order.path("customer").path("id").asInt()).isEqualTo(10241);
    assertThat(order.path("customer").path("name").asText()).isEqualTo("Fjordvik Eiendom AS");
    assertThat(order.path("customer").path("organizationNumber").asText()).isEqualTo("310427500");
    assertThat(order.path("customer").path("street").asText()).isEqualTo("Postboks 118");
    assertThat(order.path("deliveryCustomer").path("street").asText()).isEqualTo("Strandgata 14B");
    assertThat(order.path("date").asText()).isEqualTo("2026-03-03");
    assertThat(order.path("deliveryDate").asText()).isEqualTo("2026-03-02");
    assertThat(order.path("referenceNumber").asText()).isEqualTo(writing(1).reference());
    assertThat(order.path("internalMemo").asText())
        .startsWith("Oppgave 7. ")
        .endsWith(writing(1).reference());
    assertThat(order.path("memo").asText()).isEqualTo("Bytte av kjøkkenbatteri, 3. etasje");
    assertThat(order.path("yourReference").path("name").asText()).isEqualTo("Kari Vaktmester");
  }

  @Test
  void customersOwnOrderNumberTakesTheReferenceWhereTheKeyIsInTheMemo() {
    SalesOrder wanted = SalesOrders.order(1).buyerReference("PO-4711").build();
    ObjectNode usual = order(create(writing(1), wanted).id());
    simulated.settings.put("keyField", "internalMemo");
    TargetSystem other = simulated.connect().target().orElseThrow();
    RememberedWriting writing = writing(2);
    Receipt made = other.create(EntityTypes.SALES_ORDER, wanted, writing);
    simulated.clock.advance(Duration.ofMinutes(5));

    assertThat(usual.path("internalMemo").asText()).contains("PO-4711");
    assertThat(order(made.id()).path("referenceNumber").asText()).isEqualTo("PO-4711");
    assertThat(other.locate(EntityTypes.SALES_ORDER, wanted, writing))
        .isEqualTo(new Found.Complete(made));
  }

  @Test
  void projectGoesWithItsNameOnHeadAndProductLines() {
    SalesOrder wanted =
        SalesOrders.order(1).project(Ref.direct(EntityTypes.PROJECT, "3391")).build();

    String id = create(writing(1), wanted).id();

    assertThat(order(id).path("dimensions").toString())
        .isEqualTo("[{\"dimensionType\":1,\"value\":\"3391\",\"name\":\"Strandgata 14B\"}]");
    List<ObjectNode> rows = rows(id);
    assertThat(rows.get(0).path("dimensions")).isEqualTo(order(id).path("dimensions"));
    assertThat(rows.get(3).has("dimensions")).isFalse();
  }

  @Test
  void organisationThatDemandsAProjectSaysSo() {
    simulated.admin().variants(List.of(TwentyfoursoVariants.PROJECT_REQUIRED));

    assertThatThrownBy(() -> create(writing(1), SalesOrders.order(1).build()))
        .isInstanceOf(Rejected.class)
        .hasMessageContaining("ProjectMissing");
    assertThat(simulated.admin().count("salesOrders")).isZero();
  }

  @Test
  void unknownProjectRefusesTheOrderBeforeAnythingIsSent() {
    SalesOrder wanted =
        SalesOrders.order(1).project(Ref.direct(EntityTypes.PROJECT, "9999")).build();

    assertRefusedWhole(wanted, "24so.project-missing");
  }

  @Test
  void longTextGoesOnInLinesOfAtMost300CharactersAndNothingIsDropped() {
    String words =
        IntStream.range(0, 150).mapToObj(n -> "ord" + n).collect(Collectors.joining(" "));
    SalesOrderLine long1 = SalesOrders.hours(1).toBuilder().text(words).build();
    SalesOrder wanted = SalesOrders.order(1).lines(List.of(long1, SalesOrders.text(words))).build();

    List<String> written = lines(create(writing(1), wanted).id());

    assertThat(written).hasSize(8).allMatch(line -> line.length() <= 300);
    assertThat(String.join(" ", written)).isEqualTo(words + " " + words);
  }

  @Test
  void orderStaysADraftWhereThatIsTheSetting() {
    simulated.settings.put("orderStatus", "draft");
    TargetSystem drafts = simulated.connect().target().orElseThrow();
    SalesOrder wanted = SalesOrders.order(1).build();

    Receipt made = drafts.create(EntityTypes.SALES_ORDER, wanted, writing(1));

    assertThat(order(made.id()).path("status").asText()).isEqualTo("Draft");
    assertThat(drafts.locate(EntityTypes.SALES_ORDER, wanted, writing(1)))
        .isEqualTo(new Found.Complete(made));
  }

  @Test
  void lineGoesWithItsPriceAndDiscountAndTakesThemFromTheProductWhereItHasNone() {
    SalesOrderLine own = SalesOrders.hours(1).toBuilder().discountPercent(decimal("12.5")).build();
    SalesOrderLine products = own.toBuilder().price(null).text(null).discountPercent(null).build();
    simulated.put("products", "id", 501, "salesPrice", decimal("750"));

    List<ObjectNode> rows =
        rows(create(writing(1), SalesOrders.order(1).lines(List.of(own, products)).build()).id());

    assertThat(rows.get(0).path("price").decimalValue()).isEqualByComparingTo("890");
    assertThat(rows.get(0).path("discountRate").decimalValue()).isEqualByComparingTo("12.5");
    assertThat(rows.get(1).path("price").decimalValue()).isEqualByComparingTo("750");
    assertThat(rows.get(1).path("description").asText()).isEqualTo("Arbeidstid");
    assertThat(rows.get(1).has("discountRate")).isFalse();
  }

  @Test
  void streetOfTwoLinesBecomesOne() {
    Address place = Address.builder().line1("c/o Ola").line2("Vei 1").build();

    ObjectNode order =
        order(create(writing(1), SalesOrders.order(1).deliveryAddress(place).build()).id());

    assertThat(order.path("deliveryCustomer").path("street").asText()).isEqualTo("c/o Ola, Vei 1");
  }

  @Test
  void orderIsReadBackWithItsReferenceAndNote() {
    String id = create(writing(1), SalesOrders.order(1).build()).id();

    SalesOrder read = target.fetch(EntityTypes.SALES_ORDER, List.of(id)).get(0).value();

    assertThat(read.buyerReference()).isEqualTo(writing(1).reference());
    assertThat(read.note()).startsWith("Oppgave 1. ").endsWith(writing(1).reference());
  }

  private static BigDecimal decimal(String text) {
    return new BigDecimal(text);
  }

  @Test
  void textLineHasNothingButItsText() {
    ObjectNode line = rows(create(writing(1), SalesOrders.order(1).build()).id()).get(3);

    assertThat(line.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("id", "orderId", "type", "description");
  }

  @Test
  void emptyTextLineIsLeftOutSinceTheVendorRefusesIt() {
    SalesOrder wanted =
        SalesOrders.order(1).lines(List.of(SalesOrders.text(" "), SalesOrders.hours(1))).build();

    assertThat(rows(create(writing(1), wanted).id())).hasSize(1);
  }

  @Test
  void productGoesByItsIdAndNeverByItsNumber() {
    SalesOrder wanted =
        SalesOrders.order(1)
            .lines(
                List.of(
                    SalesOrders.hours(1).toBuilder()
                        .item(Ref.direct(EntityTypes.ITEM, "TIME-100"))
                        .build()))
            .build();

    assertRefusedWhole(wanted, "24so.no-id");
  }

  @Test
  void postalCodeOfThePlaceMayHaveSixteenCharacters() {
    Address place = Address.builder().line1("Vei 1").postalCode("1".repeat(17)).build();

    assertRefusedWhole(SalesOrders.order(1).deliveryAddress(place).build(), "24so.text-too-long");
    create(
        writing(2),
        SalesOrders.order(2)
            .deliveryAddress(place.toBuilder().postalCode("1".repeat(16)).build())
            .build());
  }

  @Test
  void noteThatDoesNotFitRefusesTheOrderAndIsNotCut() {
    assertRefusedWhole(SalesOrders.order(1).note("x".repeat(300)).build(), "24so.text-too-long");
  }

  @Test
  void figureWithMoreDecimalsThanTheVendorTakesRefusesTheOrder() {
    SalesOrderLine fine =
        SalesOrders.hours(1).toBuilder().quantity(new BigDecimal("0.33333")).build();

    assertRefusedWhole(SalesOrders.order(1).lines(List.of(fine)).build(), "24so.too-many-decimals");
  }

  @Test
  void figuresGoInPlainDecimalNotation() {
    SalesOrderLine many = SalesOrders.hours(1).toBuilder().quantity(new BigDecimal("1E+3")).build();

    String id = create(writing(1), SalesOrders.order(1).lines(List.of(many)).build()).id();

    assertThat(rows(id).get(0).path("quantity").decimalValue()).isEqualByComparingTo("1000");
  }

  @Test
  void draftThatCannotBeConfirmedIsReportedAndStandsWithItsLines() {
    simulated.admin().variants(List.of(TwentyfoursoVariants.DRAFT_NOT_CONFIRMED));

    assertThatThrownBy(() -> create(writing(1), SalesOrders.order(1).build()))
        .isInstanceOf(Rejected.class)
        .hasMessageContaining("24so.conflict");

    assertThat(simulated.admin().count("lines")).isEqualTo(4);
  }

  @Test
  void draftThatTakesNoLinesIsReported() {
    simulated.admin().variants(List.of(TwentyfoursoVariants.DRAFT_TAKES_NO_LINES));

    assertThatThrownBy(() -> create(writing(1), SalesOrders.order(1).build()))
        .isInstanceOf(Rejected.class);
  }

  @Test
  void linkToAnotherHostIsNotFollowed() {
    simulated
        .admin()
        .variants(
            List.of(
                TwentyfoursoVariants.LINKS_FOREIGN, TwentyfoursoVariants.REFERENCE_FILTER_IGNORED));
    for (int number = 1; number <= 101; number++) {
      simulated.put("salesOrders", "customer", Map.of("id", 10241, "name", "Fjordvik"));
    }

    assertThatThrownBy(() -> locate(writing(1), SalesOrders.order(1).build()))
        .hasMessageContaining("elsewhere.example");
  }

  @Test
  void orderIsFoundBehindAHundredOthersOfTheCustomer() {
    simulated.admin().variants(List.of(TwentyfoursoVariants.REFERENCE_FILTER_IGNORED));
    for (int number = 1; number <= 120; number++) {
      simulated.put("salesOrders", "customer", Map.of("id", 10241, "name", "Fjordvik"));
    }
    Receipt made = create(writing(1), SalesOrders.order(1).build());
    simulated.clock.advance(Duration.ofMinutes(5));

    assertThat(locate(writing(1), SalesOrders.order(1).build()))
        .isEqualTo(new Found.Complete(made));
  }

  @Test
  void answerWithoutAnIdLeavesTheOutcomeUnknown() {
    simulated.admin().fault(Fault.on("POST", "/v1/salesorders").truncate().times(1));
    RememberedWriting writing = writing(1);

    assertThatThrownBy(() -> create(writing, SalesOrders.order(1).build()))
        .isInstanceOf(Unclear.class);

    assertThat(simulated.admin().count("salesOrders")).isEqualTo(1);
  }

  private void assertRefusedWhole(SalesOrder wanted, String code) {
    assertThatThrownBy(() -> create(writing(1), wanted))
        .isInstanceOfSatisfying(
            Rejected.class, refused -> assertThat(refused.message().code()).isEqualTo(code));
    assertThat(simulated.admin().count("salesOrders")).isZero();
  }

  private RememberedWriting writing(int number) {
    return RememberedWriting.of(number, simulated.clock.instant());
  }

  private Receipt create(RememberedWriting writing, SalesOrder wanted) {
    return target.create(EntityTypes.SALES_ORDER, wanted, writing);
  }

  private Found locate(RememberedWriting writing, SalesOrder wanted) {
    return target.locate(EntityTypes.SALES_ORDER, wanted, writing);
  }

  private ObjectNode order(String id) {
    return simulated.admin().row("salesOrders", id).orElseThrow();
  }

  private List<ObjectNode> rows(String order) {
    return simulated.admin().rows("lines").stream()
        .filter(line -> line.path("orderId").asText().equals(order))
        .toList();
  }

  private List<String> lines(String order) {
    return rows(order).stream()
        .map(line -> line.path("description"))
        .map(JsonNode::asText)
        .toList();
  }
}
