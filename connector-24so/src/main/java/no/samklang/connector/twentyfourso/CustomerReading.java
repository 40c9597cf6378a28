package no.samklang.connector.twentyfourso;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import no.samklang.connector.twentyfourso.TwentyfoursoPort.Ask;
import no.samklang.connector.twentyfourso.TwentyfoursoPort.Row;
import no.samklang.connector.twentyfourso.TwentyfoursoPort.Rows;
import no.samklang.connector.twentyfourso.TwentyfoursoPort.Sort;
import no.samklang.sync.model.Customer;
import no.samklang.sync.spi.ChangeCursor;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Page;
import no.samklang.sync.spi.ReadOptions;
import no.samklang.sync.spi.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads customers by their changes.
 *
 * <ol>
 *   <li>The first pass, and one that must see everything, asks for all by id, so that a customer
 *       who changes meanwhile moves nobody over the edge of a page. Before it, the latest stamp
 *       there is becomes the mark. Our own clock plays no part.
 *   <li>Later passes ask from the mark less the overlap, oldest change first. After each page they
 *       ask anew from its last stamp: pages of a list that is sorted by what changes would move,
 *       and somebody would be skipped.
 *   <li>Where a whole page has one stamp, or stamps that cannot be read, the link to the next page
 *       is followed instead.
 * </ol>
 */
final class CustomerReading implements Reading<Customer> {
  /** Enough to find one with a stamp that can be read. */
  private static final int LATEST = 5;

  private final TwentyfoursoPort port;
  private final Duration overlap;
  private final int pageSize;

  CustomerReading(TwentyfoursoPort port, Duration overlap, int pageSize) {
    this.port = port;
    this.overlap = overlap;
    this.pageSize = pageSize;
  }

  @Override
  public Page<SourceRecord<Customer>> read(Cursor after, ReadOptions options) {
    ChangeCursor at = ChangeCursor.of(after, options.whole());
    if (!ChangeCursor.isInside(after)) {
      at = begin(at.since());
    }
    int size = Math.min(options.pageSize(), pageSize);
    Instant since = at.since();
    return since == null ? all(at, size) : changes(at, since, size);
  }

  @Override
  public List<SourceRecord<Customer>> fetch(Collection<String> ids) {
    return Reading.each(ids, port::customer);
  }

  private ChangeCursor begin(@Nullable Instant mark) {
    return mark == null
        ? new ChangeCursor(null, latest(), "")
        : new ChangeCursor(mark.minus(overlap), mark, "");
  }

  private @Nullable Instant latest() {
    return port.customers(new Ask(null, Sort.LATEST_CHANGE_FIRST, "", LATEST)).rows().stream()
        .map(Row::changedAt)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private Page<SourceRecord<Customer>> all(ChangeCursor at, int size) {
    Rows<Customer> page = port.customers(Ask.all(at.page(), size));
    List<SourceRecord<Customer>> records = Reading.records(page.rows());
    String next = page.next();
    return next == null ? Page.last(records, at.between()) : Page.more(records, at.inside(next));
  }

  private Page<SourceRecord<Customer>> changes(ChangeCursor from, Instant since, int size) {
    Rows<Customer> page =
        port.customers(new Ask(since, Sort.OLDEST_CHANGE_FIRST, from.page(), size));
    List<SourceRecord<Customer>> records = Reading.records(page.rows());
    ChangeCursor at = from;
    boolean sorted = true;
    Instant before = since;
    for (Row<Customer> row : page.rows()) {
      Instant stamp = row.changedAt();
      if (stamp != null) {
        sorted &= !stamp.isBefore(before);
        before = stamp;
        at = at.seen(stamp);
      }
    }
    String next = page.next();
    if (next == null) {
      return Page.last(records, at.between());
    }
    Cursor following =
        sorted && before.isAfter(since)
            ? new ChangeCursor(before, at.latest(), "").inside("")
            : at.inside(next);
    return Page.more(records, following);
  }
}
