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

  /**
   * How far customers were read: between passes {@code mark} alone, inside one the rest too.
   *
   * @param mark latest stamp known; null for none
   * @param bound from which stamp is asked; null for all
   * @param page link to the page; empty for the first
   */
  private record Place(@Nullable Instant mark, @Nullable Instant bound, String page) {
    private static final String INSIDE = "page|";

    static Place parse(Cursor cursor) {
      String text = cursor.value();
      if (text.startsWith(INSIDE)) {
        String[] parts = text.substring(INSIDE.length()).split("\\|", 3);
        return new Place(instant(parts[0]), instant(parts[1]), parts[2]);
      }
      return new Place(instant(text), null, "");
    }

    static boolean isInside(Cursor cursor) {
      return cursor.value().startsWith(INSIDE);
    }

    Cursor inside() {
      return new Cursor(INSIDE + text(mark) + "|" + text(bound) + "|" + page);
    }

    Cursor between() {
      return new Cursor(text(mark));
    }

    private static String text(@Nullable Instant moment) {
      return moment == null ? "" : moment.toString();
    }

    private static @Nullable Instant instant(String text) {
      return text.isEmpty() ? null : Instant.parse(text);
    }
  }

  @Override
  public Page<SourceRecord<Customer>> read(Cursor after, ReadOptions options) {
    Place at = Place.parse(after);
    if (!Place.isInside(after)) {
      at = begin(at.mark(), options.whole());
    }
    int size = Math.min(options.pageSize(), pageSize);
    return at.bound() == null ? all(at, size) : changes(at, at.bound(), size);
  }

  @Override
  public List<SourceRecord<Customer>> fetch(Collection<String> ids) {
    return Reading.each(ids, port::customer);
  }

  private Place begin(@Nullable Instant mark, boolean whole) {
    return mark == null || whole
        ? new Place(latest(), null, "")
        : new Place(mark, mark.minus(overlap), "");
  }

  private @Nullable Instant latest() {
    return port.customers(new Ask(null, Sort.LATEST_CHANGE_FIRST, "", LATEST)).rows().stream()
        .map(Row::changedAt)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private Page<SourceRecord<Customer>> all(Place at, int size) {
    Rows<Customer> page = port.customers(Ask.all(at.page(), size));
    List<SourceRecord<Customer>> records = Reading.records(page.rows());
    String next = page.next();
    return next == null
        ? Page.last(records, at.between())
        : Page.more(records, new Place(at.mark(), null, next).inside());
  }

  private Page<SourceRecord<Customer>> changes(Place at, Instant bound, int size) {
    Rows<Customer> page = port.customers(new Ask(bound, Sort.OLDEST_CHANGE_FIRST, at.page(), size));
    List<SourceRecord<Customer>> records = Reading.records(page.rows());
    Instant mark = at.mark();
    boolean sorted = true;
    Instant before = bound;
    for (Row<Customer> row : page.rows()) {
      Instant stamp = row.changedAt();
      if (stamp != null) {
        sorted &= !stamp.isBefore(before);
        before = stamp;
        mark = mark == null || stamp.isAfter(mark) ? stamp : mark;
      }
    }
    String next = page.next();
    if (next == null) {
      return Page.last(records, new Place(mark, null, "").between());
    }
    Place following =
        sorted && before.isAfter(bound)
            ? new Place(mark, before, "")
            : new Place(mark, bound, next);
    return Page.more(records, following.inside());
  }
}
