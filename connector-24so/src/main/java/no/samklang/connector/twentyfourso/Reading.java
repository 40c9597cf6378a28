package no.samklang.connector.twentyfourso;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import no.samklang.connector.twentyfourso.TwentyfoursoPort.Row;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Page;
import no.samklang.sync.spi.ReadOptions;
import no.samklang.sync.spi.SourceRecord;

/**
 * How one type is read.
 *
 * @param <T> class of the records
 */
interface Reading<T> {

  /** Reads a page. */
  Page<SourceRecord<T>> read(Cursor after, ReadOptions options);

  /** Reads records by id. */
  List<SourceRecord<T>> fetch(Collection<String> ids);

  /** Returns rows as a source gives them. */
  static <T> List<SourceRecord<T>> records(List<Row<T>> rows) {
    return rows.stream().map(row -> record(row)).toList();
  }

  /** Reads each id alone. */
  static <T> List<SourceRecord<T>> each(
      Collection<String> ids, Function<String, Optional<Row<T>>> one) {
    List<SourceRecord<T>> records = new ArrayList<>();
    for (String id : ids) {
      records.add(one.apply(id).map(row -> record(row)).orElseGet(() -> SourceRecord.gone(id)));
    }
    return records;
  }

  private static <T> SourceRecord<T> record(Row<T> row) {
    T value = row.value();
    Message fault = row.fault();
    if (value != null) {
      return SourceRecord.of(row.id(), value);
    }
    return fault == null ? SourceRecord.gone(row.id()) : SourceRecord.faulty(row.id(), fault);
  }
}
