package no.samklang.sync.testkit.wrong;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.spi.Acknowledgement;
import no.samklang.sync.spi.Broken;
import no.samklang.sync.spi.Capabilities;
import no.samklang.sync.spi.Capabilities.Reading;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Page;
import no.samklang.sync.spi.ReadOptions;
import no.samklang.sync.spi.SourceRecord;
import no.samklang.sync.spi.SourceSystem;

/** A source that breaks one promise, and the test that must notice. */
@SuppressWarnings("ImmutableEnumChecker") // its functions hold nothing
enum WrongSource {
  LOSES_THE_LAST_ROW_OF_A_PAGE(
      changes(), "readsEveryRecordAndEndsThePass", of(WrongSource::withoutItsLast)),
  NEVER_ENDS_A_PASS(
      changes(),
      "emptySystemGivesOneEmptyLastPage",
      of(page -> Page.more(page.records(), new Cursor(page.next().value())))),
  KEEPS_ITS_PLACE_IN_THE_CONNECTION(
      changes(),
      "passGoesOnInAnotherConnectionWhereItStopped",
      (source, memory) -> new WrongReadings.KeepsItsPlace(source)),
  PAGES_BY_COUNTING_ROWS(
      changes(),
      "recordsThatChangeBetweenTwoPagesAreNotLost",
      (source, memory) -> new WrongReadings.CountsRows(source)),
  READS_EVERYTHING_EVERY_TIME(
      changes(),
      "unchangedRecordsComeAgainOnlyWithinTheOverlap",
      (source, memory) ->
          new DelegatingSource(source) {
            @Override
            public <T> Page<SourceRecord<T>> read(
                EntityType<T> type, Cursor after, ReadOptions options) {
              boolean between = after.value().startsWith("since:");
              return super.read(type, between ? Cursor.START : after, options);
            }
          }),
  SEES_NEW_RECORDS_ONLY(
      changes(),
      "changedRecordComesAgain",
      (source, memory) -> new WrongReadings.GivesEachOnce(source, memory.seen)),
  LEAPS_AHEAD_AFTER_AN_EMPTY_PASS(
      changes(),
      "changeIsSeenAfterPassesThatBroughtNothing",
      of(
          page ->
              page.last() && page.records().isEmpty()
                  ? Page.last(page.records(), new Cursor("since:1000000"))
                  : page)),
  REMEMBERS_WHAT_IT_GAVE(
      changes(),
      "wholePassBringsEverythingThoughNothingChanged",
      (source, memory) -> new WrongReadings.GivesEachOnce(source, memory.seen)),
  LISTS_CHANGES_ONLY(
      listing(),
      "listingBringsEverythingEveryTime",
      (source, memory) -> new WrongReadings.GivesEachOnce(source, memory.seen)),
  ANNOUNCES_A_WRONG_TOTAL(
      listing().counted(),
      "countedPassAnnouncesItsTotal",
      of(page -> page.expecting(page.expectedTotal().orElse(0) + 1))),
  ANNOUNCES_A_TOTAL_UNDECLARED(
      listing(), "passThatIsNotCountedAnnouncesNoTotal", of(page -> page.expecting(1))),
  GIVES_ANOTHER_VALUE_EACH_TIME(
      changes(),
      "unchangedRecordReadsEqualAndAChangedOneDoesNot",
      (source, memory) -> new WrongReadings.AnotherValue(source, memory.seen)),
  CALLS_RECORDS_BY_THEIR_NUMBER(
      changes(),
      "renumberedRecordKeepsItsId",
      (source, memory) -> new WrongReadings.CallsByNumber(source)),
  GIVES_THIN_ROWS_UNDECLARED(
      changes(),
      "listedRowsAreThinOnlyWhereDeclared",
      ofRows(row -> SourceRecord.thin(row.id(), "1"))),
  FETCHES_THIN_ROWS(
      changes().thinRows(),
      "fetchGivesWholeRecords",
      (source, memory) ->
          new DelegatingSource(source) {
            @Override
            public <T> List<SourceRecord<T>> fetch(EntityType<T> type, Collection<String> ids) {
              return ids.stream().map(id -> SourceRecord.<T>thin(id, "1")).toList();
            }
          }),
  FETCHES_THE_FIRST_FOR_WHAT_IS_NOT_THERE(
      changes(),
      "fetchLeavesOutWhatIsNotThere",
      (source, memory) ->
          new DelegatingSource(source) {
            @Override
            public <T> List<SourceRecord<T>> fetch(EntityType<T> type, Collection<String> ids) {
              List<SourceRecord<T>> found = new ArrayList<>(super.fetch(type, ids));
              if (!found.isEmpty() && found.size() < ids.size()) {
                found.add(new SourceRecord<>("other", found.get(0).value(), "1", false, null));
              }
              return found;
            }
          }),
  FETCHES_EVERYTHING_FOR_NOTHING(
      changes(),
      "fetchOfNothingGivesNothing",
      (source, memory) ->
          new DelegatingSource(source) {
            @Override
            public <T> List<SourceRecord<T>> fetch(EntityType<T> type, Collection<String> ids) {
              return ids.isEmpty()
                  ? List.of(SourceRecord.thin("everything", "1"))
                  : super.fetch(type, ids);
            }
          }),
  CANNOT_FETCH_WHAT_IT_GAVE(
      changes(),
      "everyIdThatReadingGivesCanBeFetched",
      ofRows(row -> new SourceRecord<>("#" + row.id(), row.value(), "1", false, null))),
  TAKES_KEYS_APART(
      changes(),
      "oddKeyComesBackAsItWas",
      ofRows(
          row ->
              new SourceRecord<>(
                  row.id().replaceAll("[~ %].*", ""), row.value(), row.version(), false, null))),
  GOES_ON_WHEREVER_IT_STOPPED(
      changes(),
      "pageCanBeReadAgainFromItsCursor",
      (source, memory) -> new WrongReadings.GoesOn(source, memory.places)),
  TURNS_THE_ORDER_ROUND(
      listing(), "correctionsComeAfterWhatTheyCorrect", of(WrongSource::turnedRound)),
  LISTS_THE_DELETED(
      listing(),
      "listingLeavesOutWhatWasDeleted",
      (source, memory) -> new WrongReadings.RemembersTheDead(source, memory.rows)),
  REPORTS_DELETES_UNDECLARED(
      changes(),
      "deletedRecordIsNotReportedWhereThatIsNotDeclared",
      (source, memory) -> new WrongReadings.ReportsGone(source, memory.seen)),
  HIDES_DELETES(
      changes().seesDeletes(),
      "deletedRecordIsReported",
      (source, memory) ->
          new DelegatingSource(source) {
            @Override
            public <T> Page<SourceRecord<T>> read(
                EntityType<T> type, Cursor after, ReadOptions options) {
              Page<SourceRecord<T>> page = super.read(type, after, options);
              List<SourceRecord<T>> living =
                  page.records().stream().filter(row -> !row.gone()).toList();
              return new Page<>(living, page.next(), page.last(), page.expectedTotal());
            }
          }),
  GIVES_THIN_ROWS_ONE_VERSION(
      changes().thinRows(),
      "thinRowHasAnotherVersionOnceTheRecordChanged",
      ofRows(row -> SourceRecord.thin(row.id(), "1"))),
  FAILS_ON_A_FAULTY_ROW(
      changes(),
      "unreadableRowIsFaultyAndTheOthersCome",
      of(
          page -> {
            if (page.records().stream().anyMatch(row -> row.fault() != null)) {
              throw new Broken(Message.of("inmemory.unreadable"));
            }
            return page;
          })),
  FORGETS_ACKNOWLEDGEMENTS(
      queue(),
      "acknowledgedRecordLeavesTheQueue",
      (source, memory) ->
          new DelegatingSource(source) {
            @Override
            public void acknowledge(EntityType<?> type, Collection<Acknowledgement> delivered) {}
          }),
  TAKES_AN_ACKNOWLEDGEMENT_ONCE(
      queue(),
      "acknowledgingTwiceIsHarmless",
      (source, memory) -> new WrongReadings.AcknowledgesOnce(source, memory.seen)),
  EMPTIES_THE_QUEUE_BY_READING(
      queue(),
      "queueThatIsOnlyReadStaysAsItIs",
      (source, memory) -> new WrongReadings.AcknowledgesByReading(source)),
  EMPTIES_THE_QUEUE_FOR_A_PLAN(
      queue(),
      "queueThatIsReadUnpreparedForAPlanLosesNothing",
      (source, memory) -> new WrongReadings.AcknowledgesByReading(source)),
  EMPTIES_THE_QUEUE_BY_PREPARING_IT_AGAIN(
      queue(),
      "queueCanBePreparedTwice",
      (source, memory) -> new WrongReadings.PreparesOnce(source, memory.seen)),
  TAKES_ACKNOWLEDGEMENTS_WITHOUT_A_QUEUE(
      changes(),
      "onlyAQueueTakesAcknowledgements",
      (source, memory) ->
          new DelegatingSource(source) {
            @Override
            public void acknowledge(EntityType<?> type, Collection<Acknowledgement> delivered) {}
          }),
  READS_UNDECLARED_TYPES_AS_EMPTY(
      changes(),
      "undeclaredTypeIsRefused",
      (source, memory) ->
          new DelegatingSource(source) {
            @Override
            public <T> Page<SourceRecord<T>> read(
                EntityType<T> type, Cursor after, ReadOptions options) {
              return type.name().equals("undeclared")
                  ? Page.last(List.of(), after)
                  : super.read(type, after, options);
            }
          }),
  LEAVES_A_FACT_WITHOUT_TEXT(
      changes(), "factsOfTheVendorHaveTextsInEachLanguage", (source, memory) -> source);

