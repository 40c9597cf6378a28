package no.samklang.connector.proresult;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.http.RequestMethod;
import java.util.Map;
import no.samklang.sync.spi.Check;
import no.samklang.sync.spi.Check.Item;
import no.samklang.sync.spi.Check.Result;
import no.samklang.sync.spi.Unavailable;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CheckTest extends WireTest {

  @BeforeEach
  void answer() {
    csv("tilsettCSV", "id;ansattnr;navn;epost;telefon\n");
    rows(CUSTOMERS);
    rows(PROJECTS);
    rows(ITEMS);
    rows(HOURS);
    rows(WITHDRAWALS);
    rows(
        WORKERS,
        "{\"arbeiderId\":3,\"ansattnummer\":\"12\",\"navn\":\"Kari Sæther\",\"aktiv\":true}");
  }

  @Test
  void headerRowShowsThatTheKeysAreGood() {
    Check check = connector.check();

    assertThat(check.ok()).isTrue();
    assertThat(check.identity()).isEqualTo("Kari Sæther (12)");
    assertThat(check.items())
        .extracting(Item::name)
        .containsExactly(
            "keys", "customers", "projects", "items", "hours", "withdrawals", "workers");
    assertThat(check.items()).allMatch(item -> item.result() == Result.OK);
    assertThat(WIRE.getAllServeEvents())
        .allMatch(call -> call.getRequest().getMethod().equals(RequestMethod.GET));
  }

  @Test
  void refusalInsideATwoHundredIsARefusal() {
    csv("tilsettCSV", "TMCAPI - ingen tilgang\n");

    Item keys = connector.check().items().get(0);

    assertThat(keys.result()).isEqualTo(Result.FAILED);
    assertThat(keys.message().params()).containsEntry("function", "tilsettCSV");
  }

  @Test
  void wrongKeysEndTheCheck() {
    WIRE.stubFor(
        any(anyUrl())
            .willReturn(jsonResponse("{\"feilkode\":\"X\",\"melding\":\"Ugyldig\"}", 401)));

    assertThat(connector.check().items())
        .extracting(Item::name, Item::result)
        .containsExactly(Tuple.tuple("keys", Result.FAILED));
  }

  @Test
  void functionThatTheAccountMayNotUseIsNamed() {
    WIRE.stubFor(
        get(urlPathEqualTo(WITHDRAWALS))
            .willReturn(jsonResponse("{\"feilkode\":\"X\",\"melding\":\"Nei\"}", 403)));

    Item item = item(connector.check(), "withdrawals");

    assertThat(item.result()).isEqualTo(Result.FAILED);
    assertThat(item.message().code()).isEqualTo("proresult.forbidden");
    assertThat(item.message().params())
        .containsEntry("function", "GET " + WITHDRAWALS)
        .containsEntry("detail", "Nei");
  }

  @Test
  void functionThatIsNotThereIsNamedAndTheOthersAreLookedAt() {
    WIRE.stubFor(get(urlPathEqualTo(HOURS)).willReturn(aResponse().withStatus(404)));

    Check check = connector.check();

    assertThat(item(check, "hours").message().code()).isEqualTo("proresult.function-missing");
    assertThat(item(check, "withdrawals").result()).isEqualTo(Result.OK);
  }

  @Test
  void answerWithoutHeaderRowIsNoList() {
    WIRE.stubFor(
        get(urlPathEqualTo(SCRIPT))
            .willReturn(ok("<html>Logg inn</html>").withHeader("Content-Type", "text/html")));

    Item keys = connector.check().items().get(0);

    assertThat(keys.result()).isEqualTo(Result.FAILED);
    assertThat(keys.message().code()).isEqualTo("proresult.no-header");
  }

  @Test
  void columnsThatAreReliedOnAreNamed() {
    csv("tilsettCSV", "id;ansattnr;navn\n3;12;Kari\n");
    csv("kundeCSV", "id;navn\n");
    csv("prosjektCSV", "prosjektnr;navn;kundenr;startdato;avslutta\n");

    Check check = connect(Map.of("lists", "csv")).check();

    Item workers = item(check, "tilsettCSV");
    assertThat(workers.result()).isEqualTo(Result.WARNING);
    assertThat(workers.message().params())
        .containsEntry("columns", "epost")
        .containsEntry("header", "id, ansattnr, navn");
    Item customers = item(check, "customers");
    assertThat(customers.result()).isEqualTo(Result.FAILED);
    assertThat(customers.message().params()).containsEntry("columns", "kundenr");
    assertThat(check.identity()).isEqualTo("Kari (12)");
  }

  @Test
  void systemThatCannotServeIsThrown() {
    WIRE.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(503)));

    assertThatThrownBy(connector::check).isInstanceOf(Unavailable.class);
  }

  private static Item item(Check check, String name) {
    return check.items().stream()
        .filter(item -> item.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
