package no.samklang.connector.smartday;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.samklang.simulators.Fault;
import no.samklang.simulators.RecordedCall;
import no.samklang.simulators.smartday.SmartdayVariants;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.WorkOrder;
import no.samklang.sync.spi.Broken;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Page;
import no.samklang.sync.spi.ReadOptions;
import no.samklang.sync.spi.SourceRecord;
import no.samklang.sync.spi.TargetRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagingTest extends OnSmartday {
  private static final ReadOptions SMALL = new ReadOptions(3, false);
  private static final String LIST = "/v1.0/customers/";

  @ParameterizedTest
  @ValueSource(
      strings = {
        SmartdayVariants.PAGING_IGNORED,
        SmartdayVariants.SKIP_IGNORED,
        SmartdayVariants.LOW_PAGE_SIZE,
        SmartdayVariants.IDS_AS_NUMBERS
      })
  void everyRowComesHoweverTheServerPages(String variant) {
    inForce(variant);
    for (int rows = 0; rows <= 7; rows++) {
      assertThat(listed()).as(rows + " rows").hasSize(rows);
      addCustomer("C" + rows, Map.of());
    }
  }

  @ParameterizedTest
  @CsvSource({
    SmartdayVariants.PAGING_IGNORED + ", 3",
    SmartdayVariants.SKIP_IGNORED + ", 3",
    SmartdayVariants.PAGING_IGNORED + ", 7",
    SmartdayVariants.SKIP_IGNORED + ", 7"
  })
  void everyItemAndEveryTaskComesOnceWhereTheSamePageComesAgain(String variant, int rows) {
    inForce(variant);
    Set<String> items = new HashSet<>();
    Set<String> tasks = new HashSet<>();
    for (int n = 0; n < rows; n++) {
      items.add(addItem("N" + n, Map.of()));
      tasks.add(smartday.order(Map.of()));
    }

    assertThat(listed(EntityTypes.ITEM)).isEqualTo(items);
    Cursor done = pass(Cursor.START, tasks);
    pass(done, tasks);
  }

  @Test
  void listOfExactlyOnePageIsAskedForOnceMoreWhole() {
    inForce(SmartdayVariants.PAGING_IGNORED);
    add(3);

    assertThat(listed()).hasSize(3);

    assertThat(admin().lastCalls().stream().filter(call -> call.template().equals(LIST)))
        .extracting(RecordedCall::query)
        .containsExactly("Top=3&Skip=0", "Top=3&Skip=3", "");
  }

  @Test
  void itemBeyondTheFirstPageIsFoundWhereTheServerDoesNotSkip() {
    inForce(SmartdayVariants.SKIP_IGNORED);
    String last = "";
    for (int n = 0; n < 7; n++) {
      last = addItem("N" + n, Map.of());
    }
    String order = smartday.order(Map.of());
    smartday.material(order, "N6", 1, Map.of());

    assertThat(smartday.task(order, Map.of("pageSize", "3")).registrations().get(0).item().id())
        .isEqualTo(last);
  }

  @Test
  void pagesAreAskedForUntilOneIsEmpty() {
    add(7);

    listed();

    assertThat(admin().calls("GET", LIST)).isEqualTo(4);
  }

  @Test
  void serverThatIgnoresPagingAltogetherCostsOneCallMore() {
    inForce(SmartdayVariants.PAGING_IGNORED);
    add(7);

    listed();

    assertThat(admin().calls("GET", LIST)).isEqualTo(2);
  }

  @Test
  void listThatIsRefusedIsNoFaultOfARecord() {
    admin().fault(Fault.on("GET", "/v1.0/orders/").status(400));

    assertThatThrownBy(
            () ->
                smartday
                    .source(Map.of())
                    .read(EntityTypes.WORK_ORDER, Cursor.START, ReadOptions.DEFAULT))
        .isInstanceOf(Broken.class)
        .hasMessageContaining("smartday.query-refused");
  }

  @Test
  void readingOfTasksGoesOnInsideAPassAndEndsAtTheHighestMark() {
    List<String> orders = new ArrayList<>();
    for (int n = 0; n < 7; n++) {
      orders.add(smartday.order(Map.of()));
    }

    smartday.clock.advance(Duration.ofHours(1));
    String later = smartday.order(Map.of());
    orders.add(later);

    Cursor done = pass(Cursor.START, new HashSet<>(orders));

    pass(done, Set.of(later));
  }

  private Cursor pass(Cursor after, Set<String> expected) {
    Set<String> seen = new HashSet<>();
    Cursor cursor = after;
    while (true) {
      Page<SourceRecord<WorkOrder>> page =
          smartday.source(Map.of()).read(EntityTypes.WORK_ORDER, cursor, SMALL);
      page.records().forEach(record -> seen.add(record.id()));
      cursor = page.next();
      if (page.last()) {
        assertThat(seen).isEqualTo(expected);
        return cursor;
      }
    }
  }

  private void add(int count) {
    for (int n = 0; n < count; n++) {
      addCustomer("C" + n, Map.of());
    }
  }

  private Set<String> listed() {
    return listed(EntityTypes.CUSTOMER);
  }

  private <T> Set<String> listed(EntityType<T> type) {
    Set<String> ids = new HashSet<>();
    Cursor cursor = Cursor.START;
    while (true) {
      Page<TargetRecord<T>> page = smartday.target().list(type, cursor, SMALL);
      page.records().forEach(record -> ids.add(record.id()));
      if (page.last()) {
        return ids;
      }
      cursor = page.next();
    }
  }
}
