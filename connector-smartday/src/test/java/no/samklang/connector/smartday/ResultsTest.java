package no.samklang.connector.smartday;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.notFound;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.Item;
import no.samklang.sync.spi.Acknowledgement;
import no.samklang.sync.spi.Broken;
import no.samklang.sync.spi.Change;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.ReadOptions;
import no.samklang.sync.spi.Rejected;
import no.samklang.sync.spi.Unclear;
import no.samklang.sync.testkit.RememberedWriting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the results of a write say, and what they leave out. */
class ResultsTest extends WireTest {
  private static final Customer CUSTOMER = Customer.builder().number("1").name("Fjordvik").build();
  private static final Item ITEM = Item.builder().number("A").name("Vare").build();

  @Test
  void recordThatFailsIsRefusedInTheVendorsWordsWithoutOurSecret() {
    String words = "Key " + SECRET + " may not set vatNumber";
    answer(post(at("/stores/1/items/")), result("null", "true", words));

    assertThatThrownBy(this::createItem)
        .isInstanceOf(Rejected.class)
        .hasMessageContaining("may not set vatNumber")
        .hasMessageNotContaining(SECRET);
  }

  @Test
  void secretIsNotCutInTwoByTheLengthOfTheWords() {
    String words = "x".repeat(495) + SECRET;
    answer(post(at("/stores/1/items/")), result("null", "true", words));

    assertThatThrownBy(this::createItem)
        .isInstanceOf(Rejected.class)
        .hasMessageNotContaining(SECRET.substring(0, 4));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{}",
        "[{}]",
        "[{\"entity\":{\"id\":\"7701\"}}]",
        "[{\"entity\":{\"id\":\"7701\"},\"hasError\":1}]",
        "[{\"entity\":null,\"hasError\":false}]",
        "[{\"entity\":{\"id\":\"\"},\"hasError\":false}]"
      })
  void newRecordOfWhichNothingCertainIsSaidIsUnclear(String results) {
    answer(post(at("/stores/1/items/")), results);

    assertThatThrownBy(this::createItem).isInstanceOf(Unclear.class);
    WIRE.verify(1, postRequestedFor(at("/stores/1/items/")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{}", "[{}]", "[{\"entity\":{\"id\":\"7713\"}}]"})
  void changeOfWhichNothingIsSaidIsBroken(String results) {
    answer(get(at("/customers/7713")), "{\"id\":\"7713\",\"externalId\":\"1\",\"name\":\"F\"}");
    answer(post(at("/customers/")), results);
    Change<Customer> change = new Change<>(CUSTOMER, Set.of("name"));

    assertThatThrownBy(() -> target().update(EntityTypes.CUSTOMER, "7713", change))
        .isInstanceOf(Broken.class);
  }

  @Test
  void changeThatWentWellNeedsNoNameInItsResult() {
    answer(get(at("/customers/7713")), "{\"id\":\"7713\",\"externalId\":\"1\",\"name\":\"F\"}");
    answer(post(at("/customers/")), "[{\"entity\":null,\"hasError\":false}]");
    Change<Customer> change = new Change<>(CUSTOMER, Set.of("name"));

    assertThat(target().update(EntityTypes.CUSTOMER, "7713", change).id()).isEqualTo("7713");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"value\":[]}", "\"OK\""})
  void listThatIsNoneIsNotTakenForAnEmptyOne(String answer) {
    answer(get(at("/customers/")), answer);

    assertThatThrownBy(() -> target().list(EntityTypes.CUSTOMER, Cursor.START, ReadOptions.DEFAULT))
        .isInstanceOf(Broken.class)
        .hasMessageContaining("smartday.no-list");
  }

  @Test
  void taskThatFailsInsideATwoHundredIsSaidAndTheOthersAreMovedOn() {
    WIRE.stubFor(get(at("/orders/3")).willReturn(notFound()));
    for (String id : List.of("1", "2")) {
      answer(get(at("/orders/" + id)), "{\"id\":\"" + id + "\",\"smartdayOrder\":{\"status\":7}}");
    }
    answer(post(at("/orders/")), result("null", "true", "Status 8 is locked"));

    assertThatThrownBy(() -> acknowledge("1", "3", "2"))
        .isInstanceOf(Rejected.class)
        .hasMessageContaining("Status 8 is locked");
    WIRE.verify(2, postRequestedFor(at("/orders/")));
  }

  private void acknowledge(String... ids) {
    connect(Map.of("reportBack", "true"))
        .source()
        .orElseThrow()
        .acknowledge(
            EntityTypes.WORK_ORDER,
            List.of(ids).stream().map(id -> new Acknowledgement(id, "40117")).toList());
  }

  private void createItem() {
    RememberedWriting writing = writing();
    target().create(EntityTypes.ITEM, ITEM, writing);
  }

  private static String result(String entity, String failed, String words) {
    return "[{\"entity\":%s,\"backendService\":\"Smartday\",\"hasError\":%s,\"errorMessage\":\"%s\"}]"
        .formatted(entity, failed, words);
  }
}