  final Capabilities capabilities;
  final String caughtBy;
  final BiFunction<SourceSystem, Memory, SourceSystem> wrong;

  WrongSource(
      Capabilities.Builder can,
      String caughtBy,
      BiFunction<SourceSystem, Memory, SourceSystem> wrong) {
    this.capabilities = can.build();
    this.caughtBy = caughtBy;
    this.wrong = wrong;
  }

  private static Capabilities.Builder changes() {
    return Capabilities.builder().reading(Reading.CHANGES);
  }

  private static Capabilities.Builder listing() {
    return Capabilities.builder().reading(Reading.FULL);
  }

  private static Capabilities.Builder queue() {
    return Capabilities.builder().reading(Reading.QUEUE);
  }

  /** A source that gives other pages than it should. */
  private static BiFunction<SourceSystem, Memory, SourceSystem> of(
      UnaryOperator<Page<SourceRecord<Customer>>> change) {
    return (source, memory) -> new OtherPages(source, change);
  }

  /** A source that gives other rows than it should. */
  private static BiFunction<SourceSystem, Memory, SourceSystem> ofRows(
      UnaryOperator<SourceRecord<Customer>> change) {
    return of(page -> with(page, page.records().stream().map(change).toList()));
  }

  private static Page<SourceRecord<Customer>> with(
      Page<SourceRecord<Customer>> page, List<SourceRecord<Customer>> rows) {
    return new Page<>(rows, page.next(), page.last(), page.expectedTotal());
  }

  private static Page<SourceRecord<Customer>> withoutItsLast(Page<SourceRecord<Customer>> page) {
    int rows = page.records().size();
    return with(page, page.records().subList(0, Math.max(0, rows - 1)));
  }

  private static Page<SourceRecord<Customer>> turnedRound(Page<SourceRecord<Customer>> page) {
    List<SourceRecord<Customer>> rows = new ArrayList<>(page.records());
    Collections.reverse(rows);
    return with(page, rows);
  }
}
