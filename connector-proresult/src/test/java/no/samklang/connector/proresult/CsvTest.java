package no.samklang.connector.proresult;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.Employee;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.Project;
import no.samklang.sync.spi.Broken;
import no.samklang.sync.spi.Connector;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.MatchKey;
import no.samklang.sync.spi.Page;
import no.samklang.sync.spi.ReadOptions;
import no.samklang.sync.spi.SourceRecord;
import no.samklang.sync.spi.TargetRecord;
import org.junit.jupiter.api.Test;

/** The function script as the place where lists are read. */
class CsvTest extends WireTest {
  private final Connector byScript = connect(Map.of("lists", "csv"));

  @Test
  void takesUtf8WhateverTheCharsetHeaderSays() {
    csv("kundeCSV", "kundenr;navn\n1;Låven & Sønn 😀\n");

    assertThat(customers().get(0).value().name()).isEqualTo("Låven & Sønn 😀");
  }

  @Test
  void takesAByteOrderMarkForNothing() {
    csv("kundeCSV", "\uFEFFkundenr;navn\n1;Å\n");

    assertThat(customers()).extracting(TargetRecord::id).containsExactly("1");
  }

  @Test
  void findsColumnsByNameInAnyOrder() {
    csv("kundeCSV", "poststed;ekstra;navn;kundenr\r\nÅs;x;Eigedom;0042\r\n");

    Customer customer = customers().get(0).value();

    assertThat(customer.number()).isEqualTo("0042");
    assertThat(customer.name()).isEqualTo("Eigedom");
    assertThat(customer.address().city()).isEqualTo("Ås");
    assertThat(customer.address().line1()).isNull();
  }

  @Test
  void readsValuesInQuotes() {
    csv(
        "kundeCSV",
        "kundenr;navn;adresse\n1;\"Ås; avd. \"\"Sør\"\"\";\"linje 1\nlinje 2\"\n2;B;\n");

    assertThat(customers()).extracting(TargetRecord::id).containsExactly("1", "2");
    assertThat(customers().get(0).value().name()).isEqualTo("Ås; avd. \"Sør\"");
    assertThat(customers().get(0).value().address().line1()).isEqualTo("linje 1\nlinje 2");
    assertThat(customers().get(1).value().address()).isNull();
  }

  @Test
  void missingColumnIsReportedByName() {
    csv("kundeCSV", "id;navn;adresse\n1;Å;Gata\n");

    assertThatThrownBy(this::customers)
        .isInstanceOfSatisfying(
            Broken.class,
            e ->
                assertThat(e.message().params())
                    .containsEntry("function", "kundeCSV")
                    .containsEntry("columns", "kundenr")
                    .containsEntry("header", "id, navn, adresse"));
  }

  @Test
  void columnsCanBeNamedInTheSettings() {
    csv("kundeCSV", "nr;kunde\n7;Å\n");
    Connector named =
        connect(
            Map.of(
                "lists",
                "csv",
                "csvColumns.kundeCSV.kundenummer",
                "nr",
                "csvColumns.kundeCSV.kundenavn",
                "kunde"));

    assertThat(list(named, EntityTypes.CUSTOMER).get(0).value())
        .isEqualTo(Customer.builder().number("7").name("Å").build());
  }

  @Test
  void columnThatTheSettingsNameMustBeThere() {
    csv("tilsettCSV", "id;navn\n1;Å\n");
    Connector named =
        connect(Map.of("lists", "csv", "csvColumns.tilsettCSV.eksterntAnsattnummer", "erpnr"));

    assertThatThrownBy(() -> workers(named))
        .isInstanceOf(Broken.class)
        .hasMessageContaining("erpnr");
  }

  @Test
  void asksForClosedProjectsToo() {
    csv(
        "prosjektCSV",
        """
        id;prosjektnr;navn;kundenr;startdato;avslutta
        231;231;Tak;10042;2025-04-01;0
        198;198;Garasje;10043;2024-05-13;1
        """);

    List<TargetRecord<Project>> projects = list(byScript, EntityTypes.PROJECT);

    assertThat(projects).extracting(each -> each.value().blocked()).containsExactly(false, true);
    assertThat(projects.get(0).value().startDate()).isEqualTo(LocalDate.of(2025, 4, 1));
    assertThat(projects.get(0).value().customer().id()).isEqualTo("10042");
    assertThat(projects.get(0).value().workTypes()).isNull();
    WIRE.verify(
        getRequestedFor(urlPathEqualTo(SCRIPT))
            .withQueryParam("fn", equalTo("prosjektCSV"))
            .withQueryParam("taMedAvslutta", equalTo("1")));
  }

  @Test
  void closedIsNeverGuessed() {
    csv("prosjektCSV", "prosjektnr;navn;avslutta\n231;Tak;kanskje\n");

    assertThatThrownBy(() -> list(byScript, EntityTypes.PROJECT))
        .isInstanceOf(Broken.class)
        .hasMessageContaining("avsluttet");
  }

  @Test
  void readsAllWorkersInOnePage() {
    csv("tilsettCSV", "id;ansattnr;navn;epost\n3;12;Kari Sæther;k@x.example\n9;1009;Jakub;\n");

    Page<SourceRecord<Employee>> page = workers(byScript);

    assertThat(page.last()).isTrue();
    assertThat(page.records()).extracting(SourceRecord::id).containsExactly("3", "9");
    assertThat(page.records().get(0).value())
        .isEqualTo(
            Employee.builder().number("12").name("Kari Sæther").email("k@x.example").build());
  }

  @Test
  void findsACustomerInOneCall() {
    csv("kundeCSV", "kundenr;navn\n1;Å\n2;B\n");

    assertThat(
            byScript.target().orElseThrow().find(EntityTypes.CUSTOMER, new MatchKey("number", "2")))
        .extracting(TargetRecord::id)
        .containsExactly("2");
    assertThat(byScript.requests().total()).isEqualTo(1);
  }

  @Test
  void readsTheVendorsExamples() {
    for (String function : List.of("kundeCSV", "prosjektCSV", "tilsettCSV")) {
      csv(function, sample("tmcapi-" + function + ".csv"));
    }

    assertThat(customers())
        .extracting(each -> each.value().name())
        .containsExactly("Låven & Sønn Entreprenør AS", "Ås Eigedom; avd. Sør");
    assertThat(list(byScript, EntityTypes.PROJECT)).hasSize(2);
    assertThat(workers(byScript).records()).hasSize(2);
  }

  private List<TargetRecord<Customer>> customers() {
    return list(byScript, EntityTypes.CUSTOMER);
  }

  private static <T> List<TargetRecord<T>> list(Connector connector, EntityType<T> type) {
    return connector.target().orElseThrow().list(type, Cursor.START, ReadOptions.DEFAULT).records();
  }

  private static Page<SourceRecord<Employee>> workers(Connector connector) {
    return connector
        .source()
        .orElseThrow()
        .read(EntityTypes.EMPLOYEE, Cursor.START, ReadOptions.DEFAULT);
  }
}
