package no.samklang.connector.proresult;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.Employee;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Page;
import no.samklang.sync.spi.ReadOptions;
import no.samklang.sync.spi.SourceRecord;
import no.samklang.sync.spi.TargetRecord;
import org.junit.jupiter.api.Test;

class PagingTest extends WireTest {
  private static final ReadOptions THREE = new ReadOptions(3, false);

  @Test
  void nextPageGoesByTimeSoThatARowThatMovesLetsNoOtherSlip() {
    answer(null, 1, page(5, 2, row(1, "10:00:00"), row(2, "10:00:01"), row(3, "10:00:02")));
    answer(
        "2026-11-20T10:00:01Z",
        1,
        page(9, 2, row(3, "10:00:02"), row(4, "10:00:03"), row(5, "10:00:04")));
    answer("2026-11-20T10:00:03Z", 1, page(5, null, row(5, "10:00:04"), row(1, "10:00:05")));

    assertThat(ids()).containsExactly("1", "2", "3", "4", "5", "1");
  }

  @Test
  void rowsOfOneTimeGoByNumber() {
    answer(null, 1, page(9, 2, row(1, "10:00:00"), row(2, "10:00:00"), row(3, "10:00:00")));
    answer(null, 2, page(9, 3, row(4, "10:00:00"), row(5, "10:00:00"), row(6, "10:00:07")));
    answer(
        "2026-11-20T10:00:06Z",
        1,
        page(9, 2, row(6, "10:00:07"), row(7, "10:00:07"), row(8, "10:00:07")));
    answer("2026-11-20T10:00:06Z", 2, page(9, null, row(9, "10:00:07")));

    assertThat(ids()).containsExactly("1", "2", "3", "4", "5", "6", "7", "8", "9");
  }

  @Test
  void timesThatCannotBeReadGoByNumber() {
    answer(null, 1, page(2, 2, "{\"kundenummer\":\"1\",\"kundenavn\":\"A\"}"));
    answer(null, 2, page(2, null, row(2, "kl. ti")));

    assertThat(ids()).containsExactly("1", "2");
  }

  @Test
  void listThatDoesNotComeByTimeAfterAllIsReadByNumberWhenRowsAreMissing() {
    answer(null, 1, page(7, 2, row(1, "09:00:00"), row(2, "09:00:01"), row(3, "11:00:00")));
    answer("2026-11-20T10:59:59Z", 1, page(1, null, row(3, "11:00:00")));
    answer(null, 2, page(7, 3, row(4, "09:00:02"), row(5, "09:00:03"), row(6, "09:00:04")));
    answer(null, 3, page(7, null, row(7, "09:00:05")));

    assertThat(ids()).containsExactly("1", "2", "3", "4", "5", "6", "7");
  }

  @Test
  void listThatPlainlyDoesNotComeByTimeGoesByNumber() {
    answer(null, 1, page(4, 2, row(1, "09:00:00"), row(2, "11:00:01"), row(3, "10:00:00")));
    answer(null, 2, page(4, null, row(4, "09:00:02")));

    assertThat(ids()).containsExactly("1", "2", "3", "4");
  }

  @Test
  void filterThatIsNotHeededLetsTheListGoOnByNumber() {
    answer(null, 1, page(4, 2, row(1, "10:00:00"), row(2, "10:00:01"), row(3, "10:00:02")));
    answer(
        "2026-11-20T10:00:01Z",
        1,
        page(4, 2, row(1, "10:00:00"), row(2, "10:00:01"), row(3, "10:00:02")));
    answer(null, 2, page(4, null, row(4, "10:00:03")));

    assertThat(ids()).containsExactly("1", "2", "3", "4");
  }

  @Test
  void listThatNamesNoTotalGoesByNumber() {
    answer(
        null,
        1,
        "{\"data\":[%s,%s],\"nesteSide\":2}".formatted(row(1, "10:00:00"), row(2, "10:00:01")));
    answer(null, 2, "{\"data\":[%s],\"nesteSide\":null}".formatted(row(3, "10:00:02")));

    assertThat(ids()).containsExactly("1", "2", "3");
  }

  @Test
  void stampWithoutOffsetIsLocal() {
    rows(
        WORKERS,
        "{\"arbeiderId\":3,\"navn\":\"Kari\",\"aktiv\":true,\"endretDato\":\"2026-11-20T12:00:00\"}");

    assertThat(source().read(EntityTypes.EMPLOYEE, Cursor.START, ReadOptions.DEFAULT).next())
        .isEqualTo(new Cursor("2026-11-20T11:00:00Z"));
  }

  @Test
  void emptyListMayComeAsNotFound() {
    WIRE.stubFor(
        get(urlPathEqualTo(CUSTOMERS))
            .willReturn(
                com.github.tomakehurst.wiremock.client.WireMock.jsonResponse(
                    "{\"feilkode\":\"INGEN_TREFF\",\"melding\":\"x\"}", 404)));

    assertThat(ids()).isEmpty();
  }

  @Test
  void pageIsAsLargeAsWishedAndNoLargerThanTheSetting() {
    answer(null, 1, page(0, null));

    target().list(EntityTypes.CUSTOMER, Cursor.START, new ReadOptions(7, true));
    target().list(EntityTypes.CUSTOMER, Cursor.START, new ReadOptions(9000, true));

    assertThat(WIRE.getAllServeEvents())
        .extracting(call -> call.getRequest().queryParameter("antallPerSide").firstValue())
        .containsExactly("500", "7");
  }

  @Test
  void changesAreAskedForWithTheOverlap() {
    rows(
        WORKERS,
        "{\"arbeiderId\":3,\"navn\":\"Kari\",\"aktiv\":true,\"endretDato\":\"2026-11-20T12:00:00+01:00\"}");
    Page<SourceRecord<Employee>> first =
        source().read(EntityTypes.EMPLOYEE, Cursor.START, ReadOptions.DEFAULT);

    Page<SourceRecord<Employee>> second =
        source().read(EntityTypes.EMPLOYEE, first.next(), ReadOptions.DEFAULT);
    source().read(EntityTypes.EMPLOYEE, first.next(), new ReadOptions(10, true));

    assertThat(second.next()).isEqualTo(first.next());
    assertThat(WIRE.getAllServeEvents())
        .extracting(call -> call.getRequest().queryParameter("endretEtter").isPresent())
        .containsExactly(false, true, false);
    assertThat(
            WIRE.getAllServeEvents().get(1).getRequest().queryParameter("endretEtter").firstValue())
        .isEqualTo("2026-11-20T10:50:00Z");
  }

  private List<String> ids() {
    java.util.List<String> ids = new java.util.ArrayList<>();
    Cursor cursor = Cursor.START;
    while (true) {
      Page<TargetRecord<Customer>> page = target().list(EntityTypes.CUSTOMER, cursor, THREE);
      page.records().forEach(record -> ids.add(record.id()));
      if (page.last()) {
        return ids;
      }
      cursor = page.next();
    }
  }

  private static void answer(String after, int number, String answer) {
    WIRE.stubFor(
        get(urlPathEqualTo(CUSTOMERS))
            .withQueryParam("endretEtter", after == null ? absent() : equalTo(after))
            .withQueryParam("side", equalTo(String.valueOf(number)))
            .willReturn(okJson(answer)));
  }

  private static String row(int number, String clock) {
    return "{\"kundenummer\":\"%d\",\"kundenavn\":\"A\",\"endretDato\":\"2026-11-20T%sZ\"}"
        .formatted(number, clock);
  }
}
