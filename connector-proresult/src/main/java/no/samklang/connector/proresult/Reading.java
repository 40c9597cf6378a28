package no.samklang.connector.proresult;

import java.util.Collection;
import java.util.List;
import no.samklang.connector.proresult.ProresultPort.Row;
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

  /** Returns a row as a source gives it. */
  static <T> SourceRecord<T> record(Row<T> row) {
    T value = row.value();
    Message fault = row.fault();
    if (value != null) {
      return SourceRecord.of(row.id(), value);
    }
    return fault == null ? SourceRecord.gone(row.id()) : SourceRecord.faulty(row.id(), fault);
  }

  /** Returns rows as a source gives them. */
  static <T> List<SourceRecord<T>> records(List<Row<T>> rows) {
    return rows.stream().map(row -> record(row)).toList();
  }
}
