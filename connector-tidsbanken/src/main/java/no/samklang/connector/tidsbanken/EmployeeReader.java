package no.samklang.connector.tidsbanken;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.samklang.sync.model.Employee;
import no.samklang.sync.spi.Broken;
import no.samklang.sync.spi.ChangeCursor;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Page;
import no.samklang.sync.spi.ReadOptions;
import no.samklang.sync.spi.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads employees by the stamp of their last change.
 *
 * <p>A pass goes by id: ordered by stamp, a row that changes under way would move to the end and
 * let another slip through between two pages.
 */
final class EmployeeReader {
  private static final List<String> ATTRIBUTES =
      List.of(
          ApiV3.DEPARTMENT,
          ApiV3.HIRED_DATE,
          ApiV3.LEFT_DATE,
          ApiV3.POSITION_PERCENT,
          ApiV3.HIRED_IN);

  private final Listing listing;
  private final Duration overlap;
  private final int pageSize;

  EmployeeReader(Listing listing, Duration overlap, int pageSize) {
    this.listing = listing;
    this.overlap = overlap;
    this.pageSize = pageSize;
  }

  Page<SourceRecord<Employee>> read(Cursor after, ReadOptions options) {
    ChangeCursor at = ChangeCursor.of(after, options.whole());
    Listing.Rows page =
        listing.page(
            query(at.since()),
            Listing.Position.parse(at.page()),
            Math.min(options.pageSize(), pageSize));
    List<SourceRecord<Employee>> records = new ArrayList<>();
    for (Row row : page.rows()) {
      records.add(record(row));
      at = at.seen(stamp(row));
    }
    return page.next() == null
        ? Page.last(records, at.between())
        : Page.more(records, at.inside(page.next().text()));
  }

  List<SourceRecord<Employee>> fetch(Collection<String> ids) {
    return Filter.anyOf(NumericId.of(ids).map(NumericId::filter).toList()).stream()
        .flatMap(filter -> listing.matching(query(filter), pageSize).stream())
        .map(EmployeeReader::record)
        .toList();
  }

  private Listing.Query query(@Nullable Instant since) {
    return query(
        since == null ? null : ApiV3.CHANGED + " gt " + ApiV3.literal(since.minus(overlap)));
  }

  private static Listing.Query query(@Nullable String filter) {
    return new Listing.Query(ApiV3.EMPLOYEES, filter, ApiV3.ID);
  }

  /** A stamp that cannot be understood is no reason to stop: its row comes with every pass. */
  private static @Nullable Instant stamp(Row row) {
    try {
      return row.moment(ApiV3.CHANGED);
    } catch (Broken unreadable) {
      return null;
    }
  }

  private static SourceRecord<Employee> record(Row row) {
    String id = NumericId.orMark(row);
    try {
      return SourceRecord.of(id, employee(row));
    } catch (Broken e) {
      return SourceRecord.faulty(id, e.message());
    }
  }

  private static Employee employee(Row row) {
    String id = row.required(ApiV3.ID);
    return Employee.builder()
        .number(id)
        .name(name(row, id))
        .email(row.text(ApiV3.EMAIL))
        .externalNumber(row.text(ApiV3.IDENTIFIER))
        .active(active(row))
        .attributes(attributes(row))
        .build();
  }

  static String name(Row row, String id) {
    String first = row.text(ApiV3.FIRST_NAME);
    String last = row.text(ApiV3.LAST_NAME);
    String both = ((first == null ? "" : first) + " " + (last == null ? "" : last)).strip();
    return both.isEmpty() ? id : both;
  }

  private static @Nullable Boolean active(Row row) {
    Boolean left = row.flag(ApiV3.LEFT);
    if (left == null) {
      return row.flag(ApiV3.ACTIVE);
    }
    return !left && !Boolean.FALSE.equals(row.flag(ApiV3.ACTIVE));
  }

  private static Map<String, String> attributes(Row row) {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (String name : ATTRIBUTES) {
      String text = row.text(name);
      if (text != null) {
        attributes.put(name, text);
      }
    }
    return attributes;
  }
}
