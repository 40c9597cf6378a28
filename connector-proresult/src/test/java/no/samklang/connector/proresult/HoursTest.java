package no.samklang.connector.proresult;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.Ref;
import no.samklang.sync.model.TimeEntry;
import no.samklang.sync.spi.Acknowledgement;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Page;
import no.samklang.sync.spi.ReadOptions;
import no.samklang.sync.spi.SourceRecord;
import no.samklang.sync.spi.SourceSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HoursTest extends WireTest {
  private static final String ROW =
      """
      {"id":55021,"dato":"2025-04-03","arbeiderId":3,"ansattnummer":"12",
       "eksterntAnsattnummer":"0012","prosjektnummer":"23/1","arbeidsartKode":"020",
       "arbeidsartNavn":"Tekking","arbeidsartKilde":"ERP","fraKlokken":"07:00",
       "tilKlokken":"17:30","pauseTimer":0.5,"antallTimer":10.00,"fakturerbareTimer":9.5,
       "overtid50":1.5,"overtid100":1.0,"sats":268.5,"kommentar":"Ferdig nordsiden 😀",
       "godkjent":true,"godkjentDato":"2025-04-07T09:12:00+02:00","godkjentAv":"Kari Sæther",
       "overfort":false,"overfortDato":null,"overfortReferanse":null,
       "endretDato":"2025-04-07T09:12:00+02:00"}
      """;

  @Test
  void takesEveryFigureAsItWasSent() {
    TimeEntry entry = only(ROW).value();

    assertThat(entry.date()).isEqualTo(LocalDate.of(2025, 4, 3));
    assertThat(entry.hours()).isEqualTo(new BigDecimal("10.00"));
    assertThat(entry.overtime50()).isEqualTo(new BigDecimal("1.5"));
    assertThat(entry.overtime100()).isEqualTo(new BigDecimal("1.0"));
    assertThat(entry.billableHours()).isEqualTo(new BigDecimal("9.5"));
    assertThat(entry.billable()).isTrue();
    assertThat(entry.costPrice()).isEqualTo(new BigDecimal("268.5"));
  }

  @Test
  void takesReferencesAndText() {
    SourceRecord<TimeEntry> row = only(ROW);
    TimeEntry entry = row.value();

    assertThat(row.id()).isEqualTo("55021");
    assertThat(entry.entryId()).isEqualTo("55021");
    assertThat(entry.employee()).isEqualTo(Ref.to(EntityTypes.EMPLOYEE, "3", "12"));
    assertThat(entry.project()).isEqualTo(Ref.to(EntityTypes.PROJECT, "23/1", "23/1"));
    assertThat(entry.text()).isEqualTo("Ferdig nordsiden 😀");
    assertThat(entry.reversal()).isFalse();
  }

  @Test
  void workTypeOfTheErpIsATask() {
    TimeEntry entry = only(ROW).value();

    assertThat(entry.workType()).isEqualTo("020");
    assertThat(entry.task()).isEqualTo(Ref.to(EntityTypes.PROJECT_TASK, "23~11/020", "020"));
    assertThat(entry.attributes())
        .containsEntry("arbeidsartNavn", "Tekking")
        .containsEntry("arbeidsartKilde", "ERP");
  }

  @Test
  void workTypeMadeInProresultIsNoTaskAndSaysSo() {
    TimeEntry entry = only(ROW.replace("\"ERP\"", "\"PRORESULT\"")).value();

    assertThat(entry.task()).isNull();
    assertThat(entry.workType()).isEqualTo("020");
    assertThat(entry.attributes()).containsEntry("arbeidsartKilde", "PRORESULT");
  }

  @Test
  void workerWithoutErpNumberComesToo() {
    TimeEntry entry = only(ROW.replace("0012", "")).value();

    assertThat(entry.employee().id()).isEqualTo("3");
    assertThat(entry.attributes()).doesNotContainKey("eksterntAnsattnummer");
  }

  @Test
  void approvalAndMarkingAreNoPartOfTheContent() {
    TimeEntry marked =
        only(ROW.replace("\"overfortReferanse\":null", "\"overfortReferanse\":\"D\"")
                .replace("endretDato\":\"2025-04-07", "endretDato\":\"2025-05-07"))
            .value();

    assertThat(marked).isEqualTo(only(ROW).value());
    assertThat(marked.attributes().toString()).doesNotContain("Kari");
  }

  @Test
  void overtimeAboveTheTotalIsCarriedAsItIs() {
    TimeEntry entry = only(ROW.replace("\"antallTimer\":10.00", "\"antallTimer\":2")).value();

    assertThat(entry.hours()).isEqualTo(new BigDecimal("2"));
    assertThat(entry.hours().subtract(entry.overtime50()).subtract(entry.overtime100()))
        .isNegative();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id",
        "dato",
        "arbeiderId",
        "arbeidsartKilde",
        "antallTimer",
        "fakturerbareTimer",
        "overtid50",
        "overtid100",
        "sats"
      })
  void rowThatLacksWhatItNeedsIsFaultyAndNamesIt(String field) {
    rows(HOURS, ROW.replace("\"" + field + "\":", "\"x\":"), ROW);

    List<SourceRecord<TimeEntry>> rows = read(EntityTypes.TIME_ENTRY);

    assertThat(rows).hasSize(2);
    assertThat(rows.get(0).fault().params()).containsEntry("field", field);
    assertThat(rows.get(1).value()).isNotNull();
  }

  @Test
  void figureThatIsNoneIsNamedAndItsValueIsNot() {
    SourceRecord<TimeEntry> row = only(ROW.replace("268.5", "\"268,5\""));

    assertThat(row.fault().params()).containsEntry("field", "sats");
    assertThat(row.fault().toString()).doesNotContain("268");
  }

  @Test
  void asksForWhatIsApprovedAndNotMarked() {
    only(ROW);
    WIRE.verify(
        getRequestedFor(urlPathEqualTo(HOURS))
            .withQueryParam("godkjent", equalTo("1"))
            .withQueryParam("overfort", equalTo("0"))
            .withQueryParam("fraDato", absent())
            .withQueryParam("endretEtter", absent()));
  }

  @Test
  void readsNothingOlderThanTheSetting() {
    rows(HOURS, ROW);
    SourceSystem later = connect(Map.of("readFrom", "2026-01-01")).source().orElseThrow();

    later.read(EntityTypes.TIME_ENTRY, Cursor.START, ReadOptions.DEFAULT);

    WIRE.verify(
        getRequestedFor(urlPathEqualTo(HOURS)).withQueryParam("fraDato", equalTo("2026-01-01")));
  }

  @Test
  void hoursThatCannotBeMarkedAreReadByChange() {
    rows(HOURS, ROW);
    SourceSystem unmarked = connect(Map.of("markHours", "false")).source().orElseThrow();

    Page<SourceRecord<TimeEntry>> first =
        unmarked.read(EntityTypes.TIME_ENTRY, Cursor.START, ReadOptions.DEFAULT);
    unmarked.read(EntityTypes.TIME_ENTRY, first.next(), ReadOptions.DEFAULT);

    WIRE.verify(
        getRequestedFor(urlPathEqualTo(HOURS))
            .withQueryParam("godkjent", equalTo("1"))
            .withQueryParam("overfort", absent())
            .withQueryParam("endretEtter", equalTo("2025-04-07T07:02:00Z")));
    assertThatThrownBy(
            () ->
                unmarked.acknowledge(
                    EntityTypes.TIME_ENTRY, List.of(new Acknowledgement("1", "doc"))))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void queueIsReadFromTheStartEveryTime() {
    rows(HOURS, ROW);

    assertThat(source().read(EntityTypes.TIME_ENTRY, Cursor.START, ReadOptions.DEFAULT).next())
        .isEqualTo(Cursor.START);
  }

  @Test
  void readsTheVendorsExample() {
    WIRE.stubFor(
        get(urlPathEqualTo(HOURS)).willReturn(okJson(sample("07-timer-godkjent.response.json"))));

    List<SourceRecord<TimeEntry>> rows = read(EntityTypes.TIME_ENTRY);

    assertThat(rows).extracting(SourceRecord::id).containsExactly("55021", "55022", "55030");
    assertThat(rows)
        .extracting(row -> row.value().task() == null)
        .containsExactly(false, true, false);
    assertThat(rows).extracting(row -> row.value().billable()).containsExactly(true, true, false);
  }

  private SourceRecord<TimeEntry> only(String row) {
    rows(HOURS, row);
    return read(EntityTypes.TIME_ENTRY).get(0);
  }
}
