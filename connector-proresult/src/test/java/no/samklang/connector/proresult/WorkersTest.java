package no.samklang.connector.proresult;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.samklang.sync.model.Employee;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.spi.SourceRecord;
import org.junit.jupiter.api.Test;

class WorkersTest extends WireTest {
  private static final String KARI =
      """
      {"arbeiderId":3,"ansattnummer":"12","eksterntAnsattnummer":"0012","brukernavn":"kari",
       "navn":"Kari Sæther","epost":"kari@laaven.example","telefon":"90000012",
       "timelonn":268.5,"aktiv":true,"endretDato":"2025-01-02T08:00:00+01:00"}
      """;

  @Test
  void readsBothNumbers() {
    rows(WORKERS, KARI);

    SourceRecord<Employee> row = read(EntityTypes.EMPLOYEE).get(0);

    assertThat(row.id()).isEqualTo("3");
    assertThat(row.value())
        .isEqualTo(
            Employee.builder()
                .number("12")
                .name("Kari Sæther")
                .email("kari@laaven.example")
                .externalNumber("0012")
                .active(true)
                .build());
  }

  @Test
  void emptyErpNumberIsNone() {
    rows(WORKERS, KARI.replace("0012", ""));

    assertThat(read(EntityTypes.EMPLOYEE).get(0).value().externalNumber()).isNull();
  }

  @Test
  void wageIsNotRead() {
    rows(WORKERS, KARI, KARI.replace("\"navn\"", "\"x\""));

    List<SourceRecord<Employee>> rows = read(EntityTypes.EMPLOYEE);

    assertThat(rows.get(1).fault().params()).containsEntry("field", "navn");
    assertThat(rows.toString()).doesNotContain("268");
  }

  @Test
  void readsTheVendorsExample() {
    WIRE.stubFor(
        com.github.tomakehurst.wiremock.client.WireMock.get(
                com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo(WORKERS))
            .willReturn(
                com.github.tomakehurst.wiremock.client.WireMock.okJson(
                    sample("06-arbeidere.response.json"))));

    assertThat(read(EntityTypes.EMPLOYEE))
        .extracting(row -> row.value().externalNumber())
        .containsExactly("12", null);
  }
}
