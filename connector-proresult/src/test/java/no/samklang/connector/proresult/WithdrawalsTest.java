package no.samklang.connector.proresult;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.ItemWithdrawal;
import no.samklang.sync.model.Ref;
import no.samklang.sync.spi.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WithdrawalsTest extends WireTest {
  private static final String ROW =
      """
      {"id":8801,"dato":"2025-04-03","arbeiderId":3,"ansattnummer":"12",
       "eksterntAnsattnummer":"0012","prosjektnummer":"231","varenummer":"TR-1001",
       "beskrivelse":"Takrenne stål","fritekst":false,"antall":24.50,"enhet":"m","pris":189.0,
       "innpris":112.4,"retur":false,"returAvId":null,"fakturert":false,"fakturertDato":null,
       "fakturertReferanse":null,"endretDato":"2025-04-03T15:40:22+02:00"}
      """;

  @Test
  void takesWhatWasSent() {
    SourceRecord<ItemWithdrawal> row = only(ROW);

    assertThat(row.id()).isEqualTo("8801");
    assertThat(row.value())
        .isEqualTo(
            ItemWithdrawal.builder()
                .date(LocalDate.of(2025, 4, 3))
                .employee(Ref.to(EntityTypes.EMPLOYEE, "3", "12"))
                .project(Ref.to(EntityTypes.PROJECT, "231", "231"))
                .item(Ref.to(EntityTypes.ITEM, "TR-1001", "TR-1001"))
                .text("Takrenne stål")
                .quantity(new BigDecimal("24.50"))
                .unit("m")
                .price(new BigDecimal("189.0"))
                .cost(new BigDecimal("112.4"))
                .attributes(java.util.Map.of("eksterntAnsattnummer", "0012"))
                .build());
  }

  @Test
  void returnKeepsItsSignAndWhatItGivesBack() {
    ItemWithdrawal back =
        only(ROW.replace("24.50", "-2.0")
                .replace("\"retur\":false,\"returAvId\":null", "\"retur\":true,\"returAvId\":8755"))
            .value();

    assertThat(back.quantity()).isEqualTo(new BigDecimal("-2.0"));
    assertThat(back.returned()).isTrue();
    assertThat(back.returnOf()).isEqualTo("8755");
  }

  @Test
  void lineOfFreeTextHasNoItem() {
    ItemWithdrawal line =
        only(ROW.replace("\"TR-1001\"", "null").replace("\"fritekst\":false", "\"fritekst\":true"))
            .value();

    assertThat(line.item()).isNull();
    assertThat(line.freeText()).isTrue();
    assertThat(line.text()).isEqualTo("Takrenne stål");
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "dato", "arbeiderId", "fritekst", "antall", "pris", "retur"})
  void rowThatLacksWhatItNeedsIsFaultyAndNamesIt(String field) {
    rows(WITHDRAWALS, ROW.replace("\"" + field + "\":", "\"x\":"), ROW);

    List<SourceRecord<ItemWithdrawal>> rows = read(EntityTypes.ITEM_WITHDRAWAL);

    assertThat(rows.get(0).fault().params()).containsEntry("field", field);
    assertThat(rows.get(1).value()).isNotNull();
  }

  @Test
  void asksForWhatIsNotInvoiced() {
    only(ROW);

    WIRE.verify(
        getRequestedFor(urlPathEqualTo(WITHDRAWALS)).withQueryParam("fakturert", equalTo("0")));
  }

  @Test
  void readsTheVendorsExample() {
    WIRE.stubFor(
        get(urlPathEqualTo(WITHDRAWALS)).willReturn(okJson(sample("08-vareuttak.response.json"))));

    List<SourceRecord<ItemWithdrawal>> rows = read(EntityTypes.ITEM_WITHDRAWAL);

    assertThat(rows).extracting(row -> row.value().returned()).containsExactly(false, false, true);
    assertThat(rows).extracting(row -> row.value().freeText()).containsExactly(false, true, false);
  }

  private SourceRecord<ItemWithdrawal> only(String row) {
    rows(WITHDRAWALS, row);
    return read(EntityTypes.ITEM_WITHDRAWAL).get(0);
  }
}
