package no.samklang.connector.tidsbanken;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import no.samklang.sync.http.ApiClient;
import no.samklang.sync.model.TimeEntry;
import no.samklang.sync.spi.Acknowledgement;
import no.samklang.sync.spi.Broken;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Page;
import no.samklang.sync.spi.ReadOptions;
import no.samklang.sync.spi.SourceRecord;
import no.samklang.sync.spi.Unavailable;
import no.samklang.sync.spi.Unclear;
import org.jspecify.annotations.Nullable;

/**
 * The hours that wait for export.
 *
 * <p>Pages go by row id and not by count: rows that are marked while a pass goes on leave the list,
 * and a skip would pass over as many others.
 */
final class HoursQueue {
  private final ApiClient client;
  private final Listing listing;
  private final Configuration settings;
  private final ReentrantLock preparing = new ReentrantLock();

  HoursQueue(ApiClient client, Listing listing, Configuration settings) {
    this.client = client;
    this.listing = listing;
    this.settings = settings;
  }

  /** Gathers approved hours, one call at a time. One that was cut off is done again next time. */
  void prepare() {
    preparing.lock();
    try {
      client.request("POST", ApiV3.PREPARE_EXPORT).timeout(settings.prepareTimeout()).send();
    } catch (Unclear e) {
      throw new Unavailable(Message.of("tidsbanken.prepare-unfinished"), e);
    } finally {
      preparing.unlock();
    }
  }

  Page<SourceRecord<TimeEntry>> read(Cursor after, ReadOptions options) {
    String filter = after.isStart() ? null : ApiV3.ID + " gt " + Long.valueOf(after.value());
    Listing.Rows page =
        listing.page(
            query(filter),
            Listing.Position.START,
            Math.min(options.pageSize(), settings.pageSize()));
    List<SourceRecord<TimeEntry>> records = page.rows().stream().map(HoursForm::record).toList();
    return page.next() == null
        ? Page.last(records, Cursor.START)
        : Page.more(records, new Cursor(lastId(page.rows(), after)));
  }

  List<SourceRecord<TimeEntry>> fetch(Collection<String> ids) {
    return Filter.anyOf(NumericId.of(ids).map(NumericId::filter).toList()).stream()
        .flatMap(filter -> listing.matching(query(filter), settings.pageSize()).stream())
        .map(HoursForm::record)
        .toList();
  }

  /** Marks rows as exported, in the order they are read in; a row marked twice stays marked. */
  void acknowledge(Collection<Acknowledgement> delivered) {
    List<String> ids = delivered.stream().map(Acknowledgement::sourceId).toList();
    List<Long> rows = NumericId.of(ids).distinct().sorted().toList();
    for (int from = 0; from < rows.size(); from += ApiV3.MOST_MARKS) {
      int to = Math.min(from + ApiV3.MOST_MARKS, rows.size());
      client
          .request("PATCH", ApiV3.MARK_EXPORTED)
          .json(new ArrayList<>(rows.subList(from, to)))
          .repeatable()
          .send();
    }
  }

  private static Listing.Query query(@Nullable String filter) {
    return new Listing.Query(ApiV3.EXPORT, filter, ApiV3.ID);
  }

  /** Returns the id that the next page comes after, which must be beyond this page's. */
  private static String lastId(List<Row> rows, Cursor after) {
    long before = after.isStart() ? Long.MIN_VALUE : Long.parseLong(after.value());
    List<String> ids = rows.stream().map(NumericId::orMark).toList();
    return NumericId.of(ids)
        .max(Long::compare)
        .filter(last -> last > before)
        .map(String::valueOf)
        .orElseThrow(() -> new Broken(Message.of("tidsbanken.paging-loop", "path", ApiV3.EXPORT)));
  }
}
