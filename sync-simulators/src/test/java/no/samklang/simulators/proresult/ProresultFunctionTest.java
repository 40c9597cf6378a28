package no.samklang.simulators.proresult;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProresultFunctionTest extends ProresultTestBase {

  @BeforeEach
  void addCustomers() {
    addCustomer("10001");
    simulator
        .admin()
        .put(
            "kunder",
            Map.of(
                "kundenummer",
                "10002",
                "kundenavn",
                "Bråten \"Tak\"; avd. Ås",
                "postnummer",
                "0687"));
  }

  @Test
  void givesAllCustomersAsCsv() throws IOException {
    assertThat(call("kundeCSV").body())
        .isEqualTo(
            """
            id;kundenr;navn;adresse;postnr;poststed
            1;10001;Kunde 10001;;;
            2;10002;"Bråten ""Tak""; avd. Ås";;0687;
            """);
  }

  @Test
  void givesOpenProjectsUnlessAskedForAll() throws IOException {
    addProject("P1");
    simulator
        .admin()
        .put(
            "prosjekter",
            Map.of(
                "prosjektnummer", "P2",
                "prosjektnavn", "Garasje",
                "kundenummer", "10001",
                "startdato", "2026-02-01",
                "avsluttet", true));
    assertThat(call("prosjektCSV").body())
        .isEqualTo("id;prosjektnr;navn;kundenr;startdato;avslutta\n1;P1;Jobb P1;;;0\n");
    assertThat(call("prosjektCSV&taMedAvslutta=1").body())
        .endsWith("2;P2;Garasje;10001;2026-02-01;1\n");
    inForce(ProresultVariants.CLOSED_ALWAYS_LISTED);
    assertThat(call("prosjektCSV").body()).contains("Garasje");
  }

  @Test
  void givesAllWorkers() throws IOException {
    List<String> lines = call("tilsettCSV").body().lines().toList();
    assertThat(lines).hasSize(6);
    assertThat(lines.get(0)).isEqualTo("id;ansattnr;navn;epost;telefon");
    assertThat(lines.get(1)).startsWith("1;1001;").endsWith(";;90000000");
  }

  @Test
  void doesNotSayItsCharset() throws IOException {
    assertThat(call("kundeCSV").headers().firstValue("Content-Type")).contains("text/csv");
  }

  @Test
  void saysAWrongCharsetIfToldSo() throws IOException {
    inForce(ProresultVariants.CHARSET_WRONG);
    HttpResponse<String> answer = call("kundeCSV");
    assertThat(answer.headers().firstValue("Content-Type"))
        .contains("text/csv; charset=ISO-8859-1");
    assertThat(answer.body()).contains("Bråten");
    assertThat(caller.get(API + "/kunder").headers().firstValue("Content-Type"))
        .contains("application/json; charset=ISO-8859-1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "csv-columns-renamed|KundeID;Kundenummer;Kundenavn;Gateadresse;Postnummer;By|1;10001;Kunde 10001;;;",
        "csv-columns-reordered|poststed;postnr;adresse;navn;kundenr;id|;;;Kunde 10001;10001;1",
        "csv-all-quoted|\"id\";\"kundenr\";\"navn\";\"adresse\";\"postnr\";\"poststed\""
            + "|\"1\";\"10001\";\"Kunde 10001\";\"\";\"\";\"\"",
      })
  void writesCsvOtherwiseIfToldSo(String variant, String header, String first) throws IOException {
    inForce(variant);
    assertThat(call("kundeCSV").body().lines().limit(2)).containsExactly(header, first);
  }

  @Test
  void beginsWithAByteOrderMarkIfToldSo() throws IOException {
    inForce(ProresultVariants.CSV_BOM_AND_CRLF);
    assertThat(call("kundeCSV").body()).startsWith("\uFEFFid;").contains("10001;;;\r\n");
  }

  @Test
  void givesTheHeaderOfAnEmptyList() throws IOException {
    assertThat(call("prosjektCSV").body().lines()).hasSize(1);
  }

  @Test
  void answersAnUnknownFunctionInPlainText() throws IOException {
    expectedViolation = "parameter fn";
    HttpResponse<String> answer = call("katteCSV");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("katteCSV");
  }

  @Test
  void isTheOnlyWayToReadSomeListsIfToldSo() throws IOException {
    inForce(ProresultVariants.FUNCTION_READING_ONLY);
    for (String path : List.of("/kunder", "/prosjekter", "/arbeidere")) {
      assertThat(refused(404, caller.get(API + path))).isEqualTo("UKJENT_FUNKSJON");
    }
    assertThat(call("kundeCSV").statusCode()).isEqualTo(200);
    assertThat(list("/timer")).isEmpty();
  }

  private HttpResponse<String> call(String function) throws IOException {
    return caller.get(ProresultSimulator.FUNCTION_PATH + "?fn=" + function);
  }
}
