package no.samklang.connector.tidsbanken;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.samklang.sync.model.Employee;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Page;
import no.samklang.sync.spi.ReadOptions;
import no.samklang.sync.spi.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmployeesTest extends WireTest {
  private static final String ROW =
      """
      {"Id":131,"Fornavn":"Bjørn-Åge","Etternavn":"Østby","Epost":"","Mobil":"90000131",
       "AvdelingId":"20","Identifikator":"1131","Aktiv":true,"Sluttet":false,
       "Stillingsprosent":80,"Bankkonto":"12345678903","SistEndretDato":"2025-02-11T15:02:55Z"}
      """;

  @Test
  void readsWhoItIsAndNoMoreThanIsOfUse() {
    list(EMPLOYEES, ROW);

    SourceRecord<Employee> row = read(Cursor.START).records().get(0);

    assertThat(row.id()).isEqualTo("131");
    assertThat(row.value())
        .isEqualTo(
            Employee.builder()
                .number("131")
                .name("Bjørn-Åge Østby")
                .externalNumber("1131")
                .active(true)
                .attributes(java.util.Map.of("AvdelingId", "20", "Stillingsprosent", "80"))
                .build());
  }

  @Test
  void blankIdentifierIsNone() {
    list(EMPLOYEES, ROW.replace("1131", " "));

    assertThat(read(Cursor.START).records().get(0).value().externalNumber()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "true, false, true",
    "false, false, false",
    "true, true, false",
    "null, false, true",
    "true, null, true",
    "null, null, "
  })
  void tellsWhetherSomebodyWorksHereNow(String active, String left, Boolean expected) {
    list(
        EMPLOYEES,
        ROW.replace("\"Aktiv\":true", "\"Aktiv\":" + active)
            .replace("\"Sluttet\":false", "\"Sluttet\":" + left));

    assertThat(read(Cursor.START).records().get(0).value().active()).isEqualTo(expected);
  }

  @Test
  void readsFromTheHighestStampLessTheOverlap() {
    list(EMPLOYEES, ROW, ROW.replace("131", "132").replace("02-11T15", "01-11T15"));

    Cursor done = read(Cursor.START).next();
    read(done);

    WIRE.verify(getRequestedFor(urlPathEqualTo(EMPLOYEES)).withQueryParam("$filter", absent()));
    WIRE.verify(
        getRequestedFor(urlPathEqualTo(EMPLOYEES))
            .withQueryParam("$filter", equalTo("SistEndretDato gt 2025-02-11T13:02:55Z")));
  }

  @Test
  void passThatBringsNothingNewGivesTheSameCursorForOneRequest() {
    list(EMPLOYEES, ROW);
    Cursor done = read(Cursor.START).next();
    assertThat(read(done).next()).isEqualTo(done);
    list(EMPLOYEES);

    assertThat(read(done).next()).isEqualTo(done);
    assertThat(connector.requests().total()).isEqualTo(3);
  }

  @Test
  void wholePassReadsEverythingAndKeepsTheStamp() {
    list(EMPLOYEES, ROW);
    Cursor done = read(Cursor.START).next();

    Page<SourceRecord<Employee>> whole =
        source().read(EntityTypes.EMPLOYEE, done, new ReadOptions(200, true));

    assertThat(whole.next()).isEqualTo(done);
    WIRE.verify(2, getRequestedFor(urlPathEqualTo(EMPLOYEES)).withQueryParam("$filter", absent()));
  }

  @Test
  void laterPagesKeepTheFilterAndTheHighestStampOfAll() {
    list(EMPLOYEES, ROW, ROW.replace("131", "132").replace("2025-02", "2024-02"));
    Page<SourceRecord<Employee>> first =
        source().read(EntityTypes.EMPLOYEE, Cursor.START, new ReadOptions(2, false));
    WIRE.stubFor(
        get(urlPathEqualTo(EMPLOYEES))
            .withQueryParam("$skip", equalTo("2"))
            .willReturn(okJson(envelope(List.of()))));

    Page<SourceRecord<Employee>> second =
        source().read(EntityTypes.EMPLOYEE, first.next(), new ReadOptions(2, false));

    assertThat(second.last()).isTrue();
    assertThat(second.next()).isEqualTo(new Cursor("2025-02-11T15:02:55Z"));
  }

  @Test
  void rowWithoutIdIsFaultyAndTheOthersCome() {
    list(EMPLOYEES, ROW.replace("\"Id\"", "\"x\""), ROW);

    List<SourceRecord<Employee>> rows = read(Cursor.START).records();

    assertThat(rows.get(0).fault().params()).containsEntry("field", "Id");
    assertThat(rows.get(1).value()).isNotNull();
  }

  @Test
  void idThatIsNoNumberIsNobodys() {
    assertThat(source().fetch(EntityTypes.EMPLOYEE, List.of("x' or 1 eq 1"))).isEmpty();
    assertThat(connector.requests().total()).isZero();
  }

  private Page<SourceRecord<Employee>> read(Cursor after) {
    return source().read(EntityTypes.EMPLOYEE, after, ReadOptions.DEFAULT);
  }
}
