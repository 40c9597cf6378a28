package no.samklang.connector.tidsbanken;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import no.samklang.sync.spi.Check;
import no.samklang.sync.spi.Check.Item;
import no.samklang.sync.spi.Check.Result;
import no.samklang.sync.spi.Unavailable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CheckTest extends WireTest {
  private static final String KARI = "{\"Id\":114,\"Fornavn\":\"Kari\",\"Etternavn\":\"Å\"}";

  @Test
  @Tag("F-69")
  void showsWhichDatabaseAnswers() {
    list(EMPLOYEES, KARI);

    Check check = connector.check();

    assertThat(check.identity()).isEqualTo("Kari Å (114)");
    assertThat(check.ok()).isTrue();
  }

  @Test
  void namesWhatTheServiceDocumentsLack() {
    list(EMPLOYEES, KARI);
    document(
        "/ansatt/$metadata",
        """
        <edmx:Edmx xmlns:edmx="e"><Schema Namespace="X" xmlns="s">
          <EntityType Name="Base"><Property Name="id"/><Property Name="SistEndretDato"/></EntityType>
          <EntityType Name="AnsattDto" BaseType="X.Base">
            <Property Name="Fornavn"/><Property Name="Etternavn"/><Property Name="Epost"/>
            <Property Name="Aktiv"/><Property Name="Sluttet"/>
          </EntityType>
          <ComplexType Name="Annet"><Property Name="Identifikator"/></ComplexType>
          <EntityContainer><EntitySet Name="Ansatt" EntityType="X.AnsattDto"/></EntityContainer>
        </Schema></edmx:Edmx>
        """);

    Item item = item(connector.check(), "/ansatt/$metadata");

    assertThat(item.result()).isEqualTo(Result.WARNING);
    assertThat(item.message().params()).containsEntry("names", "Ansatt.Identifikator");
  }

  @Test
  void serviceDocumentThatIsNotLetThroughIsAWarning() {
    list(EMPLOYEES, KARI);
    WIRE.stubFor(
        get(urlPathEqualTo("/timelinje/$metadata"))
            .willReturn(jsonResponse("{\"statusCode\":404,\"message\":\"x\"}", 404)));

    Check check = connector.check();

    assertThat(item(check, "/timelinje/$metadata").result()).isEqualTo(Result.WARNING);
    assertThat(check.ok()).isTrue();
  }

  @Test
  void serviceDocumentNeverReachesOutside() {
    list(EMPLOYEES, KARI);
    document(
        "/ansatt/$metadata",
        "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><a>&x;</a>");

    assertThat(item(connector.check(), "/ansatt/$metadata").result()).isEqualTo(Result.WARNING);
  }

  @Test
  void namesTheSubscriptionKeyThatIsWrong() {
    WIRE.stubFor(
        any(anyUrl()).willReturn(jsonResponse("{\"statusCode\":401,\"message\":\"x\"}", 401)));

    assertThat(connector.check().items())
        .extracting(Item::name, Item::result)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("subscription key", Result.FAILED));
  }

  @Test
  @Tag("F-69")
  void namesTheTbKeyThatIsWrongAndTheOtherThatIsRight() {
    WIRE.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(401).withBody("Ugyldig")));

    assertThat(connector.check().items())
        .extracting(Item::name, Item::result)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("subscription key", Result.OK),
            org.assertj.core.groups.Tuple.tuple("tb-key", Result.FAILED));
  }

  @Test
  void databaseWithoutEmployeesIsAWarning() {
    list(EMPLOYEES);

    assertThat(item(connector.check(), "database").result()).isEqualTo(Result.WARNING);
  }

  @Test
  void systemThatCannotServeIsThrown() {
    WIRE.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(503)));

    assertThatThrownBy(connector::check).isInstanceOf(Unavailable.class);
  }

  private static void document(String path, String xml) {
    WIRE.stubFor(
        get(urlPathEqualTo(path))
            .willReturn(aResponse().withHeader("Content-Type", "application/xml").withBody(xml)));
  }

  private static Item item(Check check, String name) {
    return check.items().stream()
        .filter(item -> item.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
