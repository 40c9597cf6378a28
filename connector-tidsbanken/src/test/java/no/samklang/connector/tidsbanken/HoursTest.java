package no.samklang.connector.tidsbanken;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.patch;
import static com.github.tomakehurst.wiremock.client.WireMock.patchRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.Ref;
import no.samklang.sync.model.TimeEntry;
import no.samklang.sync.spi.Acknowledgement;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Page;
import no.samklang.sync.spi.ReadOptions;
import no.samklang.sync.spi.SourceRecord;
import no.samklang.sync.spi.Unavailable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HoursTest extends WireTest {
  private static final String ROW =
      """
      {"Id":7,"TimelinjeId":884102,"AnsattId":131,"Dato":"2025-03-17T00:00:00",
       "FraKlokken":"2025-03-17T22:00:00","TilKlokken":"2025-03-18T02:20:00",
       "AntallTimer":4.33,"Faktureres":false,"FakturaAntall":null,"Kostpris":390.1234,
       "Salgspris":845.5000,"ProduktId":"T200","ArbeidstypeId":10,"ArtId":"100",
       "ProsjektId":"P/1","ProsjektlinjeId":"0/1","AktivitetId":"NATT","AvdelingId":"20",
       "AnleggId":null,"KundeId":"10042","Element1Id":"","Notat":"Æ 😀","Godkjent":true,
       "Korreksjon":false,"Eksportert":false,"OpprettetDato":"2025-03-18T05:31:00Z",
       "nyttFelt":1.50,"liste":[1]}
      """;

  @Test
  void takesEveryFigureAsItWasSent() {
    TimeEntry entry = only(ROW).value();

    assertThat(entry.hours()).isEqualTo(new BigDecimal("4.33"));
    assertThat(entry.costPrice()).isEqualTo(new BigDecimal("390.1234"));
    assertThat(entry.salesPrice()).isEqualTo(new BigDecimal("845.5000"));
    assertThat(entry.billable()).isFalse();
    assertThat(entry.billableHours()).isNull();
    assertThat(entry.date()).isEqualTo(LocalDate.of(2025, 3, 17));
  }

  @Test
  void takesCodesTextAndReferences() {
    SourceRecord<TimeEntry> row = only(ROW);
    TimeEntry entry = row.value();

    assertThat(row.id()).isEqualTo("7");
    assertThat(entry.entryId()).isEqualTo("884102");
    assertThat(entry.employee()).isEqualTo(Ref.to(EntityTypes.EMPLOYEE, "131", "131"));
    assertThat(entry.project()).isEqualTo(Ref.to(EntityTypes.PROJECT, "P/1", "P/1"));
    assertThat(entry.task()).isEqualTo(Ref.to(EntityTypes.PROJECT_TASK, "P~11/0~11", "0/1"));
    assertThat(entry.product()).isEqualTo("T200");
    assertThat(entry.workType()).isEqualTo("10");
    assertThat(entry.payType()).isEqualTo("100");
    assertThat(entry.activity()).isEqualTo("NATT");
    assertThat(entry.department()).isEqualTo("20");
    assertThat(entry.text()).isEqualTo("Æ 😀");
  }

  @Test
  void keepsTheRestAsAttributes() {
    assertThat(only(ROW).value().attributes())
        .containsEntry("FraKlokken", "2025-03-17T22:00:00")
        .containsEntry("KundeId", "10042")
        .containsEntry("Godkjent", "true")
        .containsEntry("NyttFelt", "1.50")
        .doesNotContainKeys("Liste", "Element1Id", "AnleggId", "AntallTimer", "ProsjektlinjeId");
  }

  @Test
  void keepsTheSignOfAReversalAndItsPlaceBeforeTheReplacement() throws IOException {
    List<SourceRecord<TimeEntry>> rows = read(sample("08-timeeksport-med-korreksjon.response"));

    assertThat(rows).extracting(SourceRecord::id).containsExactly("70311", "70312", "70313");
    assertThat(rows).extracting(row -> row.value().reversal()).containsExactly(true, false, false);
    assertThat(rows.get(0).value().hours()).isEqualTo(new BigDecimal("-7.5"));
    assertThat(rows.get(0).value().billableHours()).isEqualTo(new BigDecimal("-7.5"));
    assertThat(rows.get(0).value().entryId()).isEqualTo(rows.get(1).value().entryId());
  }

  @Test
  void rowWithNegativeHoursIsAReversalWithoutTheMark() {
    assertThat(only(ROW.replace("4.33", "-4.33")).value().reversal()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Id", "AnsattId", "Dato", "AntallTimer"})
  void rowThatLacksWhatItNeedsIsFaultyAndNamesIt(String field) {
    list(EXPORT, ROW.replace("\"" + field + "\"", "\"x\""), ROW);

    List<SourceRecord<TimeEntry>> rows = read();

    assertThat(rows).hasSize(2);
    assertThat(rows.get(0).fault().params()).containsEntry("field", field);
    assertThat(rows.get(1).fault()).isNull();
  }

  @Test
  void figureThatIsNoneIsFaultyAndNamedByItsFieldAndNotByItsValue() {
    assertThat(only(ROW.replace("390.1234", "\"mye\"")).fault().params())
        .containsEntry("field", "Kostpris")
        .containsEntry("example", "7.5")
        .doesNotContainValue("mye");
  }

  @Test
  void entryWithoutProjectIsGivenToo() {
    TimeEntry entry = only(ROW.replace("\"P/1\"", "null")).value();

    assertThat(entry.project()).isNull();
    assertThat(entry.task()).isNull();
    assertThat(entry.attributes()).containsEntry("ProsjektlinjeId", "0/1");
  }

  @Test
  void pagesGoByIdSoThatMarkedRowsMakeNoGap() {
    WIRE.stubFor(
        get(urlPathEqualTo(EXPORT))
            .withQueryParam("$filter", absent())
            .withQueryParam("$orderby", equalTo("Id"))
            .willReturn(okJson(envelope(List.of(row(1), row(5))))));
    WIRE.stubFor(
        get(urlPathEqualTo(EXPORT))
            .withQueryParam("$filter", equalTo("Id gt 5"))
            .willReturn(okJson(envelope(List.of(row(9))))));

    Page<SourceRecord<TimeEntry>> first =
        source().read(EntityTypes.TIME_ENTRY, Cursor.START, new ReadOptions(2, false));
    Page<SourceRecord<TimeEntry>> second =
        source().read(EntityTypes.TIME_ENTRY, first.next(), new ReadOptions(2, false));

    assertThat(first.last()).isFalse();
    assertThat(second.records()).extracting(SourceRecord::id).containsExactly("9");
    assertThat(second.last()).isTrue();
    assertThat(second.next()).isEqualTo(Cursor.START);
  }

  @Test
  void marksTwelveHundredRowsInThreeCallsInTheOrderRead() throws IOException {
    WIRE.stubFor(patch(urlPathEqualTo(EXPORT + "/eksportert")).willReturn(aResponse()));
    List<Acknowledgement> delivered = new ArrayList<>();
    IntStream.rangeClosed(1, 1200)
        .forEach(id -> delivered.add(new Acknowledgement(String.valueOf(id), "doc")));
    Collections.shuffle(delivered, new java.util.Random(1));

    source().acknowledge(EntityTypes.TIME_ENTRY, delivered);

    List<LoggedRequest> calls =
        WIRE.findAll(patchRequestedFor(urlPathEqualTo(EXPORT + "/eksportert")));
    List<Integer> marked = new ArrayList<>();
    for (LoggedRequest call : calls) {
      JsonNode ids = new ObjectMapper().readTree(call.getBody());
      assertThat(ids.size()).isLessThanOrEqualTo(500);
      ids.forEach(id -> marked.add(id.intValue()));
    }
    assertThat(calls).hasSize(3);
    assertThat(marked).isSorted().hasSize(1200);
  }

  @Test
  void marksNothingForNothing() {
    source().acknowledge(EntityTypes.TIME_ENTRY, List.of());

    assertThat(connector.requests().total()).isZero();
  }

  @Test
  void markThatFailedInPassingIsRepeated() {
    WIRE.stubFor(
        patch(urlPathEqualTo(EXPORT + "/eksportert"))
            .inScenario("mark")
            .willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE))
            .willSetStateTo("again"));
    WIRE.stubFor(
        patch(urlPathEqualTo(EXPORT + "/eksportert"))
            .inScenario("mark")
            .whenScenarioStateIs("again")
            .willReturn(aResponse().withStatus(204)));

    source().acknowledge(EntityTypes.TIME_ENTRY, List.of(new Acknowledgement("1", null)));

    assertThat(connector.requests().total()).isEqualTo(2);
  }

  @Test
  void preparingThatWasCutOffWaitsForTheNextRun() {
    WIRE.stubFor(
        post(urlPathEqualTo(EXPORT + "/eksport"))
            .willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));

    assertThatThrownBy(() -> source().prepare(EntityTypes.TIME_ENTRY))
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("tidsbanken.prepare-unfinished");
    assertThat(connector.requests().total()).isEqualTo(1);
  }

  @Test
  void preparingEmployeesAsksNothing() {
    source().prepare(EntityTypes.EMPLOYEE);

    assertThat(connector.requests().total()).isZero();
  }

  private List<SourceRecord<TimeEntry>> read() {
    return source().read(EntityTypes.TIME_ENTRY, Cursor.START, ReadOptions.DEFAULT).records();
  }

  private List<SourceRecord<TimeEntry>> read(String answer) {
    WIRE.stubFor(get(urlPathEqualTo(EXPORT)).willReturn(okJson(answer)));
    return read();
  }

  private SourceRecord<TimeEntry> only(String row) {
    list(EXPORT, row);
    return read().get(0);
  }

  private static String row(int id) {
    return ROW.replace("\"Id\":7", "\"Id\":" + id);
  }

  private static String sample(String name) throws IOException {
    Path file =
        Path.of(System.getProperty("samklang.vendors", "none"))
            .resolve("tidsbanken/samples/" + name + ".json");
    assumeTrue(Files.exists(file), "the vendor's samples are not here");
    return Files.readString(file);
  }
}
